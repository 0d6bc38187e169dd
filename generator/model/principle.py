"""One of the five ideas of the guide."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.claim import Claim, Grade
from generator.model.text import Entry, Id, Items, Name, Prose, Some


class Section(Entry):
    """A heading with its paragraphs and, below them, the claims they rest on."""

    heading: Name
    text: Some[Prose]
    claims: Items[Claim] = ()


class Practice(Entry):
    """Something that is often advised, and how well it is supported; no grade: not looked into."""

    name: Name
    grade: Grade | None = None
    text: Some[Prose]
    claims: Items[Claim] = ()


class Principle(Entry):
    """An idea of the guide: why, what to do today, what the evidence says, common mistakes."""

    id: Id
    name: Name
    order: Annotated[int, Field(ge=1, le=99)]
    summary: Prose
    grade: Grade
    grade_reason: Prose
    why: Some[Prose]
    today: Some[Prose]
    evidence_for: Items[Claim]
    evidence_against: Items[Claim]
    mistakes: Some[Prose]
    sections: Items[Section] = ()
    practices: Items[Practice] = ()
    screens: Items[Id] = ()
    exercises: Items[Id] = ()
