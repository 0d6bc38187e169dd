"""Find the files of a content folder and refuse what does not belong there.

Codes: missing-folder, missing-file, stray-file, wrong-extension, bad-file-name, not-a-folder,
outside-content, unreadable.
"""

from __future__ import annotations

import os
import re
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from generator.issues import Issue, Place
from generator.plaintext import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

# What each folder holds; pages are Markdown written by hand, all else is YAML.
FOLDERS: dict[str, str] = {
    "principles": "principle",
    "exercises": "exercise",
    "screens": "screen",
    "findings": "finding",
    "routines": "routine",
    "pages": "page",
}
# Files there is one of, in the content folder itself.
SINGLES: dict[str, str] = {
    "quiz.yml": "quiz",
    "faq.yml": "faq",
    "headlines.yml": "headlines",
    "left-out.yml": "left-out",
    "changes.yml": "changes",
    "references.yml": "references",
}

ID_LENGTH = 60
ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
ID_WORDS = 'lower-case letters, digits and single hyphens, such as "heel-raise"'


class File(NamedTuple):
    """A file to read: what it defines, where it is, and how issues name it."""

    kind: str
    id: str
    path: Path
    shown: PurePosixPath


def find_files(content: Path) -> tuple[list[File], list[Issue]]:
    """Return the files of the content folder in a fixed order, and what is wrong with others.

    Names that begin with a dot are the system's, not the author's, and are passed by.
    """
    search = _Search(content)
    search.content(content)
    return search.files, search.issues


class _Search:
    """The files and issues found so far."""

    def __init__(self, content: Path) -> None:
        self.home = Path(os.path.realpath(content))
        self.files: list[File] = []
        self.issues: list[Issue] = []

    def content(self, content: Path) -> None:
        """Look through the content folder itself."""
        shown = PurePosixPath(printable(self.home.name) or "content")
        taken = set()
        for entry in self._entries(content, shown):
            name = entry.name
            taken.add(name.replace(".yaml", ".yml"))
            if name in FOLDERS and entry.is_dir():
                self._folder(Path(entry.path), shown / name, FOLDERS[name])
            elif name in FOLDERS:
                self._issue(shown / name, "not-a-folder", "a folder was expected here")
            elif name in SINGLES:
                self.files.append(
                    File(SINGLES[name], SINGLES[name], Path(entry.path), shown / name)
                )
            else:
                self._issue(shown / printable(name), *_stray(name))
        if content.is_dir():
            for name in sorted(SINGLES.keys() - taken):
                self._issue(shown / name, "missing-file", "this file is missing")

    def _folder(self, folder: Path, shown: PurePosixPath, kind: str) -> None:
        """Look through a folder of things of one kind."""
        suffix = ".md" if kind == "page" else ".yml"
        names: dict[str, str] = {}
        for entry in self._entries(folder, shown):
            name, stem = entry.name, entry.name.rpartition(".")[0]
            twin = names.setdefault(name.lower(), name)
            inner = shown / printable(name)
            if name.endswith(".yaml") and suffix == ".yml":
                sentence = f'the file must be called "{printable(stem)}.yml"'
                self._issue(inner, "wrong-extension", sentence)
            elif not name.endswith(suffix):
                sentence = f'only files that end in "{suffix}" belong into this folder'
                sentence += "; pictures go into overrides/assets/" if kind == "page" else ""
                self._issue(inner, "stray-file", sentence)
            elif twin != name:
                sentence = f'the name differs from "{printable(twin)}" only by case'
                self._issue(inner, "bad-file-name", sentence)
            elif not ID.fullmatch(stem) or len(stem) > ID_LENGTH:
                sentence = f"the name before the dot must be an id: {ID_WORDS}"
                self._issue(inner, "bad-file-name", sentence)
            else:
                id_ = name if kind == "page" else stem
                self.files.append(File(kind, id_, Path(entry.path), inner))

    def _entries(self, folder: Path, shown: PurePosixPath) -> Iterator[os.DirEntry[str]]:
        """Yield what a folder holds, but for links that lead nowhere or out of the content."""
        try:
            with os.scandir(folder) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            code = "unreadable" if folder.exists() else "missing-folder"
            self._issue(shown, code, f"the folder cannot be read: {error.strerror}")
            return
        for entry in found:
            if entry.name.startswith("."):
                continue
            fault = self._link_fault(entry)
            if fault:
                self._issue(shown / printable(entry.name), *fault)
            else:
                yield entry

    def _link_fault(self, entry: os.DirEntry[str]) -> tuple[str, str] | None:
        if not entry.is_symlink():
            return None
        try:
            target = Path(os.path.realpath(entry.path, strict=True))
        except OSError as error:
            return "unreadable", f"the link leads nowhere: {error.strerror}"
        if not target.is_relative_to(self.home):
            return "outside-content", "the link leads out of the content folder"
        return None

    def _issue(self, shown: PurePosixPath, code: str, sentence: str) -> None:
        self.issues.append(Issue(Place(shown), code, sentence))


def _stray(name: str) -> tuple[str, str]:
    """Return the code and sentence for something in the content folder that has no use there."""
    if name.endswith(".yaml") and name.replace(".yaml", ".yml") in SINGLES:
        return "wrong-extension", f'the file must be called "{name.replace(".yaml", ".yml")}"'
    near = get_close_matches(name, [*FOLDERS, *SINGLES], 1)
    hint = f'; did you mean "{near[0]}"?' if near else ""
    return "stray-file", f"nothing of this name belongs into the content folder{hint}"
