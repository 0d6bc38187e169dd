"""The body in a picture: limbs, trunk and head as outlines, drawn from far to near."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING

from generator.figures.geometry import Circle, hull, line, moved
from generator.figures.skeleton import SIDES, Side, thickness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.figures.frame import Frame
    from generator.figures.skeleton import Skeleton

# A limb this much further away than the trunk is a far one.
_FAR = 3.0
_SIDEWAYS = 0.6
_BAND_GAP = 12.0
# How much of a face is turned to the viewer before it has eyes.
_FACES = 0.8
_LEG = ("hip", "knee", "ankle")
_ARM = ("shoulder", "elbow", "wrist")


@dataclass(frozen=True)
class _Part:
    """One path of the body; `tone` is its class, `over` what lies on it."""

    name: str
    depth: float
    path: str
    tone: str
    over: str = ""


def far_limbs(body: Skeleton, frame: Frame) -> frozenset[str]:
    """Return the limbs on the far side of a body that is seen from the side."""
    if abs(body.turns["pelvis"][2][2]) < _SIDEWAYS:
        return frozenset()
    trunk = _depth(body, frame, "chest", "pelvis") - _FAR
    limbs = {
        f"{side} {kind}": [f"{side} {joint}" for joint in joints]
        for side in SIDES
        for kind, joints in (("leg", _LEG), ("arm", _ARM))
    }
    return frozenset(name for name, all_of in limbs.items() if _depth(body, frame, *all_of) < trunk)


def mannequin(
    body: Skeleton, frame: Frame, works: str | None, far: frozenset[str], under: str = ""
) -> str:
    """Return a body as SVG paths, the limb or side that works with bands across.

    Classes: `b` trunk and head, `n` near and `f` far limbs, `w` what works, `c` its bands,
    `e` eyes; `p` what is `under` the trunk, but nearer than what is far.
    """
    trunk = _depth(body, frame, "chest", "pelvis")
    head = max(_depth(body, frame, "skull"), trunk)
    parts = [
        _Part("a trunk", trunk, _trunk(body, frame), "b"),
        _Part("b head", head, _head(body, frame), "b"),
    ]
    if under:
        parts.append(_Part("under", trunk - 0.01, under, "p o"))
    for side in SIDES:
        for kind, joints in (("leg", _LEG), ("arm", _ARM)):
            name = f"{side} {kind}"
            at_work = works in (name, f"{side} side")
            tone = "w" if at_work else "f" if name in far else "n"
            names = [f"{side} {joint}" for joint in joints]
            upper, lower = _depth(body, frame, *names[:2]), _depth(body, frame, *names[1:])
            # An arm that passes from one side of the trunk to the other is drawn in two pieces.
            split = kind == "arm" and (upper - trunk) * (lower - trunk) < 0
            pieces = [names[:2], names[1:]] if split else [names]
            for piece in pieces:
                balls = [_ball(body, frame, one) for one in piece]
                over = f'<path class="c" d="{_bands(balls)}"/>' if at_work else ""
                path = _leg(body, frame, side) if kind == "leg" else _arm(body, frame, piece)
                parts.append(_Part(name, _depth(body, frame, *piece), path, tone, over))
    drawn = "".join(
        f'<path class="{part.tone}" d="{part.path}"/>{part.over}'
        for part in sorted(parts, key=lambda part: (part.depth, part.name))
    )
    return drawn + _face(body, frame)


def _ball(body: Skeleton, frame: Frame, name: str, radius: float | None = None) -> Circle:
    return frame.ball(body.at[name], thickness(name) if radius is None else radius)


def _depth(body: Skeleton, frame: Frame, *names: str) -> float:
    return sum(frame.depth(body.at[name]) for name in names) / len(names)


def _trunk(body: Skeleton, frame: Frame) -> str:
    def pair(name: str, turn: str, out: float, radius: float, back: float = 0.0) -> list[Circle]:
        spots = (moved(body.at[name], body.turns[turn], -back, 0, z) for z in (-out, out))
        return [frame.ball(spot, radius) for spot in spots]

    hips = pair("pelvis", "pelvis", 7.0, 8.8, back=1.6)
    waist = pair("waist", "chest", 4.0, 8.4)
    ribs = pair("chest", "chest", 5.5, 9.2)
    shoulders = [_ball(body, frame, f"{side} shoulder", 4.6) for side in SIDES]
    neck = _ball(body, frame, "neck", 4.4)
    throat = hull([_ball(body, frame, "neck"), _ball(body, frame, "jaw", 4.2)])
    girdle = hull([*ribs, *shoulders, neck])
    return hull([*hips, *waist]) + hull([*waist, *ribs]) + girdle + throat


def _head(body: Skeleton, frame: Frame) -> str:
    return hull([_ball(body, frame, name) for name in ("skull", "jaw", "nose")])


def _leg(body: Skeleton, frame: Frame, side: Side) -> str:
    hip, knee, ankle, heel, ball, toe, big = (
        _ball(body, frame, f"{side} {name}")
        for name in ("hip", "knee", "ankle", "heel", "ball", "toe", "big toe")
    )
    calf = moved(body.at[f"{side} knee"], body.turns[f"{side} shank"], -1.2, -12)
    shank = hull([(*knee[:2], 4.9), frame.ball(calf, 5.3), ankle])
    foot = hull([ankle, heel, ball])
    if f"{side} arch" in body.at:
        arch = _ball(body, frame, f"{side} arch")
        foot = hull([ankle, heel]) + hull([heel, arch]) + hull([ankle, arch, ball])
    toes = hull([ball, toe]) + (hull([ball, big]) if big != toe else "")
    return hull([hip, knee]) + shank + foot + toes


def _arm(body: Skeleton, frame: Frame, joints: Sequence[str]) -> str:
    """Return an arm, or the part of it between these joints; the hand goes with the wrist."""
    side = joints[0].split()[0]
    hand = [f"{side} hand", f"{side} fingers"] if joints[-1].endswith("wrist") else []
    balls = [_ball(body, frame, name) for name in (*joints, *hand)]
    return "".join(hull(ends) for ends in pairwise(balls))


def _bands(balls: list[Circle]) -> str:
    """Return short lines across a limb, so that it is known without colour."""
    path = ""
    for one, other in pairwise(balls):
        dx, dy = other[0] - one[0], other[1] - one[1]
        size = hypot(dx, dy)
        count = max(2, round(size / _BAND_GAP)) if size > _BAND_GAP else 1
        for share in (step / count for step in range(1, count)):
            x, y = one[0] + dx * share, one[1] + dy * share
            half = one[2] + (other[2] - one[2]) * share + 0.4
            u, v = -dy / size * half, dx / size * half
            path += line([(x + u, y + v), (x - u, y - v)])
    return path


def _face(body: Skeleton, frame: Frame) -> str:
    """Return two eyes where the face looks at the viewer."""
    turn = body.turns["head"]
    if turn[1 if frame.from_above else 2][0] < _FACES:
        return ""
    eyes = (frame.at(moved(body.at["skull"], turn, 7.5, -1.5, out)) for out in (-3.0, 3.0))
    return f'<path class="e" d="{"".join(hull([(x, y, 0.9)]) for x, y in eyes)}"/>'
