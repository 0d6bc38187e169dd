"""The mannequin keeps its lengths whatever it does, and its joints turn the way they are named."""

from math import cos, radians, sin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.figures.body import (
    FOREARM,
    HEIGHT,
    HIPS,
    LIMITS,
    SHANK,
    SHOULDERS,
    SPINE,
    THICK,
    THIGH,
    UPPER_ARM,
)
from generator.figures.contacts import contacts
from generator.figures.geometry import Point, distance, moved
from generator.figures.hold import hold
from generator.figures.skeleton import SIDES, Angles, Pose, Skeleton, joint, known, skeleton
from generator.figures.skeleton import thickness as radius
from generator.model.figure import Limbs, Neck, Trunk

NECK = tuple(name for name in LIMITS if name.startswith("neck_"))
LIMB = tuple(name for name in LIMITS if name not in (*SPINE, *NECK))
UP = (0.0, 1.0, 0.0)
# From joint to joint; a foot, a hand and a head are solid.
LENGTHS = {
    ("hip", "knee"): THIGH,
    ("knee", "ankle"): SHANK,
    ("shoulder", "elbow"): UPPER_ARM,
    ("elbow", "wrist"): FOREARM,
    ("ankle", "heel"): None,
    ("ankle", "ball"): None,
    ("heel", "ball"): None,
    ("ball", "toe"): None,
    ("ball", "big toe"): None,
    ("wrist", "hand"): None,
    ("wrist", "fingers"): None,
}


def angles(names: tuple[str, ...]) -> st.SearchStrategy[Angles]:
    """Return angles within the limits, whole degrees or parts of them."""
    each = {name.removeprefix("neck_"): st.floats(*LIMITS[name]) for name in names}
    return st.fixed_dictionaries({}, optional=each)


LIES = st.sets(st.sampled_from(["foot", "toes", "hand", "forearm"]))
NORMALS = st.sampled_from([UP, (1.0, 0.0, 0.0), (-1.0, 0.0, 0.0)])


@st.composite
def poses(draw: st.DrawFn) -> Pose:
    """Draw a pose within the limits, with some parts flat on something."""
    flat = {f"{side} {part}": draw(NORMALS) for side in SIDES for part in sorted(draw(LIES))}
    limbs = draw(angles(LIMB)), draw(angles(LIMB))
    yaw = draw(st.sampled_from([0.0, 90.0, -90.0]))
    return Pose(draw(angles(SPINE)), draw(angles(NECK)), *limbs, yaw, flat)


def standing(**limb: float) -> Skeleton:
    """Return an upright body with these angles in both arms and legs."""
    return skeleton(Pose({}, {}, dict(limb), dict(limb)))


def bent(**trunk: float) -> Skeleton:
    """Return an upright body with these angles in its trunk."""
    return skeleton(Pose(dict(trunk), {}, {}, {}))


def near(one: Point, other: Point) -> bool:
    return distance(one, other) < 1e-6


def way(body: Skeleton, start: str, end: str) -> Point:
    a, b, c = (p - q for p, q in zip(body.at[end], body.at[start], strict=True))
    return a, b, c


@settings(max_examples=40)
@given(poses())
def test_no_pose_changes_a_length(pose: Pose) -> None:
    body, upright = skeleton(pose), standing()
    for side in SIDES:
        for (start, end), length in LENGTHS.items():
            ends = f"{side} {start}", f"{side} {end}"
            expected = distance(*(upright.at[one] for one in ends)) if length is None else length
            assert distance(*(body.at[one] for one in ends)) == pytest.approx(expected), ends
        # The shoulder turns about the middle of the shoulders.
        middle = moved(body.at["neck"], body.turns["chest"], 1.0, -3.5)
        out = SHOULDERS / 2 - THICK["shoulder"]
        assert distance(middle, body.at[f"{side} shoulder"]) == pytest.approx(out)
    hips = distance(body.at["left hip"], body.at["right hip"])
    assert hips == pytest.approx(HIPS - 2 * THICK["hip"] + 3)
    for one in ("skull", "jaw", "nose"):
        for other in ("skull", "jaw", "nose"):
            solid = distance(upright.at[one], upright.at[other])
            assert distance(body.at[one], body.at[other]) == pytest.approx(solid)


@settings(max_examples=40)
@given(poses())
def test_no_turn_bends_space(pose: Pose) -> None:
    """Every turn has three axes of length one, at right angles to each other."""
    for name, turn in skeleton(pose).turns.items():
        for row, one in enumerate(turn):
            for column, other in enumerate(turn):
                product = sum(a * b for a, b in zip(one, other, strict=True))
                assert product == pytest.approx(float(row == column), abs=1e-9), name


