"""A problem in the content is a value with a place, not an exception."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True, order=True)
class Place:
    """Where in the content a thing stands; lines and columns count from 1."""

    file: PurePosixPath
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Issue:
    """One problem: where, a stable code, and a sentence for people."""

    place: Place
    code: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.place} {self.code}: {self.sentence}"


class ContentError(Exception):
    """The content has problems; `issues` holds all of them, sorted by place."""

    def __init__(self, issues: Iterable[Issue]) -> None:
        self.issues = tuple(sorted(set(issues)))
        super().__init__("\n".join(str(issue) for issue in self.issues))
