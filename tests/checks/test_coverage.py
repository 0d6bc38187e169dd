"""Every finding keeps an exercise for the reader with most restrictions, or the build says so."""

from collections.abc import Callable

import pytest

from generator.checks import coverage
from generator.issues import Issue

ROCK, RISE = "exercises/ankle-rock.yml", "exercises/heel-rise.yml"
TOE, FINDING, QUIZ = "exercises/heel-to-toe.yml", "findings/less-bend.yml", "quiz.yml"
NO_ROCK = (ROCK, "dose:", "kit: [band]\ndose:")
NO_RISE = (RISE, "dose:", "leave_out: [unsteady, fever]\ndose:")
NO_TOE = (TOE, "dose:", "kit: [cushion]\ndose:")
BARE = (QUIZ, "aims: [range, strength, balance]", "aims: [range, strength]")


def test_a_finding_left_without_an_exercise_says_why(check_finds: Callable[..., None]) -> None:
    words = '"less-bend" | "ankle-rock" needs band; "heel-rise" is left out for unsteady, fever'
    shapes = (QUIZ, "aims: [range, strength, balance]", "aims: [balance]")
    check_finds(
        coverage,
        "uncovered-finding",
        words,
        NO_ROCK,
        NO_RISE,
        (FINDING, "exercises: [heel-to-toe, ", "exercises: ¶["),
        shapes,
        (QUIZ, "aims: [range, strength]", "aims: [strength]"),
        (QUIZ, "aims: [range]", "aims: [strength]"),
    )


def test_kit_or_a_restriction_alone_is_no_harm_while_another_is_left(
    check_edited: Callable[..., list[Issue]],
) -> None:
    assert check_edited(coverage, NO_RISE, NO_TOE, BARE) == []


def test_the_general_list_keeps_an_exercise_too(check_finds: Callable[..., None]) -> None:
    general = "general: [ankle-rock, heel-rise, heel-to-toe]"
    check_finds(
        coverage,
        "uncovered-general",
        'the general list | "heel-rise" is left out',
        NO_RISE,
        (QUIZ, general, "general: ¶[heel-rise]"),
        (QUIZ, "aims: [range, strength, balance]", "aims: [range, strength]"),
    )


@pytest.mark.parametrize(
    ("code", "words", "edits"),
    [
        (
            "shape-unserved",
            "2 range exercises without kit are needed, and 1 are there",
            [(QUIZ, "aims: [range, strength]", "aims: ¶[range, range]")],
        ),
        (
            "shape-too-long",
            "one set of each takes",
            [
                (QUIZ, "aims: [range]", "aims: ¶[range, strength, balance]"),
                (QUIZ, "warm_up_seconds: 60", "warm_up_seconds: 130"),
            ],
        ),
    ],
)
def test_the_shapes_can_be_filled(
    check_finds: Callable[..., None], code: str, words: str, edits: list[tuple[str, str, str]]
) -> None:
    check_finds(coverage, code, words, *edits)


def test_one_set_of_what_is_left_fits_the_shortest_plan(
    check_edited: Callable[..., list[Issue]],
) -> None:
    slow = [(ROCK, "reps: 8", "reps: 40"), (RISE, "tempo: 3-1-1", "tempo: 9-9-9")]
    slow += [(RISE, "reps: 8", "reps: 10"), (QUIZ, "heel-rise, heel-to-toe]", "heel-rise]")]
    slow += [(FINDING, "[heel-to-toe, ", "[")]
    found = [issue for issue in check_edited(coverage, *slow) if issue.code == "no-time"]
    assert [str(issue.place.file) for issue in found] == [
        "content/findings/less-bend.yml",
        "content/quiz.yml",
    ]
    assert '"heel-rise" takes 270 seconds' in found[0].sentence
    assert "5 minutes leave 240 after the warm-up" in found[0].sentence
