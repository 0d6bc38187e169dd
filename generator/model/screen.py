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
    whether the kept value reaches `target`; the difference is then 0 or 1. `compare: none`: both
    sides work together, and there is one value. `entry: choice` has a name in `choices` for every
    number from `least` to `most`. `entry: signs` counts in how many repetitions each sign is seen;
    from `target` on it counts as seen. `better: less`: fewer of the unit is better, as in a race.
    """

    entry: Literal["ruler", "counter", "stopwatch", "choice", "signs"]
    unit: Literal["cm", "reps", "s", "step"]
    least: float
    most: float
    step: Annotated[float, Field(gt=0)]
    attempts_least: Annotated[int, Field(ge=1, le=5)]
    attempts_most: Annotated[int, Field(ge=1, le=5)]
    keep: Literal["mean", "best"]
    compare: Literal["difference", "target", "none"]
    better: Literal["more", "less"] = "more"
    choices: Items[Prose] = ()
    target: float | None = None
    # Seconds after which the stopwatch says a word.
    announce: Items[float] = ()
    # Beats a minute of a metronome; a repetition takes two of them.
    beat: Annotated[int, Field(ge=30, le=120)] | None = None
    # Seconds after which a count ends.
    limit: Annotated[int, Field(ge=10, le=120)] | None = None
    # Seconds of rest to offer when changing sides.
    rest: Annotated[int, Field(ge=0, le=300)] = 0


class ScreenFinding(Entry):
    """Which finding a screen leads to, and when: one side lower, or a low level on a side."""

    when: Literal["difference", "low"]
    finding: Id


class Cutoff(Entry):
    """Below which number a level is low, by age (years, both ends included) and sex."""

    from_age: Annotated[int, Field(ge=18, le=120)]
    upto_age: Annotated[int, Field(ge=18, le=120)]
    women: Annotated[int, Field(ge=0)]
    men: Annotated[int, Field(ge=0)]


class Sign(Entry):
    """Something to look for on a film of oneself: what it looks like, and what it may lead to.

    `sided`: it may show on the left or on the right, and the reader notes which.
    """

    see: Prose
    note: Prose
    finding: Id | None = None
    sided: bool = False


class Says(Entry):
    """The screen's own sentence for each verdict that has numbers behind it."""

    similar: Prose
    possible: Prose
    clear: Prose


class Screen(Entry):
    """One movement self-check, of one of three kinds.

    Compared: a measure of each side; `noun` names what is compared ("ankle"), `lower` says what
    the lesser side does ("bends less"), `higher` its opposite; `error` is the smallest difference
    between sides that counts, in the unit, with its claim. Whole: `compare: none`, one measure of
    both sides. Observed: `entry: signs`. `generator.checks.screens` says what belongs to which.

    `scored` says how it is scored and why so, `alone` how to do it without help. `only_after` is a
    screen that comes first, and has to go well: its number is on the line of `cutoffs` or above.
    `place` is where it is done. `skip_if` lists who should leave it out; `leave_out` names options
    of the gate under which it never appears. `loads` are all parts it puts work on; `change_error`
    is the smallest change over time that counts. `protocol` goes up by one whenever the way of
    measuring changes so much that earlier numbers cannot be compared any more.
    """

    id: Id
    name: Name
    aliases: Items[Name] = ()
    summary: Prose
    aim: Aim
    area: Area
    loads: Some[Area]
    noun: Name | None = None
    lower: Name | None = None
    higher: Name | None = None
    kit: Items[Kit] = ()
    only_after: Id | None = None
    place: Literal["chair", "wall", "camera"]
    protocol: Annotated[int, Field(ge=1)] = 1
    need: Some[Prose]
    setup: Some[Prose]
    steps: Some[Prose]
    alone: Some[Prose]
    ends_when: Some[Prose]
    skip_if: Some[Prose]
    leave_out: Items[Id] = ()
    stop: Some[Prose]
    minutes: Annotated[int, Field(ge=1, le=15)]
    measure: Measure
    signs: Items[Sign] = ()
    scored: Some[Prose]
    error: Annotated[float, Field(ge=0)] | None = None
    error_claim: Claim | None = None
    change_error: Annotated[float, Field(ge=0)] | None = None
    levels: Items[Level] = ()
    cutoffs: Items[Cutoff] = ()
    level_claim: Claim | None = None
    bands: Items[Band] = ()
    says: Says | None = None
    can_tell: Some[Prose]
    cannot_tell: Some[Prose]
    findings: Items[ScreenFinding] = ()
    claims: Items[Claim] = ()
    figure: Figure | None = None

    @property
    def kind(self) -> Literal["compared", "whole", "observed"]:
        """Say what the screen does: compares two sides, measures both as one, or is looked at."""
        if self.measure.entry == "signs":
            return "observed"
        return "whole" if self.measure.compare == "none" else "compared"

    @property
    def leads_to(self) -> tuple[str, ...]:
        """Return the findings it may lead to, by its numbers or by what is seen on a film."""
        seen = (sign.finding for sign in self.signs if sign.finding)
        return tuple(dict.fromkeys((*(pair.finding for pair in self.findings), *seen)))
