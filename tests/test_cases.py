"""The authors' cases, borders and generated answers, replayed by the reader's own code."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest

from generator.compile import compile_table
from generator.library import Library
from generator.model import BESIDES, Case, Interval, Question, Screen
from tests.engine import replay

Reader = dict[str, Any]


@pytest.fixture(scope="session")
def table(library: Library) -> dict[str, object]:
    return compile_table(library)


def questions(library: Library) -> tuple[Question, ...]:
    return (*library.quiz.gate, *library.quiz.about)


def answered(library: Library, answers: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return answers to all questions: those given, else the mildest that needs no choice."""
    plain = {
        question.id: [*BESIDES[question.kind], question.options[0].id][:1]
        for question in questions(library)
    }
    return {**plain, **answers}


def as_reader(library: Library, case: Case) -> Reader:
    return {
        "answers": answered(library, {one.question: list(one.answer) for one in case.answers}),
        "screens": {
            one.screen: {
                "left": one.left,
                "right": one.right,
                "both": one.both,
                "unable": one.unable,
                "mark": one.mark,
            }
            for one in case.screens
        },
        "before": {
            one.screen: [{"left": one.before_left, "right": one.before_right, "mark": None}]
            for one in case.screens
            if one.before_left or one.before_right
        },
    }


def test_every_case_comes_out_as_its_author_says(
    library: Library, table: dict[str, object]
) -> None:
    cases = library.quiz.cases
    said = replay(table, [as_reader(library, case) for case in cases])
    wrong: list[str] = []
    for case, result in zip(cases, said, strict=True):
        verdicts = {one["screen"]: one for one in result["verdicts"]}
        held = [item["exercise"] for item in result["plan"]["items"]]
        got = [result["gate"]["outcome"]]
        wanted: list[object] = [case.outcome]
        for screen in case.screens:
            verdict = verdicts.get(screen.screen, {})
            got.append([screen.screen, *(verdict.get(key) for key in ("verdict", "side", "level"))])
            wanted.append([screen.screen, screen.verdict, screen.side, screen.level])
        got += [f"plan has {name}" for name in case.plan_has if name in held]
        wanted += [f"plan has {name}" for name in case.plan_has]
        got += [f"plan has {name}" for name in case.plan_lacks if name in held]
        if got != wanted:
            wrong.append(f"{case.name}:\n  wanted {wanted}\n  got    {got}\n  plan   {held}")
    assert not wrong, "\n".join(wrong)


def holds(piece: Interval, number: Fraction) -> bool:
    """Say whether an author's interval holds a number, by the keys as they are written."""
    return not (
        (piece.from_ is not None and number < Fraction(str(piece.from_)))
        or (piece.above is not None and number <= Fraction(str(piece.above)))
        or (piece.below is not None and number >= Fraction(str(piece.below)))
        or (piece.upto is not None and number > Fraction(str(piece.upto)))
    )


def cuts(pieces: tuple[Interval, ...]) -> set[Fraction]:
    bounds = {bound for one in pieces for bound in (one.from_, one.above, one.below, one.upto)}
    return {Fraction(str(bound)) for bound in bounds if bound is not None}


def near(cut: Fraction, screen: Screen) -> Iterator[list[Fraction]]:
    """Yield attempts whose value is at a cut or as near as can be below and above it."""
    measure = screen.measure
    least, most, step = (
        Fraction(str(number)) for number in (measure.least, measure.most, measure.step)
    )
    floor = least + (cut - least) // step * step
    for start in (floor - step, floor, floor + step):
        for raised in range(measure.attempts_most if measure.keep == "mean" else 1):
            attempts = [start] * (measure.attempts_most - raised) + [start + step] * raised
            if all(least <= attempt <= most for attempt in attempts):
                yield attempts


def kept(screen: Screen, attempts: list[Fraction]) -> Fraction:
    if screen.measure.keep == "best":
        return min(attempts) if screen.measure.better == "less" else max(attempts)
    return sum(attempts, Fraction()) / len(attempts)


