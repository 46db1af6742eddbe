"""All the ways in which a name can be read out of a text, for a last look at what is to be published."""

import re
import unicodedata
from dataclasses import dataclass

_LETTER = r"[^\W\d_]"
_GAP = r"[\W\d_]{1,60}"
"""What may stand between the words of a name: anything without a letter."""
_COMMA = r"[\W\d_]{0,30},[\W\d_]{0,30}"
_ACCENTS = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]")
_UNSEEN = re.compile("[\xad\u200b-\u200d\u2060\ufeff\x00]")


@dataclass(frozen=True)
class Spelling:
    name: str
    parts: tuple[str, ...]
    """Runs of letters that every spelling holds."""
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, name: str) -> "Spelling":
        words = [word for word in map(_word, name.split()) if word]
        ways = [_GAP.join(words)]
        for at in range(1, len(words)):
            ways.append(_COMMA.join((_GAP.join(words[at:]), _GAP.join(words[:at]))))
        parts = tuple(part for word in name.split() for part in _parts(word))
        return cls(name, parts, re.compile(rf"(?<!{_LETTER})(?:{'|'.join(ways)})(?!{_LETTER})"))

    def stands_in(self, haystack: str) -> bool:
        """Whether the name is in a text that was `folded`."""
        # Looking for each part first is many times faster than the pattern, and most texts lack one of them.
        return bool(self.parts) and all(part in haystack for part in self.parts) and bool(self.pattern.search(haystack))


def folded(text: str) -> str:
    """Without accents, capitals, and characters that nobody sees."""
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    return _UNSEEN.sub("", text).casefold()


def _parts(word: str) -> list[str]:
    return re.findall(rf"{_LETTER}+", folded(word))


def _word(word: str) -> str:
    """A word of a name; its apostrophes and hyphens may be written in many ways, or left out as in addresses."""
    return r"[\W\d_]{0,12}".join(map(re.escape, _parts(word)))
