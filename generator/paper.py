"""The whole self-check for paper: a gate with numbers to go to, the checks with their own key."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, get_args

from generator import phrases, restrictions, scoring
from generator.addresses import address
from generator.model import BESIDES
from generator.model.text import Aim
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
class Leads:
    """What a check found, `when` it did, and the exercises for it by name, the preferred first.

    `wish` is the answer of a reader to whom the part of the body it is about matters most.
    """

    name: str
    when: str
    wish: str
    exercises: tuple[str, ...]


@dataclass(frozen=True)
class Item:
    """An exercise, its short name, its dose in short, and the kit it needs."""

    code: str
    exercise: Exercise
    dose: str
    kit: tuple[str, ...]


@dataclass(frozen=True)
class Rule:
    """The answers that leave all these exercises out.

    A check that hurt leaves them out too, but for those in `stays`.
    """

    left_out_by: str
    stays: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Group:
    """All exercises of one aim, what their short names begin with, and who wishes for that aim."""

    aim: Aim
    short: str
    wish: str
    rules: tuple[Rule, ...]


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
    listed = _Listed(library, form, letters)
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
            steps=f"{site.url or ''}{address('page', 'exercises')}",
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
    def __init__(self, library: Library, listed: _Listed) -> None:
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


def _checks(form: Form, letters: Mapping[str, str], listed: _Listed) -> Iterator[Check]:
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


class _Listed:
    """All exercises that checks lead to, and those for everyone: each stands on paper once."""

    def __init__(self, library: Library, form: Form, letters: Mapping[str, str]) -> None:
        self.library = library
        self.letters = letters
        self.answers = form.codes
        self.effects = restrictions.effects(library.quiz)
        self.options = [one for question in library.quiz.about for one in question.options]
        self.kit = {one.kit: f"{one.kit} {form.codes[one.id]}" for one in self.options if one.kit}
        findings = [name for entry in form.screens for name in entry.screen.leads_to]
        names = [name for one in findings for name in library.findings[one].exercises]
        self.exercises = [
            library.exercises[name] for name in dict.fromkeys((*names, *library.quiz.plan.general))
        ]
        self.groups = tuple(self._groups())
        self.rules = [rule for group in self.groups for rule in group.rules]
        self.items = [item for rule in self.rules for item in rule.items]
        self.codes = {item.exercise.id: item.code for item in self.items}

    def _groups(self) -> Iterator[Group]:
        """Yield the exercises of each aim there is, those with the same rule side by side."""
        for aim in get_args(Aim):
            wish = [self.answers[one.id] for one in self.options if one.prefers_aim == aim]
            ruled: dict[tuple[str, str], list[Exercise]] = {}
            for exercise in self.exercises:
                if exercise.aim == aim:
                    ruled.setdefault(self._rule(exercise), []).append(exercise)
            number = count(1)
            rules = tuple(
                Rule(*rule, tuple(self._item(one, f"{_short(aim)}{next(number)}") for one in some))
                for rule, some in ruled.items()
            )
            if rules:
                yield Group(aim, _short(aim), scoring.either(wish), rules)

    def after(self, screen: Screen) -> Iterator[Leads]:
        """Yield what a screen leads to, and when."""
        for name in screen.leads_to:
            finding = self.library.findings[name]
            area = (
                self.answers[one.id] for one in self.options if one.prefers_area == finding.area
            )
            codes = tuple(self.codes[one] for one in finding.exercises)
            yield Leads(finding.name, scoring.when(screen, name), next(area, ""), codes)

    def idle(self) -> Iterator[str]:
        """Yield the answers about the reader that change nothing of what stands on paper."""
        used = {kit for exercise in self.exercises for kit in exercise.kit}
        for question in self.library.quiz.about:
            for one in question.options if question.kind != "one" else ():
                wished = one.prefers_area or one.prefers_aim or one.minutes or one.days
                if not (
                    wished or one.outcome or one.also or one.ages or one.sex or one.kit in used
                ):
                    yield self.answers[one.id]

    def _item(self, exercise: Exercise, code: str) -> Item:
        kit = tuple(self.kit.get(kit, kit) for kit in exercise.kit)
        return Item(code, exercise, scoring.brief(exercise.dose), kit)

    def _rule(self, exercise: Exercise) -> tuple[str, str]:
        """Return the answers that leave an exercise out, and the checks that may hurt."""
        left_out_by = restrictions.left_out_by(self.effects, exercise)
        stays = (
            letter
            for screen, letter in self.letters.items()
            if not self._spares(self.library.screens[screen], exercise)
        )
        return scoring.together(self.answers[name] for name in left_out_by), "".join(stays)

    def _spares(self, screen: Screen, exercise: Exercise) -> bool:
        """Say whether the exercise is left out once this screen hurt."""
        family = (self.library.findings[name].exercises for name in screen.leads_to)
        return not set(screen.loads).isdisjoint(exercise.loads) or any(
            exercise.id in names for names in family
        )


def _short(aim: Aim) -> str:
    return aim[:2].capitalize()
