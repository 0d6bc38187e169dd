"""The page that puts a reader's numbers together, to print, to take along or to share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator import citations
from generator.addresses import address
from generator.library import Library
from generator.model import Reference, Screen
from generator.output import Output, Site
from generator.standalone import StandalonePage, render_page, table_json


@dataclass(frozen=True)
class Source:
    """A reference with its printed parts."""

    reference: Reference
    authors: str
    locator: str


@dataclass(frozen=True, kw_only=True)
class SummaryPage(StandalonePage):
    """What `tools/summary.html` prints; `sources` are what each screen's claims rest on."""

    table: Markup
    sources: tuple[tuple[Screen, tuple[Source, ...]], ...]


def pages(library: Library, site: Site) -> Iterator[Output]:
    """Yield the summary."""
    screens = (library.screens[name] for name in library.quiz.screens)
    context = SummaryPage(
        page=address("page", "summary"),
        site=site,
        title="Summary of your self-check",
        description="All numbers of your self-check with their days, to print or to take along.",
        quiz=library.quiz,
        table=table_json(library),
        sources=tuple((screen, tuple(_sources(library, screen))) for screen in screens),
    )
    yield render_page("tools/summary.html", context)


def _sources(library: Library, screen: Screen) -> Iterator[Source]:
    claims = (screen.error_claim, screen.level_claim, *screen.claims)
    names = dict.fromkeys(name for claim in claims if claim for name in claim.sources)
    for name in names:
        reference = library.references[name]
        yield Source(reference, citations.authors(reference), citations.locator(reference))
