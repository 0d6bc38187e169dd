"""What build_tree hands to the adapters, and that no text of an author can become markup."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from generator import prose
from generator.build import build_tree
from generator.library import Library
from generator.output import Site
from tests.hostile import TEXTS, build_site, hostile

SITE = Site("Evenstride", "https://evenstride.example/")
# Fields that no page of the guide prints as they are.
UNPRINTED = {"noun", "lower", "higher", "figure"}
KINDS = ("principles", "screens", "findings", "exercises", "routines")


def test_same_library_same_bytes(library: Library) -> None:
    assert build_tree(library, SITE) == build_tree(library, SITE)


def test_every_thing_has_its_page_and_source(library: Library) -> None:
    outputs = {output.uri: output for output in build_tree(library, SITE)}
    for kind in KINDS:
        assert f"{kind}/index.md" in outputs
        for name in getattr(library, kind):
            assert str(outputs[f"{kind}/{name}/index.md"].source) == f"{kind}/{name}.yml"
    singles = {"faq", "references", "headlines", "left-out", "changes", "safety"}
    assert {f"{name}.md" for name in singles} <= outputs.keys()


def test_outputs_are_sorted_and_stay_inside_the_site(library: Library) -> None:
    uris = [output.uri for output in build_tree(library, SITE)]
    assert uris == sorted(set(uris))
    assert all(re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)*\.[a-z]+", uri) for uri in uris)


def test_front_matter_names_and_describes_every_page(library: Library) -> None:
    for output in build_tree(library, SITE):
        if output.uri.endswith(".md"):
            meta = yaml.safe_load(output.text.split("---\n")[1])
            assert meta["title"]
            assert meta["description"]


def test_every_exercise_links_what_leads_to_it(library: Library) -> None:
    outputs = {output.uri: output.text for output in build_tree(library, SITE)}
    for finding in library.findings.values():
        for exercise in finding.exercises:
            assert f'"../../findings/{finding.id}/"' in outputs[f"exercises/{exercise}/index.md"]
    for routine in library.routines.values():
        for item in routine.items:
            page = outputs[f"exercises/{item.exercise}/index.md"]
            assert f'"../../routines/{routine.id}/"' in page
    for exercise_ in library.exercises.values():
        for variant in (exercise_.easier, exercise_.harder):
            if variant and variant.exercise:
                assert f'"../{exercise_.id}/"' in outputs[f"exercises/{variant.exercise}/index.md"]


def test_the_list_of_exercises_says_what_each_is_filtered_by(library: Library) -> None:
    outputs = {output.uri: output.text for output in build_tree(library, SITE)}
    page = HTMLParser(outputs["exercises/index.md"])
    found = {}
    for item in page.css(".es-exercises > li"):
        link = item.css_first("a")
        assert link is not None
        name = (link.attributes["href"] or "").split("/")[-2]
        found[name] = {key: value or "" for key, value in item.attributes.items()}
    assert found.keys() == library.exercises.keys()
    choices = {
        select.attributes["name"]: {option.attributes["value"] for option in select.css("option")}
        for select in page.css("select")
    }
    assert choices.keys() == {"area", "aim", "kit", "position", "minutes"}
    for name, exercise in library.exercises.items():
        says = found[name]
        assert says["data-kit"].split() == list(exercise.kit or ("none",))
        assert int(says["data-minutes"]) * 60 >= exercise.dose.seconds
        assert {says["data-area"]} < choices["area"]
        assert {*says["data-kit"].split()} < choices["kit"]
        assert all(alias.lower() in says["data-names"] for alias in exercise.aliases)


def test_signs_and_first_screens_lead_somewhere_too(library: Library) -> None:
    outputs = {output.uri: output.text for output in build_tree(library, SITE)}
    signs = [(s.id, sign.finding) for s in library.screens.values() for sign in s.signs]
    led = [(screen, finding) for screen, finding in signs if finding]
    assert led
    for screen, finding in led:
        assert f'"../../screens/{screen}/"' in outputs[f"findings/{finding}/index.md"]
        assert f'"../../findings/{finding}/"' in outputs[f"screens/{screen}/index.md"]
    after = [s for s in library.screens.values() if s.only_after]
    assert after
    for one in after:
        assert f'"../{one.only_after}/"' in outputs[f"screens/{one.id}/index.md"]


def test_each_screen_has_a_box_to_write_in_for_two_days(library: Library) -> None:
    outputs = {output.uri: output.text for output in build_tree(library, SITE)}
    for name, screen in library.screens.items():
        boxes = HTMLParser(outputs[f"screens/{name}/index.md"]).css(".es-record")
        assert len(boxes) == 2
        rows = [row.text().strip() for row in boxes[0].css("tbody th")]
        if screen.signs:
            assert rows == [prose.plain(sign.see) for sign in screen.signs]
        elif screen.measure.compare == "none":
            assert rows == ["Both sides"]
        else:
            assert rows == ["L, left", "R, right"]
            tries = [head.text() for head in boxes[0].css("thead th")]
            assert sum("Try" in one for one in tries) in (screen.measure.attempts_most, 0)
            assert tries[-1] == "Hurt?"


def test_the_safety_page_tells_all_that_the_gate_asks(library: Library) -> None:
    outputs = {output.uri: output.text for output in build_tree(library, SITE)}
    page = HTMLParser(outputs["safety.md"].split("---", 2)[2])
    text = " ".join((page.body.text() if page.body else "").split())
    options = [option for question in library.quiz.gate for option in question.options]
    assert {option.outcome for option in options} >= {"stop", "see-first", "adapt"}
    for option in options:
        assert prose.plain(option.text) in text
        assert option.action is None or prose.plain(option.action) in text
    for row in library.quiz.emergency:
        assert row.emergency in text


def test_a_page_shows_the_figure_of_its_thing_and_the_words_for_it(library: Library) -> None:
    files = {output.uri: output.text for output in build_tree(library, SITE)}
    for kind in ("exercises", "screens"):
        for name, thing in getattr(library, kind).items():
            shown = HTMLParser(files[f"{kind}/{name}/index.md"].split("---", 2)[2])
            captions = [node.text() for node in shown.css("figure .es-phase__says span")]
            assert captions == [phase.caption for phase in thing.figure.phases]
            assert len(shown.css("figure svg")) == len(captions)
            (words,) = shown.css("figure > .es-unseen")
            assert all(caption in words.text() for caption in captions)


def test_what_has_no_figure_shows_no_picture(library: Library) -> None:
    name, exercise = next(iter(library.exercises.items()))
    bare = {**library.exercises, name: exercise.model_copy(update={"figure": None})}
    outputs = build_tree(replace(library, exercises=bare), SITE)
    page = next(output.text for output in outputs if output.uri == f"exercises/{name}/index.md")
    assert not re.search(r"<(img|svg|figure|picture)\b|!\[", page)
    assert not [output for output in outputs if output.uri.startswith(f"figures/exercises/{name}-")]


def test_references_and_claims_link_both_ways(library: Library) -> None:
    outputs = {output.uri: output.text for output in build_tree(library, SITE)}
    page = HTMLParser(outputs["references.md"])
    cited = {
        (source, found.kind, found.id)
        for found in library.claims()
        for source in found.value.sources
    }
    for name in library.references:
        where = [
            (link.attributes["href"] or "").removeprefix("../").partition("#")[0]
            for link in page.css(f"li[id='{name}'] .es-cited a")
        ]
        for address in where:
            uri = f"{address}index.md"
            there = outputs.get(uri) or outputs[f"{address.rstrip('/')}.md"]
            assert f'references/#{name}"' in there, (name, address)
        kinds = {kind for source, kind, _ in cited if source == name}
        for source, kind, id_ in cited:
            if source == name and f"{kind}s" in KINDS:
                assert f"{kind}s/{id_}/" in where
        # Each list cites at an entry, and the quiz from the pages that print its claims.
        assert bool(kinds & {"faq", "headlines", "left-out", "quiz"}) == any(
            address in {"faq/", "headlines/", "left-out/", "safety/", "routines/"}
            for address in where
        )


# --- hostile texts ---------------------------------------------------------------


@pytest.fixture(scope="module")
def bad(library: Library) -> Library:
    return hostile(library)


@pytest.fixture(scope="module")
def bad_site(bad: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site, built from a library in which every text is hostile."""
    return build_site(bad, tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def good_site(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site with its own texts."""
    return build_site(library, tmp_path_factory.mktemp("good"))


def pages(folder: Path) -> Iterator[tuple[str, HTMLParser]]:
    for path in sorted(folder.rglob("*.html")):
        yield path.relative_to(folder).as_posix(), HTMLParser(path.read_text(encoding="utf-8"))


def skeleton(tree: HTMLParser) -> dict[str, int]:
    """How many there are of each element that no text of an author may add."""
    names = (
        "script",
        "style",
        "img",
        "iframe",
        "base",
        "form",
        "input",
        "svg",
        "h1",
        "code",
        "pre",
    )
    return {name: len(tree.css(name)) for name in names}


def test_texts_are_not_prose_marks() -> None:
    assert [prose.plain(text) for text in TEXTS] == list(TEXTS)


def test_no_hostile_text_becomes_markup_on_any_page(bad_site: Path, good_site: Path) -> None:
    clean = dict(pages(good_site))
    found = dict(pages(bad_site))
    assert found.keys() == clean.keys()
    for name, tree in found.items():
        assert skeleton(tree) == skeleton(clean[name]), name
        for node in tree.css("*"):
            for attribute, value in node.attributes.items():
                assert not attribute.startswith("on"), (name, node.html)
                assert not (value or "").strip().lower().startswith("javascript:"), (
                    name,
                    node.html,
                )
                assert attribute != "style", (name, node.html)
        here = {n.attributes.get("href") or "" for n in tree.css("a, link")}
        there = {n.attributes.get("href") or "" for n in clean[name].css("a, link")}
        assert {link for link in here - there if not link.startswith("#")} == set(), name


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str) and value in TEXTS:
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif isinstance(value, BaseModel):
        for field in type(value).model_fields:
            if field not in UNPRINTED:
                yield from texts(getattr(value, field))


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_text_shows_as_itself(kind: str, bad: Library, bad_site: Path) -> None:
    for name, thing in getattr(bad, kind).items():
        page = (bad_site / kind / name / "index.html").read_text(encoding="utf-8")
        article = HTMLParser(page).css_first("article")
        assert article is not None
        seen = " ".join(article.text().split())
        missing = [text for text in texts(thing) if " ".join(text.split()) not in seen]
        assert missing == [], f"{kind}/{name}"


@pytest.mark.parametrize(
    "page", ["faq", "references", "headlines", "left-out", "changes", "safety", "exercises"]
)
def test_hostile_text_shows_as_itself_on_lists(page: str, bad: Library, bad_site: Path) -> None:
    article = HTMLParser((bad_site / page / "index.html").read_text("utf-8")).css_first("article")
    assert article is not None
    seen = " ".join(article.text().split())
    quiz = bad.quiz
    things: Any = {
        "faq": (bad.faq,),
        "references": tuple(bad.references.values()),
        "headlines": (bad.headlines,),
        "left-out": (bad.left_out,),
        "changes": (bad.changes,),
        "safety": (
            quiz.environment,
            quiz.stop_rules,
            quiz.pain_rule,
            quiz.see_someone,
            quiz.claims,
        ),
        "exercises": tuple((one.name, one.summary) for one in bad.exercises.values()),
    }[page]
    assert [text for text in texts(things) if " ".join(text.split()) not in seen] == []


def test_hostile_text_shows_as_itself_on_the_self_check_and_paper(
    bad: Library, bad_site: Path
) -> None:
    quiz = bad.quiz
    said = [*quiz.intro, *(q.ask for q in (*quiz.gate, *quiz.about))]
    said += [option.text for q in (*quiz.gate, *quiz.about) for option in q.options]
    said += [step for name in quiz.screens for step in bad.screens[name].steps]
    for page in ("self-check", "self-check/paper"):
        html = (bad_site / page / "index.html").read_text(encoding="utf-8")
        # The text of a template, which waits for a script, is none of the page's text.
        main = HTMLParser(re.sub(r"<(/?)template\b", r"<\1div", html)).css_first("main")
        assert main is not None
        seen = " ".join(main.text().split())
        assert [one for one in said if " ".join(one.split()) not in seen] == [], page


def test_hostile_text_shows_as_itself_on_sheets(bad: Library, bad_site: Path) -> None:
    for name, routine in bad.routines.items():
        page = (bad_site / "sheets" / name / "index.html").read_text(encoding="utf-8")
        main = HTMLParser(page).css_first("main")
        assert main is not None
        seen = " ".join(main.text().split())
        said = [routine.name, routine.warm_up, *bad.quiz.stop_rules]
        for item in routine.items:
            exercise = bad.exercises[item.exercise]
            said += [exercise.name, exercise.setup, *exercise.cues, *exercise.stop]
        assert [one for one in said if " ".join(one.split()) not in seen] == [], name


def test_no_hostile_text_becomes_markup_in_search(bad_site: Path) -> None:
    index = json.loads((bad_site / "search/search_index.json").read_text(encoding="utf-8"))
    for entry in index["docs"]:
        if entry["location"].partition("#")[0] in ("", "about/", "privacy/"):
            continue  # written by hand
        tree = HTMLParser(f"<main>{entry['title']} {entry['text']}</main>")
        assert {node.tag for node in tree.css("main *")} <= {"p", "ul", "ol", "li"}, entry
