"""States stay visible in the reader's own colours, and nothing moves for who wants it still."""

import io
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
Kinds = Callable[[Path], list[str]]

PLAN = "/action-plans/2022-2025/"
MOVES = """() => [...document.querySelectorAll("*")].flatMap((at) => [null, "::before", "::after"]
  .filter((part) => {
    const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(at, part);
    return transitionDuration.split(", ").some((time) => time !== "0s") || animationName !== "none" || scrollBehavior === "smooth";
  })
  .map((part) => `${at.localName}.${at.className}${part ?? ""}`))"""


def looks(place: Locator) -> Image.Image:
    """What is drawn there."""
    return Image.open(io.BytesIO(place.screenshot())).convert("L")


def visible(place: Locator) -> bool:
    """Whether something stands out from its ground: as far apart as 3:1 or more."""
    darkest, lightest = looks(place).getextrema()
    return lightest - darkest > 100


@pytest.fixture(params=["light", "dark"])
def forced(request: pytest.FixtureRequest, visit: Open, northmoor: Path) -> Visit:
    """A tab of somebody whose system sets a few colours of its own for everything."""
    return visit(northmoor, forced_colors="active", color_scheme=request.param, viewport={"width": 1280, "height": 900})


def test_forced_ratings_differ_in_shape(forced: Visit) -> None:
    page = forced.look("/about/")
    page.goto(forced.host + PLAN)
    marks = [page.locator(f".rating--{value} .rating__mark").first for value in ("green", "amber", "red")]
    assert [visible(mark) for mark in marks] == [True] * 3
    for one, other in combinations(marks, 2):
        assert looks(one).resize((16, 16)).tobytes() != looks(other).resize((16, 16)).tobytes()


def test_forced_colours_show_where_you_are(forced: Visit) -> None:
    page = forced.look("/news/")
    menu = page.get_by_role("navigation", name="Main")
    here = looks(menu.get_by_role("link", name="News"))
    page = forced.look("/events/")
    assert looks(menu.get_by_role("link", name="News")).tobytes() != here.tobytes()
    page = forced.look("/news/2025/")
    years = page.get_by_role("navigation", name="News by year")
    current = years.locator("[aria-current]")
    style = "at => { const s = getComputedStyle(at); return [s.outlineStyle, s.backgroundColor, s.fontWeight]; }"
    assert current.evaluate(style) != years.locator("a:not([aria-current])").first.evaluate(style)


def test_forced_colours_show_the_focus(forced: Visit) -> None:
    page = forced.look("/search/")
    expect(page.get_by_label("Kind")).to_be_visible()
    for place in (
        page.get_by_role("link", name="Events").first,
        page.get_by_role("searchbox"),
        page.get_by_label("Kind"),
        page.get_by_role("button", name="Search"),
    ):
        page.evaluate("document.activeElement.blur()")
        box = place.bounding_box()
        assert box is not None
        clip = {"x": box["x"] - 8, "y": box["y"] - 8, "width": box["width"] + 16, "height": box["height"] + 16}
        before = page.screenshot(clip=clip)
        page.keyboard.press("Tab")  # the ring is for the keyboard
        place.focus()
        assert page.screenshot(clip=clip) != before


def test_forced_colours_leave_chips_and_buttons_their_edge(forced: Visit) -> None:
    page = forced.look("/")
    edge = "at => { const s = getComputedStyle(at); return s.borderTopColor !== s.backgroundColor && s.borderTopStyle === 'solid'; }"
    for kind in ("a.chip", ".button", "button.search-box", ".footer__sheet > *"):
        assert page.locator(kind).first.evaluate(edge), kind
    assert visible(page.locator(".cover").first)


def test_forced_colours_tell_pressed_from_not(forced: Visit) -> None:
    page = forced.look("/")
    dark = page.get_by_role("button", name="Dark")
    before = looks(dark).tobytes()
    dark.click()
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur()")
    assert looks(dark).tobytes() != before


def prose(page: Page, html: str) -> Locator:
    """A piece of prose as Markdown's extensions write it, put on the page."""
    page.locator(".prose").evaluate("(prose, html) => { prose.innerHTML = html; }", html)
    return page.locator(".prose")


def test_forced_colours_tell_open_folds_and_the_chosen_tab(forced: Visit) -> None:
    page = forced.look("/about/")
    made = prose(page, "<details class='note'><summary>A fold</summary><p>In it.</p></details>")
    closed = looks(made.locator("summary"))
    made.locator("details").evaluate("fold => { fold.open = true; }")
    page.mouse.move(0, 0)
    assert looks(made.locator("summary")).tobytes() != closed.tobytes()
    tabs = [f'<input type="radio" name="t" id="t{i}"{" checked" * (i == 1)}>' for i in (1, 2)]
    labels = "".join(f'<label for="t{i}">Same</label>' for i in (1, 2))
    made = prose(
        page,
        f'<div class="tabbed-set tabbed-alternate" data-tabs="1:2">{"".join(tabs)}<div class="tabbed-labels">{labels}</div></div>',
    )
    chosen, other = made.locator("label").all()
    edge = "at => getComputedStyle(at).borderBottomColor"
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert chosen.evaluate(edge) != ground
    assert other.evaluate(edge) in (ground, "rgba(0, 0, 0, 0)")


def test_nothing_moves_for_who_wants_it_still(visit: Open, northmoor: Path, kinds: Kinds) -> None:
    tab = visit(northmoor, reduced_motion="reduce")
    moving = {found for address in kinds(northmoor) for found in tab.look(address).evaluate(MOVES)}
    assert moving == set()
