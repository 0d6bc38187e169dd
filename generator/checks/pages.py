"""Hand-written pages keep the site's promises: no script, nothing from elsewhere, no loose claims.

MkDocs itself checks the links between pages.

Front matter is read as strictly as other YAML, and has its codes.

Codes:
unsafe-html: a tag, an attribute or an address that could run or load something.
outside-image: a picture that would be fetched from another site.
insecure-link: a link out that is not https.
citation-in-page: a link to a study; studies are cited in claims, which have a source and a grade.
"""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

from generator.checks.paragraphs import front_matter
from generator.issues import ContentError, Issue, Place
from generator.source import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.library import Library

_TAGS = frozenset(
    (
        *("applet", "audio", "base", "embed", "form", "frame", "frameset", "iframe", "link"),
        *("math", "meta", "object", "portal", "script", "source", "style", "svg", "template"),
        *("track", "video"),
    )
)
_LOADS = ("src", "srcset", "data", "poster", "background")
# Attributes in the braces that Markdown's attribute lists use.
_BRACES = re.compile(r"\{[^{}\n]*?(?<![\w-])(?P<name>on\w+|style|src|srcset)\s*=", re.IGNORECASE)
_IMAGE = re.compile(r"!\[[^\]]*\]\(\s*<?(?P<inline>[^\s)>]+)|!\[[^\]]*\]\[(?P<label>[^\]]+)\]")
_DEFINED = re.compile(r"^ {0,3}\[(?P<label>[^\]]+)\]:\s*<?(?P<to>[^\s>]+)", re.MULTILINE)
_TARGET = re.compile(
    r"\]\(\s*<?(?P<inline>[^\s)>]+)|^ {0,3}\[[^\]]+\]:\s*<?(?P<defined>[^\s>]+)"
    r"|<(?P<auto>[a-z][a-z0-9+.-]*:[^\s<>]*)>|(?<![\w(<:/\"'=])(?P<bare>https?://[^\s<>)\"']+)",
    re.IGNORECASE | re.MULTILINE,
)
_SCHEME = re.compile(r"^\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_STUDIES = re.compile(r"//(?:\w+\.)*(?:doi\.org|pubmed\.|ncbi\.nlm\.nih\.gov)", re.IGNORECASE)


class Fault(NamedTuple):
    """What is wrong in a page, and at which line and column."""

    line: int
    column: int
    code: str
    sentence: str


def check(library: Library) -> Iterator[Issue]:
    """Yield an issue for every tag, image and link that may not stand in a page."""
    for name, text in library.pages.items():
        file = library.place("page", name).file
        for line, column, code, sentence in sorted(set(_faults(text))):
            yield Issue(Place(file, line, column), code, sentence)
        if front_matter(text):
            try:
                parse_yaml(front_matter(text), file)
            except ContentError as error:
                for issue in error.issues:
                    place = Place(file, issue.place.line + 1, issue.place.column)
                    yield Issue(place, issue.code, issue.sentence)


def _faults(text: str) -> Iterator[Fault]:
    parser = _Tags()
    parser.feed(text)
    parser.close()
    yield from parser.faults
    for match in _BRACES.finditer(text):
        sentence = f"the attribute {match['name']} may not be used in pages"
        yield Fault(*_at(text, match.start("name")), "unsafe-html", sentence)
    defined = {match["label"].lower(): match["to"] for match in _DEFINED.finditer(text)}
    for match in _IMAGE.finditer(text):
        address = match["inline"] or defined.get(match["label"].lower(), "")
        if _is_outside(address):
            yield Fault(*_at(text, match.start()), *_outside(address))
    for match in _TARGET.finditer(text):
        fault = _link(match[match.lastgroup or 0])
        if fault:
            yield Fault(*_at(text, match.start(match.lastgroup or 0)), *fault)


class _Tags(HTMLParser):
    """Collects what is wrong with the HTML tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[Fault] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one tag and at its attributes."""
        if tag in _TAGS:
            sentence = f"<{tag}> may not be used in pages: they load and run nothing"
            self._add("unsafe-html", sentence)
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc", "formaction"):
                self._add("unsafe-html", f"the attribute {name} may not be used in pages")
            elif name in _LOADS and value and _is_outside(value):
                self._add(*_outside(value))
            elif name == "href" and value and (fault := _link(value)):
                self._add(*fault)

    def _add(self, code: str, sentence: str) -> None:
        line, column = self.getpos()
        self.faults.append(Fault(line, column + 1, code, sentence))


def _link(address: str) -> tuple[str, str] | None:
    """Return code and sentence if a link may not lead to `address`."""
    address = "".join(unescape(address).split())
    scheme = _SCHEME.match(address)
    if _STUDIES.search(address):
        return "citation-in-page", f'"{address}": studies are cited in claims, not in pages'
    if address.startswith("//") or (scheme and scheme[1].lower() == "http"):
        return "insecure-link", f'"{address}" must begin with https://'
    if scheme and scheme[1].lower() not in ("https", "mailto", "tel"):
        return "unsafe-html", f'"{scheme[1]}:" is no kind of address that a page may link to'
    return None


def _is_outside(address: str) -> bool:
    address = "".join(unescape(address).split())
    return bool(_SCHEME.match(address)) or address.startswith("//")


def _outside(address: str) -> tuple[str, str]:
    return "outside-image", f'"{address}" would be fetched from elsewhere; keep it in the site'


def _at(text: str, offset: int) -> tuple[int, int]:
    """Return line and column, from 1, of an offset."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
