"""How a screen is scored on paper: levels, bands and who leaves it out, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.compile import brought
from generator.model import Quiz, Screen
from generator.model.screen import Interval
from generator.model.text import Area

UNITS = {"cm": ("cm", "cm"), "reps": ("repetition", "repetitions"), "s": ("second", "seconds")}
VERDICTS = {
    "similar": "Too close to call",
    "possible": "A possible difference",
    "clear": "A clear difference, if the same side was lower on another day too",
}


@dataclass(frozen=True)
class Row:
    """One row of a scoring key: for which numbers it holds, what they mean, and a sentence."""

    range: str
    means: str
    says: str


@dataclass(frozen=True)
class Effect:
    """What an answer, known on paper by its code, leaves out: by restriction, and by part."""

    code: str
    tags: frozenset[str]
    parts: frozenset[Area]


def amount(number: float, unit: str) -> str:
    """Return a number with its unit: `1.5 cm`, `1 repetition`, `10 seconds`."""
    one, many = UNITS[unit]
    return f"{number:g} {one if number == 1 else many}"


def interval(piece: Interval, unit: str) -> str:
    """Return the numbers of a level or band in words: `5 cm or more, but less than 10 cm`."""
    low = high = ""
    bounded = piece.below is not None or piece.upto is not None
    if piece.from_ is not None and not (bounded and piece.from_ <= 0):
        low = f"{amount(piece.from_, unit)} or more"
    elif piece.above is not None:
        low = f"more than {amount(piece.above, unit)}"
    if piece.below is not None:
        high = f"less than {amount(piece.below, unit)}"
    elif piece.upto is not None:
        high = f"up to {amount(piece.upto, unit)}" if low else f"{amount(piece.upto, unit)} or less"
    words = ", ".join(
        part for part in (low, ("but " if low else "") + high if high else "") if part
    )
    return words or "any number"


def levels(screen: Screen) -> Iterator[Row]:
    """Yield what one side's number means by itself."""
    for level in screen.levels:
        yield Row(interval(level, screen.measure.unit), level.id, level.says)


def bands(screen: Screen) -> Iterator[Row]:
    """Yield what the difference between the sides means."""
    for band in screen.bands:
        if screen.measure.compare == "target":
            reached = (
                "Both sides reach it, or neither" if _holds(band, 0) else "Only one side reaches it"
            )
        else:
            reached = interval(band, screen.measure.unit)
        yield Row(reached, VERDICTS[band.verdict], getattr(screen.says, band.verdict))


def _holds(piece: Interval, number: float) -> bool:
    return not (
        (piece.from_ is not None and number < piece.from_)
        or (piece.above is not None and number <= piece.above)
        or (piece.below is not None and number >= piece.below)
        or (piece.upto is not None and number > piece.upto)
    )


def effects(quiz: Quiz, codes: Mapping[str, str]) -> tuple[Effect, ...]:
    """Return what each answer leaves out, for those that leave anything out."""
    gate = {option.id: option for question in quiz.gate for option in question.options}
    found = []
    for question in (*quiz.gate, *quiz.about):
        for option in question.options:
            along = brought(option, gate)
            tags = frozenset(one.id for one in along if one.outcome in ("adapt", "see-first"))
            parts = frozenset(part for one in along for part in one.leaves_out_parts)
            if tags or parts:
                found.append(Effect(codes[option.id], tags, parts))
    return tuple(found)


def left_out_by(
    answers: Iterable[Effect], leave_out: tuple[str, ...], loads: tuple[Area, ...]
) -> tuple[str, ...]:
    """Return the codes of the answers with which a screen or an exercise is left out."""
    return tuple(
        answer.code
        for answer in answers
        if not (answer.tags.isdisjoint(leave_out) and answer.parts.isdisjoint(loads))
    )
