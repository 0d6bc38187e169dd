"""Every way through the quiz: what can be reached, what follows, and that each way ends.

Answers are explored as the reader's own code takes them: questions in order, each asked if its
conditions hold; a stop cuts at once; an ending answer lets the rest of the gate be asked, and
nothing after it. As conditions look back only (forward-reference), every way ends.

Codes:
unreachable-question: no answers lead to this question.
unreachable-outcome: no answers give this outcome.
unreachable-screens: no answers lead to the screens.
stop-continues: after a stop a screen or an exercise could follow.
impossible-case: a case gives answers that cannot be given.
too-many-paths: the conditions are too tangled to be proved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.checks.quiz_form import questions
from generator.issues import Issue
from generator.model import BESIDES, OUTCOMES, Option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.library import Library
    from generator.model import Case, Question, Quiz

Path = tuple[str | int, ...]
Fault = tuple[Path, str, str]
# What was answered: questions with the option chosen, as a way to print.
Way = tuple[tuple[str, str], ...]

# More states than this, and the quiz cannot be proved in good time.
_LIMIT = 5_000


class _State(NamedTuple):
    """What of the answers so far matters for what comes: conditions met, outcome, ended."""

    met: frozenset[tuple[str, str]]
    outcome: int
    ends: bool


class _Tangle(Exception):
    """There are too many states."""


def check(library: Library) -> Iterator[Issue]:
    """Yield an issue for everything in the quiz that makes no way through it, or a wrong one."""
    quiz = library.quiz
    for path, code, sentence in (*_cases(quiz), *_ways(quiz)):
        yield Issue(library.place("quiz", "quiz", path), code, sentence)


def _cases(quiz: Quiz) -> Iterator[Fault]:
    for index, case in enumerate(quiz.cases):
        for path, sentence in _case(quiz, case):
            yield ("cases", index, *path), "impossible-case", sentence


def _case(quiz: Quiz, case: Case) -> Iterator[tuple[Path, str]]:
    """Yield what a case cannot answer; what it leaves out is answered as the replay does."""
    given = {answer.question: answer.answer for answer in case.answers}
    asked: set[str] = set()
    state = _start(quiz)
    for path, question in questions(quiz):
        if state.ends and (path[0] == "about" or state.outcome == _STOP):
            break
        if not _asked(question, state):
            continue
        asked.add(question.id)
        defaults = {"one": question.options[0].id, "which": "unsure"}
        default = (defaults.get(question.kind, "none"),)
        answer = given.get(question.id, default)
        whole = "unsure" in answer and "unsure" in BESIDES[question.kind]
        for option in question.options:
            if whole or option.id in answer:
                state = _after(quiz, state, question, option)
    kinds = {question.id: question.kind for _, question in questions(quiz)}
    for index, reply in enumerate(case.answers):
        name, answer, place = reply.question, reply.answer, ("answers", index)
        if name in kinds and name not in asked:
            yield place, f'"{name}" is not asked after the other answers of this case'
        elif kinds.get(name) == "one" and len(answer) != 1:
            yield place, f'"{name}" takes exactly one answer, not {len(answer)}'
        elif not answer:
            yield place, f'"{name}" needs an answer; "none" is one'
        elif "none" in answer and len(answer) > 1:
            yield place, f'"none" and other answers cannot both be given to "{name}"'


def _ways(quiz: Quiz) -> Iterator[Fault]:
    """Explore every way through the quiz and yield what none reaches, or what must not follow."""
    try:
        reached, last = _explore(quiz)
    except _Tangle:
        sentence = "the conditions of the questions are too many to try; use fewer `only_if`"
        yield ("gate",), "too-many-paths", sentence
        return
    for path, question in questions(quiz):
        if question.id not in reached:
            wanted = " and ".join(
                f'{" or ".join(condition.any_of)} in "{condition.question}"'
                for condition in question.only_if
            )
            after = f"it needs {wanted}" if wanted else "every answer before it stops"
            sentence = f'no answers lead to "{question.id}": {after}'
            yield (*path, "id"), "unreachable-question", sentence
    outcomes = {OUTCOMES[state.outcome] for state in last}
    for outcome in OUTCOMES:
        if outcome not in outcomes:
            sentence = f'no answers give the outcome "{outcome}"'
            yield ("outcomes", outcome), "unreachable-outcome", sentence
    if all(state.ends for state in last):
        sentence = "every way ends before the screens; let an outcome `continue`"
        yield ("screens",), "unreachable-screens", sentence
    for state, way in last.items():
        if state.outcome == _STOP and not state.ends:
            said = next(f'"{o}" in "{q}"' for q, o in way if _leads_to_stop(quiz, q, o))
            then = quiz.screens[0]
            sentence = f'answering {said} gives stop, yet "{then}" follows; write `then: end`'
            yield ("outcomes", "stop", "then"), "stop-continues", sentence
            return


def _explore(quiz: Quiz) -> tuple[set[str], dict[_State, Way]]:
    """Return the questions that can be reached, and every last state with one way to it.

    Whether a stop ends is taken from the content here, not taken for granted.
    """
    wanted = {
        (condition.question, name)
        for _, question in questions(quiz)
        for condition in question.only_if
        for name in condition.any_of
    }
    reached: set[str] = set()
    now: dict[_State, Way] = {_start(quiz): ()}
    done: dict[_State, Way] = {}
    for path, question in questions(quiz):
        after: dict[_State, Way] = {}
        for state, way in now.items():
            if state.ends and (path[0] == "about" or state.outcome == _STOP):
                done.setdefault(state, way)
            elif not _asked(question, state):
                after.setdefault(state, way)
            else:
                reached.add(question.id)
                for next_state, answer in _answers(quiz, question, state, wanted):
                    after.setdefault(next_state, way + answer)
            if len(after) > _LIMIT:
                raise _Tangle
        now = after
    return reached, {**now, **done}


def _answers(
    quiz: Quiz, question: Question, state: _State, wanted: set[tuple[str, str]]
) -> Iterator[tuple[_State, Way]]:
    """Yield each state that an answer to this question can lead to, with such an answer."""
    if question.kind == "one":
        for option in question.options:
            yield _kept(_after(quiz, state, question, option), wanted), ((question.id, option.id),)
        return
    found: dict[_State, Way] = {state: ()}
    for option in question.options:
        for before, way in list(found.items()):
            after = _kept(_after(quiz, before, question, option), wanted)
            found.setdefault(after, (*way, (question.id, option.id)))
        if len(found) > _LIMIT:
            raise _Tangle
    if "none" not in BESIDES[question.kind] and all(
        _after(quiz, state, question, option) != state for option in question.options
    ):
        del found[state]
    yield from found.items()


def _start(quiz: Quiz) -> _State:
    return _State(frozenset(), 0, ends=quiz.outcomes.go.then == "end")


def _after(quiz: Quiz, state: _State, question: Question, option: Option) -> _State:
    return _State(
        state.met | {(question.id, option.id)},
        max(state.outcome, OUTCOMES.index(option.outcome or "go")),
        state.ends or quiz.ends(option),
    )


def _kept(state: _State, wanted: set[tuple[str, str]]) -> _State:
    """Forget what no later question asks about."""
    return state._replace(met=state.met & wanted)


def _asked(question: Question, state: _State) -> bool:
    return all(
        any((condition.question, name) in state.met for name in condition.any_of)
        for condition in question.only_if
    )


def _leads_to_stop(quiz: Quiz, question: str, option: str) -> bool:
    return any(
        each.id == question and other.id == option and other.outcome == "stop"
        for _, each in questions(quiz)
        for other in each.options
    )


_STOP = OUTCOMES.index("stop")
