"""Charts as they are seen: on a phone, in the dark, in a reader's own colours and on paper."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]

SMALLEST_TEXT = """() => Math.min(...[...document.querySelectorAll("svg[role=img] text")].map((text) =>
    parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a))"""
OUTSIDE = """() => [...document.querySelectorAll("svg[role=img]")].flatMap((svg) => {
    const box = svg.getBoundingClientRect();
    return [...svg.querySelectorAll("text, rect, path")].filter((part) => {
        const own = part.getBoundingClientRect();
        return own.left < box.left - 2 || own.right > box.right + 2 || own.bottom > box.bottom + 2;
    }).map((part) => part.textContent || part.getAttribute("class"));
})"""


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_words_of_a_chart_are_large_enough_and_stay_in_it(
    visit: Open, northmoor: Path, leeds: Path, width: int
) -> None:
    for site in (northmoor, leeds):
        page = visit(site, viewport={"width": width, "height": 800}).open("/network/")
        assert page.evaluate(SMALLEST_TEXT) >= (10.5 if width == 320 else 11.5)
        assert page.evaluate(OUTSIDE) == []
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [320, 1280])
def test_groups_stand_in_boxes_that_their_names_fit(visit: Open, northmoor: Path, width: int) -> None:
    page = visit(northmoor, viewport={"width": width, "height": 800}).open("/network/")
    boxes = page.evaluate("""() => [...document.querySelectorAll(".tree__box")].map((box) => {
        const {left, right, top, bottom} = box.getBoundingClientRect();
        return {left, right, top, bottom, over: box.scrollWidth > box.clientWidth + 1};
    })""")
    assert len(boxes) == 7
    assert not [box for box in boxes if box["over"] or box["right"] > width or box["left"] < 0]
    assert all(later["top"] >= earlier["bottom"] for earlier, later in pairwise(boxes))


@pytest.mark.parametrize("media", [{}, {"forced_colors": "active"}, {"media": "print"}])
def test_ratings_of_a_review_are_told_by_shape_and_word(visit: Open, northmoor: Path, media: dict[str, str]) -> None:
    page = visit(northmoor).open("/action-plans/2022-2025/")
    page.emulate_media(**media)  # type: ignore[arg-type]
    bar = page.locator(".rag-bar").first
    words = [" ".join(text.split()) for text in bar.locator(".rating").all_inner_texts()]
    cells = {value: bar.locator(f".rag-bar__part--{value}").count() for value in ("green", "amber", "red")}
    shown = {"green": "undertaken and completed", "amber": "in progress", "red": "still to be carried out"}
    assert words == [f"{value.capitalize()}: {cells[value]} {means}" for value, means in shown.items()]
    shapes = {value: page.locator(f".rag-bar__part--{value} > :last-child").first for value in cells}
    drawn = {value: shape.evaluate("(shape) => shape.getAttribute('d') || 'disc'") for value, shape in shapes.items()}
    assert len(set(drawn.values())) == 3
    for shape in shapes.values():
        seen = shape.evaluate("(s) => [getComputedStyle(s).fill, getComputedStyle(s.parentNode.firstChild).fill]")
        assert seen[0] != seen[1], "a shape must stand out from its cell"


def test_the_network_prints_its_tables_whole(visit: Open, northmoor: Path) -> None:
    page = visit(northmoor).open("/network/")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('tr')).breakInside") == "avoid"
    assert page.evaluate("getComputedStyle(document.querySelector('thead')).display") == "table-header-group"
    assert page.locator(".bars").first.is_visible()
