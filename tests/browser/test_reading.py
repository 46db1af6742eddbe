"""Searching and moving about in a real browser. That every page reads: the tests beside this one."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]


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


def test_words_in_tabs_that_nobody_can_choose_are_shown(visit: Open, northmoor: Path) -> None:
    """By the classes of tabs alone, which a text may write, words are not hidden."""
    page = visit(northmoor).look("/about/")
    hiding = (
        "<div class='tabbed-set'><div class='tabbed-content'><div class='tabbed-block'>Secret one</div></div></div>"
        "<div class='tabbed-block'>Secret two</div>"
    )
    page.locator(".md-typeset").first.evaluate("(text, html) => text.insertAdjacentHTML('beforeend', html)", hiding)
    expect(page.get_by_text("Secret one")).to_be_visible()
    expect(page.get_by_text("Secret two")).to_be_visible()
