"""The text alternative says what works, what touches what and what changes, for either side."""

import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.figures.contacts import PLURAL, Contact
from generator.figures.drawing import draw
from generator.figures.scene import Scene, scene
from generator.figures.words import mirrored, tell
from generator.library import Library
from generator.model import Figure

MANY = {part: plural.removeprefix("both ") for plural, part in PLURAL.items()} | {
    "fingers": "fingers",
    "wrist": "wrists",
}
WORDS = st.sampled_from(
    ["left", "right", "Left", "Right", "upright", "leftover", "bright", "leg,", "(left)", "R", "."]
)


@pytest.fixture(scope="module")
def scenes(library: Library) -> dict[str, Scene]:
    """The scene of every figure of the content."""
    figures = [(name, one.figure) for name, one in library.exercises.items()]
    figures += [(f"{name} (screen)", one.figure) for name, one in library.screens.items()]
    return {name: scene(figure) for name, figure in figures if figure}


def told(*phases: dict[str, Any], mirror: bool = False, **fields: Any) -> str:
    """Return the words for a figure of somebody who stands."""
    first, *later = phases or ({},)
    named = [{"caption": "Stand", "touches": ["feet on floor"], **first}]
    named += [{"caption": f"Move {number}", **phase} for number, phase in enumerate(later, 1)]
    made = scene(Figure.model_validate({"view": "side", "phases": named, **fields}))
    return tell(made, mirror=mirror)


def parts(made: Scene) -> list[str]:
    """Return what is told of each phase, after its caption."""
    text = tell(made)
    found = []
    captions = [phase.caption for phase in made.figure.phases]
    for index, caption in enumerate(captions):
        lead = f" {index + 1}. {caption}: " if len(captions) > 1 else f" {caption}: "
        assert text.count(lead) == 1
        _, text = text.split(lead)
        following = captions[index + 1 : index + 2]
        end = f" {index + 2}. {following[0]}: " if following else ""
        found.append(text.split(end)[0] if end else text)
    return found


def named(contact: Contact) -> re.Pattern[str]:
    """Return what has to be in the words of a phase for this contact."""
    many = MANY.get(contact.part, contact.part)
    own = rf"({contact.name}|both {many})" if contact.side else contact.part
    where = f"{contact.whose} {contact.target}" if contact.whose else contact.target
    return re.compile(rf"\b{own}\b[^;.]* on the {where}\b")


# --- every figure of the content ---


def test_what_works_is_named(scenes: dict[str, Scene]) -> None:
    for name, made in scenes.items():
        text, works = tell(made), made.figure.works
        if works is None:
            assert " works." not in text, name
        elif works.endswith("turn"):
            assert f", for the {works.split()[0]} side." in text, name
        else:
            assert f". The {works} works. " in text, name


def test_every_contact_of_the_first_phase_is_named(scenes: dict[str, Scene]) -> None:
    missing = [
        (name, contact.name, contact.target)
        for name, made in scenes.items()
        for contact in made.moments[0].touching
        if not named(contact).search(parts(made)[0])
    ]
    assert missing == []


def test_each_phase_is_told_in_other_words(scenes: dict[str, Scene]) -> None:
    for name, made in scenes.items():
        said = parts(made)
        assert len(said) == len(made.figure.phases), name
        for one, other in pairwise(said):
            assert one != other, name


def test_every_arrow_that_is_told_is_drawn(scenes: dict[str, Scene]) -> None:
    for name, made in scenes.items():
        for said, drawing in zip(parts(made), draw(made), strict=True):
            assert said.count("an arrow at") in (0, drawing.svg.count('class="a"')), name


def test_words_are_whole_sentences_without_markup(scenes: dict[str, Scene]) -> None:
    for name, made in scenes.items():
        for mirror in (False, True):
            text = tell(made, mirror=mirror)
            assert text.startswith("Seen "), name
            assert text.endswith("."), name
            assert not re.search(r"_|  |;;|: \.|None|[<>{}]|\d\d", text), (name, text)


def test_the_other_side_is_told_with_left_and_right_exchanged(scenes: dict[str, Scene]) -> None:
    for name, made in scenes.items():
        plain, other = tell(made), tell(made, mirror=True)
        assert mirrored(other) == plain, name
        neutral = re.compile(r"\b(left|right)\b", re.IGNORECASE)
        assert neutral.sub("x", plain) == neutral.sub("x", other), name
        assert (plain == other) == (not neutral.search(plain)), name


# --- exchanged words ---


@given(st.lists(WORDS).map(" ".join))
def test_exchanged_twice_is_the_same(text: str) -> None:
    assert mirrored(mirrored(text)) == text
    assert len(mirrored(text)) - len(text) == len(re.findall(r"(?i)\bleft\b", text)) - len(
        re.findall(r"(?i)\bright\b", text)
    )


