"""The QR codes on paper, as SVG drawings."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING

import segno
from markupsafe import Markup

if TYPE_CHECKING:
    from generator.output import Site


def code_of(site: Site, page: str) -> Markup | None:
    """Return the code of a page of the site; None while the site has no address."""
    return qr_code(site.url + page) if site.url else None


@cache
def qr_code(url: str) -> Markup:
    """Return a QR code of an address as an SVG drawing without styles or scripts.

    A preview asks for the same codes at every change, and each takes some milliseconds.
    """
    out = io.BytesIO()
    code = segno.make_qr(url, error="m")
    code.save(
        out,
        kind="svg",
        xmldecl=False,
        svgclass="qr-code",
        lineclass=None,
        omitsize=True,
        border=4,
        title=f"QR code of {url}",
    )
    return Markup(out.getvalue().decode().strip())  # noqa: S704  (drawn from the address, no text of it)
