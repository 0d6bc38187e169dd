"""Sentences about touching are understood, and bodies are held by what they touch."""

from collections.abc import Mapping

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from generator.figures.body import LIMITS
from generator.figures.contacts import PLURAL, TOUCHING, Contact, Unsaid, contacts
from generator.figures.hold import GIVE, NEAR, Held, hold
from generator.figures.props import FLOOR, HEIGHTS, Placed
from generator.figures.scene import Scene, scene
from generator.figures.skeleton import Angles, Pose, joint
from generator.model import Figure
from generator.model.figure import Prop

SOLVED = (
    "hip_flexion",
    "hip_abduction",
    "hip_rotation",
    "knee_flexion",
    "ankle_dorsiflexion",
    "shoulder_flexion",
    "shoulder_abduction",
    "shoulder_rotation",
    "elbow_flexion",
)
LIMBS = st.fixed_dictionaries({name: st.floats(*LIMITS[name]) for name in SOLVED})


def said(*sentences: str) -> list[Contact]:
    """Return what these sentences say."""
    return [contact for sentence in sentences for contact in contacts(sentence)]


def gap(held: Held, placed: dict[str, Placed], contact: Contact) -> float:
    """Return how far a part is from the thing that it should touch."""
    thing = placed[contact.thing]
    return min(thing.gap(*joint(held.body, name), contact.target) for name in contact.joints)


def played(*phases: Mapping[str, object], view: str = "side") -> Scene:
    """Return the scene of a figure with these phases and all props."""
    # A hand that lies flat on a wall is shorter than one that points at it.
    props = [{"thing": "wall", "shift": -15}, *({"thing": one} for one in ("step", "chair"))]
    named = [{"caption": f"Phase {number}", **phase} for number, phase in enumerate(phases)]
    return scene(Figure.model_validate({"view": view, "props": props, "phases": named}))


def middle(made: Scene, phase: int, name: str) -> tuple[float, float]:
    """Return where a part is in a picture of a phase."""
    return joint(made.moments[phase].body, name)[0][:2]


# --- sentences ---


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("left foot on floor", [Contact("foot", "left", False, "floor", None)]),
        ("right hand along the wall", [Contact("hand", "right", True, "wall", None)]),
        (
            "feet on the mat",
            [
                Contact("foot", "left", False, "mat", None),
                Contact("foot", "right", False, "mat", None),
            ],
        ),
        (
            "both knees on mat",
            [
                Contact("knee", "left", False, "mat", None),
                Contact("knee", "right", False, "mat", None),
            ],
        ),
        (
            "both toes along floor",
            [
                Contact("toes", "left", True, "floor", None),
                Contact("toes", "right", True, "floor", None),
            ],
        ),
        ("left hand on right thigh", [Contact("hand", "left", False, "thigh", "right")]),
        ("right elbow on the left knee", [Contact("elbow", "right", False, "knee", "left")]),
        ("upper back on wall", [Contact("upper back", None, False, "wall", None)]),
        ("left hand on head", [Contact("hand", "left", False, "head", None)]),
        ("right hand on chair back", [Contact("hand", "right", False, "chair back", None)]),
        ("left shoulder on door frame", [Contact("shoulder", "left", False, "door frame", None)]),
        ("seat on chair", [Contact("seat", None, False, "chair", None)]),
    ],
)
def test_a_sentence_that_is_understood(sentence: str, expected: list[Contact]) -> None:
    assert contacts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("", '"" is no sentence such as "left foot on floor"'),
        ("left foot", '"left foot" is no sentence such as "left foot on floor"'),
        ("Left foot on floor", '"Left foot on floor" is no sentence such as "left foot on floor"'),
        ("left foot on floor.", '"left foot on floor." is no sentence such as'),
        ("left foot on <b>", '"left foot on <b>" is no sentence such as'),
        ("left foot on floor\n", "is no sentence such as"),
        ("left tail on floor", '"tail" is no part that can touch something; there are foot, toes,'),
        ("left foot on moon", 'nothing can be touched by the name of "moon"; there are floor, mat'),
        ("left foot on band", 'nothing can be touched by the name of "band"; there are floor, mat'),
        ("foot on floor", '"foot" needs a side: left, right or both'),
        ("left seat on chair", '"seat" has no sides'),
        ("both heads on wall", '"heads" is no part that can touch something'),
        ("left hand on thigh", '"thigh" needs to be said of one side of the body'),
        ("left hand on left head", '"head" needs to be said of one side of the body'),
    ],
)
def test_a_sentence_that_is_not(sentence: str, says: str) -> None:
    with pytest.raises(Unsaid) as raised:
        contacts(sentence)
    assert says in str(raised.value)


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from([*TOUCHING, "left", "on", "floor"])).map(" ".join)
)
def test_any_text_is_understood_or_refused(text: str) -> None:
    try:
        found = contacts(text)
    except Unsaid as unsaid:
        says = str(unsaid)
    else:
        says = f"{len(found)} contacts"
    assert says


