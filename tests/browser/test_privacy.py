"""Whoever reads is told of to nobody: no request to another host, no cookie, nothing kept."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.built import pages

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
Kinds = Callable[[Path], list[str]]

LOADING = (
    "//@src | //@srcset | //@poster | //@data | //@background | //*[local-name()='use' or local-name()='image']/@href"
    " | //link[@rel!='canonical' and @rel!='alternate']/@href"
)
"""What a browser fetches by itself. Links of a page to others are a reader's choice."""
LEAVES = re.compile(r"""(?:@import\s*(?:url\()?|url\()\s*["']?\s*(?:[a-z][a-z0-9+.-]*:)?//""", re.IGNORECASE)


@pytest.fixture(params=["northmoor", "leeds"])
def site(request: pytest.FixtureRequest) -> Path:
    return request.getfixturevalue(request.param)


def test_reading_asks_nobody_else_and_leaves_nothing_behind(visit: Open, site: Path, kinds: Kinds) -> None:
    tab = visit(site)
    for address in kinds(site):
        tab.look(address)
    page = tab.open("/")
    assert tab.asked == []
    assert tab.errors == []
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_searching_asks_nobody_else_and_leaves_nothing_behind(visit: Open, site: Path) -> None:
    tab = visit(site)
    page = tab.open("/search/?q=technicians")
    expect(page.locator(".search-results > li").first).to_be_visible()
    assert tab.asked == []
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_the_search_is_fetched_by_those_who_search_alone(visit: Open, northmoor: Path) -> None:
    tab = visit(northmoor)
    fetched: list[str] = []
    tab.page.on("request", lambda request: fetched.append(request.url))
    page = tab.open("/")
    assert [url for url in fetched if "pagefind" in url] == []
    page.keyboard.press("Control+k")
    page.keyboard.type("glass")
    expect(page.locator(".search-results > li").first).to_be_visible()
    assert [url for url in fetched if "pagefind" in url] != []


def third_parties(site: Path) -> Iterator[str]:
    """What in the files of the site would make a browser ask another host."""
    for page in pages(site):
        for value in page.tree.xpath(LOADING):
            if re.match(r"\s*(?:[a-z][a-z0-9+.-]*:)?//", str(value)) or ", http" in str(value):
                yield f"{page.address}: {value}"
    for file in sorted(site.rglob("*")):
        if file.suffix in (".html", ".css", ".svg"):
            yield from (f"{file.relative_to(site)}: {found}" for found in LEAVES.findall(file.read_text("utf-8")))


def test_no_file_of_the_site_names_another_host_to_load_from(site: Path) -> None:
    assert list(third_parties(site)) == []
