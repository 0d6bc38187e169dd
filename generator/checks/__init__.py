"""What is asked of the whole library before anything is built, one question a module."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checks import (
    bands,
    claims,
    coverage,
    doses,
    figures,
    ids,
    orphans,
    pages,
    quiz_form,
    quiz_paths,
    quiz_screens,
    reading,
    repeats,
    screens,
    sheets,
    spelling,
    variants,
    wording,
)
from generator.issues import ContentError
from generator.library import Library, load_library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from generator.issues import Issue

CHECKS: tuple[Callable[[Library], Iterator[Issue]], ...] = (
    ids.check,
    orphans.check,
    variants.check,
    quiz_form.check,
    quiz_paths.check,
    quiz_screens.check,
    screens.check,
    bands.check,
    coverage.check,
    doses.check,
    figures.check,
    claims.check,
    wording.check,
    spelling.check,
    reading.check,
    repeats.check,
    pages.check,
    sheets.check,
)


def checked(content: Path) -> Library:
    """Return the library of a content folder.

    Raises ContentError with every problem of loading, else with every issue of every check.
    """
    library = load_library(content)
    if issues := check_library(library):
        raise ContentError(issues)
    return library


def check_library(library: Library) -> tuple[Issue, ...]:
    """Return every issue of every check, each once, sorted by place."""
    return tuple(sorted({issue for check in CHECKS for issue in check(library)}))
