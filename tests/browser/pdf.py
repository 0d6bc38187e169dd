"""What stands in a PDF: its pages with their size, words, type and lines."""

import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2  # type: ignore[import-untyped]  # it comes without types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
from playwright.sync_api import Page

MM = 72 / 25.4  # points
PAPERS = {"A4": (210, 297), "Letter": (215.9, 279.4)}
# How PDFium tells the hyphen of a word that goes on in the next line.
_HYPHEN = "\ufffe"
Line = tuple[float, float, float, float]


def squeezed(text: str) -> str:
    """Without spaces and ligatures: how print sets a word says nothing about the word."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@dataclass(frozen=True)
class Sheet:
    """One page of a PDF."""

    page: pypdfium2.PdfPage
    text: str
    """Its words line by line, in the order they are read; ligatures have come apart again."""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in millimetres."""
        width, height = self.page.get_size()
        return width / MM, height / MM

    @property
    def squeezed(self) -> str:
        """Its words without what lies between them."""
        return squeezed(self.text)

    @property
    def least(self) -> float:
        """Its smallest type in points.

        Letters that stand alone are left out: the names of sides and the numbers of phases belong
        to the drawing they stand in, and a word of one letter has the size of its neighbours.
        """
        return min(size for word, size in self._words() if len(word) > 1)

    def _words(self) -> Iterator[tuple[str, float]]:
        """Yield each word with its smallest letter's size."""
        page = self.page.get_textpage()
        matrix = pdfium.FS_MATRIX()
        for match in re.finditer(r"\S+", _letters(page)):
            sizes = []
            for at in range(*match.span()):
                pdfium.FPDFText_GetMatrix(page, at, matrix)
                grown = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
                sizes.append(pdfium.FPDFText_GetFontSize(page, at) * grown)
            yield match.group(), min(sizes)

    @property
    def lines(self) -> list[Line]:
        """Every straight line, from point to point, in points from the left and the bottom."""
        paths = self.page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH])
        return [line for path in paths for line in _straight(path)]


def document(pdf: bytes) -> pypdfium2.PdfDocument:
    """Open a PDF."""
    return pypdfium2.PdfDocument(pdf)


def sheets_of(pdf: pypdfium2.PdfDocument) -> list[Sheet]:
    """Return the pages of a PDF."""
    texts = (page.get_textpage().get_text_range().replace(_HYPHEN, "-") for page in pdf)
    return [
        Sheet(page, unicodedata.normalize("NFKC", text))
        for page, text in zip(pdf, texts, strict=True)
    ]


def printed(tab: Page, paper: str = "A4") -> list[Sheet]:
    """Print a page of the site as a reader does; fails unless its sheets have the paper's size."""
    sheets = sheets_of(document(tab.pdf(format=paper, prefer_css_page_size=True)))
    for sheet in sheets:
        for found, wanted in zip(sheet.size, PAPERS[paper], strict=True):
            assert abs(found - wanted) < 1, paper
    return sheets


def _letters(page: pypdfium2.PdfTextPage) -> str:
    """One character for each of PDFium's, so that places in the one are places in the other."""
    codes = (pdfium.FPDFText_GetUnicode(page, at) for at in range(page.count_chars()))
    return "".join(map(chr, codes))


def _straight(path: pypdfium2.PdfObject) -> Iterator[Line]:
    matrix = path.get_matrix()
    at = (0.0, 0.0)
    x, y = pdfium.c_float(), pdfium.c_float()
    for number in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, number)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        now = matrix.on_point(x.value, y.value)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO:
            yield (*at, *now)
        at = now
