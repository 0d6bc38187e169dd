"""Read one YAML file strictly: plain data, and the place of everything in it.

YAML is read as the core schema of YAML 1.2: `3:1` and `no` are text, `010` is ten. What makes files
surprising or dangerous is refused: duplicate keys, aliases, merge keys, tags, several documents.

Codes: unreadable, not-a-file, file-too-large, not-utf-8, control-character, yaml-tab, yaml-syntax,
yaml-empty, yaml-documents, yaml-version, yaml-duplicate-key, yaml-key, yaml-merge-key, yaml-alias,
yaml-tag, yaml-number, yaml-too-long, yaml-too-deep, wrong-type.
"""

from __future__ import annotations

import math
import re
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, NoReturn

import yaml

from generator.issues import ContentError, Issue, Place
from generator.syntax import explain

Data = dict[str, Any] | list[Any] | str | int | float | bool | None
Path_ = tuple[str | int, ...]

FILE_LIMIT = 256 * 1024  # bytes
SCALAR_LIMIT = 10_000  # characters of one text
DEPTH_LIMIT = 20  # lists and mappings within each other
DIGITS_LIMIT = 18

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Invisible characters: other controls than tab and line breaks, line separators that YAML 1.1 and
# 1.2 disagree about, changes of text direction, a byte order mark within the text, non-characters.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_TAB = re.compile(r" *\t")
_BREAK = re.compile(r"\r\n?|\n")

_CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER = re.compile(
    r"(?P<ten>[-+]?[0-9]+)|0o(?P<eight>[0-7]+)|0x(?P<sixteen>[0-9a-fA-F]+)"
    r"|(?P<float>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)"
    r"|(?P<odd>[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))"
)
_NUMBER_STARTS = frozenset("+-.0123456789")


@dataclass(frozen=True)
class Source:
    """The data of one file, and where each value and each key of it stands (line, column)."""

    file: PurePosixPath
    data: dict[str, Any]
    values: dict[Path_, tuple[int, int]]
    keys: dict[Path_, tuple[int, int]]

    def place(self, path: Sequence[str | int] = ()) -> Place:
        """Return the place of the value at `path`, else that of its nearest known ancestor."""
        known = tuple(path)
        while known and known not in self.values:
            known = known[:-1]
        return Place(self.file, *self.values.get(known, (1, 1)))

    def key_place(self, path: Sequence[str | int]) -> Place:
        """Return the place of the key that leads to the value at `path`."""
        mark = self.keys.get(tuple(path))
        return Place(self.file, *mark) if mark else self.place(path)


def read_text(path: Path, shown: PurePosixPath) -> str:
    """Return the text of a UTF-8 file; raise ContentError if it cannot be read as plain text."""

    def refuse(code: str, sentence: str, line: int = 1, column: int = 1) -> NoReturn:
        raise ContentError([Issue(Place(shown, line, column), code, sentence)])

    try:
        if not stat.S_ISREG(path.stat().st_mode):
            refuse("not-a-file", "a file was expected here, not a folder or device")
        with path.open("rb") as file:
            raw = file.read(FILE_LIMIT + 1)
    except (OSError, ValueError) as error:
        refuse("unreadable", f"the file cannot be read: {_reason(error)}")
    if len(raw) > FILE_LIMIT:
        refuse("file-too-large", f"the file is larger than {FILE_LIMIT // 1024} KiB")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # With a byte order mark, positions in the error count from behind it.
        body = raw.removeprefix(b"\xef\xbb\xbf")
        line, column = _position(body[: error.start].decode("utf-8"))
        byte = body[error.start]
        refuse("not-utf-8", f"byte 0x{byte:02X} is not UTF-8; save the file as UTF-8", line, column)
    if found := _INVISIBLE.search(text):
        name = f"U+{ord(found[0]):04X}"
        line, column = _position(text[: found.start()])
        refuse("control-character", f"the invisible character {name} is not allowed", line, column)
    return text


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
    return Source(shown, data, reader.values, reader.keys)


class _Stop(Exception):
    """The rest of the file cannot be read; the reason is among the issues."""


