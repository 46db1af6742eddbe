"""The look where it is more than taste: on phones, on paper, and alike on every page."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import Visit
from tests.built import pages

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_masthead_is_as_high_on_every_page(visit: Open, northmoor: Path, leeds: Path, width: int) -> None:
    addresses = ("/", "/news/", "/case-studies/", "/faculties/", "/awards/", "/events/", "/search/", "/about/")
    for site in (northmoor, leeds):
        tab = visit(site, viewport={"width": width, "height": 800})
        heights = {tab.look(address).locator(".masthead").bounding_box()["height"] for address in addresses}  # type: ignore[index]
        assert len(heights) == 1


def test_on_a_phone_masthead_and_footer_leave_room_for_the_story(visit: Open, northmoor: Path, leeds: Path) -> None:
    for site in (northmoor, leeds):
        page = visit(site, viewport={"width": 360, "height": 800}).look("/news/")
        heights = [page.locator(part).first.bounding_box()["height"] for part in (".masthead", ".footer")]  # type: ignore[index]
        assert heights[0] <= 190
        assert heights[1] <= 950
        small = "a => a.checkVisibility() && a.getBoundingClientRect().height < 24"
        for part in (".masthead a", ".footer a"):
            assert not page.locator(part).evaluate_all(f"all => all.filter({small}).length")


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_footer_says_each_way_once_and_without_a_hole(
    visit: Open, northmoor: Path, leeds: Path, width: int
) -> None:
    for site in (northmoor, leeds):
        page = visit(site, viewport={"width": width, "height": 800}).look("/about/")
        links = page.locator(".footer a").evaluate_all("all => all.map((a) => [a.textContent, a.href])")
        for told in zip(*links, strict=True):
            assert len(set(told)) == len(told)
        bottoms = page.locator(".footer__columns > ul > li").evaluate_all("""all => {
            const columns = {};
            for (const { left, bottom } of all.map((one) => one.getBoundingClientRect()))
                columns[Math.round(left)] = bottom;
            return Object.values(columns);
        }""")
        assert len(bottoms) == (2 if width == 360 else 3)
        assert max(bottoms) - min(bottoms) < 110


def test_a_large_sheet_on_a_phone_has_no_small_words(visit: Open, leeds: Path) -> None:
    page = visit(leeds, viewport={"width": 360, "height": 800}).look("/")
    assert page.locator(".cover--large .cv-motif").count()
    assert not page.locator(".cover--large :is(.cv-text, .cv-box)").first.is_visible()
    page.set_viewport_size({"width": 800, "height": 800})
    assert page.locator(".cover--large .cv-text").first.is_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_a_figure_in_words_stays_on_one_line(visit: Open, leeds: Path, width: int) -> None:
    tab = visit(leeds, viewport={"width": width, "height": 800})
    for address in ("/faculties/fbs/", "/faculties/eps/"):
        heights = tab.look(address).locator(".figures__value").evaluate_all("all => all.map((one) => one.offsetHeight)")
        assert len(set(heights)) == 1


def test_no_title_of_an_action_stands_over_a_hole(visit: Open, northmoor: Path) -> None:
    page = visit(northmoor, viewport={"width": 1280, "height": 800}).look("/action-plans/2022-2025/")
    gaps = page.locator(".plan-action").evaluate_all("""all => all.map((action) =>
        action.querySelector(".facts").getBoundingClientRect().top
        - action.querySelector("h3").getBoundingClientRect().bottom)""")
    assert gaps
    assert all(0 < gap < 20 for gap in gaps)


def test_on_a_phone_facts_stand_below_their_names(visit: Open, leeds: Path) -> None:
    page = visit(leeds, viewport={"width": 360, "height": 800}).open("/opportunities/")
    place = "document.querySelector('.facts {}').getBoundingClientRect()"
    assert page.evaluate(place.format("dd") + ".top") >= page.evaluate(place.format("dt") + ".bottom")
    assert page.evaluate(place.format("dd") + ".width") > 240


@pytest.mark.parametrize("width", [800, 1280])
def test_headlines_of_a_row_stand_level(visit: Open, northmoor: Path, width: int) -> None:
    page = visit(northmoor, viewport={"width": width, "height": 800}).open("/news/")
    tops = page.evaluate("""() => {
        const rows = {};
        for (const card of document.querySelectorAll(".cards > li")) {
            const title = card.querySelector(".card__title").getBoundingClientRect();
            (rows[Math.round(card.getBoundingClientRect().top)] ??= new Set()).add(Math.round(title.top));
        }
        return Object.values(rows).map((row) => row.size);
    }""")
    assert set(tops) == {1}


@pytest.mark.parametrize("palette", ["light", "dark"])
def test_an_article_prints_in_ink_and_without_the_ways_around_it(visit: Open, northmoor: Path, palette: str) -> None:
    article = next(p.address for p in pages(northmoor) if p.tree.xpath("//*[contains(@class, 'story__text')]"))
    page = visit(northmoor, color_scheme=palette).open(article)
    page.evaluate("document.documentElement.dataset.palette = 'dark'")
    page.emulate_media(media="print")
    for part in (".masthead__nav", ".tools", ".footer__columns", ".pager"):
        assert not page.locator(part).first.is_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(27, 31, 35)"
    assert page.evaluate("getComputedStyle(document.querySelector('.story__text > p')).fontSize") == "14.64px"
    links = "[...document.querySelectorAll('.story__text a')].map((a) => getComputedStyle(a, '::after').content)"
    assert set(page.evaluate(links)) <= {"none", "normal"}
    assert page.pdf(format="A4").count(b"/Type /Page\n") <= 4
