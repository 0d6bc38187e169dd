"""What each template of the guide gets: a frozen dataclass, its fields as plain names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import phrases
from generator.citations import Citing
from generator.model import (
    Dose,
    Exercise,
    Faq,
    Finding,
    Option,
    Principle,
    Reference,
    Routine,
    RoutineItem,
    Screen,
)

if TYPE_CHECKING:
    from generator.library import Library


@dataclass(frozen=True)
class Context:
    """What every template gets: the page's own address, and the library to name things from."""

    page: str
    library: Library


@dataclass(frozen=True)
class PrinciplePage(Context):
    """For `principle.md`."""

    principle: Principle


@dataclass(frozen=True)
class ScreenPage(Context):
    """For `screen.md`; `left_out` are the answers of the gate that leave the screen out."""

    screen: Screen
    kit: str
    left_out: tuple[Option, ...]
    principles: tuple[str, ...]


@dataclass(frozen=True)
class FindingPage(Context):
    """For `finding.md`; `screens` lead to the finding."""

    finding: Finding
    exercises: tuple[Exercise, ...]
    screens: tuple[Screen, ...]


@dataclass(frozen=True)
class Amount:
    """A dose in words."""

    sets: str
    work: str
    rest: str
    days: str
    time: str

    @classmethod
    def of(cls, dose: Dose, exercise: Exercise) -> Amount:
        """Return the words for a dose of an exercise."""
        return cls(
            sets=phrases.sets(dose.sets),
            work=phrases.work(dose, exercise.aim),
            rest=phrases.rest(dose).removeprefix("rest "),
            days=phrases.days(dose),
            time=phrases.minutes(dose.seconds),
        )


@dataclass(frozen=True)
class ExercisePage(Context):
    """For `exercise.md`.

    `easier` and `harder` are the neighbours that the exercise's own variants do not name yet; the
    other lists of ids are what leads to the exercise.
    """

    exercise: Exercise
    amount: Amount
    kit: str
    left_out: tuple[Option, ...]
    easier: tuple[str, ...]
    harder: tuple[str, ...]
    screens: tuple[str, ...]
    findings: tuple[str, ...]
    routines: tuple[str, ...]
    principles: tuple[str, ...]


@dataclass(frozen=True)
class ExercisesPage(Context):
    """For `exercises.md`: exercises by aim, then by area."""

    groups: Mapping[str, Mapping[str, tuple[Exercise, ...]]]


@dataclass(frozen=True)
class RoutinePage(Context):
    """For `routine.md`."""

    routine: Routine
    items: tuple[tuple[RoutineItem, Exercise, Amount], ...]


@dataclass(frozen=True)
class FaqPage(Context):
    """For `faq.md`."""

    faq: Faq


@dataclass(frozen=True)
class Cited:
    """A reference, its printed parts, and what cites it."""

    reference: Reference
    label: str
    authors: str
    locator: str
    read: str
    by: tuple[Citing, ...]


@dataclass(frozen=True)
class ReferencesPage(Context):
    """For `references.md`."""

    references: tuple[Cited, ...]
