"""Text that would keep Markdown busy for hours, told before anything is made of it.

Markdown's own parser tries each opened bracket against all that follow, and calls itself for each level of lists
and quotes; a few thousand characters of one kind can stop a build. No text for people comes near these bounds.
"""

import re
from collections.abc import Iterator

from newsroom.reading.yaml_source import Place

LONGEST_BODY = 200_000
"""Characters; four hundred pages of a book."""
LONGEST_LINE = 20_000
MOST_LINES = 10_000
DEEPEST = 50
"""Brackets, quotes or lists within each other."""
WIDEST_INDENT = 4 * DEEPEST
MOST_BRACKETS = 2_000
MOST_IN_A_PARAGRAPH = 500
MOST_STARS = 5_000
"""Characters `*` and `_` of a paragraph that stand three or more together, or alone on a line."""
MOST_HEADINGS = 1_000
MOST_FENCES = 2_000
MOST_CELLS = 20_000
MOST_UNCLOSED = 200
"""Tags that are opened with `<` and never closed with `>`."""
LONGEST_NUMBER = 1_000
"""Digits; Python refuses to count with four thousand."""
LONGEST_FENCE_LINE = 300
MOST_TABS = 1_000
MOST_OPTIONS = 8
"""Of a block of code, each with its value in quotes."""

_MARKS = re.compile(r"(?:[ \t]*(?:>|(?:[-+*:]|\d{1,9}[.)])(?=[ \t])))+")
_HEADING = re.compile(r"[ \t]*(?:#|(?:=+|-+)[ \t]*$)")
"""Also the line below a heading that is underlined."""
_MARK = re.compile(r">|[-+*:]|\d+[.)]")
_UNCLOSED = re.compile(r"<[A-Za-z!/?][^<>]*(?=<|\Z)")
_STARS = re.compile(r"[*_]{3,}|^[*_ \t]+$")
_LONG_NUMBER = re.compile(rf"\d{{{LONGEST_NUMBER}}}")


def too_much(body: str, first_line: int) -> Iterator[tuple[Place, str]]:
    """What is out of all measure in a Markdown text that starts on `first_line` of its file: one of each kind."""
    if len(body) > LONGEST_BODY:
        yield (first_line, 1), f"the text is longer than {LONGEST_BODY:,} characters; split it into several pages"
        return
    lines = body.split("\n")
    found = [*filter(None, (look(lines) for look in _LOOKS))] or [*filter(None, [_many_lines(lines)])]
    yield from (((first_line + number, 1), sentence) for number, sentence in found)
    unclosed = sum(1 for _ in _UNCLOSED.finditer(body))
    if unclosed > MOST_UNCLOSED:
        yield (first_line, 1), f"{unclosed:,} signs `<` are opened here and never closed with `>`; take them out"


Found = tuple[int, str] | None
"""The line, counted from 0, and what is wrong there."""


def _many_lines(lines: list[str]) -> Found:
    if len(lines) > MOST_LINES:
        return MOST_LINES, f"the text has more than {MOST_LINES:,} lines; split it into several pages"
    return None


def _long_line(lines: list[str]) -> Found:
    for number, line in enumerate(lines):
        if len(line) > LONGEST_LINE:
            return number, f"the line is longer than {LONGEST_LINE:,} characters; break it into paragraphs"
    return None


def _deep_marks(lines: list[str]) -> Found:
    """Quotes and lists within each other on one line: `> > - - a`."""
    for number, line in enumerate(lines):
        marks = _MARKS.match(line)
        if marks and sum(1 for _ in _MARK.finditer(marks[0])) > DEEPEST:
            return number, f"more than {DEEPEST} marks of lists or quotes stand within each other; take some out"
    return None


def _deep_indent(lines: list[str]) -> Found:
    for number, line in enumerate(lines):
        start = line[: len(line) - len(line.lstrip())].expandtabs(4)
        if len(start) > WIDEST_INDENT:
            return number, f"the line is indented by more than {WIDEST_INDENT} spaces; write it flatter"
    return None


