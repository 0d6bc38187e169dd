"""Random readers walk through the paper by its printed rules, and through the reader's own code."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import zip_longest
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator import tools
from generator.compile import compile_table
from generator.library import Library, load_library
from generator.model import Measure
from generator.output import Site
from tests.conftest import ROOT
from tests.engine import replay

READERS = 600
SIDES = ("left", "right")
OUTCOMES = {
    "Stop here.": "stop", "See someone.": "see-first", "Changes.": "adapt", "": "go"
}  # fmt: skip
VERDICTS = {
    "Too close to call.": "similar",
    "A possible difference.": "possible",
    "A possible difference, clear on two days.": "clear",
}
Holds = Callable[[Fraction], bool]
Reader = dict[str, Any]
Attempts = dict[str, Any]


@pytest.fixture(scope="module")
def page(library: Library) -> LexborHTMLParser:
    return printed(library)


@pytest.fixture(scope="module")
def paper(page: LexborHTMLParser) -> "Paper":
    return Paper(page)


def printed(library: Library, url: str | None = "https://even.example/") -> LexborHTMLParser:
    site = Site(name="Evenstride", url=url)
    made = {output.uri: output.text for output in tools.pages(library, site)}
    return LexborHTMLParser(made["self-check/paper/index.html"])


def words(node: LexborNode | None) -> str:
    return " ".join(node.text(separator=" ").split()) if node is not None else ""


def codes(text: str) -> set[str]:
    """Return the codes of a list as it is printed: `3ef 5a` is 3e, 3f and 5a."""
    parts = re.findall(r"(\d+)([a-z]+)", text)
    return {number + letter for number, letters in parts for letter in letters}


def span(text: str) -> Holds:
    """Return what a printed range of numbers holds."""
    low, high = Fraction(-1), Fraction(1000)
    low_in = high_in = True
    numbers = [Fraction(one) for one in re.findall(r"\d+(?:\.\d+)?", text)]
    if re.fullmatch(r"\d+( or \d+)*", text):
        return lambda number: number in numbers
    if "less than" in text:
        high, high_in = numbers[-1], False
    elif text.startswith(("up to", "from")):
        high = numbers[-1]
    if text.startswith("more than"):
        low, low_in = numbers[0], False
    elif text.startswith("from") or text.endswith("or more"):
        low = numbers[0]
    return lambda number: (
        (number > low or (low_in and number == low))
        and (number < high or (high_in and number == high))
    )


class Question:
    """A question as it is printed."""

    def __init__(self, node: LexborNode) -> None:
        self.id = str(node.attributes["data-step"])
        self.number = words(node.css_first(".number")).rstrip(".")
        self.head = head = words(node.css_first(".help"))
        self.only_if = codes(words(node.css_first(".help .codes")))
        self.past = found[1] if (found := re.search(r"If not, go to (\d+|Part \d)", head)) else ""
        self.last = words(node.css(".tick, .go")[-1])
        told = re.fullmatch(r"(Then|.+:) go to (\d+|Part \d)\.", self.last)
        assert told, self.last
        self.go_to = told[2]
        self.answers = {
            str(label.css_first("input").attributes["value"]): (  # type: ignore[union-attr]
                words(label.css_first(".code")),
                words(label.css_first(".mark")),
                words(label),
            )
            for label in node.css(".tick")
        }

    def ticked(self, answer: list[str]) -> list[tuple[str, str, str]]:
        """Return what counts as ticked: all of it if the reader is not sure."""
        coded = {name: said for name, said in self.answers.items() if said[0]}
        names = coded if "unsure" in answer else answer
        return [coded[name] for name in names if name in coded]


@dataclass
class Finding:
    name: str
    when: str
    wish: str
    items: list[str]


@dataclass
class Item:
    """An exercise as it is printed in the list of all."""

    name: str
    aim: str
    dose: str
    kit: set[str]
    left_out_by: set[str]
    stays: set[str]


class Check:
    """A check as it is printed."""

    def __init__(self, node: LexborNode) -> None:
        self.id = str(node.attributes["data-step"])
        self.letter = words(node.css_first(".letter"))
        self.left_out_by = codes(words(node.css_first(".skip-check .codes")))
        head = words(node.css_first(".skip-check"))
        self.first = found[1] if (found := re.search(r"Only after ([A-Z])", head)) else ""
        self.bar = int(words(node.css_first(".bar")) or 0)
        self.average = "average" in words(node.css_first(".value"))
        self.least = int(words(node.css_first(".least")) or 1)
        self.larger_is_lower = words(node.css_first(".lower")) == "larger"
        could_not = re.fullmatch(r"write (\d+)", words(node.css_first(".could-not")))
        self.could_not = Fraction(could_not[1]) if could_not else None
        self.levels = [
            (
                words(one.css_first(".means")).rstrip(":").lower(),
                span(words(one.css_first(".range"))),
            )
            for one in node.css(".levels li")
        ]
        self.bands = [
            (words(one.css_first(".range")), VERDICTS[words(one.css_first(".means"))])
            for one in node.css(".bands li")
        ]
        self.limit = words(node.css_first(".limit"))
        self.target = int(words(node.css_first(".target")) or 0)
        self.signs = [words(one.css_first("span")) for one in node.css(".record th:has(.note)")]
        self.ages = {
            words(row.css_first("th")): [int(words(cell)) for cell in row.css("td")]
            for row in node.css(".ages tbody tr")
        }
        self.findings = [finding(one) for one in node.css(".practise")]

    @property
    def compared(self) -> bool:
        return bool(self.bands)

    def kept(self, attempts: Attempts, column: str) -> Fraction | None:
        """Return the number a side counts with, or nothing for one that has none."""
        if column in attempts["unable"]:
            return self.could_not
        tries: list[Fraction] = attempts[column]
        if len(tries) < self.least:
            return None
        if self.average:
            return sum(tries, Fraction()) / len(tries)
        return min(tries) if self.larger_is_lower else max(tries)

    def level(self, value: Fraction) -> str:
        return next(name for name, holds in self.levels if holds(value))

    def row(self, values: dict[str, Fraction]) -> tuple[str, str | None]:
        """Return the row of the key that a day falls into, and the side that is lower."""
        left, right = values["left"], values["right"]
        reach = re.search(r"reach (\d+)", self.bands[0][0])
        if reach:
            left, right = (Fraction(value >= int(reach[1])) for value in (left, right))
            found = next(row for row, _ in self.bands if ("One side" in row) == (left != right))
        else:
            found = next(row for row, _ in self.bands if span(row.lower())(abs(left - right)))
            # The number beside the boxes says the same as the key.
            assert span(self.limit.lower().rstrip("?"))(abs(left - right)) == (
                found != self.bands[0][0]
            )
        if left == right:
            return found, None
        return found, "left" if (left > right) == self.larger_is_lower else "right"


def finding(node: LexborNode) -> Finding:
    wish = re.search(r"\((\w+)\):", words(node.css_first("b")))
    return Finding(
        words(node.css_first(".found")),
        words(node.css_first(".when")),
        wish[1] if wish else "",
        [words(code) for code in node.css(".list .code")],
    )


def listed(page: LexborHTMLParser) -> Iterator[tuple[str, Item]]:
    for group in page.css(".group"):
        aim = words(group.css_first("h3")).rpartition(": ")[2]
        for rule in group.css(".rules li"):
            left_out_by = codes(words(rule.css_first(".not")))
            stays = set(words(rule.css_first(".but")).removeprefix("but "))
            for one in rule.css(".exercise"):
                kit = {code for kit in one.css(".kit") for code in codes(words(kit))}
                name, dose = words(one.css_first("a")), words(one.css_first(".dose"))
                item = Item(name, aim, dose, kit, left_out_by, stays)
                yield words(one.css_first(".code")), item


class Paper:
    """The whole page as it is printed."""

    def __init__(self, page: LexborHTMLParser) -> None:
        asked = [Question(node) for node in page.css(".question")]
        self.questions = {question.number: question for question in asked}
        self.checks = {check.letter: check for check in map(Check, page.css(".check"))}
        self.outcomes = {
            words(node.css_first(".mark")): words(node.css_first(".go"))
            for node in page.css(".outcome")
        }
        self.uncompared = codes(words(page.css_first(".uncompared")))
        (everyone,) = page.css(".everyone")
        self.everyone = finding(everyone).items
        items = [*listed(page)]
        self.items = dict(items)
        assert len(self.items) == len(items)
        way = page.css_first(".way")
        assert way
        self.shapes = {words(one): words(one.next).strip(" .;").split(", ") for one in way.css("b")}
        fill = re.search(r"an aim you ticked \((.+?)\)", words(way))
        assert fill
        self.aims = {one.split(" ")[0]: codes(one) for one in fill[1].split("; ")}


class Walk:
    """One reader's way through the paper."""

    def __init__(self, paper: Paper, reader: Reader) -> None:
        self.paper, self.reader = paper, reader
        self.path: list[str] = []
        self.ticked: list[tuple[str, str, str]] = []
        self.judged: dict[str, dict[str, Any]] = {}
        self.hurt: set[str] = set()
        self.ask("1", "Part 2")
        self.path.append("outcome")
        go = paper.outcomes[self.mark]
        ended = "“No checks.” is among your ticks, the self-check ends here" in go
        self.ends = go == "The self-check ends here." or (ended and "No checks." in self.marks)
        if not self.ends:
            assert go.endswith("o to Part 3.")
            first = next(number for number, one in paper.questions.items() if one.go_to == "Part 2")
            self.ask(str(int(first) + 1), "Part 4")
            self.check()

    def ask(self, number: str, until: str) -> None:
        """Go from question to question by the printed numbers, until one says to stop."""
        while number != until:
            question = self.paper.questions[number]
            if question.only_if and not question.only_if & self.codes:
                number = question.past
                continue
            self.path.append(question.id)
            self.ticked += question.ticked(self.reader["answers"].get(question.id, []))
            if "Stop here." in self.marks:
                return
            number = question.go_to

    @property
    def codes(self) -> set[str]:
        return {code for code, _, _ in self.ticked}

    @property
    def marks(self) -> str:
        return " ".join(mark for _, mark, _ in self.ticked)

    @property
    def mark(self) -> str:
        """The first outcome, as they are printed, whose mark is among the ticks."""
        return next(mark for mark in self.paper.outcomes if mark in self.marks)

    @property
    def line(self) -> int | None:
        """The line of the reader's age in the first check that has lines."""
        ages = next(check.ages for check in self.paper.checks.values() if check.ages)
        said = [words.removeprefix(f"{code} ") for code, _, words in self.ticked]
        row = next((ages[text] for text in said if text in ages), None)
        if row is None:
            return None
        column = {"The line for women.": 0, "The line for men.": 1}
        picked = [row[column[text]] for text in said if text in column]
        return picked[0] if picked else max(row)

    def check(self) -> None:
        for letter, check in self.paper.checks.items():
            if check.left_out_by & self.codes or (check.first and not self.went_well(check)):
                continue
            self.path.append(check.id)
            attempts = self.reader["screens"].get(check.id)
            if attempts is None:
                continue
            if attempts["mark"]:
                self.judged[check.id] = blank(attempts["mark"])
                self.hurt |= {letter} if attempts["mark"] == "pain" else set()
            elif check.signs:
                self.judged[check.id] = self.watched(check, attempts)
            elif check.compared:
                self.judged[check.id] = self.compared(check, attempts)
            else:
                self.judged[check.id] = self.counted(check, attempts)

    def went_well(self, check: Check) -> bool:
        first = self.paper.checks[check.first]
        attempts = self.reader["screens"].get(first.id)
        if first.id not in self.path or attempts is None or attempts["mark"]:
            return False
        value = first.kept(attempts, "both")
        least = check.bar if self.line is None else self.line
        return value is not None and "both" not in attempts["unable"] and value >= least

    def watched(self, check: Check, attempts: Attempts) -> dict[str, Any]:
        counts = zip(check.signs, attempts["both"], strict=True)
        seen = {sign for sign, count in counts if count >= check.target}
        found = {one.name for one in check.findings if one.when in seen}
        return {**blank("uncompared"), "findings": found}

    def counted(self, check: Check, attempts: Attempts) -> dict[str, Any]:
        value = check.kept(attempts, "both")
        if value is None:
            return blank("too-few")
        low = self.line is not None and value < self.line
        found = {one.name for one in check.findings if low and one.when == "Below the line"}
        levels = {"both": "low"} if low else {}
        return {**blank("uncompared"), "levels": levels, "findings": found}

    def compared(self, check: Check, attempts: Attempts) -> dict[str, Any]:
        values = {side: check.kept(attempts, side) for side in SIDES}
        if None in values.values() and not attempts["unable"]:
            return blank("too-few")
        levels = {side: "low" for side in attempts["unable"] if values[side] is None}
        levels |= {side: check.level(value) for side, value in values.items() if value is not None}
        low = "low" in levels.values()
        numbers = {side: value for side, value in values.items() if value is not None}
        today = {**blank("too-few"), "levels": levels}
        differs = False
        if len(numbers) == 2:
            if self.paper.uncompared & self.codes:
                return {**today, "verdict": "uncompared"}
            today |= self.two_days(check, check.row(numbers))
            differs = today["verdict"] != "similar"
        found = {
            one.name
            for one in check.findings
            if (low and "low side" in one.when) or (differs and "difference" in one.when)
        }
        return {**today, "findings": found}

    def two_days(self, check: Check, row: tuple[str, str | None]) -> dict[str, Any]:
        verdicts = dict(check.bands)
        band, side = verdicts[row[0]], row[1]
        before = self.earlier(check)
        clear = band == "clear" and before == row
        verdict = "possible" if band == "clear" and not clear else band
        first = side if band != "similar" else None
        if before and verdicts[before[0]] != "similar" and first != before[1]:
            first = None
        return {
            "verdict": verdict,
            "side": side if band != "similar" else None,
            "first": first,
        }

    def earlier(self, check: Check) -> tuple[str, str | None] | None:
        for attempts in self.reader["before"].get(check.id, []):
            values = {side: check.kept(attempts, side) for side in SIDES}
            numbers = {side: value for side, value in values.items() if value is not None}
            return check.row(numbers) if len(numbers) == 2 else None
        return None

    def remain(self, names: list[str]) -> list[str]:
        """Return the exercises of a list that this reader may do, in order."""
        items = [self.paper.items[name] for name in names]
        return [
            one.name
            for one in items
            if one.kit <= self.codes and not one.left_out_by & self.codes and self.hurt <= one.stays
        ]

    def plan(self) -> list[str]:
        """Return the exercises that Part 5 leads this reader to, in order."""
        paper, codes = self.paper, self.codes
        aims = {aim for aim, named in paper.aims.items() if named & codes}
        minutes = next(one for _, _, one in self.ticked if "minutes" in one)
        free = sorted(paper.shapes[minutes.split(" ", 1)[1]], key=lambda aim: aim not in aims)
        lists = self.lists()
        taken: list[str] = []

        def aim(name: str) -> str:
            return next(one.aim for one in paper.items.values() if one.name == name)

        def take(names: list[str], place: int) -> None:
            left = [name for name in names if name not in taken]
            fit = [name for name in left if aim(name) == free[place]]
            if fit or left:
                taken.append((fit or left)[0])
                free.pop(place)

        for names in lists:
            own = [name for name in names if aim(name) == aim(names[0])]
            twice = [at for at, one in enumerate(free) if one in free[:at]]
            if aim(names[0]) in free:
                take(own, free.index(aim(names[0])))
            elif twice or (free and all(aim(one) != aim(names[0]) for one in taken)):
                take(own, (twice or [0])[0])
        for _ in range(len(free)):
            turns = sorted(lists, key=lambda names: len({*names} & {*taken}))
            everyone = self.remain(self.paper.everyone)
            take([name for names in (*turns, everyone) for name in names], 0)
        order = ["balance"] if "balance" in aims else []
        order += [one for one in paper.aims if one not in order]
        return sorted(taken, key=lambda name: order.index(aim(name)))

    def lists(self) -> list[list[str]]:
        """Return what is left of the lists that checks led to, the first to go through first."""
        found: dict[str, tuple[int, bool, list[str]]] = {}
        for check in self.paper.checks.values():
            judged = self.judged.get(check.id, blank(""))
            for one in check.findings:
                if one.name not in judged["findings"]:
                    continue
                ranks = {"clear": 0, "possible": 1} if "difference" in one.when else {}
                rank = ranks.get(judged["verdict"], 2)
                names = self.remain(one.items)
                known = found.get(one.name, (3, False, []))
                if names and rank < known[0]:
                    found[one.name] = (rank, one.wish not in self.codes, names)
        return [names for *_, names in sorted(found.values(), key=lambda one: one[:2])]


