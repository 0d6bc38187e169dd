"""Holding a body to what it touches: placed by its first contact, bent a little for the others."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING

from generator.figures.body import LIMITS
from generator.figures.contacts import FLAT, Contact
from generator.figures.props import FLOOR, SIDEWAYS, UPRIGHT, Placed, place
from generator.figures.skeleton import SIDES, Pose, Skeleton, arm, joint, leg, skeleton

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from generator.figures.geometry import Point
    from generator.model.figure import Prop

# Which angles give way for a part.
_SOLVED = {
    "foot": ("hip_flexion", "knee_flexion", "hip_abduction"),
    "toes": ("hip_flexion", "knee_flexion", "ankle_dorsiflexion"),
    "heel": ("hip_flexion", "knee_flexion", "hip_abduction"),
    "ankle": ("hip_flexion", "knee_flexion", "hip_abduction", "hip_rotation"),
    "shin": ("hip_flexion", "knee_flexion"),
    "knee": ("hip_flexion", "hip_abduction"),
    "thigh": ("hip_flexion", "hip_abduction"),
    "hand": ("shoulder_flexion", "elbow_flexion", "shoulder_abduction", "shoulder_rotation"),
    "fingers": ("shoulder_flexion", "elbow_flexion", "shoulder_abduction", "shoulder_rotation"),
    "wrist": ("shoulder_flexion", "elbow_flexion", "shoulder_abduction", "shoulder_rotation"),
    "forearm": ("shoulder_flexion", "elbow_flexion", "shoulder_abduction"),
    "elbow": ("shoulder_flexion", "shoulder_abduction"),
}
# Parts of the trunk and the head: a second one of them tips the whole.
_TILTED = (
    "seat",
    "back",
    "upper back",
    "lower back",
    "chest",
    "belly",
    "pelvis",
    "head",
    "shoulder",
    "hip",
)
# With the knee down, only what is beyond it moves.
_BEYOND_KNEE = ("knee_flexion", "ankle_dorsiflexion")
# What a body leans on with these is behind it.
_BEHIND = ("back", "upper back", "lower back", "seat", "pelvis", "head")
# A limb that has to give way by more degrees than this was written by mistake.
GIVE = 45.0
# What is this close, in centimetres, touches.
NEAR = 1.5


@dataclass
class Held:
    """A body held by what it touches, and what stands in the way of that."""

    pose: Pose
    body: Skeleton
    faults: list[str]


def hold(
    pose: Pose,
    touching: Sequence[Contact],
    props: Mapping[str, Prop],
    placed: dict[str, Placed],
    before: Mapping[str, Point],
) -> Held:
    """Place a body by its first contact and bring the other parts to what they touch.

    `placed` gains what is touched for the first time. `before` has where parts were in the phase
    before: what neither slides nor is new stays there. Angles give way by at most GIVE degrees.
    """
    faults: list[str] = []
    # Limbs may touch twice: what they give way by is counted from what was written.
    as_written = {side: dict(pose.limb(side)) for side in SIDES}
    for contact in touching:
        if contact.part in FLAT and not contact.on_body:
            pose.flat[contact.name] = (0.0, 1.0, 0.0)
    placed.setdefault(FLOOR, Placed(FLOOR, 0, 0, 0))
    body = skeleton(pose)
    for index, contact in enumerate(touching):
        joints = [joint(body, name) for name in contact.joints]
        if not contact.on_body and contact.thing not in placed:
            placed[contact.thing] = _put(body, contact, joints, props.get(contact.thing))
        if not contact.on_body and contact.part in FLAT and contact.thing in UPRIGHT:
            pose.flat[contact.name] = placed[contact.thing].normal()
            body = _again(pose, body)
        if index == 0:
            body = _rooted(body, contact, placed, before, touching)
        elif contact.part in _TILTED:
            body = _tilt(pose, body, contact, touching, placed, before)
        else:
            written = as_written[contact.side] if contact.side else {}
            _reach(pose, body, contact, written, touching[:index], placed, before)
            body = _again(pose, body)
    for contact in touching:
        gap = _gap(body, contact, placed)
        if abs(gap) > NEAR:
            says = "away from" if gap > 0 else "inside"
            faults.append(
                f"{contact.name} cannot reach: it is {abs(gap):.0f} cm {says} the {contact.target}"
            )
    return Held(pose, body, faults)


def _put(
    body: Skeleton, contact: Contact, joints: Sequence[tuple[Point, float]], prop: Prop | None
) -> Placed:
    """Return a thing where the first part of the body touches it."""
    ahead, pelvis = body.turns["pelvis"][0][0], body.at["pelvis"][0]
    if contact.part == "seat" or (contact.target == "chair back" and abs(ahead) < SIDEWAYS):
        x = pelvis
    else:
        x = min(joints, key=lambda ball: ball[0][1] - ball[1])[0][0]
    # What leans on its back has the wall behind it; all else has it where the part is.
    behind = contact.part in _BEHIND and abs(ahead) >= SIDEWAYS
    side = (-1 if ahead > 0 else 1) if behind else (1 if x >= pelvis else -1)
    edge = max(side * ball[0][0] + ball[1] for ball in joints) * side
    return place(prop, contact.thing, contact.target, x, edge, ahead)


def _gap(body: Skeleton, contact: Contact, placed: Mapping[str, Placed]) -> float:
    """Return how far a part is from what it should touch."""
    if contact.on_body:
        return _apart(body, contact)
    thing = placed[contact.thing]
    return min(thing.gap(*joint(body, name), contact.target) for name in contact.joints)


def _apart(body: Skeleton, contact: Contact) -> float:
    own, radius = joint(body, contact.joints[0])
    target = Contact(contact.target, contact.whose, False, "", None).joints[0]
    other, flesh = joint(body, target)
    return hypot(*(a - b for a, b in zip(own, other, strict=True))) - radius - flesh * 0.9


def _anchor(body: Skeleton, contact: Contact) -> Point:
    return joint(body, contact.joints[0])[0]


def _rooted(
    body: Skeleton,
    contact: Contact,
    placed: Mapping[str, Placed],
    before: Mapping[str, Point],
    touching: Sequence[Contact],
) -> Skeleton:
    """Return the body moved so that its first contact holds."""
    if contact.on_body:
        return body
    x = _kept(body, [contact, *touching], before)
    if contact.thing in UPRIGHT:
        body = body.shifted((0.0, 0.0, 0.0))
        low = next((one for one in touching if one.thing not in UPRIGHT and not one.on_body), None)
        lift = -_gap(body, low, placed) if low else 0.0
        body = body.shifted((0.0, lift, 0.0))
        thing = placed[contact.thing]
        return body.shifted((-_gap(body, contact, placed) * thing.faces, 0.0, 0.0))
    body = body.shifted((x, 0.0, 0.0))
    for _ in range(6):
        body = body.shifted((0.0, -_gap(body, contact, placed), 0.0))
    return body


def _kept(body: Skeleton, touching: Sequence[Contact], before: Mapping[str, Point]) -> float:
    """Return how far to move a body so that what touches in both phases stays where it was.

    With nothing of that kind, the hips stay over the same spot.
    """
    for one in touching:
        key = f"{one.name} on {one.target}"
        if key in before and not one.slides and not one.on_body:
            return before[key][0] - _anchor(body, one)[0]
    return before["pelvis"][0] - body.at["pelvis"][0] if before else 0.0


def _reach(
    pose: Pose,
    body: Skeleton,
    contact: Contact,
    as_written: Mapping[str, float],
    earlier: Sequence[Contact],
    placed: Mapping[str, Placed],
    before: Mapping[str, Point],
) -> None:
    """Bend a limb, as little as can be, until its part touches."""
    free = _SOLVED.get(contact.part)
    if contact.side is None or free is None:
        return
    knee_down = any(one.side == contact.side and one.part in ("knee", "shin") for one in earlier)
    if knee_down and contact.part in ("foot", "toes", "heel", "ankle"):
        free = _BEYOND_KNEE
    key = f"{contact.name} on {contact.target}"
    kept = None if contact.slides or contact.on_body else before.get(key)
    angles = pose.limb(contact.side)
    written = {name: as_written.get(name, 0.0) for name in free}
    is_leg = any(name.startswith(("hip", "knee")) for name in free)
    at, turns = dict(body.at), dict(body.turns)
    trial = Skeleton(at, turns)
    root = body.turns["pelvis" if is_leg else "chest"]
    limb, side = (leg if is_leg else arm), contact.side

    def misses() -> list[float]:
        limb(at, turns, root, side, angles, pose.flat)
        found = [_gap(trial, contact, placed)]
        if kept is not None and contact.thing not in UPRIGHT:
            found.append(_anchor(trial, contact)[0] - kept[0])
        elif kept is not None:
            found.append(_anchor(trial, contact)[1] - kept[1])
        return found

    _settle(angles, written, misses)


def _tilt(
    pose: Pose,
    body: Skeleton,
    contact: Contact,
    touching: Sequence[Contact],
    placed: Mapping[str, Placed],
    before: Mapping[str, Point],
) -> Skeleton:
    """Tip the trunk, or the head, as little as can be, until a second part of it touches."""
    lying_on_side = abs(pose.trunk.get("lean_left", 0.0)) > 45
    angles = pose.neck if contact.part == "head" else pose.trunk
    plain = "flexion" if contact.part == "head" else "inclination"
    name = ("bend_left" if contact.part == "head" else "lean_left") if lying_on_side else plain
    written = angles.get(name, 0.0)

    def miss(angle: float) -> float:
        nonlocal body
        angles[name] = angle
        body = _rooted(_again(pose, body), touching[0], placed, before, touching)
        return _gap(body, contact, placed)

    angle, now = written, miss(written)
    for _ in range(12):
        if abs(now) < 0.05:
            break
        slope = (miss(angle + 0.5) - now) / 0.5
        if abs(slope) < 0.005:
            break
        step = max(-6.0, min(6.0, now / slope))
        angle = max(written - GIVE, min(written + GIVE, angle - step))
        now = miss(angle)
    miss(angle)
    return body


def _settle(
    angles: dict[str, float], written: dict[str, float], misses: Callable[[], list[float]]
) -> None:
    """Make the misses small by damped least squares on the angles, within their limits."""
    for _ in range(14):
        now = misses()
        if max(map(abs, now)) < 0.05:
            return
        slopes = []
        for name in written:
            angles[name] = angles.get(name, 0.0) + 0.5
            slopes.append([(then - was) / 0.5 for then, was in zip(misses(), now, strict=True)])
            angles[name] -= 0.5
        for name, step in zip(written, _damped(slopes, now), strict=True):
            low, high = LIMITS[name]
            low, high = max(low, written[name] - GIVE), min(high, written[name] + GIVE)
            angles[name] = max(low, min(high, angles.get(name, 0.0) - max(-12.0, min(12.0, step))))
    misses()


def _damped(slopes: list[list[float]], miss: list[float]) -> list[float]:
    """Return the steps of damped least squares for one or two misses."""
    a = sum(row[0] * row[0] for row in slopes) + 0.01
    if len(miss) == 1:
        return [row[0] * miss[0] / a for row in slopes]
    b = sum(row[0] * row[1] for row in slopes)
    d = sum(row[1] * row[1] for row in slopes) + 0.01
    whole = a * d - b * b
    p, q = (d * miss[0] - b * miss[1]) / whole, (a * miss[1] - b * miss[0]) / whole
    return [row[0] * p + row[1] * q for row in slopes]


def _again(pose: Pose, body: Skeleton) -> Skeleton:
    """Return the pose as it is now, where the body is."""
    return skeleton(pose).shifted(body.at["pelvis"])
