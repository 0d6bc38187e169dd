"""An id that is wrong is reported where it stands, with what was probably meant."""

from collections.abc import Callable
from typing import Any, get_args, get_type_hints

import pytest

from generator import model
from generator.checks import ids
from generator.checks.mentions import FIELDS
from generator.issues import Issue
from generator.model import quiz, screen
from generator.model.text import Entry, Id

ROCK, RISE, TOE = (f"exercises/{name}.yml" for name in ("ankle-rock", "heel-rise", "heel-to-toe"))
FINDING, IDEA, SCREEN = (
    "findings/less-bend.yml",
    "principles/small-steps.yml",
    "screens/ankle-bend.yml",
)
ROUTINE, QUIZ, FAQ = "routines/ten-minutes.yml", "quiz.yml", "faq.yml"
NO_RISE = 'exercise "heel-ris" does not exist | did you mean "heel-rise"?'

UNKNOWN = [
    ("exercise", NO_RISE, FINDING, "rock, heel-rise]", "rock, ¶heel-ris]"),
    ("exercise", NO_RISE, ROCK, "  exercise: heel-rise", "  exercise: ¶heel-ris"),
    ("exercise", NO_RISE, ROUTINE, "- exercise: heel-to-toe", "- exercise: ¶heel-ris"),
    ("exercise", NO_RISE, ROUTINE, "rock, heel-rise]", "rock, ¶heel-ris]"),
    ("exercise", NO_RISE, QUIZ, "rock, heel-rise,", "rock, ¶heel-ris,"),
    ("exercise", NO_RISE, QUIZ, "plan_has: [ankle-rock", "plan_has: [ankle-rock, ¶heel-ris"),
    ("exercise", NO_RISE, QUIZ, "plan_has: [", "plan_lacks: [¶heel-ris]\n    plan_has: ["),
    ("exercise", NO_RISE, IDEA, "exercises: [", "exercises: [¶heel-ris, "),
    ("exercise", NO_RISE, ROCK, "how: Put", "how: ¶Try [this](exercise:heel-ris). Put"),
    ("exercise", NO_RISE, FAQ, "- Yes. See", "- ¶See **[this](exercise:heel-ris)**. See"),
    ("screen", '"bend" does not exist; there is "ankle-bend"', IDEA, "[ankle-bend", "[¶bend"),
    ("screen", 'did you mean "ankle-bend"?', QUIZ, "screens: [ankle-bend", "screens: [¶ankle-bent"),
    ("screen", 'mean "ankle-bend"?', QUIZ, "{screen: ankle-bend", "{screen: ¶ankle-bent"),
    ("finding", 'mean "less-bend"?', SCREEN, "finding: less-bend", "finding: ¶less-bent"),
    ("routine", 'mean "ten-minutes"?', FAQ, "- Yes.", "- ¶Yes, [so](routine:ten-minute)."),
    ("routine", 'mean "ten-minutes"?', FAQ, "- Yes.", "- ¶Yes, [so](sheet:ten-minute)."),
    ("principle", 'is "small-steps"', FAQ, "- Yes.", "- ¶Yes, [so](principle:big)."),
    ("faq", 'mean "both-sides"?', IDEA, "- Small", "- ¶Yes, [so](faq:both-side). Small"),
    ("page", '"privacy"', IDEA, "- Small", "- ¶Yes, [so](page:privat). Small"),
    ("reference", 'mean "lemon-2020"?', IDEA, "[lemon-2020]", "[¶melon-2020]"),
    ("reference", '"melon"', IDEA, "text: Ankles", "text: ¶As [here](reference:melon) ankles"),
    (
        "option",
        'in the gate; did you mean "unsteady"?',
        RISE,
        "dose:",
        "leave_out: [¶steady]\ndose:",
    ),
    ("option", 'mean "unsteady"?', SCREEN, "stop:", "leave_out: [¶steady]\nstop:"),
    ("option", 'mean "unsteady"?', ROUTINE, "block:", "suits: [¶steady]\nblock:"),
    ("option", '"fever", "unsteady"', QUIZ, "minutes: 5}", "minutes: 5, also: [¶old]}"),
    (
        "option",
        '"steady" has no option "unsteadi"',
        QUIZ,
        "answer: [unsteady]",
        "answer: [¶unsteadi]",
    ),
    ("question", 'mean "minutes"?', QUIZ, "question: minutes", "question: ¶minute"),
]


@pytest.mark.parametrize(("noun", "words", "file", "old", "new"), UNKNOWN)
def test_an_unknown_id_is_reported(
    check_finds: Callable[..., None], noun: str, words: str, file: str, old: str, new: str
) -> None:
    check_finds(ids, f"unknown-{noun}", words, (file, old, new))


MINUTES = "about:\n  - id: minutes"
LATER = "about:\n  - id: later\n    ask: What?\n    kind: one\n    options: [{id: a, text: A}]\n"
ONLY = "    only_if: [{question: %s, any_of: [%s]}]\n  - id: minutes"


