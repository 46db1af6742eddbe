"""Slips of Markdown: signs that were meant to make a link, a footnote, a table or a list, and are shown as they are."""

import re
from collections.abc import Iterator
from itertools import pairwise

from newsroom.checks.prose import prose_of
from newsroom.checks.rule import Rule, TextRule, Written
from newsroom.reading.problem import Problem
from newsroom.site import Site

_TARGET = r"(?:https?://|www\.|mailto:|/|\.\./|[\w-]+\.md\b)[^\s()\[\]]{0,300}"
_PARTED = re.compile(rf"\[(?P<words>[^\[\]\n]{{1,200}})\]\s{{1,3}}\((?P<link>{_TARGET})\)")
_TURNED = re.compile(rf"\((?P<words>[^()\n]{{1,200}})\)\s?\[(?P<link>{_TARGET})\]")


def links_are_written_without_a_gap(site: Site, written: Written) -> Iterator[Problem]:
    """A link is written `[words](address)`: words in square brackets, and right behind them the address in round."""
    if "](" not in written.body.replace("] ", "]").replace("]\n", "]") and ")[" not in written.body.replace(") ", ")"):
        return
    prose = prose_of(written.converted.html)
    for found in _PARTED.finditer(prose):
        said = f"`{found[0]}` is shown as it stands here, for a gap parts its brackets"
        yield _problem(written, found[0], f"{said}; write `[{found['words']}]({found['link']})`")
    for found in _TURNED.finditer(prose):
        said = f"`{found[0]}` is shown as it stands here, for its brackets are the wrong way round"
        yield _problem(written, found[0], f"{said}; write `[{found['words']}]({found['link']})`")


_FOOTNOTE = re.compile(r"\[\^(?P<name>[^\[\]\s]{1,50})\]")


def footnotes_have_their_text(site: Site, written: Written) -> Iterator[Problem]:
    """A footnote that a text points to (`[^1]`) stands below it, in a line that begins with `[^1]:`."""
    if "[^" not in written.body:
        return
    for name in dict.fromkeys(found["name"] for found in _FOOTNOTE.finditer(prose_of(written.converted.html))):
        mark = f"[^{name}]"
        if f"\\{mark}" not in written.body:
            said = f"the footnote `{mark}` has no text, so the mark is shown as it stands here"
            yield _problem(written, mark, f"{said}; write below the text a line `{mark}: ...`, or take the mark out")


_BELOW_HEADINGS = re.compile(r"[ \t|:-]+")
_BULLET = re.compile(r"[-*+] \S")
_NUMBER = re.compile(r"(?P<number>\d{1,2})\. \S")


def tables_and_lists_follow_an_empty_line(site: Site, written: Written) -> Iterator[Problem]:
    """A table or a list has an empty line above it; else it becomes one with the paragraph."""
    if "\n" not in written.body:
        return
    before, start = "", 0
    for above, line in pairwise(prose_of(written.converted.html).split("\n")):
        kind = _kind_of_joined(above, line)
        if kind and not before:
            said = f"this {kind} is shown as running text, for it follows a line of text"
            start = _start_of_line(written.body, above, start)
            yield written.problem(f"{said}; leave an empty line above it", start)
        before = kind


def _kind_of_joined(above: str, line: str) -> str:
    """What was meant where two lines of running text follow each other; empty where nothing else was."""
    if "|" in above and "|" in line and "--" in line and _BELOW_HEADINGS.fullmatch(line):
        return "table"
    if _BULLET.match(above) and _BULLET.match(line):
        return "list"
    first, second = _NUMBER.match(above), _NUMBER.match(line)
    return "list" if first and second and int(second["number"]) == int(first["number"]) + 1 else ""


def _start_of_line(body: str, line: str, after: int) -> int:
    """Where a line begins as it is written: something in it may be marked, but not its first sign."""
    starts = (body.find(f"\n{line[:size]}", after) for size in (len(line), 12, 2))
    return next((start for start in starts if start >= 0), -1) + 1


def _problem(written: Written, words: str, sentence: str) -> Problem:
    """With the place at which `words` stand, or begin where something in them is marked."""
    starts = (written.body.find(words[:size]) for size in (len(words), 12, 4))
    return written.problem(sentence, next((start for start in starts if start >= 0), 0))


RULES_OF_SLIPS: tuple[Rule[TextRule], ...] = (
    Rule("link-slip", links_are_written_without_a_gap, "warning"),
    Rule("footnote-missing", footnotes_have_their_text, "warning"),
    Rule("block-joined", tables_and_lists_follow_an_empty_line, "warning"),
)
