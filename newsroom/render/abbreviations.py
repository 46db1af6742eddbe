"""Abbreviations told in full where a page first uses them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape


class Expander:
    """Expands each abbreviation once; a page, and a text, has one of its own."""

    def __init__(self, abbreviations: Mapping[str, str], finder: "Finder | None" = None) -> None:
        """`finder` is that of `abbreviations`, for who makes many."""
        self.full = abbreviations
        self.whole = ""
        """The text that is being read, where it comes in parts: what it writes out itself is not told again."""
        self.seen: set[str] = set()
        self.finder = finder or finder_of(abbreviations)

    def tells(self, text: str) -> bool:
        """Whether an abbreviation stands in `text`, told before or not."""
        return self.finder is not None and self.finder.finds(text)

    def expand(self, text: str) -> Markup:
        """`text` as HTML, with what an abbreviation stands for behind its first use in running text."""
        if not self.tells(text):
            return escape(text)
        assert self.finder is not None
        parts: list[Markup] = []
        end = 0
        for match in self.finder.all_in(text):
            parts.append(escape(text[end : match.start()]))
            parts.append(self._one(match[0], text[: match.start()], text[match.end() :]))
            end = match.end()
        return Markup("").join([*parts, escape(text[end:])])

    def _one(self, short: str, before: str, after: str) -> Markup:
        if short in self.seen:
            return escape(short)
        full = self.full[short]
        abbr = Markup('<abbr title="{}">{}</abbr>').format(full, short)
        if is_told(full, self.whole or before + after):
            self.seen.add(short)
            return abbr
        alone_in_brackets = before.endswith("(") and after.startswith(")")
        if _in_a_name(before, after) and not alone_in_brackets:
            return abbr  # told at the next use that stands by itself
        self.seen.add(short)
        return abbr + (f", {full}" if alone_in_brackets else f" ({full})")


def _in_a_name(before: str, after: str) -> bool:
    """Whether brackets behind the abbreviation would break up what it is part of.

    So it is in “NTDC’s”, “CPD Award” and “Science Council CPD …”, and between brackets.
    """
    return bool(
        re.match(r"['’]s|[-/&]\w| [A-Z][a-z]", after)
        or (re.search(r"[A-Z][a-z]+ $", before) and re.match(r" [A-Z]", after))
        or before.count("(") > before.count(")")
    )


@dataclass(frozen=True)
class Finder:
    """Finds whole abbreviations: the REF of “REF statement”, not of “REFER”."""

    whole: re.Pattern[str]
    anywhere: re.Pattern[str]
    """The same within longer words too. Python looks through a text with it several times as fast."""

    def finds(self, text: str) -> bool:
        return self.anywhere.search(text) is not None and self.whole.search(text) is not None

    def all_in(self, text: str) -> Iterator[re.Match[str]]:
        return self.whole.finditer(text)


def finder_of(abbreviations: Mapping[str, str]) -> Finder | None:
    """None where there is nothing to find."""
    longest_first = sorted(abbreviations, key=len, reverse=True)
    if not longest_first:
        return None
    any_of_them = f"(?:{'|'.join(map(re.escape, longest_first))})"
    return Finder(re.compile(rf"(?<![\w&]){any_of_them}(?![\w&])"), re.compile(any_of_them))


def is_told(full: str, text: str) -> bool:
    """Whether the writer wrote it out already."""
    words, told = full.lower().split(), text.lower()
    return all(word in told for word in words) and " ".join(words) in " ".join(told.split())
