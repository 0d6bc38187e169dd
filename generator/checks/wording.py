"""Words that promise or frighten are not used; claims alone may, for they report studies.

Codes:
forbidden-word: a word or a name that this site does not use.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.checks.texts import Text, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.issues import Issue
    from generator.library import Library

_RISK = "say what was measured; nobody's risk was"
_BRAND = "this name belongs to others; describe the check instead"
# Words in each of their forms, or whole phrases, and what to do instead.
_TERMS: tuple[tuple[str, str], ...] = (
    ("dysfunction dysfunctions dysfunctional", 'say "difference", or what is less'),
    ("broken", 'say what is less, such as "bends less"; of a bone, "fracture"'),
    ("damage damages damaged damaging", "say what the reader would notice"),
    ("degeneration degenerative degenerate degenerates degenerated", "leave it out"),
    ("diagnose diagnoses diagnosed diagnosing diagnosis diagnostic", 'say "notice" or "compare"'),
    ("detect detects detected detecting detection detector", 'say "notice" or "measure"'),
    ("treat treats treated treating treatment treatments", 'say "train" or "care"'),
    ("prevent prevents prevented preventing prevention preventive preventative", "leave it out"),
    ("fix fixes fixed fixing", 'say "train"; of things, "fasten" or "firm"'),
    ("normal normally normality", 'say "common", "usual", or the number itself'),
    ("abnormal abnormally abnormality abnormalities", 'say "larger" or "smaller"'),
    ("corrective", 'say "exercise"'),
    ("rehab rehabilitation rehabilitate", 'say "exercise", or send to a physiotherapist'),
    ("predict predicts predicted predicting prediction predictive", "leave it out"),
    ("screening screenings", 'say "self-check"'),
    ("fms nasm", _BRAND),
)
_PHRASES: tuple[tuple[str, str], ...] = (
    ("at risk", _RISK),
    ("injury risk", _RISK),
    ("risk of injury", _RISK),
    ("root cause", "say what was measured; no cause was"),
    ("domino effect", "leave it out"),
    ("experts say", "say who found what, in a claim"),
    ("par q", _BRAND),
)
_FORMS = {form: hint for forms, hint in _TERMS for form in forms.split()}
# A word of each phrase that is rarer than the others.
_SIGNS = frozenset(("risk", "root", "domino", "experts", "par", *_FORMS))
_FOUND = re.compile(
    rf"\b(?:{'|'.join([*(phrase for phrase, _ in _PHRASES), *sorted(_FORMS, reverse=True)])})\b"
)
_HINTS = {**_FORMS, **dict(_PHRASES)}

# What a site may say of itself: that it is no medical device.
_VERB = "(?:diagnose|detect|treat|prevent|fix|predict)"
_ALLOWED = re.compile(
    r"\bnot a (?:medical )?diagnosis\b"
    rf"|\b(?<!you )(?:cannot|(?:do|does|can) not) {_VERB}(?: {_VERB})*(?: or {_VERB})?\b"
)


def check(library: Library) -> Iterator[Issue]:
    """Yield an issue for every word that must not stand where readers see it."""
    for text in texts(library):
        if text.part in ("prose", "name"):
            for word in forbidden(text):
                sentence = f'"{word}" is not said here: {_HINTS[word]}'
                yield text.issue(library, "forbidden-word", sentence)


def forbidden(text: Text) -> Iterator[str]:
    """Yield the forbidden words and phrases of a text, each once."""
    seen: set[str] = set()
    for words in text.sentences:
        if not _SIGNS.isdisjoint(words):
            seen.update(_FOUND.findall(_ALLOWED.sub(" ", " ".join(words))))
    yield from sorted(seen)
