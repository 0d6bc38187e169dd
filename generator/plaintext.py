"""Read a file as plain text, and show text of unknown origin on one line.

Codes: unreadable, not-a-file, file-too-large, not-utf-8, control-character.
"""

from __future__ import annotations

import re
import stat
from typing import TYPE_CHECKING, NoReturn

from generator.issues import ContentError, Issue, Place

if TYPE_CHECKING:
    from pathlib import Path, PurePosixPath

FILE_LIMIT = 256 * 1024  # bytes

# Controls other than tab and line breaks, line separators that YAML 1.1 and 1.2 disagree about,
# changes of text direction, a byte order mark within the text, non-characters, lone surrogates.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff"
    "\ud800-\udfff]"
)
_BREAK = re.compile(r"\r\n?|\n")


def read_text(path: Path, shown: PurePosixPath) -> str:
    """Return the text of the UTF-8 file `path`, which issues name as `shown`.

    Raises ContentError if it is no plain text of a reasonable size.
    """

    def refuse(code: str, sentence: str, before: str = "") -> NoReturn:
        lines = _BREAK.split(before)
        place = Place(shown, len(lines), len(lines[-1]) + 1)
        raise ContentError([Issue(place, code, sentence)])

    try:
        if not stat.S_ISREG(path.stat().st_mode):
            refuse("not-a-file", "a file was expected here, not a folder or device")
        with path.open("rb") as file:
            raw = file.read(FILE_LIMIT + 1)
    except OSError as error:
        refuse("unreadable", f"the file cannot be read: {error.strerror}")
    if len(raw) > FILE_LIMIT:
        refuse("file-too-large", f"the file is larger than {FILE_LIMIT // 1024} KiB")
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        sentence = f"byte 0x{raw[error.start]:02X} is not UTF-8; save the file as UTF-8"
        refuse("not-utf-8", sentence, raw[: error.start].decode("utf-8"))
    if fault := invisible(text):
        refuse("control-character", fault[1], text[: fault[0]])
    return text


def invisible(text: str) -> tuple[int, str] | None:
    """Return where the first character stands that nobody can see, and a sentence about it."""
    found = _INVISIBLE.search(text)
    if not found:
        return None
    return found.start(), f"the invisible character U+{ord(found[0]):04X} is not allowed"


def printable(text: str) -> str:
    """Return text so that it can be printed on one line, whatever is in it."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
