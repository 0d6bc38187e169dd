"""What each template of the guide gets: a frozen dataclass, its fields as plain names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import phrases
from generator.citations import Citing
from generator.model import (
    Changes,
    Dose,
    Exercise,
    Faq,
    Finding,
    Headlines,
    LeftOut,
    Option,
    Principle,
    Reference,
    Routine,
    RoutineItem,
    Screen,
)
from generator.model.reference import Topic

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
    left_out: tuple[str, ...]
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
            work=phrases.work(dose, exercise),
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
    left_out: tuple[str, ...]
    easier: tuple[str, ...]
    harder: tuple[str, ...]
    screens: tuple[str, ...]
    findings: tuple[str, ...]
    routines: tuple[str, ...]
    principles: tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """An exercise in the list of all: what it is filtered by, and what the list says of it."""

    exercise: Exercise
    area: str
    kit: str
    needs: str
    minutes: int
    names: str


@dataclass(frozen=True)
class ExercisesPage(Context):
    """For `exercises.md`: exercises by aim, then by area, and what each filter offers."""

    groups: Mapping[str, Mapping[str, tuple[Entry, ...]]]
    filters: tuple[tuple[str, str, Mapping[str, str]], ...]


@dataclass(frozen=True)
class RoutinePage(Context):
    """For `routine.md`; `kit` is what any of its exercises needs.

    `pdfs` has the file of each ready PDF of its sheet, by the size of its paper.
    """

    routine: Routine
    kit: str
    items: tuple[tuple[RoutineItem, Exercise, Amount], ...]
    pdfs: Mapping[str, str]


@dataclass(frozen=True)
class FaqPage(Context):
    """For `faq.md`."""

    faq: Faq


@dataclass(frozen=True)
class HeadlinesPage(Context):
    """For `headlines.md`."""

    headlines: Headlines


@dataclass(frozen=True)
class LeftOutPage(Context):
    """For `left-out.md`."""

    left_out: LeftOut


@dataclass(frozen=True)
class ChangesPage(Context):
    """For `changes.md`."""

    changes: Changes


@dataclass(frozen=True)
class SafetyPage(Context):
    """For `safety.md`: the answers of the gate that ask for something, by outcome."""

    answers: Mapping[str, tuple[Option, ...]]


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
    """For `references.md`: references by topic."""

    topics: Mapping[Topic, tuple[Cited, ...]]
