"""The self-check: gate, about you, screens, plan rules and the authors' cases."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.claim import Claim
from generator.model.text import Aim, Area, Entry, Id, Items, Kit, Name, Prose, Some

Outcome = Literal["stop", "see-first", "adapt", "go"]
# From the mildest to the gravest; the gravest of all answers wins.
OUTCOMES: tuple[Outcome, ...] = ("go", "adapt", "see-first", "stop")
# What each kind of question takes as an answer beside its options.
BESIDES: dict[str, tuple[str, ...]] = {
    "one": (),
    "some": ("none",),
    "group": ("none", "unsure"),
    "which": ("unsure",),
}


class OnlyIf(Entry):
    """Ask only if an earlier question was answered with one of these."""

    question: Id
    any_of: Some[Id]


class Option(Entry):
    """One answer. What it sets is spelled out; an option that sets nothing is a plain answer.

    `outcome` and `action` make it part of the gate. `ends`: nothing follows the gate.
    `also` adds the restrictions of other options. `leaves_out_parts`: everything that loads
    these parts is left out. `compare: false`: sides are not compared, only followed over time.
    `kit`, `minutes`, `days` (a week), `prefers_area` and `prefers_aim` are wishes for the plan.
    `ages` (first and last year) and `sex` say which line of a screen's cut-offs is the reader's.
    """

    id: Id
    text: Prose
    why: Prose | None = None
    outcome: Outcome | None = None
    action: Prose | None = None
    urgent: Literal["emergency", "same-day"] | None = None
    ends: bool = False
    also: Items[Id] = ()
    leaves_out_parts: Items[Area] = ()
    compare: bool = True
    allows: Prose | None = None
    kit: Kit | None = None
    minutes: Literal[5, 10, 15] | None = None
    days: Annotated[int, Field(ge=1, le=7)] | None = None
    prefers_area: Area | None = None
    prefers_aim: Aim | None = None
    ages: Annotated[tuple[int, int], Field(strict=False)] | None = None
    sex: Literal["women", "men"] | None = None


class Question(Entry):
    """A step of the self-check.

    `one`: exactly one option. `some`: any number, or "none of these". `group`: like `some`, and
    "not sure", which counts as yes to every option. `which`: like `group`, without "none of
    these", for a reader who has said before that there is something. `short` stands before its
    answers where they are listed without it, such as `Newly hurt`.
    """

    id: Id
    ask: Prose
    help: Prose | None = None
    short: Name | None = None
    kind: Literal["one", "some", "group", "which"]
    options: Some[Option]
    only_if: Items[OnlyIf] = ()


class OutcomePage(Entry):
    """What the reader is told at the end of the gate, and whether the self-check goes on."""

    title: Name
    text: Some[Prose]
    then: Literal["end", "continue"]


class Outcomes(Entry):
    """The four outcomes of the gate."""

    stop: OutcomePage
    see_first: Annotated[OutcomePage, Field(alias="see-first")]
    adapt: OutcomePage
    go: OutcomePage


class Emergency(Entry):
    """Whom to call in a region."""

    region: Name
    emergency: Name
    advice: Name | None = None


class Shape(Entry):
    """How many exercises of which aim a plan of so many minutes holds, in order."""

    minutes: Literal[5, 10, 15]
    aims: Annotated[tuple[Aim, ...], Field(strict=False, min_length=1, max_length=5)]


class PlanRules(Entry):
    """The rules by which a plan is made; `general` serves a reader without a finding."""

    warm_up: Prose
    warm_up_seconds: Annotated[int, Field(ge=30, le=300)]
    shapes: Some[Shape]
    general: Some[Id]
    rules: Some[Prose]
    claims: Items[Claim] = ()


class CaseScreen(Entry):
    """One screen's attempts in a case, as numbers or as a mark instead of them."""

    screen: Id
    left: Items[float] = ()
    right: Items[float] = ()
    # The tries of a screen that measures both sides as one, or a count for each sign.
    both: Items[float] = ()
    unable: Items[Literal["left", "right", "both"]] = ()
    mark: Literal["pain", "skipped"] | None = None
    # The attempts of an earlier day, oldest first.
    before_left: Items[float] = ()
    before_right: Items[float] = ()
    verdict: Literal["similar", "possible", "clear", "uncompared", "too-few", "pain", "skipped"]
    side: Literal["left", "right"] | None = None
    level: Literal["low", "middle", "high"] | None = None


class CaseAnswer(Entry):
    """The ids chosen for one question; `none` and `unsure` are answers too."""

    question: Id
    answer: Items[Id]


class Case(Entry):
    """Answers and what must come of them; replayed against the reader's own code.

    Questions not listed are answered "none of these", or with their first option.
    """

    name: Name
    answers: Items[CaseAnswer] = ()
    outcome: Outcome
    screens: Items[CaseScreen] = ()
    # Exercises the plan must hold, and must not hold.
    plan_has: Items[Id] = ()
    plan_lacks: Items[Id] = ()


class Quiz(Entry):
    """The whole self-check. Questions come in order: gate, then about you, then screens.

    `quick` lists the screens that a short self-check takes the first three of that suit the reader.
    """

    title: Name
    intro: Some[Prose]
    disclaimer: Prose
    environment: Some[Prose]
    emergency: Some[Emergency]
    gate: Some[Question]
    outcomes: Outcomes
    about: Some[Question]
    screens: Some[Id]
    quick: Some[Id]
    pain_rule: Some[Prose]
    pain_short: Prose
    stop_rules: Some[Prose]
    # When to stop relying on the guide.
    see_someone: Some[Prose]
    results_intro: Some[Prose]
    plan: PlanRules
    cases: Some[Case]
    claims: Items[Claim] = ()

    def restrictions(self) -> dict[str, Option]:
        """Return the options of the gate by id: what screens and exercises name to be left out."""
        return {option.id: option for question in self.gate for option in question.options}

    def brought(self, option: Option) -> list[Option]:
        """Return an option and all whose restrictions it brings along by `also`, however far."""
        restrictions = self.restrictions()
        found = [option]
        for one in found:
            more = (restrictions[name] for name in one.also if name in restrictions)
            found += [other for other in more if all(other is not known for known in found)]
        return found

    def ends(self, option: Option) -> bool:
        """Say whether this answer ends the self-check, by itself or by the page of its outcome."""
        pages = {
            "stop": self.outcomes.stop,
            "see-first": self.outcomes.see_first,
            "adapt": self.outcomes.adapt,
            "go": self.outcomes.go,
        }
        return option.ends or (option.outcome is not None and pages[option.outcome].then == "end")
