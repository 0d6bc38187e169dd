"""Sheets: each written routine, and the reader's own plan, laid out for one page of paper."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

import segno
from markupsafe import Markup

from generator import phrases
from generator.addresses import address
from generator.library import Library
from generator.model import Exercise, Routine, RoutineItem
from generator.output import Output, Site
from generator.standalone import StandalonePage, render_page, table_json


@dataclass(frozen=True)
class Card:
    """One exercise as a sheet shows it: words only, every field printed."""

    name: str
    sets: str
    work: str
    days: str
    setup: str
    # What those whom the routine suits must take care of.
    care: tuple[str, ...]
    cues: tuple[str, ...]
    stop: tuple[str, ...]
    note: str
    minimum: bool
    sides: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PlanPage(StandalonePage):
    """What `sheets/my-plan.html` prints."""

    routines: tuple[Routine, ...]
    table: Markup


@dataclass(frozen=True, kw_only=True)
class SheetPage(StandalonePage):
    """What `sheets/routine.html` prints."""

    routine: Routine
    cards: tuple[Card, ...]
    # The code for the online routine as an SVG drawing; None while the site has no address.
    qr: Markup | None


def pages(library: Library, site: Site) -> Iterator[Output]:
    """Yield the page of the reader's own plan, and one sheet for every written routine."""
    yield _my_plan(library, site)
    for routine in library.routines.values():
        context = SheetPage(
            page=address("sheet", routine.id),
            site=site,
            title=f"{routine.name}: sheet",
            description=f"{routine.name} on one page, with doses, stop rules and a tick log.",
            quiz=library.quiz,
            routine=routine,
            cards=tuple(_cards(routine, library)),
            qr=qr_code(site.url + address("routine", routine.id)) if site.url else None,
        )
        source = library.source("routine", routine.id)
        yield render_page("sheets/routine.html", context, source)


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
    )
    return render_page("sheets/my-plan.html", context)


def _cards(routine: Routine, library: Library) -> Iterator[Card]:
    for item in routine.items:
        exercise = library.exercises[item.exercise]
        care = tuple(
            caution.text
            for caution in exercise.caution
            if not caution.when or set(caution.when) & set(routine.suits)
        )
        yield _card(item, exercise, care, minimum=item.exercise in routine.minimum_day)


def _card(item: RoutineItem, exercise: Exercise, care: tuple[str, ...], *, minimum: bool) -> Card:
    dose = item.dose or exercise.dose
    rest = phrases.rest(dose)
    return Card(
        name=exercise.name,
        sets=phrases.sets(dose.sets) + ":",
        work=phrases.work(dose, exercise.aim) + (f"; {rest}." if rest else "."),
        days=phrases.days(dose).capitalize() + ".",
        setup=exercise.setup,
        care=care,
        cues=exercise.cues,
        stop=exercise.stop,
        note=item.note or "",
        minimum=minimum,
        sides=("left", "right") if dose.sides == "each" else ("both",),
    )


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
        title="QR code of this routine's page",
    )
    return Markup(out.getvalue().decode().strip())  # noqa: S704  (drawn from the address, no text of it)
