"""Every file that is made from the content, as values: what the adapters hand to a builder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import bibliography, feed, guide, sheets, summary, tools
from generator.figures import files as figures
from generator.output import Output, Site

if TYPE_CHECKING:
    from generator.library import Library


def build_tree(library: Library, site: Site) -> tuple[Output, ...]:
    """Return all generated files of a checked library, sorted by uri."""
    parts = (
        part.pages(library, site)
        for part in (guide, tools, summary, sheets, figures, bibliography, feed)
    )
    return tuple(sorted((output for part in parts for output in part), key=lambda o: o.uri))