def _brackets(lines: list[str]) -> Found:
    """Opened brackets within each other in a paragraph, and all there are."""
    deep = inside = total = 0
    for number, line in enumerate(lines):
        if not line.strip():
            deep = inside = 0
            continue
        opened = line.count("[")
        if opened:
            inside, total = inside + opened, total + opened
            deepest, deep = _depth(line, deep)
            if deepest > DEEPEST:
                return number, f"more than {DEEPEST} brackets `[` are opened within each other; close them with `]`"
            if inside > MOST_IN_A_PARAGRAPH or total > MOST_BRACKETS:
                return number, "so many brackets `[` stand in no text for readers; split it, or take them out"
        else:
            deep = max(0, deep - line.count("]"))
    return None


def _depth(line: str, deep: int) -> tuple[int, int]:
    """How deep brackets stand at the deepest of the line, and at its end."""
    deepest = deep
    for mark in re.findall(r"[\[\]]", line):
        deep = deep + 1 if mark == "[" else max(0, deep - 1)
        deepest = max(deepest, deep)
    return deepest, deep


def _stars(lines: list[str]) -> Found:
    """Rows of stars or low lines: each is tried with every other of its paragraph as the end of an emphasis."""
    inside = 0
    for number, line in enumerate(lines):
        inside = inside + sum(map(len, _STARS.findall(line))) if line.strip() else 0
        if inside > MOST_STARS:
            return number, "so many signs `*` or `_` in a row stand in no text for readers; take them out"
    return None


def _headings(lines: list[str]) -> Found:
    found = [number for number, line in enumerate(lines) if _HEADING.match(line)]
    if len(found) > MOST_HEADINGS:
        return found[MOST_HEADINGS], f"the text has more than {MOST_HEADINGS:,} headings; split it into several pages"
    return None


def _fences(lines: list[str]) -> Found:
    found = [number for number, line in enumerate(lines) if line.lstrip(" \t>").startswith(("```", "~~~"))]
    if len(found) > MOST_FENCES:
        return found[
            MOST_FENCES
        ], f"the text has more than {MOST_FENCES // 2:,} blocks of code; split it into several pages"
    return None


def _options(lines: list[str]) -> Found:
    """What is said behind the signs that open a block of code: it is tried in every way in which it could be meant."""
    for number, line in enumerate(lines):
        opened = line.lstrip(" \t>")
        is_much = len(opened) > LONGEST_FENCE_LINE or opened.count("=") > MOST_OPTIONS
        if is_much and opened.startswith(("```", "~~~")):
            return number, "too much is said behind the signs that open this block of code; keep its language alone"
    return None


def _tabs(lines: list[str]) -> Found:
    found = [number for number, line in enumerate(lines) if line.lstrip(" \t>").startswith("===")]
    if len(found) > MOST_TABS:
        return found[MOST_TABS], f"the text has more than {MOST_TABS:,} tabs; split it into several pages"
    return None


def _numbers(lines: list[str]) -> Found:
    """Also those that spell a character: `&#8230;`."""
    for number, line in enumerate(lines):
        if len(line) > LONGEST_NUMBER and _LONG_NUMBER.search(line):
            return number, f"a number has more than {LONGEST_NUMBER:,} digits; write it shorter, or offer a file"
    return None


def _cells(lines: list[str]) -> Found:
    """A row of a table is filled up to the width of the widest."""
    columns = [(line.count("|"), number) for number, line in enumerate(lines) if "|" in line]
    if columns and max(columns)[0] * len(columns) > MOST_CELLS:
        return max(columns)[1], f"the tables have more than {MOST_CELLS:,} cells; offer a file to download instead"
    return None


_LOOKS = (
    _long_line,
    _deep_marks,
    _deep_indent,
    _brackets,
    _stars,
    _headings,
    _fences,
    _cells,
    _options,
    _tabs,
    _numbers,
)
"""Each finds the first place of its kind."""
