"""Nothing is lost on a narrow screen, with wider spacing, or with letters twice as large (WCAG 1.4.4, 1.4.10, 1.4.12)."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
Kinds = Callable[[Path], list[str]]

SPACED = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""
"""The spacing that WCAG 1.4.12 names."""
LOST = """() => {
  const wide = document.scrollingElement.scrollWidth;
  const found = wide > innerWidth ? [`the page is ${wide} px wide`] : [];
  const name = (at) => `${at.localName}.${at.className}: ${at.textContent.trim().slice(0, 50)}`;
  for (const at of document.querySelectorAll("body *:not(svg, svg *, .unseen)")) {
    if (!at.textContent.trim() || at.closest("dialog:not([open])")) continue;
    const { overflowX, overflowY } = getComputedStyle(at);
    const cut = (overflowX === "hidden" && at.scrollWidth > at.clientWidth + 1)
      || (overflowY === "hidden" && at.scrollHeight > at.clientHeight + 1);
    if (cut && !at.closest(".unseen")) found.push(`cut off: ${name(at)}`);
    const scrolls = overflowX === "auto" && at.scrollWidth > at.clientWidth + 1;
    const reached = at.tabIndex === 0 && at.getAttribute("role") === "region" && at.getAttribute("aria-label");
    if (scrolls && !reached) found.push(`scrolls, but not by keyboard: ${name(at)}`);
  }
  return found;
}"""


@pytest.fixture
def twice_as_large(browser: Browser) -> Iterator[Browser]:
    """A browser whose reader has set letters of 32 px where 16 are usual."""
    options = ["--no-sandbox", "--blink-settings=defaultFontSize=32,defaultFixedFontSize=26"]
    started = browser.browser_type.launch(executable_path=os.environ["CHROMIUM_PATH"], args=options)
    yield started
    started.close()


def lost(page: Page, addresses: list[str], host: str) -> Iterator[str]:
    for address in addresses:
        page.goto(host + address)
        page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
        for found in page.evaluate(LOST):
            yield f"{address}: {found}"


@pytest.mark.parametrize(("name", "width"), [("northmoor", 320), ("northmoor", 768), ("leeds", 320)])
def test_on_narrow_screens(request: pytest.FixtureRequest, visit: Open, kinds: Kinds, name: str, width: int) -> None:
    site = request.getfixturevalue(name)
    tab = visit(site, viewport={"width": width, "height": 640})
    assert list(lost(tab.page, kinds(site), tab.host)) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_with_wider_spacing(visit: Open, northmoor: Path, kinds: Kinds, width: int) -> None:
    tab = visit(northmoor, viewport={"width": width, "height": 800}, bypass_csp=True)
    tab.page.add_init_script(
        f"addEventListener('DOMContentLoaded', () => document.head.insertAdjacentHTML('beforeend', `<style>{SPACED}</style>`))"
    )
    found = list(lost(tab.page, kinds(northmoor), tab.host))
    assert tab.page.evaluate("getComputedStyle(document.querySelector('h1')).wordSpacing") != "0px"
    assert found == []


@pytest.mark.parametrize("width", [360, 1280])
def test_with_letters_twice_as_large(
    twice_as_large: Browser, serve: Callable[..., str], northmoor: Path, kinds: Kinds, width: int
) -> None:
    page = twice_as_large.new_page(viewport={"width": width, "height": 800})
    found = list(lost(page, kinds(northmoor), serve(northmoor)))
    assert page.evaluate("getComputedStyle(document.body).fontSize") == "36px"
    assert found == []


@pytest.mark.parametrize(
    "size", [{"width": 320, "height": 256}, {"width": 360, "height": 640}], ids=["zoomed", "phone"]
)
def test_the_dialog_of_the_search_fits(visit: Open, northmoor: Path, size: dict[str, int]) -> None:
    page = visit(northmoor, viewport=size).look("/events/")
    page.keyboard.press("Control+k")
    page.keyboard.type("glass")
    last = page.get_by_role("link", name="All results and filters")
    expect(page.locator(".search-results a").first).to_be_visible()
    assert page.evaluate(LOST) == []
    assert page.locator(".search-dialog__body").evaluate("body => body.clientHeight") > 150
    last.focus()
    expect(last).to_be_in_viewport(ratio=1)
    page.get_by_role("button", name="Close").focus()
    expect(page.get_by_role("button", name="Close")).to_be_in_viewport(ratio=1)
