"""Prose in, safe inline HTML out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown  # type: ignore[import-untyped]
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from generator import prose
from tests.hostile import TEXTS


def href(kind: str, name: str) -> str:
    return f"../{kind}/{name}/"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("plain", "plain"),
        ("**strong** and *soft*", "<strong>strong</strong> and <em>soft</em>"),
        ("See [Bridge](exercise:bridge).", 'See <a href="../exercise/bridge/">Bridge</a>.'),
        (
            "**[Bridge](exercise:bridge)**",
            '<strong><a href="../exercise/bridge/">Bridge</a></strong>',
        ),
        ("*soft* first, a space kept", "<em>soft</em> first, a space kept"),
        ("a *b* c", "a <em>b</em> c"),
        ("5*3*2", "5&#42;3&#42;2"),
        ("3:1", "3&#58;1"),
        ("Brace <before> & move", "Brace &#60;before&#62; &#38; move"),
        ("clinic's", "clinic&#39;s"),
        ("[x](https://example.org)", "&#91;x&#93;(https://example.org)"),
    ],
)
def test_render(text: str, html: str) -> None:
    assert prose.render(text, href) == html


def test_links_know_where_they_stand() -> None:
    text = "a [b](exercise:c) **d [e](page:faq)**"
    found = [(link.kind, link.id, text[link.offset :][:3]) for link in prose.links(text)]
    assert found == [("exercise", "c", "[b]"), ("page", "faq", "[e]")]


def test_plain_has_no_marks() -> None:
    assert prose.plain("a **b [c](page:faq)** *d* 5*3*2") == "a b c d 5*3*2"


def shown(text: str, template: str) -> str:
    """Put escaped text into Markdown and return what a reader sees."""
    html = markdown(template.format(prose.escape(text)), extensions=["attr_list", "tables", "toc"])
    tree = HTMLParser(html)
    tags = {node.tag for node in tree.css("body *")}
    assert tags <= {"h2", "p", "ul", "li", "div"}, tags
    assert tree.body
    return " ".join(tree.body.text().split())


TEMPLATES = ["{}", "- {}", "## {} {{ #id }}", "<div>\n<p>{}</p>\n</div>", "a {} b"]


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text_shows_as_itself(text: str, template: str) -> None:
    assert " ".join(text.split()) in shown(text, template)


@given(st.text(st.characters(exclude_categories=["C"]), max_size=60), st.sampled_from(TEMPLATES))
def test_any_text_shows_as_itself(text: str, template: str) -> None:
    assert " ".join(text.split()) in shown(text, template)
