"""A factual sentence with its sources, grade and status."""

from __future__ import annotations

from typing import Literal

from generator.model.text import Entry, Id, Items, Name, Prose

Grade = Literal["strong", "moderate", "limited", "conflicting", "unsupported"]
Status = Literal["verified", "derived", "editorial", "unverified"]


class Claim(Entry):
    """One factual sentence; `generator.checks.claims` holds it to the rules of its status.

    verified: the supporting text was read; names sources and a grade.
    derived: arithmetic on verified numbers; names sources, a grade and its inputs.
    editorial: our own choice; carries no source, and no grade but `unsupported`
    (we looked and found nothing).
    unverified: may be written down, is never published, and fails the check.
    """

    text: Prose
    status: Status
    grade: Grade | None = None
    sources: Items[Id] = ()
    # Who was studied, such as "20 healthy adults aged 24".
    people: Name | None = None
    # For a derived claim: the verified numbers it was worked out from.
    inputs: Items[Name] = ()
