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
