"""Each screen has what its kind needs, and nothing of another kind.

Codes:
screen-lacks: a field that this kind of screen needs is missing or empty.
screen-surplus: a field that means nothing for this kind of screen.
choice-count: there is not one choice for each number from `least` to `most`.
cutoff-order: cut-offs do not go up in age without gaps, or lie outside the measure.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator.issues import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.library import Library
    from generator.model import Screen

Path = tuple[str | int, ...]
Fault = tuple[Path, str, str]

COMPARED, WHOLE, OBSERVED = "compared", "whole", "observed"
_DOES = {
    COMPARED: "compares two sides",
    WHOLE: "measures both sides as one",
    OBSERVED: "is looked at",
}
# Which kinds need a field, and which may have it besides.
_NEEDED = {
    "noun": (COMPARED,),
    "lower": (COMPARED,),
    "higher": (COMPARED,),
    "error": (COMPARED,),
    "error_claim": (COMPARED,),
    "change_error": (COMPARED, WHOLE),
    "bands": (COMPARED,),
    "says": (COMPARED,),
    "level_claim": (COMPARED, WHOLE),
    "levels": (COMPARED,),
    "cutoffs": (WHOLE,),
    "signs": (OBSERVED,),
    "findings": (COMPARED, WHOLE),
}
_MAY = {"levels": (WHOLE,), "findings": ()}


def check(library: Library) -> Iterator[Issue]:
    """Yield an issue for every field that a screen lacks or has too many."""
    for id_, screen in library.screens.items():
        for path, code, sentence in (*_fields(screen), *_choices(screen), *_cutoffs(screen)):
            yield Issue(library.place("screen", id_, path), code, sentence)


def _fields(screen: Screen) -> Iterator[Fault]:
    own = screen.kind
    for name, kinds in _NEEDED.items():
        value = getattr(screen, name)
        there = value is not None and value != ()
        if own in kinds and not there:
            yield (name,), "screen-lacks", f"this screen {_DOES[own]}, so it needs `{name}`"
        elif there and own not in (*kinds, *_MAY.get(name, ())):
            sentence = f"this screen {_DOES[own]}, so `{name}` means nothing here; leave it out"
            yield (name,), "screen-surplus", sentence
    if own == OBSERVED and (screen.measure.compare != "none" or screen.measure.target is None):
        sentence = "`entry: signs` needs `compare: none` and a `target`"
        yield ("measure", "compare"), "screen-lacks", sentence


def _choices(screen: Screen) -> Iterator[Fault]:
    measure = screen.measure
    count, path = len(measure.choices), ("measure", "choices")
    if measure.entry == "choice":
        wanted = round((measure.most - measure.least) / measure.step) + 1
        if count != wanted:
            sentence = f"{count} choices, but {wanted} numbers from `least` to `most`"
            yield path, "choice-count", sentence
    elif count:
        yield path, "choice-count", "`choices` belong to `entry: choice`; leave them out here"


def _cutoffs(screen: Screen) -> Iterator[Fault]:
    for index, row in enumerate(screen.cutoffs):
        if row.upto_age < row.from_age:
            sentence = f"`upto_age` is {row.upto_age}, less than the {row.from_age} of `from_age`"
            yield ("cutoffs", index, "upto_age"), "cutoff-order", sentence
        for name in ("women", "men"):
            number = getattr(row, name)
            if not screen.measure.least <= number <= screen.measure.most:
                sentence = f"{number} lies outside the measure"
                yield ("cutoffs", index, name), "cutoff-order", sentence
    for index, (before, row) in enumerate(pairwise(screen.cutoffs), start=1):
        if row.from_age != before.upto_age + 1:
            sentence = f"{before.upto_age + 1} must follow {before.upto_age}, not {row.from_age}"
            yield ("cutoffs", index, "from_age"), "cutoff-order", sentence
