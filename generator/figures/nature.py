"""What nature forbids: to sink into the floor, to float just over it, to fall over.

Codes:
through-floor: a part is below the floor.
through-wall: a part is inside a wall or a door frame.
floating-foot: a foot hangs so low over the floor that it looks as if it stood.
unsupported: nothing holds the body.
out-of-balance: the body would fall over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.figures.geometry import distance
from generator.figures.props import UPRIGHT
from generator.figures.skeleton import SIDES, joint, thickness

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.figures.contacts import Contact
    from generator.figures.props import Placed
    from generator.figures.skeleton import Skeleton

# A part may sink this far into what it lies on: flesh gives way, a mannequin does not.
SOFT = 2.5
# A foot between these heights neither stands nor is lifted.
FLOATS = (0.7, 3.0)
# The centre of mass may be this far beyond what carries the body.
LEANS = 4.0
_SOLE = ("heel", "ball", "toe")
_CARRY = ("foot", "toes", "heel")
_NAMES = {"waist": "trunk", "chest": "trunk", "skull": "head", "jaw": "head"}
# The mannequin's own volume: from joint to joint, by radius; a trunk is wider than it is deep.
_BONES = (
    ("hip", "knee"),
    ("knee", "ankle"),
    ("heel", "ball"),
    ("shoulder", "elbow"),
    ("elbow", "wrist"),
    ("wrist", "fingers"),
)
_TRUNK = (
    ("pelvis", "waist", 2.0),
    ("waist", "chest", 2.2),
    ("chest", "neck", 2.0),
    ("skull", "jaw", 5.0),
)


def against_nature(
    body: Skeleton, touching: Sequence[Contact], things: Mapping[str, Placed]
) -> Iterator[tuple[str, str]]:
    """Yield what gravity and solid things would not allow: a code and a sentence."""
    if all(one.on_body for one in touching):
        yield "unsupported", "nothing holds the body; say what touches what"
        return
    yield from _inside(body, things)
    standing = {one.side for one in touching if one.part in _CARRY}
    for side in SIDES:
        names = [f"{side} {part}" for part in _SOLE]
        bottom = min(body.at[name][1] - thickness(name) for name in names)
        if side not in standing and FLOATS[0] < bottom < FLOATS[1]:
            says = f"the {side} foot floats {bottom:.0f} cm above the floor"
            yield "floating-foot", f"{says}; let it touch, or lift it"
    yield from _balance(body, touching)


def _inside(body: Skeleton, things: Mapping[str, Placed]) -> Iterator[tuple[str, str]]:
    """Yield every part that is below the floor, or in a wall."""
    for name, (x, y, z) in body.at.items():
        radius = thickness(name)
        verb = "are" if name.endswith("fingers") else "is"
        if y - radius < -SOFT:
            says = f"{_told(name)} {verb} {radius - y:.0f} cm below the floor"
            yield "through-floor", says
        for thing in things.values():
            gap = thing.gap((x, y, z), radius, thing.thing)
            if thing.thing in UPRIGHT and gap < -SOFT:
                says = f"{_told(name)} {verb} {-gap:.0f} cm inside the {thing.thing}"
                yield "through-wall", says


def _balance(body: Skeleton, touching: Sequence[Contact]) -> Iterator[tuple[str, str]]:
    """Yield a fault when the centre of mass is beyond all that carries the body."""
    edges: list[float] = []
    for one in touching:
        if not one.on_body:
            whole_foot = [f"{one.side} toe", f"{one.side} heel"] if one.part == "foot" else []
            for name in (*one.joints, *whole_foot):
                (x, _, _), radius = joint(body, name)
                edges += [x - radius, x + radius]
    middle = mass_centre(body)
    over = max(min(edges) - middle, middle - max(edges))
    if over > LEANS:
        says = f"the body would fall: its weight is {over:.0f} cm beyond what carries it"
        yield "out-of-balance", says


def mass_centre(body: Skeleton) -> float:
    """Return how far to the right the middle of the mannequin's own volume is, in centimetres."""
    limbs = ((f"{side} {one}", f"{side} {other}", 1.0) for side in SIDES for one, other in _BONES)
    total = weighed = 0.0
    for one, other, wide in (*limbs, *_TRUNK):
        a, b = body.at[one], body.at[other]
        volume = wide * ((thickness(one) + thickness(other)) / 2) ** 2 * distance(a, b)
        total += volume
        weighed += volume * (a[0] + b[0]) / 2
    return weighed / total


def _told(name: str) -> str:
    side, _, part = name.rpartition(" ")
    return " ".join(filter(None, ("the", side, _NAMES.get(part, part))))
