"""The tests that this guide does not use, and why."""

from __future__ import annotations

from generator.model.claim import Claim
from generator.model.text import Entry, Id, Items, Name, Prose, Some


class LeftOutTest(Entry):
    """One test that is left out: what it is, why it is left out, and what to do in its place."""

    id: Id
    name: Name
    what: Prose
    why: Some[Prose]
    instead: Prose | None = None
    claims: Items[Claim] = ()


class LeftOut(Entry):
    """The page of tests left out, in order."""

    title: Name
    summary: Prose
    intro: Some[Prose]
    entries: Some[LeftOutTest]
