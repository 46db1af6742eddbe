"""Reading, searching and moving about in a real browser."""

import re
import string
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.built import pages

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]

KINDS = [
    "/", "/news/", "/news/2025/", "/news/page/1/", "/case-studies/", "/case-studies/thirty-years-of-hot-glass/",
    "/faculties/", "/themes/visibility/", "/tags/", "/people/", "/awards/", "/opportunities/", "/action-plans/",
    "/action-plans/2022-2025/", "/events/", "/network/", "/technician-commitment/", "/feeds/", "/search/",
    "/contribute/", "/glossary/", "/about/", "/privacy/", "/accessibility/", "/404.html",
]  # fmt: skip
"""One page of every kind."""


def test_no_request_leaves_and_nothing_fails(visit: Open, northmoor: Path) -> None:
    tab = visit(northmoor)
    articles = [p.address for p in pages(northmoor) if p.address.startswith("/news/20") and p.tree.xpath("//article")]
    for address in [*KINDS, articles[-1]]:
        tab.open(address)
    assert tab.asked == []
    assert tab.errors == []


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_page_is_wider_than_the_screen(visit: Open, northmoor: Path, leeds: Path, width: int) -> None:
    wide = []
    for site, addresses in ((northmoor, KINDS), (leeds, ["/", "/action-plans/2018-2023/", "/network/", "/awards/"])):
        tab = visit(site, viewport={"width": width, "height": 800})
        for address in addresses:
            page = tab.open(address)
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wide.append(address)
    assert wide == []


def test_a_single_printable_key_does_nothing(visit: Open, northmoor: Path) -> None:
    """WCAG 2.1.4: outside a field no letter, digit or mark alone moves anything."""
    tab = visit(northmoor)
    page = tab.open("/news/")
    before = page.evaluate("[location.href, scrollY, document.activeElement.tagName, document.body.innerHTML.length]")
    for key in string.ascii_letters + string.digits + string.punctuation:
        page.keyboard.press(key)
    after = page.evaluate("[location.href, scrollY, document.activeElement.tagName, document.body.innerHTML.length]")
    assert after == before


def test_the_search_opens_by_keyboard_finds_and_closes(visit: Open, northmoor: Path) -> None:
    tab = visit(northmoor)
    page = tab.open("/events/")
    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    page.keyboard.type("glass")
    expect(dialog.get_by_role("link", name="glass").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert tab.asked == []
    assert tab.errors == []


def test_the_search_page_filters_and_keeps_its_state_in_the_address(visit: Open, northmoor: Path) -> None:
    tab = visit(northmoor)
    page = tab.open("/search/?q=glass")
    results = page.locator(".search-results > li")
    expect(results.first).to_be_visible()
    found = results.count()
    page.get_by_label("Kind").select_option("Career")
    expect(page).to_have_url(tab.host + "/search/?q=glass&kind=career")
    expect(results.first).to_contain_text("Career")
    assert 0 < results.count() <= found
    page.reload()
    expect(page.get_by_label("Kind")).to_have_value("Career")
    expect(page.get_by_role("searchbox")).to_have_value("glass")
    expect(page.get_by_role("status")).to_contain_text("result")


def test_the_search_works_below_a_path(visit: Open, northmoor_below: Path) -> None:
    tab = visit(northmoor_below)
    page = tab.open("/a/news-site/search/?q=glass")
    link = page.locator(".search-results a").first
    expect(link).to_be_visible()
    link.click()
    expect(page).to_have_url(re.compile(r"/a/news-site/(news|case-studies)/"))
    expect(page.locator("h1")).to_be_visible()


def test_where_the_search_cannot_start_it_says_so(visit: Open, northmoor: Path) -> None:
    tab = visit(northmoor)
    tab.page.route("**/pagefind/**", lambda route: route.abort())
    page = tab.open("/search/?q=glass")
    status = page.get_by_role("status")
    expect(status).to_contain_text("The search could not start")
    expect(status.get_by_role("link", name="News")).to_be_visible()


def test_everything_reads_without_a_script(visit: Open, northmoor: Path) -> None:
    tab = visit(northmoor, java_script_enabled=False)
    for address in ("/", "/news/", "/action-plans/2022-2025/"):
        assert tab.open(address).locator("h1").count() == 1
    page = tab.open("/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Search", exact=True).click()
    assert "Searching needs JavaScript" in page.inner_text("main")
