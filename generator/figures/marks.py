"""What is drawn beside the body: arrows along a movement, and the letter of the side that works."""

from __future__ import annotations

from itertools import pairwise
from math import atan2, cos, hypot, sin, tau
from typing import TYPE_CHECKING

from generator.figures.geometry import line, number, smooth
from generator.figures.room import Spot, corner, near, off, parts, whole
from generator.figures.skeleton import SIDES, joint, known

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.figures.frame import Frame
    from generator.figures.room import Rod
    from generator.figures.scene import Moment, Scene

# Where an arrow begins, bends and ends.
Arrow = tuple[Spot, Spot, Spot]

_MOVERS = ("fingers", "toe", "knee", "elbow")
# Less than this, in centimetres, is no movement to show.
_STILL = 3.0
_SHORTEST = 16.0
# How far beside the flesh an arrow may run.
_GAPS = (6.0, 10.0, 15.0, 21.0)
# How near to a part an arrow comes that leads to it, or away from it.
_ENDS = 4.0
# How much worse it is for an arrow to lead to a part, or to show only this share of its way.
_LEADS, _PARTLY, _SHARE = 2.5, 1.5, 0.7
# How far before the part it may end, and how many centimetres of that are one worse.
_BEFORE, _BACK = (0.0, 6.0, 12.0), 2.0
# More room than this helps nobody to see an arrow; to be out of bounds is worse than to have less.
_CLEAR, _OUT = 4.0, 3.0
_HEAD = 6.5
_LETTER = 7.5
_ROOM = 9.5
_LEAST = 0.5
# How far beside a limb its letter may be: the nearer, the better.
_AWAY = (14.0, 18.0)
# How much nearer to its own limb than to any other a letter should be, or better still, and than to
# the trunk; and what each centimetre less than that costs.
_LEAD, _LEAD_FAR, _LEAD_TRUNK = 6.0, 15.0, 1.0
_LEAD_COST, _FAR_COST, _TRUNK_COST = 1.5, 0.4, 0.5
# What each centimetre costs by which it covers a thing or another mark; and how much of its limb it
# may cover.
_THING_COST, _MARK_COST, _OVER = 1.2, 2.0, 2.5
# Less of a difference is none: the same is drawn on every machine.
_SAME = 0.01
# How much worse a place across the floor, or in the corner of the number, is.
_BELOW, _CORNER = 11.0, 40.0
# Beside which parts a letter may be, and how much worse each is than the best.
_BESIDE = {
    "leg": {"knee": 0, "shin": 1, "ankle": 2, "ball": 4, "thigh": 5, "hip": 10},
    "side": {"knee": 0, "shin": 1, "ankle": 2, "thigh": 3, "elbow": 4, "hip": 10},
    "arm": {"elbow": 0, "wrist": 1, "shoulder": 2},
    "turn": {"shoulder": 0, "elbow": 3, "knee": 6},
}


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


def way(scene: Scene, index: int, name: str, frame: Frame) -> tuple[Spot, Spot] | None:
    """Return from where to where a part moves to get to a phase.

    None for the first phase, and where nothing moves.
    """
    if index == 0:
        return None
    now, then = scene.moments[index].body, scene.moments[index - 1].body
    if not known(then, name):
        return None
    start, end = frame.at(joint(then, name)[0]), frame.at(joint(now, name)[0])
    return (start, end) if hypot(end[0] - start[0], end[1] - start[1]) >= _LEAST else None


def arrow(scene: Scene, index: int, name: str, frame: Frame, things: Sequence[Rod]) -> Arrow | None:
    """Return an arrow along the way a part takes from the phase before, ending where it is now.

    It runs beside the part where the body and all things leave most room; if they leave none, it
    leads to the part or away from it. None where there is no way.
    """
    path = way(scene, index, name, frame)
    if path is None:
        return None
    body = scene.moments[index].body
    tries = sorted(_tries(*path, joint(body, name)[1], frame.scale), key=lambda one: one[0])
    spots = [spot for _, points in tries for spot in points]
    low, high = tuple(map(min, *spots)), tuple(map(max, *spots))
    rods = near([*whole(body, frame), *things], low, high, _CLEAR + _HEAD)
    both = scene.figure.works is not None
    best, found = -float("inf"), tries[0][1]
    for cost, points in tries:
        # What is worse even with all the room there could be need not be measured.
        if _CLEAR - cost > best + _SAME:
            score = _free(points, rods, frame, both=both) - cost
            if score > best + _SAME:
                best, found = score, points
    return found