@given(st.text())
def test_any_text_can_be_exchanged(text: str) -> None:
    assert mirrored(mirrored(text)) == text


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Lift the left knee", "Lift the right knee"),
        ("Right hand on left hip", "Left hand on right hip"),
        ("Stand upright", "Stand upright"),
        ("bright leftovers", "bright leftovers"),
        ("left–right, (left)", "right–left, (right)"),
        ("", ""),
    ],
)
def test_left_and_right_are_exchanged(text: str, other: str) -> None:
    assert mirrored(text) == other


@pytest.mark.parametrize(("text", "other"), [("LEFT knee", "RIGHT knee"), ("RIGHT", "LEFT")])
def test_capitals_are_exchanged_too(text: str, other: str) -> None:
    assert mirrored(text) == other


# --- what is told ---


def test_somebody_who_stands() -> None:
    assert told() == "Seen from the side. Stand: trunk upright; both feet on the floor."


@pytest.mark.parametrize(
    ("view", "says"),
    [
        ("front", "Seen from the front. "),
        ("back", "Seen from behind. "),
        ("top", "Seen from above. "),
        ("side", "Seen from the side. "),
    ],
)
def test_a_view_is_told(view: str, says: str) -> None:
    assert told(view=view).startswith(says)


def test_phases_are_counted() -> None:
    moves = [{"both": {"elbow_flexion": angle}} for angle in (0, 90, 130)]
    assert told(*moves[:2]).startswith("Seen from the side, in two pictures. 1. Stand: ")
    three = told(*moves)
    assert three.startswith("Seen from the side, in three pictures. 1. Stand: ")
    assert " 2. Move 1: both elbows bent to a right angle. 3. Move 2: " in three
    assert three.endswith("both elbows fully bent.")


@pytest.mark.parametrize(
    ("works", "says"),
    [
        ("left leg", "Seen from the side. The left leg works. Stand: "),
        ("right arm", "Seen from the side. The right arm works. Stand: "),
        ("left side", "Seen from the side. The left side works. Stand: "),
        ("right turn", "Seen from the side, for the right side. Stand: "),
    ],
)
def test_what_is_at_work_is_told(works: str, says: str) -> None:
    assert told(works=works).startswith(says)


@pytest.mark.parametrize(
    ("angles", "says"),
    [
        ({"right": {"knee_flexion": 90}}, "right knee bent to a right angle"),
        ({"both": {"knee_flexion": 50}}, "both knees half bent"),
        ({"left": {"hip_flexion": -20}}, "left hip stretched back"),
        ({"left": {"hip_abduction": 30}}, "left leg out to the side"),
        ({"right": {"shoulder_flexion": 170}}, "right arm raised overhead"),
        ({"right": {"shoulder_abduction": 90}}, "right arm raised sideways to shoulder height"),
        ({"right": {"elbow_flexion": 110}}, "right elbow well bent"),
        ({"both": {"toe_extension": 40}}, "both toes lifted"),
        ({"right": {"ankle_dorsiflexion": -40}}, "right foot pointed"),
        ({"trunk": {"inclination": 30}}, "trunk leaning forwards"),
        ({"trunk": {"inclination": 80}}, "trunk level"),
        ({"trunk": {"inclination": -20}}, "trunk leaning back"),
        ({"trunk": {"turn_left": 30}}, "chest turned to the left"),
        ({"trunk": {"bend_left": -30}}, "trunk bent to the right"),
    ],
)
def test_a_change_is_told(angles: dict[str, Any], says: str) -> None:
    # Feet that let go do not bend the legs, and nothing else is told again.
    text = told({}, {**angles, "touches": []})
    assert f"{says};" in text or text.endswith(f"{says}.")


def test_what_stays_is_not_told_again() -> None:
    text = told({"both": {"elbow_flexion": 90}}, {"trunk": {"inclination": 20}})
    assert text.endswith(" 2. Move 1: trunk leaning forwards.")
    assert told({}, {}).endswith(" 2. Move 1.")


def test_an_arrow_is_told_where_nothing_else_is() -> None:
    a_little = {"right": {"elbow_flexion": 7}, "arrows": ["right fingers"]}
    assert told({}, a_little).endswith(" 2. Move 1: an arrow at the right fingers.")


def test_an_arrow_that_is_not_drawn_is_not_told() -> None:
    """What does not move has no arrow."""
    assert told({}, {"arrows": ["left heel"]}).endswith(" 2. Move 1.")


def test_contacts_of_both_sides_are_told_as_one() -> None:
    touches = ["left foot on floor", "right foot on floor", "left hand on left hip"]
    bent = {"elbow_flexion": 90, "shoulder_abduction": 40}
    text = told({"touches": touches, "left": bent})
    assert "both feet on the floor; left hand on the left hip" in text


def test_lying_is_told() -> None:
    text = told({"lies": "back", "touches": ["back on floor"]}, view="lying")
    assert text.startswith("Seen from the side. Stand: lying on the back; back on the floor")


def test_captions_are_told_as_they_are_written() -> None:
    assert "Bend & <b>hold</b>: " in told({"caption": "Bend & <b>hold</b>"})
    right = told({"caption": "Lift the left heel"}, mirror=True, works="left leg")
    assert "Lift the right heel: " in right
    assert "The right leg works" in right
