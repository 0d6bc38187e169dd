"""Every figure of the content is possible; phases inherit, things stand where they are touched."""

from collections.abc import Mapping
from typing import Any

import pytest

from generator.figures.body import HEIGHT, LIMITS
from generator.figures.hold import GIVE, NEAR
from generator.figures.nature import against_nature, mass_centre
from generator.figures.props import FLOOR, HELD, UPRIGHT
from generator.figures.scene import Scene, scene
from generator.figures.skeleton import SIDES, Angles, Pose, joint, skeleton, thickness
from generator.library import Library
from generator.model import Figure

# Of these a second one tips the whole body, and may shift on what it lies on.
TRUNK = ("seat", "back", "upper back", "lower back", "chest", "belly", "pelvis", "head")


def made(*phases: Mapping[str, Any], **figure: Any) -> Scene:
    """Return the scene of a figure with these phases."""
    named = [{"caption": f"Phase {number}", **phase} for number, phase in enumerate(phases)]
    return scene(Figure.model_validate({"view": "side", "phases": named, **figure}))


def codes(scene: Scene) -> list[str]:
    """Return the codes of all faults, each once."""
    return sorted({fault.code for fault in scene.faults})


@pytest.fixture(scope="module")
def scenes(library: Library) -> dict[str, Scene]:
    """The scene of every figure of the content."""
    figures = [(name, one.figure) for name, one in library.exercises.items()]
    figures += [(f"{name} (screen)", one.figure) for name, one in library.screens.items()]
    return {name: scene(figure) for name, figure in figures if figure}


# --- the content ---


def test_every_exercise_and_every_screen_has_a_figure(library: Library) -> None:
    assert (len(library.exercises), len(library.screens)) == (68, 8)
    for things in (library.exercises, library.screens):
        assert [name for name, thing in things.items() if thing.figure is None] == []


def test_all_figures_are_tested(scenes: dict[str, Scene]) -> None:
    assert len(scenes) == 76


def test_no_figure_has_a_fault(scenes: dict[str, Scene]) -> None:
    assert {name: one.faults for name, one in scenes.items() if one.faults} == {}


def test_every_contact_of_the_content_touches(scenes: dict[str, Scene]) -> None:
    apart = [
        (name, number, contact.name, contact.target)
        for name, one in scenes.items()
        for number, moment in enumerate(one.moments)
        for contact in moment.touching
        if not contact.on_body
        and abs(
            min(
                one.things[contact.thing].gap(*joint(moment.body, part), contact.target)
                for part in contact.joints
            )
        )
        > NEAR
    ]
    assert apart == []


def test_what_the_content_keeps_in_place_stays_there(scenes: dict[str, Scene]) -> None:
    """Limbs stay where they touch, unless it is said that they slide."""
    slips: dict[tuple[str, int, str], float] = {}
    for name, one in scenes.items():
        for number, (then, now) in enumerate(zip(one.moments, one.moments[1:], strict=False), 1):
            kept = {contact.name + contact.target for contact in then.touching}
            for contact in now.touching:
                if (
                    contact.name + contact.target in kept
                    and not contact.slides
                    and not contact.on_body
                    and contact.part not in (*TRUNK, "shoulder", "hip")
                ):
                    before, after = (
                        joint(moment.body, contact.joints[0])[0] for moment in (then, now)
                    )
                    axis = 1 if contact.thing in UPRIGHT else 0
                    slips[name, number, contact.name] = abs(after[axis] - before[axis])
    assert len(slips) > 100
    assert {key: slip for key, slip in slips.items() if slip > 2.0} == {}


def test_no_angle_of_the_content_gives_way_too_far(scenes: dict[str, Scene]) -> None:
    def given(angles: object) -> Angles:
        return {name: angle for name, angle in vars(angles).items() if angle is not None}

    too_far = []
    for name, one in scenes.items():
        left: Angles = {}
        right: Angles = {}
        neck: Angles = {}
        for number, (phase, moment) in enumerate(zip(one.figure.phases, one.moments, strict=True)):
            left |= given(phase.both) | given(phase.left)
            right |= given(phase.both) | given(phase.right)
            neck |= given(phase.neck)
            pairs = ((left, moment.pose.left), (right, moment.pose.right), (neck, moment.pose.neck))
            for written, held in pairs:
                too_far += [
                    (name, number, key)
                    for key, angle in held.items()
                    if abs(angle - written.get(key, 0.0)) > GIVE + 1e-6
                ]
    assert too_far == []