def test_every_plural_is_that_of_a_part() -> None:
    for plural, part in PLURAL.items():
        assert [(one.part, one.side) for one in contacts(f"{plural} on floor")] == [
            (part, "left"),
            (part, "right"),
        ]


# --- bodies ---


@settings(max_examples=60)
@given(
    st.floats(*LIMITS["inclination"]),
    LIMBS,
    LIMBS,
    st.sampled_from(
        [
            "left foot on floor",
            "right toes on step",
            "left knee on mat",
            "seat on chair",
            "right hand on table",
            "back on floor",
            "belly on bed",
            "head on cushion",
            "left elbow on worktop",
        ]
    ),
)
def test_the_first_contact_always_holds(
    inclination: float, left: Angles, right: Angles, sentence: str
) -> None:
    """Whatever the angles are, and none of them gives way for it."""
    pose = Pose({"inclination": inclination}, {}, dict(left), dict(right))
    placed: dict[str, Placed] = {}
    held = hold(pose, said(sentence), {}, placed, {})
    assert gap(held, placed, *said(sentence)) == pytest.approx(0, abs=1e-6)
    assert held.faults == []
    assert (held.pose.left, held.pose.right) == (left, right)
    assert held.pose.trunk == {"inclination": inclination}


@pytest.mark.parametrize("part", ["left hand", "upper back", "right knee"])
def test_a_first_contact_with_a_wall_holds(part: str) -> None:
    pose = Pose({}, {}, {"shoulder_flexion": 80, "elbow_flexion": 30}, {"hip_flexion": 60})
    touching, placed = (
        said(f"{part} on wall", "left foot on floor"),
        {FLOOR: Placed(FLOOR, 0, 0, 0)},
    )
    held = hold(pose, touching, {}, placed, {})
    assert gap(held, placed, touching[0]) == pytest.approx(0, abs=0.1)
    assert gap(held, placed, touching[1]) == pytest.approx(0, abs=NEAR)


# Several parts at once, of two limbs or the trunk; no limb is asked twice.
GROUPS = [
    ("feet on floor", "seat on chair"),
    ("feet on floor", "upper back on wall"),
    ("left foot on floor", "right foot on step", "left hand on wall"),
    ("left knee on mat", "right foot on floor", "right hand on right knee"),
    ("knees on mat", "hands on mat"),
    ("back on floor", "head on cushion", "feet on floor", "hands on floor"),
    ("seat on chair", "right heel on floor", "right hand on right ankle"),
    ("left foot on floor", "right fingers on wall", "left elbow on table"),
]