def blank(verdict: str) -> dict[str, Any]:
    return {"verdict": verdict, "side": None, "first": None, "levels": {}, "findings": set()}


# --- the readers ----------------------------------------------------------------------------------


def readers(library: Library) -> Iterator[Reader]:
    chance = random.Random(6)
    quiz = library.quiz
    for _ in range(READERS):
        careful = chance.random() * 0.25
        answers = {
            question.id: answer(
                question.kind, [one.id for one in question.options], chance, careful
            )
            for question in (*quiz.gate, *quiz.about)
        }
        screens, before = {}, {}
        for name in quiz.screens:
            if chance.random() < 0.9:
                screens[name] = attempts(library, name, chance)
            if screens and chance.random() < 0.6 and library.screens[name].kind == "compared":
                before[name] = [{**attempts(library, name, chance), "mark": None}]
        yield {"answers": answers, "screens": screens, "before": before}


def answer(kind: str, options: list[str], chance: random.Random, careful: float) -> list[str]:
    if kind == "one":
        return [chance.choice(options)]
    if kind == "some":
        return [one for one in options if chance.random() < 0.5] or ["none"]
    if kind == "which":
        return chance.choice([["unsure"], *([one] for one in options)])
    if chance.random() < careful / 4:
        return ["unsure"]
    return [chance.choice(options)] if chance.random() < careful else ["none"]


