"""Light and dark: as the device says, or as a reader chose."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]

LIGHT, DARK = "rgb(251, 250, 247)", "rgb(16, 22, 29)"
"""The paper of each sheet."""
FIRST_DRAWN = """
window.firstPalette = "";
document.addEventListener("readystatechange", () => {}, { once: true });
new MutationObserver((changes, observer) => {
  if (!document.body) return;
  window.firstPalette = document.documentElement.dataset.palette ?? "";
  observer.disconnect();
}).observe(document, { childList: true, subtree: true });
"""
"""Notes which sheet is asked for when the body begins: before that nothing is drawn."""


def paper(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def switch(page: Page) -> Locator:
    return page.get_by_role("group", name="Colours")


def pressed(page: Page) -> list[str]:
    return [button.inner_text() for button in switch(page).locator('[aria-pressed="true"]').all()]


@pytest.mark.parametrize(("device", "shown"), [("light", LIGHT), ("dark", DARK)])
def test_without_a_script_the_device_decides(visit: Open, northmoor: Path, device: str, shown: str) -> None:
    page = visit(northmoor, color_scheme=device, java_script_enabled=False).open("/about/")
    assert page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") == shown
    expect(page.locator(".palette")).to_be_hidden()


@pytest.mark.parametrize(("device", "shown"), [("light", LIGHT), ("dark", DARK)])
def test_who_chooses_nothing_has_what_the_device_says(visit: Open, northmoor: Path, device: str, shown: str) -> None:
    tab = visit(northmoor, color_scheme=device)
    page = tab.open("/about/")
    assert paper(page) == shown
    assert pressed(page) == ["As on this device"]
    assert page.evaluate("localStorage.length") == 0
    assert tab.errors == []


@pytest.mark.parametrize(("device", "choice", "shown"), [("light", "Dark", DARK), ("dark", "Light", LIGHT)])
def test_a_choice_holds_on_every_page_until_it_is_taken_back(
    visit: Open, northmoor: Path, device: str, choice: str, shown: str
) -> None:
    tab = visit(northmoor, color_scheme=device)
    page = tab.open("/about/")
    switch(page).get_by_role("button", name=choice).click()
    assert paper(page) == shown
    assert pressed(page) == [choice]
    page.add_init_script(FIRST_DRAWN)
    page = tab.open("/news/")
    assert page.evaluate("window.firstPalette") == choice.lower()
    assert paper(page) == shown
    assert pressed(page) == [choice]
    assert page.evaluate("document.querySelector('meta[name=color-scheme]').content") == choice.lower()
    switch(page).get_by_role("button", name="As on this device").click()
    assert paper(page) == (DARK if device == "dark" else LIGHT)
    assert page.evaluate("localStorage.length") == 0
    page = tab.open("/about/")
    assert page.evaluate("window.firstPalette") == ""
    assert paper(page) == (DARK if device == "dark" else LIGHT)
    assert page.evaluate("document.cookie") == ""


def test_it_works_from_the_keyboard(visit: Open, northmoor: Path) -> None:
    page = visit(northmoor, color_scheme="light").open("/about/")
    switch(page).get_by_role("button", name="Light").focus()
    page.keyboard.press("Tab")
    expect(switch(page).get_by_role("button", name="Dark")).to_be_focused()
    page.keyboard.press("Enter")
    assert paper(page) == DARK
    expect(switch(page).get_by_role("button", name="Dark")).to_be_focused()


def test_other_pages_that_are_open_follow(visit: Open, northmoor: Path) -> None:
    tab = visit(northmoor, color_scheme="light")
    page = tab.open("/about/")
    other = page.context.new_page()
    other.goto(tab.host + "/news/")
    switch(page).get_by_role("button", name="Dark").click()
    expect(other.locator("html")).to_have_attribute("data-palette", "dark")
    assert paper(other) == DARK


def test_the_browsers_own_bar_follows(visit: Open, northmoor: Path) -> None:
    page = visit(northmoor, color_scheme="light").open("/about/")
    bar = """() => [...document.querySelectorAll('meta[name=theme-color]')]
        .filter((meta) => !meta.media || matchMedia(meta.media).matches).map((meta) => meta.content)"""
    assert page.evaluate(bar) == ["#fbfaf7"]
    switch(page).get_by_role("button", name="Dark").click()
    assert page.evaluate(bar) == ["#10161d"]


def test_a_browser_that_keeps_nothing_still_shows_the_choice(visit: Open, northmoor: Path) -> None:
    tab = visit(northmoor, color_scheme="light")
    tab.page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } });")
    page = tab.open("/about/")
    switch(page).get_by_role("button", name="Dark").click()
    assert paper(page) == DARK
    assert tab.errors == []


def test_what_somebody_else_wrote_there_is_not_believed(visit: Open, northmoor: Path) -> None:
    tab = visit(northmoor, color_scheme="light")
    tab.page.add_init_script("localStorage.setItem('newsroom-palette', 'purple')")
    page = tab.open("/about/")
    assert pressed(page) == ["As on this device"]
    expect(page.locator("html")).not_to_have_attribute("data-palette", re.compile(".*"))


@pytest.mark.parametrize("width", [320, 1280])
def test_the_buttons_are_large_enough_to_hit(visit: Open, northmoor: Path, width: int) -> None:
    page = visit(northmoor, viewport={"width": width, "height": 800}).open("/about/")
    for button in switch(page).get_by_role("button").all():
        box = button.bounding_box()
        assert box
        assert box["height"] >= 24
        assert box["width"] >= 24
        assert box["x"] + box["width"] <= width


def test_which_one_is_pressed_shows_without_colours(visit: Open, northmoor: Path) -> None:
    page = visit(northmoor, forced_colors="active").open("/about/")
    mark = "button => getComputedStyle(button, '::before').content"
    shown = [button.evaluate(mark) != "none" for button in switch(page).get_by_role("button").all()]
    assert shown == [True, False, False]
