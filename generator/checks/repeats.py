"""Each sentence stands in one place only.

Two are let off: the same danger is told in the same words wherever it is met, and so is who took
part in a study.

Codes:
repeated-sentence: two things say the same sentence of ten words or more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checks.texts import Text, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.issues import Issue
    from generator.library import Library

LEAST_WORDS = 10
_WARNINGS = frozenset(("stop_rules", "pain_rule", "stop", "caution", "skip_if"))


def check(library: Library) -> Iterator[Issue]:
    """Yield an issue for every sentence that another thing has said before."""
    said: dict[tuple[str, ...], Text] = {}
    for text in texts(library):
        if not _WARNINGS.isdisjoint(text.path[:1]) or text.path[-1:] == ("people",):
            continue
        for words in text.sentences:
            if len(words) < LEAST_WORDS:
                continue
            first = said.setdefault(tuple(words), text)
            if (first.kind, first.id) != (text.kind, text.id):
                sentence = (
                    f'"{" ".join(words[:6])} …" is said in {first.place(library)} already; '
                    "say it in one place and link there"
                )
                yield text.issue(library, "repeated-sentence", sentence)
