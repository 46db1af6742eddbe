"""What a screen reader goes by, on every page of both sites: language, landmarks, and what links are called."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml.html import HtmlElement

from tests.built import BuiltPage, pages


@pytest.fixture(params=["leeds", "northmoor"])
def site(request: pytest.FixtureRequest) -> Path:
    return request.getfixturevalue(request.param)


def words(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def test_every_page_is_in_british_english(site: Path) -> None:
    assert {page.tree.get("lang") for page in pages(site)} == {"en-GB"}


def test_every_page_has_one_of_each_great_landmark(site: Path) -> None:
    for page in pages(site):
        counts = [len(page.tree.xpath(f"//body/{name}")) for name in ("header", "main", "footer")]
        assert counts == [1, 1, 1], page.address
        assert page.tree.xpath("//body/a[@class='skip']/@href") == ["#" + page.tree.xpath("string(//main/@id)")]


def landmarks(page: BuiltPage) -> Iterator[str]:
    """The names of those that a page may have several of."""
    for found in page.tree.xpath(
        "//nav | //aside | //*[@role='region' or @role='group'] | //section[@aria-labelledby]"
    ):
        named_by = found.get("aria-labelledby")
        name = found.get("aria-label") or "".join(map(words, page.tree.xpath("//*[@id=$id]", id=named_by or "")))
        yield f"{found.get('role', found.tag)} {name}".strip()


def test_landmarks_of_a_page_have_names_and_no_two_the_same(site: Path) -> None:
    for page in pages(site):
        names = list(landmarks(page))
        assert [name for name in names if " " not in name] == [], page.address
        assert [name for name, count in Counter(names).items() if count > 1] == [], page.address


def called(link: HtmlElement) -> str:
    """What a link is called, and what stands around it that tells it from another with the same words."""
    around = link.xpath("ancestor::*[self::li or self::p or self::dd or self::tr or self::blockquote][1]")
    name = link.get("aria-label") or words(link)
    return f"{name} (in: {words(around[0])})" if around and words(around[0]) != name else name


def test_links_called_alike_lead_to_one_place(site: Path) -> None:
    """WCAG 2.4.4: what a link leads to is clear from its words and the sentence or item that it stands in."""
    double = []
    for page in pages(site):
        targets = defaultdict(set)
        for link in page.tree.xpath("//a[@href]"):
            targets[called(link).casefold()].add(urljoin(page.address, link.get("href")))
        double += [f"{page.address}: {name!r} leads to {sorted(to)}" for name, to in targets.items() if len(to) > 1]
    assert double == []


def test_every_link_has_words_that_tell_something(site: Path) -> None:
    telling_nothing = {"", "here", "click here", "read more", "more", "link", "this", "this page"}
    told = [f"{page.address}: {link.get('href')}" for page in pages(site) for link in page.tree.xpath("//a[@href]")
            if (link.get("aria-label") or words(link)).casefold() in telling_nothing]  # fmt: skip
    assert told == []