def attempts(library: Library, name: str, chance: random.Random) -> Attempts:
    screen = library.screens[name]
    measure = screen.measure
    empty: Attempts = {"left": [], "right": [], "both": [], "unable": [], "mark": None}
    if chance.random() < 0.08:
        return {**empty, "mark": chance.choice(["pain", "skipped"])}
    if screen.kind == "observed":
        return {**empty, "both": [Fraction(chance.randint(0, 5)) for _ in screen.signs]}
    columns = ("both",) if screen.kind == "whole" else SIDES
    steps = int((measure.most - measure.least) / measure.step)
    start = chance.randint(0, min(steps, 120 if measure.step < 1 else 30))
    made = {column: tries(measure, start, steps, chance) for column in columns}
    unable = [column for column in columns if chance.random() < 0.06]
    return {**empty, **made, "unable": unable}


def tries(measure: Measure, start: int, steps: int, chance: random.Random) -> list[Fraction]:
    """Return tries whose differences lie about the check's own error."""
    many = chance.randint(
        max(0, measure.attempts_least - (chance.random() < 0.1)), measure.attempts_most
    )
    reach = round(8 / (measure.step * 5)) if measure.step >= 0.5 else 16
    least, step = Fraction(str(measure.least)), Fraction(str(measure.step))
    places = (min(steps, max(0, start + chance.randint(-reach, reach))) for _ in range(many))
    return [least + place * step for place in places]