@settings(max_examples=40)
@given(poses())
def test_left_and_right_exchanged_is_the_body_in_a_mirror(pose: Pose) -> None:
    """The mirror stands between the sides of an unturned body."""
    sided = ("lean_left", "facing", "bend_left", "turn_left")

    def other_way(given: Angles) -> Angles:
        return {name: -angle if name in sided else angle for name, angle in given.items()}

    def swapped(name: str) -> str:
        if name.startswith("left "):
            return name.replace("left ", "right ", 1)
        return name.replace("right ", "left ", 1)

    flat = {swapped(name): normal for name, normal in pose.flat.items()}
    trunk, neck = other_way(pose.trunk), other_way(pose.neck)
    there = skeleton(Pose(trunk, neck, pose.right, pose.left, -pose.yaw, flat))
    for name, (x, y, z) in skeleton(pose).at.items():
        assert near(there.at[swapped(name)], (x, y, -z)), name


@settings(max_examples=40)
@given(poses())
def test_the_same_angles_give_the_same_body(pose: Pose) -> None:
    assert skeleton(pose) == skeleton(pose)


def test_an_upright_body_has_its_height_and_stands_on_the_floor() -> None:
    pose = Pose({}, {}, {}, {})
    feet = contacts("feet on floor")
    held = hold(pose, feet, {}, {}, {})
    assert held.faults == []
    for side in SIDES:
        for part in ("heel", "ball", "toe", "big toe"):
            name = f"{side} {part}"
            assert held.body.at[name][1] - radius(name) == pytest.approx(0, abs=0.1), name
    lowest = min(point[1] - radius(name) for name, point in held.body.at.items())
    assert lowest == pytest.approx(0, abs=0.1)


def test_an_upright_body_has_the_joints_where_the_fractions_put_them() -> None:
    body = hold(Pose({}, {}, {}, {}), contacts("feet on floor"), {}, {}, {}).body
    for side in SIDES:
        heights = {part: body.at[f"{side} {part}"][1] / HEIGHT for part in ("hip", "knee", "ankle")}
        assert heights == pytest.approx({"hip": 0.530, "knee": 0.285, "ankle": 0.039})
        assert body.at[f"{side} shoulder"][1] / HEIGHT == pytest.approx(0.818, abs=0.01)


def test_an_upright_body_is_one_body_height_tall() -> None:
    body = hold(Pose({}, {}, {}, {}), contacts("feet on floor"), {}, {}, {}).body
    top = max(point[1] + radius(name) for name, point in body.at.items())
    assert top == pytest.approx(HEIGHT, abs=0.1)


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize(
    ("limb", "start", "end", "expected"),
    [
        ({}, "hip", "ankle", (0, -THIGH - SHANK, 0)),
        ({}, "shoulder", "wrist", (0, -UPPER_ARM - FOREARM, 0)),
        ({"knee_flexion": 90}, "knee", "ankle", (-SHANK, 0, 0)),
        ({"hip_flexion": 90}, "hip", "knee", (THIGH, 0, 0)),
        ({"hip_flexion": -30}, "hip", "knee", (-THIGH / 2, -THIGH * cos(radians(30)), 0)),
        ({"hip_flexion": 90, "knee_flexion": 90}, "knee", "ankle", (0, -SHANK, 0)),
        ({"hip_abduction": 60}, "hip", "knee", (0, -THIGH / 2, THIGH * sin(radians(60)))),
        ({"hip_abduction": -30}, "hip", "knee", (0, -THIGH * cos(radians(30)), -THIGH / 2)),
        # Turned outwards, a bent leg brings its foot inwards, and the knees go apart.
        (
            {"hip_rotation": 30, "knee_flexion": 90},
            "knee",
            "ankle",
            (-SHANK * cos(radians(30)), 0, -SHANK / 2),
        ),
        ({"ankle_dorsiflexion": 0}, "heel", "ball", (15, -0.6, 0)),
        ({"shoulder_flexion": 90}, "shoulder", "elbow", (UPPER_ARM, 0, 0)),
        ({"shoulder_flexion": 180}, "shoulder", "elbow", (0, UPPER_ARM, 0)),
        ({"shoulder_abduction": 90}, "shoulder", "elbow", (0, 0, UPPER_ARM)),
        ({"shoulder_abduction": 180}, "shoulder", "elbow", (0, UPPER_ARM, 0)),
        ({"elbow_flexion": 90}, "elbow", "wrist", (FOREARM, 0, 0)),
        (
            {"elbow_flexion": 90, "shoulder_rotation": 90},
            "elbow",
            "wrist",
            (0, 0, FOREARM),
        ),
        ({"wrist_flexion": 90, "elbow_flexion": 90}, "elbow", "wrist", (FOREARM, 0, 0)),
    ],
)
def test_a_known_pose(
    side: str, limb: Angles, start: str, end: str, expected: tuple[float, float, float]
) -> None:
    x, y, out = expected
    found = way(standing(**limb), f"{side} {start}", f"{side} {end}")
    assert near(found, (x, y, out if side == "right" else -out)), found


def test_a_foot_drawn_up_has_its_ball_above_its_heel() -> None:
    for angle in (-60, -20, 20, 45):
        body = standing(ankle_dorsiflexion=angle)
        rise = (
            way(body, "right heel", "right ball")[1]
            - way(standing(), "right heel", "right ball")[1]
        )
        assert (rise > 0) == (angle > 0)


