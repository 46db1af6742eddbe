"""Everything with the keys alone (WCAG 2.1.1, 2.4.3, 2.4.7, 2.4.11), and nothing by a single one of them (2.1.4)."""

import re
import string
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
Kinds = Callable[[Path], list[str]]

PLAN = "/action-plans/2022-2025/"
STORY = re.compile(r"/news/\d{4}/.*[a-z-]+/$")
FOCUSED = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const style = getComputedStyle(at);
  const told = at.getAttribute("aria-label") || at.labels?.[0]?.textContent || at.innerText;
  const boxes = [...at.getClientRects()];
  // What lies on top of it is the element itself or a part of it, at each end; the boxes of lines may touch above and below.
  const uncovered = boxes.some(({ left, top, width, height }) =>
    [[0.02, 0.25], [0.5, 0.5], [0.98, 0.75]].every(([across, down]) => {
      const [x, y] = [left + across * width, top + down * height];
      const hit = document.elementFromPoint(x, y);
      return hit && (at.contains(hit) || hit.contains(at));
    }));
  return {
    what: told.trim().slice(0, 60),
    place: [...document.querySelectorAll("*")].indexOf(at),
    uncovered,
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    inDialog: at.closest("dialog") !== null,
  };
}"""
STOPS = """() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")]
  .filter((found) => !found.disabled && found.checkVisibility({ visibilityProperty: true })).length"""
WATCH = """() => {
  window.moves = 0;
  const note = () => { window.moves += 1; };
  new MutationObserver(note).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  for (const kind of ["scroll", "focusin", "focusout"]) document.addEventListener(kind, note);
  for (const kind of ["hashchange", "popstate", "beforeunload"]) addEventListener(kind, note);
  addEventListener("keydown", (event) => { window.moves += Number(event.defaultPrevented); });
}"""


def walk(page: Page, key: str = "Tab") -> Iterator[dict[str, Any]]:
    """Each place that the key stops at, once around the page."""
    first = None
    for _ in range(1000):
        page.keyboard.press(key)
        stop = page.evaluate(FOCUSED)
        if stop is None or stop["place"] == first:
            return
        first = stop["place"] if first is None else first
        yield stop
    raise AssertionError("the way around the page has no end")


def tab_to(page: Page, name: str) -> None:
    """Goes on with the Tab key until what is called `name` has the focus."""
    for stop in walk(page):
        if stop["what"].startswith(name[:60]):
            return
    raise AssertionError(f"the Tab key does not reach {name!r}")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_tab_key_stops_everywhere_and_its_place_is_seen(visit: Open, northmoor: Path, width: int) -> None:
    tab = visit(northmoor, viewport={"width": width, "height": 640})
    for address in ("/", PLAN, "/events/"):
        page = tab.look(address)
        page.wait_for_selector("button.search-box")
        stops = list(walk(page))
        assert len(stops) == page.evaluate(STOPS), address
        assert [stop["what"] for stop in stops if not stop["ring"]] == [], address
        assert [stop["what"] for stop in stops if not stop["uncovered"]] == [], address


def test_going_backwards_nothing_covers_the_place_either(visit: Open, northmoor: Path) -> None:
    """A header that stays would lie over what is reached from below."""
    for width in (360, 1280):
        page = visit(northmoor, viewport={"width": width, "height": 400}).look("/")
        assert [stop["what"] for stop in walk(page, "Shift+Tab") if not stop["uncovered"]] == []


def test_the_skip_link_comes_first_and_leads_into_the_page(visit: Open, northmoor: Path) -> None:
    page = visit(northmoor).look("/news/")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).not_to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("width", [360, 1280])
def test_menu_and_article_are_reached(visit: Open, northmoor: Path, width: int) -> None:
    page = visit(northmoor, viewport={"width": width, "height": 640}).look("/")
    tab_to(page, "News")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/news/$"))
    headline = page.locator(".card__title").first.inner_text()
    tab_to(page, headline)
    page.keyboard.press("Enter")
    expect(page).to_have_url(STORY)
    expect(page.get_by_role("heading", level=1)).to_have_text(headline)


@pytest.mark.parametrize("width", [360, 1280])
def test_the_search_is_opened_used_and_left(visit: Open, northmoor: Path, width: int) -> None:
    page = visit(northmoor, viewport={"width": width, "height": 640}).look("/events/")
    page.wait_for_selector("button.search-box")
    tab_to(page, "Search")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Search")
    expect(dialog.get_by_role("searchbox", name="Words to look for")).to_be_focused()
    page.keyboard.type("glass")
    expect(dialog.locator(".search-results a").first).to_be_visible()
    stops = list(walk(page))
    assert [stop["what"] for stop in stops if not (stop["ring"] and stop["uncovered"] and stop["inDialog"])] == []
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("button", name="Search")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type("glass")
    expect(dialog.locator(".search-results a").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile("/events/$"))


def test_the_filters_are_reached_and_set(visit: Open, northmoor: Path) -> None:
    page = visit(northmoor).look("/search/?q=glass")
    expect(page.locator(".search-results a").first).to_be_visible()
    tab_to(page, "Kind")
    page.keyboard.type("Car")
    expect(page).to_have_url(re.compile(r"kind=career"))
    expect(page.get_by_role("status")).to_contain_text("in kind Career")
    tab_to(page, "Clear filters")
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile(r"kind="))
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_a_fold_opens_and_a_wide_table_scrolls(visit: Open, northmoor: Path) -> None:
    page = visit(northmoor, viewport={"width": 320, "height": 640}, bypass_csp=True).look(PLAN)
    tab_to(page, page.locator("summary").inner_text())
    page.keyboard.press("Enter")
    table = page.get_by_role("region", name="All actions at a glance")
    expect(table).to_be_visible()
    page.keyboard.press("Tab")
    expect(table).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.activeElement.scrollLeft > 0")


def test_a_single_printable_key_does_nothing(visit: Open, northmoor: Path) -> None:
    """Neither where nothing has the focus, nor on a link; in a field it writes."""
    tab = visit(northmoor)
    for address in ("/", "/news/", PLAN, "/search/", "/people/", "/about/"):
        page = tab.look(address)
        page.wait_for_load_state("networkidle")
        for place in ("", "main a"):
            page.evaluate(
                "place => place ? document.querySelector(place).focus() : document.activeElement.blur()", place
            )
            page.evaluate(WATCH)
            where = page.url
            for key in string.ascii_letters + string.digits + string.punctuation:
                page.keyboard.press(key)
            assert (page.url, page.evaluate("window.moves")) == (where, 0), (address, place)
