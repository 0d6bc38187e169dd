"""A quiz with a way that is cut off, or that goes on after a stop, is refused with the answers."""

from collections.abc import Callable

import pytest

from generator.checks import quiz_form, quiz_paths
from generator.issues import Issue

QUIZ, SCREEN = "quiz.yml", "screens/ankle-bend.yml"
STEADY, MINUTES = "  - id: steady\n", "  - id: minutes\n"
STOP_GOES_ON = (
    "text: [Get help first.]\n    then: end",
    "text: [Get help first.]\n    then: ¶continue",
)
LATE = """about:
  - id: late
    ask: Late?
    kind: some
    only_if: [{question: ¶minutes, any_of: [five]}]
    options: [{id: yes-late, text: Yes}]
"""


def one(name: str, rest: str = "", options: str = "{id: fine, text: Fine}") -> str:
    return f"  - {{id: {name}, ask: So?, kind: one, options: [{options}]{rest}}}\n"


PATHS = [
    (
        "stop-continues",
        'answering "chest-pain" in "today" gives stop, yet "ankle-bend" follows',
        "        ends: true\n",
        "",
        *STOP_GOES_ON,
    ),
    (
        "unreachable-question",
        'no answers lead to "never": it needs yes-it-is in "which" and not-it in "which"',
        "about:\n",
        "about:\n"
        + one("which", "", "{id: yes-it-is, text: Yes}, {id: not-it, text: No}")
        + one(
            "never",
            ", only_if: [{question: which, any_of: [yes-it-is]},"
            " {question: which, any_of: [not-it]}]",
        ).replace("id: never", "id: ¶never"),
    ),
    (
        "unreachable-question",
        'no answers lead to "after-stop"',
        STEADY,
        one("after-stop", ", only_if: [{question: today, any_of: [chest-pain]}]").replace(
            "id: after-stop", "id: ¶after-stop"
        )
        + STEADY,
    ),
    (
        "unreachable-outcome",
        'no answers give the outcome "adapt"',
        "outcome: adapt\n        action: Keep one hand on a chair.",
        "outcome: see-first\n        action: Ask.",
        "  adapt:\n    title",
        "  adapt:\n    ¶title",
    ),
    (
        "impossible-case",
        '"minutes" takes exactly one answer, not 2',
        "{question: minutes, answer: [ten]}",
        "¶{question: minutes, answer: [five, ten]}",
    ),
    (
        "impossible-case",
        '"none" and other answers cannot both be given to "steady"',
        "{question: steady, answer: [unsteady]}",
        "¶{question: steady, answer: [none, unsteady]}",
    ),
    (
        "impossible-case",
        '"steady" needs an answer',
        "{question: steady, answer: [unsteady]}",
        "¶{question: steady, answer: []}",
    ),
    (
        "impossible-case",
        '"steady" is not asked after the other answers',
        "{question: minutes, answer: [ten]}",
        "{question: today, answer: [chest-pain]}\n      - ¶{question: steady, answer: [none]}",
    ),
]

UNSTEADY = "kind: group\n    options:\n      - id: unsteady"
IF = UNSTEADY.replace("options", "only_if: [{{question: {}, any_of: [{}]}}]\n    options")
FIVE = "{id: five, text: Five, minutes: 5"
FIFTEEN = "    - {minutes: 15, aims: [range, strength, balance]}\n"
SHAPES = "  shapes:\n    -"
ENDS = '"five" ends the self-check; ask this in the gate'

FORMS = [
    ("forward-reference", '"minutes" is not asked before "late"', "about:\n", LATE),
    ("forward-reference", '"steady"', UNSTEADY, IF.format("¶steady", "unsteady")),
    ("reserved-id", '"none" cannot be a condition', UNSTEADY, IF.format("today", "¶none")),
    ("reserved-id", '"unsure" is offered by itself', "id: fever", "id: ¶unsure"),
    ("reserved-id", '"plan" is a step of every self-check', "id: steady", "id: ¶plan"),
    ("repeated-step", '"today" stands in `gate` too', "- id: minutes", "- id: ¶today"),
    (
        "no-action",
        '"fever" leads to see-first; say in `action`',
        "        action: Ask a doctor first.\n",
        "",
        "- id: fever",
        "- ¶id: fever",
    ),
    (
        "gate-without-outcome",
        '"unsteady" changes nothing',
        "        outcome: adapt\n",
        "",
        "- id: unsteady",
        "- ¶id: unsteady",
    ),
    ("late-gate", ENDS, FIVE, f"¶{FIVE}, ends: true"),
    ("late-gate", ENDS, FIVE, f"¶{FIVE}, outcome: stop, action: Stop."),
    ("late-gate", "leaves parts out", FIVE, f"¶{FIVE}, leaves_out_parts: [knee]"),
    ("missing-shape", "0 shapes for 15 minutes", FIFTEEN, "", SHAPES, SHAPES.replace("-", "¶-")),
    (
        "missing-shape",
        "2 shapes for 5 minutes",
        SHAPES,
        "  shapes:\n    ¶- {minutes: 5, aims: [range]}\n    -",
    ),
]


@pytest.mark.parametrize("fault", PATHS, ids=[f"{fault[0]}-{n}" for n, fault in enumerate(PATHS)])
def test_a_wrong_way_is_named(check_finds: Callable[..., None], fault: tuple[str, ...]) -> None:
    code, words, *edits = fault
    changes = [(QUIZ, old, new) for old, new in zip(edits[::2], edits[1::2], strict=True)]
    check_finds(quiz_paths, code, words, *changes)


@pytest.mark.parametrize("fault", FORMS, ids=[f"{fault[0]}-{n}" for n, fault in enumerate(FORMS)])
def test_a_wrong_form_is_named(check_finds: Callable[..., None], fault: tuple[str, ...]) -> None:
    code, words, *edits = fault
    changes = [(QUIZ, old, new) for old, new in zip(edits[::2], edits[1::2], strict=True)]
    check_finds(quiz_form, code, words, *changes)


@pytest.mark.parametrize("check", [quiz_paths, quiz_form])
def test_the_good_quiz_passes(check_edited: Callable[..., list[Issue]], check: object) -> None:
    assert check_edited(check) == []


def test_screens_that_no_way_leads_to_are_named(check_edited: Callable[..., list[Issue]]) -> None:
    go = (QUIZ, "in the way.]\n    then: continue", "in the way.]\n    then: end")
    assert "unreachable-screens" in {issue.code for issue in check_edited(quiz_paths, go)}


def test_a_question_that_only_stops_cuts_off_the_rest(
    check_edited: Callable[..., list[Issue]],
) -> None:
    wall = one("wall", "", "{id: hit, text: Hit, outcome: stop, action: Stop.}")
    found = check_edited(quiz_paths, (QUIZ, "gate:\n", "gate:\n" + wall))
    codes = [issue.code for issue in found]
    assert codes.count("unreachable-question") == 3
    assert codes.count("unreachable-outcome") == 3
    assert "unreachable-screens" in codes


def test_conditions_too_many_to_try_are_refused_in_good_time(
    check_edited: Callable[..., list[Issue]],
) -> None:
    options = ", ".join(f"{{id: o{n}, text: O, outcome: adapt, action: A.}}" for n in range(30))
    tangle = f"  - {{id: tangle, ask: So?, kind: some, options: [{options}]}}\n"
    for n in range(30):
        tangle += one(f"q{n}", f", only_if: [{{question: tangle, any_of: [o{n}]}}]")
    found = check_edited(quiz_paths, (QUIZ, "gate:\n", "gate:\n" + tangle))
    assert [issue.code for issue in found] == ["too-many-paths"]