class _Reader:
    """Turns the events of the YAML parser into data, noting places and issues."""

    def __init__(self, text: str, shown: PurePosixPath) -> None:
        self.text = text
        self.shown = shown
        self.issues: list[Issue] = []
        self.values: dict[Path_, tuple[int, int]] = {}
        self.keys: dict[Path_, tuple[int, int]] = {}

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
        self.issues.append(Issue(place, code, sentence))

    def _document(self) -> dict[str, Any]:
        self.next()  # the start of the stream
        start = self.next()
        if isinstance(start, yaml.StreamEndEvent):
            self._issue(None, "yaml-empty", "the file is empty")
            return {}
        if start.version not in (None, (1, 2)):
            self._issue(start.start_mark, "yaml-version", "files are read as YAML 1.2; no other")
        event = self.next()
        data = self._node(event, ())
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

    def _node(self, event: Any, path: Path_) -> Data:
        """Return the data that begins with `event`, and note its place."""
        mark = event.start_mark
        self.values[path] = (mark.line + 1, mark.column + 1)
        kind = type(event)
        if kind is yaml.AliasEvent:
            sentence = f"`*{event.anchor}` refers to another place; write the value out instead"
            self._issue(mark, "yaml-alias", sentence)
            return None
        if event.tag is not None:
            sentence = f'the tag "{event.tag}" is not allowed; write the plain value'
            self._issue(mark, "yaml-tag", sentence)
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        if len(path) >= DEPTH_LIMIT:
            sentence = f"lists and mappings are nested deeper than {DEPTH_LIMIT} levels"
            self._issue(mark, "yaml-too-deep", sentence)
            raise _Stop
        return self._sequence(path) if kind is yaml.SequenceStartEvent else self._mapping(path)

    def _sequence(self, path: Path_) -> list[Data]:
        items: list[Data] = []
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            items.append(self._node(event, (*path, len(items))))
        return items

    def _mapping(self, path: Path_) -> dict[str, Data]:
        entries: dict[str, Data] = {}
        while type(event := self.next()) is not yaml.MappingEndEvent:
            key = self._key(event, path)
            inner = (*path, key)
            if inner in self.keys:
                sentence = f"the key `{key}` is already given at line {self.keys[inner][0]}"
                self._issue(event.start_mark, "yaml-duplicate-key", sentence)
            else:
                self.keys[inner] = (event.start_mark.line + 1, event.start_mark.column + 1)
            entries[key] = self._node(self.next(), inner)
        return entries

    def _key(self, event: Any, path: Path_) -> str:
        """Return a key; one that is unfit gets an issue and a name no author can have written."""
        if type(event) is yaml.ScalarEvent and event.tag is None:
            value = event.value
            if value == "<<" and not event.style:
                self._issue(event.start_mark, "yaml-merge-key", "`<<` cannot merge mappings here")
            elif not event.style and (value in _CONSTANTS or _NUMBER.fullmatch(value)):
                sentence = f'a key must be text; put it in quotes: "{value}"'
                self._issue(event.start_mark, "yaml-key", sentence)
            else:
                return str(value)
        else:
            self._issue(event.start_mark, "yaml-key", "a key must be text, and nothing else")
            self._node(event, (*path, "\0key"))
        return f"\0{len(self.keys)}"

    def _scalar(self, event: Any) -> str | int | float | bool | None:
        """Return the value of a scalar by the core schema of YAML 1.2."""
        value: str = event.value
        if not event.style:
            if value in _CONSTANTS:
                return _CONSTANTS[value]
            if value[0] in _NUMBER_STARTS and (match := _NUMBER.fullmatch(value)):
                return self._number(event, match)
        if len(value) > SCALAR_LIMIT:
            sentence = f"the text has {len(value)} characters; {SCALAR_LIMIT} are the most"
            self._issue(event.start_mark, "yaml-too-long", sentence)
        return value

    def _number(self, event: Any, match: re.Match[str]) -> int | float:
        kind = match.lastgroup
        digits = match[kind or 0]
        if kind == "float" and math.isfinite(number := float(digits)):
            return number
        if kind != "odd" and len(digits) <= DIGITS_LIMIT:
            return int(digits, {"ten": 10, "eight": 8}.get(kind or "", 16))
        sentence = "this is not a number that can be used; put it in quotes if it is text"
        self._issue(event.start_mark, "yaml-number", sentence)
        return 0


def _position(before: str) -> tuple[int, int]:
    """Return the line and column, from 1, of what follows the text `before`."""
    lines = _BREAK.split(before)
    return len(lines), len(lines[-1]) + 1


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
