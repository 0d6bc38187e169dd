"""Sheets: each written routine, each exercise, and the reader's own plan, laid out for paper."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import segno
from markupsafe import Markup

from generator import phrases
from generator.addresses import address
from generator.guide.words import day
from generator.library import Library
from generator.model import Dose, Exercise, Figure, Option, Routine
from generator.output import Output, Site
from generator.standalone import StandalonePage, render_page, table_json

LICENCE = "CC BY 4.0"
# What a sheet can give up for room, in the order of fit.js, which measures how much of it. Where no
# script runs, so many of them are given up by a sheet of one exercise, of two, and so on.
CONCESSIONS = (
    *("air", "lists", "size", "lines", "notes", "lead", "cues"),
    *("boxes", "run-on", "close", "steps", "harder", "easier", "drawings"),
)
UNMEASURED = (1, 11, 11, 13, 14)


@dataclass(frozen=True)
class Card:
    """One exercise as a sheet shows it."""

    name: str
    sets: str
    work: str
    days: str
    setup: str
    steps: tuple[str, ...]
    # What those whom the sheet is for must take care of.
    care: tuple[str, ...]
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


@dataclass(frozen=True, kw_only=True)
class PaperPage(StandalonePage):
    """What every sheet prints: where its sources stand, and how old its text is."""

    sources: str
    version: str
    # The code of the page it was made from, as an SVG drawing; None while the site has no address.
    qr: Markup | None
    licence: str = LICENCE


@dataclass(frozen=True, kw_only=True)
class PlanPage(PaperPage):
    """What `sheets/my-plan.html` prints."""

    routines: tuple[Routine, ...]
    table: Markup


@dataclass(frozen=True, kw_only=True)
class SheetPage(PaperPage):
    """What `sheets/sheet.html` prints."""

    heading: str
    purpose: tuple[str, ...]
    warm_up: str
    left_out: tuple[Option, ...]
    cards: tuple[Card, ...]
    # What the sheet gives up for room where no script measures it, as `fit.js` names it.
    tight: str


def pages(library: Library, site: Site) -> Iterator[Output]:
    """Yield the page of the reader's own plan, and a sheet for every routine and exercise."""
    yield _my_plan(library, site)
    for routine in library.routines.values():
        time = f"{phrases.amount(routine.minutes, 'min')}."
        context = SheetPage(
            page=address("sheet", routine.id),
            site=site,
            title=f"{routine.name}: sheet",
            description=f"{routine.name} on one page, with doses, stop rules and a tick log.",
            quiz=library.quiz,
            heading=routine.name,
            purpose=(routine.summary, time, routine.who),
            warm_up=routine.warm_up,
            left_out=(),
            cards=tuple(_cards(routine, library)),
            tight=_tight(len(routine.items)),
            sources=_sources(site, address("page", "exercises")),
            version=_version(library),
            qr=_code(site, address("routine", routine.id)),
        )
        source = library.source("routine", routine.id)
        yield render_page("sheets/sheet.html", context, source)
    for exercise in library.exercises.values():
        yield _exercise(exercise, library, site)


def _exercise(exercise: Exercise, library: Library, site: Site) -> Output:
    restrictions = library.quiz.restrictions()
    page = address("exercise", exercise.id)
    context = SheetPage(
        page=address("exercise-sheet", exercise.id),
        site=site,
        title=f"{exercise.name}: sheet",
        description=f"{exercise.name} on one page, with its dose, stop rules and a tick log.",
        quiz=library.quiz,
        heading=exercise.name,
        purpose=(exercise.summary,),
        warm_up=library.quiz.plan.warm_up,
        left_out=tuple(restrictions[name] for name in exercise.leave_out if name in restrictions),
        cards=(_card(exercise, exercise.dose, (one.text for one in exercise.caution)),),
        tight=_tight(1),
        sources=_sources(site, page),
        version=_version(library),
        qr=_code(site, page),
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
        sources=_sources(site, address("page", "exercises")),
        version=_version(library),
        qr=_code(site, address("page", "my-plan")),
    )
    return render_page("sheets/my-plan.html", context)


def _cards(routine: Routine, library: Library) -> Iterator[Card]:
    for item in routine.items:
        exercise = library.exercises[item.exercise]
        care = (
            caution.text
            for caution in exercise.caution
            if not caution.when or set(caution.when) & set(routine.suits)
        )
        minimum = item.exercise in routine.minimum_day
        dose = item.dose or exercise.dose
        yield _card(exercise, dose, care, note=item.note or "", minimum=minimum)


def _card(
    exercise: Exercise, dose: Dose, care: Iterable[str], *, note: str = "", minimum: bool = False
) -> Card:
    rest = phrases.rest(dose)
    return Card(
        name=exercise.name,
        sets=phrases.sets(dose.sets) + ":",
        work=phrases.work(dose, exercise.aim) + (f"; {rest}." if rest else "."),
        days=phrases.days(dose).capitalize() + ".",
        setup=exercise.setup,
        steps=exercise.steps,
        care=tuple(care),
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


def _sources(site: Site, page: str) -> str:
    """Return the address that a sheet names for its sources: whole, if the site has one."""
    return f"{site.url or '/'}{page}"


def _version(library: Library) -> str:
    return day(library.changes.entries[0].day)


def _code(site: Site, page: str) -> Markup | None:
    return qr_code(site.url + page) if site.url else None


def qr_code(url: str) -> Markup:
    """Return a QR code of an address as an SVG drawing without styles or scripts."""
    out = io.BytesIO()
    code = segno.make_qr(url, error="m")
    code.save(
        out,
        kind="svg",
        xmldecl=False,
        svgclass="qr-code",
        lineclass=None,
        omitsize=True,
        border=4,
        title=f"QR code of {url}",
    )
    return Markup(out.getvalue().decode().strip())  # noqa: S704  (drawn from the address, no text of it)