def as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: as_json(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_json(one) for one in value]
    return float(value) if isinstance(value, Fraction) else value


# --- the two must agree ---------------------------------------------------------------------------


def test_paper_and_screen_say_the_same_to_random_readers(library: Library, paper: Paper) -> None:
    table = compile_table(library)
    several = list(readers(library))
    said = replay(table, as_json(several))
    names = {finding.id: finding.name for finding in library.findings.values()}
    spelled = {exercise.id: exercise.name for exercise in library.exercises.values()}
    wrong: list[str] = []
    seen: dict[str, int] = {}
    for reader, engine in zip(several, said, strict=True):
        walk = Walk(paper, reader)
        path = [step for step in engine["path"] if step not in ("checks", "results", "plan")]
        on_paper: list[Any] = [walk.path, OUTCOMES[walk.mark], walk.ends]
        on_screen: list[Any] = [path, engine["gate"]["outcome"], engine["gate"]["ends"]]
        out = {one["exercise"] for one in engine["plan"]["left_out"]}
        for judged in engine["verdicts"]:
            mine = walk.judged[judged["screen"]]
            levels = {side: level for side, level in judged["levels"].items() if level}
            # On paper a number that is not below a line has no level.
            if levels.get("both") == "middle":
                del levels["both"]
            settled = judged["second"] == "contradicts"
            on_paper.append(
                [mine["verdict"], mine["side"], mine["first"], mine["levels"], mine["findings"]]
            )
            on_screen.append([
                judged["verdict"],
                judged["side"],
                None if settled else judged["side"],
                levels,
                {names[one] for one in judged["findings"]},
            ])  # fmt: skip
            seen[judged["verdict"]] = seen.get(judged["verdict"], 0) + 1
            check = next(one for one in paper.checks.values() if one.id == judged["screen"])
            for finding in check.findings:
                if finding.name not in mine["findings"]:
                    continue
                (known,) = (one for one in library.findings.values() if one.name == finding.name)
                on_paper.append(walk.remain(finding.items))
                on_screen.append([spelled[one] for one in known.exercises if one not in out])
        if not walk.ends:
            on_paper.append(walk.remain(paper.everyone))
            general = library.quiz.plan.general
            on_screen.append([spelled[one] for one in general if one not in out])
        outcome = OUTCOMES[walk.mark]
        seen[outcome] = seen.get(outcome, 0) + 1
        if on_paper != on_screen:
            pairs = zip_longest(on_paper, on_screen)
            wrong += [f"{reader}\n  paper  {a}\n  screen {b}" for a, b in pairs if a != b]
    assert not wrong, f"{len(wrong)} differ, such as\n" + "\n".join(wrong[:3])
    # The readers are many enough to have met everything.
    met = {*OUTCOMES.values(), *VERDICTS.values(), "uncompared", "too-few", "pain", "skipped"}
    assert {name for name in met if seen.get(name, 0) < 5} == set(), seen


