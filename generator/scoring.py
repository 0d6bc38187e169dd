"""The rules of paper in words: where an answer leads, levels and bands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from generator import phrases
from generator.model import Dose, Measure, Quiz, Screen
from generator.model.quiz import Option, Outcome

# A clear difference needs a second day, which paper cannot know of.
VERDICTS = {
    **phrases.VERDICTS,
    "clear": "A possible difference, clear on two days",
}
# Where an answer leads, in a word or two.
MARKS: Mapping[Outcome, str] = {
    "stop": "Stop here.",
    "see-first": "See someone.",
    "adapt": "Changes.",
    "go": "",
}
NO_CHECKS = "No checks."


@dataclass(frozen=True)
class Row:
    """One row of a scoring key: for which numbers it holds, and what they mean."""

    range: str
    means: str


def mark(quiz: Quiz, option: Option) -> str:
    """Return where an answer leads, such as `See someone. No checks.`; nothing if only on."""
    said = MARKS[option.outcome or "go"]
    ends = quiz.ends(option) and option.outcome != "stop"
    return f"{said} {NO_CHECKS}".strip() if ends else said


def gravest(marks: Iterable[str]) -> str:
    """Return the mark of all these together."""
    said = " ".join(marks)
    first = next(word for word in MARKS.values() if word in said)
    return f"{first} {NO_CHECKS}" if NO_CHECKS in said else first


def together(codes: Iterable[str]) -> str:
    """Return codes with each question's number said once: `3e`, `3f` and `5a` are `3ef 5a`."""
    parts = [re.fullmatch(r"(\d+)(.+)", code) for code in codes]
    found = groupby((part.groups() for part in parts if part), key=lambda part: part[0])
    return " ".join(number + "".join(letter for _, letter in same) for number, same in found)


def either(codes: Iterable[str]) -> str:
    """Return codes each in full, for a reader who has not met them in short: `3e, 3f or 5a`."""
    *others, last = [*codes] or [""]
    return f"{', '.join(others)} or {last}" if others else last


def brief(dose: Dose) -> str:
    """Return a dose in the fewest signs: `2×8/side`, or `3×20 s` for a hold with both sides."""
    many = f"{dose.hold} s" if dose.hold is not None else str(dose.reps)
    return f"{dose.sets}×{many}{'/side' if dose.sides == 'each' else ''}"


def average(measure: Measure) -> str:
    """Return the sums that make an average of tries: `(1 + 2) ÷ 2, or (1 + 2 + 3) ÷ 3`."""
    if measure.keep != "mean":
        return ""
    counted = range(max(2, measure.attempts_least), measure.attempts_most + 1)
    sums = (" + ".join(str(one) for one in range(1, many + 1)) for many in counted)
    return ", or ".join(f"({said}) ÷ {many}" for said, many in zip(sums, counted, strict=True))


def counts(screen: Screen) -> str:
    """Return from which number on a difference between the sides counts: `2 cm or more`."""
    first = next(band for band in screen.bands if band.verdict != "similar")
    return phrases.gap(first.model_copy(update={"upto": None, "below": None}), screen.measure)


def levels(screen: Screen) -> Iterator[Row]:
    """Yield what one side's number means by itself."""
    for level in screen.levels:
        named = phrases.value(level, screen.measure)
        # Choices are known by their numbers here: `2 or 3`.
        numbers = re.findall(r"(?:^|, or )(\d+): ", named)
        yield Row(" or ".join(numbers) or named, level.id)


def bands(screen: Screen) -> Iterator[Row]:
    """Yield what the difference between the sides means."""
    for band in screen.bands:
        yield Row(phrases.gap(band, screen.measure), VERDICTS[band.verdict])


def when(screen: Screen, finding: str) -> str:
    """Return in words when a screen leads to a finding."""
    seen = [sign.see for sign in screen.signs if sign.finding == finding]
    if screen.kind != "compared":
        return " ".join(seen) or "Below the line"
    whens = {"difference": "a difference", "low": "a low side"}
    said = [words for name, words in whens.items() if (name, finding) in _pairs(screen)]
    return " or ".join(said).capitalize()


def _pairs(screen: Screen) -> set[tuple[str, str]]:
    return {(pair.when, pair.finding) for pair in screen.findings}
