"""The self-check as files: what it says without a script, what it leads to, what it weighs."""

import gzip
import json
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator import prose, restrictions, scoring, tools
from generator.library import Library
from generator.model import BESIDES
from generator.output import Site


@pytest.fixture(scope="module")
def pages(library: Library) -> dict[str, LexborHTMLParser]:
    site = Site(name="Evenstride")
    return {output.uri: LexborHTMLParser(output.text) for output in tools.pages(library, site)}


@pytest.fixture(scope="module")
def form(pages: dict[str, LexborHTMLParser]) -> LexborHTMLParser:
    return pages["self-check/index.html"]


@pytest.fixture(scope="module")
def paper(pages: dict[str, LexborHTMLParser]) -> LexborHTMLParser:
    return pages["self-check/paper/index.html"]


def words(node: LexborNode | LexborHTMLParser | None) -> str:
    assert node is not None
    return " ".join(node.text(separator=" ").split())


def test_form_asks_every_question_and_shows_every_screen(
    pages: dict[str, LexborHTMLParser], library: Library
) -> None:
    quiz = library.quiz
    for page in (pages["self-check/index.html"], pages["self-check/paper/index.html"]):
        for question in (*quiz.gate, *quiz.about):
            section = page.css_first(f'section[data-step="{question.id}"]')
            assert section is not None, question.id
            values = [box.attributes["value"] for box in section.css("input")]
            extra = BESIDES[question.kind]
            assert values == [*(option.id for option in question.options), *extra]
        for name in quiz.screens:
            section = page.css_first(f'section[data-step="{name}"]')
            assert section is not None, name
            screen = library.screens[name]
            rows = {"compared": 2, "whole": 1, "observed": len(screen.signs)}[screen.kind]
            assert len(section.css(".record tbody tr")) == rows
            assert len(section.css("ol:not(.numbered) li")) == len(screen.steps)
            assert len(section.css("ol.numbered li")) == len(screen.measure.choices)


def test_paper_says_what_to_do_for_every_answer_that_matters(
    paper: LexborHTMLParser, library: Library
) -> None:
    for question in library.quiz.gate:
        for option in question.options:
            box = paper.css_first(f'input[name="{question.id}"][value="{option.id}"]')
            assert box is not None
            assert box.parent is not None
            said = words(box.parent)
            assert said.partition("→ ")[2]
            assert ("Stop here." in said) == (option.outcome == "stop")


def test_paper_allows_no_checks_after_any_answer_that_ends(library: Library) -> None:
    quiz = library.quiz
    question = next(one for one in quiz.gate if one.options[0].outcome == "adapt")
    ending = question.options[0].model_copy(update={"ends": True})
    changed = question.model_copy(update={"options": (ending, *question.options[1:])})
    gate = tuple(changed if one is question else one for one in quiz.gate)
    copy = replace(library, quiz=quiz.model_copy(update={"gate": gate}))
    page = {output.uri: output.text for output in tools.pages(copy, Site(name="Evenstride"))}
    paper = LexborHTMLParser(page["self-check/paper/index.html"])
    box = paper.css_first(f'input[name="{question.id}"][value="{ending.id}"]')
    assert box is not None
    assert "Changes. No checks." in words(box.parent)


def test_paper_ends_with_the_scoring_key(paper: LexborHTMLParser, library: Library) -> None:
    text = words(paper)
    for name in library.quiz.screens:
        screen = library.screens[name]
        for row in (*scoring.levels(screen), *scoring.bands(screen)):
            if screen.kind != "compared":
                continue
            assert row.range.casefold() in text.casefold()
        for sign in screen.signs:
            assert prose.plain(sign.note) in text
        for line in screen.cutoffs:
            assert f"{line.from_age} to {line.upto_age} {line.women} {line.men}" in text
    assert "Too close to call" in text


