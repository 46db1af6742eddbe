"""Names that may stand nowhere: taken out of every text and value before anything is made of it."""

import html
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from newsroom.content.data import Person
from newsroom.reading.spellings import Spelling

WITHHELD = ("name", "withheld")
"""What stands in place of a name."""
_BETWEEN_WORDS = r"(?:\s|&nbsp;|&#0*160;|&#x0*a0;|[*_>]|<[^<>]*>)+"
"""Spaces, and what Markdown and HTML may put between the parts of a name."""
_LETTER = r"[^\W\d_]"
"""Before and behind a name stands no letter: Ann Lee is not in “Joann Lee” nor in “Ann Leeds”."""
_APOSTROPHE = r"(?:\\?['’‘ʼ]|''|&apos;|&[lr]squo;|&#0*39;|&#x0*27;|&#0*821[67];|&#x0*201[89];)"


@dataclass(frozen=True)
class Redaction:
    """The names of people with `withhold: true`, however they are spelled."""

    names: tuple[str, ...]

    @classmethod
    def of(cls, people: Iterable[Person]) -> "Redaction":
        return cls(tuple(sorted({name for person in people for name in person.names}, key=len, reverse=True)))

    def __bool__(self) -> bool:
        return bool(self.names)

    def apply(self, text: str) -> str:
        """`text` without the names, wherever a line breaks within one; each line keeps its number."""
        return self._pattern.sub(_in_place, text) if self.names else text

    def apply_within(self, value: Any) -> Any:
        """What was read from YAML, without the names: in quotes a name may have been spelled in YAML's own way."""
        if isinstance(value, str):
            return self.apply(value)
        if isinstance(value, list):
            return [self.apply_within(item) for item in value]
        if isinstance(value, dict):
            return {key: self.apply_within(item) for key, item in value.items()}
        return value

    @cached_property
    def spellings(self) -> tuple[Spelling, ...]:
        """For a last look at finished text."""
        return tuple(map(Spelling.of, self.names))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        spellings = "|".join(_BETWEEN_WORDS.join(map(_word, name.split())) for name in self.names)
        return re.compile(rf"(?<!{_LETTER})(?:{spellings})(?!{_LETTER})", re.IGNORECASE)


def _in_place(name: re.Match[str]) -> str:
    """With the line end that the name had in it, and the indent or mark (`> `) of the line after it."""
    end = name[0].find("\n")
    between = re.match(r"\n[\s>]*", name[0][end:]) if end >= 0 else None
    return (between[0] if between else " ").join(WITHHELD)


def _word(word: str) -> str:
    return "".join(map(_letter, unicodedata.normalize("NFC", word)))


def _letter(letter: str) -> str:
    """A letter as one character, as letter and accent apart, or as HTML writes it."""
    if letter in "'’‘ʼ":
        return _APOSTROPHE
    apart = unicodedata.normalize("NFD", letter)
    entity = html.escape(letter)
    ways = {letter, apart, entity, f"&#{ord(letter)};"} if not letter.isascii() or entity != letter else {letter}
    return "(?:" + "|".join(sorted(map(re.escape, ways))) + ")" if len(ways) > 1 else re.escape(letter)
