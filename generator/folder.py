"""Find the files of a content folder and refuse what does not belong there.

Codes: missing-folder, missing-file, stray-file, wrong-extension, bad-file-name, not-a-file,
not-a-folder, outside-content, unreadable.
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
SINGLES: dict[str, str] = {"quiz.yml": "quiz", "faq.yml": "faq", "references.yml": "references"}

ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
ID_WORDS = 'lower-case letters, digits and single hyphens, such as "heel-raise"'


class File(NamedTuple):
    """A file to read: what it defines, where it is, and how issues name it."""

    kind: str
    id: str
    path: Path
    shown: PurePosixPath


def find_files(content: Path) -> tuple[list[File], list[Issue]]:
    """Return the files of the content folder in a fixed order, and what is wrong with others."""
    files: list[File] = []
    issues: list[Issue] = []
    root = PurePosixPath(printable(content.resolve().name) or "content")
    for found in _folder(content, root, content, "", ""):
        if isinstance(found, Issue):
            issues.append(found)
        elif found.path.name in FOLDERS:
            kind = FOLDERS[found.path.name]
            suffix = ".md" if kind == "page" else ".yml"
            for inner in _folder(found.path, found.shown, content, kind, suffix):
                (issues if isinstance(inner, Issue) else files).append(inner)  # type: ignore[arg-type]
        else:
            files.append(found)
    present = {file.path.name for file in files if file.path.parent == content}
    if content.is_dir():
        issues.extend(
            Issue(Place(root / name), "missing-file", "this file is missing")
            for name in sorted(SINGLES.keys() - present)
        )
    return files, issues


def _folder(
    folder: Path, shown: PurePosixPath, content: Path, kind: str, suffix: str
) -> Iterator[File | Issue]:
    """Yield what a folder holds; names that begin with a dot are the system's, not the author's."""
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        code = "unreadable" if folder.exists() else "missing-folder"
        yield Issue(Place(shown), code, f"the folder cannot be read: {error.strerror}")
        return
    names = [entry.name for entry in found]
    for entry in found:
        if entry.name.startswith("."):
            continue
        inner = shown / printable(entry.name)
        fault = _link_fault(entry, content)
        if not fault:
            fault = _entry_fault(entry, kind, suffix, names)
        if fault:
            yield Issue(Place(inner), *fault)
        else:
            id_ = entry.name if kind == "page" else entry.name.removesuffix(".yml")
            yield File(kind or SINGLES.get(entry.name, ""), id_, folder / entry.name, inner)


def _link_fault(entry: os.DirEntry[str], content: Path) -> tuple[str, str] | None:
    """Say what is wrong with a symbolic link: it must lead to something in the content folder."""
    if not entry.is_symlink():
        return None
    try:
        target = Path(os.path.realpath(entry.path, strict=True))
    except OSError as error:
        return "unreadable", f"the link leads nowhere: {error.strerror}"
    if not target.is_relative_to(content.resolve()):
        return "outside-content", "the link leads out of the content folder"
    return None


def _entry_fault(
    entry: os.DirEntry[str], kind: str, suffix: str, names: list[str]
) -> tuple[str, str] | None:
    """Say what is wrong with the name or the nature of an entry, if anything."""
    name, stem = entry.name, entry.name.rpartition(".")[0]
    if not kind:
        if name in FOLDERS:
            return None if entry.is_dir() else ("not-a-folder", "a folder was expected here")
        if name not in SINGLES:
            if name in {single.replace(".yml", ".yaml") for single in SINGLES}:
                return "wrong-extension", f'the file must be called "{stem}.yml"'
            near = get_close_matches(name, [*FOLDERS, *SINGLES], 1)
            hint = f'; did you mean "{near[0]}"?' if near else ""
            return "stray-file", f"nothing of this name belongs into the content folder{hint}"
    elif name.endswith(".yaml") and suffix == ".yml":
        return "wrong-extension", f'the file must be called "{printable(stem)}.yml"'
    elif not name.endswith(suffix):
        return "stray-file", f'only files that end in "{suffix}" belong into this folder'
    elif not (ID.fullmatch(stem) and len(stem) <= 60):
        twins = [other for other in names if other.lower() == name.lower() and other != name]
        case = f'; it differs from "{printable(twins[0])}" only by case' if twins else ""
        return "bad-file-name", f"the name before the dot must be an id: {ID_WORDS}{case}"
    if not entry.is_file():
        return "not-a-file", "a file was expected here, not a folder or device"
    return None
