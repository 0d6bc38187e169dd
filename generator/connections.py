"""What leads to what: the links that no author writes, computed from those that one did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.library import Library
    from generator.model import Exercise

Links = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Connections:
    """For each id, the ids that lead to it, in the library's order and each once."""

    screens_of_finding: Links
    findings_of_exercise: Links
    screens_of_exercise: Links
    routines_of_exercise: Links
    principles_of_exercise: Links
    principles_of_screen: Links
    # All neighbours of an exercise, whichever of the two names the other.
    easier: Links
    harder: Links


def connect(library: Library) -> Connections:
    """Return the connections of a checked library."""
    screens_of_finding = _group(
        (finding, screen.id)
        for screen in library.screens.values()
        for finding in (
            *(pair.finding for pair in screen.findings),
            *(sign.finding for sign in screen.signs if sign.finding),
        )
    )
    findings_of_exercise = _group(
        (exercise, finding.id)
        for finding in library.findings.values()
        for exercise in finding.exercises
    )
    principles = library.principles.values()
    steps_down = [
        *((e.id, e.easier.exercise) for e in library.exercises.values() if e.easier),
        *((e.harder.exercise, e.id) for e in library.exercises.values() if e.harder),
    ]
    pairs = [(harder, easier) for harder, easier in steps_down if harder and easier]
    return Connections(
        screens_of_finding=screens_of_finding,
        findings_of_exercise=findings_of_exercise,
        screens_of_exercise=_group(
            (exercise, screen)
            for exercise, findings in findings_of_exercise.items()
            for finding in findings
            for screen in screens_of_finding.get(finding, ())
        ),
        routines_of_exercise=_group(
            (item.exercise, routine.id)
            for routine in library.routines.values()
            for item in routine.items
        ),
        principles_of_exercise=_group((e, p.id) for p in principles for e in p.exercises),
        principles_of_screen=_group((s, p.id) for p in principles for s in p.screens),
        easier=_group(pairs),
        harder=_group((easier, harder) for harder, easier in pairs),
    )


def reachable(library: Library, names: Iterable[str]) -> Iterator[Exercise]:
    """Yield, by id, the exercises of these names and all that easier and harder lead to from them.

    Names that there are not are passed by.
    """
    waiting = list(names)
    reached: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in reached or name not in library.exercises:
            continue
        reached.add(name)
        exercise = library.exercises[name]
        variants = (exercise.easier, exercise.harder)
        waiting += [variant.exercise for variant in variants if variant and variant.exercise]
    return (exercise for name, exercise in library.exercises.items() if name in reached)


def _group(pairs: Iterable[tuple[str, str]]) -> Links:
    """Group the second of each pair by the first, each once, in order."""
    grouped: dict[str, dict[str, None]] = {}
    for key, value in pairs:
        grouped.setdefault(key, {})[value] = None
    return {key: tuple(values) for key, values in grouped.items()}
