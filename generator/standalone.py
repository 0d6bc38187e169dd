"""Pages that stand outside the guide: what each of them has, and the table that some carry."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from markupsafe import Markup

from generator.compile import compile_exercise, compile_table
from generator.library import Library
from generator.model import Quiz
from generator.output import Output, Site
from generator.templating import environment


@dataclass(frozen=True, kw_only=True)
class StandalonePage:
    """What `standalone.html`, the frame of these pages, prints."""

    page: str
    site: Site
    title: str
    description: str
    quiz: Quiz


def render_page(
    template: str, context: StandalonePage, source: PurePosixPath | None = None
) -> Output:
    """Return a page, made from what its template gets."""
    text = environment().get_template(template).render(**vars(context))
    return Output(f"{context.page}index.html", text, source)


def table_json(library: Library, unread: Mapping[str, frozenset[str]] | None = None) -> Markup:
    """Return the table as JSON that can stand inside a script element.

    It holds no exercises, which only a plan needs; `exercises_json` has them. `unread` names fields
    to leave out, by the field they stand in: readers of the self-check wait for every byte, and its
    page has these words in the form already.
    """
    table: object = {**_table(library), "exercises": []}
    if unread:
        table = _lighter(table, "table", unread)
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704  (no `<` is left)


def exercises_json(library: Library) -> str:
    """Return the exercises of the table as JSON, with the table's version."""
    table = _table(library)
    return json.dumps(
        {"version": table["version"], "exercises": table["exercises"]},
        ensure_ascii=False,
        separators=(",", ":"),
    )


def all_exercises_json(library: Library) -> str:
    """Return all exercises as JSON, those too that no plan holds, with a version of their own."""
    exercises = _all_exercises(library)
    return f'{{"version":"{_hash(exercises)}","exercises":{exercises}}}'


def version_json(library: Library) -> Markup:
    """Return a table without anything but the version of all exercises, as JSON."""
    version = _hash(_all_exercises(library))
    return Markup(json.dumps({"version": version, "exercises": []}))  # noqa: S704  (a hash alone)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


@lru_cache(maxsize=1)
def _all_exercises(library: Library) -> str:
    known = library.exercises.values()
    exercises = [compile_exercise(exercise, everyone=True) for exercise in known]
    return json.dumps(exercises, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=1)
def _table(library: Library) -> dict[str, object]:
    return compile_table(library)


def _lighter(value: object, name: str, unread: Mapping[str, frozenset[str]]) -> object:
    if isinstance(value, list):
        return [_lighter(entry, name, unread) for entry in value]
    if not isinstance(value, dict):
        return value
    gone = unread.get(name, frozenset())
    return {key: _lighter(part, key, unread) for key, part in value.items() if key not in gone}