def earned(library: Library, screen: Screen) -> dict[str, Reader]:
    """Return what must be entered before this screen is offered, if anything must."""
    if screen.only_after is None:
        return {}
    most = library.screens[screen.only_after].measure.most
    return {screen.only_after: {"left": [], "right": [], "both": [most], "mark": None}}


def test_each_line_by_age_and_sex(library: Library, table: dict[str, object]) -> None:
    """The chair stand, on the line and one below it, for everyone the questions can tell apart."""
    by_age = {
        option.id: (question, option)
        for question in library.quiz.about
        for option in question.options
        if option.ages
    }
    sexes = [
        (question.id, option)
        for question in library.quiz.about
        for option in question.options
        if question.id == "sex"
    ]
    readers: list[Reader] = []
    expected: list[tuple[object, ...]] = []
    screens = [screen for screen in library.screens.values() if screen.cutoffs]
    for screen in screens:
        for question, option in by_age.values():
            for asked, sex in sexes:
                answers = {question.id: [option.id], asked: [sex.id]}
                if question.only_if:
                    answers[question.only_if[0].question] = [question.only_if[0].any_of[0]]
                ages = option.ages or (0, 0)
                rows = [row for row in screen.cutoffs if row.from_age <= ages[0] <= row.upto_age]
                lines = {
                    "women": [row.women for row in rows],
                    "men": [row.men for row in rows],
                    None: [max(row.women, row.men) for row in rows],
                }[sex.sex]
                for count in (0, *(line + by for line in lines for by in (-1, 0))):
                    low = any(count < line for line in lines)
                    expected.append((*lines, "low" if low else "middle" if lines else None))
                    entered = {"left": [], "right": [], "both": [count], "mark": None}
                    readers.append({"answers": answers, "screens": {screen.id: entered}})
    got = [
        (*([] if one["line"] is None else [one["line"]]), one["level"])
        for result in replay(table, readers)
        for one in result["verdicts"]
    ]
    assert len(expected) > 60
    assert got == expected


def test_numbers_at_below_and_above_every_cut(library: Library, table: dict[str, object]) -> None:
    """The expected level and verdict come from the YAML's own keys, in exact fractions."""
    readers: list[Reader] = []
    expected: list[tuple[object, ...]] = []
    for name in library.quiz.screens:
        screen = library.screens[name]
        if screen.kind != "compared":
            continue
        measure = screen.measure
        least = Fraction(str(measure.least))
        lows = [[least] * measure.attempts_most]
        targets = {Fraction(str(measure.target))} if measure.target is not None else set()
        gaps = {least + cut for cut in cuts(screen.bands)} if not targets else set()
        for cut in sorted(cuts(screen.levels) | gaps | targets):
            for attempts in near(cut, screen):
                for other in [*lows, attempts]:
                    value, low = kept(screen, attempts), kept(screen, other)
                    gap = value - low
                    if targets:
                        target = min(targets)
                        gap = Fraction(int(value >= target) - int(low >= target))
                    band = next(one.verdict for one in screen.bands if holds(one, gap))
                    level = next(one.id for one in screen.levels if holds(one, value))
                    behind = "left" if measure.better == "less" else "right"
                    side = None if band == "similar" else behind
                    for again in (False, True):
                        verdict = "possible" if band == "clear" and not again else band
                        expected.append((screen.id, verdict, side, level))
                        entered = {
                            "left": [float(one) for one in attempts],
                            "right": [float(one) for one in other],
                            "mark": None,
                        }
                        readers.append(
                            {
                                "screens": {**earned(library, screen), screen.id: entered},
                                "before": {screen.id: [entered]} if again else {},
                            }
                        )
    got = [
        (one["screen"], one["verdict"], one["side"], one["levels"]["left"])
        for result in replay(table, readers)
        for one in result["verdicts"][-1:]
    ]
    assert got == expected
    for name in library.quiz.screens:
        screen = library.screens[name]
        if screen.kind != "compared":
            continue
        of_screen = {verdict for id_, verdict, _, _ in expected if id_ == screen.id}
        assert of_screen >= {band.verdict for band in screen.bands}
        levels = {level for name, _, _, level in expected if name == screen.id}
        assert levels == {level.id for level in screen.levels}


