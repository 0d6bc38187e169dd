"""Every figure is a claim, and every claim keeps the rules of its status.

Codes:
unverified-claim: a claim is not verified, so it may not be published.
claim-without-source: a verified or derived claim names no source.
claim-without-grade: a verified or derived claim has no grade.
claim-without-people: a verified or derived claim gives a number, but not who was studied.
claim-without-inputs: a derived claim does not say what it was worked out from.
claim-with-inputs: only a derived claim is worked out from anything.
editorial-with-source: an editorial claim is our own choice and may not carry a source.
editorial-with-grade: an editorial claim has no grade but unsupported.
claims-differ: two claims say the same words with another source, grade or status.
no-address: a reference has no number and no journal with pages, or publisher, to find it by.
unsourced-number: a figure of a study stands in prose; it belongs in a claim.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.checks.texts import Text, texts
from generator.issues import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.library import Found, Library
    from generator.model import Claim

_BASIS = ("status", "grade", "sources", "people", "inputs")
_DIGIT = re.compile(r"\d")
# How studies write their figures.
_FIGURE = re.compile(
    r"\d[\d.,]*\s?(?:%|per ?cent\b)|±\s?\d|\b(?:CI|ICC|SMD|MDC|SEM|SDC|RR)\b[^\d.]{0,12}\d[\d.]*"
    r"|\b(?:OR|HR)[\s:=(]+\d|\b[nNpP]\s?[=<>≤≥]\s?[\d.]"
)
_STUDIES = frozenset(("study", "studies", "trial", "trials", "participants", "meta", "rcts"))
# No text holds such a figure without one of these words, or a sign.
_SIGNS = _STUDIES | {
    *("cent", "percent", "ci", "icc", "smd", "mdc", "sem", "sdc", "rr", "hr", "n", "p")
}


def check(library: Library) -> Iterator[Issue]:
    """Yield an issue for every claim against the rules, and every figure outside a claim."""
    said: dict[str, Found] = {}
    for found in library.claims():
        for field, code, sentence in _claim(found.value):
            place = library.place(found.kind, found.id, (*found.path, field))
            yield Issue(place, code, sentence)
        first = said.setdefault(found.value.text, found)
        other = [
            name for name in _BASIS if getattr(found.value, name) != getattr(first.value, name)
        ]
        if other:
            sentence = (
                f'"{_start(found.value.text)}" has another {other[0]} than in '
                f"{library.place(first.kind, first.id, first.path)}; say the same in both"
            )
            place = library.place(found.kind, found.id, (*found.path, other[0]))
            yield Issue(place, "claims-differ", sentence)
    for reference in library.references.values():
        if not reference.can_be_found:
            sentence = (
                f'"{reference.id}" needs a DOI, a PMID or a PMCID, so that readers can look it up; '
                "if none was seen, its journal and page (or `status: in-press`), or who issued it"
            )
            yield Issue(library.place("reference", reference.id), "no-address", sentence)
    for text in texts(library):
        if text.part in ("claim", "data"):
            continue
        shown = _figure(text)
        if shown:
            sentence = f'"{shown}" is a figure; write it in `claims`, with its source'
            yield text.issue(library, "unsourced-number", sentence)


def _claim(claim: Claim) -> Iterator[tuple[str, str, str]]:
    """Yield what is wrong with a claim: field, code and sentence."""
    begin = f'"{_start(claim.text)}"'
    if claim.status == "unverified":
        sentence = f"{begin} is unverified; look it up in the original, or take it out"
        yield "status", "unverified-claim", sentence
        return
    if claim.inputs and claim.status != "derived":
        sentence = f"{begin} is {claim.status}; only a derived claim has inputs"
        yield "inputs", "claim-with-inputs", sentence
    if claim.status == "editorial":
        if claim.sources:
            sentence = f'{begin} is our own choice; take out the source "{claim.sources[0]}"'
            yield "sources", "editorial-with-source", sentence
        if claim.grade not in (None, "unsupported"):
            sentence = f'{begin} is our own choice; its grade is "{claim.grade}", not "unsupported"'
            yield "grade", "editorial-with-grade", sentence
        return
    if not claim.sources:
        sentence = f"{begin} is {claim.status}, so it needs `sources`"
        yield "sources", "claim-without-source", sentence
    if claim.grade is None:
        sentence = f"{begin} is {claim.status}, so it needs a `grade`"
        yield "grade", "claim-without-grade", sentence
    if claim.people is None and _DIGIT.search(claim.text):
        sentence = f"{begin} gives a number, so it needs `people`: who was studied"
        yield "people", "claim-without-people", sentence
    if claim.status == "derived" and not claim.inputs:
        sentence = f"{begin} is derived, so it needs `inputs`: the numbers it was worked out from"
        yield "inputs", "claim-without-inputs", sentence


def _start(text: str) -> str:
    return text if len(text) <= 40 else text[:40].rsplit(" ", 1)[0] + " …"


def _figure(text: Text) -> str | None:
    """Return the first figure that looks as if it came from a study, if there is one."""
    value = text.value
    said = [words for words in text.sentences if not _SIGNS.isdisjoint(words)]
    if said or "%" in value or "±" in value or "OR" in value:
        figure = _FIGURE.search(value)
        if figure:
            return figure[0]
    for words in said:
        if not _STUDIES.isdisjoint(words):
            for word in words:
                if word[0].isdigit():
                    return word
    return None
