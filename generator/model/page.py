"""The front matter of a hand-written page."""

from __future__ import annotations

from typing import Literal

from generator.model.text import Entry, Items, Name, Prose


class Page(Entry):
    """What stands above the words of a page."""

    title: Name | None = None
    description: Prose | None = None
    hide: Items[Literal["navigation", "toc", "footer"]] = ()


class Door(Entry):
    """One of the ways in that the start page offers."""

    title: Name
    text: Prose


class Doors(Entry):
    """The three ways in, in this order."""

    read: Door
    check: Door
    print: Door


class StartPage(Page):
    """What `home.html` shows above the words of the start page."""

    template: Literal["home.html"]
    heading: Name
    lead: Prose
    promise: Prose
    doors: Doors
    ideas: Name
