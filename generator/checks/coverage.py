"""There is an exercise left for every finding and every reader, and it fits the time.

Only the worst reader is tried: without any kit, and with every restriction of the gate at once.
An exercise allowed for that reader is allowed for all, because more kit and fewer restrictions
only ever add exercises; so this one trial proves every other. Parts of the body a reader leaves
out, and checks that hurt, are another matter: they may rightly leave nothing, and the plan then
says so.

Codes:
uncovered-finding: no exercise of a finding suits every reader.
uncovered-general: no exercise of the general list suits every reader.
no-time: no exercise that suits every reader fits the shortest plan with one set.
shape-unserved: a plan's shape asks for more exercises of an aim than there are without kit.
shape-too-long: the shortest exercises of a plan's shape do not fit its minutes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.connections import reachable
from generator.issues import Issue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.library import Library
    from generator.model import Exercise
    from generator.model.quiz import Shape


def check(library: Library) -> Iterator[Issue]:
    """Yield an issue for each finding, general list and shape that may leave a reader nothing."""
    findings = library.findings.values()
    for finding in findings:
        for code, sentence in _left(library, finding.exercises, f'the finding "{finding.id}"'):
            place = library.place("finding", finding.id, ("exercises",))
            yield Issue(place, f"{code}-finding" if code == "uncovered" else code, sentence)
    for code, sentence in _left(library, library.quiz.plan.general, "the general list"):
        place = library.place("quiz", "quiz", ("plan", "general"))
        yield Issue(place, f"{code}-general" if code == "uncovered" else code, sentence)
    # A plan takes its exercises from the findings that the quiz leads to.
    led_to = {
        finding
        for name in library.quiz.screens
        if name in library.screens
        for finding in library.screens[name].leads_to
    }
    names = [name for f in findings if f.id in led_to for name in f.exercises]
    pool = list(reachable(library, [*library.quiz.plan.general, *names]))
    for index, shape in enumerate(library.quiz.plan.shapes):
        for code, sentence in _shape(library, shape, pool):
            place = library.place("quiz", "quiz", ("plan", "shapes", index, "aims"))
            yield Issue(place, code, sentence)


def _left(library: Library, names: Iterable[str], whose: str) -> Iterator[tuple[str, str]]:
    """Say whether nothing of a list is left for the worst reader, or nothing that fits."""
    known = [library.exercises[name] for name in names if name in library.exercises]
    left = [exercise for exercise in known if not exercise.kit and not exercise.leave_out]
    if not left:
        held = "; ".join(f'"{exercise.id}" {_held_by(exercise)}' for exercise in known)
        sentence = f"no exercise of {whose} suits every reader: {held or 'there is none'}"
        yield "uncovered", sentence
        return
    minutes = min(shape.minutes for shape in library.quiz.plan.shapes)
    room = minutes * 60 - library.quiz.plan.warm_up_seconds
    quickest = min(left, key=_one_set)
    if _one_set(quickest) > room:
        sentence = (
            f'of {whose}, "{quickest.id}" takes {_one_set(quickest)} seconds with one set; '
            f"{minutes} minutes leave {room} after the warm-up"
        )
        yield "no-time", sentence


def _shape(library: Library, shape: Shape, pool: list[Exercise]) -> Iterator[tuple[str, str]]:
    needed = 0
    for aim in dict.fromkeys(shape.aims):
        wanted = shape.aims.count(aim)
        times = sorted(_one_set(one) for one in pool if one.aim == aim and not one.kit)
        if len(times) < wanted:
            sentence = (
                f"{wanted} {aim} exercises without kit are needed, and {len(times)} are there"
            )
            yield "shape-unserved", sentence
        needed += sum(times[:wanted])
    room = shape.minutes * 60 - library.quiz.plan.warm_up_seconds
    if needed > room:
        sentence = f"one set of each takes {needed} seconds or more, and there are {room}"
        yield "shape-too-long", sentence


def _held_by(exercise: Exercise) -> str:
    """Say what keeps an exercise from suiting every reader."""
    kit = f"needs {', '.join(exercise.kit)}" if exercise.kit else ""
    for_whom = f"is left out for {', '.join(exercise.leave_out)}" if exercise.leave_out else ""
    return " and ".join(part for part in (kit, for_whom) if part)


def _one_set(exercise: Exercise) -> int:
    return exercise.dose.model_copy(update={"sets": 1}).seconds
