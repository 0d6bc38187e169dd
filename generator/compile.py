"""The table the reader's own code evaluates: defaults filled, ids resolved, plain words."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from generator import phrases
from generator.connections import reachable
from generator.figures.files import sides
from generator.model.dose import CHANGEOVER
from generator.prose import plain

if TYPE_CHECKING:
    from generator.library import Library
    from generator.model import (
        Dose,
        Exercise,
        Finding,
        Interval,
        Measure,
        Option,
        Question,
        Quiz,
        Says,
        Screen,
        Variant,
    )

FORMAT = 2
# The most exercises a plan may hold.
MOST = 5

Json = dict[str, object]


def compile_table(library: Library) -> Json:
    """Return the quiz, screens, findings and exercises as one JSON-ready table.

    It is for a library that `generator.checks` found nothing wrong with. The version is a hash of
    all the rest, so that answers given to one table are never read against another.
    """
    quiz = library.quiz
    screens = [library.screens[screen] for screen in quiz.screens]
    findings = [
        library.findings[name]
        for name in dict.fromkeys(name for screen in screens for name in screen.leads_to)
    ]
    exercises = [*quiz.plan.general, *(name for one in findings for name in one.exercises)]
    table: Json = {
        "outcomes": {
            "stop": {"then": quiz.outcomes.stop.then},
            "see-first": {"then": quiz.outcomes.see_first.then},
            "adapt": {"then": quiz.outcomes.adapt.then},
            "go": {"then": quiz.outcomes.go.then},
        },
        "gate": [_question(quiz, question) for question in quiz.gate],
        "about": [_question(quiz, question) for question in quiz.about],
        "screens": [_screen(screen) for screen in screens],
        "quick": list(quiz.quick),
        "findings": [_finding(finding) for finding in findings],
        "exercises": [compile_exercise(exercise) for exercise in reachable(library, exercises)],
        "plan": _plan(quiz),
    }
    rest = json.dumps(table, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    protocols = [(screen.id, _protocol(screen)) for screen in screens]
    return {
        "format": FORMAT,
        "version": _hash(rest, 12),
        "protocol": _hash(json.dumps(protocols), 8),
        **table,
    }


def _question(quiz: Quiz, question: Question) -> Json:
    return {
        "id": question.id,
        "kind": question.kind,
        "only_if": [
            {"question": condition.question, "any_of": list(condition.any_of)}
            for condition in question.only_if
        ],
        "options": [_option(quiz, option) for option in question.options],
    }


def _option(quiz: Quiz, option: Option) -> Json:
    first, *others = along = quiz.brought(option)
    own = [first.id] if first.outcome in ("adapt", "see-first") else []
    action = option.action or option.allows
    return {
        "id": option.id,
        "outcome": option.outcome,
        "ends": option.ends,
        "tags": sorted({*own, *(other.id for other in others)}),
        "parts": sorted({part for one in along for part in one.leaves_out_parts}),
        "compare": all(one.compare for one in along),
        "kit": option.kit,
        "minutes": option.minutes,
        "days": option.days,
        "prefers_area": option.prefers_area,
        "prefers_aim": option.prefers_aim,
        "ages": list(option.ages) if option.ages else None,
        "sex": option.sex,
        "urgent": option.urgent,
        "text": plain(option.text),
        "action": plain(action) if action else None,
    }


def _screen(screen: Screen) -> Json:
    measure = screen.measure
    return {
        "id": screen.id,
        "kind": screen.kind,
        "protocol": _protocol(screen),
        "place": screen.place,
        "minutes": screen.minutes,
        "only_after": screen.only_after,
        "name": screen.name,
        "noun": screen.noun or "",
        "lower": screen.lower or "",
        "higher": screen.higher or "",
        "aim": screen.aim,
        "area": screen.area,
        "loads": list(screen.loads),
        "leave_out": list(screen.leave_out),
        "kit": list(screen.kit),
        "measure": {
            "entry": measure.entry,
            "unit": measure.unit,
            "least": _number(measure.least),
            "most": _number(measure.most),
            "step": _number(measure.step),
            "attempts_least": measure.attempts_least,
            "attempts_most": measure.attempts_most,
            "keep": measure.keep,
            "compare": measure.compare,
            "better": measure.better,
            "choices": [plain(choice) for choice in measure.choices],
            "unable": _unable(measure),
            "beat": measure.beat,
            "limit": measure.limit,
            "target": _number(measure.target),
            "announce": [_number(second) for second in measure.announce],
            "rest": measure.rest,
        },
        "error": _number(screen.error or 0),
        "change_error": _number(screen.change_error or 0),
        "levels": [
            {"id": level.id, **_interval(level), "says": plain(level.says)}
            for level in screen.levels
        ],
        "cutoffs": [row.model_dump() for row in screen.cutoffs],
        "signs": [
            {"see": plain(sign.see), "note": plain(sign.note), "finding": sign.finding}
            for sign in screen.signs
        ],
        "bands": [{"verdict": band.verdict, **_interval(band)} for band in screen.bands],
        "says": _says(screen.says) if screen.says else None,
        "findings": [{"when": pair.when, "finding": pair.finding} for pair in screen.findings],
    }


def _protocol(screen: Screen) -> str:
    """Return what changes when numbers can no longer be compared with earlier ones."""
    return f"{screen.protocol}-{_hash(screen.measure.model_dump_json(), 6)}"


def _unable(measure: Measure) -> float | int | None:
    """Return what a try that could not be done counts as, where that is a number at all."""
    if measure.entry not in ("counter", "stopwatch"):
        return None
    return _number(measure.most if measure.better == "less" else measure.least)


def _hash(text: str, length: int) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:length]


def _says(says: Says) -> Json:
    return {
        "similar": plain(says.similar),
        "possible": plain(says.possible),
        "clear": plain(says.clear),
    }


def _finding(finding: Finding) -> Json:
    exercises = list(finding.exercises)
    return {"id": finding.id, "name": finding.name, "area": finding.area, "exercises": exercises}


def compile_exercise(exercise: Exercise, *, everyone: bool = False) -> Json:
    """Return what a plan, or a sheet for everyone, needs of an exercise, JSON-ready."""
    return {
        "id": exercise.id,
        "name": exercise.name,
        "summary": plain(exercise.summary),
        "aim": exercise.aim,
        "area": exercise.area,
        "loads": list(exercise.loads),
        "kit": list(exercise.kit),
        "leave_out": list(exercise.leave_out),
        "dose": _dose(exercise.dose),
        "says": {
            "work": phrases.work(exercise.dose, exercise),
            "days": phrases.days(exercise.dose).capitalize() + ".",
            "rest": phrases.rest(exercise.dose),
        },
        "setup": plain(exercise.setup),
        "steps": [plain(step) for step in exercise.steps],
        "cues": list(exercise.cues),
        "caution": [
            {"text": plain(caution.text), "when": list(caution.when)}
            for caution in exercise.caution
            # In a plan, what only those must heed who never get the exercise is left out.
            if everyone or not caution.when or set(caution.when) - set(exercise.leave_out)
        ],
        "stop": [plain(line) for line in exercise.stop],
        "easier": _variant(exercise.easier),
        "harder": _variant(exercise.harder),
        "figure": list(sides(exercise.figure)) if exercise.figure else [],
    }


def _dose(dose: Dose) -> Json:
    return {
        "sets": dose.sets,
        "reps": dose.reps,
        "tempo": dose.tempo,
        "hold": dose.hold,
        "sides": dose.sides,
        "rest": dose.rest,
        "days": dose.days,
        "days_most": dose.days_most,
        "work": dose.work,
        "seconds": dose.seconds,
    }


def _variant(variant: Variant | None) -> Json | None:
    return {"how": plain(variant.how), "exercise": variant.exercise} if variant else None


def _plan(quiz: Quiz) -> Json:
    rules = quiz.plan
    shapes = sorted(rules.shapes, key=lambda shape: shape.minutes)
    return {
        "warm_up": plain(rules.warm_up),
        "warm_up_seconds": rules.warm_up_seconds,
        "shapes": {str(shape.minutes): list(shape.aims) for shape in shapes},
        "general": list(rules.general),
        "most": MOST,
        "changeover": CHANGEOVER,
    }


def _interval(piece: Interval) -> Json:
    low = piece.above if piece.from_ is None else piece.from_
    high = piece.below if piece.upto is None else piece.upto
    return {
        "low": _number(low),
        "low_in": piece.above is None,
        "high": _number(high),
        "high_in": piece.below is None,
    }


def _number(value: float | None) -> float | int | None:
    """Return a number that is written without `.0` where it is whole."""
    return int(value) if value is not None and value == int(value) else value
