"""Everything leads somewhere: nothing is written that no reader can reach.

Codes:
orphan-exercise: no finding, routine or general plan leads to it, nor an easier or harder link.
orphan-finding: no screen leads to it.
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
    from collections.abc import Collection, Iterator, Mapping

    from generator.library import Library


def check(library: Library) -> Iterator[Issue]:
    """Yield an issue for every thing that nothing leads to."""
    kinds: dict[str, tuple[Mapping[str, object], Collection[str], str]] = {
        "exercise": (
            library.exercises,
            _exercises(library),
            "no finding, routine or general plan leads to this exercise, nor an easier or harder "
            "link from one that they lead to",
        ),
        "finding": (
            library.findings,
            {f.finding for screen in library.screens.values() for f in screen.findings},
            "no screen leads to this finding",
        ),
        "screen": (library.screens, library.quiz.screens, "quiz.yml does not hold this screen"),
        "reference": (library.references, _references(library), "no claim cites this reference"),
    }
    for kind, (things, reached, sentence) in kinds.items():
        for name in things:
            if name not in reached:
                yield Issue(library.place(kind, name), f"orphan-{kind}", f'"{name}": {sentence}')


def _exercises(library: Library) -> set[str]:
    """Return every exercise that a reader can be led to."""
    names = [
        *library.quiz.plan.general,
        *(name for finding in library.findings.values() for name in finding.exercises),
        *(item.exercise for routine in library.routines.values() for item in routine.items),
    ]
    return {exercise.id for exercise in reachable(library, names)}


def _references(library: Library) -> set[str]:
    cited = {name for found in library.claims() for name in found.value.sources}
    linked = (link for text in texts(library) if "](" in text.value for link in links(text.value))
    return cited | {link.id for link in linked if link.kind == "reference"}
