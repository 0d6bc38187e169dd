"""Every number a screen can give falls into exactly one level and one band.

Codes:
band-gap: a number falls into no level, or into no band.
band-overlap: a number falls into two levels, or into two bands.
band-order: levels or bands do not rise from low to high, or a side's equal is not `similar`.
interval-bounds: a level or band has two lower or two upper keys, or holds no number.
error-band: the `similar` band does not end at the error.
measure-range: `least`, `most`, `step`, attempts, `target` or `announce` do not fit together.
number-too-fine: a number has more than three decimals.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from generator.issues import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.library import Library
    from generator.model import Interval, Screen

Path = tuple[str | int, ...]
Fault = tuple[Path, str, str]

_RISING = {
    "levels": ("low", "middle", "high"),
    "bands": ("similar", "possible", "clear"),
}


class _Scale(NamedTuple):
    """The numbers that can occur: from `least` to `most` in steps of `step`."""

    least: Fraction
    most: Fraction
    step: Fraction
    unit: str

    def write(self, number: Fraction) -> str:
        return f"{float(number):g} {self.unit}".rstrip()


def check(library: Library) -> Iterator[Issue]:
    """Yield an issue for every screen whose numbers do not add up."""
    for id_, screen in library.screens.items():
        faults = [*_fine(screen), *_measure(screen)]
        if not faults:
            faults = [*_tiles(screen), *_error(screen)]
        for path, code, sentence in faults:
            yield Issue(library.place("screen", id_, path), code, sentence)


def _fine(screen: Screen) -> Iterator[Fault]:
    measure = screen.measure
    numbers: list[tuple[Path, float | None]] = [
        (("error",), screen.error),
        (("change_error",), screen.change_error),
        *((("measure", name), getattr(measure, name)) for name in ("least", "most", "step")),
        (("measure", "target"), measure.target),
        *((("measure", "announce", i), second) for i, second in enumerate(measure.announce)),
    ]
    for part, index, piece in _pieces(screen):
        numbers += [((part, index, key), bound) for key, bound in _keys(piece).items()]
    for path, number in numbers:
        if number is not None and (_exact(number) * 1000).denominator != 1:
            yield path, "number-too-fine", f"{number:g} has more than three decimals; round it"


def _measure(screen: Screen) -> Iterator[Fault]:
    measure = screen.measure
    least, most, step = _exact(measure.least), _exact(measure.most), _exact(measure.step)
    if least >= most:
        sentence = f"`most` is {measure.most:g}; it must be above `least`, {measure.least:g}"
        yield ("measure", "most"), "measure-range", sentence
    elif (most - least) % step:
        sentence = (
            f"steps of {measure.step:g} do not lead from {measure.least:g} to {measure.most:g}"
        )
        yield ("measure", "step"), "measure-range", sentence
    if measure.attempts_least > measure.attempts_most:
        sentence = "`attempts_most` must be at least `attempts_least`"
        yield ("measure", "attempts_most"), "measure-range", sentence
    path: Path = ("measure", "target")
    if measure.compare == "difference" and measure.target is not None:
        sentence = "`target` is for `compare: target` and for signs; leave it out here"
        yield path, "measure-range", sentence
    if measure.compare == "target" and measure.target is None:
        yield ("measure", "compare"), "measure-range", "`compare: target` needs a `target`"
    elif measure.target is not None and not least < _exact(measure.target) <= most:
        sentence = f"{measure.target:g} lies outside {measure.least:g} to {measure.most:g}"
        yield path, "measure-range", sentence
    for index, second in enumerate(measure.announce):
        if not least <= _exact(second) <= most:
            sentence = f"{second:g} lies outside {measure.least:g} to {measure.most:g}"
            yield ("measure", "announce", index), "measure-range", sentence


def _tiles(screen: Screen) -> Iterator[Fault]:
    """Hold levels against every value, and bands against every difference, that can occur."""
    measure = screen.measure
    least, most = _exact(measure.least), _exact(measure.most)
    # A best attempt lies on the step; a mean is rounded to thousandths.
    single = measure.keep == "best" or measure.attempts_most == 1
    step = _exact(measure.step) if single else Fraction(1, 1000)
    values = _Scale(least, most, step, measure.unit)
    differences = _Scale(Fraction(0), most - least, step, measure.unit)
    if measure.compare == "target":
        differences = _Scale(Fraction(0), Fraction(1), Fraction(1), "")
    kinds: tuple[tuple[str, Sequence[Interval], list[str], _Scale], ...] = (
        ("levels", screen.levels, [level.id for level in screen.levels], values),
        ("bands", screen.bands, [band.verdict for band in screen.bands], differences),
    )
    for part, pieces, names, scale in kinds:
        if not pieces:
            continue  # said by generator.checks.screens, where they are needed
        yield from _bounds(part, pieces)
        yield from _order(part, names)
        yield from _once(part, pieces, names, scale)


def _bounds(part: str, pieces: Sequence[Interval]) -> Iterator[Fault]:
    for index, piece in enumerate(pieces):
        for one, other in (("from", "above"), ("below", "upto")):
            if one in _keys(piece) and other in _keys(piece):
                sentence = f"has both `{one}` and `{other}`; keep one of them"
                yield (part, index), "interval-bounds", sentence


def _order(part: str, names: Sequence[str]) -> Iterator[Fault]:
    ranks = [_RISING[part].index(name) for name in names]
    for index, (before, rank) in enumerate(pairwise(ranks), start=1):
        if rank <= before:
            sentence = f'"{names[index]}" cannot follow "{names[index - 1]}"; from the lowest up: '
            yield (part, index), "band-order", sentence + ", ".join(_RISING[part])
    if part == "bands" and names[0] != "similar":
        sentence = 'the first band must be "similar": equal sides are similar'
        yield (part, 0), "band-order", sentence


def _once(
    part: str, pieces: Sequence[Interval], names: Sequence[str], scale: _Scale
) -> Iterator[Fault]:
    """Walk up the pieces and find the first number between two that is held by none or both."""
    reached = scale.least - scale.step
    before = ""
    spans = sorted((*_span(piece, scale), index) for index, piece in enumerate(pieces))
    what = "level" if part == "levels" else "band"
    for low, high, index in spans:
        if low > high:
            sentence = f'"{names[index]}" holds no number that can occur'
            yield (part, index), "interval-bounds", sentence
            continue
        missing = reached + scale.step
        if low > missing:
            sentence = f"{scale.write(missing)} falls into no {what}"
            yield (part, index), "band-gap", sentence
        elif low < missing:
            sentence = f'{scale.write(low)} falls into "{before}" and into "{names[index]}"'
            yield (part, index), "band-overlap", sentence
        if high > reached:
            reached, before = high, names[index]
    if reached < scale.most:
        sentence = f"{scale.write(reached + scale.step)} falls into no {what}"
        yield (part,), "band-gap", sentence


def _span(piece: Interval, scale: _Scale) -> tuple[Fraction, Fraction]:
    """Return the lowest and the highest number of the scale that a piece holds."""
    keys = {name: _exact(number) for name, number in _keys(piece).items()}
    low, high = scale.least, scale.most
    for name, number in keys.items():
        steps = (number - scale.least) / scale.step
        at_or_below = scale.least + steps.__floor__() * scale.step
        at_or_above = scale.least + steps.__ceil__() * scale.step
        match name:
            case "from":
                low = max(low, at_or_above)
            case "above":
                low = max(low, at_or_below + scale.step)
            case "upto":
                high = min(high, at_or_below)
            case "below":
                high = min(high, at_or_above - scale.step)
    return low, high


def _error(screen: Screen) -> Iterator[Fault]:
    if screen.measure.compare == "target":
        return
    for index, band in enumerate(screen.bands):
        end = band.below if band.upto is None else band.upto
        if band.verdict == "similar" and end != screen.error:
            ends = "has no upper end" if end is None else f"ends at {end:g}"
            sentence = f"the similar band {ends}, but the error is {screen.error:g}"
            yield ("bands", index), "error-band", sentence


def _pieces(screen: Screen) -> Iterator[tuple[str, int, Interval]]:
    for index, level in enumerate(screen.levels):
        yield "levels", index, level
    for index, band in enumerate(screen.bands):
        yield "bands", index, band


def _keys(piece: Interval) -> dict[str, float]:
    """Return the bounds an author wrote, by their keys."""
    bounds = {"from": piece.from_, "above": piece.above, "below": piece.below, "upto": piece.upto}
    return {name: number for name, number in bounds.items() if number is not None}


def _exact(number: float) -> Fraction:
    """Return the number as it was written, not as binary fractions hold it."""
    return Fraction(repr(number))
