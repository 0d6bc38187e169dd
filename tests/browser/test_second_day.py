"""The second day: what it says to the first, and to what was kept of it."""

import json
from datetime import datetime
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from generator.library import Library
from tests.browser.walk import KEPT, ONE_LEG, OpenPage, Reader, in_order, text_of

FIRST = datetime(2026, 3, 2, 12)  # noqa: DTZ001  (the reader's own clock)
SECOND = datetime(2026, 3, 3, 18)  # noqa: DTZ001
# What a reader enters on the second day, so that it says each thing a second day can say.
SECOND_DAY = {
    "chair-stand": {"both": ["19"]},
    "chair-sit-and-reach": {"left": ["1"], "right": ["3"]},
    "behind-back-reach": {"left": ["0"], "right": ["2"]},
    ONE_LEG: {"left": ["12.5"], "right": ["12.5"]},
    "knee-to-wall": {"left": ["11", "11"], "right": ["11", "11,5"]},
    "single-leg-stance": {"mark": ["skipped"]},
    "single-leg-heel-raise": {"left": ["20"], "right": ["12"]},
}


def test_the_second_day_confirms_contradicts_or_stays_open(
    page: OpenPage, walked: dict[str, Any]
) -> None:
    tab = page()
    tab.clock.set_fixed_time(FIRST)
    state = {**walked, "visit": None}
    first = Reader(tab).resume(state, "results")
    keep = tab.get_by_role("region", name="Keeping these results")
    expect(keep).to_contain_text("in this browser tab only")
    keep.get_by_role("button", name="Keep on this device").click()
    expect(keep).to_contain_text("kept on this device")
    expect(keep.get_by_role("button")).to_have_count(0)
    visit = (first.kept("localStorage") or {})["visits"][0]
    assert visit["day"] == "2026-03-02"
    assert first.kept() is None
    # The same day again, in another tab, is no second day.
    again = Reader(tab.context.new_page()).resume(state, "results")
    expect(again.result("single-leg-heel-raise")).to_contain_text("one day only")
    expect(again.tab.locator(".result", has_text="Since last time")).to_have_count(0)
    assert len((again.kept("localStorage") or {})["visits"]) == 2

    later = tab.context.new_page()
    later.clock.set_fixed_time(SECOND)
    second = Reader(later, {"minutes": ["minutes-15"]}, SECOND_DAY).open().walk("results")
    days = [visit["day"] for visit in (second.kept("localStorage") or {})["visits"]]
    assert days == ["2026-03-02", "2026-03-02", "2026-03-03"]
    says = {
        "chair-sit-and-reach": (
            "A clear difference",
            "An earlier day showed the same, so the difference is clear.",
            "No change beyond the check’s own error.",
        ),
        "single-leg-heel-raise": (
            "The two days disagree",
            "An earlier day pointed to the left side.",
            "Two days that disagree settle nothing",
            "Left: 8 repetitions before, 20 repetitions now. This is more than the check's error.",
        ),
        "knee-to-wall": (
            "The two days disagree",
            "An earlier day pointed to the left side.",
            "Left: 8.25 cm before, 11 cm now. This is more than the check's error.",
        ),
        "behind-back-reach": (
            "A possible difference",
            "An earlier day showed no difference. So it stays open. A further day can tell.",
            "Left: “The fingertips touch” before",
        ),
        ONE_LEG: (
            "Too close to call",
            "An earlier day showed no difference either.",
            "No change beyond the check’s own error.",
        ),
        "chair-stand": (
            "One number for both sides",
            "Since last time",
            "Your number: 15 repetitions before, 19 repetitions now. "
            "This is more than the check's error.",
        ),
    }
    for screen, parts in says.items():
        in_order(second.words(screen), *parts)
    assert "This is within the check's error" not in text_of(later.locator("main"))
    expect(later.locator(".overview")).not_to_contain_text("one day only")
    second.go_on()
    plan = later.locator(".plan-item")
    confirmed = plan.filter(has_text="The left leg lets you reach less far.").locator(".first")
    expect(confirmed).to_contain_text("Start with your left side; the right side does the same")
    expect(confirmed).not_to_contain_text("until a second day confirms it")
    still = plan.filter(has_text="The left reach leaves more of a gap.").locator(".first")
    expect(still).to_contain_text("until a second day confirms it")


def test_two_days_that_disagree_give_no_side_the_first_turn(
    page: OpenPage, walked: dict[str, Any], library: Library
) -> None:
    tab = page()
    tab.clock.set_fixed_time(FIRST)
    first = Reader(tab).resume({**walked, "visit": None}, "results")
    in_order(first.words("knee-to-wall"), "The left ankle bends less.")
    tab.get_by_role("button", name="Keep on this device").click()
    later = tab.context.new_page()
    later.clock.set_fixed_time(SECOND)
    mirrored = {"left": [11.5, 11.5], "right": [8, 8], "both": [], "unable": [], "mark": None}
    answers = {**walked["answers"], "minutes": ["minutes-15"], "wishes": ["wish-ankles"]}
    screens = {**walked["screens"], "knee-to-wall": mirrored}
    state = {**walked, "answers": answers, "screens": screens, "visit": None}
    second = Reader(later).resume(state, "results")
    in_order(second.words("knee-to-wall"), "The two days disagree", "treat both sides alike")
    second.go_on()
    serving = library.findings["less-ankle-bend"].exercises
    both = [one for one in second.planned() if one in serving]
    assert both
    for exercise in both:
        expect(later.locator(f'[data-exercise="{exercise}"] .first')).to_have_count(0)


@pytest.mark.parametrize(
    "text",
    [
        "{",
        json.dumps({"app": "evenstride", "format": 99}),
        json.dumps({"app": "evenstride", "format": 2, "visits": [
            {"id": "<img src=x onerror=alert(1)>", "day": "2026-03-02", "at": 1, "answers": {},
             "choice": None, "screens": {"<script>": {}}, "protocols": {}}, None, 7,
        ], "log": [], "settings": {"name": "<svg onload=alert(2)>"}}),
    ],
    ids=["unreadable", "newer", "hostile"],
)  # fmt: skip
def test_what_an_earlier_day_left_cannot_harm_today(
    page: OpenPage, walked: dict[str, Any], text: str
) -> None:
    tab: Page = page()
    tab.on("dialog", lambda dialog: pytest.fail(f"script ran: {dialog.message}"))
    tab.add_init_script(f"localStorage.setItem({json.dumps(KEPT)}, {json.dumps(text)})")
    reader = Reader(tab).resume({**walked, "visit": None}, "results")
    expect(tab.locator(".result")).to_have_count(8)
    assert "onerror" not in tab.locator("main").inner_html()
    reader.go_on()
    assert reader.planned()
