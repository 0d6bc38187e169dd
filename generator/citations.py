"""How a reference is printed, and where it is cited."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from generator.model import Exercise, Finding, Principle, Reference, Routine, Screen

if TYPE_CHECKING:
    from generator.library import Found, Library


class Citing(NamedTuple):
    """A page or an anchor that cites a reference: how to link to it, and its name."""

    kind: str
    id: str
    name: str


READ = {
    "abstract": "We read the abstract.",
    "full-text": "We read the full text.",
    "record": "We saw the record only.",
}


def label(reference: Reference) -> str:
    """Return the short name that a claim cites by: `Powden and others 2015`."""
    names = [author.family for author in reference.author]
    if not names:
        kind = "Report" if reference.type == "report" else "Study"
        who = reference.container_title or reference.publisher or kind
    elif len(names) > 2 or reference.more_authors:
        who = f"{names[0]} and others"
    else:
        who = " and ".join(names)
    return f"{who} {reference.issued}"


def authors(reference: Reference) -> str:
    """Return the authors as printed: `Powden C, Hoch J and others`, or nothing."""
    names = [" ".join(filter(None, (a.family, a.given))) for a in reference.author]
    return ", ".join(names) + (" and others" if names and reference.more_authors else "")


def locator(reference: Reference) -> str:
    """Return year, volume, issue and pages as far as they were seen: `2015;20(4):524-32`.

    A work that has no volume and pages yet: `2025, in press`.
    """
    issue = f"({reference.issue})" if reference.issue else ""
    volume = f";{reference.volume or ''}{issue}" if reference.volume or issue else ""
    page = f":{reference.page}" if reference.page else ""
    status = ", in press" if reference.status else ""
    return f"{reference.issued}{volume}{page}{status}"


def cited_by(library: Library) -> Mapping[str, tuple[Citing, ...]]:
    """Return, for each reference, all that cite it, each once and in the content's order."""
    citing: dict[str, dict[Citing, None]] = {name: {} for name in library.references}
    for found in library.claims():
        for source in found.value.sources:
            citing[source][_citing(library, found)] = None
    return {name: tuple(where) for name, where in citing.items()}


def _citing(library: Library, found: Found) -> Citing:
    if found.kind == "quiz":
        # Its pages have no room for claims: those of the plan stand with the routines.
        if found.path[0] == "plan":
            return Citing("page", "routines", "Routines")
        return Citing("page", "safety", "Safety")
    if found.kind == "faq":
        entry = library.faq.entries[int(found.path[1])]
        return Citing("faq", entry.id, entry.question)
    if found.kind == "headlines":
        headline = library.headlines.entries[int(found.path[1])]
        return Citing("headline", headline.id, headline.claim)
    if found.kind == "left-out":
        test = library.left_out.entries[int(found.path[1])]
        return Citing("test", test.id, test.name)
    things: Mapping[str, Principle | Exercise | Screen | Finding | Routine] = getattr(
        library, f"{found.kind}s"
    )
    return Citing(found.kind, found.id, things[found.id].name)