def _tries(start: Spot, end: Spot, radius: float, scale: float) -> Iterator[tuple[float, Arrow]]:
    """Yield arrows for a way, each with how much worse it shows it than the best would."""
    (sx, sy), (ex, ey) = start, end
    size = hypot(ex - sx, ey - sy)
    ux, uy = (ex - sx) / size, (ey - sy) / size
    shortest = _SHORTEST * scale
    # A long way may be shown in part, a short one a little before the part it leads to.
    short = size <= 3 * shortest
    shown = [(1.0, back) for back in (_BEFORE if short else _BEFORE[:1])]
    shown += [(_SHARE, 0.0)] if size * _SHARE >= shortest else []
    # Of two that are alike the upper one comes first.
    normals = sorted(((-uy, ux), (uy, -ux)), key=lambda one: one[1])
    for nx, ny in normals:
        for more in _GAPS:
            gap = radius + more * scale
            for share, back in shown:
                long = max(size * share, shortest)
                out = (size * share - long) / 2 - back * scale
                a = sx + nx * gap + ux * out, sy + ny * gap + uy * out
                b = a[0] + ux * long, a[1] + uy * long
                cost = more / 3 + back / _BACK + (_PARTLY if share < 1 else 0.0)
                yield cost, _bent(a, b, (nx, ny), min(14.0, size * share * 0.18))
    if short:
        near_by = radius + _ENDS * scale
        long = max(shortest, size)
        for out in (-near_by - long, near_by):
            a = ex + ux * out, ey + uy * out
            b = a[0] + ux * long, a[1] + uy * long
            yield _LEADS, _bent(a, b, normals[0], long * 0.1)


def _bent(start: Spot, end: Spot, normal: Spot, bulge: float) -> Arrow:
    (ax, ay), (bx, by), (nx, ny) = start, end, normal
    return start, ((ax + bx) / 2 + nx * bulge, (ay + by) / 2 + ny * bulge), end


def along(points: Arrow) -> list[Spot]:
    """Return spots along the curve of an arrow."""
    (ax, ay), (mx, my), (bx, by) = points
    cx, cy = 2 * mx - (ax + bx) / 2, 2 * my - (ay + by) / 2
    shares = (step / 6 for step in range(7))
    return [
        (
            (1 - t) ** 2 * ax + 2 * t * (1 - t) * cx + t * t * bx,
            (1 - t) ** 2 * ay + 2 * t * (1 - t) * cy + t * t * by,
        )
        for t in shares
    ]


def _tips(points: Arrow, size: float) -> list[Spot]:
    """Return where the two lines of an arrow's head end."""
    _, middle, end = points
    heading = atan2(end[1] - middle[1], end[0] - middle[0])
    turns = (tau * 5 / 12, -tau * 5 / 12)
    return [(end[0] + size * cos(heading + t), end[1] + size * sin(heading + t)) for t in turns]


def _free(points: Arrow, rods: Sequence[Rod], frame: Frame, *, both: bool) -> float:
    """Return how much room an arrow has.

    Below the floor, off the picture and in the corner of the number are worse; `both` counts the
    other upper corner too, where the number is once the picture is seen in a mirror.
    """
    spots = [*along(points), *_tips(points, _HEAD * frame.scale)]
    room = min((off(rod, x, y) for x, y in spots for rod in rods), default=_CLEAR)
    floor = frame.height if frame.from_above else frame.top
    out = sum(max(0.0, y + 2 - floor, 3 - x, x + 3 - frame.width, 3 - y) for x, y in points)
    wide, high = corner(frame)
    into = max(
        min(wide + 2 - (min(x, frame.width - x) if both else x), high + 2 - y) for x, y in spots
    )
    return min(room, _CLEAR * frame.scale) - _OUT * (out + max(0.0, into))


def arrow_path(points: Arrow, frame: Frame) -> str:
    """Return an arrow as SVG, on a ground that lets it be seen on the body too."""
    start, middle, end = map(frame.shown, points)
    one, other = _tips((start, middle, end), _HEAD * frame.scale)
    path = smooth([start, middle, end]) + line([one, end, other])
    return f'<path class="h" d="{path}"/><path class="a" d="{path}"/>'


