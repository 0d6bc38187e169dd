"""The whole self-check for paper: a gate with numbers to go to, the checks with their own key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import restrictions, scoring
from generator.addresses import address
from generator.model import BESIDES
from generator.standalone import StandalonePage, render_page

if TYPE_CHECKING:
    from generator.library import Library
    from generator.model import Exercise, Quiz, Screen
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
class Asked:
    """A question, where each answer leads, where not being sure leads, and where to go on."""

    form: FormQuestion
    options: tuple[tuple[FormOption, str], ...]
    besides: tuple[str, ...]
    unsure: str
    go_to: str
    asked_after: str


@dataclass(frozen=True)
class Exercises:
    """Exercises, in order of preference, for what a check found; or for everyone.

    `when` says what of a check leads here. Those listed at an earlier check are not listed again.
    """

    name: str
    when: str
    at: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Item:
    """An exercise, the kit it needs, and the answers that leave it out.

    A check that hurt leaves it out too, but for those in `stays`.
    """

    exercise: Exercise
    kit: tuple[str, ...]
    left_out_by: str
    stays: str


@dataclass(frozen=True)
class Check:
    """A screen with its letter, its key, and the exercises that belong to it.

    `could_not` is what is written for a side that cannot do it; `lower` says which number the lower
    side has.
    """

    letter: str
    form: FormScreen
    left_out_by: str
    first: str
    least: int
    could_not: str
    lower: str
    counts: str
    exercises: tuple[Exercises, ...]


@dataclass(frozen=True, kw_only=True)
class PaperPage(StandalonePage):
    """What `tools/paper.html` prints."""

    gate: tuple[Asked, ...]
    about: tuple[Asked, ...]
    checks: tuple[Check, ...]
    everyone: Exercises
    # The letters of the checks that a quick round takes the first three of.
    quick: str
    # The answers with which the sides are not compared.
    uncompared: str


def page(library: Library, site: Site, form: Form) -> Output:
    """Return the self-check on paper."""
    quiz = library.quiz
    letters = {entry.screen.id: chr(65 + index) for index, entry in enumerate(form.screens)}
    listed = _Listed(library, form, letters)
    options = [option for question in (*quiz.gate, *quiz.about) for option in question.options]
    return render_page(
        "tools/paper.html",
        PaperPage(
            page=address("page", "paper"),
            site=site,
            title=f"{quiz.title} on paper",
            description="The whole self-check to print and fill in by hand, with its scoring key.",
            quiz=quiz,
            gate=tuple(_asked(quiz, form.gate, "Part 2")),
            about=tuple(_asked(quiz, form.about, "Part 4")),
            checks=tuple(_checks(form, letters, listed)),
            everyone=Exercises("", "", "", tuple(map(listed.item, quiz.plan.general))),
            quick=", ".join(letters[name] for name in quiz.quick),
            uncompared=scoring.together(
                form.codes[option.id]
                for option in options
                if not all(one.compare for one in quiz.brought(option))
            ),
        ),
    )


def _asked(quiz: Quiz, questions: tuple[FormQuestion, ...], after: str) -> Iterator[Asked]:
    following = [str(entry.number) for entry in questions[1:]] + [after]
    for entry, go_to in zip(questions, following, strict=True):
        options = tuple((one, scoring.mark(quiz, one.option)) for one in entry.options)
        besides = BESIDES[entry.question.kind]
        yield Asked(
            form=entry,
            options=options,
            besides=besides,
            unsure=scoring.gravest(mark for _, mark in options) if "unsure" in besides else "",
            go_to=go_to,
            asked_after=scoring.together(entry.asked_after),
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
            could_not=f"write {nothing:g}" if number else "low, and not compared",
            lower="larger" if measure.better == "less" else "smaller",
            counts=scoring.counts(screen) if screen.kind == "compared" else "",
            exercises=tuple(listed.after(screen)),
        )


class _Listed:
    """The exercises that checks lead to; each finding's are listed once."""

    def __init__(self, library: Library, form: Form, letters: Mapping[str, str]) -> None:
        self.library = library
        self.letters = letters
        self.codes = form.codes
        self.effects = restrictions.effects(library.quiz)
        options = [one for question in library.quiz.about for one in question.options]
        self.kit = {one.kit: f"{one.kit} {form.codes[one.id]}" for one in options if one.kit}
        self.at: dict[str, str] = {}

    def after(self, screen: Screen) -> Iterator[Exercises]:
        """Yield what a screen leads to, and when."""
        here = self.letters[screen.id]
        for name in screen.leads_to:
            finding = self.library.findings[name]
            at = self.at.setdefault(name, here)
            names = finding.exercises if at == here else ()
            when = scoring.when(screen, name)
            yield Exercises(finding.name, when, "" if names else at, tuple(map(self.item, names)))

    def item(self, name: str) -> Item:
        """Return an exercise with what leaves it out."""
        exercise = self.library.exercises[name]
        left_out_by = restrictions.left_out_by(self.effects, exercise)
        return Item(
            exercise=exercise,
            kit=tuple(self.kit[kit] for kit in exercise.kit),
            left_out_by=scoring.together(self.codes[name] for name in left_out_by),
            stays="".join(
                letter
                for screen, letter in self.letters.items()
                if not self._spares(self.library.screens[screen], exercise)
            ),
        )

    def _spares(self, screen: Screen, exercise: Exercise) -> bool:
        """Say whether the exercise is left out once this screen hurt."""
        family = (self.library.findings[name].exercises for name in screen.leads_to)
        return not set(screen.loads).isdisjoint(exercise.loads) or any(
            exercise.id in names for names in family
        )
