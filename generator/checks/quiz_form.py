"""Each question, option and plan shape of the quiz is well formed.

Codes:
forward-reference: `only_if` names a question that is not asked before.
late-gate: an answer about the reader stops, ends or leaves parts out; that belongs in the gate.
gate-without-outcome: an option of the gate does nothing.
no-action: an outcome does not say what to do.
reserved-id: an id that has a meaning of its own already.
repeated-step: a question or screen has the id of one in another part.
missing-shape: there is not exactly one shape of a plan for 5, for 10 and for 15 minutes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.issues import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.library import Library
    from generator.model import Question, Quiz

Path = tuple[str | int, ...]
Fault = tuple[Path, str, str]

_ANSWERS = ("none", "unsure")
_STEPS = ("intro", "outcome", "checks", "results", "plan")


def check(library: Library) -> Iterator[Issue]:
    """Yield an issue for every part of the quiz that cannot be meant so."""
    quiz = library.quiz
    for path, code, sentence in (*_ids(quiz), *_order(quiz), *_options(quiz), *_shapes(quiz)):
        yield Issue(library.place("quiz", "quiz", path), code, sentence)


def questions(quiz: Quiz) -> Iterator[tuple[Path, Question]]:
    """Yield every question in the order it is asked, with its path in the YAML."""
    for index, question in enumerate(quiz.gate):
        yield ("gate", index), question
    for index, question in enumerate(quiz.about):
        yield ("about", index), question


def _ids(quiz: Quiz) -> Iterator[Fault]:
    parts: dict[str, str | int] = {}
    steps: list[tuple[Path, str]] = [((*path, "id"), each.id) for path, each in questions(quiz)]
    steps += [(("screens", index), screen) for index, screen in enumerate(quiz.screens)]
    for path, name in steps:
        if name in _STEPS:
            yield path, "reserved-id", f'"{name}" is a step of every self-check; choose another id'
        elif parts.setdefault(name, path[0]) != path[0]:
            sentence = f'"{name}" stands in `{parts[name]}` too; choose another id'
            yield path, "repeated-step", sentence
    for path, question in questions(quiz):
        for index, option in enumerate(question.options):
            if option.id in _ANSWERS:
                sentence = f'"{option.id}" is offered by itself; choose another id for this option'
                yield (*path, "options", index, "id"), "reserved-id", sentence


def _order(quiz: Quiz) -> Iterator[Fault]:
    order = [question.id for _, question in questions(quiz)]
    for at, (path, question) in enumerate(questions(quiz)):
        for index, condition in enumerate(question.only_if):
            if condition.question in order[at:]:
                sentence = f'"{condition.question}" is not asked before "{question.id}"'
                place: Path = (*path, "only_if", index, "question")
                yield place, "forward-reference", sentence
            for at_option, name in enumerate(condition.any_of):
                if name in _ANSWERS:
                    sentence = f'"{name}" cannot be a condition; name options'
                    place = (*path, "only_if", index, "any_of", at_option)
                    yield place, "reserved-id", sentence


def _options(quiz: Quiz) -> Iterator[Fault]:
    for path, question in questions(quiz):
        for index, option in enumerate(question.options):
            place: Path = (*path, "options", index)
            grave = option.outcome is not None and option.outcome != "go"
            if grave and not (option.action or option.allows):
                sentence = f'"{option.id}" leads to {option.outcome}; say in `action` what to do'
                yield place, "no-action", sentence
            if path[0] == "about" and quiz.ends(option):
                sentence = f'"{option.id}" ends the self-check; ask this in the gate'
                yield place, "late-gate", sentence
            elif path[0] == "about" and option.leaves_out_parts:
                sentence = f'"{option.id}" leaves parts out; ask this in the gate, and name it'
                yield place, "late-gate", f"{sentence} in `also`"
            does = option.outcome or option.also or option.leaves_out_parts or not option.compare
            if path[0] == "gate" and question.kind != "one" and not does:
                sentence = f'"{option.id}" changes nothing; give it an `outcome`'
                yield place, "gate-without-outcome", sentence


def _shapes(quiz: Quiz) -> Iterator[Fault]:
    minutes = [shape.minutes for shape in quiz.plan.shapes]
    for wanted in (5, 10, 15):
        if minutes.count(wanted) != 1:
            sentence = f"{minutes.count(wanted)} shapes for {wanted} minutes; there must be one"
            yield ("plan", "shapes"), "missing-shape", sentence
