"""Equal work: before anything is timed, the pages of two tools are counted and their texts are compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from lxml import html

from yardstick.corpus import Story
from yardstick.tool import BenchError, Tool

_FEED = r"/feed\.(?:xml|atom|json)"
KINDS: Mapping[str, str] = {
    "posts": r"news/\d{4}/\d\d/\d\d/[^/]+/index\.html",
    "pages of the newest posts": r"(?:news/)?index\.html",
    "pages of the archive": r"(?:news/page/\d+|archive|archive/page/\d+)/index\.html",
    "lists of years": r"news/\d{4}/index\.html",
    "lists of faculties": r"faculties/[^/]+/index\.html",
    "lists of themes": r"themes/[^/]+/index\.html",
    "lists of tags": r"tags/[^/]+/index\.html",
    "indexes": r"(?:faculties|themes|tags)/index\.html",
    "feeds of the whole site": r"(?:news/)?feed\.(?:xml|atom|json)",
    "feeds of faculties": rf"faculties/[^/]+{_FEED}",
    "feeds of themes": rf"themes/[^/]+{_FEED}",
    "feeds of tags": rf"tags/[^/]+{_FEED}",
    "sitemaps": r"sitemap\.xml",
}
"""What both make, and the files that are of each kind. The archive has other addresses with Hugo."""

SAMPLE = 12
"""How many posts are compared word by word."""


def counts(output: Path) -> Mapping[str, int]:
    """How many files of each kind lie below `output`."""
    found: Counter[str] = Counter()
    for file in output.rglob("*.*"):
        path = file.relative_to(output).as_posix()
        found.update(kind for kind, pattern in KINDS.items() if re.fullmatch(pattern, path))
    return {kind: found[kind] for kind in KINDS}


def differences(one: str, first: Mapping[str, int], other: str, second: Mapping[str, int]) -> list[str]:
    """A sentence for each kind of which one tool makes more than the other."""
    return [
        f"{one} makes {first[kind]:,} {kind} and {other} makes {second[kind]:,}."
        for kind in first
        if first[kind] != second[kind]
    ]


def text_of(page: bytes, where: str) -> str:
    """The visible text of a post's body, with single spaces; `where` is the class of the element that holds it."""
    tree = html.fromstring(page.decode("utf-8"))
    found = tree.find_class(where)
    if len(found) != 1:
        raise BenchError(f"A post's page has {len(found)} elements of the class {where} instead of one.")
    for drawing in found[0].findall("figure"):
        drawing.drop_tree()
    return " ".join(" ".join(found[0].itertext()).split())


def check(ours: Tool, other: Tool, told: Sequence[Story]) -> Mapping[str, int]:
    """What both made, by kind. Raises BenchError where their work differs, and says in what."""
    first, second = counts(ours.output), counts(other.output)
    problems = differences("Ours", first, other.title, second)
    if first["posts"] != len(told):
        problems.append(f"Of {len(told):,} posts, ours made pages for {first['posts']:,}.")
    if not problems:
        problems = [sentence for story in _sample(told) if (sentence := _other_text(ours, other, story))]
    if problems:
        raise BenchError("The work is not equal, so nothing was timed:\n" + "\n".join(problems))
    return first


def check_posts(tool: Tool, told: Sequence[Story]) -> None:
    """Raises BenchError where a tool made no page for a post."""
    missing = [story.slug for story in told if not tool.page_of(story).is_file()]
    if missing:
        raise BenchError(f"{tool.title} made no page for {len(missing):,} posts, such as {missing[0]}.")


def _sample(told: Sequence[Story]) -> Sequence[Story]:
    return told[:: max(1, len(told) // SAMPLE)]


def _other_text(ours: Tool, other: Tool, story: Story) -> str:
    """A sentence where the two tell different texts; empty where they tell the same."""
    texts = [text_of(tool.page_of(story).read_bytes(), "story__text") for tool in (ours, other)]
    if texts[0] == texts[1]:
        return ""
    words = [text.split() for text in texts]
    place = next((at for at, pair in enumerate(zip(*words, strict=False)) if pair[0] != pair[1]), len(words[1]))
    shown = [" ".join(each[max(0, place - 3) : place + 5]) for each in words]
    return f"The post {story.slug} reads “{shown[0]}” with ours and “{shown[1]}” with {other.title}."
