"""The known name that an unknown one was probably meant to be."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return `; did you mean "…"?`, or what there is to choose from if that is little."""
    names = sorted(known)
    near = get_close_matches(name, names, 1)
    if near:
        return f'; did you mean "{near[0]}"?'
    return f"; there is {quoted(names)}" if 0 < len(names) <= 8 else ""


def quoted(names: Iterable[str]) -> str:
    """Return names in quotation marks, with commas between them."""
    return ", ".join(f'"{name}"' for name in names)
