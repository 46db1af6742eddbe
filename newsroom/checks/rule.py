"""What a rule is: a small function that looks at one thing and yields what is wrong with it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from inspect import getdoc
from typing import Generic, TypeVar

from newsroom.reading.content import Record
from newsroom.reading.problem import Problem, Severity
from newsroom.render.texts import Converted
from newsroom.site import Site


@dataclass(frozen=True)
class Written:
    """An editor's text, and what Markdown made of it."""

    record: Record
    body: str
    first_line: int
    """The line of the file on which the body starts."""
    converted: Converted

    def problem(self, sentence: str, at: int = 0) -> Problem:
        """A problem with what stands at the character `at` of the body."""
        line = self.first_line + self.body.count("\n", 0, at)
        return Problem(self.record.item.path, line, at - self.body.rfind("\n", 0, at), sentence)


RecordRule = Callable[[Site, Record], Iterable[Problem]]
"""About one item of the content. Its docstring is the rule, in a sentence an editor understands."""
TextRule = Callable[[Site, Written], Iterable[Problem]]
"""About one text; its docstring is the rule too."""
SiteRule = Callable[[Site], Iterable[Problem]]
"""About the site as a whole; its docstring is the rule too."""
TextsRule = Callable[[Site, Mapping[str, Written]], Iterable[Problem]]
"""About all texts together, by their files; its docstring is the rule too."""

_Find = TypeVar("_Find", RecordRule, TextRule, SiteRule, TextsRule)


@dataclass(frozen=True)
class Rule(Generic[_Find]):
    """A rule with its name for the reference, and whether it stops a build."""

    code: str
    find: _Find
    severity: Severity = "error"

    @property
    def is_error(self) -> bool:
        """Whether it stops a build."""
        return self.severity == "error"

    @property
    def sentence(self) -> str:
        """The rule itself."""
        return " ".join((getdoc(self.find) or "").split())

    def told(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """What `find` found, under the name of the rule."""
        return (replace(problem, code=self.code, severity=self.severity) for problem in problems)
