"""Everything an author wrote, read and validated, with the place of every part of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from generator.folder import File, find_files
from generator.issues import ContentError, Issue, Place
from generator.model import (
    Changes,
    Claim,
    Exercise,
    Faq,
    Finding,
    Headlines,
    LeftOut,
    Principle,
    Quiz,
    Reference,
    Routine,
    Screen,
)
from generator.plaintext import read_text
from generator.problems import explain
from generator.source import Source, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

M = TypeVar("M", bound=BaseModel)
Steps = tuple[str | int, ...]
_HOLDS_MODELS = (tuple, BaseModel)

# The kinds whose things have a file each.
MODELS: dict[str, type[BaseModel]] = {
    "principle": Principle,
    "exercise": Exercise,
    "screen": Screen,
    "finding": Finding,
    "routine": Routine,
}

# What there is one of, in a file of its own.
SINGLES: dict[str, type[BaseModel]] = {
    "quiz": Quiz,
    "faq": Faq,
    "headlines": Headlines,
    "left-out": LeftOut,
    "changes": Changes,
}


class Found(NamedTuple):
    """A part of the content: whose it is, where in it, and its value."""

    kind: str
    id: str
    path: Steps
    value: Any


# `id` is the design's word for it, and hides nothing that is used here: hence A002.
# Known by identity, so that what is computed from a library can be kept.
@dataclass(frozen=True, eq=False)
class Library:
    """The whole content. Things are sorted by id, principles by their order.

    `pages` are the hand-written Markdown pages, file name to text; `folder` is the name of the
    content folder.
    """

    principles: Mapping[str, Principle]
    exercises: Mapping[str, Exercise]
    screens: Mapping[str, Screen]
    findings: Mapping[str, Finding]
    routines: Mapping[str, Routine]
    references: Mapping[str, Reference]
    quiz: Quiz
    faq: Faq
    headlines: Headlines
    left_out: LeftOut
    changes: Changes
    pages: Mapping[str, str]
    folder: str
    # The source of each (kind, id).
    sources: Mapping[tuple[str, str], Source]

    def place(self, kind: str, id: str, path: Sequence[str | int] = ()) -> Place:  # noqa: A002  (an id is called id everywhere)
        """Return where the value at `path` (keys as in the YAML, and indexes) of a thing stands.

        Kinds are those of MODELS and SINGLES, reference and page; the id of what there is one of
        is its kind, that of a page its file's name. A path that is not in the file gives the place
        of its nearest ancestor there.
        """
        source = self._source(kind, id)
        if source is None:
            return Place(self.folder / self.source(kind, id))
        return source.place((id, *path) if kind == "reference" else path)

    def source(self, kind: str, id: str) -> PurePosixPath:  # noqa: A002  (an id is called id everywhere)
        """Return the file that defines a thing, relative to the content folder."""
        source = self._source(kind, id)
        if source is not None:
            return source.file.relative_to(self.folder)
        return PurePosixPath("pages", id) if kind == "page" else PurePosixPath()

    def walk(self) -> Iterator[Found]:
        """Return every model (such as a Claim) of the YAML content, before what is in it."""
        return iter(self._models)

    def claims(self) -> Iterator[Found]:
        """Yield every Claim of the content."""
        return (found for found in self._models if type(found.value) is Claim)

    def _source(self, kind: str, id: str) -> Source | None:  # noqa: A002  (an id is called id everywhere)
        if kind == "reference":
            return self.sources.get(("references", "references"))
        return self.sources.get((kind, kind if kind in SINGLES else id))

    @cached_property
    def _models(self) -> tuple[Found, ...]:
        things: list[tuple[str, Mapping[str, BaseModel]]] = [
            ("principle", self.principles),
            ("exercise", self.exercises),
            ("screen", self.screens),
            ("finding", self.findings),
            ("routine", self.routines),
            ("reference", self.references),
            *((kind, {kind: getattr(self, field(kind))}) for kind in SINGLES),
        ]
        found: list[Found] = []
        for kind, models in things:
            for id_, model in models.items():
                _collect(found, kind, id_, (), model)
        return tuple(found)


def load_library(content: Path) -> Library:
    """Return the library of a content folder.

    Raises ContentError with every problem of every file. How the things fit together is not
    looked at here: see `generator.checks`.
    """
    files, issues = find_files(content)
    read = _Read(issues)
    for file in files:
        read.file(file)
    if issues or read.singles.keys() != SINGLES.keys():
        raise ContentError(issues)
    folder = files[0].shown.parts[0]
    return Library(
        principles=dict(sorted(read.of(Principle).items(), key=lambda item: item[1].order)),
        exercises=read.of(Exercise),
        screens=read.of(Screen),
        findings=read.of(Finding),
        routines=read.of(Routine),
        references=read.of(Reference),
        **{field(kind): single for kind, single in read.singles.items()},
        pages=read.pages,
        folder=folder,
        sources=read.sources,
    )


class _Read:
    """What has been read so far."""

    def __init__(self, issues: list[Issue]) -> None:
        self.issues = issues
        self.things: dict[type[BaseModel], dict[str, Any]] = {}
        self.pages: dict[str, str] = {}
        self.singles: dict[str, Any] = {}
        self.sources: dict[tuple[str, str], Source] = {}

    def of(self, model: type[M]) -> dict[str, M]:
        """Return the things of one kind, sorted by id."""
        return dict(sorted(self.things.get(model, {}).items()))

    def file(self, file: File) -> None:
        """Read one file; add what it defines, or its issues."""
        try:
            if file.kind == "page":
                self.pages[file.id] = read_text(file.path, file.shown)
                return
            source = read_yaml(file.path, file.shown)
        except ContentError as error:
            self.issues += error.issues
            return
        if file.kind in SINGLES:
            single = self._model(SINGLES[file.kind], source)
            if single is not None:
                self.singles[file.kind] = single
        elif file.kind == "references":
            for id_ in source.data:
                self._thing(Reference, source, id_, (id_,))
        else:
            self._thing(MODELS[file.kind], source, file.id)
        self.sources[file.kind, file.id] = source

    def _thing(self, model: type[M], source: Source, id_: str, prefix: Steps = ()) -> None:
        thing = self._model(model, source, id_, prefix)
        if thing is not None:
            self.things.setdefault(model, {})[id_] = thing

    def _model(
        self, model: type[M], source: Source, id_: str | None = None, prefix: Steps = ()
    ) -> M | None:
        """Return the data at `prefix` as a model, with the id that its name gives it."""
        data: Any = source.data
        for step in prefix:
            data = data[step]
        if id_ is not None and isinstance(data, dict):
            if "id" in data:
                owner = "entry" if prefix else "file"
                sentence = f"the key `id` is unknown here; the {owner}'s name is the id"
                place = source.key_place((*prefix, "id"))
                self.issues.append(Issue(place, "unknown-key", sentence))
            data = {**data, "id": id_}
        try:
            return model.model_validate(data)
        except ValidationError as error:
            self.issues += explain(error, model, source, prefix)
            return None


def field(kind: str) -> str:
    """Return the field of a library that holds what there is one of: `left_out` for `left-out`."""
    return kind.replace("-", "_")


def _collect(models: list[Found], kind: str, id_: str, path: Steps, value: object) -> None:
    """Add `value`, if it is a model, and the models in it to `models`."""
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            _collect(models, kind, id_, (*path, index), item)
    elif isinstance(value, BaseModel):
        models.append(Found(kind, id_, path, value))
        for name, key in _keys(type(value)):
            inner = getattr(value, name)
            if isinstance(inner, _HOLDS_MODELS):
                _collect(models, kind, id_, (*path, key), inner)


@cache
def _keys(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a model with their keys in the YAML."""
    return tuple((name, field.alias or name) for name, field in model.model_fields.items())
