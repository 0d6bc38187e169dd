"""Easier and harder end somewhere, and lead back."""

from collections.abc import Callable

from generator.checks import variants

ROCK, RISE, TOE = (f"exercises/{name}.yml" for name in ("ankle-rock", "heel-rise", "heel-to-toe"))
Finds = Callable[..., None]


def test_a_link_that_is_not_answered(check_finds: Finds) -> None:
    words = 'harder than "ankle-rock" is "heel-to-toe" | but "heel-to-toe" names none'
    easier = (RISE, "  exercise: ankle-rock\n", "")
    harder = (ROCK, "  exercise: heel-rise", "  exercise: ¶heel-to-toe")
    check_finds(variants, "one-way-variant", words, easier, harder)


def test_a_link_that_is_answered_with_another(check_finds: Finds) -> None:
    words = 'easier than "heel-to-toe" must be "ankle-rock" | names "heel-rise"'
    easier = "easier: {how: Rise., exercise: heel-rise}\ndose:"
    check_finds(
        variants,
        "one-way-variant",
        words,
        (TOE, "dose:", easier),
        (RISE, "easier:", "harder: {how: Stand., exercise: heel-to-toe}\neasier:"),
        (RISE, "  exercise: ankle-rock\n", ""),
        (ROCK, "  exercise: heel-rise", "  exercise: ¶heel-to-toe"),
    )


def test_a_circle_is_printed_once(check_edited: Callable[..., list[object]]) -> None:
    found = check_edited(
        variants,
        (RISE, "easier:", "harder: {how: Stand., exercise: heel-to-toe}\neasier:"),
        (TOE, "dose:", "harder: {how: Rock., exercise: ankle-rock}\ndose:"),
    )
    circles = [str(issue) for issue in found if "variant-cycle" in str(issue)]
    assert circles == [
        "content/exercises/ankle-rock.yml:18:13 variant-cycle: harder never ends: "
        "ankle-rock → heel-rise → heel-to-toe → ankle-rock"
    ]
