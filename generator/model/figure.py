"""Pose data of a drawing; an exercise without it shows no picture."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.text import Entry, Id, Name, Some

Coordinate = Annotated[float, Field(ge=-1000, le=1000)]


class Joint(Entry):
    """A named point of the body in a pose, in the figure's own units."""

    name: Id
    x: Coordinate
    y: Coordinate


class Pose(Entry):
    """One moment of a movement: its caption and the places of the joints."""

    caption: Name
    joints: Some[Joint]


class Figure(Entry):
    """A drawing computed from poses, with the words that say the same."""

    alt: Name
    poses: Some[Pose]