@pytest.mark.parametrize(
    ("limb", "lifted"),
    [
        ({"toe_extension": 90}, {"toe", "big toe"}),
        ({"big_toe_extension": 90}, {"big toe"}),
        ({"toe_extension": 90, "big_toe_extension": 0}, {"toe"}),
        ({}, set()),
    ],
)
def test_toes_are_lifted_all_or_but_one(limb: Angles, lifted: set[str]) -> None:
    """The big one goes with the others unless it is told otherwise."""
    for side in SIDES:
        for toe in ("toe", "big toe"):
            x, y, _ = way(standing(), f"{side} ball", f"{side} {toe}")
            expected = (-y, x, 0.0) if toe in lifted else (x, y, 0.0)
            assert near(way(standing(**limb), f"{side} ball", f"{side} {toe}"), expected)


def test_a_wrist_bends_the_way_the_elbow_does() -> None:
    x, y, _ = way(standing(wrist_flexion=90), "left wrist", "left hand")
    assert x > 5
    assert y == pytest.approx(0)


def test_a_foot_turned_outwards_points_outwards() -> None:
    body = standing(ankle_eversion=30)
    assert body.at["right ball"][2] > body.at["right ankle"][2] + 3
    assert body.at["left ball"][2] < body.at["left ankle"][2] - 3


def test_an_arch_is_there_once_it_is_drawn_up() -> None:
    assert "left arch" not in standing().at
    low, high = standing(arch_lift=10), standing(arch_lift=30)
    assert high.at["left arch"][1] - low.at["left arch"][1] == pytest.approx(2)


def test_a_shoulder_goes_up_and_ahead() -> None:
    still = standing()
    for side in SIDES:
        name = f"{side} shoulder"
        assert standing(shoulder_raise=30).at[name][1] > still.at[name][1] + 5
        assert standing(shoulder_raise=-15).at[name][1] < still.at[name][1] - 3
        assert standing(shoulder_forward=30).at[name][0] > still.at[name][0] + 5


@pytest.mark.parametrize(
    ("trunk", "end", "axis", "sign"),
    [
        ({"inclination": 90}, "neck", 0, 1),
        ({"inclination": -90}, "neck", 0, -1),
        # Unturned, the left side is the far one.
        ({"lean_left": 90}, "neck", 2, -1),
        ({"flexion": 60}, "neck", 0, 1),
        ({"bend_left": 45}, "neck", 2, -1),
        ({"facing": 90}, "nose", 2, 1),
        ({"turn_left": 60}, "nose", 2, -1),
    ],
)
def test_a_trunk_turns_as_it_is_told(trunk: Angles, end: str, axis: int, sign: int) -> None:
    moved_by = bent(**trunk).at[end][axis] - bent().at[end][axis]
    assert moved_by * sign > 5


def test_legs_do_not_follow_a_spine_that_bends() -> None:
    body, still = bent(flexion=60, bend_left=30, turn_left=40), bent()
    for name in ("left ankle", "right ankle", "left hip", "right hip"):
        assert near(body.at[name], still.at[name])


def test_a_trunk_level_over_legs_that_stand() -> None:
    body = skeleton(Pose({"inclination": 90}, {}, {"hip_flexion": 90}, {"hip_flexion": 90}))
    for side in SIDES:
        assert near(way(body, f"{side} hip", f"{side} ankle"), (0, -THIGH - SHANK, 0))
    assert body.at["neck"][1] == pytest.approx(1.0)


@given(st.floats(-60, 60), st.floats(-40, 40))
def test_a_foot_on_the_floor_is_level_whatever_its_leg_does(hip: float, out: float) -> None:
    pose = Pose({}, {}, {"hip_flexion": hip, "hip_abduction": out}, {}, 0.0, {"left foot": UP})
    body = skeleton(pose)
    soles = [body.at[f"left {part}"][1] - THICK[part] for part in ("heel", "ball")]
    assert soles[0] == pytest.approx(soles[1])


def test_parts_are_known_by_what_people_call_them() -> None:
    body = standing()
    for name in ("left foot", "right forearm", "left shin", "right thigh", "head", "trunk", "seat"):
        assert known(body, name), name
    for name in ("ear", "left ear", "foot", "shin", "", "left", "left head", "Left foot"):
        assert not known(body, name), name
    assert joint(body, "left foot") == (body.at["left ball"], THICK["ball"])
    (_, y, _), thick = joint(body, "left shin")
    assert y == pytest.approx((body.at["left knee"][1] + body.at["left ankle"][1]) / 2)
    assert thick == pytest.approx((THICK["knee"] + THICK["ankle"]) / 2)


@settings(max_examples=40)
@given(poses())
def test_every_joint_has_a_thickness(pose: Pose) -> None:
    assert all(radius(name) > 0 for name in skeleton(pose).at)


def test_every_angle_an_author_may_write_has_a_limit() -> None:
    written = {*Trunk.model_fields, *Limbs.model_fields}
    written |= {f"neck_{name}" for name in Neck.model_fields}
    assert written == set(LIMITS)
    assert all(low <= 0 <= high for low, high in LIMITS.values())
