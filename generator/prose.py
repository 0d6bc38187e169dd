"""Restricted inline Markdown: **strong**, *emphasis* and [text](kind:id); everything else is text.

What comes out is safe both as HTML and inside a Markdown file: characters that either of them
would take as markup are written as character references.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape as escape_html

from markupsafe import Markup

# Emphasis begins at a word and ends at one, so that 5*3*2 stays a product.
_TOKEN = re.compile(
    r"\[(?P<label>[^\[\]]+)\]\((?P<kind>[a-z]+):(?P<id>[a-z0-9-]+)\)"
    r"|(?<![\w*])\*\*(?P<strong>[^*\s](?:[^*]*[^*\s])?)\*\*(?![\w*])"
    r"|(?<![\w*])\*(?P<emphasis>[^*\s](?:[^*]*[^*\s])?)\*(?![\w*])"
)
# A space that keeps a number with its unit stays one.
_SPACE = re.compile(r"[^\S\u00a0\u202f]+")
# Characters that HTML or Markdown takes as markup anywhere, and those at a line's start.
_ANYWHERE = re.compile(r"[&<>\"'\\`*_\[\]{}~^$|=#]")
_START = re.compile(r"^(?P<digits>\d*)(?P<mark>[\-+:!?.)])")


@dataclass(frozen=True)
class Link:
    """A link an author wrote: the thing it names, and where in the text it begins."""

    kind: str
    id: str
    offset: int


def links(text: str) -> Iterator[Link]:
    """Yield every `[text](kind:id)` of a piece of prose, also those inside other marks."""
    for match in _TOKEN.finditer(text):
        if match["kind"]:
            yield Link(match["kind"], match["id"], match.start())
        else:
            group = "strong" if match["strong"] else "emphasis"
            for link in links(match[group]):
                yield Link(link.kind, link.id, match.start(group) + link.offset)


def plain(text: str) -> str:
    """Return prose as bare words, without its marks."""
    if not _marked(text):
        return text
    return _TOKEN.sub(lambda m: m["label"] or plain(m["strong"] or m["emphasis"]), text)


def escape(text: object) -> Markup:
    """Return text that is itself, and nothing more, in HTML and in Markdown alike."""
    if isinstance(text, Markup):
        return text
    return _safe(str(text))


@lru_cache(maxsize=4096)
def _safe(text: str) -> Markup:
    safe = _inner(_SPACE.sub(" ", text).strip())
    if first := _START.match(safe):
        safe = f"{first['digits']}&#{ord(first['mark'])};{safe[first.end() :]}"
    return Markup(safe)  # noqa: S704  (escaped)


def render(text: str, href: Callable[[str, str], str]) -> Markup:
    """Return prose as inline HTML; `href(kind, id)` gives the address of a linked thing."""
    first = _TOKEN.search(text) if _marked(text) else None
    if first is None:
        return _safe(text)
    head = text[: first.start()]
    lead = escape(head) + (" " if head[-1:].isspace() else "")
    return lead + _render(text[first.start() :], href)


def _marked(text: str) -> bool:
    """Say, much faster than by searching, whether a text may hold marks at all."""
    return "*" in text or "[" in text


def _render(text: str, href: Callable[[str, str], str]) -> Markup:
    out: list[str] = []
    end = 0
    for match in _TOKEN.finditer(text):
        out.append(_inner(text[end : match.start()]))
        if match["kind"]:
            target = escape_html(href(match["kind"], match["id"]))
            out.append(f'<a href="{target}">{_inner(match["label"])}</a>')
        elif match["strong"]:
            out.append(f"<strong>{_render(match['strong'], href)}</strong>")
        else:
            out.append(f"<em>{_render(match['emphasis'], href)}</em>")
        end = match.end()
    out.append(_inner(text[end:]))
    return Markup("".join(out))  # noqa: S704  (escaped piece by piece)


def _inner(text: str) -> str:
    """Escape a stretch of prose that does not begin a line."""
    return _ANYWHERE.sub(lambda m: f"&#{ord(m[0])};", text)
