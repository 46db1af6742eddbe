"""The figures as people read them: the same text on the terminal and in RESULTS.md."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version

from yardstick.figures import TARGETS, Sizes, Spread, Target, growth, ratios, spread
from yardstick.measure import WHAT, Measured

NAMES: Mapping[str, str] = {
    "clean": "clean build",
    "edit": "one edit, fresh process",
    "live": "one edit, live",
}

COUNTS = """\
**What is timed.** Each figure is the least / the middle / the most of its runs, and a ratio is made of each run by \
itself: in a run, the tools take turns. *Clean build*: nothing of an earlier build of the site is left (output, its \
caches: they are moved aside, for a disk that has just deleted thousands of files makes new ones slowly); kept are \
what the system holds of files in memory, for each tool alike, because one build that is not timed \
comes first, and of ours what belongs to the program and is made once for all sites, as Hugo's is made before it is \
sent out: what Python and Jinja compile, and the two cuts of the typeface (about a second and a half the first time). \
*One edit, fresh process*: a sentence and the summary \
of one post are changed, in each run those of another, and the site is built again; then the page is looked into. \
*One edit, live*: the tool's own server has started and rests; the clock runs from saving the file until the page, \
asked for every 5 ms over HTTP, holds the edit (lists and feeds may follow a moment later; every server is as it is \
by default, so Hugo's too makes first what was looked at, and keeps its pages in memory). *Peak memory*: the most \
that the tool and its children held at once in the build that is not timed (proportional set size, 20 looks a \
second); Pagefind, while it makes our search index, has a line of its own.

**What counts.** Ours is `scripts/build.py` as people start it, with the start of Python, reading, checking and \
cleaning of every text, drawn covers, lists, feeds, the sitemap and the swap of the finished site. Its search index \
and its pictures for sharing alone are taken off and have lines of their own, for neither of the others makes them here.

**Equal work.** Before anything is timed, ours and Hugo are held to the same number of posts, archive pages, lists \
of years, faculties, themes and tags, indexes and feeds (RSS, Atom and JSON, the newest 30 with full text), and to \
the same words in a sample of posts. *Only ours makes*: drawn covers on every page and card, the pages and feeds of \
careers, awards, opportunities, events, people and action plans (without entries here), hand-written pages, a \
calendar, an OPML file and a page of feeds. *Only Hugo makes*: nothing. In Hugo's favour, abbreviations are written \
out beforehand and its own program is started without the Python script that leads to it. Its related stories go by \
faculty, theme and tag, as ours do.

**Material's blog** has its posts outside the navigation, categories for faculties and themes, lists of 20 and one \
page of tags. It makes no feeds, no pages of tags, no related stories and, here, no search index: all that is in its \
favour.\
"""


def report(sizes: Sizes, asked: str) -> str:
    """The whole text. `asked` is the command's options."""
    parts = [
        "# How fast the site is built",
        f"Measured by `python3 scripts/bench.py {asked}` on {machine()}. The posts are made up, some 460 words each.",
        *_targets(sizes),
        *(part for measured in sizes.values() for part in _size(measured)),
        *_growth(sizes),
        "## What the figures are",
        COUNTS,
    ]
    return "\n\n".join(parts) + "\n"


def machine() -> str:
    """What it was measured on; no name of a host and no path."""
    memory = _memory_of_machine()
    held = f" and {memory / 2**30:.0f} GiB of memory" if memory else ""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    noun = "core" if cores == 1 else "cores"
    return (
        f"{platform.system()} with {cores} {noun}{held}, Python {platform.python_version()}, MkDocs {version('mkdocs')}"
    )


def _memory_of_machine() -> int:
    """Bytes; nothing where the system does not tell."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return 0


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table that is straight on a terminal too."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    lines = [head, ["-" * width for width in widths], *rows]
    return "\n".join(f"| {' | '.join(map(str.ljust, line, widths))} |" for line in lines)


# -- The parts


def _targets(sizes: Sizes) -> Iterator[str]:
    yield "## What was to be reached"
    yield table(("what", "to reach", "found", ""), [_target(target, target.found(sizes)) for target in TARGETS])


def _target(target: Target, found: float | None) -> tuple[str, str, str, str]:
    if found is None:
        return target.name, target.bound, "", "not measured"
    told = "reached" if target.reached(found) else "**not reached**"
    return target.name, target.bound, f"{found:.2f} {target.unit}", told


def _size(measured: Measured) -> Iterator[str]:
    yield f"## {measured.articles:,} articles"
    names = [name for name in measured.titles if name != "ours"]
    head = ("seconds", *measured.titles.values(), *(_ratio_title(name) for name in names))
    yield table(head, [_times(measured, what, names) for what in WHAT])
    if measured.search:
        told = (f"{NAMES[what]} {_three(spread(values))} s" for what, values in measured.search.items())
        yield f"Our search index, which is not in the figures above: {'; '.join(told)}."
    if measured.social:
        told = (f"{NAMES[what]} {_three(spread(values))} s" for what, values in measured.social.items())
        yield f"Our pictures for sharing, which are not in the figures above either: {'; '.join(told)}."
    ours = measured.memory.get("ours")
    if ours and ours.indexer:
        yield (
            f"Pagefind, which makes the search index, takes {_megabytes(ours.indexer)} for itself at its peak, after "
            f"the pages are made; with the program that waits for it that is {_megabytes(ours.together)}."
        )
    if measured.remade:
        yield f"Files that ours made anew after one edit: {', '.join(f'{number:,}' for number in measured.remade)}."
    yield table(("", *measured.titles.values()), [_memory(measured), _output(measured)])
    if measured.made:
        told = (f"{kind} {number:,}" for kind, number in measured.made.items())
        yield f"Made by ours and by Hugo alike: {', '.join(told)}."
    yield from measured.left_out


def _ratio_title(name: str) -> str:
    return "ours / Hugo" if name == "hugo" else "Material / ours"


def _times(measured: Measured, what: str, names: Sequence[str]) -> list[str]:
    times = measured.times[what]
    cells = [_three(spread(times[name])) for name in measured.titles]
    for name in names:
        pair = (times["ours"], times[name]) if name == "hugo" else (times[name], times["ours"])
        cells.append(_three(ratios(*pair)))
    return [NAMES[what], *cells]


def _three(values: Spread) -> str:
    return " / ".join(f"{values[key]:.2f}" for key in ("min", "median", "max"))


def _memory(measured: Measured) -> list[str]:
    found = (measured.memory[name] for name in measured.titles)
    return ["peak memory", *("not measured" if memory is None else _megabytes(memory.peak) for memory in found)]


def _megabytes(count: int) -> str:
    return f"{count / 1e6:,.0f} MB"


def _output(measured: Measured) -> list[str]:
    found = (measured.size[name] for name in measured.titles)
    return ["output", *(f"{size.bytes / 1e6:,.1f} MB in {size.files:,} files" for size in found)]


def _growth(sizes: Sizes) -> Iterator[str]:
    found = {what: growth(sizes, what) for what in WHAT}
    told = [f"{NAMES[what]} {times:.2f} ×" for what, times in found.items() if times is not None]
    if told:
        yield "## Growth"
        yield f"Ours at 10,000 articles against 2,000, medians: {', '.join(told)}."
