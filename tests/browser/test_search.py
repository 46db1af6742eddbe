"""What the search says, offers and remembers, in a real browser."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]

NONSENSE = "qqxqqxq"


def hits(page: Page) -> Locator:
    return page.locator(".search-results > li")


def option(page: Page, label: str, text: str) -> Locator:
    return page.get_by_label(label, exact=True).locator("option", has_text=re.compile(rf"^{text} \("))


def test_nothing_found_names_the_words_and_suggests_another_try(visit: Open, northmoor: Path) -> None:
    page = visit(northmoor).open(f"/search/?q={NONSENSE}")
    status = page.get_by_role("status")
    expect(status).to_have_text(f"Nothing found for “{NONSENSE}”. Check the spelling, or try fewer letters.")
    expect(page.get_by_role("button", name="Clear filters")).to_be_hidden()


def test_nothing_found_names_the_filters_and_clears_them(visit: Open, northmoor: Path) -> None:
    tab = visit(northmoor)
    page = tab.open("/search/?q=glass&kind=action-plan&year=2024")
    status = page.get_by_role("status")
    expect(status).to_have_text("Nothing found for “glass” in kind Action plan, year 2024")
    page.get_by_role("button", name="Clear filters").click()
    expect(hits(page).first).to_be_visible()
    expect(status).to_have_text(re.compile(r"^\d+ results for “glass”$"))
    expect(page).to_have_url(tab.host + "/search/?q=glass")
    expect(page.get_by_role("searchbox")).to_be_focused()
    assert tab.errors == []


def test_filters_count_what_the_words_find(visit: Open, northmoor: Path) -> None:
    page = visit(northmoor).open("/search/")
    before = option(page, "Kind", "News").inner_text()
    page.get_by_role("searchbox").fill("glass")
    expect(hits(page).first).to_be_visible()
    expect(option(page, "Kind", "News")).not_to_have_text(before)
    count = int(re.findall(r"\((\d+)\)", option(page, "Kind", "News").inner_text())[0])
    page.get_by_label("Kind", exact=True).select_option("News")
    expect(page.get_by_role("status")).to_have_text(f"{count} results for “glass” in kind News")
    # Another value of the same filter can still be chosen: it is counted without the filter.
    expect(option(page, "Kind", "Career")).to_be_enabled()
    page.get_by_role("searchbox").fill(NONSENSE)
    expect(option(page, "Kind", "Career")).to_have_text("Career (0)")
    expect(option(page, "Kind", "Career")).to_be_disabled()
    expect(option(page, "Kind", "News")).to_be_enabled()


def test_a_value_that_is_not_here_is_told_and_can_be_removed(visit: Open, northmoor: Path) -> None:
    tab = visit(northmoor)
    page = tab.open("/search/?q=glass&year=1066")
    notice = page.get_by_text("Nothing here has the year “1066”")
    expect(notice).to_be_visible()
    expect(hits(page).first).to_be_visible()
    expect(page).to_have_url(tab.host + "/search/?q=glass&year=1066")
    page.get_by_role("button", name="Remove “1066”").click()
    expect(notice).to_have_count(0)
    expect(page).to_have_url(tab.host + "/search/?q=glass")


@pytest.mark.parametrize("below", ["", "/a/news-site"])
def test_a_code_leads_to_the_action_on_its_plan(
    visit: Open, northmoor: Path, northmoor_below: Path, below: str
) -> None:
    tab = visit(northmoor_below if below else northmoor)
    page = tab.open(f"{below}/search/?q=V2")
    link = page.locator(".search-hit__part a").first
    expect(link).to_contain_text("V2")
    link.click()
    expect(page).to_have_url(re.compile(rf"{below}/action-plans/[\d-]+/#.+"))
    expect(page.locator(":target")).to_contain_text("V2")
    expect(page.locator(":target")).to_be_in_viewport()
    assert tab.errors == []


def test_excerpts_are_prose(visit: Open, northmoor: Path) -> None:
    page = visit(northmoor).open("/search/?q=glass")
    expect(hits(page).first).to_be_visible()
    for text in page.locator(".search-hit__excerpt").all_inner_texts():
        assert "min read" not in text
    for hit in hits(page).all():
        title = hit.locator(".search-hit__title").inner_text()
        excerpt = hit.locator(".search-hit__excerpt").inner_text()
        assert not excerpt.startswith(title)


def test_going_back_brings_query_and_results_back(visit: Open, northmoor: Path) -> None:
    tab = visit(northmoor)
    page = tab.open("/search/")
    page.get_by_role("searchbox").fill("technicians")
    expect(hits(page)).to_have_count(10)
    more = page.get_by_role("button", name="More results")
    more.click()
    expect(hits(page)).not_to_have_count(10)
    shown = hits(page).count()
    hits(page).last.locator("a").first.click()
    expect(page).not_to_have_url(re.compile("/search/"))
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("technicians")
    expect(hits(page)).to_have_count(shown)
    expect(hits(page).last).to_be_in_viewport()


def test_going_back_undoes_a_filter(visit: Open, northmoor: Path) -> None:
    tab = visit(northmoor)
    page = tab.open("/search/?q=glass")
    status = page.get_by_role("status")
    expect(status).to_contain_text("for “glass”")
    all_of_them = status.inner_text()
    page.get_by_label("Kind", exact=True).select_option("Career")
    expect(status).to_contain_text("in kind Career")
    page.go_back()
    expect(status).to_have_text(all_of_them)
    expect(page.get_by_label("Kind", exact=True)).to_have_value("")
    expect(page).to_have_url(tab.host + "/search/?q=glass")
    page.go_forward()
    expect(status).to_contain_text("in kind Career")


def test_going_back_from_a_result_of_the_dialog_opens_it_again(visit: Open, northmoor: Path) -> None:
    tab = visit(northmoor)
    page = tab.open("/events/")
    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog")
    page.keyboard.type("glass")
    dialog.locator(".search-hit__title a").first.click()
    expect(page).not_to_have_url(re.compile("/events/$"))
    expect(dialog).to_have_count(0)
    page.go_back()
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("searchbox")).to_have_value("glass")
    expect(hits(page).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.reload()
    expect(page.get_by_role("button", name="Search")).to_be_visible()
    expect(dialog).to_have_count(0)


def test_a_result_on_the_same_page_closes_the_dialog(visit: Open, northmoor: Path) -> None:
    page = visit(northmoor).open("/action-plans/2022-2025/")
    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog")
    page.keyboard.type("V2")
    dialog.locator(".search-hit__part a[href*='/2022-2025/']").click()
    expect(dialog).to_be_hidden()
    expect(page.locator(":target")).to_contain_text("V2")


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_jumps_while_the_search_gets_ready(visit: Open, northmoor: Path, width: int) -> None:
    """Layout shift as web.dev/cls counts it; 0.1 is still called good."""
    tab = visit(northmoor, viewport={"width": width, "height": 800})
    tab.page.add_init_script(
        "window.shifts = []; new PerformanceObserver((list) => list.getEntries().forEach((e) => shifts.push(e.value)))"
        ".observe({ type: 'layout-shift', buffered: true });"
    )
    page = tab.open("/search/")
    page.locator("#site-search-year:enabled").wait_for()
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert sum(page.evaluate("shifts")) < 0.02
