"""What a plan, an award and a story are on paper."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
STYLE = "(element, [name, pseudo]) => getComputedStyle(element, pseudo)[name]"


def test_only_what_leads_out_of_the_site_is_written_out(visit: Open, northmoor: Path) -> None:
    page = visit(northmoor).open("/case-studies/thirty-years-of-hot-glass/")
    page.evaluate("""() => document.querySelector(".story__text > p").insertAdjacentHTML("beforeend",
        '<a id="out" href="https://guild.example.org/">out</a> <a id="in" href="../../news/">in</a>')""")
    page.emulate_media(media="print")
    written = {name: page.locator(f"#{name}").evaluate(STYLE, ["content", "::after"]) for name in ("out", "in")}
    assert written["out"] == '" (" attr(href) ")"' or "https://guild.example.org/" in written["out"]
    assert written["in"] in ("none", "normal")


def test_no_action_award_or_row_of_a_table_is_cut_in_two(visit: Open, northmoor: Path) -> None:
    tab = visit(northmoor)
    for address, kinds in {
        "/action-plans/2022-2025/": (".plan-action", ".rag-bar", ".review"),
        "/awards/": (".award",),
        "/network/": ("tr", ".bar-chart"),
        "/case-studies/thirty-years-of-hot-glass/": (".timeline > li", "blockquote"),
    }.items():
        page = tab.open(address)
        page.emulate_media(media="print")
        for kind in kinds:
            assert page.locator(kind).first.evaluate(STYLE, ["breakInside", None]) == "avoid", (address, kind)


def test_a_plan_on_paper_has_its_ratings_and_no_way_on(visit: Open, northmoor: Path) -> None:
    page = visit(northmoor, color_scheme="dark").open("/action-plans/2022-2025/")
    page.emulate_media(media="print")
    assert page.locator(".rag-bar__part").first.is_visible()
    assert page.locator(".plan-action .rating").first.is_visible()
    for part in (".masthead__nav", ".year-nav", ".plan-action__themes", ".tools", ".footer__columns"):
        assert not page.locator(part).first.is_visible(), part
