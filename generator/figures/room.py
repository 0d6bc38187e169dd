"""Where marks may stand: how far a spot is from limbs, from the trunk, from things, from a number.

Everything is on the picture's plane. A rod is a band between two circles: a bone with its flesh, or
the edge of a thing.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING

from generator.figures.geometry import Circle
from generator.figures.skeleton import SIDES, thickness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.figures.frame import Frame
    from generator.figures.skeleton import Skeleton

Spot = tuple[float, float]
Rod = tuple[Circle, Circle]

_LEG = (("hip", "knee"), ("knee", "ankle"), ("ankle", "ball"), ("heel", "ball"), ("ball", "toe"))
_ARM = (("shoulder", "elbow"), ("elbow", "wrist"), ("wrist", "fingers"))
_BONES = {"leg": _LEG, "arm": _ARM}
_TRUNK = (
    ("pelvis", "waist"),
    ("waist", "chest"),
    ("chest", "neck"),
    ("neck", "skull"),
    ("skull", "jaw"),
    ("jaw", "nose"),
    ("left shoulder", "right shoulder"),
    ("left shoulder", "left hip"),
    ("right shoulder", "right hip"),
)
# A sheet prints a phase's number in the upper left corner: this share of the picture, but no less
# than so many centimetres in height, since a number is as high in a low picture.
CORNER = 0.12
_NUMBER = 14.0
# Along a rod, this far from each other, are the spots at which it is compared with another.
_STEP = 6.0


def corner(frame: Frame) -> Spot:
    """Return how wide and how high the corner is that belongs to a phase's number."""
    return CORNER * frame.width, max(CORNER * frame.height, _NUMBER * frame.scale)


def off(rod: Rod, x: float, y: float) -> float:
    """Return how far a spot is from a rod; less than 0 is inside it."""
    (ax, ay, ar), (bx, by, br) = rod
    dx, dy = bx - ax, by - ay
    long = dx * dx + dy * dy
    share = ((x - ax) * dx + (y - ay) * dy) / long if long else 0.0
    share = 0.0 if share < 0 else min(share, 1.0)
    return hypot(x - ax - share * dx, y - ay - share * dy) - ar - share * (br - ar)


def limb(body: Skeleton, frame: Frame, side: str, kind: str) -> list[Rod]:
    """Return the rods of an arm or a leg."""
    return [_rod(body, frame, f"{side} {one}", f"{side} {other}") for one, other in _BONES[kind]]


def trunk(body: Skeleton, frame: Frame) -> list[Rod]:
    """Return the rods of the trunk and the head."""
    return [_rod(body, frame, one, other) for one, other in _TRUNK]


def whole(body: Skeleton, frame: Frame) -> list[Rod]:
    """Return the rods of a body."""
    limbs = (limb(body, frame, side, kind) for side in SIDES for kind in _BONES)
    return [*trunk(body, frame), *(rod for one in limbs for rod in one)]


def _rod(body: Skeleton, frame: Frame, one: str, other: str) -> Rod:
    return (
        frame.ball(body.at[one], thickness(one)),
        frame.ball(body.at[other], thickness(other)),
    )


@dataclass(frozen=True)
class Parts:
    """A body as a reader tells it apart: what works, the other limbs, and the trunk."""

    works: list[Rod]
    others: list[Circle]
    trunk: list[Rod]


def parts(body: Skeleton, frame: Frame, works: str) -> Parts:
    """Return a body told apart; of the other limbs only what does not lie over what works.

    A whole side is its arm and its leg; so is the side that a turn is for.
    """
    side, kind = works.split()
    kinds = (kind,) if kind in _BONES else tuple(_BONES)
    mine = [rod for one in kinds for rod in limb(body, frame, side, one)]
    rest = [
        rod
        for other in SIDES
        for one in _BONES
        if other != side or one not in kinds
        for rod in limb(body, frame, other, one)
    ]
    others = [ball for ball in _balls(rest) if min(off(rod, *ball[:2]) for rod in mine) > 0]
    return Parts(mine, others, trunk(body, frame))


def _balls(rods: Iterable[Rod]) -> Iterator[Circle]:
    """Yield balls along rods, both ends among them."""
    for (ax, ay, ar), (bx, by, br) in rods:
        count = max(1, round(hypot(bx - ax, by - ay) / _STEP))
        for step in range(count + 1):
            share = step / count
            yield ax + (bx - ax) * share, ay + (by - ay) * share, ar + (br - ar) * share


def near(rods: Sequence[Rod], low: Spot, high: Spot, reach: float) -> list[Rod]:
    """Return the rods that come near to a box: nothing else can be in a mark's way."""
    (left, top), (right, bottom) = low, high
    found = []
    for rod in rods:
        (ax, ay, ar), (bx, by, br) = rod
        more = reach + max(ar, br)
        if (
            min(ax, bx) < right + more
            and max(ax, bx) > left - more
            and min(ay, by) < bottom + more
            and max(ay, by) > top - more
        ):
            found.append(rod)
    return found
