"""Abbreviations told in full where a page first uses them."""

import re
from collections.abc import Mapping

from markupsafe import Markup, escape


class Expander:
    """Expands each abbreviation once; a page, and a text, has one of its own."""

    def __init__(self, abbreviations: Mapping[str, str], whole: str = "") -> None:
        """`whole` is all the text there is, where that is known: what it writes out itself is not told again."""
        self.full = abbreviations
        self.whole = whole
        self.seen: set[str] = set()
        self.pattern = pattern_of(abbreviations)

    def expand(self, text: str) -> Markup:
        """`text` as HTML, with what an abbreviation stands for behind its first use."""
        if self.pattern is None:
            return escape(text)
        parts: list[Markup] = []
        end = 0
        for match in self.pattern.finditer(text):
            parts.append(escape(text[end : match.start()]))
            parts.append(self._one(match[0], self.whole or text, text[: match.start()]))
            end = match.end()
        return Markup("").join([*parts, escape(text[end:])])

    def _one(self, short: str, text: str, before: str) -> Markup:
        if short in self.seen:
            return escape(short)
        self.seen.add(short)
        full = self.full[short]
        abbr = Markup('<abbr title="{}">{}</abbr>').format(full, short)
        if is_told(full, text):
            return abbr
        # One that stands in brackets gets no second pair.
        return abbr + (f", {full}" if before.endswith("(") else f" ({full})")


def pattern_of(abbreviations: Mapping[str, str]) -> re.Pattern[str] | None:
    """Finds whole abbreviations: the REF of “REF statement”, not of “REFER”."""
    longest_first = sorted(abbreviations, key=len, reverse=True)
    if not longest_first:
        return None
    return re.compile(rf"(?<![\w&])(?:{'|'.join(map(re.escape, longest_first))})(?![\w&])")


def is_told(full: str, text: str) -> bool:
    """Whether the writer wrote it out already."""
    return " ".join(full.lower().split()) in " ".join(text.lower().split())
