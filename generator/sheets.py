"""Sheets: each written routine, each exercise, the reader's own plan and selection, for paper."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator import phrases, restrictions
from generator.addresses import address
from generator.guide import words
from generator.library import Library
from generator.model import Dose, Exercise, Figure, Routine
from generator.output import Output, Site
from generator.qr import code_of
from generator.restrictions import Effect
from generator.standalone import (
    StandalonePage,
    all_exercises_json,
    render_page,
    table_json,
    version_json,
)

LICENCE = "CC BY 4.0"
# What a sheet can give up for room, in the order of fit.js, which measures how much of it. Where no
# script runs, so many of them are given up by a sheet of one exercise, of two, and so on.
CONCESSIONS = (
    *("air", "lists", "size", "lines", "notes", "lead", "cues", "weeks", "boxes"),
    *("run-on", "close", "harder", "steps", "easier", "groups", "drawings"),
)
UNMEASURED = (3, 13, 13, 14, 16)
# The places of a sheet of one's own, and how many are empty until something is picked, as in
# selection.js.
MOST = 5
EMPTY = 3


@dataclass(frozen=True)
class Card:
    """One exercise as a sheet shows it."""

    name: str
    sets: str
    work: str
    days: str
    setup: str
    steps: tuple[str, ...]
    # What those whom the sheet is for must take care of; and, on a sheet for everyone, some groups.
    care: tuple[str, ...]
    group_care: tuple[str, ...]
    cues: tuple[str, ...]
    stop: tuple[str, ...]
    easier: str
    harder: str
    note: str
    minimum: bool
    sides: tuple[str, ...]
    # The boxes of one week in the tick log.
    boxes: int
    figure: Figure | None


@dataclass(frozen=True)
class SmallPrint:
    """Where a sheet's steps, sources and safety questions stand online, and how old it is."""

    sources: str
    safety: str
    version: str
    # The code of the page that has all steps; None while the site has no address.
    qr: Markup | None
    licence: str = LICENCE


@dataclass(frozen=True, kw_only=True)
class PaperPage(StandalonePage):
    """What every sheet prints."""

    small: SmallPrint


@dataclass(frozen=True, kw_only=True)
class PlanPage(PaperPage):
    """What `sheets/my-plan.html` prints."""

    routines: tuple[Routine, ...]
    table: Markup


@dataclass(frozen=True, kw_only=True)
class SheetPage(PaperPage):
    """What `sheets/sheet.html` prints."""

    heading: str
    # Whether a side comes first; not for those whose sides must not be compared.
    first: bool
    # Whether it is the sheet of one exercise, whose name is the heading.
    alone: bool
    purpose: tuple[str, ...]
    warm_up: str
    left_out: tuple[str, ...]
    cards: tuple[Card, ...]
    # What the sheet gives up for room where no script measures it, as `fit.js` names it.
    tight: str


@dataclass(frozen=True, kw_only=True)
class SelectionPage(PaperPage):
    """What `sheets/my-selection.html` prints: exercises to pick from, by area; a blank sheet."""

    groups: Mapping[str, list[Exercise]]
    # The answers with which each exercise is left out, by their ids, and what they say.
    left_out_by: Mapping[str, tuple[str, ...]]
    answers: Mapping[str, tuple[str, str]]
    table: Markup
    most: int
    empty: int
    tight: str


def pages(library: Library, site: Site) -> Iterator[Output]:
    """Yield the pages of a reader's own plan and selection, and each routine's and exercise's."""
    yield _my_plan(library, site)
    yield _my_selection(library, site)
    yield Output(f"{address('page', 'my-selection')}exercises.json", all_exercises_json(library))
    effects = restrictions.effects(library.quiz)
    for routine in library.routines.values():
        time = f"{phrases.amount(routine.minutes, 'min')}."
        along = restrictions.along(library.quiz, routine.suits)
        cards = tuple(_cards(routine, library, effects, {one.id for one in along}))
        context = SheetPage(
            page=address("sheet", routine.id),
            site=site,
            title=f"{routine.name}: sheet",
            description=f"{routine.name} on one page, with doses, stop rules and a tick log.",
            quiz=library.quiz,
            heading=routine.name,
            first=all(one.compare for one in along) and any("left" in card.sides for card in cards),
            alone=False,
            purpose=(routine.summary, time, routine.who),
            warm_up=routine.warm_up,
            left_out=(),
            cards=cards,
            tight=_tight(len(routine.items)),
            small=_small_print(
                library, site, address("page", "exercises"), address("routine", routine.id)
            ),
        )
        source = library.source("routine", routine.id)
        yield render_page("sheets/sheet.html", context, source)
    for exercise in library.exercises.values():
        yield _exercise(exercise, library, site, effects)


