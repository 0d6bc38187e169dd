"""A routine is short enough for its sheet: one page of standard print, with drawings or without.

The lines are an estimate of our own, for a sheet that gives up what fit.js lets it give up. Held
against 300 routines of chance as a browser prints them: all of up to 64 lines fitted a page, and
the first that did not had 65.

Codes:
sheet-too-long: a routine has more to say than one page of standard print holds.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from generator import phrases, restrictions
from generator.figures.drawing import drawings
from generator.issues import Issue
from generator.prose import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.library import Library
    from generator.model import Exercise, Figure, Routine, RoutineItem

LINES = 64  # of a page
ACROSS = 104  # characters of a line
BESIDE_CODE = 90  # characters of a line next to the QR code
LINE = 4.1  # millimetres from one line to the next
WIDE = 200  # millimetres
# A phase by the width of its figure, in millimetres.
PHASES = {140: 30.1, 180: 38.6, 220: 47.2, 260: 55.8}
CLOSE_PHASES = {**PHASES, 180: 30.1, 220: 36.0, 260: 42.0}
SMALL_PHASES = {140: 20.0, 180: 24.0, 220: 30.0, 260: 36.0}  # of five exercises


def check(library: Library) -> Iterator[Issue]:
    """Yield an issue for every routine whose sheet would need a second page."""
    for routine in library.routines.values():
        if any(item.exercise not in library.exercises for item in routine.items):
            continue
        lines = max(sheet_lines(library, routine, drawn=drawn) for drawn in (True, False))
        if lines > LINES:
            index, longest = max(
                enumerate(library.exercises[item.exercise] for item in routine.items),
                key=lambda pair: _length(pair[1]),
            )
            place = library.place("routine", routine.id, ("items", index, "exercise"))
            sentence = (
                f'"{routine.name}" needs about {lines} lines of its sheet, and a page has {LINES}: '
                "take an exercise out, or shorten notes, cautions, and the set-up and the cues of "
                f'"{longest.id}" '
                f"({_length(longest)} characters are the most here)"
            )
            yield Issue(place, "sheet-too-long", sentence)


def sheet_lines(library: Library, routine: Routine, *, drawn: bool) -> int:
    """Return about how many lines the standard sheet of a routine has."""
    quiz = library.quiz
    head = [routine.summary, routine.who, routine.warm_up, "." * 70]
    foot = [*quiz.stop_rules, quiz.pain_short, quiz.disclaimer, "." * 140]
    lines = 1.5 + ceil(_sum(head) / BESIDE_CODE) + 1.7 + ceil(_sum(foot) / ACROSS)
    # The words around the log of one or two; what is not counted of five.
    lines += {1: 2, 2: 2, 5: 4}.get(len(routine.items), 0)
    return ceil(lines + sum(_card(library, routine, item, drawn=drawn) for item in routine.items))


def _card(library: Library, routine: Routine, item: RoutineItem, *, drawn: bool) -> float:
    """Return the lines of one exercise: words, drawings beside them, and the tick log."""
    many = len(routine.items)
    exercise = library.exercises[item.exercise]
    dose = item.dose or exercise.dose
    figure = exercise.figure if drawn else None
    wide, high = _drawn(figure, many) if figure else (0.0, 0.0)
    groups = {one.id for one in restrictions.along(library.quiz, routine.suits)}
    texts = [
        exercise.name,
        phrases.sets(dose.sets),
        phrases.work(dose, exercise),
        phrases.rest(dose),
        phrases.days(dose),
        item.note or "",
        exercise.setup,
        *(one.text for one in exercise.caution if not one.when or {*one.when} & groups),
        *exercise.stop,
    ]
    # About what fit.js gives up last: steps or cues, and hints.
    three = figure is not None and many == 4 and len(figure.phases) == 3
    ways = {"easier": exercise.easier, "harder": exercise.harder}
    gone = ("easier", "harder") if many == 5 else ("harder",) if three else ()
    texts += [way.how for name, way in ways.items() if way and name not in gone]
    if not figure or many < 3:
        texts += exercise.steps
    if figure and not three:
        texts += exercise.cues
    length = _sum(texts) + 12
    beside = ACROSS * (1 - (wide + 4) / WIDE) if figure else ACROSS
    room = int(high / LINE)
    inside = min(room, ceil(length / beside))
    lines = inside + max(0, ceil((length - inside * beside) / ACROSS))
    log = (2.1 if dose.sides == "each" else 1.1) + (1.2 if many < 4 else 0)
    return max(lines + log, high / LINE) + 0.3


def _drawn(figure: Figure, many: int) -> tuple[float, float]:
    """Return how wide all phases are side by side, and how high, in millimetres."""
    one = drawings(figure)[0]
    sizes = PHASES if many < 3 else CLOSE_PHASES if many < 5 else SMALL_PHASES
    phase = sizes.get(int(one.width), sizes[140])
    count = len(figure.phases)
    return count * phase + (count - 1) * 2, phase * one.height / one.width


def _length(exercise: Exercise) -> int:
    return _sum((exercise.setup, *exercise.cues))


def _sum(texts: Iterable[str]) -> int:
    return sum(len(plain(text)) + 1 for text in texts if text)
