"""Every place where one thing names another by its id, and the ids there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from generator.addresses import PAGES
from generator.model import (
    BESIDES,
    Case,
    Caution,
    Claim,
    Exercise,
    Finding,
    Option,
    Principle,
    Question,
    Quiz,
    Routine,
    RoutineItem,
    Screen,
    Variant,
)
from generator.model.quiz import CaseAnswer, CaseScreen, OnlyIf, PlanRules
from generator.model.screen import ScreenFinding, Sign

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from pydantic import BaseModel

    from generator.library import Library

# What the ids in a field name. A restriction is an option of the gate, an answer an option of the
# question that stands beside it.
FIELDS: Mapping[type[BaseModel], Mapping[str, str]] = {
    Principle: {"screens": "screen", "exercises": "exercise"},
    Screen: {"leave_out": "restriction", "only_after": "screen"},
    Sign: {"finding": "finding"},
    ScreenFinding: {"finding": "finding"},
    Finding: {"exercises": "exercise"},
    Exercise: {"leave_out": "restriction"},
    Caution: {"when": "restriction"},
    Variant: {"exercise": "exercise"},
    Routine: {"minimum_day": "exercise", "suits": "restriction"},
    RoutineItem: {"exercise": "exercise"},
    Claim: {"sources": "reference"},
    Quiz: {"screens": "screen", "quick": "screen"},
    Option: {"also": "restriction"},
    OnlyIf: {"question": "question", "any_of": "answer"},
    PlanRules: {"general": "exercise"},
    Case: {"plan_has": "exercise", "plan_lacks": "exercise"},
    CaseAnswer: {"question": "question", "answer": "answer"},
    CaseScreen: {"screen": "screen"},
}


class Mention(NamedTuple):
    """An id: where it stands, what kind of thing it names, and in which model and field."""

    kind: str
    id: str
    path: tuple[str | int, ...]
    noun: str
    name: str
    owner: Any
    field: str


def mentions(library: Library) -> Iterator[Mention]:
    """Yield every id that names another thing, links in prose left aside."""
    for kind, thing, path, owner in library.walk():
        for field, noun in FIELDS.get(type(owner), {}).items():
            value: str | tuple[str, ...] | None = getattr(owner, field)
            if isinstance(value, tuple):
                for index, name in enumerate(value):
                    yield Mention(kind, thing, (*path, field, index), noun, name, owner, field)
            elif value is not None:
                yield Mention(kind, thing, (*path, field), noun, value, owner, field)


def known(library: Library) -> dict[str, Collection[str]]:
    """Return the ids there are, by noun and by the kinds of `[text](kind:id)`."""
    return {
        "principle": library.principles.keys(),
        "screen": library.screens.keys(),
        "finding": library.findings.keys(),
        "exercise": library.exercises.keys(),
        "routine": library.routines.keys(),
        "sheet": library.routines.keys(),
        "exercise-sheet": library.exercises.keys(),
        "reference": library.references.keys(),
        "faq": {entry.id for entry in library.faq.entries},
        "headline": {entry.id for entry in library.headlines.entries},
        "test": {entry.id for entry in library.left_out.entries},
        "change": {entry.id for entry in library.changes.entries},
        "page": PAGES.keys(),
        "question": questions(library).keys(),
        "restriction": library.quiz.restrictions().keys(),
    }


def questions(library: Library) -> dict[str, Question]:
    """Return the questions of the quiz by id."""
    return {question.id: question for question in (*library.quiz.gate, *library.quiz.about)}


def answers(question: Question) -> set[str]:
    """Return the ids that may answer a question."""
    ids = {option.id for option in question.options}
    return ids | set(BESIDES[question.kind])
