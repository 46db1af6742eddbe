"""Names that may stand nowhere: taken out of every text before anything reads it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from newsroom.content.data import Person

IN_PLACE_OF_A_NAME = "name withheld"


@dataclass(frozen=True)
class Redaction:
    """The names of people with `withhold: true`, and their ids, which spell them too."""

    names: tuple[str, ...]

    @classmethod
    def of(cls, people: Iterable[Person]) -> "Redaction":
        return cls(tuple(sorted({name for person in people for name in person.names}, key=len, reverse=True)))

    def __bool__(self) -> bool:
        return bool(self.names)

    def apply(self, text: str) -> str:
        """`text` without the names, wherever a line breaks within one."""
        if not self.names:
            return text
        spaced = (r"\s+".join(map(re.escape, name.split())) for name in self.names)
        return re.sub("|".join(spaced), IN_PLACE_OF_A_NAME, text, flags=re.IGNORECASE)
