"""What is drawn beside the body: arrows along a movement, and the letter of the side that works."""

from __future__ import annotations

from dataclasses import replace
from math import atan2, cos, hypot, sin, tau
from typing import TYPE_CHECKING

from generator.figures.geometry import between, line, number, smooth
from generator.figures.skeleton import SIDES, joint, known, thickness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.figures.frame import Frame
    from generator.figures.geometry import Circle
    from generator.figures.scene import Moment, Scene
    from generator.figures.skeleton import Skeleton

# Where an arrow begins, bends and ends.
Arrow = tuple[tuple[float, float], tuple[float, float], tuple[float, float]]

_MOVERS = ("fingers", "toe", "knee", "elbow")
# Less than this, in centimetres, is no movement to show.
_STILL = 3.0
_SHORTEST = 16.0
# How far beside the flesh an arrow may run.
_GAPS = (6.0, 10.0, 15.0, 21.0)
_HEAD = 6.5
_LETTER = 7.5
_ROOM = 9.5
_LEAST = 0.5
# How much worse a place across the floor is for a letter.
_BELOW = 4.0
_BESIDE = {
    "leg": ("knee", "ankle", "hip", "ball"),
    "side": ("knee", "ankle", "hip"),
    "arm": ("elbow", "wrist", "shoulder"),
    "turn": ("shoulder", "elbow", "knee"),
}
_BONES = (("hip", "knee"), ("knee", "ankle"), ("shoulder", "elbow"), ("elbow", "wrist"))


def moving(scene: Scene, index: int) -> list[str]:
    """Return which parts move to get to a phase.

    Those its author names, else what moves most: of the side that works, if there is one.
    """
    named = scene.figure.phases[index].arrows
    if named is not None:
        return [name for name in named if known(scene.moments[index].body, name)]
    if index == 0:
        return []
    now, then = scene.moments[index].body.at, scene.moments[index - 1].body.at
    works = scene.figure.works
    sides = [works.split()[0]] if works else list(SIDES)
    names = [f"{side} {part}" for side in sides for part in _MOVERS] + ["skull", "pelvis"]
    most = max(
        names,
        key=lambda name: hypot(
            *(a - b for a, b in zip(now[name][:2], then[name][:2], strict=True))
        ),
    )
    way = hypot(now[most][0] - then[most][0], now[most][1] - then[most][1])
    return [most] if way > _STILL else []


def arrow(scene: Scene, index: int, name: str, frame: Frame) -> Arrow | None:
    """Return an arrow along the way a part takes from the phase before, ending where it is now.

    It runs beside the part, where the body leaves more room. None for the first phase, and where
    nothing moves.
    """
    if index == 0:
        return None
    now, then = scene.moments[index].body, scene.moments[index - 1].body
    if not known(then, name):
        return None
    (sx, sy), (ex, ey) = frame.at(joint(then, name)[0]), frame.at(joint(now, name)[0])
    way = hypot(ex - sx, ey - sy)
    if way < _LEAST:
        return None
    ux, uy = (ex - sx) / way, (ey - sy) / way
    longer = max(0.0, _SHORTEST * frame.scale - way) / 2
    bulge = min(14.0, way * 0.18)
    balls = _balls(now, frame)
    tries: list[tuple[float, Arrow]] = []
    for more in _GAPS:
        gap = joint(now, name)[1] + more * frame.scale
        for nx, ny in ((-uy, ux), (uy, -ux)):
            start = (sx + nx * gap - ux * longer, sy + ny * gap - uy * longer)
            end = (ex + nx * gap + ux * longer, ey + ny * gap + uy * longer)
            middle = ((start[0] + end[0]) / 2 + nx * bulge, (start[1] + end[1]) / 2 + ny * bulge)
            points = (start, middle, end)
            tries.append((_free(points, balls, frame) - more / 3, points))
    return max(tries, key=lambda one: (round(one[0], 2), -one[1][1][1]))[1]


