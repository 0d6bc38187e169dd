"""A named thing to train; screens lead to findings, findings to exercises."""

from __future__ import annotations

from generator.model.claim import Claim
from generator.model.text import Area, Entry, Id, Items, Name, Prose, Some


class Finding(Entry):
    """A thing worth training, with what it may and does not mean.

    `exercises` are in order of preference; the first that fits the reader is taken. `noticed` says
    how a reader may notice it without a screen.
    """

    id: Id
    name: Name
    summary: Prose
    area: Area
    noticed: Items[Prose] = ()
    may_mean: Some[Prose]
    does_not_mean: Some[Prose]
    train: Some[Prose]
    see_someone: Some[Prose]
    exercises: Some[Id]
    claims: Items[Claim] = ()
