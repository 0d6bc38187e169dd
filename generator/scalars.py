"""What an unquoted YAML scalar stands for, by the core schema of YAML 1.2."""

from __future__ import annotations

import math
import re

DIGITS_LIMIT = 18

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
_BASES = {"ten": 10, "eight": 8, "sixteen": 16}
_NUMBER_STARTS = frozenset("+-.0123456789")


def plain_value(text: str) -> str | int | float | bool | None:
    """Return the value of an unquoted scalar.

    Raises ValueError for numbers nobody can use: infinite, not a number, or of too many digits.
    """
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    match = _NUMBER.fullmatch(text) if text[0] in _NUMBER_STARTS else None
    if not match:
        return text
    kind = match.lastgroup or ""
    digits = match[kind]
    if kind in _BASES and len(digits) <= DIGITS_LIMIT:
        return int(digits, _BASES[kind])
    if kind == "float" and math.isfinite(number := float(digits)):
        return number
    raise ValueError("this is not a number that can be used; put it in quotes if it is text")
