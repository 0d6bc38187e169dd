"""The kinds of text, numbers and names an author may write, and the strict base of every model."""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, Strict, StringConstraints

T = TypeVar("T")


class Entry(BaseModel):
    """A frozen piece of content that refuses unknown keys and wrong types."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def _fold(text: str) -> str:
    """Fold white space into single spaces; what readers cannot see was refused on reading."""
    folded = " ".join(text.split())
    if not folded:
        raise ValueError("must not be empty")
    return folded


# A list that cannot be changed afterwards; YAML gives a list, so only the container is lax.
Items = Annotated[tuple[T, ...], Strict(False)]
# Like Items, with at least one entry.
Some = Annotated[tuple[T, ...], Strict(False), Field(min_length=1)]

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
# Plain text of one line, such as a name or a label.
Name = Annotated[str, StringConstraints(max_length=120), AfterValidator(_fold)]
# One paragraph in restricted inline Markdown: **strong**, *emphasis*, [text](kind:id).
Prose = Annotated[str, StringConstraints(max_length=1200), AfterValidator(_fold)]

Area = Literal["ankle-foot", "knee", "hip", "back", "shoulder-arm"]
Aim = Literal["range", "strength", "balance"]
Kit = Literal["band", "step", "weight", "cushion", "strap", "roller"]
Position = Literal["standing", "seated", "kneeling", "lying"]
