"""Sheets in a real browser: as many pages of A4 and Letter as promised, nothing lost."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from generator import phrases, prose, restrictions
from generator.library import Library, load_library
from generator.model import Exercise, Routine
from tests.browser.pdf import PAPERS, printed, squeezed

ROOT = Path(__file__).parents[2]
ROUTINES = sorted(path.stem for path in (ROOT / "content/routines").glob("*.yml"))
EXERCISES = sorted(path.stem for path in (ROOT / "content/exercises").glob("*.yml"))
SCHEMES: list[Literal["light", "dark"]] = ["light", "dark"]
# The longest sheets, one with much to take care of, and one for each kind of picture.
SAMPLE = ("incline-push-up-plus", "step-and-hold", "seated-back-turn", "bird-dog", "toe-yoga")
CUT_OFF = """() => [...document.querySelectorAll(
    ".sheet, .sheet *:not(svg, svg *, .unseen, .unseen *, .es-unseen)")]
  .filter(part => getComputedStyle(part).overflow !== "visible")
  .filter(part => part.scrollWidth > part.clientWidth + 1
    || part.scrollHeight > part.clientHeight + 1)
  .map(part => part.outerHTML.slice(0, 120))"""
NARROW = """() => [...document.querySelectorAll(".sheet .es-phase, .sheet .drawings img")]
  .filter(part => part.checkVisibility() && part.getBoundingClientRect().width < 30 * 96 / 25.4)
  .map(part => part.outerHTML.slice(0, 120))"""
# The L and R of sides, which are read from further off than type, in points.
FAINT = """() => [...document.querySelectorAll(".sheet svg text")]
  .filter(letter => letter.checkVisibility())
  .map(letter => letter.getScreenCTM().a * parseFloat(getComputedStyle(letter).fontSize) * 0.75)
  .filter(points => points < 6.4)"""
HEADINGS = """all => all.filter(heading => heading.checkVisibility())
  .map(heading => heading.textContent)"""
LEADS = """() => [...document.querySelectorAll(".sheet :is(.card, .steps, .rules)")]
  .map(part => getComputedStyle(part))
  .map(style => parseFloat(style.lineHeight) / parseFloat(style.fontSize))"""
OUTSIDE = """() => [...document.querySelectorAll(
    ".sheet *:not(svg *, .unseen, .unseen *, .es-unseen)")]
  .filter(part => part.getBoundingClientRect().right
    > part.closest(".sheet").getBoundingClientRect().right + 1)
  .map(part => part.outerHTML.slice(0, 120))"""

# What a sheet gives up in each layout, and whether it says that it has no room.
EVERY_LAYOUT = """() => {
  const [layouts, drawings] = ["layout", "drawings"]
    .map(name => [...document.querySelectorAll(`[name=${name}]`)]);
  return layouts.flatMap(layout => drawings.map(one => {
    layout.click();
    one.click();
    const says = document.querySelector("[data-too-long]").textContent;
    return [document.querySelector(".sheet").dataset.tight, says];
  }));
}"""

# What a layout promises: its smallest type in points, and the pages it needs at most.
LAYOUTS = {"Standard": (11, 1), "Clear print": (14, 2), "Large print": (18, None)}
DRAWINGS = ("With", "Without")
LOOKED_AT = ("body", ".sheet", ".card", ".rules", ".small-print")


def assert_printed(
    tab: Page, paper: str, *wanted: str, least: float = 10, most: int | None = 1
) -> list[str]:
    """Fail unless the page prints on no more sheets than that, none blank, with these words.

    No type is smaller than `least` points, and no heading ends a page.
    """
    pages = printed(tab, paper)
    assert min(page.least for page in pages) >= least - 0.05, paper
    sheets = [page.squeezed for page in pages]
    assert most is None or len(sheets) <= most, paper
    assert all(len(sheet) > 20 for sheet in sheets), paper
    headings = tab.locator(".sheet :is(h1, h2)").evaluate_all(HEADINGS)
    ends = tuple(squeezed(text) for text in headings)
    for sheet in sheets:
        # Signs that only the style sheet writes stand around some headings.
        assert not sheet.replace("·", "").rstrip(":.").endswith(ends), paper
    text = "".join(sheets)
    for some in wanted:
        assert squeezed(prose.plain(some)) in text
    return sheets


def choose(tab: Page, layout: str, drawings: str) -> None:
    """Take a layout as a reader does."""
    tab.emulate_media(media="null")
    tab.get_by_role("radio", name=layout, exact=True).check()
    tab.get_by_role("radio", name=drawings, exact=True).check()


def given_up(tab: Page) -> set[str]:
    """Return what the sheet gives up for room."""
    return set((tab.locator(".sheet[data-cards]").get_attribute("data-tight") or "").split())


def assert_legible(tab: Page, *parts: str) -> None:
    """Fail unless a sheet in print is whole, and black on white in its parts."""
    assert tab.evaluate(CUT_OFF) == []
    assert tab.evaluate(OUTSIDE) == []
    for part in parts:
        look = tab.eval_on_selector(
            part, "e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]"
        )
        assert look[0] == "rgb(0, 0, 0)"
        assert look[1] in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")


def assert_promised(tab: Page, exercises: list[Exercise], layout: str, *wanted: str) -> None:
    """Fail unless a sheet keeps what its layout promises, on both papers and with any drawings."""
    least, most = LAYOUTS[layout]
    for drawings in DRAWINGS:
        choose(tab, layout, drawings)
        for paper in PAPERS:
            sheets = assert_printed(tab, paper, *wanted, least=least, most=most)
            # It has measured itself once more, with the letters of print.
            given = given_up(tab)
            assert not given & {"easier", "groups", "drawings"}
            # Without drawings the steps stay, and the cues go.
            instead = drawings == "Without" and "steps" in given
            assert_in_order(sheets, exercises, given - {"steps"} | {"cues"} if instead else given)
            assert_unsplit(sheets, exercises)
        tab.emulate_media(media="print")
        assert_legible(tab, *LOOKED_AT)
        assert tab.evaluate(NARROW) == []
        assert tab.evaluate(FAINT) == []
        # Large print has all the pages it wants, so that its lines need not stand close.
        assert most or min(tab.evaluate(LEADS)) > 1.19


def assert_in_order(sheets: list[str], exercises: list[Exercise], given: set[str]) -> None:
    """Fail unless each exercise is there in its turn, with all that was not given up."""
    text, at = "".join(sheets), 0
    for exercise in exercises:
        told = [exercise.name, exercise.setup, *(() if "steps" in given else exercise.steps)]
        # Cues say what steps say: never are both given up.
        told += exercise.cues if "steps" in given or "cues" not in given else ()
        told += exercise.stop
        told += [exercise.easier.how] if exercise.easier and "easier" not in given else []
        told += [exercise.harder.how] if exercise.harder and "harder" not in given else []
        for words in told:
            found = text.find(squeezed(prose.plain(words)), at)
            assert found >= 0, (exercise.id, words)
            at = found


def assert_unsplit(sheets: list[str], exercises: list[Exercise]) -> None:
    """Fail if an exercise stands on two pages."""
    for exercise in exercises:
        own = next(one for one in sheets if squeezed(prose.plain(exercise.setup)) in one)
        for words in (exercise.name, *exercise.stop):
            assert squeezed(prose.plain(words)) in own, exercise.id


def led_nowhere(library: Library, routine: Routine, name: str) -> Exercise:
    """The exercise, without a harder one that somebody leaves out whom the routine suits."""
    exercise = library.exercises[name]
    if exercise.harder and exercise.harder.exercise:
        harder = library.exercises[exercise.harder.exercise]
        left_out_by = restrictions.left_out_by(restrictions.effects(library.quiz), harder)
        if set(routine.suits) & set(left_out_by):
            return exercise.model_copy(update={"harder": None})
    return exercise


@pytest.mark.parametrize("routine", ROUTINES)
def test_a_routine_keeps_the_promise_of_each_layout(
    page: Callable[..., Page], library: Library, routine: str
) -> None:
    own = library.routines[routine]
    exercises = [led_nowhere(library, own, item.exercise) for item in own.items]
    wanted = [own.name, own.summary, *library.quiz.stop_rules, library.quiz.disclaimer]
    wanted += [library.quiz.pain_short]
    groups = {one.id for one in restrictions.along(library.quiz, own.suits)}
    for item, exercise in zip(own.items, exercises, strict=True):
        dose = item.dose or exercise.dose
        wanted += [phrases.work(dose, exercise), phrases.days(dose)[1:], item.note or ""]
        wanted += [
            one.text for one in exercise.caution if not one.when or not groups.isdisjoint(one.when)
        ]
    tab = page()
    tab.goto(f"sheets/{routine}/")
    for layout in LAYOUTS:
        assert_promised(tab, exercises, layout, *wanted)


@pytest.mark.parametrize("name", EXERCISES)
def test_an_exercise_keeps_the_promise_of_standard_print_and_finds_room_in_every_layout(
    page: Callable[..., Page], library: Library, name: str
) -> None:
    exercise = library.exercises[name]
    wanted = [*library.quiz.stop_rules, library.quiz.pain_short, exercise.summary]
    ids = restrictions.left_out_by(restrictions.effects(library.quiz), exercise)
    wanted += restrictions.told(library.quiz, ids)
    wanted += [one.text for one in exercise.caution]
    tab = page()
    tab.goto(f"sheets/exercises/{name}/")
    for paper in PAPERS:
        sheets = assert_printed(tab, paper, *wanted, least=11)
        assert_in_order(sheets, [exercise], set())
    assert tab.evaluate(NARROW) == []
    # The other layouts are measured and not printed.
    found = tab.evaluate(EVERY_LAYOUT)
    assert len(found) == len(LAYOUTS) * len(DRAWINGS)
    for given, too_long in found:
        assert not {*given.split()} & {"steps", "harder", "easier", "groups", "drawings"}
        assert too_long == ""


@pytest.mark.parametrize("name", SAMPLE)
def test_an_exercise_keeps_the_promise_of_each_layout(
    page: Callable[..., Page], library: Library, name: str
) -> None:
    quiz = library.quiz
    tab = page()
    tab.goto(f"sheets/exercises/{name}/")
    for layout in LAYOUTS:
        exercises = [library.exercises[name]]
        assert_promised(tab, exercises, layout, *quiz.stop_rules, quiz.pain_short)


def test_what_is_left_of_a_page_goes_to_its_drawings(page: Callable[..., Page]) -> None:
    tab = page()
    tab.goto("sheets/legs/")
    first = tab.locator(".card").first
    phase, text = first.locator(".es-phase").first, first.locator(".es-phase svg text").first

    def width(part: Locator) -> float:
        wide: float = part.evaluate("part => part.getBoundingClientRect().width")
        return wide

    # A full page has nothing left.
    standard = width(phase), width(text)
    assert tab.locator("[data-grown]").count() == 0
    choose(tab, "Large print", "With")
    assert width(phase) > 1.5 * standard[0]
    assert width(text) > 1.5 * standard[1]
    # Each exercise takes what its own page has left, and no page more.
    assert len({card.get_attribute("data-grown") for card in tab.locator(".card").all()}) > 1
    grown = len(printed(tab, "Letter"))
    rule = ".card { --grown: 1 !important }"
    tab.evaluate("rule => { document.styleSheets[0].insertRule(rule) }", rule)
    assert grown == len(printed(tab, "Letter"))
    choose(tab, "Standard", "With")
    assert width(phase) == standard[0]


def test_an_exercise_without_a_drawing_keeps_its_steps(page: Callable[..., Page]) -> None:
    tab = page()
    tab.goto("sheets/legs/")
    assert "steps" in given_up(tab)
    first, second = tab.locator(".card").all()[:2]
    expect(first.locator(".steps")).to_be_hidden()
    first.locator(".drawings").evaluate("part => part.replaceChildren()")
    expect(first.locator(".steps")).to_be_visible()
    expect(first.locator(".cues")).to_be_hidden()
    expect(second.locator(".steps")).to_be_hidden()


def test_the_layout_is_remembered_and_works_by_keyboard(page: Callable[..., Page]) -> None:
    tab = page()
    tab.goto(f"sheets/{ROUTINES[0]}/")
    tab.get_by_role("radio", name="Standard").focus()
    tab.keyboard.press("ArrowDown")
    expect(tab.get_by_role("radio", name="Clear print")).to_be_checked()
    tab.get_by_role("radio", name="Without").check()
    expect(tab.locator(".drawings").first).to_be_hidden()
    tab.goto(f"sheets/{ROUTINES[1]}/")
    expect(tab.get_by_role("radio", name="Clear print")).to_be_checked()
    expect(tab.locator(".drawings").first).to_be_hidden()
    tab.evaluate('localStorage.setItem(\'evenstride.layout\', \'{"layout": "<b>", "drawings": 7\')')
    tab.reload()
    expect(tab.get_by_role("radio", name="Standard")).to_be_checked()
    expect(tab.locator(".drawings").first).to_be_visible()


def test_the_print_button_prints(page: Callable[..., Page]) -> None:
    tab = page()
    tab.add_init_script("window.print = () => { document.title = 'printed' }")
    tab.goto(f"sheets/{ROUTINES[0]}/")
    tab.get_by_role("button", name="Print this sheet").click()
    expect(tab).to_have_title("printed")


def test_without_script_a_sheet_shows_no_dead_button(
    page: Callable[..., Page], library: Library
) -> None:
    tab = page(java_script_enabled=False)
    for routine in ROUTINES:
        tab.goto(f"sheets/{routine}/")
        expect(tab.get_by_role("button", name="Print")).to_have_count(0)
        expect(tab.get_by_role("radio")).to_have_count(0)
        expect(tab.locator(".card")).not_to_have_count(0)
        for paper in PAPERS:
            (sheet,) = printed(tab, paper)
            for rule in library.quiz.stop_rules:
                assert squeezed(prose.plain(rule)) in sheet.squeezed
        assert tab.locator(".drawings svg").count() > 0
    for name in SAMPLE:
        tab.goto(f"sheets/exercises/{name}/")
        for paper in PAPERS:
            assert len(printed(tab, paper)) == 1, (name, paper)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "address", [f"sheets/{ROUTINES[0]}/", "sheets/exercises/heel-raise/", "my-plan/"]
)
def test_sheets_are_accessible_and_fit_the_screen(
    page: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    address: str,
    scheme: str,
    width: int,
) -> None:
    tab = page(color_scheme=scheme, viewport={"width": width, "height": 800})
    tab.goto(address)
    assert axe(tab) == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


# --- the reader's own plan ----------------------------------------------------

# With two days a week, the page's own days are Tuesday and Friday.
FRIDAY = datetime(2026, 11, 27, 10)  # noqa: DTZ001  (the reader's own clock)
FIVE = ["range", "strength", "strength", "balance", "balance"]
# Answers that make for long sheets: all that the exercises have to say with care.
CAREFUL = {
    "situation": ["blood-pressure"],
    "steadiness": ["unsteady", "numb-feet"],
    "kit": ["has-strap"],
}
KNEE = {"left": [8, 8], "right": [12, 12], "both": [], "unable": [], "mark": None}
REACH = {**KNEE, "left": [0], "right": [3]}


def keep(tab: Page, **changes: Any) -> None:
    """Put a finished self-check into the tab, with changes, as if the reader had filled it in."""
    tab.clock.set_fixed_time(FRIDAY)
    tab.goto("my-plan/")
    table = json.loads(tab.locator("#table").text_content() or "")
    answers = {question["id"]: ["none"] for question in table["gate"] if not question["only_if"]}
    for question in table["about"]:
        first = question["options"][0]["id"]
        answers[question["id"]] = [first] if question["kind"] == "one" else ["none"]
    answers["minutes"] = ["minutes-15"]
    state = {
        "format": 2,
        "version": table["version"],
        "step": "plan",
        "answers": answers | changes.pop("answers", {}),
        "choice": None,
        "screens": {"knee-to-wall": KNEE},
        **changes,
    }
    tab.evaluate("text => sessionStorage.setItem('evenstride.session', text)", json.dumps(state))
    tab.reload()
    expect(tab.locator("html[data-ready]")).to_have_count(1)


def make_room_for_five(tab: Page) -> None:
    """Let a plan of 15 minutes hold as many exercises as a plan may ever have."""

    def change(route: Route) -> None:
        page = route.fetch()
        head, mark, rest = page.text().partition('<script type="application/json" id="table">')
        text, end, rest = rest.partition("</script>")
        table = json.loads(text)
        assert table["plan"]["most"] == len(FIVE)
        table["plan"]["shapes"]["15"] = FIVE
        body = head + mark + json.dumps(table).replace("<", "\\u003c") + end + rest
        route.fulfill(response=page, body=body)

    tab.route("**/my-plan/", change)


def sources(sheet: Locator) -> list[str]:
    found: list[str] = sheet.locator("img").evaluate_all("all => all.map(image => image.src)")
    assert found
    return found


@pytest.mark.parametrize(
    ("cards", "minutes", "answers"),
    [
        (2, "minutes-5", CAREFUL),
        (3, "minutes-10", CAREFUL),
        (4, "minutes-15", {}),
        (4, "minutes-15", CAREFUL),
        (5, "minutes-15", {}),
    ],
    ids=["two", "three", "four", "four-careful", "five"],
)
def test_the_reader_s_plan_and_week_print_on_one_page_each(
    page: Callable[..., Page],
    library: Library,
    cards: int,
    minutes: str,
    answers: dict[str, list[str]],
) -> None:
    tab = page()
    tab.add_init_script("window.print = () => { document.title = 'printed' }")
    if cards == 5:
        make_room_for_five(tab)
    keep(
        tab,
        answers={**answers, "minutes": [minutes], "days": ["days-7"]},
        screens={"knee-to-wall": KNEE, "chair-sit-and-reach": REACH},
    )
    tab.get_by_label("After").fill("brushing my teeth in the evening, before I go to bed at night")
    plan, week = tab.locator(".sheet--plan"), tab.locator(".sheet--week")
    tab.evaluate("Promise.all([...document.images].map(image => image.decode()))")
    names = plan.locator(".card [data-slot=name]").all_text_contents()
    assert len(names) == cards
    assert plan.locator(".card tr[data-row=left]").count() > 0
    # Black and grey, whatever the screen shows.
    assert {image.split("#")[1] for image in sources(plan)} == {"paper"}
    expect(plan.get_by_text("Start with your left side")).not_to_have_count(0)
    stops = [*library.quiz.stop_rules, library.quiz.pain_short, library.quiz.disclaimer]
    wanted = [*names, *stops, library.quiz.plan.warm_up]
    exercises = [one for one in library.exercises.values() if one.name in names]
    for exercise in exercises:
        wanted += [exercise.setup, *exercise.stop]
    for layout, (least, most) in LAYOUTS.items():
        for drawings in DRAWINGS:
            choose(tab, layout, drawings)
            for paper in PAPERS:
                assert_printed(tab, paper, *wanted, least=least, most=most)
            tab.emulate_media(media="print")
            assert_legible(tab)
        tab.emulate_media(media="null")
        tab.get_by_role("button", name="Print the coming week").click()
        for paper in PAPERS:
            assert_printed(tab, paper, *names, *stops, least=least, most=most)
        tab.emulate_media(media="print")
        assert_legible(tab)
        tab.keyboard.press("Shift")
    choose(tab, "Standard", "With")
    for scheme in SCHEMES:
        tab.emulate_media(media="null", color_scheme=scheme)
        # Without a button, the plan is what is printed.
        tab.keyboard.press("Shift")
        for paper in PAPERS:
            (text,) = assert_printed(tab, paper, *wanted)
            assert "Myweek" not in text
            assert "Yourdata" not in text
        tab.emulate_media(media="print", color_scheme=scheme)
        expect(week).to_be_hidden()
        expect(plan.get_by_text("Start with your left side").first).to_be_visible()
        assert_legible(tab, "body", ".sheet--plan", ".sheet--plan .card h2", ".sheet--plan .rules")
        tab.emulate_media(media="null", color_scheme=scheme)
        tab.get_by_role("button", name="Print the coming week").click()
        expect(tab).to_have_title("printed")
        for paper in PAPERS:
            (text,) = assert_printed(
                tab, paper, *names, *stops, "After brushing my teeth", "Fri 27 Nov", "Thu 3 Dec"
            )
            assert "Myplan" not in text
            assert "Yourdata" not in text
        tab.emulate_media(media="print", color_scheme=scheme)
        expect(plan).to_be_hidden()
        assert_legible(tab, ".sheet--week", ".week th", ".week .side", ".sheet--week .rules")


def test_without_a_self_check_the_page_says_how_to_get_a_plan(page: Callable[..., Page]) -> None:
    tab = page()
    tab.goto("my-plan/")
    expect(tab.get_by_text("There is no plan here yet")).to_be_visible()
    expect(tab.get_by_role("link", name="Go to the self-check")).to_be_visible()
    expect(tab.get_by_role("link", name="Print")).to_have_count(len(ROUTINES))
    assert_no_plan(tab)


def assert_no_plan(tab: Page) -> None:
    """Fail if any exercise is on the page, on screen or on paper."""
    media: Literal["screen", "print"]
    for media in ("screen", "print"):
        tab.emulate_media(media=media)
        expect(tab.locator("[data-plan]")).to_be_hidden()
        expect(tab.locator(".sheet").filter(visible=True)).to_have_count(0)
    expect(tab.locator(".card, .exercise")).to_have_count(0)


def test_an_unfinished_self_check_is_no_plan(page: Callable[..., Page]) -> None:
    tab = page()
    keep(tab, step="age")
    expect(tab.get_by_text("Your self-check is not finished yet")).to_be_visible()
    assert_no_plan(tab)


def test_after_a_stop_there_is_no_plan(page: Callable[..., Page]) -> None:
    tab = page()
    first = load_library(ROOT / "content").quiz.gate[0]
    keep(tab, answers={first.id: [first.options[0].id]})
    expect(tab.get_by_text("advice from a professional first")).to_be_visible()
    expect(tab.get_by_role("link", name="Print")).to_have_count(0)
    assert_no_plan(tab)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"version": "000000000000"}, "has changed since"),
        ({"format": 1}, "has changed since"),
        (
            {"screens": {"knee-to-wall": {"left": ["<img src=x>"], "right": [], "mark": None}}},
            "could not be read",
        ),
        ({"answers": {"age": ["<script>alert(1)</script>"]}}, "could not be read"),
        ({"choice": {"extent": "<b>", "without": []}}, "could not be read"),
    ],
)
def test_a_strange_state_is_refused_in_words(
    page: Callable[..., Page], changes: dict[str, Any], said: str
) -> None:
    tab = page()
    keep(tab, **changes)
    expect(tab.get_by_text(said)).to_be_visible()
    assert_no_plan(tab)


def test_without_script_the_plan_page_leads_to_written_routines(page: Callable[..., Page]) -> None:
    tab = page(java_script_enabled=False)
    tab.goto("my-plan/")
    expect(tab.get_by_text("This page needs JavaScript")).to_be_visible()
    for routine in ROUTINES:
        expect(tab.locator(f"a[href='../sheets/{routine}/']")).to_be_visible()