def test_part_5_leads_to_the_plan_that_the_screen_would_make(
    library: Library, paper: Paper
) -> None:
    table = compile_table(library)
    several = list(readers(library))
    spelled = {exercise.id: exercise.name for exercise in library.exercises.values()}
    compared, differ = 0, []
    for reader, engine in zip(several, replay(table, as_json(several)), strict=True):
        walk = Walk(paper, reader)
        items = engine["plan"]["items"]
        names = [spelled[item["exercise"]] for item in items]
        known = {name for some in (*walk.lists(), walk.remain(paper.everyone)) for name in some}
        # Paper knows of no easier forms, and names none but those of its lists.
        if walk.ends or not {*names} <= known or any("the place of" in one["why"] for one in items):
            continue
        compared += 1
        if walk.plan() != names:
            differ.append(f"{walk.plan()} {names}")
    assert compared > READERS / 4
    # The screen counts seconds and mixes more.
    assert len(differ) < 0.1 * compared, "\n".join(differ[:5])


# --- what a reader with a pen needs ---------------------------------------------------------------


def test_each_exercise_stands_once_with_its_aim_and_its_dose(
    library: Library, paper: Paper
) -> None:
    named = {
        code for check in paper.checks.values() for one in check.findings for code in one.items
    }
    assert named | {*paper.everyone} == set(paper.items)
    known = {exercise.name: exercise for exercise in library.exercises.values()}
    for code, item in paper.items.items():
        exercise = known[item.name]
        dose = exercise.dose
        many = f"{dose.hold} s" if dose.hold else str(dose.reps)
        assert item.dose == f"{dose.sets}×{many}" + ("/side" if dose.sides == "each" else "")
        assert item.aim == exercise.aim
        assert code.startswith(exercise.aim[:2].capitalize())