def test_every_joint_of_the_content_is_within_its_limits(scenes: dict[str, Scene]) -> None:
    beyond = []
    for name, one in scenes.items():
        for moment in one.moments:
            for limb in (moment.pose.left, moment.pose.right):
                beyond += [
                    (name, key)
                    for key, angle in limb.items()
                    if not LIMITS[key][0] - 1e-6 <= angle <= LIMITS[key][1] + 1e-6
                ]
    assert beyond == []


def test_all_things_of_the_content_are_in_the_picture(scenes: dict[str, Scene]) -> None:
    for name, one in scenes.items():
        expected = {prop.thing for prop in one.figure.props if prop.thing not in HELD}
        assert set(one.things) - {FLOOR} == expected, name
        assert len(one.moments) == len(one.figure.phases), name


# --- phases ---

STAND = {"touches": ["feet on floor"]}


def test_a_later_phase_is_as_the_one_before_where_it_says_nothing() -> None:
    first = {
        **STAND,
        "trunk": {"inclination": 5, "turn_left": 10},
        "neck": {"flexion": 10},
        "both": {"elbow_flexion": 40},
    }
    one = made(first, {"trunk": {"turn_left": 0}, "left": {"elbow_flexion": 90}}, {})
    assert one.faults == []
    second, third = one.moments[1].pose, one.moments[2].pose
    assert second.trunk == {"inclination": 5, "turn_left": 0}
    assert second.neck == {"flexion": 10}
    assert (second.left["elbow_flexion"], second.right["elbow_flexion"]) == (90, 40)
    assert (second.trunk, second.left) == (third.trunk, third.left)
    assert one.moments[1].touching == one.moments[0].touching


def test_a_side_is_stronger_than_both() -> None:
    one = made({**STAND, "both": {"elbow_flexion": 40}, "right": {"elbow_flexion": 70}})
    pose = one.moments[0].pose
    assert (pose.left["elbow_flexion"], pose.right["elbow_flexion"]) == (40, 70)


def test_nothing_touches_any_more_where_an_empty_list_says_so() -> None:
    one = made(STAND, {"touches": []})
    assert one.moments[1].touching == []
    assert {fault.phase for fault in one.faults if fault.code == "unsupported"} == {1}


@pytest.mark.parametrize(
    ("lies", "up", "touches"),
    [
        ("back", 1, ["back on floor"]),
        ("front", -1, ["belly on floor"]),
    ],
)
def test_somebody_lies(lies: str, up: int, touches: list[str]) -> None:
    body = made({"lies": lies, "touches": touches}, view="lying").moments[0].body
    nose, skull = body.at["nose"], body.at["skull"]
    assert (nose[1] - skull[1]) * up > 5
    assert abs(body.at["neck"][1] - body.at["pelvis"][1]) < 5
    assert max(point[1] for point in body.at.values()) < 40


@pytest.mark.parametrize(("lies", "low"), [("left", "left"), ("right", "right")])
def test_somebody_lies_on_a_side(lies: str, low: str) -> None:
    body = made({"lies": lies, "touches": [f"{low} hip on floor"]}, view="lying").moments[0].body
    high = "right" if low == "left" else "left"
    for part in ("hip", "shoulder", "knee"):
        assert body.at[f"{low} {part}"][1] < body.at[f"{high} {part}"][1] - 10
    # The face looks at whoever looks at the picture.
    assert body.at["nose"][2] > body.at["skull"][2] + 5


@pytest.mark.parametrize(
    ("view", "axis", "sign"), [("side", 0, 1), ("front", 2, 1), ("back", 2, -1)]
)
def test_a_view_turns_the_body(view: str, axis: int, sign: int) -> None:
    body = made(STAND, view=view).moments[0].body
    assert (body.at["nose"][axis] - body.at["skull"][axis]) * sign > 5


# --- things ---


