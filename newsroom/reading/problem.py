"""What is wrong with a file, in words for the person who wrote it."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from newsroom.reading.characters import shown

Severity = Literal["error", "warning"]
"""An error stops a build; a warning tells what somebody should look at."""


SETTINGS = "settings"
"""The code of whatever is wrong in mkdocs.yml."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend. Lines and columns count from 1."""

    path: str
    line: int
    column: int
    sentence: str
    """What is wrong, and what to write instead."""
    code: str = "other"
    """A short name of the rule, words with hyphens, which never changes: `yaml-colon`. The reference explains it."""
    severity: Severity = "error"

    def __post_init__(self) -> None:
        """A file's name and what is quoted may hold anything; a terminal and a log are shown only what is seen."""
        for name in ("path", "sentence"):
            object.__setattr__(self, name, shown(getattr(self, name)))

    @property
    def is_error(self) -> bool:
        """Whether it stops a build."""
        return self.severity == "error"

    def __str__(self) -> str:
        word = "" if self.is_error else "warning: "
        return f"{self.path}:{self.line}:{self.column}: {word}{self.sentence}"


def errors_of(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those that stop a build."""
    return tuple(problem for problem in problems if problem.is_error)


class ContentError(Exception):
    """The content cannot be built; carries every error of every file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(errors_of(problems))))
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
