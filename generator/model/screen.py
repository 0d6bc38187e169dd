"""One movement self-check: protocol, unit, error, bands."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.claim import Claim
from generator.model.figure import Figure
from generator.model.text import Aim, Area, Entry, Id, Items, Kit, Name, Prose, Some


class Interval(Entry):
    """A stretch of numbers, bounded below by one of `from`/`above` and above by `below`/`upto`.

    `from` and `upto` include the number itself, `above` and `below` do not. No lower key: from the
    least possible number; no upper key: up to the greatest.
    """

    from_: Annotated[float | None, Field(alias="from")] = None
    above: float | None = None
    below: float | None = None
    upto: float | None = None


class Level(Interval):
    """What one side's value means by itself, before sides are compared."""

    id: Literal["low", "middle", "high"]
    says: Prose


class Band(Interval):
    """What a difference between sides means.

    `clear` counts as clear only when it was seen before, on another day, with the same side
    lower; until then it is `possible`.
    """

    verdict: Literal["similar", "possible", "clear"]


class Measure(Entry):
    """How one attempt is entered and how attempts become one value for each side.

    `compare: difference` compares the kept values in their unit. `compare: target` only asks
    whether the kept value reaches `target`; the difference is then 0 or 1.
    """

    entry: Literal["ruler", "counter", "stopwatch"]
    unit: Literal["cm", "reps", "s"]
    least: float
    most: float
    step: Annotated[float, Field(gt=0)]
    attempts_least: Annotated[int, Field(ge=1, le=5)]
    attempts_most: Annotated[int, Field(ge=1, le=5)]
    keep: Literal["mean", "best"]
    compare: Literal["difference", "target"]
    target: float | None = None
    # Seconds after which the stopwatch says a word.
    announce: Items[float] = ()
    # Seconds of rest to offer when changing sides.
    rest: Annotated[int, Field(ge=0, le=300)] = 0


class ScreenFinding(Entry):
    """Which finding a screen leads to, and when: one side lower, or a low level on a side."""

    when: Literal["difference", "low"]
    finding: Id


class Says(Entry):
    """The screen's own sentence for each verdict that has numbers behind it."""

    similar: Prose
    possible: Prose
    clear: Prose


class Screen(Entry):
    """One movement self-check.

    `noun` names what is compared ("ankle"), `lower` says what the lower value means ("bends
    less"), `higher` its opposite. `skip_if` lists who should leave it out; `leave_out` names
    options of the gate under which it never appears. `loads` are all parts it puts work on;
    `error` is the smallest difference between sides that counts, in the unit, with its claim;
    `change_error` the same for one side over time.
    """

    id: Id
    name: Name
    aliases: Items[Name] = ()
    summary: Prose
    aim: Aim
    area: Area
    loads: Some[Area]
    noun: Name
    lower: Name
    higher: Name
    kit: Items[Kit] = ()
    need: Some[Prose]
    setup: Some[Prose]
    steps: Some[Prose]
    ends_when: Some[Prose]
    skip_if: Some[Prose]
    leave_out: Items[Id] = ()
    stop: Some[Prose]
    minutes: Annotated[int, Field(ge=1, le=15)]
    measure: Measure
    error: Annotated[float, Field(ge=0)]
    error_claim: Claim
    change_error: Annotated[float, Field(ge=0)]
    levels: Some[Level]
    level_claim: Claim
    bands: Some[Band]
    says: Says
    can_tell: Some[Prose]
    cannot_tell: Some[Prose]
    findings: Some[ScreenFinding]
    claims: Items[Claim] = ()
    figure: Figure | None = None
