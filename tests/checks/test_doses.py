"""A dose or routine that cannot be done as written is reported with its arithmetic."""

from collections.abc import Callable

import pytest

from generator.checks import doses
from generator.issues import Issue

ROCK, RISE, TOE = (f"exercises/{name}.yml" for name in ("ankle-rock", "heel-rise", "heel-to-toe"))
ROUTINE, QUIZ = "routines/ten-minutes.yml", "quiz.yml"
DOSE = "{sets: 2, reps: 8, tempo: 2-1-2, days: 3}"

CASES = [
    ("dose-shape", "gives reps and tempo and hold", (ROCK, "days: 3", "days: 3, hold: ¶20")),
    ("dose-shape", "this one gives reps", (ROCK, DOSE, "{sets: 2, reps: ¶8, days: 3}")),
    ("dose-shape", "this one gives tempo", (ROCK, DOSE, "{sets: 2, tempo: ¶2-1-2, days: 3}")),
    ("dose-shape", "gives neither", (ROCK, DOSE, "¶{sets: 2, days: 3}")),
    ("dose-shape", "tempo and hold", (ROUTINE, "hold: 15", "tempo: 1-1-1, hold: ¶15")),
    ("dose-days", "days_most is 2, less than the 3", (ROCK, "days: 3", "days: 3, days_most: ¶2")),
    ("dose-days", "4 days a week | at most 3", (RISE, "days: 3", "days: ¶4")),
    ("long-hold", "of 75 s | at most 60 s", (ROCK, "reps: 8, tempo: 2-1-2", "hold: ¶75")),
    (
        "dose-size",
        "takes 160 s (40 × 1-2-1)",
        (ROCK, "reps: 8, tempo: 2-1-2", "reps: ¶40, tempo: 1-2-1"),
    ),
    (
        "dose-size",
        "takes 4 s (2 × 1-0-1)",
        (ROCK, "reps: 8, tempo: 2-1-2", "reps: ¶2, tempo: 1-0-1"),
    ),
    ("dose-size", "whole dose takes 780 s", (TOE, "{sets: 1, hold: 20", "¶{sets: 6, hold: 60")),
    (
        "over-time",
        "warm-up 60 s + ankle-rock 180 s + heel-rise 140 s + heel-to-toe 40 s = 420 s"
        " | 6 minutes are 360 s: 60 s too many",
        (ROUTINE, "minutes: 8", "minutes: ¶6"),
    ),
    ("under-time", "= 420 s | 12 minutes are 720 s", (ROUTINE, "minutes: 8", "minutes: ¶12")),
]


@pytest.mark.parametrize(("code", "words", "edit"), CASES)
def test_a_dose_that_cannot_be_done(
    check_finds: Callable[..., None], code: str, words: str, edit: tuple[str, str, str]
) -> None:
    check_finds(doses, code, words, edit)


def test_an_exercise_left_out_for_whom_the_routine_suits(
    check_finds: Callable[..., None],
) -> None:
    suits = (ROUTINE, "block:", "suits: [fever]\nblock:")
    brings = (QUIZ, "action: Ask a doctor first.", "action: Ask.\n        also: [unsteady]")
    left_out = (RISE, "dose:", "leave_out: [unsteady]\ndose:")
    words = 'suits "fever", but "heel-rise" is left out for "unsteady"'
    at = (ROUTINE, "exercise: heel-rise\n", "exercise: ¶heel-rise\n")
    check_finds(doses, "excluded-exercise", words, suits, brings, left_out, at)


def test_an_exercise_that_loads_a_part_left_out(check_edited: Callable[..., list[Issue]]) -> None:
    suits = (ROUTINE, "block:", "suits: [unsteady]\nblock:")
    part = (QUIZ, "outcome: adapt\n", "outcome: adapt\n        leaves_out_parts: [ankle-foot]\n")
    found = check_edited(doses, suits, part)
    assert [issue.code for issue in found] == ["excluded-exercise"] * 3
    assert 'left out for "ankle-foot"' in found[0].sentence


def test_strength_on_more_days_can_be_meant(check_edited: Callable[..., list[Issue]]) -> None:
    assert check_edited(doses, (RISE, "days: 3", "days: 4\n  days_most: 5")) == []
