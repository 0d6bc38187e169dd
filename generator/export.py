"""Write the site's pages into a folder of their own, for builders other than MkDocs."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Names the files of an export, so that the next one may replace and delete them.
MARK = ".evenstride-export"
_HEADING = "Made by `evenstride export`, which replaces and deletes these files:"


class ExportError(Exception):
    """The folder cannot take the export; the message says why. Nothing was written."""


def write_export(folder: Path, files: Mapping[str, str]) -> int:
    """Write `files` (uri to text) into `folder`; return how many older files were deleted.

    The folder is new, empty, or holds an earlier export, whose files are replaced; those that are
    no longer made are deleted. Anything else in it is left alone. Nothing outside it is touched.
    """
    root = Path(os.path.realpath(folder))
    earlier = _earlier(root, folder)
    gone = sorted(earlier - files.keys())
    for uri in [*files, *gone]:
        _refuse_unsafe(root, uri, known=uri in earlier)
    root.mkdir(parents=True, exist_ok=True)
    # If writing is cut short, the next export still knows which files are its own.
    _write_mark(root, earlier | files.keys())
    for uri in gone:
        (root / uri).unlink(missing_ok=True)
        _remove_empty(root, (root / uri).parent)
    for uri, text in sorted(files.items()):
        path = root / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
    _write_mark(root, files)
    return len(gone)


def _earlier(root: Path, shown: Path) -> set[str]:
    """Return the uris of the export that the folder holds."""
    if not root.exists():
        return set()
    if not root.is_dir():
        raise ExportError(f"{shown} is not a folder")
    mark = root / MARK
    if mark.is_symlink() or not mark.is_file():
        if any(root.iterdir()):
            raise ExportError(f"{shown} holds other things; choose a new or empty folder")
        return set()
    heading, *uris = mark.read_text("utf-8", "replace").splitlines()[:100_000] or [""]
    if heading != _HEADING:
        raise ExportError(f"{shown}/{MARK} was changed; choose a new or empty folder")
    return set(uris)


def _refuse_unsafe(root: Path, uri: str, *, known: bool) -> None:
    """Raise ExportError unless `uri` leads to a place in the folder that is ours to write."""
    parts = PurePosixPath(uri).parts
    if not parts or uri != "/".join(parts) or ".." in parts or "\\" in uri:
        raise ExportError(f'"{uri}" is no path of a file in the export')
    path = root / uri
    inside = [path, *path.parents][: len(parts)]
    for link in filter(Path.is_symlink, inside):
        raise ExportError(f"{link} is a link, and may lead out of the export")
    in_the_way = [parent for parent in inside[1:] if parent.exists() and not parent.is_dir()]
    if path.exists() and not (known and path.is_file()):
        in_the_way.append(path)
    if in_the_way:
        raise ExportError(f"{in_the_way[0]} is in the way; it is not from an earlier export")


def _remove_empty(root: Path, folder: Path) -> None:
    while folder != root and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _write_mark(root: Path, uris: Iterable[str]) -> None:
    text = "\n".join([_HEADING, *sorted(uris)]) + "\n"
    (root / MARK).write_bytes(text.encode("utf-8"))
