"""Each kind of screen has what it needs and nothing else, or the check says which field."""

from collections.abc import Callable

import pytest

from generator.checks import screens
from generator.issues import Issue

FILE = "screens/ankle-bend.yml"
QUIZ = ("quiz.yml", "screens: [ankle-bend]", "screens: [other]")
NAMED = (FILE, "noun: ankle\nlower: bends less\nhigher: bends more\n", "")
ERROR = """\
error: 1.5
error_claim:
  text: Differences as small as this are within the error of the measure.
  status: verified
  grade: limited
  sources: [lemon-2020]
"""
BANDS = """\
bands:
  - {verdict: similar, below: 1.5}
  - {verdict: possible, from: 1.5, below: 3}
  - {verdict: clear, from: 3}
says:
  similar: Both ankles bend about the same.
  possible: One ankle may bend less.
  clear: One ankle bends less.
"""
LEVELS = """\
levels:
  - {id: low, below: 5, says: This ankle bends little.}
  - {id: middle, from: 5, below: 10, says: This ankle bends as most do.}
  - {id: high, from: 10, says: This ankle bends far.}
"""
NONE = (FILE, "compare: difference", "compare: none")
WHOLE = [QUIZ, NAMED, NONE, (FILE, ERROR, ""), (FILE, BANDS, "")]
CUTOFFS = """\
cutoffs:
  - { from_age: 60, upto_age: 64, women: 12, men: 14 }
  - { from_age: 65, upto_age: 69, women: 11, men: 12 }
"""
CHOICE = [
    (FILE, "entry: ruler\n  unit: cm", "entry: choice\n  unit: step"),
    (FILE, "most: 30\n  step: 0.5", "most: 2\n  step: 1"),
]

CASES = [
    (
        "screen-lacks",
        "this screen compares two sides, so it needs `noun`",
        [(FILE, "noun: ankle\n", ""), (FILE, "name:", "¶name:")],
    ),
    (
        "screen-surplus",
        "this screen measures both sides as one, so `noun` means nothing here",
        [QUIZ, NONE, (FILE, ERROR, ""), (FILE, BANDS, ""), (FILE, "lower: bends less\n", ""),
         (FILE, "higher: bends more\n", ""), (FILE, "noun: ", "noun: ¶"), (FILE, LEVELS, CUTOFFS)],
    ),
    (
        "screen-lacks",
        "so it needs `cutoffs`",
        [*WHOLE, (FILE, LEVELS, ""), (FILE, "name:", "¶name:")],
    ),
    (
        "choice-count",
        "2 choices, but 3 numbers from `least` to `most`",
        [QUIZ, *CHOICE, (FILE, "  compare:", "  choices: ¶[none, some]\n  compare:")],
    ),
    (
        "choice-count",
        "`choices` belong to `entry: choice`",
        [(FILE, "  compare:", "  choices: ¶[none, some]\n  compare:")],
    ),
    (
        "cutoff-order",
        "65 must follow 64, not 66",
        [*WHOLE, (FILE, LEVELS, CUTOFFS.replace("from_age: 65", "from_age: ¶66"))],
    ),
    (
        "cutoff-order",
        "`upto_age` is 59, less than the 60 of `from_age`",
        [*WHOLE, (FILE, LEVELS, CUTOFFS.splitlines(keepends=True)[0]
                  + "  - { from_age: 60, upto_age: ¶59, women: 12, men: 14 }\n")],
    ),
    (
        "cutoff-order",
        "40 lies outside the measure",
        [*WHOLE, (FILE, LEVELS, CUTOFFS.replace("men: 12 }", "men: ¶40 }"))],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("code", "words", "edits"), CASES, ids=[case[1] for case in CASES])
def test_a_fault_of_a_screen(
    check_finds: Callable[..., None], code: str, words: str, edits: list[tuple[str, str, str]]
) -> None:
    check_finds(screens, code, words, *edits)


@pytest.mark.parametrize(
    "edits",
    [
        [],
        [*WHOLE, (FILE, LEVELS, CUTOFFS)],
        [QUIZ, *CHOICE, (FILE, "  compare:", "  choices: [none, some, all]\n  compare:")],
    ],
    ids=["compared", "whole", "choice"],
)
def test_a_screen_of_each_kind(
    check_edited: Callable[..., list[Issue]], edits: list[tuple[str, str, str]]
) -> None:
    assert check_edited(screens, *edits) == []
