"""The screens of the quiz stand in an order that suits the reader, and some of them make it short.

Codes:
scattered-places: the reader would have to come back to a place already left.
after-too-early: a screen stands before the one it may only follow.
quick-not-held: `quick` names a screen that `screens` does not.
quick-too-few: a short self-check would have fewer than three screens, though there are more.
quick-too-long: three screens of `quick` take eight minutes or more.
age-across-lines: an answer about age spans several lines of a screen's cut-offs.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generator.checks.quiz_form import questions
from generator.issues import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.library import Library
    from generator.model import Screen

Path = tuple[str | int, ...]
Fault = tuple[Path, str, str]

# How many screens a short self-check has, and which number of minutes it stays under.
_QUICK, _MINUTES = 3, 8


def check(library: Library) -> Iterator[Issue]:
    """Yield an issue for every screen that the quiz holds in the wrong place."""
    held = [library.screens[name] for name in library.quiz.screens if name in library.screens]
    for path, code, sentence in (*_order(held), *_quick(library), *_ages(library, held)):
        yield Issue(library.place("quiz", "quiz", path), code, sentence)


def _order(held: list[Screen]) -> Iterator[Fault]:
    names = [screen.id for screen in held]
    left: list[str] = []
    for place, group in groupby(held, key=lambda screen: screen.place):
        first = next(group)
        path: Path = ("screens", names.index(first.id))
        if place in left:
            sentence = (
                f'"{first.id}" goes back to the {place}; put it next to the others done there'
            )
            yield path, "scattered-places", sentence
        left.append(place)
    for index, screen in enumerate(held):
        if screen.only_after and screen.only_after not in names[:index]:
            sentence = f'"{screen.id}" may only come after "{screen.only_after}"'
            yield ("screens", index), "after-too-early", sentence


def _quick(library: Library) -> Iterator[Fault]:
    quick = library.quiz.quick
    for index, name in enumerate(quick):
        if name not in library.quiz.screens:
            sentence = f'"{name}" is not among `screens`, so it cannot be a quick one'
            yield ("quick", index), "quick-not-held", sentence
    wanted = min(_QUICK, len(library.quiz.screens))
    if len(quick) < wanted:
        yield ("quick",), "quick-too-few", f"{len(quick)} of the screens; name {wanted} or more"
    times = sorted(library.screens[name].minutes for name in quick if name in library.screens)
    longest = sum(times[-_QUICK:])
    if longest >= _MINUTES:
        sentence = f"three of these take {longest} minutes; they must take less than {_MINUTES}"
        yield ("quick",), "quick-too-long", sentence


def _ages(library: Library, held: list[Screen]) -> Iterator[Fault]:
    for path, question in questions(library.quiz):
        for index, option in enumerate(question.options):
            if option.ages is None:
                continue
            first, last = option.ages
            for screen in held:
                met = [
                    row for row in screen.cutoffs if row.from_age <= last and first <= row.upto_age
                ]
                if met and not (met[0].from_age <= first and last <= met[0].upto_age):
                    sentence = (
                        f'{first} to {last} lies across the lines of "{screen.id}"; '
                        f"{met[0].from_age} to {met[0].upto_age} is one of them"
                    )
                    yield (*path, "options", index, "ages"), "age-across-lines", sentence
