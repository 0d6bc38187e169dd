"""What is asked of the whole library before anything is built, one question a module."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checks import (
    bands,
    claims,
    coverage,
    doses,
    ids,
    orphans,
    pages,
    quiz_form,
    quiz_paths,
    reading,
    repeats,
    spelling,
    variants,
    wording,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.issues import Issue
    from generator.library import Library

CHECKS: tuple[Callable[[Library], Iterator[Issue]], ...] = (
    ids.check,
    orphans.check,
    variants.check,
    quiz_form.check,
    quiz_paths.check,
    bands.check,
    coverage.check,
    doses.check,
    claims.check,
    wording.check,
    spelling.check,
    reading.check,
    repeats.check,
    pages.check,
)


def check_library(library: Library) -> tuple[Issue, ...]:
    """Return every issue of every check, each once, sorted by place."""
    return tuple(sorted({issue for check in CHECKS for issue in check(library)}))
