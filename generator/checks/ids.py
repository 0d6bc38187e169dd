"""Everything that is named exists, and nothing is named twice in one list.

Codes:
unknown-principle: there is no principle of this id.
unknown-screen: there is no screen of this id.
unknown-finding: there is no finding of this id.
unknown-exercise: there is no exercise of this id.
unknown-routine: there is no routine of this id; a sheet has its routine's id.
unknown-reference: there is no entry of this id in references.yml.
unknown-faq: there is no entry of this id in faq.yml.
unknown-headline: there is no entry of this id in headlines.yml.
unknown-test: there is no entry of this id in left-out.yml.
unknown-change: there is no entry of this id in changes.yml.
unknown-question: there is no question of this id in the quiz.
unknown-option: there is no option of this id in the gate, or in the question meant.
unknown-page: a link names a page that there is not.
unknown-kind: a link names a kind of thing that there is not.
malformed-link: this is not how links are written, or a label holds one.
not-a-restriction: an option is used to leave things out, but its outcome never does so.
minimum-day: the minimum day holds an exercise that is not in its routine.
repeated: a list names something twice, or two things have one id.
self-reference: a thing names itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_origin

from generator.addresses import KINDS
from generator.checks.mentions import FIELDS, Mention, answers, known, mentions, questions
from generator.checks.near import did_you_mean
from generator.checks.texts import texts
from generator.issues import Issue
from generator.model import Exercise, Option, Screen, Variant
from generator.prose import links

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from pydantic import BaseModel

    from generator.library import Library
    from generator.model import (
        Change,
        Changes,
        Faq,
        FaqEntry,
        Headline,
        Headlines,
        LeftOut,
        LeftOutTest,
    )

Path = tuple[str | int, ...]
Fault = tuple[str, str]

_LINK = re.compile(r"\[[^\[\]]+\]\([a-z]+:[a-z0-9-]+\)")
_LINK_LIKE = re.compile(r"\[[^\[\]]*\]\([^)]*\)?|https?://\S*|\bwww\.\S+", re.IGNORECASE)


# Lists that hold no ids and may not repeat either.
_LISTS: dict[type[BaseModel], tuple[str, ...]] = {
    Exercise: ("aliases", "loads", "kit"),
    Screen: ("aliases", "loads", "kit"),
    Option: ("leaves_out_parts",),
}
# A list of a screen's findings may name one twice: for a difference and for a low level.
_UNIQUE = {
    model: tuple(
        name
        for name in (*FIELDS.get(model, ()), *_LISTS.get(model, ()))
        if get_origin(model.model_fields[name].annotation) is tuple
    )
    for model in (*FIELDS, *_LISTS)
}


def check(library: Library) -> Iterator[Issue]:
    """Yield an issue for every id that is wrong where it stands."""
    yield from _mentions(library)
    yield from _links(library)
    yield from _repeated(library)


def _mentions(library: Library) -> Iterator[Issue]:
    ids, asked = known(library), questions(library)
    idle = {
        option.id
        for option in library.quiz.restrictions().values()
        if option.outcome not in ("adapt", "see-first")
    }

    def fault(mention: Mention) -> Fault | None:
        name, noun, owner = mention.name, mention.noun, mention.owner
        if noun == "answer":
            question = asked.get(owner.question)
            options = answers(question) if question else {name}
            missing = f'the question "{owner.question}" has no option "{name}"'
            fits = name in options
            return None if fits else ("unknown-option", missing + did_you_mean(name, options))
        if name not in ids[noun]:
            return _unknown(noun, name, ids[noun])
        if noun == "restriction" and name in idle:
            return (
                "not-a-restriction",
                f'the outcome of "{name}" is neither adapt nor see-first, so it never applies',
            )
        if mention.field == "minimum_day":
            held = [item.exercise for item in owner.items]
            missing = f'the exercise "{name}" is not in this routine'
            return None if name in held else ("minimum-day", missing + did_you_mean(name, held))
        if name == _self(mention):
            return "self-reference", f'"{name}" names itself here; name another or leave it out'
        return None

    for mention in mentions(library):
        found = fault(mention)
        if found:
            yield Issue(library.place(mention.kind, mention.id, mention.path), *found)


def _unknown(noun: str, name: str, ids: Collection[str]) -> Fault:
    noun = {"sheet": "routine", "restriction": "option"}.get(noun, noun)
    where = {"option": " in the gate", "question": " in the quiz"}.get(noun, "")
    return f"unknown-{noun}", f'{noun} "{name}" does not exist{where}{did_you_mean(name, ids)}'


def _self(mention: Mention) -> str | None:
    """Return the id that this mention may not name, because it is its own."""
    if isinstance(mention.owner, Option):
        return mention.owner.id
    return mention.id if isinstance(mention.owner, Variant) else None


def _links(library: Library) -> Iterator[Issue]:
    ids = known(library)
    for text in texts(library):
        value = text.value
        linked = "](" in value or "://" in value or "www." in value.lower()
        if text.kind == "page" or not linked:
            continue
        for link in links(value):
            if link.kind not in (*KINDS, "page"):
                hint = did_you_mean(link.kind, (*KINDS, "page"))
                sentence = f'"{link.kind}" in a link is no kind of thing{hint}'
                yield text.issue(library, "unknown-kind", sentence)
            elif link.id not in ids[link.kind]:
                yield text.issue(library, *_unknown(link.kind, link.id, ids[link.kind]))
        loose = _LINK_LIKE.search(value if text.part == "name" else _LINK.sub("", value))
        if loose and text.part == "name":
            sentence = f'"{loose[0]}": this label is shown as it is written; it cannot hold a link'
            yield text.issue(library, "malformed-link", sentence)
        elif loose:
            sentence = f'"{loose[0]}" is not shown as a link; write [words](kind:id), kind and id '
            yield text.issue(library, "malformed-link", sentence + "of a thing of this site")


def _repeated(library: Library) -> Iterator[Issue]:
    for kind, thing, names in _lists(library):
        seen: set[str] = set()
        for path, name in names:
            if name in seen:
                sentence = f'"{name}" stands here a second time; name it once'
                yield Issue(library.place(kind, thing, path), "repeated", sentence)
            seen.add(name)


def _lists(library: Library) -> Iterator[tuple[str, str, Iterable[tuple[Path, str]]]]:
    """Yield every list of a model that repeats a name, and every group of ids that may not."""
    for kind, thing, path, owner in library.walk():
        for field in _UNIQUE.get(type(owner), ()):
            value = getattr(owner, field)
            if len(set(value)) < len(value):
                yield kind, thing, [((*path, field, i), name) for i, name in enumerate(value)]
    for id_, routine in library.routines.items():
        items = enumerate(routine.items)
        yield "routine", id_, [(("items", i, "exercise"), item.exercise) for i, item in items]
    quiz = library.quiz
    yield "quiz", "quiz", [(("gate", i, "id"), asked.id) for i, asked in enumerate(quiz.gate)]
    yield "quiz", "quiz", [(("about", i, "id"), asked.id) for i, asked in enumerate(quiz.about)]
    options = [
        [(("about", i, "options", j, "id"), o.id) for j, o in enumerate(question.options)]
        for i, question in enumerate(quiz.about)
    ]
    # What an exercise leaves out names an option of the gate, whichever the question.
    options.append(
        [
            (("gate", i, "options", j, "id"), option.id)
            for i, question in enumerate(quiz.gate)
            for j, option in enumerate(question.options)
        ]
    )
    for names in options:
        yield "quiz", "quiz", names
    singles: dict[str, Faq | Headlines | LeftOut | Changes] = {
        "faq": library.faq,
        "headlines": library.headlines,
        "left-out": library.left_out,
        "changes": library.changes,
    }
    for kind, single in singles.items():
        entries: Iterable[FaqEntry | Headline | LeftOutTest | Change] = single.entries
        yield kind, kind, [(("entries", i, "id"), entry.id) for i, entry in enumerate(entries)]
