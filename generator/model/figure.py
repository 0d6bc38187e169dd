"""Pose data of a drawing: joint angles, what touches what, and the things around the body."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.text import Entry, Items, Name, Some

Angle = Annotated[float, Field(ge=-180, le=180)]
View = Literal["side", "front", "back", "lying", "top"]
Lies = Literal["back", "front", "left", "right"]
Works = Literal[
    "left leg",
    "right leg",
    "left arm",
    "right arm",
    "left side",
    "right side",
    "left turn",
    "right turn",
]
Thing = Literal[
    "mat",
    "cushion",
    "towel",
    "step",
    "chair",
    "table",
    "worktop",
    "bed",
    "wall",
    "door frame",
    "roller",
    "band",
    "strap",
    "dumbbell",
    "bag",
    "ruler",
    "phone",
    "tape",
]


class Trunk(Entry):
    """How the trunk stands and bends, in degrees; all are 0 when it stands upright.

    `inclination` tips the whole trunk forwards, `lean_left` to the body's left; `facing` turns the
    whole body towards its own right. `flexion`, `bend_left` and `turn_left` bend the spine:
    forwards, to the left, and the chest to the left over the pelvis.
    """

    inclination: Angle | None = None
    lean_left: Angle | None = None
    facing: Angle | None = None
    flexion: Angle | None = None
    bend_left: Angle | None = None
    turn_left: Angle | None = None


class Neck(Entry):
    """How the head is held on the chest, in degrees."""

    flexion: Angle | None = None
    bend_left: Angle | None = None
    turn_left: Angle | None = None


class Limbs(Entry):
    """The joints of one arm and one leg, in degrees; all are 0 when they hang straight down.

    Rotation is outwards, abduction away from the middle, `ankle_dorsiflexion` lifts the forefoot,
    `toe_extension` all toes, unless `big_toe_extension` says otherwise of the big one, and
    `shoulder_raise` and `shoulder_forward` move the shoulder itself up and forwards.
    """

    hip_flexion: Angle | None = None
    hip_abduction: Angle | None = None
    hip_rotation: Angle | None = None
    knee_flexion: Angle | None = None
    ankle_dorsiflexion: Angle | None = None
    ankle_eversion: Angle | None = None
    arch_lift: Angle | None = None
    toe_extension: Angle | None = None
    big_toe_extension: Angle | None = None
    shoulder_flexion: Angle | None = None
    shoulder_abduction: Angle | None = None
    shoulder_rotation: Angle | None = None
    shoulder_raise: Angle | None = None
    shoulder_forward: Angle | None = None
    elbow_flexion: Angle | None = None
    wrist_flexion: Angle | None = None


class Prop(Entry):
    """A thing in the picture. The first part that touches it says where it is.

    `height` (cm) is that of its top; `shift` (cm) moves it to the right of where it would be, or of
    the pelvis if nothing touches it. `of` names the parts a band or strap runs between, or the hand
    that holds a thing; `anchor` is a place at `shift` and `height`.
    """

    thing: Thing
    height: Annotated[float | None, Field(ge=0, le=230)] = None
    shift: Annotated[float | None, Field(ge=-200, le=200)] = None
    of: Items[Name] = ()


class Phase(Entry):
    """One moment of a movement. What a later phase does not say is as in the phase before.

    `both` is for left and right alike. `touches` are sentences such as `left foot on floor`; the
    first one holds the body in place, and `along` in place of `on` lets the part slide. `arrows`
    name what moves; without them it is what moves most.
    """

    caption: Name
    lies: Lies | None = None
    trunk: Trunk = Trunk()
    neck: Neck = Neck()
    both: Limbs = Limbs()
    left: Limbs = Limbs()
    right: Limbs = Limbs()
    touches: Items[Name] | None = None
    arrows: Items[Name] | None = None


class Figure(Entry):
    """A drawing computed from one to three phases.

    `works` is the limb or side that works, as drawn, or the side it is turned to where no limb
    does; the other side is its mirror image. `close` names a part to look at from near.
    """

    view: View
    works: Works | None = None
    close: Name | None = None
    props: Items[Prop] = ()
    phases: Annotated[Some[Phase], Field(max_length=3)]
