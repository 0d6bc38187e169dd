"""The guide: the pages people read, as Markdown with front matter."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING

from generator import citations, phrases, prose
from generator.addresses import address
from generator.connections import Connections, connect
from generator.guide import contexts, words
from generator.model import Exercise, Option
from generator.output import Output
from generator.templating import environment

if TYPE_CHECKING:
    from generator.library import Library
    from generator.output import Site


def pages(library: Library, site: Site) -> Iterator[Output]:  # noqa: ARG001  (each part of the tree is called alike)
    """Yield every page of the guide that is made from definitions."""
    connections = connect(library)
    yield from _principles(library)
    yield from _screens(library, connections)
    yield from _findings(library, connections)
    yield from _exercises(library, connections)
    yield from _routines(library)
    yield _faq(library)
    yield _references(library)


def _principles(library: Library) -> Iterator[Output]:
    yield _index("principles", "Principles", "The ideas this guide rests on.", library)
    for p in library.principles.values():
        context = contexts.PrinciplePage(address("principle", p.id), library, p)
        yield _page("principle", context, p.name, p.summary, ("principle", p.id), order=p.order)


def _screens(library: Library, connections: Connections) -> Iterator[Output]:
    yield _index(
        "screens", "The checks", "How each check is done, and what it can and cannot tell.", library
    )
    for s in library.screens.values():
        context = contexts.ScreenPage(
            page=address("screen", s.id),
            library=library,
            screen=s,
            kit=phrases.kit(s.kit),
            left_out=_options(library, s.leave_out),
            principles=connections.principles_of_screen.get(s.id, ()),
        )
        yield _page("screen", context, s.name, s.summary, ("screen", s.id))


def _findings(library: Library, connections: Connections) -> Iterator[Output]:
    yield _index("findings", "Findings", "What a screen may lead you to train.", library)
    for f in library.findings.values():
        context = contexts.FindingPage(
            page=address("finding", f.id),
            library=library,
            finding=f,
            exercises=tuple(library.exercises[name] for name in f.exercises),
            screens=tuple(library.screens[s] for s in connections.screens_of_finding.get(f.id, ())),
        )
        yield _page("finding", context, f.name, f.summary, ("finding", f.id))


def _exercises(library: Library, connections: Connections) -> Iterator[Output]:
    groups: dict[str, dict[str, tuple[Exercise, ...]]] = {}
    for aim in words.AIMS:
        for area in words.AREAS:
            fits = [e for e in library.exercises.values() if (e.aim, e.area) == (aim, area)]
            if fits:
                groups.setdefault(aim, {})[area] = tuple(fits)
    every = contexts.ExercisesPage(address("page", "exercises"), library, groups)
    yield _page("exercises", every, "Exercises", "All exercises, by aim and by part of the body.")
    for e in library.exercises.values():
        named = {variant.exercise for variant in (e.easier, e.harder) if variant}
        context = contexts.ExercisePage(
            page=address("exercise", e.id),
            library=library,
            exercise=e,
            amount=contexts.Amount.of(e.dose, e),
            kit=phrases.kit(e.kit),
            left_out=_options(library, e.leave_out),
            easier=tuple(x for x in connections.easier.get(e.id, ()) if x not in named),
            harder=tuple(x for x in connections.harder.get(e.id, ()) if x not in named),
            screens=connections.screens_of_exercise.get(e.id, ()),
            findings=connections.findings_of_exercise.get(e.id, ()),
            routines=connections.routines_of_exercise.get(e.id, ()),
            principles=connections.principles_of_exercise.get(e.id, ()),
        )
        yield _page("exercise", context, e.name, e.summary, ("exercise", e.id))


def _routines(library: Library) -> Iterator[Output]:
    yield _index("routines", "Routines", "Exercises in order, with doses and a sheet.", library)
    for r in library.routines.values():
        items = tuple(
            (item, exercise, contexts.Amount.of(item.dose or exercise.dose, exercise))
            for item in r.items
            for exercise in (library.exercises[item.exercise],)
        )
        context = contexts.RoutinePage(address("routine", r.id), library, r, items)
        yield _page("routine", context, r.name, r.summary, ("routine", r.id))


def _faq(library: Library) -> Output:
    faq = library.faq
    context = contexts.FaqPage(address("page", "faq"), library, faq)
    return _page("faq", context, faq.title, faq.summary, ("faq", ""))


def _references(library: Library) -> Output:
    by = citations.cited_by(library)
    entries = [
        contexts.Cited(
            reference=reference,
            label=citations.label(reference),
            authors=citations.authors(reference),
            locator=citations.locator(reference),
            read=citations.READ[reference.read],
            by=by[reference.id],
        )
        for reference in library.references.values()
    ]
    entries.sort(key=lambda cited: (cited.label.casefold(), cited.reference.id))
    context = contexts.ReferencesPage(address("page", "references"), library, tuple(entries))
    title, description = "References", "Every source this guide rests on, and where it is cited."
    return _page("references", context, title, description, ("reference", ""))


def _options(library: Library, ids: Iterable[str]) -> tuple[Option, ...]:
    """Return the answers of the gate with these ids, in the gate's order."""
    wanted = set(ids)
    return tuple(o for question in library.quiz.gate for o in question.options if o.id in wanted)


def _index(name: str, title: str, description: str, library: Library) -> Output:
    return _page(name, contexts.Context(address("page", name), library), title, description)


def _page(
    template: str,
    context: contexts.Context,
    title: str,
    description: str,
    source: tuple[str, str] | None = None,
    **more: object,
) -> Output:
    """Render one page.

    The theme prints title and description into HTML as they are, so they are escaped here.
    """
    meta = {"title": escape(title), "description": escape(prose.plain(description)), **more}
    # JSON is YAML, and written many times faster.
    front = "".join(
        f"{key}: {json.dumps(said, ensure_ascii=False)}\n" for key, said in meta.items()
    )
    body = (
        environment()
        .get_template(f"guide/{template}.md")
        .render(**vars(context), words=words, cite=citations.label)
    )
    folder = context.page
    uri = f"{folder}index.md" if source is None or source[1] else f"{folder.rstrip('/')}.md"
    return Output(
        uri=uri,
        text=f"---\n{front}---\n\n{body}",
        source=context.library.source(*source) if source else None,
    )
