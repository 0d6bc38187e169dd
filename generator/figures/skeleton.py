"""Forward kinematics: from joint angles to where every joint is."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import hypot
from typing import TYPE_CHECKING, Literal

from generator.figures.body import (
    ANKLE,
    CHIN,
    FOOT,
    FOREARM,
    HAND,
    HEAD,
    HIPS,
    SHANK,
    SHOULDERS,
    THICK,
    THIGH,
    TRUNK,
    UPPER_ARM,
)
from generator.figures.geometry import (
    Point,
    Turn,
    after,
    between,
    forward,
    leftward,
    moved,
    rightward,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

Side = Literal["left", "right"]
SIDES: tuple[Side, Side] = ("left", "right")
Angles = dict[str, float]
# What people call a joint where one joint stands for a part.
ALIASES = {
    "foot": "ball",
    "toes": "toe",
    "forearm": "wrist",
    "head": "skull",
    "trunk": "chest",
    "seat": "pelvis",
}
# How high the waist is, as a share of the trunk.
_WAIST = 0.42
# From the ankle's axis to the heel's and the ball's middle, and from there to that of the toes.
_HEEL, _BALL = 3.4, 11.6
_TOES = FOOT - THICK["heel"] - _HEEL - _BALL - THICK["toe"]
# A closed hand ends this many times as far from the wrist as its middle is.
_FIST = 1.25
_HIP_OUT = HIPS / 2 - THICK["hip"] + 1.5
_SHOULDER_OUT = SHOULDERS / 2 - THICK["shoulder"]


@dataclass
class Pose:
    """The angles of one moment; `flat` says which hands, feet, toes, forearms lie on something."""

    trunk: Angles
    neck: Angles
    left: Angles
    right: Angles
    yaw: float = 0.0
    # Part ("left foot") -> the direction away from what it lies on.
    flat: dict[str, Point] = field(default_factory=dict)
    # The sides whose hand is closed round something.
    fists: set[Side] = field(default_factory=set)

    def limb(self, side: Side) -> Angles:
        """Return the angles of one side."""
        return self.left if side == "left" else self.right


@dataclass(frozen=True)
class Skeleton:
    """Where every joint is; names are such as `left knee`, `chest`."""

    at: dict[str, Point]
    # How the pelvis, the chest, the head and each shank are turned.
    turns: dict[str, Turn]

    def shifted(self, by: Point) -> Skeleton:
        """Return the same pose somewhere else."""
        x, y, z = by
        at = {name: (p[0] + x, p[1] + y, p[2] + z) for name, p in self.at.items()}
        return Skeleton(at, self.turns)


def skeleton(pose: Pose) -> Skeleton:
    """Return where every joint of a pose is, the middle of the hips at the origin."""
    at: dict[str, Point] = {"pelvis": (0.0, 0.0, 0.0)}
    turns: dict[str, Turn] = {}
    trunk = pose.trunk
    pelvis = after(
        rightward(pose.yaw + trunk.get("facing", 0)),
        leftward(trunk.get("lean_left", 0)),
        forward(trunk.get("inclination", 0)),
    )
    bend = after(
        rightward(-trunk.get("turn_left", 0) / 2),
        leftward(trunk.get("bend_left", 0) / 2),
        forward(trunk.get("flexion", 0) / 2),
    )
    middle = after(pelvis, bend)
    chest = after(middle, bend)
    low = moved(at["pelvis"], pelvis, 0, TRUNK * 0.28)
    at["waist"] = moved(low, middle, 0, TRUNK * (_WAIST - 0.28))
    high = moved(low, middle, 0, TRUNK * 0.26)
    at["chest"] = moved(high, chest, 0.5, TRUNK * 0.24)
    at["neck"] = moved(high, chest, -1.0, TRUNK * 0.46 + 2.0)
    neck = pose.neck
    head = after(
        chest,
        rightward(-neck.get("turn_left", 0)),
        leftward(neck.get("bend_left", 0)),
        forward(neck.get("flexion", 0)),
    )
    half = after(chest, forward(neck.get("flexion", 0) / 2))
    top = moved(at["neck"], half, 1.0, CHIN + 2.2)
    at["skull"] = moved(top, head, 0.4, HEAD - 4.2 - THICK["skull"])
    at["jaw"] = moved(top, head, 2.6, 2.6)
    at["nose"] = moved(top, head, 9.2, 4.6)
    turns |= {"pelvis": pelvis, "chest": chest, "head": head}
    for side in SIDES:
        out = 1 if side == "right" else -1
        limb = pose.limb(side)
        at[f"{side} hip"] = moved(at["pelvis"], pelvis, 0, 0, out * _HIP_OUT)
        leg(at, turns, pelvis, side, limb, pose.flat)
        raise_, ahead = limb.get("shoulder_raise", 0), limb.get("shoulder_forward", 0)
        girdle = after(chest, rightward(-out * ahead), leftward(out * raise_))
        at[f"{side} shoulder"] = moved(
            moved(high, chest, 0, TRUNK * 0.46 - 1.5), girdle, 0, 0, out * _SHOULDER_OUT
        )
        arm(at, turns, chest, side, limb, pose.flat)
        if side in pose.fists:
            hand = at[f"{side} hand"]
            at[f"{side} fingers"] = between(at[f"{side} wrist"], hand, _FIST)
    return Skeleton(at, turns)


def leg(
    at: dict[str, Point],
    turns: dict[str, Turn],
    pelvis: Turn,
    side: Side,
    angles: Mapping[str, float],
    flat: Mapping[str, Point],
) -> None:
    """Set the joints of one leg, from a hip that is set."""
    out = 1 if side == "right" else -1
    thigh = _swung(pelvis, out, "hip", angles)
    knee = at[f"{side} knee"] = moved(at[f"{side} hip"], thigh, 0, -THIGH)
    shank = after(thigh, forward(angles.get("knee_flexion", 0)))
    ankle = at[f"{side} ankle"] = moved(knee, shank, 0, -SHANK)
    foot = after(
        shank,
        forward(-angles.get("ankle_dorsiflexion", 0)),
        # What lifts its outer edge turns the forefoot out as well.
        rightward(out * angles.get("ankle_eversion", 0)),
        leftward(out * angles.get("ankle_eversion", 0)),
    )
    if f"{side} foot" in flat:
        foot = _laid(foot, flat[f"{side} foot"])
    at[f"{side} heel"] = moved(ankle, foot, -_HEEL, THICK["heel"] - ANKLE)
    ball = at[f"{side} ball"] = moved(ankle, foot, _BALL, THICK["ball"] - ANKLE)
    # An arch is there once it is drawn up; a degree of it is about a millimetre.
    at.pop(f"{side} arch", None)
    if rise := angles.get("arch_lift", 0):
        at[f"{side} arch"] = moved(ankle, foot, 4.5, THICK["arch"] - ANKLE + rise / 10)
    lift = angles.get("toe_extension", 0)
    for toe, lifted in (("toe", lift), ("big toe", angles.get("big_toe_extension", lift))):
        toes = after(foot, forward(-lifted))
        if f"{side} toes" in flat:
            toes = _laid(foot, flat[f"{side} toes"])
        at[f"{side} {toe}"] = moved(ball, toes, _TOES, THICK["toe"] - THICK["ball"])
    turns[f"{side} shank"] = shank


def arm(
    at: dict[str, Point],
    turns: dict[str, Turn],  # noqa: ARG001  (arms and legs are set alike)
    chest: Turn,
    side: Side,
    angles: Mapping[str, float],
    flat: Mapping[str, Point],
) -> None:
    """Set the joints of one arm, from a shoulder that is set."""
    out = 1 if side == "right" else -1
    upper = _swung(chest, out, "shoulder", angles)
    elbow = at[f"{side} elbow"] = moved(at[f"{side} shoulder"], upper, 0, -UPPER_ARM)
    lower = after(upper, forward(-angles.get("elbow_flexion", 0)))
    if f"{side} forearm" in flat:
        lower = _along(lower, flat[f"{side} forearm"])
    wrist = at[f"{side} wrist"] = moved(elbow, lower, 0, -FOREARM)
    hand = after(lower, forward(-angles.get("wrist_flexion", 0)))
    if f"{side} hand" in flat:
        hand = _along(hand, flat[f"{side} hand"])
    at[f"{side} hand"] = moved(wrist, hand, 0, -0.38 * HAND)
    at[f"{side} fingers"] = moved(wrist, hand, 0, THICK["fingers"] - HAND)


def _swung(root: Turn, out: int, name: str, angles: Mapping[str, float]) -> Turn:
    """Return how a limb is turned that hangs from a hip or a shoulder."""
    return after(
        root,
        forward(-angles.get(f"{name}_flexion", 0)),
        leftward(out * angles.get(f"{name}_abduction", 0)),
        rightward(out * angles.get(f"{name}_rotation", 0)),
    )


def _laid(foot: Turn, normal: Point) -> Turn:
    """Return a foot's turn with its sole against a surface, its heading kept as far as can be."""
    ahead = (foot[0][0], foot[1][0], foot[2][0])
    x = _flattened(ahead, normal) or _flattened((foot[0][1], foot[1][1], foot[2][1]), normal)
    return _turn(x or (1.0, 0.0, 0.0), normal)


