"""The measuring itself: run by run, one tool after the other, so that a slow minute of the machine meets all."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import _environment
from yardstick import corpus, equal, hugo, material, ours, running
from yardstick.corpus import Story
from yardstick.running import Command, Memory
from yardstick.tool import BenchError, Tool

OTHERS = ("hugo", "material")
WHAT = ("clean", "edit", "live")
"""A clean build, a build after one edit in a fresh process, and one edit with the tool's own server."""
SMALLEST = 20
"""Articles: with fewer, some faculty or theme would have none."""
MOST_RUNS = 10
MATERIAL_UP_TO = 5_000
"""Articles: above, one build of Material's blog takes many minutes, so it is left out."""

TOLD = ("pages", "remade", "seconds", "search_seconds", "social_seconds")
"""What our build tells of itself."""

Say = Callable[[str], None]
"""Told before each step, for those who wait."""


@dataclass(frozen=True)
class Size:
    bytes: int
    files: int


@dataclass
class Measured:
    """What was measured at one size. Times are seconds, one a run; the n-th of each tool are of the same run."""

    articles: int
    titles: dict[str, str] = field(default_factory=dict)
    """The tools as people know them."""
    times: dict[str, dict[str, list[float]]] = field(default_factory=lambda: {what: {} for what in WHAT})
    search: dict[str, list[float]] = field(default_factory=dict)
    """Our search index, which is not in the times above."""
    social: dict[str, list[float]] = field(default_factory=dict)
    """Our pictures for sharing, which are not in the times above either."""
    remade: list[int] = field(default_factory=list)
    """Files that our builds made anew after one edit."""
    memory: dict[str, Memory | None] = field(default_factory=dict)
    """At the peaks of a clean build; None where the system does not tell."""
    size: dict[str, Size] = field(default_factory=dict)
    made: Mapping[str, int] = field(default_factory=dict)
    """What ours and Hugo both made, by kind."""
    left_out: list[str] = field(default_factory=list)
    """Sentences."""


@dataclass(frozen=True)
class Plan:
    """What one size is measured with."""

    articles: int
    others: tuple[str, ...]
    runs: int

    @property
    def tools(self) -> tuple[str, ...]:
        return ("ours", *(name for name in self.others if name != "material" or self.articles <= MATERIAL_UP_TO))

    @property
    def steps(self) -> int:
        """How often `Say` will be called."""
        return len(self.tools) * (1 + len(WHAT) * self.runs)


def usual_runs(articles: int) -> int:
    return 5 if articles <= MATERIAL_UP_TO else 3


def measure(plan: Plan, project: Path, work: Path, say: Say) -> Measured:
    """Measure everything at one size, in the empty folder `work`. Raises BenchError where that is impossible."""
    told = corpus.stories(plan.articles)
    tools = [_laid_out(name, told, project, work) for name in plan.tools]
    measured = Measured(plan.articles, {tool.name: tool.title for tool in tools})
    if set(plan.others) - set(plan.tools):
        measured.left_out.append(f"Material's blog is left out above {MATERIAL_UP_TO:,} articles: it takes minutes.")
    for tool in tools:
        say(f"{plan.articles:,} articles: first build, {tool.title}")
        tool.empty()
        measured.memory[tool.name] = running.run_watched(_command(tool, tool.build))
        measured.size[tool.name] = size_of(tool.output)
    measured.made = _equal_work(tools, told)
    for run in range(plan.runs):
        for what, timed in zip(WHAT, (_clean, _edit, _live), strict=True):
            for tool in tools:
                say(f"{plan.articles:,} articles: run {run + 1} of {plan.runs}, {what}, {tool.title}")
                seconds = timed(tool, _Turn(told, run, plan.runs), measured)
                measured.times[what].setdefault(tool.name, []).append(seconds)
    return measured


def size_of(output: Path) -> Size:
    """The finished pages, without the search index and the pictures for sharing."""
    found = (file for file in output.rglob("*") if file.is_file() and file.name != "social.png")
    files = [file for file in found if file.relative_to(output).parts[0] != "pagefind"]
    return Size(sum(file.stat().st_size for file in files), len(files))