def _exercise(
    exercise: Exercise, library: Library, site: Site, effects: tuple[Effect, ...]
) -> Output:
    ids = restrictions.left_out_by(effects, exercise)
    page = address("exercise", exercise.id)
    context = SheetPage(
        page=address("exercise-sheet", exercise.id),
        site=site,
        title=f"{exercise.name}: sheet",
        description=f"{exercise.name} on one page, with its dose, stop rules and a tick log.",
        quiz=library.quiz,
        heading=exercise.name,
        first=exercise.dose.sides == "each",
        alone=True,
        purpose=(exercise.summary,),
        warm_up=library.quiz.plan.warm_up,
        left_out=tuple(restrictions.told(library.quiz, ids)),
        cards=(
            _card(
                exercise,
                exercise.dose,
                (one.text for one in exercise.caution if not one.when),
                (one.text for one in exercise.caution if one.when),
            ),
        ),
        tight=_tight(1),
        small=_small_print(library, site, page),
    )
    return render_page("sheets/sheet.html", context, library.source("exercise", exercise.id))


def _my_plan(library: Library, site: Site) -> Output:
    context = PlanPage(
        page=address("page", "my-plan"),
        site=site,
        title="My plan",
        description="Your plan from the self-check: today’s list, six weeks and reminders. "
        "It stays on your device.",
        quiz=library.quiz,
        routines=tuple(library.routines.values()),
        table=table_json(library),
        small=_small_print(library, site, address("page", "exercises")),
    )
    return render_page("sheets/my-plan.html", context)


def _my_selection(library: Library, site: Site) -> Output:
    exercises = sorted(library.exercises.values(), key=lambda exercise: exercise.name)
    groups = {
        name: [one for one in exercises if one.area == area] for area, name in words.AREAS.items()
    }
    effects = restrictions.effects(library.quiz)
    context = SelectionPage(
        page=address("page", "my-selection"),
        site=site,
        title="My selection",
        description="A sheet of up to five exercises of your choice, or a blank one, to print.",
        quiz=library.quiz,
        groups={name: group for name, group in groups.items() if group},
        left_out_by={one.id: restrictions.left_out_by(effects, one) for one in exercises},
        answers=restrictions.answers(library.quiz),
        table=version_json(library),
        most=MOST,
        empty=EMPTY,
        tight=_tight(EMPTY),
        small=_small_print(library, site, address("page", "exercises")),
    )
    return render_page("sheets/my-selection.html", context)


def _cards(
    routine: Routine, library: Library, effects: tuple[Effect, ...], groups: Collection[str]
) -> Iterator[Card]:
    for item in routine.items:
        exercise = library.exercises[item.exercise]
        care = (
            caution.text
            for caution in exercise.caution
            if not caution.when or not set(caution.when).isdisjoint(groups)
        )
        minimum = item.exercise in routine.minimum_day
        dose = item.dose or exercise.dose
        if exercise.harder and exercise.harder.exercise:
            harder = library.exercises[exercise.harder.exercise]
            # No word of what some of those whom the routine suits must leave out.
            if not set(routine.suits).isdisjoint(restrictions.left_out_by(effects, harder)):
                exercise = exercise.model_copy(update={"harder": None})
        yield _card(exercise, dose, care, note=item.note or "", minimum=minimum)


def _card(
    exercise: Exercise,
    dose: Dose,
    care: Iterable[str],
    group_care: Iterable[str] = (),
    *,
    note: str = "",
    minimum: bool = False,
) -> Card:
    rest = phrases.rest(dose)
    return Card(
        name=exercise.name,
        sets=phrases.sets(dose.sets) + ":",
        # A number stays with its unit.
        work=phrases.work(dose, exercise).replace(" s ", "\u00a0s ")
        + (f"; {rest}." if rest else "."),
        days=phrases.days(dose).capitalize() + ".",
        setup=exercise.setup,
        steps=exercise.steps,
        care=tuple(care),
        group_care=tuple(group_care),
        cues=exercise.cues,
        stop=exercise.stop,
        easier=exercise.easier.how if exercise.easier else "",
        harder=exercise.harder.how if exercise.harder else "",
        note=note,
        minimum=minimum,
        sides=("left", "right") if dose.sides == "each" else ("both",),
        boxes=dose.days_most or dose.days,
        figure=exercise.figure,
    )


def _tight(cards: int) -> str:
    return " ".join(CONCESSIONS[: UNMEASURED[cards - 1]])


def _small_print(library: Library, site: Site, sources: str, steps: str = "") -> SmallPrint:
    """Return what a sheet says of the pages of these addresses; its code leads to `steps`."""
    return SmallPrint(
        sources=site.typed(sources) or "on the exercises’ pages.",
        safety=site.typed(address("page", "safety")) or "on the page “Safety”.",
        version=words.day(library.changes.entries[0].day),
        qr=code_of(site, steps or sources),
    )
