"""A hand-written page that could run or load something is refused."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from generator.checks import pages
from generator.issues import Issue
from generator.library import Library

ABOUT = "pages/about.md"
START = "template: home.html\nheading: A\nlead: B\npromise: C\nideas: D\n"
OTHER = START.replace("home.html", "¶other.html")
DOORS = "doors:\n" + "".join(
    f"  {name}: {{title: A, text: B}}\n" for name in ("read", "check", "print")
)
CASES = [
    ("unsafe-html", "<script>", "¶<script>alert(1)</script>"),
    ("unsafe-html", "<style>", "So:\n\n¶<STYLE>p {}</STYLE>"),
    ("unsafe-html", "<iframe>", "¶<iframe src=/a></iframe>"),
    ("unsafe-html", "<link>", "¶<link rel=stylesheet href=a.css>"),
    ("unsafe-html", "<meta>", "¶<meta http-equiv=refresh content=0>"),
    ("unsafe-html", "onclick", "A <b\n¶onclick='go()'>word</b>"),
    ("unsafe-html", "attribute style", "<b title='>' ¶style='color: red'>word</b>"),
    ("unsafe-html", "attribute style", 'A word{: ¶style="color: red"}'),
    ("unsafe-html", "attribute onload", '![a](a.png){ ¶onload="go()" }'),
    ("unsafe-html", '"javascript:"', "[so](¶javascript:alert(1))"),
    ("unsafe-html", '"javascript:"', "[so](¶&#106;avascript:alert(1))"),
    ("unsafe-html", '"data:"', "[so][a]\n\n[a]: ¶data:text/html,x"),
    ("unsafe-html", '"javascript:"', "<a ¶href='java\nscript:go()'>so</a>"),
    ("outside-image", "https://x.test/a.png", "¶![a](https://x.test/a.png)"),
    ("outside-image", "https://x.test/a.png", "¶![a][b]\n\n[b]: https://x.test/a.png"),
    ("outside-image", "https://x.test/a.png", "<img ¶src='https://x.test/a.png'>"),
    ("insecure-link", "must begin with https://", "[so](¶http://x.test/)"),
    ("insecure-link", "http://x.test/", "<¶http://x.test/>"),
    ("insecure-link", "http://x.test/", "At ¶http://x.test/ it is."),
    ("insecure-link", "//x.test/", "[so](¶//x.test/)"),
    ("insecure-link", "http://x.test/", "<a ¶href='http://x.test/'>so</a>"),
    ("citation-in-page", "doi.org", "[so](¶https://doi.org/10.1000/1)"),
    ("citation-in-page", "pubmed", "[so](¶https://pubmed.ncbi.nlm.nih.gov/1/)"),
    ("unknown-key", "`tilte` | `title`", "---\n¶tilte: A\n---\n\nText."),
    ("wrong-type", "`title` must be text", "---\ntitle: ¶3\n---\n\nText."),
    ("missing-key", "lacks the key `doors`", f"---\n¶{START}---\n\nText."),
    ("not-a-choice", "`template` must be home.html", f"---\n{OTHER}{DOORS}---\n\nText."),
    ("yaml-duplicate-key", "title", "---\ntitle: A\n¶title: B\n---\n\nText."),
]


@pytest.mark.parametrize(("code", "words", "text"), CASES)
def test_a_page_that_breaks_a_promise(
    check_finds: Callable[..., None], code: str, words: str, text: str
) -> None:
    check_finds(pages, code, words, (ABOUT, "", text))


@pytest.mark.parametrize("name", ["faq", "exercises", "self-check", "my-plan"])
def test_a_page_with_the_address_of_a_made_one(check_finds: Callable[..., None], name: str) -> None:
    check_finds(pages, "taken-address", f'"{name}/"', (f"pages/{name}.md", "", "¶# Mine\n"))


@pytest.mark.parametrize("name", ["index.md", "about.md", "privacy.md"])
def test_a_page_that_all_others_link_to_is_not_there(
    edited: Callable[..., tuple[Library, str]], name: str
) -> None:
    library, _ = edited()
    without = {page: text for page, text in library.pages.items() if page != name}
    found = list(pages.check(replace(library, pages=without)))
    assert [str(issue).partition(": ")[0] for issue in found] == [
        f"content/pages/{name}:1:1 missing-page"
    ]


def test_a_page_may_link_draw_and_mark(check_edited: Callable[..., list[Issue]]) -> None:
    text = (
        "---\ntitle: About\n---\n\n# About { #about }\n\n<div class='box'>\n\n"
        "[out](https://x.test/a) [in](privacy.md#a) <mailto:a@x.test> ![a](a.png){ width=20 }\n"
        "\n</div>\n\n2 < 3 and https://x.test/b?c=http\n"
    )
    assert check_edited(pages, (ABOUT, "", text)) == []
