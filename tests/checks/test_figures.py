"""A figure that could not be, or is at odds with its words, is reported where it is written."""

import re
from collections.abc import Callable

import pytest

from generator.checks import figures
from generator.figures import nature, scene
from generator.issues import Issue
from generator.library import Library

RISE, ROCK, SCREEN = "exercises/heel-rise.yml", "exercises/ankle-rock.yml", "screens/ankle-bend.yml"
Edit = tuple[str, str, str]


def drawn(name: str, works: str = "", second: str = "") -> Edit:
    """Return the edit that gives an exercise or a screen a figure of somebody who stands."""
    figure = f"""\
figure:
  view: side
{works}  props: [{{thing: chair}}, {{thing: wall, shift: 20}}]
  phases:
    - caption: Stand upright
      both: {{shoulder_flexion: 0}}
      touches: [feet on floor]
{second}"""
    return (
        name,
        "summary:" if "exercises" in name else "noun:",
        figure + ("summary:", "noun:")["screens" in name],
    )


SECOND = """\
    - caption: Rise
      both: {ankle_dorsiflexion: -40}
      touches: [both toes on floor]
"""
RIGHT = "  works: right leg\n"
BOTH = drawn(RISE, second=SECOND)
BODY, TOUCH = "both: {shoulder_flexion: 0}", "touches: [feet on floor]"
CAPTION = "caption: Stand upright"


def touching(sentence: str) -> tuple[Edit]:
    return ((RISE, TOUCH, f"touches: [feet on floor, ¶{sentence}]"),)


def at_phase(new: str, touches: str = TOUCH) -> tuple[Edit, ...]:
    """Return the edits that put angles and contacts into the first phase, with a mark there."""
    return (RISE, TOUCH, touches), (RISE, BODY, new), (RISE, CAPTION, f"¶{CAPTION}")


CASES: list[tuple[str, str, tuple[Edit, ...]]] = [
    (
        "joint-limit",
        "elbow flexion 155 is outside 0–150",
        ((RISE, BODY, "both: {elbow_flexion: ¶155}"),),
    ),
    (
        "joint-limit",
        "shoulder flexion -61.5 is outside -60–180",
        ((RISE, BODY, "left: {shoulder_flexion: ¶-61.5}"),),
    ),
    (
        "joint-limit",
        "neck turn left 81 is outside -80–80",
        ((RISE, BODY, "neck: {turn_left: ¶81}"),),
    ),
    (
        "joint-limit",
        "turn left 61 is outside -60–60",
        ((RISE, BODY, "trunk: {turn_left: ¶61}"),),
    ),
    (
        "unsaid-touch",
        '"left hand touches chair" is no sentence such as "left foot on floor"',
        touching("left hand touches chair"),
    ),
    (
        "unsaid-touch",
        '"nose" is no part that can touch something; there are foot, toes, heel, ',
        touching("left nose on wall"),
    ),
    (
        "unsaid-touch",
        'nothing can be touched by the name of "lamp"; there are floor, mat, ',
        touching("left hand on lamp"),
    ),
    (
        "unsaid-touch",
        '"hand" needs a side: left, right or both',
        touching("hand on wall"),
    ),
    ("unsaid-touch", '"head" has no sides', touching("left head on wall")),
    (
        "unsaid-touch",
        '"hip" needs to be said of one side of the body',
        touching("left hand on hip"),
    ),
    (
        "unknown-prop",
        "right fingers on door frame, but `props` has no door frame",
        (
            (RISE, BODY, "right: {shoulder_flexion: 60}"),
            (RISE, TOUCH, "touches: ¶[feet on floor, right fingers on door frame]"),
        ),
    ),
    (
        "unheld-prop",
        "a band needs `of`: what holds it",
        ((RISE, "{thing: chair}", "¶{thing: band}"),),
    ),
    (
        "unknown-part",
        '"left ear" is no part of the body, such as left heel, right knee, head',
        ((RISE, "[both toes on floor]\n", "[both toes on floor]\n      arrows: [¶left ear]\n"),),
    ),
    (
        "out-of-reach",
        "left hand cannot reach: it is 61 cm away from the step",
        (
            (RISE, "{thing: chair}", "{thing: step}"),
            (RISE, TOUCH, "touches: ¶[feet on floor, left hand on step]"),
        ),
    ),
    (
        "out-of-reach",
        "left hand cannot reach: it is 25 cm away from the knee",
        ((RISE, TOUCH, "touches: ¶[feet on floor, left hand on right knee]"),),
    ),
    (
        "through-floor",
        "the right toe is 4 cm below the floor",
        at_phase("right: {toe_extension: -40, big_toe_extension: 40}"),
    ),
    (
        "through-wall",
        "the left fingers are 3 cm inside the wall",
        (
            (RISE, ", shift: 20", ""),
            *at_phase(
                "both: {shoulder_flexion: 90}\n      left: {shoulder_forward: 11}",
                "touches: [feet on floor, right fingers on wall]",
            ),
        ),
    ),
    (
        "floating-foot",
        "the right foot floats 2 cm above the floor; let it touch, or lift it",
        at_phase(
            "right: {hip_flexion: 12, knee_flexion: 24, ankle_dorsiflexion: 12}",
            "touches: [left foot on floor]",
        ),
    ),
    (
        "out-of-balance",
        "the body would fall: its weight is 7 cm beyond what carries it",
        at_phase("trunk: {inclination: 90}\n      both: {hip_flexion: 90, shoulder_flexion: 150}"),
    ),
    (
        "figure-size",
        "the picture is 273 cm wide; 260 cm are the most",
        ((RISE, "{thing: chair}", "{thing: table, shift: 200}"), (RISE, CAPTION, f"¶{CAPTION}")),
    ),
    (
        "figure-size",
        "bytes; 4000 are the most | the drawing takes ",
        (
            (RISE, "{thing: chair}", ", ".join(["{thing: bag, of: [left hand]}"] * 40)),
            (RISE, CAPTION, f"¶{CAPTION}"),
        ),
    ),
    (
        "figure-side",
        "both sides do it together, but `works` says right leg",
        ((RISE, "  view: side\n", "  view: side\n  works: ¶right leg\n"),),
    ),
    (
        "figure-side",
        "the caption speaks of the left foot, but what is drawn is the other one",
        (
            (RISE, TOUCH, "touches: [right foot on floor]"),
            (RISE, BODY, "left: {hip_flexion: 60, knee_flexion: 90}"),
            (RISE, CAPTION, "caption: ¶Stand on the left foot"),
        ),
    ),
]


