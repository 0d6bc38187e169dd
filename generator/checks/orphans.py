"""Everything leads somewhere: nothing is written that no reader can reach.

Codes:
orphan-exercise: no finding leads to it, or no routine, directly or by easier and harder.
orphan-finding: no screen leads to it, and it does not say how it is noticed without one.
orphan-screen: the quiz does not hold it.
orphan-reference: no claim and no link cites it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checks.texts import texts
from generator.connections import reachable
from generator.issues import Issue
from generator.prose import links

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from generator.library import Library


def check(library: Library) -> Iterator[Issue]:
    """Yield an issue for every thing that nothing leads to."""
    findings = (name for finding in library.findings.values() for name in finding.exercises)
    routines = (item.exercise for routine in library.routines.values() for item in routine.items)
    kinds: tuple[tuple[str, Mapping[str, object], Collection[str], str], ...] = (
        (
            "exercise",
            library.exercises,
            _reached(library, findings),
            "no finding leads to this exercise, nor an easier or harder link from one that does",
        ),
        (
            "exercise",
            library.exercises,
            _reached(library, routines),
            "no routine leads to this exercise, nor an easier or harder link from one that does",
        ),
        (
            "finding",
            library.findings,
            _found(library),
            "no screen leads to this finding; if it is noticed otherwise, say how in `noticed`",
        ),
        (
            "screen",
            library.screens,
            library.quiz.screens,
            "quiz.yml does not hold this screen",
        ),
        ("reference", library.references, _references(library), "no claim cites this reference"),
    )
    for kind, things, reached, sentence in kinds:
        for name in things:
            if name not in reached:
                yield Issue(library.place(kind, name), f"orphan-{kind}", f'"{name}": {sentence}')


def _reached(library: Library, names: Iterable[str]) -> set[str]:
    return {exercise.id for exercise in reachable(library, names)}


def _found(library: Library) -> set[str]:
    screens = library.screens.values()
    return {
        *(pair.finding for screen in screens for pair in screen.findings),
        *(sign.finding for screen in screens for sign in screen.signs if sign.finding),
        *(finding.id for finding in library.findings.values() if finding.noticed),
    }


def _references(library: Library) -> set[str]:
    cited = {name for found in library.claims() for name in found.value.sources}
    linked = (link for text in texts(library) if "](" in text.value for link in links(text.value))
    return cited | {link.id for link in linked if link.kind == "reference"}
