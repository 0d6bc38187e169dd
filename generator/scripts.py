"""The scripts that readers get: the modules of each page, joined into few files and made small.

A module becomes the scope of a function, so that names of two modules cannot meet:

    const [$4, $5] = (() => { const walk = $2; …; return [gate, besides]; })();

All files of a page give the same thing the same number. A module runs once on a page, after those
that it imports. What a page imports dynamically gets a file of its own, with what the page has not
got by then; what several such files need, and the page has not got, gets a file for these.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from posixpath import dirname, join, normpath, relpath

import minify

_NAME = r"[A-Za-z_$][\w$]*"
_NAMES = rf"\{{\s*(?:{_NAME}(?: as {_NAME})?(?:\s*,\s*|\s*(?=\}})))*\}}"
_STATEMENT = re.compile(
    rf'(?:import (?P<names>{_NAMES})|import \* as (?P<whole>{_NAME})|export (?P<again>{_NAMES}))'
    rf' from "(?P<path>\.[^"\n]+)";'
    rf"|export (?P<own>{_NAMES});"
    rf"|export (?=(?:(?:async )?function|class|const) (?P<made>{_NAME})\b)"
)
_DYNAMIC = re.compile(r'import\("(?P<path>\.[^"\n]+)"\)')
# What a statement of another form would begin with.
_WORD = re.compile(r"(?<![\w$.])(?:import|export)\b")
_NO_CODE = re.compile(
    r"(?P<text>\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|/\*.*?\*/|//[^\n]*",
    re.DOTALL,
)
_LOADED = re.compile(r'import\("@([^"\n]+)"\)')


class ScriptError(ValueError):
    """A script has a form that cannot be joined; the message names file and line."""


@dataclass(frozen=True)
class _Import:
    """What a module calls `local` is what another exports as `name`, or, for `*`, the other."""

    local: str
    module: str
    name: str
    line: int


@dataclass(frozen=True)
class _Module:
    """A module without its imports and exports; dynamic imports in it name a module after an @."""

    body: str
    uses: Mapping[str, int]
    imports: tuple[_Import, ...]
    exports: Mapping[str, str | _Import]
    loads: tuple[str, ...]


def joined(sources: Mapping[str, str], pages: Iterable[str]) -> dict[str, str]:
    """Return the files to publish in the place of the sources, by path.

    `sources` has every module by its path below one folder; `pages` names those that a page loads
    as a script. These keep their paths, and so does what only one page imports dynamically. Raises
    ScriptError for a form of import or export that the project does not use, and for a cycle.
    """
    modules = {name: _parsed(name, text, sources) for name, text in sources.items()}
    joints = [_Page(modules, root) for root in sorted(set(pages))]
    times = Counter(entry for joint in joints for entry in joint.needed)
    shared = frozenset(entry for entry, count in times.items() if count > 1)
    return {path: text for joint in joints for path, text in joint.files(shared)}


def minified(text: str) -> str:
    """Return a script without what only its authors need."""
    return minify.string("application/javascript", text)


def _parsed(file: str, text: str, sources: Mapping[str, str]) -> _Module:
    def blank(match: re.Match[str]) -> str:
        return re.sub(r"[^\n]", " ", match[0])

    code = _NO_CODE.sub(lambda match: match[0] if match["text"] else blank(match), text)
    uses: dict[str, int] = {}
    imports: list[_Import] = []
    exports: dict[str, str | _Import] = {}
    loads: list[str] = []
    body, done = [], 0
    for word in _WORD.finditer(_NO_CODE.sub(blank, text)):
        start = word.start()
        line = text.count("\n", 0, start) + 1
        first = start == 0 or text[start - 1] == "\n"
        match = (_STATEMENT.match(code, start) if first else None) or _DYNAMIC.match(code, start)
        if not match:
            raise ScriptError(f"{file}:{line}: this form of import or export cannot be joined")
        found = match.groupdict()
        module = normpath(join(dirname(file), found["path"])) if found["path"] else ""
        if module and module not in sources:
            raise ScriptError(f"{file}:{line}: there is no {module}")
        body.append(text[done:start])
        done = match.end()
        if match.re is _DYNAMIC:
            loads.append(module)
            body.append(f'import("@{module}")')
            continue
        if module:
            uses.setdefault(module, line)
        if found["whole"]:
            imports.append(_Import(found["whole"], module, "*", line))
        for name, local in _names(found["names"]):
            imports.append(_Import(local, module, name, line))
        for name, public in _names(found["again"]):
            exports[public] = _Import(public, module, name, line)
        for name, public in _names(found["own"]):
            exports[public] = name
        if found["made"]:
            exports[found["made"]] = found["made"]
    body.append(text[done:])
    return _Module("".join(body), uses, tuple(imports), exports, tuple(loads))


def _names(braces: str | None) -> Iterator[tuple[str, str]]:
    for part in (braces or "{}")[1:-1].split(","):
        if name := part.strip():
            before, _, after = name.partition(" as ")
            yield before, after or before


class _Page:
    """What one page loads: its root, and the modules that are imported dynamically from there."""

    def __init__(self, modules: Mapping[str, _Module], root: str) -> None:
        self.modules = modules
        self.root = root
        # By entry, the root first: what it needs, in the order in which it runs.
        self.needed = {root: _needed(modules, root)}
        loaders: dict[str, set[str]] = {}
        waiting = [root]
        for entry in waiting:
            for loaded in chain.from_iterable(modules[name].loads for name in self.needed[entry]):
                loaders.setdefault(loaded, set()).add(entry)
                if loaded not in self.needed:
                    self.needed[loaded] = _needed(modules, loaded)
                    waiting.append(loaded)
        there = _there(self.needed, loaders, root)
        # The entries that bring a module along; those with the same set share a file.
        self.homes = {
            name: tuple(e for e, own in self.needed.items() if name in own and name not in there[e])
            for name in chain.from_iterable(self.needed.values())
        }
        self.numbers: dict[tuple[str, str], str] = {}

    def files(self, shared: frozenset[str]) -> Iterator[tuple[str, str]]:
        """Yield the page's files; `shared` are the entries whose paths are not this page's alone."""
        homes = dict.fromkeys([*((entry,) for entry in self.needed), *self.homes.values()])
        paths = {home: self._path(home, shared) for home in homes}
        public = {
            entry: {name: self._found(entry, name) for name in self.modules[entry].exports}
            for entry in self.needed
            if entry != self.root
        }
        wanted = set(chain.from_iterable(names.values() for names in public.values()))
        for name in self.homes:
            for each in self.modules[name].imports:
                wanted.update(self._things(each).values())
        ...
