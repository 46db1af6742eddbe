"""Everything reads without JavaScript; what needs it is not offered, and the search says so."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
Kinds = Callable[[Path], list[str]]

WORDS = "document.querySelector('main').innerText.split(/\\s+/).join(' ')"


def test_every_kind_of_page_says_the_same_words(visit: Open, northmoor: Path, kinds: Kinds) -> None:
    plain, usual = visit(northmoor, java_script_enabled=False), visit(northmoor)
    differ = []
    for address in kinds(northmoor):
        if address not in ("/search/", "/contribute/new/"):
            words = " ".join(plain.look(address).locator("main").inner_text().split())
            if not words or words != usual.look(address).evaluate(WORDS):
                differ.append(address)
    assert differ == []


def test_what_cannot_work_is_not_offered(visit: Open, northmoor: Path) -> None:
    page = visit(northmoor, java_script_enabled=False).look("/")
    assert [button.inner_text() for button in page.get_by_role("button").all()] == []


def test_the_search_says_that_it_needs_javascript_and_what_does_not(visit: Open, northmoor: Path) -> None:
    page = visit(northmoor, java_script_enabled=False).look("/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Search", exact=True).click()
    assert "Searching needs JavaScript, which is switched off here." in page.inner_text("main")
    expect(page.get_by_role("combobox")).to_have_count(0)
    page.get_by_role("main").get_by_role("link", name="Careers").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Careers")