# The first example found says enough; to make it simpler takes minutes.
@settings(max_examples=50, phases=[Phase.generate])
@given(st.sampled_from(GROUPS), st.floats(-60, 60), LIMBS, LIMBS)
def test_nothing_gives_way_by_more_than_it_may(
    group: tuple[str, ...], inclination: float, left: Angles, right: Angles
) -> None:
    trunk, neck = {"inclination": inclination}, {"flexion": 0.0}
    pose = Pose(dict(trunk), dict(neck), dict(left), dict(right))
    held = hold(pose, said(*group), {}, {}, {})
    now = (held.pose.trunk, held.pose.neck, held.pose.left, held.pose.right)
    for was, angles in zip((trunk, neck, left, right), now, strict=True):
        for name, angle in angles.items():
            assert abs(angle - was.get(name, 0.0)) <= GIVE + 1e-6, name
    for limb in (held.pose.left, held.pose.right):
        for name, angle in limb.items():
            low, high = LIMITS[name]
            assert low - 1e-6 <= angle <= high + 1e-6, name


@pytest.mark.parametrize(
    "group",
    [
        ("left foot on floor", "right elbow on table", "right hand on table"),
        ("left foot on floor", "right foot on step", "right toes on step"),
        ("seat on chair", "right heel on floor", "right toes on floor"),
    ],
)
def test_a_limb_that_touches_twice_gives_way_no_further(group: tuple[str, ...]) -> None:
    """The angles that count are those an author wrote."""
    for shoulder in range(-60, 181, 30):
        for knee in (0, 75, 150):
            written: Angles = {
                "hip_flexion": -30.0,
                "knee_flexion": float(knee),
                "shoulder_flexion": float(shoulder),
                "elbow_flexion": 20.0,
            }
            pose = Pose({}, {}, {}, dict(written))
            now = hold(pose, said(*group), {}, {}, {}).pose.right
            most = max(abs(angle - written.get(name, 0.0)) for name, angle in now.items())
            assert most <= GIVE + 1e-6, (written, now)


@given(LIMBS, LIMBS)
@settings(max_examples=40)
def test_what_is_not_told_of_has_reached(left: Angles, right: Angles) -> None:
    """A part touches, or a sentence says by how much it does not."""
    touching = said("left foot on floor", "right foot on step", "right hand on wall")
    placed: dict[str, Placed] = {}
    held = hold(Pose({}, {}, dict(left), dict(right)), touching, {}, placed, {})
    told = [says.split(" cannot")[0] for says in held.faults]
    expected = [one.name for one in touching if abs(gap(held, placed, one)) > NEAR]
    assert told == expected


def test_what_already_touches_is_left_as_it_is_written() -> None:
    pose = Pose({}, {}, {}, {})
    held = hold(pose, said("feet on floor"), {}, {}, {})
    assert all(angle == pytest.approx(0) for angle in held.pose.right.values())


def test_what_cannot_reach_is_told_with_the_distance() -> None:
    held = hold(Pose({}, {}, {}, {}), said("feet on floor", "left hand on floor"), {}, {}, {})
    assert len(held.faults) == 1
    assert held.faults[0].startswith("left hand cannot reach: it is ")
    assert held.faults[0].endswith(" cm away from the floor")


@pytest.mark.parametrize("sentence", ["left hand on right thigh", "right hand on right thigh"])
def test_a_hand_reaches_another_part_of_the_body(sentence: str) -> None:
    seated: Angles = {
        "hip_flexion": 90,
        "knee_flexion": 90,
        "shoulder_flexion": 25,
        "elbow_flexion": 40,
    }
    pose = Pose({}, {}, dict(seated), dict(seated))
    assert hold(pose, said("seat on chair", sentence), {}, {}, {}).faults == []


@pytest.mark.parametrize("thing", sorted(set(HEIGHTS) - {"chair back"}))
def test_what_stands_on_a_thing_is_as_high_as_the_thing(thing: str) -> None:
    held = hold(Pose({}, {}, {}, {}), said(f"feet on {thing}"), {}, {}, {})
    sole = held.body.at["left ball"][1] - joint(held.body, "left ball")[1]
    assert sole == pytest.approx(HEIGHTS[thing], abs=0.1)


