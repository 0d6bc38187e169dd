"""Read one YAML file strictly: plain data, and the place of everything in it.

YAML is read as the core schema of YAML 1.2: `3:1` and `no` are text, `010` is ten. What makes files
surprising or dangerous is refused: duplicate keys, aliases, merge keys, tags, several documents.

Codes: those of `generator.plaintext`; yaml-tab, yaml-syntax, yaml-empty, yaml-documents,
yaml-version, yaml-duplicate-key, yaml-key, yaml-merge-key, yaml-alias, yaml-tag, yaml-number,
yaml-too-long, yaml-too-deep, wrong-type.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import yaml

from generator.issues import ContentError, Issue, Place
from generator.plaintext import invisible, printable, read_text
from generator.scalars import plain_value
from generator.syntax import explain

if TYPE_CHECKING:
    from pathlib import Path, PurePosixPath

Data = dict[str, Any] | list[Any] | str | int | float | bool | None
Path_ = tuple[str | int, ...]
Places = Mapping[Path_, tuple[int, int]]

SCALAR_LIMIT = 10_000  # characters of one text
DEPTH_LIMIT = 20  # lists and mappings within each other

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_TAB = re.compile(r" *\t")
_BREAK = re.compile(r"\r\n?|\n")


@dataclass(frozen=True)
class Source:
    """The data of one file, and where each value and each key of it stands."""

    file: PurePosixPath
    data: dict[str, Any]
    # The parser's mark for every value and every key, in the order of the file.
    marks: Sequence[Any]

    def place(self, path: Sequence[str | int] = ()) -> Place:
        """Return the place of the value at `path`, else that of its nearest known ancestor."""
        known = tuple(path)
        while known and known not in self.values:
            known = known[:-1]
        return Place(self.file, *self.values[known])

    def key_place(self, path: Sequence[str | int]) -> Place:
        """Return the place of the key that leads to the value at `path`."""
        mark = self._places[1].get(tuple(path))
        return Place(self.file, *mark) if mark else self.place(path)

    @property
    def values(self) -> Places:
        """Return line and column of each value, by its path."""
        return self._places[0]

    # Places are for issues, and a whole library may have none: so not before one is asked for.
    @cached_property
    def _places(self) -> tuple[Places, Places]:
        """Return the places of values, and those of keys."""
        values: dict[Path_, tuple[int, int]] = {}
        keys: dict[Path_, tuple[int, int]] = {}
        places = ((mark.line + 1, mark.column + 1) for mark in self.marks)

        def walk(value: Data, path: Path_) -> None:
            values[path] = next(places)
            if isinstance(value, list):
                for index, item in enumerate(value):
                    walk(item, (*path, index))
            elif isinstance(value, dict):
                for key, item in value.items():
                    keys[*path, key] = next(places)
                    walk(item, (*path, key))

        walk(self.data, ())
        return values, keys


def read_yaml(path: Path, shown: PurePosixPath) -> Source:
    """Return what the YAML file `path` says; issues name it as `shown`.

    Raises ContentError with every problem found in the file.
    """
    return parse_yaml(read_text(path, shown), shown)


def parse_yaml(text: str, shown: PurePosixPath) -> Source:
    """Return what `text`, the text of the YAML file `shown`, says; raise ContentError if unfit."""
    if "\t" in text:
        sentence = "lines must be indented with spaces, not with tabs"
        tabs = [
            Issue(Place(shown, number, found.end()), "yaml-tab", sentence)
            for number, line in enumerate(_BREAK.split(text), start=1)
            if (found := _TAB.match(line))
        ]
        if tabs:
            raise ContentError(tabs)
    reader = _Reader(text, shown)
    data = reader.read()
    if reader.issues:
        raise ContentError(reader.issues)
    return Source(shown, data, reader.marks)


class _Stop(Exception):
    """The rest of the file cannot be read; the reason is among the issues."""


class _Reader:
    """Turns the events of the YAML parser into data, noting places and issues."""

    def __init__(self, text: str, shown: PurePosixPath) -> None:
        self.text = text
        self.shown = shown
        self.issues: list[Issue] = []
        self.marks: list[Any] = []

    def read(self) -> dict[str, Any]:
        """Return the data; without meaning if there are issues."""
        loader = _LOADER(self.text)
        self.next = loader.get_event
        try:
            return self._document()
        except yaml.MarkedYAMLError as error:
            mark, sentence = explain(error, self.text)
            self._issue(mark, "yaml-syntax", sentence)
        except yaml.YAMLError as error:
            self._issue(None, "yaml-syntax", f"this is not YAML: {error}")
        except _Stop:
            pass
        finally:
            loader.dispose()
        return {}

    def _issue(self, mark: Any, code: str, sentence: str) -> None:
        place = Place(self.shown, mark.line + 1, mark.column + 1) if mark else Place(self.shown)
        self.issues.append(Issue(place, code, printable(sentence)))

    def _document(self) -> dict[str, Any]:
        self.next()  # the start of the stream
        start = self.next()
        if isinstance(start, yaml.StreamEndEvent):
            self._issue(None, "yaml-empty", "the file is empty")
            return {}
        if start.version not in (None, (1, 2)):
            sentence = "this asks for another version of YAML; files are read as YAML 1.2"
            self._issue(start.start_mark, "yaml-version", sentence)
        event = self.next()
        data = self._node(event, 0)
        self.next()  # the end of the document
        after = self.next()
        if not isinstance(after, yaml.StreamEndEvent):
            sentence = "a second document begins here; a file holds one thing only"
            self._issue(after.start_mark, "yaml-documents", sentence)
        if isinstance(data, dict):
            return data
        if data is None:
            self._issue(event.start_mark, "yaml-empty", "the file holds no content")
        else:
            sentence = "the file must hold lines like `key: value` at its top level"
            self._issue(event.start_mark, "wrong-type", sentence)
        return {}

    def _node(self, event: Any, depth: int) -> Data:
        """Return the data that begins with `event`, and note its place."""
        mark = event.start_mark
        self.marks.append(mark)
        kind = type(event)
        if kind is yaml.AliasEvent:
            sentence = f"`*{event.anchor}` refers to another place; write the value out instead"
            self._issue(mark, "yaml-alias", sentence)
            return None
        if event.tag is not None:
            self._tag(event)
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        if depth >= DEPTH_LIMIT:
            sentence = f"lists and mappings are nested deeper than {DEPTH_LIMIT} levels"
            self._issue(mark, "yaml-too-deep", sentence)
            raise _Stop
        inside = self._sequence if kind is yaml.SequenceStartEvent else self._mapping
        return inside(depth + 1)

    def _sequence(self, depth: int) -> list[Data]:
        items: list[Data] = []
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            items.append(self._node(event, depth))
        return items

    def _mapping(self, depth: int) -> dict[str, Data]:
        entries: dict[str, Data] = {}
        given: dict[str, Any] = {}
        while type(event := self.next()) is not yaml.MappingEndEvent:
            mark = event.start_mark
            key = self._key(event, depth)
            if first := given.get(key):
                sentence = f"the key `{key}` is already given at line {first.line + 1}"
                self._issue(mark, "yaml-duplicate-key", sentence)
            else:
                given[key] = mark
            self.marks.append(mark)
            entries[key] = self._node(self.next(), depth)
        return entries

    def _key(self, event: Any, depth: int) -> str:
        """Return a key; one that is unfit gets an issue and a name no author can have written."""
        if type(event) is not yaml.ScalarEvent:
            self._issue(event.start_mark, "yaml-key", "a key must be text, and nothing else")
            self._node(event, depth)
        elif event.tag is not None:
            self._tag(event)
        elif event.value == "<<" and not event.style:
            self._issue(event.start_mark, "yaml-merge-key", "`<<` cannot merge mappings here")
        elif isinstance(key := self._scalar(event), str):
            return key
        else:
            sentence = f'a key must be text; put it in quotes: "{event.value}"'
            self._issue(event.start_mark, "yaml-key", sentence)
        return f"\0{len(self.marks)}"

    def _tag(self, event: Any) -> None:
        tag = event.tag.replace("tag:yaml.org,2002:", "!!")
        sentence = f'the tag "{tag}" is not allowed; write the plain value'
        self._issue(event.start_mark, "yaml-tag", sentence)

    def _scalar(self, event: Any) -> str | int | float | bool | None:
        value: str = event.value
        if len(value) > SCALAR_LIMIT:
            sentence = f"the text has {len(value)} characters; {SCALAR_LIMIT} are the most"
            self._issue(event.start_mark, "yaml-too-long", sentence)
        elif not event.style:
            try:
                return plain_value(value)
            except ValueError as error:
                self._issue(event.start_mark, "yaml-number", str(error))
        elif event.style == '"' and (fault := invisible(value)):
            self._issue(event.start_mark, "control-character", fault[1])
        return value
