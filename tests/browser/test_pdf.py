"""Ready PDFs as `make pdf` makes them: pages, words, tags, and the links that lead to them."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.library import Library
from generator.output import PAPERS, pdf_name
from tests.browser.conftest import serving
from tests.browser.pdf import PAPERS as SIZES
from tests.browser.pdf import document, sheets_of, squeezed
from tools.pdf import build_with_links, printed, routines, write_pdfs

MADE = ("feet", "first-week")


@pytest.fixture(scope="module")
def folder(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with links to PDFs, and the PDFs of two routines."""
    site = tmp_path_factory.mktemp("pdf")
    build_with_links(site)
    write_pdfs(browser, site, list(MADE))
    return site


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with serving(folder) as served:
        yield served


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", MADE)
def test_a_pdf_is_the_sheet_on_its_paper_tagged_and_named(
    name: str, paper: str, folder: Path, library: Library
) -> None:
    sheet = folder / "sheets" / name
    routine = library.routines[name]
    data = (sheet / pdf_name(name, paper)).read_bytes()
    pdf = document(data)
    (page,) = sheets_of(pdf)
    assert page.size == pytest.approx(SIZES[paper], abs=0.5)
    told = pdf.get_metadata_dict(skip_empty=True)
    assert told.pop("Title") == f"{routine.name}: sheet · Evenstride"
    assert told.keys() <= {"Producer"}
    assert b"/Lang (en-GB)" in data
    assert b"/StructTreeRoot" in data
    assert pdf.is_tagged()
    assert len(list(pdf.get_toc())) > 1
    for wanted in (routine.name, *(library.exercises[i.exercise].name for i in routine.items)):
        assert squeezed(wanted) in page.squeezed


def test_links_in_a_pdf_lead_to_the_public_address_of_the_site(folder: Path) -> None:
    found = set()
    for paper in PAPERS:
        pdf = (folder / "sheets/feet" / pdf_name("feet", paper)).read_bytes()
        found |= set(re.findall(rb"/URI \((.*?)\)", pdf))
        assert b"127.0.0.1" not in pdf
    assert found
    assert all(link.startswith(b"https://evenstride.example/") for link in found)


def test_a_sheet_without_a_public_address_is_printed_without_links(
    browser: Browser, folder: Path, tmp_path: Path
) -> None:
    shutil.copytree(folder / "assets", tmp_path / "assets")
    page = tmp_path / "sheets/feet/index.html"
    page.parent.mkdir(parents=True)
    html = (folder / "sheets/feet/index.html").read_text(encoding="utf-8")
    page.write_text(re.sub("<link rel=.canonical.*", "", html), encoding="utf-8")
    for pdf in printed(browser, tmp_path, "sheets/feet/").values():
        assert b"/URI (" not in pdf
        assert b"evenstride.invalid" not in pdf


def test_the_same_sheet_gives_the_same_bytes(browser: Browser, folder: Path) -> None:
    again = printed(browser, folder, "sheets/feet/")
    for paper in PAPERS:
        assert (folder / "sheets/feet" / pdf_name("feet", paper)).read_bytes() == again[paper]


def test_every_routine_gets_pdfs(folder: Path, library: Library) -> None:
    assert routines(folder) == sorted(library.routines)


@pytest.mark.parametrize("name", MADE)
def test_a_routine_s_page_leads_to_its_pdfs(name: str, browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address)
    tab = context.new_page()
    tab.goto(f"routines/{name}/")
    for paper in PAPERS:
        link = tab.get_by_role("link", name=f"PDF, {paper}")
        expect(link).to_be_visible()
        answer = context.request.get(link.evaluate("link => link.href"))
        assert answer.ok
        assert answer.headers["content-type"] == "application/pdf"
        assert answer.body().startswith(b"%PDF-")
    context.close()


def test_without_pdfs_no_page_speaks_of_them(page: Callable[..., Page]) -> None:
    tab = page()
    tab.goto("routines/feet/")
    expect(tab.get_by_role("link", name="Sheet to print")).to_be_visible()
    expect(tab.locator("article").get_by_role("link", name=re.compile("PDF"))).to_have_count(0)
