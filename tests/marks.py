"""Marks in bad fixtures that say what is wrong there.

`#! 9 wrong-type whole number; not text` at the end of a line: at column 9 of this line an issue
of this code, with these words in its sentence. `#! 3:9 …` names the line too.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from generator.issues import Issue

Expected = tuple[int, int, str, str]

_MARK = re.compile(r"#! (?:(\d+):)?(\d+) ([a-z0-9-]+)((?:(?!  #!).)*)")


def expected(path: Path) -> list[Expected]:
    """Return the marks of a file: line, column, code and words with `;` between them."""
    text = path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return [
        (int(line or number), int(column), code, words)
        for number, content in enumerate(text.split("\n"), start=1)
        for line, column, code, words in _MARK.findall(content)
    ]


def matches(issues: Sequence[Issue], wanted: Sequence[Expected]) -> list[str]:
    """Return what is missing from or too much in `issues`; nothing if they are as wanted."""
    left = list(issues)
    faults = []
    for line, column, code, words in wanted:
        for issue in left:
            found = (issue.place.line, issue.place.column, issue.code)
            if found == (line, column, code) and all(
                word.strip() in issue.sentence for word in words.split(";")
            ):
                left.remove(issue)
                break
        else:
            faults.append(f"missing: {line}:{column} {code}{words}")
    return faults + [f"not expected: {issue}" for issue in left]
