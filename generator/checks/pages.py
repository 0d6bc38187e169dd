"""Hand-written pages are there and keep the site's promises: no script, no loose claims.

MkDocs itself checks the links between pages.

Front matter is read as strictly as other YAML, held to its model, and has their codes.

Codes:
missing-page: a page that every other page links to is not written.
taken-address: a page has the address of one that is made from the definitions.
unsafe-html: a tag, an attribute or an address that could run or load something.
outside-image: a picture that would be fetched from another site.
insecure-link: a link out that is not https.
citation-in-page: a link to a study; studies are cited in claims, which have a source and a grade.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from pydantic import ValidationError

from generator.addresses import PAGES
from generator.checks.paragraphs import front_matter
from generator.issues import ContentError, Issue, Place
from generator.model import Page, StartPage
from generator.problems import explain
from generator.source import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import PurePosixPath

    from generator.library import Library

# The addresses of the pages that only an author can write; all others are made.
_WRITTEN = {"index.md": PAGES["home"], "about.md": PAGES["about"], "privacy.md": PAGES["privacy"]}
_MADE = frozenset(PAGES.values()) - frozenset(_WRITTEN.values())

_TAGS = frozenset(
    (
        *("applet", "audio", "base", "embed", "form", "frame", "frameset", "iframe", "link"),
        *("math", "meta", "object", "portal", "script", "source", "style", "svg", "template"),
        *("track", "video"),
    )
)
_LOADS = ("src", "srcset", "data", "poster", "background")
_TAG = re.compile(r"<([a-zA-Z][\w:-]*)")
_ATTRIBUTE = re.compile(
    r"[\s/=]*(?P<name>[^\s/>=]+)"
    r"(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s>\"']+)))?"
)
# Attributes in the braces that Markdown's attribute lists use.
_BRACES = re.compile(
    r"\{[^{}\n]{0,500}?(?<![\w-])(?P<name>on\w{1,40}|style|src|srcset)\s*=", re.IGNORECASE
)
_IMAGE = re.compile(r"!\[[^\]]{0,500}\](?:\(\s*<?(?P<inline>[^\s)>]+)|\[(?P<label>[^\]]{1,500})\])")
_DEFINED = re.compile(r"^ {0,3}\[(?P<label>[^\]]+)\]:\s*<?(?P<to>[^\s>]+)", re.MULTILINE)
_TARGET = re.compile(
    r"\]\(\s*<?(?P<inline>[^\s)>]+)|^ {0,3}\[[^\]]+\]:\s*<?(?P<defined>[^\s>]+)"
    r"|<(?P<auto>[a-z][a-z0-9+.-]*:[^\s<>]*)>|(?<![\w(<:/\"'=])(?P<bare>https?://[^\s<>)\"']+)",
    re.IGNORECASE | re.MULTILINE,
)
_SCHEME = re.compile(r"^\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_STUDIES = re.compile(r"//(?:\w+\.)*(?:doi\.org|pubmed\.|ncbi\.nlm\.nih\.gov)", re.IGNORECASE)


def check(library: Library) -> Iterator[Issue]:
    """Yield an issue for every page that is not as it must be, and all that may not be in one."""
    for name in sorted(_WRITTEN.keys() - library.pages.keys()):
        sentence = "every page links to this one, and it is not there; write it"
        yield Issue(library.place("page", name), "missing-page", sentence)
    for name, text in library.pages.items():
        file = library.place("page", name).file
        address = name.removesuffix(".md") + "/"
        if address in _MADE:
            sentence = f'the page at "{address}" is made from the definitions; choose another name'
            yield Issue(Place(file), "taken-address", sentence)
        for offset, code, sentence in _faults(text):
            line = text.count("\n", 0, offset) + 1
            column = offset - text.rfind("\n", 0, offset)
            yield Issue(Place(file, line, column), code, sentence)
        for issue in _front_matter(front_matter(text), file):
            place = Place(file, issue.place.line + 1, issue.place.column)
            yield Issue(place, issue.code, issue.sentence)


def _front_matter(text: str, file: PurePosixPath) -> Iterable[Issue]:
    """Return what is wrong with the front matter; places count from its own first line."""
    if not text:
        return ()
    try:
        source = parse_yaml(text, file)
    except ContentError as error:
        return error.issues
    model = StartPage if "template" in source.data else Page
    try:
        model.model_validate(source.data)
    except ValidationError as error:
        return explain(error, model, source)
    return ()


def _faults(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield what is wrong in a page: offset, code and sentence."""
    yield from _tags(text)
    for match in _BRACES.finditer(text):
        sentence = f"the attribute {match['name']} may not be used in pages"
        yield match.start("name"), "unsafe-html", sentence
    defined = {match["label"].lower(): match["to"] for match in _DEFINED.finditer(text)}
    for match in _IMAGE.finditer(text):
        address = match["inline"] or defined.get(match["label"].lower(), "")
        if _is_outside(address):
            yield match.start(), *_outside(address)
    for match in _TARGET.finditer(text):
        fault = _link(match[match.lastgroup or 0])
        if fault:
            yield match.start(match.lastgroup or 0), *fault


def _tags(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield what is wrong with the HTML tags: offset, code and sentence."""
    at = 0
    while tag := _TAG.search(text, at):
        at = tag.end()
        if tag[1].lower() in _TAGS:
            sentence = f"<{tag[1].lower()}> may not be used in pages: they load and run nothing"
            yield tag.start(), "unsafe-html", sentence
        while attribute := _ATTRIBUTE.match(text, at):
            at = attribute.end()
            name = attribute["name"].lower()
            value = attribute["double"] or attribute["single"] or attribute["bare"] or ""
            fault = None
            if name.startswith("on") or name in ("style", "srcdoc", "formaction"):
                fault = ("unsafe-html", f"the attribute {name} may not be used in pages")
            elif name in _LOADS and _is_outside(value):
                fault = _outside(value)
            elif name == "href":
                fault = _link(value)
            if fault:
                yield attribute.start("name"), *fault


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
    return (
        "outside-image",
        f'"{address}" would be fetched from elsewhere; put it into overrides/assets/',
    )
