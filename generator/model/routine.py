"""An ordered list of exercises with doses."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.claim import Claim
from generator.model.dose import Dose
from generator.model.text import Entry, Id, Items, Name, Prose, Some


class RoutineItem(Entry):
    """An exercise in a routine; its own dose, or the exercise's if none is given."""

    exercise: Id
    dose: Dose | None = None
    note: Prose | None = None


class Week(Entry):
    """What to do in one part of a block, such as weeks "2-3"."""

    weeks: Name
    do: Prose


class Routine(Entry):
    """A routine for `minutes` minutes, warm-up included; at most five exercises.

    `suits` names options of the gate whose readers this routine is meant for; none of its
    exercises may be left out for them. `minimum_day` are two exercises of the routine.
    """

    id: Id
    name: Name
    summary: Prose
    who: Prose
    minutes: Annotated[int, Field(ge=2, le=30)]
    warm_up: Prose
    warm_up_seconds: Annotated[int, Field(ge=30, le=300)]
    items: Annotated[tuple[RoutineItem, ...], Field(strict=False, min_length=1, max_length=5)]
    minimum_day: Annotated[tuple[Id, ...], Field(strict=False, min_length=1, max_length=2)]
    suits: Items[Id] = ()
    block: Some[Week]
    claims: Items[Claim] = ()
