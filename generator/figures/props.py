"""The things round a body: which surfaces they offer, and what they look like in outline."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.figures.geometry import Point
    from generator.model.figure import Prop

FLOOR = "floor"
SEAT, BACKREST, TABLE, BED = 45.0, 88.0, 75.0, 50.0
# Heights of what lies on the floor, in centimetres; a mat is too thin to count.
HEIGHTS = {
    FLOOR: 0.0,
    "mat": 0.0,
    "ruler": 0.0,
    "tape": 0.0,
    "towel": 3.0,
    "cushion": 5.0,
    "step": 18.0,
    "chair": SEAT,
    "chair back": BACKREST,
    "table": TABLE,
    "worktop": 90.0,
    "phone": 90.0,
    "bed": BED,
}
UPRIGHT = ("wall", "door frame")
ROLLER = 7.5
HELD = ("band", "strap", "dumbbell", "bag")
# What a place on a thing belongs to.
WHOLE = {"chair back": "chair"}
# A body that looks this much to one side is seen from the side: 1 is all of it.
SIDEWAYS = 0.5
# Half as long as these are, without their round ends, in centimetres.
_HALF = {"cushion": 18, "towel": 8}

# On the picture's plane, y up: a line through points, or a band round circles.
Shape = tuple[tuple[float, ...], ...]


@dataclass(frozen=True)
class Placed:
    """A thing with its place: `x` is its middle, or the face of what stands upright."""

    thing: str
    x: float
    height: float
    # Which way it faces: 1 to the right, -1 to the left, 0 towards the viewer.
    faces: int

    def gap(self, centre: Point, radius: float, where: str) -> float:
        """Return how far a ball is from the surface; less than 0 is inside it."""
        x, y, _ = centre
        if self.thing in UPRIGHT:
            return (x - self.x) * self.faces - radius
        if self.thing == "roller":
            return hypot(x - self.x, y - ROLLER) - ROLLER - radius
        return y - radius - (HEIGHTS["chair back"] if where == "chair back" else self.height)

    def normal(self) -> Point:
        """Return the direction away from the surface."""
        return (float(self.faces), 0.0, 0.0) if self.thing in UPRIGHT else (0.0, 1.0, 0.0)


def place(prop: Prop | None, thing: str, where: str, x: float, edge: float, ahead: float) -> Placed:
    """Return a thing where a part touches it.

    `x` is the middle of the part, `edge` its outermost point, `ahead` how much the body looks to
    the right (1), to the left (-1) or to the viewer (0).
    """
    shift = (prop and prop.shift) or 0.0
    looks = 1 if ahead > SIDEWAYS else -1 if ahead < -SIDEWAYS else 0
    height = prop.height if prop and prop.height is not None else HEIGHTS.get(thing, 0.0)
    if thing in UPRIGHT:
        return Placed(thing, edge + shift, height, 1 if edge < x else -1)
    if where == "chair back":
        # One stands behind a chair to hold on to it.
        if looks == 0:
            return Placed(thing, x + shift, height, 0)
        faces = looks
        return Placed(thing, x + shift + faces * 20, height, faces)
    if thing == "chair":
        return Placed(thing, x + shift + looks * 3, height, looks)
    if thing in ("table", "worktop", "bed"):
        side = 1 if shift > 0 or (shift == 0 and looks >= 0) else -1
        return Placed(thing, x + shift, height, side)
    return Placed(thing, x + shift, height, looks)


def outline(placed: Placed, low: float, high: float, top: float) -> list[Shape]:
    """Return what a thing looks like; `low` and `high` bound the body, `top` the picture."""
    x, h, f, thing = placed.x, placed.height, placed.faces, placed.thing
    if thing == FLOOR:
        return []
    if thing in UPRIGHT:
        return _upright(thing, x, min(top, 205.0), f)
    if thing == "mat":
        return [_box(low - 6, high + 6, -3, 0)]
    if thing == "tape":
        return [((low - 8, -3), (high + 8, -3))]
    if thing == "ruler":
        marks: list[Shape] = [((x + at, -1), (x + at, -4)) for at in range(-25, 26, 5)]
        return [_box(x - 25, x + 25, -7, -1), *marks]
    if thing in ("cushion", "towel"):
        r = h / 2
        half = _HALF[thing]
        return [((x - half, r, r), (x + half, r, r))]
    if thing == "roller":
        return [((x, ROLLER, ROLLER),), ((x, ROLLER, 3.0),)]
    if thing == "step":
        return [_box(x - 22, x + 22, 0, h)]
    if thing == "phone":
        stool: list[Shape] = [((x + out, h - 20), (x + 1.2 * out, 0)) for out in (-11, 11)]
        return [_box(x - 2, x + 2, h - 16, h), _box(x - 14, x + 14, h - 20, h - 16), *stool]
    if thing == "chair":
        return _chair(x, h, f)
    near, far, inset, deep = _table(thing, x, f, low, high)
    legs: list[Shape] = [((one, h - deep), (one, 0)) for one in (near + inset * f, far - inset * f)]
    return [_box(near, far, h - deep, h), *legs]


def is_low(thing: str) -> bool:
    """Say whether a thing lies so low that it needs no room of its own in a picture."""
    return thing in (FLOOR, "mat", "tape", "ruler")


def _box(left: float, right: float, low: float, high: float) -> Shape:
    return ((left, low), (left, high), (right, high), (right, low), (left, low))


def _upright(thing: str, x: float, top: float, f: int) -> list[Shape]:
    if thing == "door frame":
        back = x - 9 * f
        return [((x, 0), (x, top)), ((back, 0), (back, top))]
    strokes: list[Shape] = [((x, y), (x - 7 * f, y - 7)) for y in range(10, int(top), 16)]
    return [((x, 0), (x, top)), *strokes]


def _chair(x: float, h: float, f: int) -> list[Shape]:
    if f == 0:
        seat = _box(x - 22, x + 22, h - 4, h)
        legs: list[Shape] = [((x - 20, h - 4), (x - 20, 0)), ((x + 20, h - 4), (x + 20, 0))]
        return [seat, *legs, ((x - 20, h), (x - 20, BACKREST), (x + 20, BACKREST), (x + 20, h))]
    rear, front = x - 21 * f, x + 21 * f
    return [
        _box(rear, front, h - 4, h),
        ((front - 2 * f, h - 4), (front - f, 0)),
        ((rear + 2 * f, h - 4), (rear, 0)),
        ((rear + f, h), (rear - 4 * f, BACKREST)),
    ]


def _table(
    thing: str, x: float, f: int, low: float, high: float
) -> tuple[float, float, float, float]:
    """Return where a top begins and ends, how far in its legs stand, and how thick it is."""
    if thing == "bed":
        near, far = (low - 4, high + 4) if high - low > 120 else (x - 60, x + 60)
        return (near, far, 6, 16) if f > 0 else (far, near, 6, 16)
    if thing == "worktop":
        return x - 9 * f, x + 40 * f, 4, 4
    return x - 12 * f, x + 48 * f, 5, 4
