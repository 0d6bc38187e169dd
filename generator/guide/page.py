"""One page of the guide: its front matter, and its words by a template."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING

from generator import citations, prose
from generator.guide import words
from generator.output import Output
from generator.templating import environment

if TYPE_CHECKING:
    from generator.guide.contexts import Context
    from generator.linked_data import Data


def page(
    template: str,
    context: Context,
    title: str,
    description: str,
    source: tuple[str, str] | None = None,
    linked: Data | None = None,
    **more: object,
) -> Output:
    """Render one page.

    `source` is kind and id of what it is made from, the id empty for what there is one of.
    `linked` is what the page tells machines. The theme prints all this into HTML as it is, so it
    is escaped here.
    """
    meta = {"title": escape(title), "description": escape(prose.plain(description)), **more}
    if linked:
        said = {"@context": "https://schema.org", **linked}
        meta["linked_data"] = json.dumps(said, ensure_ascii=False).replace("<", "\\u003c")
    # JSON is YAML, and written many times faster.
    front = "".join(f"{key}: {json.dumps(one, ensure_ascii=False)}\n" for key, one in meta.items())
    body = (
        environment()
        .get_template(f"guide/{template}.md")
        .render(**vars(context), words=words, cite=citations.label)
    )
    folder = context.page
    uri = f"{folder}index.md" if source is None or source[1] else f"{folder.rstrip('/')}.md"
    return Output(
        uri=uri,
        text=f"---\n{front}---\n\n{body}",
        source=context.library.source(*source) if source else None,
    )
