"""A library whose every text tries to become markup, script or Markdown."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from mkdocs.commands.build import build
from mkdocs.config import load_config
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.library import Library

ROOT = Path(__file__).parents[1]

# Each text must show as itself, with white space folded, and be nothing else.
TEXTS = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    '"><svg onload=alert(3)>',
    "' onmouseover=alert(4) x='",
    "](javascript:alert(5)) [x](javascript:alert(6))",
    "![x](https://example.org/x.png) <https://example.org/>",
    "{{7*7}} {% include 'x' %} {# x #} { #id .class onclick=alert(7) }",
    "`code` ``` ~~~ _under_ __score__",
    "<!-- hidden --> <![CDATA[ x ]]> <?php ?>",
    "before\u2028- after\u2029# after",
    "*" * 1000,
    "5*3*2",
    "3:1",
    "Brace <before> & move &amp; &lt;b&gt; &#60;",
    "# heading",
    "- item",
    "1. item",
    "> quote",
    "    indented code",
    "=====",
    "| a | b |",
    "[^1]: note [^1]",
    "*[HTML]: abbreviation",
    "!!! note",
    ": definition",
    "\\<b\\> \\[x\\]",
    "</li></ul></div></section></main><h1>out</h1>",
    "<style>*{display:none}</style><base href=//example.org>",
)


def hostile(library: Library) -> Library:
    """Return the library with TEXTS, in turn, in the place of every name and prose."""
    texts = itertools.cycle(TEXTS)
    parts: dict[str, Any] = {
        kind: {name: _fill(thing, texts) for name, thing in getattr(library, kind).items()}
        for kind in ("principles", "exercises", "screens", "findings", "routines", "references")
    }
    singles = {
        name: _fill(getattr(library, name), texts)
        for name in ("quiz", "faq", "headlines", "left_out", "changes")
    }
    return replace(library, **singles, **parts)


def _fill(model: BaseModel, texts: Iterator[str]) -> Any:
    fields = type(model).model_fields
    filled = {name: _value(getattr(model, name), field, texts) for name, field in fields.items()}
    return model.model_copy(update=filled)


def _value(value: Any, field: FieldInfo, texts: Iterator[str]) -> Any:
    if isinstance(value, BaseModel):
        return _fill(value, texts)
    if isinstance(value, tuple):
        return tuple(_value(item, field, texts) for item in value)
    return next(texts) if _is_free(field) and (value is None or isinstance(value, str)) else value


def _is_free(field: FieldInfo) -> bool:
    """Say whether a field is a Name or Prose, or a list of these: any text may stand in it."""
    return "_fold" in f"{field.annotation} {field.metadata}"


def build_site(library: Library, folder: Path) -> Path:
    """Build the whole site from a library, unchecked and unstrict, into `folder`."""
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder))
    with patch("generator.mkdocs_plugin.checked", lambda _: library):
        build(config)
    return folder
