"""Equal work: what is counted, and what is said when it is not equal."""

from pathlib import Path

import pytest

from yardstick import corpus, equal, hugo, ours
from yardstick.tool import BenchError, Tool

FILES = (
    "index.html", "news/index.html", "news/2025/index.html", "sitemap.xml", "feed.xml", "news/feed.json",
    "faculties/index.html", "faculties/craft/index.html", "faculties/craft/feed.atom", "themes/index.html",
    "themes/skills/index.html", "tags/index.html", "tags/glass/index.html", "tags/glass/feed.xml",
)  # fmt: skip
OURS_ALONE = ("news/page/1/index.html", "awards/feed.xml", "case-studies/index.html", "pagefind/pagefind.js")
PAGE = '<html><body><nav>Menu</nav><div class="story__text">{figure}<p>One <b>two</b>\n three.</p>{more}</div></body></html>'


@pytest.fixture
def told() -> tuple[corpus.Story, ...]:
    return corpus.stories(20)


@pytest.fixture
def first(tmp_path: Path, told: tuple[corpus.Story, ...]) -> Tool:
    return filled(ours.tool(tmp_path / "ours", tmp_path, tmp_path / "report.json"), told, OURS_ALONE)


@pytest.fixture
def second(tmp_path: Path, told: tuple[corpus.Story, ...]) -> Tool:
    return filled(hugo.tool(tmp_path / "hugo", Path("hugo")), told, ("archive/index.html",))


def filled(tool: Tool, told: tuple[corpus.Story, ...], more: tuple[str, ...]) -> Tool:
    for name in (*FILES, *more):
        corpus.save(tool.output / name, "")
    for story in told:
        drawing = "<figure><svg><text>2017</text></svg></figure>" if tool.name == "ours" else ""
        corpus.save(tool.page_of(story), PAGE.format(figure=drawing, more=""))
    return tool


def test_equal_work_is_counted(first: Tool, second: Tool, told: tuple[corpus.Story, ...]) -> None:
    made = equal.check(first, second, told)
    assert made["posts"] == 20
    assert made["pages of the newest posts"] == 2
    assert made["pages of the archive"] == made["lists of years"] == made["feeds of tags"] == made["sitemaps"] == 1
    assert made["indexes"] == 3
    assert made["feeds of the whole site"] == 2


def test_a_list_too_few_is_told_in_a_sentence(first: Tool, second: Tool, told: tuple[corpus.Story, ...]) -> None:
    (second.output / "tags" / "glass" / "index.html").unlink()
    (second.output / "feed.xml").unlink()
    with pytest.raises(BenchError) as problem:
        equal.check(first, second, told)
    assert str(problem.value).splitlines() == [
        "The work is not equal, so nothing was timed:",
        "Ours makes 1 lists of tags and Hugo 0.168.0 makes 0.",
        "Ours makes 2 feeds of the whole site and Hugo 0.168.0 makes 1.",
    ]


def test_another_text_is_told_with_its_words(first: Tool, second: Tool, told: tuple[corpus.Story, ...]) -> None:
    corpus.save(second.page_of(told[0]), PAGE.format(figure="", more="<p>Four.</p>"))
    with pytest.raises(
        BenchError, match=f"The post {told[0].slug} reads “two three.” with ours and “two three. Four.”"
    ):
        equal.check(first, second, told)


def test_a_post_without_a_page_is_told(first: Tool, told: tuple[corpus.Story, ...]) -> None:
    equal.check_posts(first, told)
    first.page_of(told[3]).unlink()
    with pytest.raises(BenchError, match=f"ours made no page for 1 posts, such as {told[3].slug}"):
        equal.check_posts(first, told)


def test_posts_missing_everywhere_are_told(first: Tool, second: Tool, told: tuple[corpus.Story, ...]) -> None:
    for tool in (first, second):
        tool.page_of(told[3]).unlink()
    with pytest.raises(BenchError, match="Of 20 posts, ours made pages for 19"):
        equal.check(first, second, told)


def test_a_page_without_its_text_is_told() -> None:
    with pytest.raises(BenchError, match="has 0 elements of the class story__text instead of one"):
        equal.text_of(b"<html><body></body></html>", "story__text")
