"""Text that would keep Markdown busy for hours is told at once."""

import time
from pathlib import Path

import pytest

from newsroom.reading.content import read_content
from newsroom.reading.limits import too_much
from tests.building import article, bare_root

HOSTILE = {
    "[" * 20000: "brackets `[` are opened within each other",
    "[\n" * 20000: "brackets `[` are opened within each other",
    "![" * 60: "brackets `[` are opened within each other",
    "[^1]" * 5000: "so many brackets",
    "[^1]\n" * 20000: "so many brackets",
    "[a](b)\n\n" * 5000: "so many brackets",
    "- " * 2000: "more than 50 marks of lists or quotes",
    "> " * 60: "more than 50 marks of lists or quotes",
    ">" * 60: "more than 50 marks of lists or quotes",
    "+ " * 60: "more than 50 marks of lists or quotes",
    "1. " * 60: "more than 50 marks of lists or quotes",
    "> - 1) " * 20: "more than 50 marks of lists or quotes",
    "\n".join("\t" * depth + "- a" for depth in range(60)): "indented by more than 200 spaces",
    "a" * 20_001: "longer than 20,000 characters; break it into paragraphs",
    "a b\n" * 50_001: "longer than 200,000 characters; split it",
    "# a\n" * 2000: "more than 1,000 headings",
    "|a" * 200 + "|\n" + "|-" * 200 + "|\n" + "|\n" * 200: "more than 20,000 cells",
    "a\n-\n" * 2000: "more than 1,000 headings",
    "```py\na\n```\n\n" * 1001: "more than 1,000 blocks of code",
    "<a " * 300: "never closed with `>`",
    '=== "a"\n    b\n\n' * 1_001: "more than 1,000 tabs",
    "***\n\n" * 5_001: "more than 10,000 lines",
    "********************\n" * 1_500: "so many signs `*` or `_` in a row",
    "** **\n" * 2_000: "so many signs `*` or `_` in a row",
    "____\n" * 2_000: "so many signs `*` or `_` in a row",
    "1" * 5_000: "a number has more than 1,000 digits",
    "``` " + 'a="" ' * 30 + "!\nx\n```": "too much is said behind the signs",
}


@pytest.mark.parametrize("body", HOSTILE, ids=lambda body: repr(body[:8]))
def test_it_is_told_in_under_a_second(tmp_path: Path, body: str) -> None:
    root = bare_root(tmp_path, {"articles/x.md": article(f"First.\n\n{body}")})
    start = time.perf_counter()
    found = read_content(root).problems
    assert time.perf_counter() - start < 1
    assert [problem.path for problem in found] == ["articles/x.md"]
    assert HOSTILE[body] in found[0].sentence
    assert found[0].line >= 7


def test_the_line_is_told() -> None:
    assert [place for place, _ in too_much("One.\n\n" + "[" * 60, 10)] == [(12, 1)]


@pytest.mark.parametrize(
    "body",
    [
        "Some [link](a.md) and [[x]].\n\n" * 500,
        "- [ ] a task\n" * 400,
        "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 1000,
        "--------" * 100,
        "> a quote\n> - a list\n" * 1000,
        "```json\n" + "[[1, 2], [3, 4]],\n" * 100 + "```",
        "a < b and c <d\n" * 100,
        "* " * 20,
        "word " * 3999,
    ],
)
def test_what_people_write_passes(body: str) -> None:
    assert list(too_much(body, 1)) == []
