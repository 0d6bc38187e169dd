"""Doses can be done, and routines fit the minutes they state.

Codes:
dose-shape: a dose is repetitions with a tempo, or a hold; never both, never neither.
dose-days: more days at least than at most, or a strength exercise on too many days.
dose-size: one set, or the whole dose, takes too short or too long.
long-hold: a stretch is held for more than a minute at a time.
over-time: a routine takes longer than the minutes it states.
under-time: a routine takes much less than the minutes it states.
excluded-exercise: a routine holds an exercise that the group it suits leaves out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.issues import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.library import Library
    from generator.model import Dose, Option, Routine
    from generator.model.text import Aim

Path = tuple[str | int, ...]

STRENGTH_DAYS = 3  # a week, unless the dose says how many at most
STRETCH_HOLD = 60  # seconds; more sets, not longer ones, are what was studied
SET_WORK = (5, 150)  # seconds in one set on one side
DOSE_SECONDS = 480
LEAST_USED = 0.6  # of the minutes that a routine states


def check(library: Library) -> Iterator[Issue]:
    """Yield an issue for every dose and every routine that cannot be done as it is written."""
    for exercise in library.exercises.values():
        for key, code, sentence in _dose(exercise.dose, exercise.aim):
            place = library.place("exercise", exercise.id, ("dose", *key))
            yield Issue(place, code, sentence)
    options = library.quiz.restrictions()
    for routine in library.routines.values():
        for path, code, sentence in _routine(library, routine, options):
            yield Issue(library.place("routine", routine.id, path), code, sentence)


def _dose(dose: Dose, aim: Aim) -> Iterator[tuple[Path, str, str]]:
    """Yield what is wrong with a dose: key, code and sentence."""
    given = [name for name in ("reps", "tempo", "hold") if getattr(dose, name) is not None]
    if given not in (["reps", "tempo"], ["hold"]):
        said = " and ".join(given) or "neither"
        sentence = f"a dose needs either reps and tempo, or hold alone; this one gives {said}"
        yield tuple(given[-1:]), "dose-shape", sentence
        return
    if dose.days_most is not None and dose.days_most < dose.days:
        sentence = f"days_most is {dose.days_most}, less than the {dose.days} of days"
        yield ("days_most",), "dose-days", sentence
    elif aim == "strength" and dose.days_most is None and dose.days > STRENGTH_DAYS:
        sentence = (
            f"{dose.days} days a week leave a strength exercise no rest; at most {STRENGTH_DAYS} "
            "were expected, or days_most to say that more is meant"
        )
        yield ("days",), "dose-days", sentence
    if aim == "range" and dose.hold is not None and dose.hold > STRETCH_HOLD:
        sentence = f"a hold of {dose.hold} s is too long; at most {STRETCH_HOLD} s, in more sets"
        yield ("hold",), "long-hold", sentence
    least, most = SET_WORK
    if not least <= dose.work <= most:
        times = f"{dose.reps} × {dose.tempo}" if dose.reps else "hold"
        sentence = f"one set on one side takes {dose.work} s ({times}); {least} to {most} s is sane"
        yield (given[0],), "dose-size", sentence
    elif dose.seconds > DOSE_SECONDS:
        sentence = f"the whole dose takes {dose.seconds} s; at most {DOSE_SECONDS} s is sane"
        yield (), "dose-size", sentence


def _routine(
    library: Library, routine: Routine, options: dict[str, Option]
) -> Iterator[tuple[Path, str, str]]:
    """Yield what is wrong with a routine: path, code and sentence."""
    parts, sound = [("warm-up", routine.warm_up_seconds)], True
    for index, item in enumerate(routine.items):
        exercise = library.exercises.get(item.exercise)
        if exercise is None:
            sound = False
            continue
        parts.append((exercise.id, (item.dose or exercise.dose).seconds))
        faults = list(_dose(item.dose or exercise.dose, exercise.aim))
        sound = sound and not faults
        for key, code, sentence in faults if item.dose else ():
            yield ("items", index, "dose", *key), code, sentence
        for group in routine.suits:
            along = library.quiz.brought(options[group]) if group in options else []
            left_out = sorted({one.id for one in along} & set(exercise.leave_out))
            parts_left = {part for one in along for part in one.leaves_out_parts}
            why = left_out or sorted(parts_left & set(exercise.loads))
            if why:
                sentence = f'this routine suits "{group}", but "{exercise.id}" is left out for '
                yield ("items", index, "exercise"), "excluded-exercise", sentence + f'"{why[0]}"'
    # With a wrong dose or an unknown exercise, the sum would be a second complaint of the same.
    if sound:
        yield from _time(parts, routine.minutes)


def _time(parts: list[tuple[str, int]], minutes: int) -> Iterator[tuple[Path, str, str]]:
    """Yield it if the parts of a routine do not fill its minutes, or overfill them."""
    total, allowed = sum(seconds for _, seconds in parts), minutes * 60
    arithmetic = " + ".join(f"{name} {seconds} s" for name, seconds in parts)
    fact = f"{arithmetic} = {total} s, and {minutes} minutes are {allowed} s"
    if total > allowed:
        yield ("minutes",), "over-time", f"{fact}: {total - allowed} s too many"
    elif total < LEAST_USED * allowed:
        sentence = f"{fact}: less than {LEAST_USED:.0%} of it is used; state fewer minutes"
        yield ("minutes",), "under-time", sentence