def test_the_paper_says_what_the_plans_are_made_of_and_has_a_line_for_each_exercise(
    library: Library,
) -> None:
    plan = library.quiz.plan
    shapes = (*plan.shapes[:-1], plan.shapes[-1].model_copy(update={"aims": ("balance",) * 5}))
    changed = library.quiz.model_copy(update={"plan": plan.model_copy(update={"shapes": shapes})})
    for quiz in (library.quiz, changed):
        page = printed(replace(library, quiz=quiz))
        said = Paper(page).shapes
        assert said == {f"{one.minutes} minutes": list(one.aims) for one in quiz.plan.shapes}
        rows = page.css(".mine tbody tr")
        assert len(rows) == max(len(one.aims) for one in quiz.plan.shapes)
        assert all(len(row.css(".first .box")) == 2 for row in rows)


def test_the_paper_says_where_the_steps_of_an_exercise_are(page: LexborHTMLParser) -> None:
    assert "Set-up and steps: even.example/exercises/" in words(page.css_first("main"))


def test_a_quiz_without_wishes_and_a_site_without_an_address_leave_no_gaps() -> None:
    good = load_library(ROOT / "tests/content_good")
    page = printed(good, url=None)
    text = words(page.css_first(".paper"))
    assert "Set-up and steps: on the exercises’ pages." in text
    assert "Fill the other places. Use your checks in turn, then the list for everyone." in text
    assert not re.search(r"\(\)|ticked at (go|\.)|“”", text)
    rules = page.css(".rules li")
    assert rules
    assert not any(words(rule).startswith(":") for rule in rules)


