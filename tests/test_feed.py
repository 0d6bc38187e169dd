"""The feed of changes, read back by an XML reader."""

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from generator.feed import atom
from generator.library import Library
from generator.output import Site
from tests.conftest import ADDRESS
from tests.hostile import TEXTS

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def read(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)


def test_the_feed_tells_every_change_with_its_place(site: Path, library: Library) -> None:
    feed = read((site / "changes/feed.xml").read_text(encoding="utf-8"))
    entries = feed.findall("a:entry", ATOM)
    changes = library.changes.entries
    assert [entry.findtext("a:title", "", ATOM) for entry in entries] == [c.title for c in changes]
    page = (site / "changes/index.html").read_text(encoding="utf-8")
    for entry, change in zip(entries, changes, strict=True):
        link = entry.find("a:link", ATOM)
        assert link is not None
        assert link.get("href") == f"{ADDRESS}changes/#{change.id}"
        assert f'id="{change.id}"' in page
        assert entry.findtext("a:updated", "", ATOM) == f"{change.day}T00:00:00Z"
    updated = max(entry.findtext("a:updated", "", ATOM) for entry in entries)
    assert feed.findtext("a:updated", "", ATOM) == updated
    ids = [feed.findtext("a:id", "", ATOM), *(e.findtext("a:id", "", ATOM) for e in entries)]
    assert len(ids) == len({*ids, ""}) - 1
    assert 'type="application/atom+xml"' in page


def test_the_newest_day_counts_whatever_the_order(library: Library) -> None:
    turned = library.changes.model_copy(update={"entries": library.changes.entries[::-1]})
    feed = read(atom(replace(library, changes=turned), Site("A site", None)))
    newest = max(entry.day for entry in turned.entries)
    assert feed.findtext("a:updated", "", ATOM) == f"{newest}T00:00:00Z"


def test_without_an_address_there_are_ids_and_no_links(library: Library) -> None:
    feed = read(atom(library, Site("A site", None)))
    assert feed.findall(".//a:link", ATOM) == []
    assert all(one.text and one.text.startswith("urn:") for one in feed.iter(f"{{{ATOM['a']}}}id"))


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_words_stay_words(text: str, library: Library) -> None:
    first, *rest = library.changes.entries
    changed = first.model_copy(update={"title": text, "text": (text,)})
    changes = library.changes.model_copy(update={"title": text, "entries": (changed, *rest)})
    feed = read(atom(replace(library, changes=changes), Site(text, 'https://x.example/"<&/')))
    entry = feed.find("a:entry", ATOM)
    assert entry is not None
    assert entry.findtext("a:title", "", ATOM) == text
    assert entry.findtext("a:content", "", ATOM).split() == text.split()
