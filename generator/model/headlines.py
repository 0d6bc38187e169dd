"""What popular advice claims, and what is left of it when one looks."""

from __future__ import annotations

from generator.model.claim import Claim, Grade
from generator.model.text import Entry, Id, Items, Name, Prose, Some


class Headline(Entry):
    """A popular claim in our own words: what was found, its grade, and what can be said instead."""

    id: Id
    claim: Name
    grade: Grade
    found: Some[Prose]
    say: Prose | None = None
    claims: Items[Claim] = ()


class Headlines(Entry):
    """The page of popular claims, in order."""

    title: Name
    summary: Prose
    intro: Some[Prose]
    entries: Some[Headline]
