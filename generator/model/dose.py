"""How much of an exercise: sets, repetitions or hold, tempo, days, and the time that takes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from generator.model.text import Entry

CHANGEOVER = 10  # seconds allowed for changing sides


def _whole_tempo(text: str) -> str:
    if sum(int(part) for part in text.split("-")) == 0:
        raise ValueError("must take at least one second for each repetition")
    return text


Tempo = Annotated[str, StringConstraints(pattern=r"^\d-\d-\d(-\d)?$"), AfterValidator(_whole_tempo)]


class Dose(Entry):
    """Sets of repetitions at a tempo, or sets of one timed hold.

    `tempo` is seconds down (or into the stretch), pause, up, as in `3-1-1`; a fourth number is a
    hold at the top, as in `2-0-1-2`. `hold` is seconds.
    `rest` is seconds between sets. `days` is the number of days a week; `days_most` its upper end.
    """

    sets: Annotated[int, Field(ge=1, le=6)]
    reps: Annotated[int, Field(ge=1, le=40)] | None = None
    tempo: Tempo | None = None
    hold: Annotated[int, Field(ge=5, le=120)] | None = None
    sides: Literal["each", "both"] = "each"
    rest: Annotated[int, Field(ge=0, le=180)] = 0
    days: Annotated[int, Field(ge=1, le=7)]
    days_most: Annotated[int, Field(ge=1, le=7)] | None = None

    @property
    def work(self) -> int:
        """Return the seconds of work in one set on one side (or on both together)."""
        if self.hold is not None:
            return self.hold
        parts = (self.tempo or "0-0-0").split("-")
        return (self.reps or 0) * sum(int(part) for part in parts)

    @property
    def seconds(self) -> int:
        """Return the seconds the whole dose takes: work, rests and changes of side.

        One set means one round: the first side, a changeover, the other side. Rests lie
        between rounds.
        """
        rounds = self.sets
        if self.sides == "each":
            return rounds * (2 * self.work + CHANGEOVER) + (rounds - 1) * self.rest
        return rounds * self.work + (rounds - 1) * self.rest
