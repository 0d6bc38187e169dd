"""Going through the self-check as a reader does, one step at a time."""

import json
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

OpenPage = Callable[..., Page]
Answers = dict[str, list[str]]
# What is entered at each screen: for each column, or as an answer of its own under "mark"
# (and "unable" for the sides).
Entries = dict[str, dict[str, list[str]]]

SESSION = "evenstride.session"
KEPT = "evenstride.kept"
ONE_LEG = "single-leg-sit-to-stand-test"
# A full round, as a reader may write it.
DAY: Entries = {
    "chair-stand": {"both": ["15"]},
    "chair-sit-and-reach": {"left": ["0", "1"], "right": ["3"]},
    "behind-back-reach": {"left": ["2"], "right": ["2"]},
    ONE_LEG: {"left": ["12,5"], "right": ["11.8"]},
    "knee-to-wall": {"left": ["8", "8,5"], "right": ["11", "11.5"]},
    "single-leg-stance": {"left": ["12.4"], "right": ["6,2"]},
    "single-leg-heel-raise": {"left": ["8"], "right": ["20"]},
    "filmed-squat": {"both": ["0", "1", "3", "0", "2", "5", "0"]},
}


class Reader:
    """One reader with one page.

    Questions that `answers` does not name get "None of these", or else the first answer; screens
    that `entries` does not name get those of `DAY`.
    """

    def __init__(
        self,
        tab: Page,
        answers: Answers | None = None,
        entries: Entries | None = None,
        extent: str = "full",
        without: Iterable[str] = (),
    ) -> None:
        self.tab = tab
        self.answers = answers or {}
        self.entries = {**DAY, **(entries or {})}
        self.extent = extent
        self.without = list(without)

    def open(self, address: str = "self-check/") -> "Reader":
        self.tab.goto(address)
        return self.ready()

    def resume(self, state: dict[str, Any], step: str) -> "Reader":
        """Open the self-check in a tab that holds what an earlier walk has left in its own."""
        key, text = json.dumps(SESSION), json.dumps(json.dumps(state))
        self.tab.add_init_script(
            f"sessionStorage.getItem({key}) ?? sessionStorage.setItem({key}, {text})"
        )
        self.open(f"self-check/#{step}")
        self.at(step)
        return self

    def ready(self) -> "Reader":
        expect(self.tab.locator("form[data-ready]")).to_be_visible()
        expect(self.section).to_have_count(1)
        return self

    @property
    def section(self) -> Locator:
        return self.tab.locator("section.step:visible")

    @property
    def step(self) -> str:
        return self.section.get_attribute("data-step") or ""

    @property
    def notice(self) -> str:
        return self.tab.locator("[data-notice]").inner_text()

    @property
    def next(self) -> Locator:
        return self.tab.locator("[data-next]")

    def at(self, step: str) -> None:
        """Fail unless the reader is, or soon comes, at a step."""
        expect(self.section).to_have_attribute("data-step", step)

    def field(self, column: str, number: int = 1) -> Locator:
        """A try's text field, by the name a reader hears."""
        name = "Both sides" if column == "both" else column.capitalize()
        return self.section.get_by_label(f"{name}, Try {number}", exact=True)

    def pick(self, name: str, value: str) -> None:
        self.section.locator(f'input[name="{name}"][value="{value}"]').check()

    def result(self, screen: str) -> Locator:
        return self.tab.locator(f'[data-result="{screen}"]')

    def words(self, screen: str) -> str:
        """All that the results say of a screen."""
        return text_of(self.result(screen))

    def answer(self, ids: list[str] | None = None) -> None:
        """Answer the question or fill in the screen that is shown."""
        step = self.step
        if step == "checks":
            self.pick("extent", self.extent)
            for screen in self.without:
                self.section.locator(f'input[value="{screen}"]').uncheck()
        elif self.section.locator("[data-entry]").count():
            self.enter(step, self.entries[step])
        elif self.section.locator("fieldset").count():
            none = self.section.locator("input[value=none]")
            if chosen := ids or self.answers.get(step):
                for name in chosen:
                    self.section.locator(f"input[value={name}]").check()
            else:
                (none if none.count() else self.section.locator("input").first).check()

    def enter(self, screen: str, entry: dict[str, list[str]]) -> None:
        """Enter tries by hand, in every column the entry names."""
        for mark in entry.get("mark", []):
            self.pick(f"{screen}-mark", mark)
        for side in entry.get("unable", []):
            self.pick(f"{screen}-unable", side)
        for column in ("left", "right", "both"):
            for number, text in enumerate(entry.get(column, []), 1):
                if self.section.locator(".signs").count():
                    self.pick(f"{screen}-sign-{number - 1}", text)
                    continue
                name = f"{screen}-{column}-{number}"
                box = self.section.locator(".side-box").nth(int(column == "right"))
                if not box.locator(f'#{name}, [name="{name}"]').count():
                    box.get_by_role("button", name="Add a try").click()
                if box.locator("input[type=radio]").count():
                    self.pick(name, text)
                else:
                    self.field(column, number).fill(text)

    def go_on(self) -> None:
        before = self.step
        self.next.click()
        self.left(before)

    def left(self, before: str) -> None:
        """Wait until another step is shown."""
        expect(self.tab.locator(f'section.step[data-step="{before}"]:visible')).to_have_count(0)
        expect(self.section).to_have_count(1)

    def walk(self, until: str) -> "Reader":
        """Answer every step up to the one named; fails if it never comes."""
        for _ in range(40):
            if self.step == until:
                return self
            self.answer()
            self.go_on()
        pytest.fail(f"never came to {until}")

    def steps(self) -> list[str]:
        """Walk to the end; return the steps seen."""
        seen = [self.step]
        while self.step != "plan" and self.next.is_visible():
            self.answer()
            self.go_on()
            seen.append(self.step)
        return seen

    def turn_to(self, step: str) -> None:
        """Go to a step by its address, as a link does."""
        self.tab.evaluate("step => { location.hash = step }", step)

    def session(self) -> dict[str, Any]:
        """What this tab keeps of the answers."""
        return dict(json.loads(self.tab.evaluate("key => sessionStorage.getItem(key)", SESSION)))

    def tries(self, screen: str) -> dict[str, Any]:
        """What this tab keeps of one screen."""
        return dict(self.session()["screens"][screen])

    def kept(self, where: str = "sessionStorage") -> dict[str, Any] | None:
        """What is kept of every visit, in this tab or in `localStorage`."""
        found = self.tab.evaluate(f"key => {where}.getItem(key)", KEPT)
        return None if found is None else dict(json.loads(found))

    def entered(self) -> list[Any]:
        """Everything ticked and written at this step."""
        return list(
            self.section.locator("input").evaluate_all(
                "all => all.map(one => one.type === 'text'"
                " ? one.value.replace(',', '.') : one.checked)"
            )
        )

    def planned(self) -> list[str]:
        return list(
            self.tab.locator("[data-exercise]").evaluate_all(
                "all => all.map(e => e.dataset.exercise)"
            )
        )


def text_of(place: Locator) -> str:
    """The words of a place, also of what the browser has not laid out yet."""
    found = place.evaluate(
        "place => { const all = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);"
        "let text = ''; while (all.nextNode()) text += `${all.currentNode.data} `; return text; }"
    )
    return " ".join(str(found).split())


def in_order(text: str, *parts: str) -> None:
    """Fail unless the parts stand in the text in this order."""
    at = [text.find(part) for part in parts]
    assert -1 not in at, (parts[at.index(-1)], text)
    assert at == sorted(at), text


def tab_to(tab: Page, selector: str) -> None:
    """Press the Tab key until something has the focus."""
    for _ in range(60):
        tab.keyboard.press("Tab")
        if tab.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"the Tab key never reaches {selector}")
