"""The feed of what changed in the content, in the Atom format (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from generator.addresses import address
from generator.output import Output
from generator.prose import plain

if TYPE_CHECKING:
    from generator.library import Library
    from generator.output import Site


def pages(library: Library, site: Site) -> Iterator[Output]:
    """Yield the feed."""
    yield Output("changes/feed.xml", atom(library, site), library.source("changes", ""))


def atom(library: Library, site: Site) -> str:
    """Return the changes as a feed, the newest first.

    Without a public address the entries have no link, and ids that hold for this project alone.
    """
    changes = library.changes
    page = site.url + address("page", "changes") if site.url else None
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">',
        f"<title>{escape(f'{site.name}: {changes.title}')}</title>",
        f"<subtitle>{escape(plain(changes.summary))}</subtitle>",
        f"<id>{escape(page or 'urn:evenstride:changes')}</id>",
        f"<updated>{_time(max(entry.day for entry in changes.entries))}</updated>",
        f"<author><name>{escape(site.name)}</name></author>",
    ]
    if page:
        lines.append(f'<link rel="alternate" href="{_attribute(page)}"/>')
        lines.append(f'<link rel="self" href="{_attribute(page)}feed.xml"/>')
    for entry in changes.entries:
        link = site.url + address("change", entry.id) if site.url else None
        lines += [
            "<entry>",
            f"<title>{escape(entry.title)}</title>",
            f"<id>{escape(link or f'urn:evenstride:changes:{entry.id}')}</id>",
            f"<updated>{_time(entry.day)}</updated>",
            *([f'<link rel="alternate" href="{_attribute(link)}"/>'] if link else []),
            f"<content>{escape(' '.join(plain(text) for text in entry.text))}</content>",
            "</entry>",
        ]
    return "\n".join([*lines, "</feed>", ""])


def _time(day: str) -> str:
    # The day is all that is known; feeds want a time as well.
    return f"{day}T00:00:00Z"


def _attribute(text: str) -> str:
    return escape(text, {'"': "&quot;"})
