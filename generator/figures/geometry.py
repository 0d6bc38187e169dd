"""Points, turns and outlines: the little geometry a mannequin needs.

Axes: x to the right of the picture, y up, z towards the viewer. A body that stands unturned looks
along x, so its right side is the near one. Lengths are centimetres, angles degrees.
"""

from __future__ import annotations

from functools import lru_cache
from math import acos, atan2, cos, hypot, radians, sin, tau
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Point = tuple[float, float, float]
# Three rows of a rotation.
Turn = tuple[Point, Point, Point]
# Centre and radius, on the picture's plane.
Circle = tuple[float, float, float]

STRAIGHT: Turn = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


@lru_cache(maxsize=4096)
def forward(angle: float) -> Turn:
    """Tip what stands up forwards, about the axis from side to side."""
    c, s = cos(radians(angle)), sin(radians(angle))
    return ((c, s, 0.0), (-s, c, 0.0), (0.0, 0.0, 1.0))


@lru_cache(maxsize=4096)
def leftward(angle: float) -> Turn:
    """Tip what stands up to its left, about the axis from back to front."""
    c, s = cos(radians(angle)), sin(radians(angle))
    return ((1.0, 0.0, 0.0), (0.0, c, s), (0.0, -s, c))


@lru_cache(maxsize=4096)
def rightward(angle: float) -> Turn:
    """Turn what looks ahead to its right, about the long axis."""
    c, s = cos(radians(angle)), sin(radians(angle))
    return ((c, 0.0, -s), (0.0, 1.0, 0.0), (s, 0.0, c))


def after(first: Turn, *others: Turn) -> Turn:
    """Return one turn for several; the last is done first, each about its own body's axes."""
    for (a, b, c), (d, e, f), (g, h, i) in others:
        # Written out: every joint of every figure is turned here.
        (p, q, r), (s, t, u), (v, w, x) = first
        first = (
            (p * a + q * d + r * g, p * b + q * e + r * h, p * c + q * f + r * i),
            (s * a + t * d + u * g, s * b + t * e + u * h, s * c + t * f + u * i),
            (v * a + w * d + x * g, v * b + w * e + x * h, v * c + w * f + x * i),
        )
    return first


def moved(start: Point, turn: Turn, x: float, y: float, z: float = 0.0) -> Point:
    """Return where an offset, given in turned axes, leads to from `start`."""
    a, b, c = turn
    return (
        start[0] + a[0] * x + a[1] * y + a[2] * z,
        start[1] + b[0] * x + b[1] * y + b[2] * z,
        start[2] + c[0] * x + c[1] * y + c[2] * z,
    )


def distance(one: Point, other: Point) -> float:
    """Return the distance of two points."""
    return hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2])


def between(one: Point, other: Point, share: float) -> Point:
    """Return the point a share of the way from one to the other."""
    a, b, c = (start + (end - start) * share for start, end in zip(one, other, strict=True))
    return (a, b, c)


def hull(circles: Sequence[Circle]) -> str:
    """Return the SVG path of a band stretched round circles: arcs joined by straight lines."""
    kept = list(dict.fromkeys(circles))
    kept = [one for one in kept if not any(_holds(other, one) for other in kept)]
    if len(kept) == 1:
        x, y, r = kept[0]
        a, d = f"a{number(r)} {number(r)} 0 1 1", number(2 * r)
        return f"M{number(x - r)} {number(y)}{a} {d} 0{a} -{d} 0z"
    stops = _tour(kept)
    path = ""
    for (circle, _), (_, arrive), (_, leave) in zip(
        stops, stops[-1:] + stops[:-1], stops, strict=True
    ):
        (ax, ay), (bx, by) = _on(circle, arrive), _on(circle, leave)
        large = int((leave - arrive) % tau > tau / 2)
        path += f"{'L' if path else 'M'}{number(ax)} {number(ay)}"
        path += f"A{number(circle[2])} {number(circle[2])} 0 {large} 1 {number(bx)} {number(by)}"
    return path + "z"


def _tour(circles: list[Circle]) -> list[tuple[Circle, float]]:
    """Go once round the circles; return each with the direction in which the band leaves it."""
    current = min(circles, key=lambda circle: (circle[0] - circle[2], circle[1]))
    angle = tau / 2
    stops: list[tuple[Circle, float]] = []
    for _ in range(3 * len(circles)):
        leaves = {other: _tangent(current, other) for other in circles if other is not current}
        following = min(leaves, key=lambda other: ((leaves[other] - angle + 1e-9) % tau, other))
        angle = leaves[following]
        if stops and (current, angle) == stops[0]:
            break
        stops.append((current, angle))
        current = following
    return stops


def _tangent(one: Circle, other: Circle) -> float:
    """Return the direction, seen from both centres, of the line that touches both on one side."""
    dx, dy = other[0] - one[0], other[1] - one[1]
    ratio = max(-1.0, min(1.0, (one[2] - other[2]) / hypot(dx, dy)))
    return (atan2(dy, dx) - acos(ratio)) % tau


def _on(circle: Circle, angle: float) -> tuple[float, float]:
    return circle[0] + circle[2] * cos(angle), circle[1] + circle[2] * sin(angle)


def _holds(one: Circle, other: Circle) -> bool:
    inside = hypot(one[0] - other[0], one[1] - other[1]) + other[2] <= one[2] + 1e-9
    return one != other and inside


def smooth(points: Sequence[tuple[float, float]]) -> str:
    """Return the SVG path through three points, as one curve."""
    (ax, ay), (mx, my), (bx, by) = points
    bend = 2 * mx - (ax + bx) / 2, 2 * my - (ay + by) / 2
    return "M{} {}Q{} {} {} {}".format(*map(number, (ax, ay, *bend, bx, by)))


def line(points: Sequence[tuple[float, float]]) -> str:
    """Return the SVG path of straight lines through points."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


def number(value: float) -> str:
    """Return a number with one decimal at most, written the same on every machine."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text
