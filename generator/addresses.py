"""Where each thing stands on the site: addresses relative to the site's root, never absolute."""

from __future__ import annotations

# Kinds of things with a page (or an anchor) each, as authors name them in `[text](kind:id)`.
KINDS: dict[str, str] = {
    "principle": "principles/{}/",
    "screen": "screens/{}/",
    "exercise": "exercises/{}/",
    "finding": "findings/{}/",
    "routine": "routines/{}/",
    "sheet": "sheets/{}/",
    "exercise-sheet": "sheets/exercises/{}/",
    "reference": "references/#{}",
    "faq": "faq/#{}",
    "headline": "headlines/#{}",
    "test": "left-out/#{}",
    "change": "changes/#{}",
}

# Pages there is one of, as authors name them in `[text](page:name)`.
PAGES: dict[str, str] = {
    "home": "",
    "principles": "principles/",
    "self-check": "self-check/",
    "paper": "self-check/paper/",
    "summary": "self-check/summary/",
    "strip": "self-check/strip/",
    "screens": "screens/",
    "findings": "findings/",
    "exercises": "exercises/",
    "routines": "routines/",
    "my-plan": "my-plan/",
    "my-selection": "my-selection/",
    "safety": "safety/",
    "faq": "faq/",
    "headlines": "headlines/",
    "left-out": "left-out/",
    "changes": "changes/",
    "references": "references/",
    "about": "about/",
    "privacy": "privacy/",
}


def address(kind: str, name: str) -> str:
    """Return the address of a thing (`kind`, id) or page (`"page"`, name); KeyError if none."""
    return PAGES[name] if kind == "page" else KINDS[kind].format(name)


def relative(target: str, page: str) -> str:
    """Return the link from the page at address `page` to `target`; both end in `/` or are empty."""
    folder, up = page[: page.rfind("/") + 1], ""
    while not target.startswith(folder):
        folder, up = folder[: folder.rfind("/", 0, -1) + 1], f"../{up}"
    down = target[len(folder) :]
    return f"{up}{down}" if up or down[:1] not in ("", "#") else f"./{down}"
