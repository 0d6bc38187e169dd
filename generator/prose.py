"""Restricted inline Markdown: **strong**, *emphasis* and [text](kind:id); everything else is text.

What comes out is safe both as HTML and inside a Markdown file: characters that either of them
would take as markup are written as character references.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape as escape_html

from markupsafe import Markup

_TOKEN = re.compile(
    r"\[(?P<label>[^\[\]]+)\]\((?P<kind>[a-z]+):(?P<id>[a-z0-9-]+)\)"
    r"|\*\*(?P<strong>[^*\s](?:[^*]*[^*\s])?)\*\*"
    r"|\*(?P<emphasis>[^*\s](?:[^*]*[^*\s])?)\*"
)
# Characters that Markdown takes as markup anywhere, and those it takes so at a line's start.
_ANYWHERE = re.compile(r"[\\`*_\[\]{}~^$|=]")
_START = re.compile(r"^(?P<digits>\d*)(?P<mark>[#\-+:!.)])")


@dataclass(frozen=True)
class Link:
    """A link an author wrote: the thing it names, and where in the text it begins."""

    kind: str
    id: str
    offset: int


def links(text: str) -> Iterator[Link]:
    """Yield every `[text](kind:id)` of a piece of prose."""
    for match in _TOKEN.finditer(text):
        if match["kind"]:
            yield Link(match["kind"], match["id"], match.start())


def plain(text: str) -> str:
    """Return prose as bare words, without its marks."""
    return _TOKEN.sub(lambda m: m["label"] or m["strong"] or m["emphasis"], text)


def escape(text: object) -> Markup:
    """Return text that is itself, and nothing more, in HTML and in Markdown alike."""
    if isinstance(text, Markup):
        return text
    folded = " ".join(str(text).split())
    safe = _ANYWHERE.sub(lambda m: f"&#{ord(m[0])};", escape_html(folded))
    safe = _START.sub(lambda m: f"{m['digits']}&#{ord(m['mark'])};", safe)
    return Markup(safe)


def render(text: str, href: Callable[[str, str], str]) -> Markup:
    """Return prose as inline HTML; `href(kind, id)` gives the address of a linked thing."""
    out: list[Markup] = []
    end = 0
    for match in _TOKEN.finditer(text):
        out.append(_inner(text[end : match.start()], first=end == 0))
        if match["kind"]:
            target = escape_html(href(match["kind"], match["id"]))
            out.append(Markup(f'<a href="{target}">{_inner(match["label"])}</a>'))
        elif match["strong"]:
            out.append(Markup(f"<strong>{_inner(match['strong'])}</strong>"))
        else:
            out.append(Markup(f"<em>{_inner(match['emphasis'])}</em>"))
        end = match.end()
    out.append(_inner(text[end:], first=end == 0))
    return Markup("").join(out)


def _inner(text: str, *, first: bool = False) -> Markup:
    """Escape a stretch of prose, keeping the spaces at its ends."""
    if first:
        return escape(text) + Markup(" " if text.endswith(" ") else "")
    return Markup(_ANYWHERE.sub(lambda m: f"&#{ord(m[0])};", escape_html(text)))