def _laid_out(name: str, told: Sequence[Story], project: Path, work: Path) -> Tool:
    """A tool with its own copy of the posts."""
    root = work / name
    root.mkdir()
    if name == "hugo":
        hugo.write(root, told)
        return hugo.tool(root, hugo.program(project))
    if name == "material":
        material.write(root, told)
        return material.tool(root)
    ours.write(root, told)
    return ours.tool(root, project, work / "report.json")


def _equal_work(tools: Sequence[Tool], told: Sequence[Story]) -> Mapping[str, int]:
    made: Mapping[str, int] = {}
    for tool in tools:
        equal.check_posts(tool, told)
        if tool.name == "hugo":
            made = equal.check(tools[0], tool, told)
    return made


# -- One figure


@dataclass(frozen=True)
class _Turn:
    """Which post is edited in which run: spread evenly from the newest on, never the same twice."""

    told: Sequence[Story]
    run: int
    runs: int

    def edited(self, what: str) -> tuple[Story, str]:
        """The post after its edit, and the mark that tells a page made of it."""
        number = 2 * self.run + (what == "live")
        story = self.told[-1 - number * len(self.told) // (2 * self.runs)]
        mark = f"mark{self.run + 1}{what}"
        return corpus.edited(story, mark), mark


def _clean(tool: Tool, turn: _Turn, measured: Measured) -> float:
    tool.empty()
    return _built(tool, "clean", measured)


def _edit(tool: Tool, turn: _Turn, measured: Measured) -> float:
    story, mark = turn.edited("edit")
    tool.save(story)
    seconds = _built(tool, "edit", measured)
    if mark not in tool.page_of(story).read_text("utf-8"):
        raise BenchError(f"{tool.title} did not take the edit of {story.slug} into its page.")
    return seconds


def _live(tool: Tool, turn: _Turn, measured: Measured) -> float:
    """From saving to the page over HTTP; the server has started, shown the page, and rests."""
    story, mark = turn.edited("live")
    port = running.free_port()
    command = _command(tool, tool.serve(port))
    with running.started(command) as process:
        try:
            running.wait_for(process, port, story.address, story.title)
            running.settle(process)
            begun = running.now()
            tool.save(story)
            running.wait_for(process, port, story.address, mark)
            return running.now() - begun
        except BenchError as problem:
            raise BenchError(f"{tool.title}: {problem}\n{running.last_words(command)}") from None


def _built(tool: Tool, what: str, measured: Measured) -> float:
    """The seconds of a build, without our search index and our pictures for sharing: the others make neither."""
    if tool.report:
        tool.report.unlink(missing_ok=True)
    seconds = running.run(_command(tool, tool.build))
    if tool.report is None:
        return seconds
    told = told_by(tool.report)
    measured.search.setdefault(what, []).append(told["search_seconds"])
    measured.social.setdefault(what, []).append(told["social_seconds"])
    if what == "edit":
        measured.remade.append(int(told["remade"]))
    return seconds - told["search_seconds"] - told["social_seconds"]


def told_by(report: Path) -> Mapping[str, float]:
    """What our build says of itself. Raises BenchError where it says nothing."""
    try:
        told = json.loads(report.read_text("utf-8"))
        return {key: float(told[key]) for key in TOLD}
    except (OSError, ValueError, TypeError, KeyError):
        raise BenchError(
            "build.py left no report of how long its search index and its pictures for sharing took, so its other work "
            "cannot be told from them."
        ) from None


def _command(tool: Tool, words: Sequence[str]) -> Command:
    variables = _environment.undisturbed(os.environ) | {"SOURCE_DATE_EPOCH": corpus.DAY} | dict(tool.variables)
    variables.pop("SITE_URL", None)  # a person's own setting would move our pages
    return Command(words, tool.root, variables, tool.root.with_suffix(".log"))
