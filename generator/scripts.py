"""The scripts that readers get: the modules of each page, joined into few files and made small.

A module becomes the scope of a function, so that names of two modules never meet:

    const [$4, $5] = (() => { const walk = $2; …; return [gate, besides]; })();

A thing has the same number in all files of a page. A module runs once on a page, after those that
it imports. What is imported dynamically gets a file of its own, with what the page has not got by
then; what several such files need, and the page has not got, gets a file for these together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from posixpath import dirname, join, normpath, relpath

import minify  # type: ignore[import-untyped]  # it comes without types

_NAME = r"[A-Za-z_$][\w$]*"
_NAMES = rf"\{{\s*(?:{_NAME}(?: as {_NAME})?(?:\s*,\s*|\s*(?=\}})))*\}}"
_STATEMENT = re.compile(
    rf"(?:import (?P<names>{_NAMES})|import \* as (?P<whole>{_NAME})|export (?P<again>{_NAMES}))"
    r' from "(?P<path>\.[^"\n]+)";'
    rf"|export (?P<own>{_NAMES});"
    rf"|export (?=(?:(?:async )?function|class|const) (?P<made>{_NAME})\b)"
)
_DYNAMIC = re.compile(r'import\("(?P<path>\.[^"\n]+)"\)')
# What an import or export of any form begins with.
_WORD = re.compile(r"(?<![\w$.])(?:import|export)\b")
_NO_CODE = re.compile(
    r"(?P<text>\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|/\*.*?\*/|//[^\n]*",
    re.DOTALL,
)
_LOADS = re.compile(r'import\("@([^"\n]+)"\)')

# What is imported: the module that makes it, and its public name there.
_Thing = tuple[str, str]


class ScriptError(ValueError):
    """A script has a form that cannot be joined; the message names file and line."""


@dataclass(frozen=True)
class _Import:
    """`local` is what `module` calls `name`; for `*`, all that it makes public."""

    local: str
    module: str
    name: str
    line: int


@dataclass(frozen=True)
class _Module:
    """A module without its imports and exports."""

    # A dynamic import in it names a module after an @.
    body: str
    # The modules it imports from, in order, and the line of each.
    uses: Mapping[str, int]
    imports: tuple[_Import, ...]
    # By public name: its own name, or what it passes on.
    exports: Mapping[str, str | _Import]
    # The modules it imports dynamically.
    loads: tuple[str, ...]


def joined(sources: Mapping[str, str], pages: Iterable[str]) -> dict[str, str]:
    """Return the files to publish in the place of the sources, by path.

    `sources` has every module by its path below one folder; `pages` names those that a page loads
    as a script. These keep their paths, and so does what only one page imports dynamically. Raises
    ScriptError for a form of import or export that the project does not use, and for a cycle.
    """
    modules = {file: _parsed(file, text, sources) for file, text in sources.items()}
    each = [_Page(modules, root) for root in sorted(set(pages))]
    times = Counter(chain.from_iterable(page.needed for page in each))
    alone = {entry for entry, count in times.items() if count == 1}
    return dict(chain.from_iterable(page.files(alone) for page in each))


def minified(text: str) -> str:
    """Return a script without what only its authors need."""
    small: str = minify.string("application/javascript", text)
    return small


def _parsed(file: str, text: str, sources: Container[str]) -> _Module:
    code = _NO_CODE.sub(lambda match: match[0] if match["text"] else _blank(match), text)
    uses: dict[str, int] = {}
    imports: list[_Import] = []
    exports: dict[str, str | _Import] = {}
    loads: list[str] = []
    body, done = [], 0
    for word in _WORD.finditer(_NO_CODE.sub(_blank, text)):
        start = word.start()
        line = text.count("\n", 0, start) + 1
        match = _DYNAMIC.match(code, start)
        if not match and (start == 0 or text[start - 1] == "\n"):
            match = _STATEMENT.match(code, start)
        if not match:
            raise ScriptError(f"{file}:{line}: an import or export of a form that is not joined")
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
        if whole := found["whole"]:
            imports.append(_Import(whole, module, "*", line))
        if made := found["made"]:
            exports[made] = made
        imports.extend(_Import(own, module, name, line) for name, own in _names(found["names"]))
        for name, public in _names(found["again"]):
            exports[public] = _Import(public, module, name, line)
        exports.update((public, name) for name, public in _names(found["own"]))
    body.append(text[done:])
    return _Module("".join(body), uses, tuple(imports), exports, tuple(loads))


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _names(braces: str | None) -> Iterator[tuple[str, str]]:
    for part in (braces or "{}")[1:-1].split(","):
        if part.strip():
            before, _, after = part.strip().partition(" as ")
            yield before, after or before


def _needed(modules: Mapping[str, _Module], root: str) -> tuple[str, ...]:
    """Return a module and all that it imports, in the order in which they run."""
    order: dict[str, None] = {}

    def visit(file: str, above: tuple[str, ...]) -> None:
        for other, line in modules[file].uses.items():
            if other in above:
                raise ScriptError(f"{file}:{line}: {other} needs this module already")
            if other not in order:
                visit(other, (*above, other))
        order[file] = None

    visit(root, (root,))
    return tuple(order)


class _Page:
    """What one page loads: its root, and from there what is imported dynamically, the entries."""

    def __init__(self, modules: Mapping[str, _Module], root: str) -> None:
        self.modules = modules
        self.root = root
        # By entry, the root first: what it needs.
        self.needed = {root: _needed(modules, root)}
        loaders: dict[str, set[str]] = {}
        waiting = [root]
        for entry in waiting:
            for loaded in chain.from_iterable(modules[file].loads for file in self.needed[entry]):
                loaders.setdefault(loaded, set()).add(entry)
                if loaded not in self.needed:
                    self.needed[loaded] = _needed(modules, loaded)
                    waiting.append(loaded)
        there = self._there(loaders)
        # By module: the entries that bring it along. A file holds the modules of the same ones.
        self.home = {
            file: tuple(e for e, own in self.needed.items() if file in own and file not in there[e])
            for file in chain.from_iterable(self.needed.values())
        }
        self.taken = {
            file: [(one, self._things(file, one)) for one in modules[file].imports]
            for file in self.home
        }
        public = {file: self._things(file, _Import("", file, "*", 0)) for file in self.home}
        self.public = {entry: public[entry] if entry in loaders else {} for entry in self.needed}
        taken = (things for each in self.taken.values() for _, things in each)
        things = chain.from_iterable(each.values() for each in chain(self.public.values(), taken))
        self.number = {thing: f"${index}" for index, thing in enumerate(dict.fromkeys(things))}

    def files(self, alone: Container[str]) -> Iterator[tuple[str, str]]:
        """Yield path and text of each file; the entries in `alone` keep their paths."""
        homes = dict.fromkeys([*((entry,) for entry in self.needed), *self.home.values()])
        paths = {home: self._path(home, alone) for home in homes}
        needs = {home: self._needs(home) for home in homes}
        for home, path in paths.items():
            lines = []
            for other, things in needs[home].items():
                taken = _braces(self.number[thing] for thing in things) + " from " if things else ""
                lines.append(f'import {taken}"{_way(path, paths[other])}";')
            for file in self._modules_of(home):
                ways = {entry: _way(path, paths[entry,]) for entry in self.modules[file].loads}
                lines.append(self._scope(file, ways))
            given = dict.fromkeys(
                self.number[thing] for each in needs.values() for thing in each.get(home, ())
            )
            public = self.public[home[0]] if len(home) == 1 else {}
            named = (f"{self.number[thing]} as {name}" for name, thing in public.items())
            if names := (*given, *named):
                lines.append(f"export {_braces(names)};")
            yield path, "\n".join(lines) + "\n"

    def _there(self, loaders: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
        """Return, by entry, what the page is sure to have when the entry is imported."""
        nothing = {self.root: frozenset[str]()}
        there = {
            entry: frozenset(chain.from_iterable(self.needed.values())) for entry in loaders
        } | nothing
        while True:
            now = {
                entry: frozenset.intersection(*(there[one].union(self.needed[one]) for one in by))
                for entry, by in loaders.items()
            } | nothing
            if now == there:
                return there
            there = now

    def _things(self, file: str, imported: _Import) -> dict[str, _Thing]:
        """Return what is imported, by its public name: the module that makes it, its name there."""
        exports = self.modules[imported.module].exports
        names = exports if imported.name == "*" else (imported.name,)
        things: dict[str, _Thing] = {}
        for name in names:
            found = exports.get(name)
            if found is None:
                line = f"{file}:{imported.line}"
                raise ScriptError(f"{line}: {imported.module} does not export {name}")
            if isinstance(found, str):
                things[name] = (imported.module, name)
            else:
                things[name] = self._things(imported.module, found)[found.name]
        return things

    def _path(self, home: tuple[str, ...], alone: Container[str]) -> str:
        if home == (self.root,) or (len(home) == 1 and home[0] in alone):
            return home[0]
        stems = (file.removesuffix(".js").replace("/", "-") for file in (self.root, *home))
        return ".".join(stems) + ".js"

    def _modules_of(self, home: tuple[str, ...]) -> Iterator[str]:
        return (file for file in self.needed[home[0]] if self.home[file] == home)

    def _needs(self, home: tuple[str, ...]) -> dict[tuple[str, ...], dict[_Thing, None]]:
        """Return what a file takes from other files, by these, in the order in which they run."""
        needs: dict[tuple[str, ...], dict[_Thing, None]] = {}
        for file in self._modules_of(home):
            for other in self.modules[file].uses:
                needs.setdefault(self.home[other], {})
            for _, things in self.taken[file]:
                for thing in things.values():
                    needs.setdefault(self.home[thing[0]], {})[thing] = None
        if len(home) == 1:
            needs.setdefault(self.home[home[0]], {})
            for thing in self.public[home[0]].values():
                needs.setdefault(self.home[thing[0]], {})[thing] = None
        needs.pop(home, None)
        return needs

    def _scope(self, file: str, ways: Mapping[str, str]) -> str:
        """Return a module as a function that runs at once and returns what others import."""
        module = self.modules[file]
        lines = []
        for one, things in self.taken[file]:
            if one.name == "*":
                value = _braces(f"{name}: {self.number[thing]}" for name, thing in things.items())
            else:
                value = self.number[things[one.name]]
            lines.append(f"const {one.local} = {value};")
        lines.append(_LOADS.sub(lambda match: f'import("{ways[match[1]]}")', module.body))
        made = {
            self.number[file, name]: own
            for name, own in module.exports.items()
            if isinstance(own, str) and (file, name) in self.number
        }
        head = f"const [{', '.join(made)}] = " if made else ""
        if made:
            lines.append(f"return [{', '.join(made.values())}];")
        return "\n".join([f"{head}(() => {{", *lines, "})();"])


def _braces(parts: Iterable[str]) -> str:
    return "{ " + ", ".join(parts) + " }"


def _way(file: str, other: str) -> str:
    way = relpath(other, dirname(file) or ".")
    return way if way.startswith(".") else f"./{way}"