def _along(limb: Turn, normal: Point) -> Turn:
    """Return a hand's or forearm's turn with its length along a surface."""
    down = (-limb[0][1], -limb[1][1], -limb[2][1])
    ahead = (limb[0][0], limb[1][0], limb[2][0])
    x = _flattened(down, normal) or _flattened(ahead, normal) or (1.0, 0.0, 0.0)
    columns = list(zip(*_turn(x, normal), strict=True))
    # Its length is the local minus y: swap axes so that it runs along the surface.
    a, b, c = columns[0], columns[1], columns[2]
    return ((b[0], -a[0], c[0]), (b[1], -a[1], c[1]), (b[2], -a[2], c[2]))


def _flattened(direction: Point, normal: Point) -> Point | None:
    """Return a direction without its share along the normal, one long; None if none is left."""
    dot = sum(a * b for a, b in zip(direction, normal, strict=True))
    x, y, z = (a - dot * b for a, b in zip(direction, normal, strict=True))
    size = hypot(x, y, z)
    return (x / size, y / size, z / size) if size > 0.2 else None


def _turn(x: Point, y: Point) -> Turn:
    """Return the turn whose first two axes are these."""
    z = (x[1] * y[2] - x[2] * y[1], x[2] * y[0] - x[0] * y[2], x[0] * y[1] - x[1] * y[0])
    return ((x[0], y[0], z[0]), (x[1], y[1], z[1]), (x[2], y[2], z[2]))


def thickness(name: str) -> float:
    """Return the radius of the flesh round a joint, in centimetres."""
    return THICK[name.split(" ")[-1]]


def joint(body: Skeleton, name: str) -> tuple[Point, float]:
    """Return the middle of a part and the radius of the flesh round it."""
    side, _, part = name.rpartition(" ")
    if part in ALIASES:
        name = f"{side} {ALIASES[part]}".strip()
    if part in ("shin", "thigh"):
        ends = ("knee", "ankle") if part == "shin" else ("hip", "knee")
        one, other = (body.at[f"{side} {end}"] for end in ends)
        a, b, c = ((p + q) / 2 for p, q in zip(one, other, strict=True))
        return (a, b, c), sum(map(thickness, ends)) / 2
    return body.at[name], thickness(name)


def known(body: Skeleton, name: str) -> bool:
    """Say whether there is a part of this name."""
    side, _, part = name.rpartition(" ")
    part = ALIASES.get(part, part)
    return f"{side} {part}".strip() in body.at or (bool(side) and part in ("shin", "thigh"))
