"""Where something stands in a text as its editor wrote it, so that a problem is told at its place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from html import escape

_CODE = re.compile(
    r"^[ \t>]*(?P<fence>`{3,}|~{3,}).*?^[ \t>]*(?P=fence)|(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)",
    re.DOTALL | re.MULTILINE,
)
"""Samples of code, near enough to look for a place outside of them."""
_DESTINATION = re.compile(
    r"\]\(\s*<?|^[ \t>]*\[[^\]\n]*\]:\s*<?|\b(?:href|src)\s*=\s*[\"']?|<(?=[a-z][\w+.-]*:)",
    re.IGNORECASE | re.MULTILINE,
)
"""What stands before the address of a link: Markdown's own ways, HTML's, and `<https://example.org>`."""
_END = re.compile(r"[\s)>\"']|\Z")


def without_code(body: str) -> str:
    """`body` with spaces in place of its samples of code; every other character keeps its place."""
    return _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), body)


@dataclass(frozen=True)
class Places:
    """Looks for places in a text, as characters from its beginning.

    Code is passed over, unless what is looked for stands nowhere else: a block that is indented within a list is no
    code.
    """

    body: str

    @cached_property
    def _texts(self) -> tuple[str, str]:
        return without_code(self.body), self.body

    @cached_property
    def _destinations(self) -> tuple[list[int], ...]:
        return tuple([found.end() for found in _DESTINATION.finditer(text)] for text in self._texts)

    def of(self, pattern: str) -> list[int]:
        """Where `pattern`, or its group `at`, stands."""
        whole = re.compile(pattern, re.IGNORECASE | re.MULTILINE)
        group = "at" if "at" in whole.groupindex else 0
        found = ([match.start(group) for match in whole.finditer(text)] for text in self._texts)
        return next(filter(None, found), [])

    def of_link(self, link: str, scheme: str = "") -> list[int]:
        """Where links lead to `link`; else where one begins with `scheme`, which is most likely it in disguise.

        Else the first place that holds it, or the beginning.
        """
        ways = {link, escape(link)} - {""}
        found = self._led_to(ways, whole=True) or (self._led_to([scheme], whole=False) if scheme else [])
        if not found and any(way in self.body for way in ways):
            found = self.of(rf"(?<![\w/.-])(?:{'|'.join(map(re.escape, sorted(ways)))})(?![\w/-])")[:1]
        return found or [0]

    def _led_to(self, ways: Iterable[str], whole: bool) -> list[int]:
        for text, destinations in zip(self._texts, self._destinations, strict=True):
            found = [
                at
                for at in destinations
                for way in ways
                if text.startswith(way, at) and (not whole or _END.match(text, at + len(way)))
            ]
            if found:
                return found
        return []
