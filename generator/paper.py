"""The whole self-check for paper: a gate with numbers to go to, the checks with their own key."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import phrases, restrictions, scoring
from generator.addresses import address
from generator.model import BESIDES
from generator.paper_exercises import Group, Item, Leads, Listed
from generator.standalone import StandalonePage, render_page

if TYPE_CHECKING:
    from generator.library import Library
    from generator.model import Exercise, Screen
    from generator.output import Output, Site
    from generator.tools import FormOption, FormQuestion, FormScreen


@dataclass(frozen=True)
class Form:
    """The parts of the form that the screen has too, and the codes of all answers."""

    gate: tuple[FormQuestion, ...]
    about: tuple[FormQuestion, ...]
    screens: tuple[FormScreen, ...]
    codes: Mapping[str, str]


@dataclass(frozen=True)
class Answer:
    """An answer, where it leads, and whether it leaves out every check and every exercise."""

    form: FormOption
    mark: str
    bars: bool


@dataclass(frozen=True)
class Asked:
    """A question, where each answer leads, where not being sure leads, and where to go on.

    `stops`: an answer may stop the reader, who then goes on nowhere.
    """

    form: FormQuestion
    options: tuple[Answer, ...]
    besides: tuple[str, ...]
    unsure: str
    unsure_bars: bool
    stops: bool
    go_to: str
    asked_after: str


@dataclass(frozen=True)
class Check:
    """A screen with its letter, its key, and what it leads to.

    `could_not` is what is written for a side that cannot do it; `lower` says which number the lower
    side has.
    """

    letter: str
    form: FormScreen
    left_out_by: str
    first: str
    least: int
    average: str
    could_not: str
    lower: str
    counts: str
    leads: tuple[Leads, ...]


@dataclass(frozen=True)
class Example:
    """How something is written in short on paper, and what that means."""

    short: str
    means: str


@dataclass(frozen=True, kw_only=True)
class PaperPage(StandalonePage):
    """What `tools/paper.html` prints."""

    gate: tuple[Asked, ...]
    about: tuple[Asked, ...]
    checks: tuple[Check, ...]
    groups: tuple[Group, ...]
    everyone: tuple[str, ...]
    doses: tuple[Example, ...]
    # How the paper writes answers, kit that is needed, and checks that may hurt.
    answers: Example
    with_kit: str
    stays: str
    # The letters of the checks that a quick round takes the first three of.
    quick: str
    # The answers that leave out every check and every exercise.
    barred: str
    # The answers with which the sides are not compared.
    uncompared: str
    # The answers that say which parts matter most, on how many days, and those that change nothing.
    areas: str
    days: str
    idle: str
    # How many exercises the longest plan holds.
    most: int
    # Where the steps of every exercise stand.
    steps: str


def page(library: Library, site: Site, form: Form) -> Output:
    """Return the self-check on paper."""
    quiz = library.quiz
    letters = {entry.screen.id: chr(65 + index) for index, entry in enumerate(form.screens)}
    screens = [entry.screen for entry in form.screens]
    listed = Listed(library, screens, form.codes, letters)
    options = [option for question in (*quiz.gate, *quiz.about) for option in question.options]
    asked = _Asker(library, listed)
    return render_page(
        "tools/paper.html",
        PaperPage(
            page=address("page", "paper"),
            site=site,
            title=f"{quiz.title} on paper",
            description="The whole self-check to print and fill in by hand, with its scoring key.",
            quiz=quiz,
            gate=tuple(asked.all(form.gate, "Part 2")),
            about=tuple(asked.all(form.about, "Part 4")),
            checks=tuple(_checks(form, letters, listed)),
            groups=listed.groups,
            everyone=tuple(listed.codes[name] for name in quiz.plan.general),
            doses=tuple(_doses(listed.items)),
            answers=_answers(rule.left_out_by for rule in listed.rules),
            with_kit=next((f"with {item.kit[0]}" for item in listed.items if item.kit), ""),
            stays=next((f"but {rule.stays}" for rule in listed.rules if rule.stays), ""),
            quick=", ".join(letters[name] for name in quiz.quick),
            barred=scoring.either(form.codes[one.id] for one in asked.barring),
            uncompared=scoring.either(
                form.codes[option.id]
                for option in options
                if not all(one.compare for one in quiz.brought(option))
            ),
            areas=scoring.together(form.codes[one.id] for one in options if one.prefers_area),
            days=next((str(one.number) for one in form.about if _sets_days(one)), ""),
            idle=scoring.either(listed.idle()),
            most=max(len(shape.aims) for shape in quiz.plan.shapes),
            steps=site.typed(address("page", "exercises")) or "on the exercises’ pages.",
        ),
    )


def _sets_days(entry: FormQuestion) -> bool:
    return any(option.days for option in entry.question.options)


def _doses(items: Collection[Item]) -> Iterator[Example]:
    """Yield one hold and one number of repetitions, as examples of how doses are written."""
    for held in (True, False):
        for item in items:
            dose = item.exercise.dose
            if (dose.hold is not None) == held and (dose.sides == "each") == held:
                many = phrases.amount(dose.hold or dose.reps or 0, "s" if held else "reps")
                where = " on each side" if held else ""
                yield Example(item.dose, f"{phrases.sets(dose.sets)} of {many}{where}")
                break


def _answers(lists: Iterable[str]) -> Example:
    """Return the first short form of several answers to one question."""
    for said in lists:
        if found := re.search(r"(\d+)([a-z]{2,})", said):
            return Example(found[0], scoring.either(f"{found[1]}{one}" for one in found[2]))
    return Example("", "")


class _Asker:
    def __init__(self, library: Library, listed: Listed) -> None:
        self.quiz = library.quiz
        things: list[Exercise | Screen] = [*listed.exercises]
        things += [library.screens[name] for name in self.quiz.screens]
        self.barring = [
            effect.option
            for effect in restrictions.effects(self.quiz)
            if all(map(effect.hits, things))
        ]

    def all(self, questions: tuple[FormQuestion, ...], after: str) -> Iterator[Asked]:
        following = [str(entry.number) for entry in questions[1:]] + [after]
        for entry, go_to in zip(questions, following, strict=True):
            options = tuple(
                Answer(one, scoring.mark(self.quiz, one.option), one.option in self.barring)
                for one in entry.options
            )
            besides = BESIDES[entry.question.kind]
            unsure = "unsure" in besides
            yield Asked(
                form=entry,
                options=options,
                besides=besides,
                unsure=scoring.gravest(one.mark for one in options) if unsure else "",
                unsure_bars=unsure and any(one.bars for one in options),
                stops=any(scoring.MARKS["stop"] in one.mark for one in options),
                go_to=go_to,
                asked_after=scoring.either(entry.asked_after),
            )


def _checks(form: Form, letters: Mapping[str, str], listed: Listed) -> Iterator[Check]:
    for entry in form.screens:
        screen = entry.screen
        measure = screen.measure
        nothing = measure.most if measure.better == "less" else measure.least
        number = measure.entry in ("counter", "stopwatch")
        yield Check(
            letter=letters[screen.id],
            form=entry,
            left_out_by=scoring.together(entry.left_out_by),
            first=letters.get(screen.only_after or "", ""),
            least=measure.attempts_least,
            average=scoring.average(measure),
            could_not=f"write {nothing:g}" if number else "low, and not compared",
            lower="larger" if measure.better == "less" else "smaller",
            counts=scoring.counts(screen) if screen.kind == "compared" else "",
            leads=tuple(listed.after(screen)),
        )