@given(st.floats(5, 60), st.floats(-60, 60))
@settings(max_examples=25)
def test_a_thing_is_as_high_as_it_is_said_to_be_and_where_it_is_touched(
    height: float, shift: float
) -> None:
    prop = Prop.model_validate({"thing": "step", "height": height, "shift": shift})
    placed: dict[str, Placed] = {}
    held = hold(Pose({}, {}, {}, {}), said("left foot on step"), {"step": prop}, placed, {})
    foot, radius = joint(held.body, "left heel")
    assert foot[1] - radius == pytest.approx(height)
    assert abs(placed["step"].x - shift - foot[0]) < 16


# --- from phase to phase ---

SEATED = {"hip_flexion": 90, "knee_flexion": 90}
SIT: dict[str, object] = {
    "both": SEATED,
    "touches": ["seat on chair", "left foot on floor", "right foot on floor"],
}
STRETCHED = {"hip_flexion": 80, "knee_flexion": 50}


def test_what_touched_before_stays_where_it_was() -> None:
    made = played(SIT, {**SIT, "right": STRETCHED})
    for foot in ("left heel", "right heel"):
        assert middle(made, 1, foot) == pytest.approx(middle(made, 0, foot), abs=0.5)


def test_what_slides_goes_where_the_limb_leads_it() -> None:
    touches = ["seat on chair", "left foot on floor", "right foot along floor"]
    made = played(SIT, {"right": STRETCHED, "touches": touches})
    assert middle(made, 1, "left heel") == pytest.approx(middle(made, 0, "left heel"), abs=0.5)
    (x, y), (was, level) = (middle(made, phase, "right heel") for phase in (1, 0))
    assert x - was > 15
    assert y == pytest.approx(level, abs=0.5)


def test_what_lets_go_and_comes_back_is_free() -> None:
    lifted = {"right": {"knee_flexion": 0}, "touches": ["seat on chair", "left foot on floor"]}
    made = played(SIT, lifted, {**SIT, "right": STRETCHED})
    assert middle(made, 2, "right heel")[0] - middle(made, 0, "right heel")[0] > 15


@given(st.floats(0, 60), st.floats(0, 60), st.floats(0, 20))
@settings(max_examples=25)
def test_the_first_contact_stays_where_it_was(hip: float, knee: float, lean: float) -> None:
    """As long as it touches, whatever the body over it does."""
    bends = {"trunk": {"inclination": lean}, "left": {"hip_flexion": hip, "knee_flexion": knee}}
    one_leg: dict[str, object] = {"touches": ["left foot on floor"]}
    made = played(one_leg, {**one_leg, **bends})
    assert middle(made, 1, "left heel") == pytest.approx(middle(made, 0, "left heel"), abs=1e-6)


def test_a_hand_on_a_wall_stays_as_high_as_it_was() -> None:
    touches = ["feet on floor", "left hand on wall"]
    first = {"left": {"shoulder_flexion": 80, "elbow_flexion": 40}, "touches": touches}
    lower = {"left": {"shoulder_flexion": 60, "elbow_flexion": 60}}
    kept = played(first, {**lower, "touches": touches})
    slid = played(first, {**lower, "touches": ["feet on floor", "left hand along wall"]})
    was = middle(kept, 0, "left hand")[1]
    assert middle(kept, 1, "left hand")[1] == pytest.approx(was, abs=0.3)
    assert abs(middle(slid, 1, "left hand")[1] - was) > 3


def test_what_is_not_said_again_is_as_before() -> None:
    made = played({**SIT, "both": {"elbow_flexion": 90}}, {"left": {"elbow_flexion": 30}})
    assert made.moments[1].touching == made.moments[0].touching
    assert made.moments[1].pose.right["elbow_flexion"] == 90
    assert made.moments[1].pose.left["elbow_flexion"] == 30
