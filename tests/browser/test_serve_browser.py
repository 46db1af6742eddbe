"""The preview in a real browser: pages renew themselves, and what is to be mended stands over them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.building import sound_root
from tests.previews import SETTINGS, Running, running

pytestmark = pytest.mark.browser

WEEK = "/news/2023/09/18/week/"
FILE = "articles/2023/week.md"
LONG = "\n\n".join(f"Paragraph {number} of a long story." for number in range(200))
SOON = 40_000
"""Milliseconds, for a machine that has other things to do."""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Running]:
    root = sound_root(tmp_path / "root", {"mkdocs.yml": SETTINGS})
    with running(root) as found:
        found.replace(FILE, "Text of the week.", f"Text of the week.\n\n{LONG}")
        found.shows(WEEK, "Paragraph 199")
        yield found


@pytest.fixture(params=["light", "dark"])
def palette(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def opened(browser: Browser, site: Running, path: str, **options: object) -> Page:
    page = browser.new_context(**options).new_page()  # type: ignore[arg-type]
    page.set_default_timeout(SOON)
    page.goto(f"http://127.0.0.1:{site.port}{path}")
    return page


def test_a_page_renews_itself_and_stays_where_it_was(browser: Browser, site: Running) -> None:
    page = opened(browser, site, WEEK)
    page.get_by_text("Paragraph 150 of").scroll_into_view_if_needed()
    before = page.evaluate("window.scrollY")
    assert before > 1000
    site.replace(FILE, "Paragraph 150 of", "Paragraph one hundred and fifty of")
    expect(page.get_by_text("Paragraph one hundred and fifty of")).to_be_in_viewport(timeout=SOON)
    page.wait_for_function("wanted => Math.abs(window.scrollY - wanted) < 3", arg=before)
    page.context.close()


def test_a_page_that_did_not_change_is_left_alone(browser: Browser, site: Running) -> None:
    page, other = opened(browser, site, "/about/"), opened(browser, site, WEEK)
    page.evaluate("window.untouched = true")
    site.replace(FILE, "Text of the week.", "Another text of the week.")
    expect(other.get_by_text("Another text of the week.")).to_be_visible(timeout=SOON)
    site.replace("docs/about.md", "Text.", "Another text.")
    assert page.evaluate("window.untouched") is True
    expect(page.get_by_text("Another text.")).to_be_visible(timeout=SOON)
    assert page.evaluate("window.untouched") is None
    for tab in (page, other):
        tab.context.close()


def test_problems_stand_over_the_page_and_go(browser: Browser, site: Running, palette: str) -> None:
    page = opened(browser, site, WEEK, color_scheme=palette)
    site.replace(FILE, "date: 2023-09-18", "date: 2023-13-18")
    panel = page.get_by_role("alert")
    expect(panel).to_contain_text("articles/2023/week.md, line 3", timeout=SOON)
    expect(panel).to_be_in_viewport()
    expect(page.get_by_text("Text of the week.")).to_be_visible()
    page.keyboard.press("Tab")
    expect(panel).to_be_focused()
    violations = Axe().run(page).response["violations"]
    assert [(found["id"], found["nodes"][0]["html"]) for found in violations] == []
    page.reload()
    expect(panel).to_contain_text("articles/2023/week.md, line 3")
    site.replace(FILE, "date: 2023-13-18", "date: 2023-09-18")
    expect(panel).to_have_count(0, timeout=SOON)
    page.context.close()


def test_the_page_of_problems_becomes_the_site(browser: Browser, tmp_path: Path, palette: str) -> None:
    root = sound_root(tmp_path / "root", {"mkdocs.yml": SETTINGS})
    text = (root / FILE).read_text("utf-8")
    (root / FILE).write_text(text.replace("date: 2023-09-18", "date: 2023-13-18"), "utf-8")
    with running(root) as site:
        page = opened(browser, site, WEEK, color_scheme=palette)
        expect(page.get_by_role("heading")).to_have_text("The site cannot be shown yet")
        assert Axe().run(page).response["violations"] == []
        site.save({FILE: text})
        expect(page.get_by_role("heading", level=1)).to_have_text("The week", timeout=SOON)
        page.context.close()


def test_what_is_deleted_and_comes_back_is_seen_without_a_hand(browser: Browser, site: Running) -> None:
    text = (site.root / "case_studies/exchange.md").read_text("utf-8")
    page = opened(browser, site, "/case-studies/exchange/")
    site.save({"case_studies/exchange.md": None})
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no page here", timeout=SOON)
    site.save({"case_studies/exchange.md": text})
    expect(page.get_by_role("heading", level=1)).to_have_text("The exchange", timeout=SOON)
    page.context.close()


def test_the_search_finds_a_new_word(browser: Browser, site: Running) -> None:
    site.replace(FILE, "Text of the week.", "Text of the xylophone.")
    page = opened(browser, site, "/search/?q=xylophone")
    expect(page.locator(".search-results > li")).to_contain_text("The week", timeout=SOON)
    page.context.close()


def test_a_draft_is_marked_for_the_eye(browser: Browser, site: Running, palette: str) -> None:
    site.replace(FILE, "title: The week", "title: The week\ndraft: true")
    page = opened(browser, site, WEEK, color_scheme=palette)
    expect(page.get_by_text("Draft: only this preview shows it.")).to_be_visible(timeout=SOON)
    violations = Axe().run(page).response["violations"]
    assert [(found["id"], found["nodes"][0]["html"]) for found in violations] == []
    page.goto(f"http://127.0.0.1:{site.port}/news/2023/")
    expect(page.locator(".card .unpublished")).to_have_text("Draft")
    page.context.close()