def test_no_answer_about_the_reader_leads_nowhere(
    library: Library, page: LexborHTMLParser, paper: Paper
) -> None:
    rules = words(page.css_first(".way")) + words(page.css_first(".way + p"))
    kits = {code for item in paper.items.values() for code in item.kit}
    for question in paper.questions.values():
        asked = next((one for one in library.quiz.about if one.id == question.id), None)
        # What serves the chair stand is read off its table.
        if asked is None or any(one.ages or one.sex for one in asked.options):
            continue
        for code, mark, said in question.answers.values():
            minutes = said.removeprefix(f"{code} ") in paper.shapes
            days = f"you ticked at {question.number}." in rules
            assert not code or mark or minutes or days or code in kits | codes(rules), said
    assert "Ticking 12d, 16b or 16c changes nothing here." in rules


def test_the_paper_says_which_answer_leaves_out_everything(
    library: Library, page: LexborHTMLParser
) -> None:
    table = compile_table(library)
    asked = [
        (question, choice)
        for question in library.quiz.gate
        for choice in (*(one.id for one in question.options), "unsure")
        if choice != "unsure" or question.kind in ("group", "which")
    ]
    # Who answers a question is asked it.
    before = {
        question.id: {only.question: [only.any_of[0]] for only in question.only_if}
        for question in library.quiz.gate
    }
    several = [
        {"answers": {**before[question.id], question.id: [choice]}} for question, choice in asked
    ]
    found = []
    for (question, choice), said in zip(asked, replay(table, several), strict=True):
        if said["gate"]["ends"]:
            continue
        nothing = not said["plan"]["items"] and not {*library.quiz.screens} & {*said["path"]}
        box = page.css_first(f'[data-step="{question.id}"] input[value="{choice}"]')
        assert box is not None
        assert box.parent is not None
        assert (box.parent.css_first(".bars") is not None) == nothing, (question.id, choice)
        found += [choice] if nothing else []
    assert found == ["part-elsewhere", "unsure"]
    (told,) = [words(one.css_first(".go")) for one in page.css(".outcome") if "6f" in words(one)]
    assert "With 6f, or not sure there, nothing that follows is for you yet." in told


