"""The paragraphs of a Markdown file as plain words, and the lines they stand on."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from generator.issues import ContentError
from generator.source import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

_FRONT = re.compile(r"---\n(?P<yaml>.*?\n)---(?:\n|$)", re.DOTALL)
_FENCE = re.compile(r"^ {0,3}(```|~~~)")
# Where a line begins a paragraph of its own: headings, list items, quotes, table rows, tags.
_OPENING = re.compile(r"^\s*(?:#{1,6}\s+|[-*+]\s+|\d+[.)]\s+|>\s?|\||!!!|\?\?\?|<)")
_MARKS = re.compile(
    r"^\s*(?:#{1,6}\s+|[-*+]\s+|\d+[.)]\s+|>\s?|[!?]{3}\S*)"  # what opens the line
    r"|<!--.{0,1000}?-->|</?[a-zA-Z][^>]{0,1000}>"  # HTML
    r"|\{[^{}]{0,1000}\}"  # attributes and template variables
    r"|(?<=\])\([^)]{0,1000}\)|(?<=\])\[[^\]]{0,1000}\]"  # where links lead
    r"|`[^`]{0,1000}`|https?://\S+|[*_|!\[\]]"
)


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line number and the bare words of each paragraph, heading and list item.

    Texts in the front matter come first.
    """
    if front_matter(text):
        yield from _front_words(text)
    line, block = 0, ""
    for number, raw in enumerate(_without_code(text), start=1):
        if block and (not raw.strip() or _OPENING.match(raw)):
            yield from _words(line, block)
            block = ""
        if raw.strip():
            line = line if block else number
            block += raw + "\n"
            if raw.lstrip().startswith("#"):
                yield from _words(line, block)
                block = ""
    yield from _words(line, block)


def _words(line: int, block: str) -> Iterator[tuple[int, str]]:
    words = " ".join(_MARKS.sub("", block).split())
    if words:
        yield line, words


def _without_code(text: str) -> Iterator[str]:
    """Yield the lines, empty where they are front matter or code."""
    lines = text.splitlines()
    hidden = front_matter(text).count("\n") + 2 if front_matter(text) else 0
    fence = ""
    for index, line in enumerate(lines):
        mark = _FENCE.match(line) if index >= hidden else None
        if mark:
            fence = "" if mark[1] == fence else fence or mark[1]
        yield "" if index < hidden or fence or mark else line


def front_matter(text: str) -> str:
    """Return the YAML between the `---` lines that a Markdown file may begin with."""
    match = _FRONT.match(text)
    return match["yaml"] if match else ""


def _front_words(text: str) -> Iterator[tuple[int, str]]:
    """Yield the texts of the front matter; templates show them."""
    try:
        source = parse_yaml(front_matter(text), PurePosixPath())
    except ContentError:
        return  # said by generator.checks.pages
    for path, (line, _) in source.values.items():
        value: Any = source.data
        for step in path:
            value = value[step]
        if isinstance(value, str):
            yield line + 1, value