def _free(points: Arrow, balls: Sequence[Circle], frame: Frame) -> float:
    """Return how far from the body an arrow stays; below the floor and off the picture is worse."""
    (ax, ay), (mx, my), (bx, by) = points
    way = [*points, ((ax + mx) / 2, (ay + my) / 2), ((mx + bx) / 2, (my + by) / 2)]
    room = min(hypot(x - u, y - v) - r for x, y in way for u, v, r in balls)
    floor = frame.height if frame.from_above else frame.top
    out = sum(max(0.0, y + 2 - floor, 3 - x, x + 3 - frame.width, 3 - y) for x, y in points)
    return min(room, 4.0) - 3 * out


def arrow_path(points: Arrow, frame: Frame) -> str:
    """Return an arrow as SVG, on a ground that lets it be seen on the body too."""
    start, middle, end = map(frame.shown, points)
    heading = atan2(end[1] - middle[1], end[0] - middle[0])
    size = _HEAD * frame.scale
    tips = [
        (end[0] + size * cos(heading + turn), end[1] + size * sin(heading + turn))
        for turn in (tau * 5 / 12, -tau * 5 / 12)
    ]
    path = smooth([start, middle, end]) + line([tips[0], end, tips[1]])
    return f'<path class="h" d="{path}"/><path class="a" d="{path}"/>'


def letter(scene: Scene, moment: Moment, frame: Frame, taken: Sequence[tuple[float, float]]) -> str:
    """Return L in a circle or R in a square beside what works, away from places that are taken.

    Those are given as if the frame were no mirror.
    """
    if not scene.figure.works:
        return ""
    side, kind = scene.figure.works.split()
    spot = _roomy(moment, replace(frame, mirrored=False), _BESIDE[kind], side, taken)
    if spot is None:
        return ""
    if frame.mirrored:
        side = "right" if side == "left" else "left"
    (x, y), r = frame.shown(spot), _LETTER * frame.scale
    left, top, wide = number(x - r), number(y - r), f"{2 * r:g}"
    shape = f'<circle class="l" cx="{number(x)}" cy="{number(y)}" r="{r:g}"/>'
    if side == "right":
        shape = f'<path class="r" d="M{left} {top}h{wide}v{wide}h-{wide}z"/>'
    text = f'<text class="t" x="{number(x)}" y="{number(y + 0.52 * r)}">{side[0].upper()}</text>'
    return shape + text


def _roomy(
    moment: Moment,
    frame: Frame,
    joints: tuple[str, ...],
    side: str,
    taken: Sequence[tuple[float, float]],
) -> tuple[float, float] | None:
    """Return the place near a limb with most room around it; None if none is in the picture."""
    balls = [*_balls(moment.body, frame), *((x, y, 2.0) for x, y in taken)]
    best: tuple[float, float, float] | None = None
    for rank, name in enumerate(joints):
        x, y = frame.at(moment.body.at[f"{side} {name}"])
        away = 17 * frame.scale + thickness(name) * 0.6
        reach = away + _ROOM + _LETTER
        near = [one for one in balls if abs(one[0] - x) < reach + one[2] > abs(one[1] - y)]
        for turn in (step / 12 * tau for step in range(12)):
            u, v = x + away * cos(turn), y + away * sin(turn)
            edge = _LETTER * frame.scale + 1
            if edge < u < frame.width - edge and edge < v < frame.height - edge:
                room = min((hypot(u - p, v - q) - r for p, q, r in near), default=_ROOM)
                score = min(room, _ROOM * frame.scale) - rank * 1.5
                if not frame.from_above and v > frame.top - edge:
                    score -= _BELOW
                if best is None or score > best[0] + 1e-6:
                    best = (score, u, v)
    return best[1:] if best else None


def _balls(body: Skeleton, frame: Frame) -> list[Circle]:
    """Return a body as balls along its limbs."""
    balls = [frame.ball(point, thickness(name)) for name, point in body.at.items()]
    for side in SIDES:
        for start, end in _BONES:
            ends = body.at[f"{side} {start}"], body.at[f"{side} {end}"]
            balls += [frame.ball(between(*ends, share), 6.0) for share in (1 / 3, 2 / 3)]
    return balls