@pytest.mark.parametrize("edit", [BOTH, drawn(ROCK, RIGHT), drawn(SCREEN, RIGHT)])
def test_a_figure_without_a_fault(check_edited: Callable[..., list[Issue]], edit: Edit) -> None:
    assert check_edited(figures, edit) == []


@pytest.mark.parametrize(("code", "words", "edits"), CASES)
def test_a_figure_that_cannot_be(
    check_finds: Callable[..., None], code: str, words: str, edits: tuple[Edit, ...]
) -> None:
    check_finds(figures, code, words, BOTH if "arrows" in edits[0][2] else drawn(RISE), *edits)


def test_every_code_has_a_case() -> None:
    told = "".join(module.__doc__ or "" for module in (figures, scene, nature))
    codes = re.findall(r"(?m)^([a-z]+(?:-[a-z]+)*): ", told)
    assert len(codes) == 13
    # What nothing holds lies below the floor as well: see the next test.
    assert {code for code, _, _ in CASES} | {"unsupported"} == set(codes)


@pytest.mark.parametrize("touches", ["[]", "[left hand on right hand]"])
def test_a_body_that_nothing_holds(check_edited: Callable[..., list[Issue]], touches: str) -> None:
    """It also hangs somewhere in the air, or below the floor."""
    found = check_edited(figures, drawn(RISE), (RISE, TOUCH, f"touches: {touches}"))
    says = [issue.sentence for issue in found if issue.code == "unsupported"]
    assert says == ["nothing holds the body; say what touches what"]


@pytest.mark.parametrize("name", [ROCK, SCREEN])
def test_each_side_does_it_but_none_is_drawn_at_work(
    check_finds: Callable[..., None], name: str
) -> None:
    words = "each side does it, so `works` must say which one is drawn at work"
    check_finds(figures, "figure-side", words, drawn(name), (name, "view: side", "¶view: side"))


@pytest.mark.parametrize(
    ("caption", "wrong"),
    [
        ("Lift the right knee", None),
        ("Right knee up, left arm still", "left arm"),
        ("Bend the left knee", "left knee"),
        ("Stand on the right foot", None),
        ("The brightest left", None),
    ],
)
def test_a_caption_speaks_of_the_side_that_works(
    check_edited: Callable[..., list[Issue]], caption: str, wrong: str | None
) -> None:
    found = check_edited(figures, drawn(ROCK, RIGHT), (ROCK, CAPTION, f"caption: {caption}"))
    sentence = f"the caption speaks of the {wrong}, but what is drawn is the other one"
    assert [(one.code, one.sentence) for one in found] == (
        [("figure-side", sentence)] if wrong else []
    )


def test_a_close_look_at_nothing(check_finds: Callable[..., None]) -> None:
    words = '"left ear" is no part of the body, such as left heel, right knee, head'
    close = (RISE, "  view: side\n", "  view: side\n  close: ¶left ear\n")
    check_finds(figures, "unknown-part", words, drawn(RISE), close)


def test_a_thing_held_by_nothing_the_body_has(check_finds: Callable[..., None]) -> None:
    words = '"third hand" is no part of the body, such as left heel, right knee, head'
    held = (RISE, "{thing: chair}", "¶{thing: bag, of: [third hand]}")
    check_finds(figures, "unknown-part", words, drawn(RISE), held)


def test_all_that_is_wrong_is_told_at_once(check_edited: Callable[..., list[Issue]]) -> None:
    found = check_edited(
        figures,
        BOTH,
        (RISE, "{thing: chair}", "{thing: band}"),
        (RISE, BODY, "both: {elbow_flexion: 160, wrist_flexion: 91}"),
        (RISE, TOUCH, "touches: [feet on floor, hand on wall]"),
    )
    assert sorted(issue.code for issue in found) == [
        "joint-limit",
        "joint-limit",
        "unheld-prop",
        "unsaid-touch",
    ]


def test_the_real_content_has_no_impossible_figure(library: Library) -> None:
    assert list(figures.check(library)) == []