def pairs(library: Library) -> Iterator[dict[str, list[str]]]:
    """Yield answers that hold every answer alone and every two answers of different questions."""
    said = [
        (question.id, answer)
        for question in questions(library)
        for answer in [
            *([option.id] for option in question.options),
            *([["unsure"]] if "unsure" in BESIDES[question.kind] else []),
        ]
    ]
    yield {}
    for one in said:
        yield dict([one])
    for one, other in combinations(said, 2):
        if one[0] != other[0]:
            yield dict([one, other])


def test_answers_alone_and_in_pairs(library: Library, table: dict[str, Any]) -> None:
    """No stop is followed by a check or an exercise, and no plan breaks a restriction."""
    given = [answered(library, answers) for answers in pairs(library)]
    hurt = {screen: {"left": [], "right": [], "mark": "pain"} for screen in library.quiz.screens}
    readers: list[Reader] = [{"answers": answers} for answers in given]
    readers += [{"answers": answers, "screens": hurt} for answers in given[: len(given) // 10]]
    asked = {question.id for question in library.quiz.gate}
    outcomes: dict[str, int] = {}
    for reader, result in zip(readers, replay(table, readers), strict=True):
        gate, plan = result["gate"], result["plan"]
        outcomes[gate["outcome"]] = outcomes.get(gate["outcome"], 0) + 1
        after = [step for step in result["path"] if step not in asked]
        held = [library.exercises[item["exercise"]] for item in plan["items"]]
        if gate["ends"]:
            assert after == ["outcome"], reader
            assert not held, reader
            continue
        assert gate["outcome"] != "stop"
        assert after[-2:] == ["results", "plan"]
        assert len(held) <= 5
        assert plan["seconds"] <= plan["minutes"] * 60
        for exercise in held:
            assert not set(exercise.leave_out) & set(gate["tags"]), reader
            assert not set(exercise.loads) & set(gate["parts"]), reader
        if not gate["parts"] and "screens" not in reader:
            assert held, reader
        else:
            assert held or plan["note"], reader
    assert set(outcomes) == {"go", "adapt", "see-first", "stop"}


def test_a_finding_gets_an_exercise_under_every_restriction_and_time(
    library: Library, table: dict[str, Any]
) -> None:
    """One check shows something; every answer alone, and every "not sure", is tried with it."""
    minutes = [
        (question.id, option.id)
        for question in questions(library)
        for option in question.options
        if option.minutes
    ]
    restrictions: list[dict[str, list[str]]] = [{}]
    restrictions += [{one: answer} for one, answer in _alone(library)]
    readers: list[Reader] = []
    for screen in library.screens.values():
        if screen.kind != "compared":
            continue
        measure = screen.measure
        low, high = [measure.least] * measure.attempts_most, [measure.most] * measure.attempts_most
        for left, right in ((low, high), (low, low)):
            for answers in restrictions:
                for question, option in minutes:
                    entered = {"left": left, "right": right, "mark": None}
                    given = answered(library, {**answers, question: [option]})
                    entries = {**earned(library, screen), screen.id: entered}
                    readers.append({"answers": given, "screens": entries})
    served = 0
    for reader, result in zip(readers, replay(table, readers), strict=True):
        found = [name for one in result["verdicts"] for name in one["findings"]]
        if result["gate"]["ends"] or result["gate"]["parts"] or not found:
            continue
        assert {item["finding"] for item in result["plan"]["items"]} >= set(found), reader
        served += 1
    assert served > len(library.screens) * len(minutes)


def _alone(library: Library) -> Iterator[tuple[str, list[str]]]:
    for question in library.quiz.gate:
        for option in question.options:
            yield question.id, [option.id]
        if "unsure" in BESIDES[question.kind]:
            yield question.id, ["unsure"]
