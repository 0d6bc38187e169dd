"""How a screen is scored on paper: levels, bands and who leaves it out, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator import phrases
from generator.model import Quiz, Screen
from generator.model.text import Area

# A clear difference needs a second day, which paper cannot know of.
VERDICTS = {
    **phrases.VERDICTS,
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


def levels(screen: Screen) -> Iterator[Row]:
    """Yield what one side's number means by itself."""
    for level in screen.levels:
        yield Row(phrases.value(level, screen.measure), level.id, level.says)


def bands(screen: Screen) -> Iterator[Row]:
    """Yield what the difference between the sides means."""
    for band in screen.bands:
        reached = phrases.gap(band, screen.measure)
        yield Row(reached, VERDICTS[band.verdict], getattr(screen.says, band.verdict))


def effects(quiz: Quiz, codes: Mapping[str, str]) -> tuple[Effect, ...]:
    """Return what each answer leaves out, for those that leave anything out."""
    found = []
    for question in (*quiz.gate, *quiz.about):
        for option in question.options:
            along = quiz.brought(option)
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
