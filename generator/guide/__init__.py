"""The guide: the pages people read, as Markdown with front matter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator import linked_data, phrases, restrictions
from generator.addresses import address
from generator.connections import Connections, connect
from generator.guide import contexts, lists
from generator.guide.page import page
from generator.output import PAPERS, pdf_name

if TYPE_CHECKING:
    from generator.library import Library
    from generator.output import Output, Site


def pages(library: Library, site: Site) -> Iterator[Output]:
    """Yield every page of the guide that is made from definitions."""
    connections = connect(library)
    yield from _principles(library)
    yield from _screens(library, connections)
    yield from _findings(library, connections)
    yield from _exercises(library, connections)
    yield from _routines(library, site)
    yield from lists.pages(library)


def _principles(library: Library) -> Iterator[Output]:
    yield _index("principles", "Principles", "The ideas this guide rests on.", library)
    for p in library.principles.values():
        context = contexts.PrinciplePage(address("principle", p.id), library, p)
        yield page("principle", context, p.name, p.summary, ("principle", p.id), order=p.order)


def _screens(library: Library, connections: Connections) -> Iterator[Output]:
    yield _index(
        "screens", "The checks", "How each check is done, and what it can and cannot tell.", library
    )
    quiz, effects = library.quiz, restrictions.effects(library.quiz)
    for s in library.screens.values():
        context = contexts.ScreenPage(
            page=address("screen", s.id),
            library=library,
            screen=s,
            kit=phrases.kit(s.kit),
            left_out=tuple(restrictions.told(quiz, restrictions.left_out_by(effects, s))),
            principles=connections.principles_of_screen.get(s.id, ()),
        )
        yield page(
            "screen", context, s.name, s.summary, ("screen", s.id), linked_data.screen_how_to(s)
        )


def _findings(library: Library, connections: Connections) -> Iterator[Output]:
    yield _index("findings", "Findings", "What a check may lead you to train.", library)
    for f in library.findings.values():
        context = contexts.FindingPage(
            page=address("finding", f.id),
            library=library,
            finding=f,
            exercises=tuple(library.exercises[name] for name in f.exercises),
            screens=tuple(library.screens[s] for s in connections.screens_of_finding.get(f.id, ())),
        )
        yield page("finding", context, f.name, f.summary, ("finding", f.id))


def _exercises(library: Library, connections: Connections) -> Iterator[Output]:
    quiz, effects = library.quiz, restrictions.effects(library.quiz)
    for e in library.exercises.values():
        named = {variant.exercise for variant in (e.easier, e.harder) if variant}
        context = contexts.ExercisePage(
            page=address("exercise", e.id),
            library=library,
            exercise=e,
            amount=contexts.Amount.of(e.dose, e),
            kit=phrases.kit(e.kit),
            left_out=tuple(restrictions.told(quiz, restrictions.left_out_by(effects, e))),
            easier=tuple(x for x in connections.easier.get(e.id, ()) if x not in named),
            harder=tuple(x for x in connections.harder.get(e.id, ()) if x not in named),
            screens=connections.screens_of_exercise.get(e.id, ()),
            findings=connections.findings_of_exercise.get(e.id, ()),
            routines=connections.routines_of_exercise.get(e.id, ()),
            principles=connections.principles_of_exercise.get(e.id, ()),
        )
        linked = linked_data.exercise_how_to(e)
        yield page("exercise", context, e.name, e.summary, ("exercise", e.id), linked)


def _routines(library: Library, site: Site) -> Iterator[Output]:
    yield _index("routines", "Routines", "Exercises in order, with doses and a sheet.", library)
    for r in library.routines.values():
        items = tuple(
            (item, exercise, contexts.Amount.of(item.dose or exercise.dose, exercise))
            for item in r.items
            for exercise in (library.exercises[item.exercise],)
        )
        kit = phrases.kit(dict.fromkeys(one for _, exercise, _ in items for one in exercise.kit))
        pdfs = {paper: pdf_name(r.id, paper) for paper in PAPERS if site.pdfs}
        context = contexts.RoutinePage(address("routine", r.id), library, r, kit, items, pdfs)
        linked = linked_data.exercise_plan(r, [exercise for _, exercise, _ in items], site)
        yield page("routine", context, r.name, r.summary, ("routine", r.id), linked)


def _index(name: str, title: str, description: str, library: Library) -> Output:
    return page(name, contexts.Context(address("page", name), library), title, description)
