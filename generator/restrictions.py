"""Who leaves out what: the answers with which a screen or an exercise is not for a reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from generator.model import Exercise, Option, Quiz, Screen
    from generator.model.text import Area


@dataclass(frozen=True)
class Effect:
    """What an answer leaves out, by restriction and by part, with all that it brings along."""

    option: Option
    tags: frozenset[str]
    parts: frozenset[Area]

    def hits(self, thing: Exercise | Screen) -> bool:
        """Return whether a reader with this answer leaves the thing out."""
        return not (self.tags.isdisjoint(thing.leave_out) and self.parts.isdisjoint(thing.loads))


def effects(quiz: Quiz) -> tuple[Effect, ...]:
    """Return the effects of all answers that leave anything out, in their order."""
    found = []
    for question in (*quiz.gate, *quiz.about):
        for option in question.options:
            brought = quiz.brought(option)
            tags = frozenset(one.id for one in brought if one.outcome in ("adapt", "see-first"))
            parts = frozenset(part for one in brought for part in one.leaves_out_parts)
            if tags or parts:
                found.append(Effect(option, tags, parts))
    return tuple(found)


def left_out_by(known: Iterable[Effect], thing: Exercise | Screen) -> tuple[str, ...]:
    """Return the ids of the answers with which a screen or an exercise is left out."""
    return tuple(effect.option.id for effect in known if effect.hits(thing))


def along(quiz: Quiz, ids: Iterable[str]) -> tuple[Option, ...]:
    """Return the answers of the gate with these ids, and all that they bring along."""
    known = quiz.restrictions()
    found = [one for name in ids if name in known for one in quiz.brought(known[name])]
    return tuple({one.id: one for one in found}.values())


def answers(quiz: Quiz) -> dict[str, tuple[str, str]]:
    """Return what each answer of the gate says, by its id, behind what stands before it alone."""
    return {
        option.id: (question.short or "", option.text)
        for question in quiz.gate
        for option in question.options
    }


def told(quiz: Quiz, ids: Collection[str]) -> Iterator[str]:
    """Yield what these answers of the gate say; those to one question that has a `short` at once.

    An answer about the reader, such as an age, leaves out nothing but what an answer of the gate
    that it brings along leaves out (checks/quiz_form.py sees to it); that one stands here.
    """
    for question in quiz.gate:
        texts = [option.text for option in question.options if option.id in ids]
        if texts and question.short:
            yield f"{question.short}: {'; '.join(map(_within, texts))}."
        else:
            yield from texts


def _within(text: str) -> str:
    return text[0].lower() + text[1:].removesuffix(".")
