"""Every figure shows a body that could stand, sit or lie like that, and shows what its words say.

What a body cannot do is told by `generator.figures.scene` and `generator.figures.nature`.

Codes:
figure-size: a phase is drawn too wide for a page, or takes too many bytes.
figure-side: the figure and its words, or its exercise, speak of different sides.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.figures.drawing import drawings
from generator.figures.frame import WIDTHS
from generator.figures.marks import moving
from generator.figures.scene import scene
from generator.issues import Issue
from generator.model import Screen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.figures.scene import Scene
    from generator.library import Library
    from generator.model import Exercise, Figure

Path = tuple[str | int, ...]

# Of one phase.
MOST_BYTES = 4000
_ARM = ("arm", "hand", "elbow", "wrist", "fingers", "shoulder", "forearm")
_LEG = ("leg", "foot", "toes", "heel", "ankle", "shin", "knee", "thigh", "hip")
_MENTION = re.compile(rf"\b(left|right) ({'|'.join((*_ARM, *_LEG))})\b", re.IGNORECASE)


def check(library: Library) -> Iterator[Issue]:
    """Yield an issue for every figure that is impossible or at odds with its words."""
    for kind, things in (("exercise", library.exercises), ("screen", library.screens)):
        for thing in things.values():
            figure = thing.figure
            found = (*_faults(figure), *_sides(thing, figure)) if figure else ()
            for path, code, sentence in found:
                yield Issue(library.place(kind, thing.id, ("figure", *path)), code, sentence)


def _faults(figure: Figure) -> Iterator[tuple[Path, str, str]]:
    made = scene(figure)
    for fault in made.faults:
        path = (
            fault.path
            if fault.path[:1] in (("props",), ("close",))
            else ("phases", fault.phase, *fault.path)
        )
        yield path, fault.code, fault.says
    for index, drawing in enumerate(drawings(figure)):
        if drawing.width > WIDTHS[-1]:
            sentence = f"the picture is {drawing.width:.0f} cm wide; {WIDTHS[-1]} cm are the most"
            yield ("phases", index), "figure-size", sentence
        if len(drawing.svg) > MOST_BYTES:
            sentence = f"the drawing takes {len(drawing.svg)} bytes; {MOST_BYTES} are the most"
            yield ("phases", index), "figure-size", sentence


def _sides(thing: Exercise | Screen, figure: Figure) -> Iterator[tuple[Path, str, str]]:
    """Yield where the side drawn is not the side told of."""
    one_sided = (
        thing.kind == "compared" if isinstance(thing, Screen) else thing.dose.sides == "each"
    )
    if one_sided and figure.works is None:
        yield (), "figure-side", "each side does it, so `works` must say which one is drawn at work"
    if not one_sided and figure.works is not None:
        sentence = f"both sides do it together, but `works` says {figure.works}"
        yield ("works",), "figure-side", sentence
    made = scene(figure)
    for index, phase in enumerate(figure.phases):
        for found in _MENTION.finditer(phase.caption):
            side, part = found[1].lower(), found[2].lower()
            if not _shown(made, index, side, part):
                sentence = (
                    f"the caption speaks of the {side} {part}, but what is drawn is the other one"
                )
                yield ("phases", index, "caption"), "figure-side", sentence


def _shown(made: Scene, index: int, side: str, part: str) -> bool:
    """Say whether a part of this side works, touches something, or moves in a phase."""
    works = made.figure.works or ""
    touching = {(one.side, one.part) for one in made.moments[index].touching}
    if (side, part) in touching:
        return True
    # What touches or works on the other side only is the other one.
    other = "right" if side == "left" else "left"
    if (other, part) in touching:
        return False
    if works.startswith(side):
        return works.endswith("side") or works.endswith("arm") == (part in _ARM)
    return any(name.startswith(side) for name in moving(made, index))
