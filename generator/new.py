"""Start a new content file: every field with a comment, and nothing filled in."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from generator.folder import FOLDERS, ID, ID_LENGTH, ID_WORDS

if TYPE_CHECKING:
    from pathlib import Path

# The kinds whose things have a YAML file each, and their folders.
KINDS = {kind: folder for folder, kind in FOLDERS.items() if kind != "page"}


def scaffold(kind: str) -> str:
    """Return the text of a new file of this kind."""
    return (resources.files("generator") / "scaffolds" / f"{kind}.yml").read_text("utf-8")


def write_new(content: Path, kind: str, id_: str) -> Path:
    """Write a new file into the content folder and return its path.

    Raises ValueError if `id_` cannot be an id and FileExistsError if the file is there already.
    """
    if not ID.fullmatch(id_) or len(id_) > ID_LENGTH:
        raise ValueError(f"an id is made of {ID_WORDS}")
    path = content / KINDS[kind] / f"{id_}.yml"
    path.parent.mkdir(exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(scaffold(kind))
    return path
