"""The screens of the quiz: their order, the short self-check, and answers about age."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.checks import quiz_screens
from generator.issues import Issue

SCREEN = (Path(__file__).parents[1] / "content_good/screens/ankle-bend.yml").read_text("utf-8")
QUIZ = ("quiz.yml", "screens: [ankle-bend]")


def another(name: str, *changes: tuple[str, str]) -> tuple[str, str, str]:
    """Return an edit that adds a screen."""
    text = SCREEN
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return (f"screens/{name}.yml", "", text)


CHAIR = ("place: wall", "place: chair")
LONG = ("minutes: 3", "minutes: 5")
CUTOFFS = """\
cutoffs:
  - { from_age: 60, upto_age: 64, women: 12, men: 14 }
  - { from_age: 65, upto_age: 69, women: 11, men: 12 }
"""
CASES = [
    (
        "scattered-places",
        '"back-at-wall" goes back to the wall',
        [another("chair", CHAIR), another("back-at-wall"),
         (*QUIZ, "screens: [ankle-bend, chair, ¶back-at-wall]"),
         ("quiz.yml", "quick: [ankle-bend]", "quick: [ankle-bend, chair, back-at-wall]"),
         ("screens/ankle-bend.yml", "minutes: 3", "minutes: 1")],
    ),
    (
        "after-too-early",
        '"later" may only come after "ankle-bend"',
        [another("later", ("minutes: 3", "only_after: ankle-bend\nminutes: 3")),
         (*QUIZ, "screens: [¶later, ankle-bend]"),
         ("quiz.yml", "quick: [ankle-bend]", "quick: [ankle-bend, later]")],
    ),
    (
        "quick-not-held",
        '"chair" is not among `screens`',
        [another("chair", CHAIR),
         ("quiz.yml", "quick: [ankle-bend]", "quick: [ankle-bend, ¶chair]")],
    ),
    (
        "quick-too-few",
        "1 of the screens; name 2 or more",
        [another("wall"), (*QUIZ, "screens: [ankle-bend, wall]"),
         ("quiz.yml", "quick: [", "quick: ¶[")],
    ),
    (
        "quick-too-long",
        "three of these take 8 minutes; they must take less than 8",
        [another("long", LONG), (*QUIZ, "screens: [ankle-bend, long]"),
         ("quiz.yml", "quick: [ankle-bend]", "quick: ¶[ankle-bend, long]")],
    ),
    (
        "age-across-lines",
        '63 to 66 lies across the lines of "ankle-bend"; 60 to 64 is one of them',
        [("screens/ankle-bend.yml", "levels:", CUTOFFS + "levels:"),
         ("quiz.yml", "minutes: 5}", "minutes: 5, ages: ¶[63, 66]}")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("code", "words", "edits"), CASES, ids=[case[0] for case in CASES])
def test_a_fault_of_the_screens(
    code: str, words: str, edits: list[tuple[str, str, str]], check_finds: Callable[..., None]
) -> None:
    check_finds(quiz_screens, code, words, *edits)


@pytest.mark.parametrize("ages", ["[60, 64]", "[61, 62]", "[18, 59]", "[70, 120]"])
def test_an_age_within_one_line_or_none_is_fine(
    ages: str, check_edited: Callable[..., list[Issue]]
) -> None:
    lines = ("screens/ankle-bend.yml", "levels:", CUTOFFS + "levels:")
    told = ("quiz.yml", "minutes: 5}", f"minutes: 5, ages: {ages}}}")
    assert check_edited(quiz_screens, lines, told) == []