def test_a_chair_stands_where_one_sits() -> None:
    sit = {"both": {"hip_flexion": 90, "knee_flexion": 90}, "touches": ["seat on chair"]}
    one = made(sit, props=[{"thing": "chair"}])
    seat = one.moments[0].body.at["pelvis"][0]
    assert abs(one.things["chair"].x - seat) < 6
    assert one.things["chair"].faces == 1
    assert made(sit, props=[{"thing": "chair", "shift": -10}]).things["chair"].x == pytest.approx(
        one.things["chair"].x - 10
    )


def test_a_thing_stays_where_it_was_first_touched() -> None:
    step = {"touches": ["left foot on floor", "right foot on step"]}
    one = made(
        {**step, "right": {"hip_flexion": 60, "knee_flexion": 60}},
        {"touches": ["right foot on step"]},
        props=[{"thing": "step"}],
    )
    assert one.things["step"].height == 18
    foot = one.moments[1].body.at["right heel"]
    assert foot[1] - thickness("right heel") == pytest.approx(18, abs=0.1)


def test_a_thing_that_nothing_touches_is_beside_the_body() -> None:
    for shift in (-60.0, 60.0):
        one = made(STAND, props=[{"thing": "table", "shift": shift}])
        assert one.things["table"].x == pytest.approx(shift)


def test_a_wall_has_the_body_before_it() -> None:
    back = made({"touches": ["upper back on wall", "feet on floor"]}, props=[{"thing": "wall"}])
    hand = made(
        {"left": {"shoulder_flexion": 80}, "touches": ["feet on floor", "left fingers on wall"]},
        props=[{"thing": "wall"}],
    )
    assert (back.things["wall"].faces, hand.things["wall"].faces) == (1, -1)
    for one in (back, hand):
        assert one.faults == []


# --- nature ---


def test_the_weight_of_somebody_upright_is_over_the_feet() -> None:
    body = made(STAND).moments[0].body
    assert body.at["right heel"][0] < mass_centre(body) < body.at["right ball"][0]


@pytest.mark.parametrize("lean", [-60, 60])
def test_the_weight_goes_where_the_trunk_leans(lean: float) -> None:
    upright = mass_centre(skeleton(Pose({}, {}, {}, {})))
    leaning = mass_centre(skeleton(Pose({"inclination": lean}, {}, {}, {})))
    assert (leaning - upright) * lean > 0
    assert abs(leaning - upright) < HEIGHT / 2


def test_upright_is_not_against_nature() -> None:
    one = made(STAND).moments[0]
    assert list(against_nature(one.body, one.touching, {})) == []


def test_a_lifted_foot_is_high_enough_or_touches() -> None:
    def lifted(knee: float) -> Scene:
        angles = {"hip_flexion": knee / 2, "knee_flexion": knee, "ankle_dorsiflexion": knee / 2}
        return made({"right": angles, "touches": ["left foot on floor"]})

    assert codes(lifted(24)) == ["floating-foot"]
    assert codes(lifted(70)) == []


def test_nobody_is_asked_to_balance_a_view_from_above() -> None:
    one = made({"trunk": {"inclination": 60}, "touches": ["feet on floor"]}, view="top")
    assert one.faults == []


def test_faults_say_where_they_are() -> None:
    one = made(
        STAND,
        {
            "left": {"elbow_flexion": 151},
            "touches": ["feet on floor", "no sentence"],
            "arrows": ["head", "tail"],
        },
        props=[{"thing": "bag"}, {"thing": "band", "of": ["left hand", "tail"]}],
        close="tail",
    )
    found = {(fault.code, fault.phase): fault.path for fault in one.faults}
    assert found["joint-limit", 1] == ("left", "elbow_flexion")
    assert found["unsaid-touch", 1] == ("touches", 1)
    assert found["unknown-part", 1] == ("arrows", 1)
    assert found["unheld-prop", 0] == ("props", 0)
    paths = [fault.path for fault in one.faults if fault.code == "unknown-part"]
    assert ("close",) in paths
    assert any(path[:2] == ("props", 1) for path in paths)


def test_both_sides_of_somebody_upright_are_alike() -> None:
    body = made(STAND).moments[0].body
    for name, (x, y, z) in body.at.items():
        for side in SIDES:
            if name.startswith(side):
                other = name.replace(side, "left" if side == "right" else "right", 1)
                assert body.at[other] == pytest.approx((x, y, -z), abs=1e-6)
