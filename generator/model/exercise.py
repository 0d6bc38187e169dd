"""One movement to practise."""

from __future__ import annotations

from generator.model.claim import Claim
from generator.model.dose import Dose
from generator.model.figure import Figure
from generator.model.text import Aim, Area, Entry, Id, Items, Kit, Name, Position, Prose, Some


class Variant(Entry):
    """An easier or harder way to do an exercise: how, and its own page if it has one."""

    how: Prose
    exercise: Id | None = None


class Caution(Entry):
    """What to take care of; for everyone, or `when` one of these options of the gate was chosen."""

    text: Prose
    when: Items[Id] = ()


class Exercise(Entry):
    """One movement: set-up, steps, dose, easier and harder variants, and who leaves it out.

    `leave_out` names options of the gate (in `quiz.yml`) under which no plan and no routine for
    that group may hold this exercise. `area` is what it trains, `loads` every part it puts work on.
    """

    id: Id
    name: Name
    aliases: Items[Name] = ()
    summary: Prose
    aim: Aim
    area: Area
    loads: Some[Area]
    position: Position
    kit: Items[Kit] = ()
    household: Prose | None = None
    setup: Prose
    steps: Some[Prose]
    cues: Some[Name]
    faults: Some[Prose]
    feels: Prose
    dose: Dose
    easier: Variant | None = None
    harder: Variant | None = None
    leave_out: Items[Id] = ()
    caution: Items[Caution] = ()
    stop: Items[Prose] = ()
    claims: Items[Claim] = ()
    figure: Figure | None = None