def test_codes_name_the_answers_that_leave_a_screen_out(library: Library) -> None:
    stance = library.screens["single-leg-stance"]
    left_out = restrictions.left_out_by(restrictions.effects(library.quiz), stance)
    # By its own tag, by a tag that another answer brings along, and by a part of the body.
    assert {"unsteady", "falls", "age-65", "part-hip"} <= set(left_out)
    assert "osteoporosis" not in left_out


def test_table_in_the_page_is_json_and_cannot_close_its_element(form: LexborHTMLParser) -> None:
    script = form.css_first("script#table")
    assert script is not None
    text = script.text()
    assert "<" not in text
    table = json.loads(text)
    assert table["format"] == 2
    assert table["gate"]
    assert table["exercises"] == []
    assert table["outcomes"]["stop"] == {"then": "end"}
    assert next(one for one in table["screens"] if one["levels"])["levels"][0]["says"]


def test_the_script_of_the_first_question_is_fetched_early_but_last(form: LexborHTMLParser) -> None:
    """`start.js` imports it once something shows, and a browser cannot know that by itself."""
    (script,) = form.css("script[src]")
    (link,) = form.css('link[rel="modulepreload"]')
    assert (script.attributes["src"] or "").endswith("/start.js")
    assert (link.attributes["href"] or "").endswith("/self-check.js")
    assert link.attributes["fetchpriority"] == "low"


FIRST = ("start.js", "self-check.js")
QUIZ = (*FIRST, "checking.js")
EVER = (*QUIZ, "keeping.js", "plan-view.js", "engine/results.js")


def weight(files: Iterable[Path]) -> int:
    return sum(len(gzip.compress(file.read_bytes(), 6)) for file in files)


def scripts(site: Path, names: Iterable[str]) -> list[Path]:
    return [site / "assets/evenstride" / name for name in names]


@pytest.mark.parametrize(("names", "most"), [(FIRST, 60_000), (EVER, 80_000)])
def test_self_check_stays_small(site: Path, names: tuple[str, ...], most: int) -> None:
    """What comes before the first question can be answered, and all that ever comes."""
    page = site / "self-check/index.html"
    tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
    links = [link.attributes["href"] or "" for link in tree.css('link[rel="stylesheet"]')]
    assert "../assets/evenstride/entry.css" in links
    styles = [(page.parent / link).resolve() for link in links]
    total = weight([page, *styles, *scripts(site, names)])
    assert total <= most, f"{total} bytes"


def test_the_quiz_stays_small(site: Path) -> None:
    """All that asks, times, measures, judges and draws results; not what keeps and what plans."""
    total = weight(scripts(site, QUIZ))
    assert total <= 25_000, f"{total} bytes"


def test_no_script_of_the_self_check_is_left_out_here(site: Path) -> None:
    found: set[Path] = set()
    waiting = set(scripts(site, ["start.js"]))
    while waiting:
        path = waiting.pop()
        found.add(path)
        text = path.read_text(encoding="utf-8")
        others = re.findall(r'\b(?:from|import)\(?"(\.[^"]+)"', text)
        waiting |= {(path.parent / other).resolve() for other in others} - found
    assert found == set(scripts(site, EVER))


def test_nothing_of_the_authors_becomes_markup(library: Library) -> None:
    hostile = '<img src=x onerror=alert(1)> "quotes" & `code` {{ 1 }}'
    quiz = library.quiz
    question = quiz.gate[0].model_copy(update={"ask": hostile, "help": hostile})
    changed = quiz.model_copy(update={"gate": (question, *quiz.gate[1:]), "title": hostile})
    copy = replace(library, quiz=changed)
    for output in tools.pages(copy, Site(name="A & B")):
        if output.uri not in ("self-check/index.html", "self-check/paper/index.html"):
            continue
        page = LexborHTMLParser(output.text)
        drawings = [str(image.attributes["src"]) for image in page.css("img")]
        assert all(re.fullmatch(r"(\.\./)+figures/screens/[a-z-]+\.svg", src) for src in drawings)
        heading = page.css_first(f'section[data-step="{question.id}"] h2')
        assert hostile in words(heading)
