"""Reading on after a slip: the value over which YAML fell is set aside, and the rest is read, so that all is told."""

import re
from dataclasses import dataclass, field

from newsroom.reading import slips
from newsroom.reading.yaml_source import Fault, Located, YamlProblem, read_yaml

MOST_SLIPS = 25
"""Of one file; whoever has more mends these first."""
LONGEST = 100_000
"""Characters of a text that is read again after each slip."""
_ASIDE = "set aside"
_KEPT = ("yaml-tab", "yaml-odd-space")
"""Slips that leave the value sound: its line is read on with ordinary spaces."""
_START = re.compile(r"(?P<indent>\s*)(?P<dashes>(?:- +)*)(?P<key>[\w-]+)\s*(?:[:\uff1a\s]|$)")
_ITEM = re.compile(r"(?P<indent>\s*)-(?:\s|$)")


def read_past_slips(text: str, first_line: int = 1) -> Located:
    """The value of `text` without what its slips spoil; each slip is a fault.

    Raises YamlProblem where nothing can be read at all.
    """
    reader = _Reader(text.split("\n"), first_line)
    while True:
        try:
            return reader.finished(read_yaml("\n".join(reader.lines), first_line))
        except YamlProblem as problem:
            if not problem.is_slip and not reader.told:
                raise
            goes_on = problem.is_slip and len(text) <= LONGEST and reader.sets_aside(problem)
            if not goes_on:
                reader.told.setdefault(problem.place[0], problem)
                return reader.finished(Located(None, cut_short=True))


@dataclass
class _Reader:
    lines: list[str]
    first_line: int
    told: dict[int, YamlProblem] = field(default_factory=dict)
    """The slips, by their lines in the file."""
    blank: set[int] = field(default_factory=set)
    """Lines of which nothing was left."""
    lost: set[int] = field(default_factory=set)
    """Lines whose value was set aside."""
    gone: set[str] = field(default_factory=set)
    """Keys that stood on lines of which nothing was left."""

    def sets_aside(self, problem: YamlProblem) -> bool:
        """Takes the slip out of the lines, and says whether it is worth trying again."""
        line = problem.place[0]
        if line in self.blank or len(self.told) >= MOST_SLIPS:
            return False
        is_new = line not in self.told
        if is_new:
            self.told[line] = problem
        at = line - self.first_line
        if is_new and problem.code in _KEPT:
            self.lines[at] = re.sub(r"[^\S ]", lambda found: "  " if found[0] == "\t" else " ", self.lines[at])
            return True
        written = self.lines[at]
        self.lines[at] = _without_value(written) if is_new and problem.code != slips.MISPLACED else ""
        self.lost.add(line)
        if not self.lines[at]:
            self._leave_out(line, written)
        self._leave_out_what_is_within(at, written)
        return True

    def _leave_out(self, line: int, written: str) -> None:
        self.blank.add(line)
        start = _START.match(written)
        if start:
            self.gone.add(start["key"])

    def _leave_out_what_is_within(self, at: int, written: str) -> None:
        """The lines below that are indented more deeply belong to the value that was set aside."""
        deep = _indent(written)
        for below in range(at + 1, len(self.lines)):
            if self.lines[below].strip():
                if _indent(self.lines[below]) <= deep:
                    return
                self._leave_out(below + self.first_line, self.lines[below])
                self.lines[below] = ""

    def finished(self, located: Located) -> Located:
        """`located` with all that was told: of lines that only do not fit the first, for the others follow from it."""
        misplaced = [line for line, problem in self.told.items() if problem.code == slips.MISPLACED]
        faults = [
            Fault(problem.place, problem.sentence, problem.code)
            for line, problem in self.told.items()
            if line not in misplaced[1:]
        ]
        others = [fault for fault in located.faults if fault.place[0] not in self.told]
        located.faults = sorted([*faults, *others], key=lambda fault: fault.place)
        located.lost |= self.lost | self.blank
        located.gone |= self.gone
        return located


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _without_value(line: str) -> str:
    """The key of the line, or the mark of its item, with a value that is none; empty where it has neither."""
    start, item = _START.match(line), _ITEM.match(line)
    if start:
        return f"{' ' * len(start['indent'])}{start['dashes']}{start['key']}: {_ASIDE}"
    return f"{' ' * len(item['indent'])}- {_ASIDE}" if item else ""
