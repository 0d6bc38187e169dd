"""All that readers read, taken from the library once and cut into sentences and words."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args, get_type_hints

from generator.checks.paragraphs import paragraphs
from generator.issues import Issue, Place
from generator.model import Case, Claim, Reference
from generator.model.text import Name, Prose
from generator.prose import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

    from generator.library import Library

# prose: a paragraph; name: a label or heading; claim: a claim's own words; data: of a reference.
Part = Literal["prose", "name", "claim", "data"]
Words = list[str]

# Letters of any Latin spelling, or figures; "don't" and "2.5" are one word each.
_WORD = re.compile(r"[a-z0-9à-ɏ]+(?:['’.,][a-z0-9à-ɏ]+)*")
_SENTENCE_END = re.compile(r"[.!?]['\"’”)]*$")


class Text(NamedTuple):
    """One piece of text, where it stands, and its sentences as words in lower case."""

    kind: str
    id: str
    path: tuple[str | int, ...]
    part: Part
    value: str
    sentences: list[Words]
    # The line in a hand-written page; None in YAML, where the path tells the place.
    line: int | None = None

    def place(self, library: Library) -> Place:
        """Return where this text stands."""
        place = library.place(self.kind, self.id, self.path)
        return Place(place.file, self.line) if self.line else place

    def issue(self, library: Library, code: str, sentence: str) -> Issue:
        """Return an issue about this text."""
        return Issue(self.place(library), code, sentence)


@lru_cache(maxsize=1)
def texts(library: Library) -> tuple[Text, ...]:
    """Return every text that readers see, in the order of the files, hand-written pages last."""
    return (*_written_in_yaml(library), *_written_by_hand(library))


def sentences(text: str) -> list[Words]:
    """Return the sentences of plain words, each as its words in lower case."""
    found: list[Words] = []
    words: Words = []
    for piece in text.lower().split():
        inside, ends = _piece(piece)
        words += inside
        if ends and words:
            found.append(words)
            words = []
    return [*found, words] if words else found


@lru_cache(maxsize=2**16)
def _piece(piece: str) -> tuple[Words, bool]:
    """Return the words in a piece of text without spaces, and whether it ends a sentence."""
    return _WORD.findall(piece), bool(_SENTENCE_END.search(piece))


def _written_in_yaml(library: Library) -> Iterator[Text]:
    for kind, id_, path, model in library.walk():
        type_: type[BaseModel] = type(model)
        for name, key, part in _text_fields(type_):
            value: str | tuple[str, ...] | None = getattr(model, name)
            if isinstance(value, tuple):
                for index, one in enumerate(value):
                    yield _text(kind, id_, (*path, key, index), part, one)
            elif value is not None:
                yield _text(kind, id_, (*path, key), part, value)


def _text(kind: str, id_: str, path: tuple[str | int, ...], part: Part, value: str) -> Text:
    return Text(kind, id_, path, part, value, sentences(plain(value)))


def _written_by_hand(library: Library) -> Iterator[Text]:
    for name, markdown in library.pages.items():
        for line, words in paragraphs(markdown):
            yield Text("page", name, (), "prose", words, sentences(words), line)


@cache
def _text_fields(model: type[BaseModel]) -> tuple[tuple[str, str, Part], ...]:
    """Return the fields of a model that hold text for readers: name, key, and kind of text."""
    if model is Case:
        return ()  # for authors only
    if model is Reference:
        return (("about", "about", "data"),)
    hints = get_type_hints(model, include_extras=True)
    return tuple(
        (name, field.alias or name, "claim" if model is Claim else kinds[0])
        for name, field in model.model_fields.items()
        if (kinds := list(_kinds(hints[name])))
    )


def _kinds(annotation: Any) -> Iterator[Part]:
    """Yield the kinds of text that an annotation is made of."""
    if annotation == Prose:
        yield "prose"
    elif annotation == Name:
        yield "name"
    else:
        for inner in get_args(annotation):
            yield from _kinds(inner)
