"""A bound, and how results are shown."""

from collections.abc import Sequence
from dataclasses import dataclass

Row = dict[str, float | int | str]


@dataclass(frozen=True)
class Bound:
    """Something measured that may be `most` at most."""

    says: str
    measured: float
    most: float
    unit: str = ""

    @property
    def kept(self) -> bool:
        return self.measured <= self.most


def table(title: str, rows: Sequence[Row]) -> str:
    """Return rows as lines of text, a title above them; what a row lacks stays empty."""
    keys = list(dict.fromkeys(key for row in rows for key in row))
    lines = [keys, *([str(row.get(key, "")) for key in keys] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    first, *others = widths
    shown = (
        "  ".join(
            [line[0].ljust(first), *(c.rjust(w) for c, w in zip(line[1:], others, strict=True))]
        )
        for line in lines
    )
    return "\n".join([f"\n{title}", *shown])
