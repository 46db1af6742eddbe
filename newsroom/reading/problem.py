"""What is wrong with a file, in words for the person who wrote it."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend. Lines and columns count from 1."""

    path: str
    line: int
    column: int
    sentence: str
    """What is wrong, and what to write instead."""

    def __str__(self) -> str:
        return " ".join(f"{self.path}:{self.line}:{self.column}: {self.sentence}".splitlines())


class ContentError(Exception):
    """The content cannot be built; carries every problem of every file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(self.report)

    @property
    def report(self) -> str:
        """All problems, a line each, and how many there are."""
        count = len(self.problems)
        tail = "1 problem" if count == 1 else f"{count} problems"
        return "\n".join([*map(str, self.problems), f"{tail}; nothing was built, the last good site stands."])


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """“; did you mean `x`?” for the nearest of `known`, or what there is to choose from if that is short."""
    choices = sorted(known)
    near = get_close_matches(word.lower(), [choice.lower() for choice in choices], n=1, cutoff=0.6)
    if near:
        return next(f"; did you mean `{choice}`?" for choice in choices if choice.lower() == near[0])
    if 0 < len(choices) <= 12:
        return f"; known here: {', '.join(f'`{choice}`' for choice in choices)}"
    return ""
