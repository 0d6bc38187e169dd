"""The exercises on paper: each once, by its aim, with its dose and the answers it is not for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, get_args

from generator import restrictions, scoring
from generator.model.text import Aim

if TYPE_CHECKING:
    from generator.library import Library
    from generator.model import Exercise, Screen


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


class Listed:
    """All exercises that checks lead to, and those for everyone: each stands on paper once.

    `groups` has them by aim, `rules` and `items` in the same order, `exercises` in that of the
    checks; `codes` are their short names by id. It is made with the screens on paper, the codes of
    all answers, and the letters of the screens.
    """

    def __init__(
        self,
        library: Library,
        screens: Iterable[Screen],
        codes: Mapping[str, str],
        letters: Mapping[str, str],
    ) -> None:
        self.library = library
        self.letters = letters
        self.answers = codes
        self.effects = restrictions.effects(library.quiz)
        self.options = [one for question in library.quiz.about for one in question.options]
        self.kit = {one.kit: f"{one.kit} {codes[one.id]}" for one in self.options if one.kit}
        findings = [name for screen in screens for name in screen.leads_to]
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
