"""Titles, summaries and names: short, whole, and written as people write."""

import re
from collections.abc import Iterator

from newsroom.content import ActionPlan, HandWritten, Person, Unit
from newsroom.content.entry import Entry
from newsroom.reading.content import Record
from newsroom.reading.problem import Problem
from newsroom.site import Site

MOST_OF_A_SUMMARY = 200
"""Characters: what a card, a feed reader and a search engine show of it."""
LONGEST_SUMMARY = 600
"""Characters; what is longer is no summary, and spoils every list in which it would stand."""
LONGEST_TITLE = 300
"""Characters."""
FEWEST_CAPITALS = 8
"""Letters; a shorter title in capitals may well be an abbreviation."""


def titles_are_not_in_capitals(site: Site, record: Record) -> Iterator[Problem]:
    """A title is written like a sentence, not in capital letters."""
    title = str(getattr(record.item, "title", ""))
    if title.isupper() and sum(map(str.isalpha, title)) >= FEWEST_CAPITALS:
        yield record.problem(
            f"the title is in capital letters, which are hard to read; write `{title.capitalize()}`, with capitals "
            "for names and abbreviations alone",
            "title",
        )


def titles_can_be_read(site: Site, record: Record) -> Iterator[Problem]:
    """A title has at most 300 characters."""
    title = str(getattr(record.item, "title", ""))
    if len(title) > LONGEST_TITLE:
        yield record.problem(
            f"the title has {len(title)} characters, and no list or card can show it; write one of {LONGEST_TITLE} at "
            "most, and better of 80",
            "title",
        )


def summaries_can_be_read(site: Site, record: Record) -> Iterator[Problem]:
    """A summary has at most 600 characters."""
    key, summary = _summary(record)
    if len(summary) > LONGEST_SUMMARY:
        yield record.problem(
            f"`{key}` has {len(summary)} characters, and no card or feed can show them; write one sentence of "
            f"{MOST_OF_A_SUMMARY} at most, and leave the rest to the text",
            key,
        )


def summaries_are_one_sentence(site: Site, record: Record) -> Iterator[Problem]:
    """A summary is one sentence."""
    key, summary = _summary(record)
    count = sentences_in(summary)
    if count > 1:
        yield record.problem(f"`{key}` has {count} sentences; make one of them, and leave the rest to the text", key)


def summaries_are_short(site: Site, record: Record) -> Iterator[Problem]:
    """A summary has no more than 200 characters, for more cannot be shown on a card and in feeds."""
    key, summary = _summary(record)
    if MOST_OF_A_SUMMARY < len(summary) <= LONGEST_SUMMARY:
        said = f"`{key}` has {len(summary)} characters; {MOST_OF_A_SUMMARY} at most can be shown on a card and in feeds"
        yield record.problem(f"{said}; shorten it", key)


def people_have_whole_names(site: Site, record: Record) -> Iterator[Problem]:
    """A person is told by their whole name; a first name alone names nobody."""
    person = record.item
    if isinstance(person, Person) and len(person.name.split()) == 1:
        said = f"“{person.name}” is one word, and first names alone name nobody; write the whole name"
        yield record.problem(f"{said}, or take the person out and tell of the role", "name")


def _summary(record: Record) -> tuple[str, str]:
    """The key of the sentence that stands for the item in lists, and that sentence."""
    match record.item:
        case HandWritten():
            return "description", record.item.description
        case Entry() | ActionPlan() | Unit():
            return "summary", record.item.summary or ""
    return "", ""


_MARKS = re.compile(r"[.!?…]+")
_BEGINNING = re.compile(r"[”’\"')\]]*\s+[“‘\"'(\[]*[A-ZÀ-Þ0-9£]")
"""What follows the marks where they may end a sentence."""
_MONTHS = {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"}
_NO_END = {
    "a.m", "approx", "c", "ca", "cf", "co", "dept", "dr", "e.g", "ed", "etc", "fig", "hon", "i.e", "inc", "jr", "ltd",
    "mr", "mrs", "ms", "mx", "no", "nos", "p", "p.m", "pp", "prof", "rev", "sr", "ss", "st", "vol", "vs", *_MONTHS,
}  # fmt: skip
"""What has a full stop in the middle of a sentence: “Dr Bell” may be “Dr. Bell”, and St James's “St. James's”."""
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_LONGEST_SHORT_FORM = 20
"""Characters to look back for a word that ends none; so a text takes time by its length alone, whatever is in it."""


def sentences_in(text: str) -> int:
    """How many sentences `text` has; a stop that may stand within one ends none."""
    text = text.strip()
    ends = (marks for marks in _MARKS.finditer(text) if _BEGINNING.match(text, marks.end()))
    return 1 + sum(not (marks[0] == "." and _is_short_form(text, marks.start())) for marks in ends)


def _is_short_form(text: str, end: int) -> bool:
    """Whether the word that ends there may have a full stop within a sentence."""
    before = text[max(0, end - _LONGEST_SHORT_FORM) : end]
    word = before.rsplit(maxsplit=1)[-1].lstrip("“‘\"'([") if before.strip() else ""
    return word.lower() in _NO_END or _INITIALS.fullmatch(word) is not None
