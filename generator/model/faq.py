"""Questions readers ask, answered with claims."""

from __future__ import annotations

from generator.model.claim import Claim
from generator.model.text import Entry, Id, Items, Name, Prose, Some


class FaqEntry(Entry):
    """One question and its answer."""

    id: Id
    question: Name
    answer: Some[Prose]
    claims: Items[Claim] = ()


class Faq(Entry):
    """The page of frequent questions, in order."""

    title: Name
    summary: Prose
    entries: Some[FaqEntry]