def covered(points: Arrow, frame: Frame) -> list[Rod]:
    """Return what an arrow covers, for a letter to keep away from."""
    spots = [(x, y, 2.0) for x, y in along(points)]
    tips = [(x, y, 2.0) for x, y in _tips(points, _HEAD * frame.scale)]
    return [*pairwise(spots), *((tip, spots[-1]) for tip in tips)]


def letter(works: str, spot: Spot, frame: Frame) -> str:
    """Return L in a circle or R in a square as SVG; `spot` is as if the frame were no mirror."""
    side = works.split()[0]
    if frame.mirrored:
        side = "right" if side == "left" else "left"
    (x, y), r = frame.shown(spot), _LETTER * frame.scale
    left, top, wide = number(x - r), number(y - r), f"{2 * r:g}"
    shape = f'<circle class="l" cx="{number(x)}" cy="{number(y)}" r="{r:g}"/>'
    if side == "right":
        shape = f'<path class="r" d="M{left} {top}h{wide}v{wide}h-{wide}z"/>'
    text = f'<text class="t" x="{number(x)}" y="{number(y + 0.52 * r)}">{side[0].upper()}</text>'
    return shape + text


def place(
    works: str, moment: Moment, frame: Frame, things: Sequence[Rod], marks: Sequence[Rod]
) -> Spot | None:
    """Return where the letter of a side is best read, and read as that of what works.

    It has room around it, and no other limb is as near. Rather on the edge of a thing than on a
    mark or a held thing. None if no place is in the picture.
    """
    side, kind = works.split()
    seen = parts(moment.body, frame, works)
    others = [(ball, ball) for ball in seen.others]
    best, found = -float("inf"), None
    for name, rank in _BESIDE[kind].items():
        point, radius = joint(moment.body, f"{side} {name}")
        middle = frame.at(point)
        reach = _AWAY[-1] * frame.scale + radius + _ROOM + _LEAD_FAR
        close = [
            near(rods, middle, middle, reach)
            for rods in (seen.works, seen.trunk, others, things, marks)
        ]
        for cost, (x, y) in _places(middle, radius, frame):
            # What is worse even with all the room there could be need not be measured.
            if _ROOM * frame.scale - cost - rank > best + _SAME:
                gaps = [min((off(rod, x, y) for rod in rods), default=reach) for rods in close]
                score = _read(gaps, frame.scale) - cost - rank
                if score > best + _SAME:
                    best, found = score, (x, y)
    return found


def _places(middle: Spot, radius: float, frame: Frame) -> Iterator[tuple[float, Spot]]:
    """Yield places round a part, each with how much worse it is than the best would be."""
    (left, top), (wide, high) = middle, corner(frame)
    edge = _LETTER * frame.scale + 1
    for step, more in enumerate(_AWAY):
        away = more * frame.scale + radius * 0.6
        for turn in (hour / 12 * tau for hour in range(12)):
            x = min(max(left + away * cos(turn), edge), frame.width - edge)
            y = min(max(top + away * sin(turn), edge), frame.height - edge)
            if hypot(x - left, y - top) > away + _SAME:
                continue
            cost = float(step)
            if not frame.from_above and y > frame.top - edge:
                cost += _BELOW
            if min(x, frame.width - x) < wide + edge and y < high + edge:
                cost += _CORNER
            yield cost, (x, y)


def _read(gaps: Sequence[float], scale: float) -> float:
    """Return how well a letter is read that is so far from its limb and from everything else."""
    own, trunk, other, thing, mark = gaps
    half = _LETTER * scale + 1
    cost = _LEAD_COST * max(0.0, _LEAD * scale + own - other)
    cost += _FAR_COST * max(0.0, _LEAD_FAR * scale + own - other)
    cost += _TRUNK_COST * max(0.0, _LEAD_TRUNK * scale + own - trunk)
    cost += max(0.0, half - _OVER - own)
    cost += _THING_COST * max(0.0, half + 1 - thing) + _MARK_COST * max(0.0, half + 1 - mark)
    return min(own, trunk, other, mark, _ROOM * scale) - cost
