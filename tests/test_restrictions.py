"""Who leaves out what is told whole: by its own restriction, by one brought along, and by part."""

from generator import restrictions
from generator.library import Library


def told(library: Library, exercise: str) -> str:
    quiz = library.quiz
    ids = restrictions.left_out_by(restrictions.effects(quiz), library.exercises[exercise])
    return " ".join(restrictions.told(quiz, ids))


def test_an_answer_leaves_out_by_name_by_part_and_by_what_it_brings_along(library: Library) -> None:
    known = restrictions.effects(library.quiz)
    for exercise in library.exercises.values():
        ids = set(restrictions.left_out_by(known, exercise))
        options = library.quiz.restrictions()
        assert {name for name in exercise.leave_out if options[name].outcome != "stop"} <= ids
        for name, option in options.items():
            along = {one.id for one in library.quiz.brought(option)}
            if {*option.leaves_out_parts} & {*exercise.loads} or along & ids:
                assert name in ids


def test_a_sore_part_is_told_once_with_all_the_parts_that_count(library: Library) -> None:
    text = told(library, "heel-raise")
    assert text.count("Newly hurt, or in strong pain: ") == 1
    assert "Newly hurt, or in strong pain: a foot, an ankle" in text
    assert "; a knee; " in text
    assert "the belly. " in f"{text} "
    assert "An open sore or wound on a foot." in text
    assert "gives way" in text


def test_each_answer_has_what_stands_before_it_alone(library: Library) -> None:
    answers = restrictions.answers(library.quiz)
    assert answers["part-knee"] == ("Newly hurt, or in strong pain", "A knee.")
    assert answers["open-sore"] == ("", "An open sore or wound on a foot.")
    assert set(answers) == set(library.quiz.restrictions())
