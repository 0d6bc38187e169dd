"""Edit the good content, check it, and look for the one issue that the edit must bring."""

import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from generator.issues import Issue
from generator.library import Library, load_library

GOOD = Path(__file__).parents[1] / "content_good"
MARK = "¶"

# What to change: file, old text, new text; an empty old text means the whole file.
Edit = tuple[str, str, str]


@pytest.fixture
def edited(tmp_path: Path) -> Callable[..., tuple[Library, str]]:
    """Return a function: the good content after edits, and the place of the mark in them."""

    def run(*edits: Edit) -> tuple[Library, str]:
        content = tmp_path / "content"
        shutil.rmtree(content, ignore_errors=True)
        shutil.copytree(GOOD, content)
        place = ""
        for name, old, new in edits:
            file = content / name
            text = file.read_text(encoding="utf-8") if file.exists() else ""
            assert old in text, f"{name} holds no {old!r}"
            text = text.replace(old, new, 1) if old else new
            offset = text.find(MARK)
            if offset >= 0:
                line = text.count("\n", 0, offset) + 1
                place = f"content/{name}:{line}:{offset - text.rfind(chr(10), 0, offset)}"
            file.write_text(text.replace(MARK, ""), encoding="utf-8")
        return load_library(content), place

    return run


@pytest.fixture
def check_edited(edited: Callable[..., tuple[Library, str]]) -> Callable[..., list[Issue]]:
    """Return a function: the issues of one check in the good content after edits."""

    def run(check: ModuleType, *edits: Edit) -> list[Issue]:
        return sorted(set(check.check(edited(*edits)[0])))

    return run


@pytest.fixture
def check_finds(edited: Callable[..., tuple[Library, str]]) -> Callable[..., None]:
    """Return a function: assert that edits bring one issue, at the mark, of a code, with words."""

    def run(check: ModuleType, code: str, words: str, *edits: Edit) -> None:
        library, place = edited(*edits)
        found = sorted(set(check.check(library)))
        assert [(issue.code, str(issue.place)) for issue in found] == [(code, place)], found
        for part in words.split(" | "):
            assert part in found[0].sentence

    return run
