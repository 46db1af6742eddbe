"""What a first visit costs a reader: requests and bytes, as a host that compresses would send them."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Request

from tests.built import BuiltPage, pages

pytestmark = pytest.mark.browser

MOST_REQUESTS = 14
MOST_FOR_A_STORY = 170_000
MOST_FOR_HOME = 250_000
SCREENS = {
    "desk": {"viewport": {"width": 1280, "height": 800}},
    "phone": {"viewport": {"width": 360, "height": 800}, "device_scale_factor": 3, "is_mobile": True},
}


class Cost(NamedTuple):
    requests: int
    size: int
    """Bytes of all bodies, as they were sent."""
    told: str


@pytest.fixture(params=["northmoor", "leeds"])
def site(request: pytest.FixtureRequest) -> Path:
    return request.getfixturevalue(request.param)


@pytest.fixture(params=SCREENS)
def first_visit(
    request: pytest.FixtureRequest, browser: Browser, serve: Callable[..., str], site: Path
) -> Callable[[str], Cost]:
    """Visits an address with nothing kept from before."""

    def visited(address: str) -> Cost:
        context = browser.new_context(**SCREENS[request.param])  # type: ignore[arg-type]
        page = context.new_page()
        done: list[Request] = []
        page.on("requestfinished", lambda request: done.append(request))
        page.goto(serve(site, compressed=True) + address)
        page.wait_for_load_state("networkidle")
        sizes = {found.url: found.sizes()["responseBodySize"] for found in done}
        context.close()
        return Cost(len(done), sum(sizes.values()), f"{address}: {sizes}")

    return visited


def has_no_photo(page: BuiltPage) -> bool:
    return not page.tree.xpath("//*[contains(@class, 'story__text')]//img")


def test_a_story_without_photos_of_its_own(first_visit: Callable[[str], Cost], site: Path) -> None:
    stories = [page for page in pages(site) if page.tree.xpath("//*[contains(@class, 'story__text')]")]
    largest = max(filter(has_no_photo, stories), key=lambda page: page.file.stat().st_size)
    cost = first_visit(largest.address)
    assert cost.requests <= MOST_REQUESTS, cost.told
    assert 20_000 < cost.size <= MOST_FOR_A_STORY, cost.told


def test_the_home_page(first_visit: Callable[[str], Cost]) -> None:
    cost = first_visit("/")
    assert cost.requests <= MOST_REQUESTS, cost.told
    assert 20_000 < cost.size <= MOST_FOR_HOME, cost.told