@pytest.mark.parametrize(
    ("code", "words", "question", "answers"),
    [
        ("unknown-question", 'mean "today"?', "¶toda", "fever"),
        (
            "unknown-option",
            '"today" has no option "fewer"; did you mean "fever"?',
            "today",
            "¶fewer",
        ),
        ("repeated", '"fever"', "today", "fever, ¶fever"),
    ],
)
def test_a_condition_names_an_answer_of_a_question(
    check_finds: Callable[..., None], code: str, words: str, question: str, answers: str
) -> None:
    check_finds(ids, code, words, (QUIZ, MINUTES, LATER + ONLY % (question, answers)))


def test_none_and_unsure_are_answers(check_edited: Callable[..., list[Issue]]) -> None:
    edit = (QUIZ, "{question: steady, answer: [unsteady]}", "{question: steady, answer: [unsure]}")
    assert check_edited(ids, edit, (QUIZ, MINUTES, LATER + ONLY % ("today", "none"))) == []


WRONG = [
    ("unknown-kind", '"exercises" | mean "exercise"?', FAQ, "- Yes.", "- ¶Yes, [so](exercises:a)."),
    ("malformed-link", "https://x.test", FAQ, "- Yes.", "- ¶Yes, [so](https://x.test)."),
    ("malformed-link", "[words](kind:id)", FAQ, "- Yes.", "- ¶Yes, see www.x.test."),
    ("malformed-link", "[so](Exercise:a)", FAQ, "- Yes.", "- ¶Yes, [so](Exercise:a)."),
    (
        "malformed-link",
        "as it is written",
        FAQ,
        "question: Should I train both sides?",
        'question: ¶"[Both](exercise:heel-rise)?"',
    ),
    (
        "not-a-restriction",
        '"chest-pain" is neither adapt nor see-first',
        RISE,
        "dose:",
        "leave_out: [¶chest-pain]\ndose:",
    ),
    ("self-reference", '"ankle-rock"', ROCK, "  exercise: heel-rise", "  exercise: ¶ankle-rock"),
    (
        "self-reference",
        '"unsteady"',
        QUIZ,
        "id: unsteady",
        "id: unsteady\n        also: [¶unsteady]",
    ),
    ("repeated", '"ankle-rock"', FINDING, "heel-rise]", "heel-rise, ¶ankle-rock]"),
    ("repeated", '"lemon-2020"', IDEA, "[lemon-2020]", "[lemon-2020, ¶lemon-2020]"),
    ("repeated", '"hip"', ROCK, "loads: [ankle-foot]", "loads: [hip, ¶hip]"),
    ("repeated", '"band"', RISE, "dose:", "kit: [band, ¶band]\ndose:"),
    ("repeated", '"heel-rise"', ROUTINE, "exercise: heel-to-toe", "exercise: ¶heel-rise"),
    (
        "repeated",
        '"fever"',
        QUIZ,
        "      - id: unsteady",
        "      - {id: ¶fever, text: F}\n      - id: unsteady",
    ),
    ("repeated", '"five"', QUIZ, "id: fifteen,", "id: ¶five,"),
]


@pytest.mark.parametrize(("code", "words", "file", "old", "new"), WRONG)
def test_a_wrong_mention_is_reported(
    check_finds: Callable[..., None], code: str, words: str, file: str, old: str, new: str
) -> None:
    check_finds(ids, code, words, (file, old, new))


def test_an_answer_of_the_faq_has_its_own_anchor(check_finds: Callable[..., None]) -> None:
    twin = "entries:\n  - {id: both-sides, question: What?, answer: [This.]}\n"
    edits = ((FAQ, "entries:\n", twin), (FAQ, "- id: both-sides", "- id: ¶both-sides"))
    check_finds(ids, "repeated", '"both-sides"', *edits)


def test_a_question_has_its_own_id(check_finds: Callable[..., None]) -> None:
    answer = (QUIZ, "{question: steady, answer: [unsteady]}", "{question: today, answer: [none]}")
    check_finds(ids, "repeated", '"today"', answer, (QUIZ, "- id: steady", "- id: ¶today"))


def test_a_minimum_day_is_part_of_its_routine(check_finds: Callable[..., None]) -> None:
    words = '"ankle-rock" is not in this routine; there is "heel-rise", "heel-to-toe"'
    without = (ROUTINE, "  - exercise: ankle-rock\n", "")
    check_finds(ids, "minimum-day", words, without, (ROUTINE, "day: [ankle", "day: [¶ankle"))


def test_every_field_of_ids_is_known_to_the_check() -> None:
    """A new field that names things cannot be forgotten: it must be in FIELDS."""
    entries = {
        kind
        for module in (model, quiz, screen)
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, Entry) and kind is not Entry
    }
    for kind in entries:
        hints = get_type_hints(kind, include_extras=True)
        named = {name for name, hint in hints.items() if name != "id" and _holds(hint, Id)}
        assert named == FIELDS.get(kind, {}).keys(), kind


def _holds(hint: Any, wanted: Any) -> bool:
    return hint == wanted or any(_holds(inner, wanted) for inner in get_args(hint))
