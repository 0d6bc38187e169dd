"""Sentences are short, and every page reads easily.

The grade is that of Flesch and Kincaid, over all paragraphs of a thing; labels, claims and
references do not count.

Codes:
long-sentence: a sentence has more than 30 words (40 in a claim or a reference).
hard-to-read: the paragraphs of a thing are above grade 8.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generator.checks.syllables import syllables
from generator.checks.texts import texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.checks.texts import Text, Words
    from generator.issues import Issue
    from generator.library import Library

LONGEST = {"prose": 30, "name": 30, "claim": 40, "data": 40}
HARDEST = 8.0
LEAST_WORDS = 40  # below that, a grade means little


def check(library: Library) -> Iterator[Issue]:
    """Yield an issue for every long sentence and every thing that is hard to read."""
    for _, group in groupby(texts(library), key=lambda text: text[:2]):
        own = list(group)
        for text in own:
            for words in text.sentences:
                if len(words) > LONGEST[text.part]:
                    sentence = (
                        f'"{" ".join(words[:6])} …" has {len(words)} words; at most '
                        f"{LONGEST[text.part]}: make two sentences of it"
                    )
                    yield text.issue(library, "long-sentence", sentence)
        prose = [text for text in own if text.part == "prose"]
        sentences = [words for text in prose for words in text.sentences]
        if sum(map(len, sentences)) >= LEAST_WORDS and grade(sentences) > HARDEST:
            hardest = max(prose, key=_excess)
            sentence = (
                f"reads at grade {grade(sentences):.1f}; at most {HARDEST:.0f}. "
                "The hardest paragraph begins here: shorter words, shorter sentences"
            )
            yield hardest.issue(library, "hard-to-read", sentence)


def grade(sentences: Sequence[Words]) -> float:
    """Return the school year (USA) of which a reader can follow these sentences."""
    words = sum(map(len, sentences))
    if not words:
        return 0.0
    spoken = sum(sum(map(syllables, sentence)) for sentence in sentences)
    return 0.39 * words / len(sentences) + 11.8 * spoken / words - 15.59


def _excess(text: Text) -> float:
    """Return how much a text adds to the grade of its page: how hard it is, times its length."""
    return (grade(text.sentences) - HARDEST) * sum(map(len, text.sentences))