def test_where_to_go_on_stands_last_and_not_for_who_is_told_to_stop(paper: Paper) -> None:
    for question in paper.questions.values():
        stops = any("Stop here." in mark for _, mark, _ in question.answers.values())
        assert question.last.startswith("Unless an answer told you to stop") == stops
        if question.only_if:
            assert re.search(r"\d[a-z]( or \d[a-z])*", question.head)
        # A code of several answers is explained before the checks, and used from there on.
        assert not re.search(r"\d[a-z]{2}", question.head)


def test_the_average_of_tries_is_told_as_a_sum(page: LexborHTMLParser, library: Library) -> None:
    said = {
        str(check.attributes["data-step"]): words(check.css_first(".average"))
        for check in page.css(".check")
    }
    assert said["knee-to-wall"] == "(1 + 2) ÷ 2, or (1 + 2 + 3) ÷ 3"
    means = [name for name, one in said.items() if one]
    assert means == [
        name for name in library.quiz.screens if library.screens[name].measure.keep == "mean"
    ]


def test_a_sign_that_has_a_side_has_boxes_for_it(library: Library, page: LexborHTMLParser) -> None:
    for check in page.css(".check"):
        screen = library.screens[str(check.attributes["data-step"])]
        rows = check.css(".record--signs tbody tr")
        assert len(rows) == len(screen.signs)
        for row, sign in zip(rows, screen.signs, strict=True):
            # Left and right on each of two days.
            assert len(row.css(".box")) == (4 if sign.sided else 0)
            assert sign.sided == ("Note which" in sign.note or "Note the side" in sign.note)


def test_only_a_leg_that_misses_what_the_other_reaches_is_ticked(
    library: Library, page: LexborHTMLParser
) -> None:
    for check in page.css(".check"):
        screen = library.screens[str(check.attributes["data-step"])]
        text = words(check)
        reach = screen.measure.compare == "target"
        assert ("and the other one did:" in text) == reach
        assert (check.css_first(".lower") is None) == (reach or screen.kind != "compared")


def test_what_the_outcomes_say_holds_on_paper_too(page: LexborHTMLParser) -> None:
    for outcome in page.css(".outcome"):
        text = words(outcome)
        assert "below" not in text.lower()
        assert "See someone. See someone" not in text
    assert "pain rule that comes with the exercises" in words(page.css_first("main"))
    assert "The pain rule" in [words(head) for head in page.css(".part ~ .runs h3")]


def test_the_box_of_a_check_is_no_milder_than_the_answers_that_leave_it_out(
    library: Library,
) -> None:
    for screen in library.screens.values():
        text = " ".join((*screen.skip_if, *screen.need, *screen.setup)).lower()
        if "blood-pressure" in screen.leave_out:
            assert "blood pressure is not" not in text, screen.id
        if "unsteady" in screen.leave_out:
            assert "professional has said" not in text, screen.id
