"""Numbers as readers write them, and answers that are picked: taken, or refused in a sentence."""

import json
from typing import Any

from playwright.sync_api import expect

from tests.browser.walk import SESSION, OpenPage, Reader

WALL = "knee-to-wall"
HEELS = "single-leg-heel-raise"


def blank(page: OpenPage, walked: dict[str, Any], screen: str) -> Reader:
    """A reader at a screen at which nothing is entered yet."""
    screens = {one: tries for one, tries in walked["screens"].items() if one != screen}
    return Reader(page()).resume({**walked, "screens": screens}, screen)


def stored(reader: Reader) -> str:
    return str(reader.tab.evaluate("key => sessionStorage.getItem(key)", SESSION))


REFUSED = {
    "1e3": "without letters",
    "-3": "must lie between 0 and 30 cm",
    "−3": "must lie between 0 and 30 cm",
    "∞": "Use only the digits 0 to 9",
    "½": "Write a part of a whole after a comma or point",
    "5000": "must lie between 0 and 30 cm",
    "5,000": "no more than two digits after the comma or point",
    "8,3": "Round to the nearest 0.5",
    "8.5 9": "Write one number, without spaces",
    "1,2,3": "only one comma or point",
    "NaN": "without letters",
    "<img src=x onerror=1": "Write the number alone",
}


def test_what_is_no_number_gets_a_sentence_and_is_not_kept(
    page: OpenPage, walked: dict[str, Any]
) -> None:
    reader = blank(page, walked, WALL)
    field = reader.field("left")
    error = reader.section.locator(f"#{WALL}-left-1-error")
    for text, says in REFUSED.items():
        field.fill(text)
        field.blur()
        expect(error).to_contain_text(says)
        expect(error).to_contain_text("such as")
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_have_accessible_description(error.inner_text().join(["cm ", ""]))
        assert reader.tries(WALL)["left"] == [], text
        assert "NaN" not in reader.section.inner_text()
        assert not {"NaN", "Infinity", "[null]"} & set(stored(reader).split('"')), text
    reader.next.click()
    expect(reader.tab.get_by_role("alert")).to_have_text("One number needs another look.")
    expect(field).to_be_focused()
    # Nothing is neither a number nor wrong.
    field.fill("")
    field.blur()
    expect(error).to_be_hidden()
    assert json.loads(stored(reader))["screens"][WALL]["left"] == []
    reader.next.click()
    expect(reader.tab.get_by_role("alert")).to_contain_text("Enter your tries")
    for text in ("12,5", "12.5", " 12.50 ", "12,"):
        field.fill(text)
        field.blur()
        expect(error).to_be_hidden()
        assert reader.tries(WALL)["left"] == [12 if text == "12," else 12.5]


def test_inches_are_taken_and_kept_as_centimetres(page: OpenPage, walked: dict[str, Any]) -> None:
    reader = blank(page, walked, WALL)
    reader.field("right").fill("10")
    reader.pick(f"{WALL}-unit", "in")
    expect(reader.field("right")).to_have_value("3.94")
    expect(reader.section).to_contain_text("inches. We keep centimetres, to the nearest 0.5")
    reader.field("left").fill("4,5")
    expect(reader.section.locator(f"#{WALL}-left-1-unit")).to_have_text("in = 11.5 cm")
    reader.field("left", 2).fill("3.25")
    assert reader.tries(WALL)["left"] == [11.5, 8.5]
    reader.field("right", 2).fill("12")
    reader.field("right", 2).blur()
    error = reader.section.locator(f"#{WALL}-right-2-error")
    expect(error).to_contain_text("between 0 and 11.81 inches")
    assert reader.tries(WALL)["right"] == [10]
    # What was no length in inches may be one in centimetres.
    reader.pick(f"{WALL}-unit", "cm")
    expect(error).to_be_hidden()
    assert reader.tries(WALL) == {
        "left": [11.5, 8.5], "right": [10, 12], "both": [], "unable": [], "mark": None,
    }  # fmt: skip
    expect(reader.field("left")).to_have_value("11.5")
    # The unit is remembered in this tab.
    reader.pick(f"{WALL}-unit", "in")
    reader.tab.reload()
    reader.ready()
    expect(reader.section.locator(f'[name="{WALL}-unit"][value="in"]')).to_be_checked()
    expect(reader.field("right")).to_have_value("3.94")
    assert reader.tries(WALL)["right"] == [10, 12]
    reader.turn_to("results")
    expect(reader.result(WALL)).to_contain_text("Right: 11 cm.")


def test_too_few_tries_are_said_and_may_be_all(page: OpenPage, walked: dict[str, Any]) -> None:
    reader = blank(page, walked, HEELS)
    tab = reader.tab
    left, right = reader.field("left"), reader.field("right")
    left.fill("12,5")
    left.blur()
    expect(reader.section).to_contain_text("Write a whole number, such as")
    left.fill("31")
    left.blur()
    expect(reader.section).to_contain_text("between 0 and 30 repetitions")
    # Enter goes to the next field, and does not send the form.
    left.fill("30")
    left.press("Enter")
    expect(right).to_be_focused()
    reader.next.click()
    expect(tab.get_by_role("alert")).to_contain_text("the right side has 0 of 1")
    tab.get_by_role("button", name="Go on without them").click()
    reader.left(HEELS)
    reader.walk("results")
    expect(reader.result(HEELS)).to_contain_text("Not enough tries")


def test_choices_and_signs_are_asked_for_and_can_be_cleared(
    page: OpenPage, walked: dict[str, Any]
) -> None:
    reach = "chair-sit-and-reach"
    reader = blank(page, walked, reach)
    alert = reader.tab.get_by_role("alert")
    reader.next.click()
    expect(alert).to_contain_text("Enter your tries")
    left = reader.section.get_by_role("group", name="Left, Try 1")
    expect(left.get_by_role("radio").first).to_be_focused()
    left.get_by_label("At the toes.").check()
    reader.section.get_by_role("group", name="Right, Try 1").get_by_label("Past the toes.").check()
    assert (reader.tries(reach)["left"], reader.tries(reach)["right"]) == ([2], [3])
    left.get_by_role("button", name="Clear this try").click()
    assert reader.tries(reach)["left"] == []
    expect(left.get_by_role("radio").first).to_be_focused()
    reader.next.click()
    expect(alert).to_contain_text("the left side has 0 of 1")
    left.get_by_label("At the toes.").check()
    reader.walk("filmed-squat")
    reader.pick("filmed-squat-mark", "done")
    signs = reader.section.get_by_role("group", name="Seen in how many of 5?")
    expect(signs).to_have_count(7)
    reader.tab.reload()
    reader.ready()
    expect(signs.nth(2).get_by_label("3", exact=True)).to_be_checked()


def test_a_film_counts_only_with_an_answer_for_every_sign(
    page: OpenPage, walked: dict[str, Any]
) -> None:
    reader = blank(page, walked, "filmed-squat")
    signs = reader.section.get_by_role("group", name="Seen in how many of 5?")
    for number in range(6):
        signs.nth(number).get_by_label("0", exact=True).check()
    assert reader.tries("filmed-squat")["both"] == []
    reader.next.click()
    expect(reader.tab.get_by_role("alert")).to_contain_text("Answer for every sign")
    expect(signs.nth(6).get_by_role("radio").first).to_be_focused()
    signs.nth(6).get_by_label("5", exact=True).check()
    assert reader.tries("filmed-squat")["both"] == [0, 0, 0, 0, 0, 0, 5]
    reader.go_on()
    expect(reader.result("filmed-squat").locator("td", has_text="so it counts")).to_have_count(1)
