"""What has changed in the content: the page that says so, and its feed."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from generator.model.text import Entry, Id, Name, Prose, Some


def _real(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError:
        raise ValueError("must be a day of the calendar, such as 2026-11-25") from None
    return text


# Text, because YAML 1.2 knows no dates.
Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(_real)]


class Change(Entry):
    """One change of the content: its anchor, its day, and what readers should know of it."""

    id: Id
    day: Day
    title: Name
    text: Some[Prose]


class Changes(Entry):
    """The changes of the content, the newest first."""

    title: Name
    summary: Prose
    entries: Some[Change]
