"""No dead link, picture, script or anchor anywhere in the built site."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser as HTMLParser

from tests.conftest import ADDRESS

# Any host and any sub-path will do: links must not depend on either.
ROOT = "https://host.test/some/where/"
OUTSIDE = ("https://doi.org/", "https://pubmed.ncbi.nlm.nih.gov/", "tel:")


def links(tree: HTMLParser) -> Iterator[str]:
    for node in tree.css("[href], [src], [srcset], [poster], [data-src]"):
        for name in ("href", "src", "poster", "data-src"):
            if (value := node.attributes.get(name)) is not None:
                yield value
        for candidate in (node.attributes.get("srcset") or "").split(","):
            if candidate.strip():
                yield candidate.split()[0]


def test_every_link_leads_somewhere(site: Path) -> None:
    trees = {
        path.relative_to(site).as_posix(): HTMLParser(path.read_text(encoding="utf-8"))
        for path in sorted(site.rglob("*.html"))
    }
    anchors = {
        name: {node.attributes.get("id") or "" for node in tree.css("[id]")}
        for name, tree in trees.items()
    }
    dead = []
    for name, tree in trees.items():
        if name == "404.html":
            continue  # served at any address, so its links begin at the host's root
        page = urljoin(ROOT, name.removesuffix("index.html"))
        for link in links(tree):
            target = urlsplit(urljoin(page, link))
            if target.geturl().startswith(OUTSIDE):
                continue
            if tree.css_first(f'link[rel=canonical][href="{link}"]'):
                continue
            path = unquote(target.path).removeprefix(urlsplit(ROOT).path)
            file = path + "index.html" if path.endswith("/") or not path else path
            inside = target.geturl().startswith(ROOT) and (site / file).is_file()
            # A sheet of one's own is told by its address what to hold; a script reads that.
            told = file == "my-selection/index.html" and target.fragment.startswith("exercises=")
            anchor = "" if told else unquote(target.fragment)
            if not inside or (anchor and anchor not in anchors[file]):
                dead.append(f"{name}: {link}")
    assert dead == []


def test_ids_are_unique_on_every_page(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        tree = HTMLParser(path.read_text(encoding="utf-8"))
        ids = [node.attributes.get("id") for node in tree.css("[id]")]
        assert len(ids) == len(set(ids)), path


def test_every_page_has_one_main_heading_and_a_title_of_its_own(site: Path) -> None:
    titles: dict[str, Path] = {}
    for path in sorted(site.rglob("*.html")):
        tree = HTMLParser(path.read_text(encoding="utf-8"))
        assert len(tree.css("article.md-typeset h1")) <= 1, path
        assert tree.css("h1"), path
        title = tree.css_first("title")
        assert title, path
        words = title.text().strip()
        assert words, path
        assert words not in titles, (path, titles[words])
        titles[words] = path
        if shared := tree.css_first('meta[property="og:title"]'):
            assert (shared.attributes["content"] or "nothing") in words, path


def test_the_site_map_names_every_page_but_what_is_for_one_reader(site: Path) -> None:
    text = (site / "sitemap.xml").read_text(encoding="utf-8")
    named = re.findall(r"<loc>(.*?)</loc>", text)
    pages = {
        path.parent.relative_to(site).as_posix().removeprefix(".")
        for path in site.rglob("index.html")
    }
    wanted = {page for page in pages if not page.startswith(("sheets/", "my-", "self-check/s"))}
    assert sorted(named) == sorted(
        f"{ADDRESS}{page}/".replace("evenstride//", "evenstride/") for page in wanted
    )
