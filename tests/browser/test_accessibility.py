"""axe-core finds nothing: on one page of every kind, in both palettes, on a phone and on a desk.

It finds only part of what can be wrong; what it cannot see, the tests beside this one look for.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from newsroom import addresses
from tests.browser.conftest import Visit
from tests.building import article, bare_root

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
Kinds = Callable[[Path], list[str]]

PALETTES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PHONE, TABLET, DESK = ({"width": width, "height": 800} for width in (320, 768, 1280))
RUN = """async (onlyColours) => {
  // Every rule, best practices and the size of targets included; but not those of level AAA, nor the one that
  // takes a short line in large letters for a heading.
  const usual = ({ ruleId, tags }) => !tags.includes("wcag2aaa") && ruleId !== "p-as-heading";
  const values = onlyColours ? ["color-contrast", "link-in-text-block"] : axe.getRules().filter(usual).map((rule) => rule.ruleId);
  const found = await axe.run(document, { runOnly: { type: "rule", values }, resultTypes: ["violations"], preload: false });
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html} (${[...node.any, ...node.all, ...node.none].map((m) => m.message)})`));
}"""


@dataclass(frozen=True)
class Looked:
    """A site in a tab of one width."""

    site: Path
    tab: Visit


@pytest.fixture(params=[("northmoor", PHONE), ("northmoor", DESK), ("leeds", PHONE)], ids=["phone", "desk", "leeds"])
def looked(request: pytest.FixtureRequest, visit: Open) -> Looked:
    """The made-up site has every kind of page and is looked at in both widths, Leeds for what its content brings."""
    name, size = request.param
    site = request.getfixturevalue(name)
    # The page's own policy would keep axe out; it is tested elsewhere. A colour on its way to another is neither.
    return Looked(site, visit(site, viewport=size, bypass_csp=True, reduced_motion="reduce"))


@pytest.fixture
def tab(looked: Looked) -> Visit:
    return looked.tab


def faults(page: Page, palettes: tuple[Literal["light", "dark"], ...] = PALETTES) -> Iterator[str]:
    """What axe finds wrong, in both palettes; all but the colours is alike in both."""
    page.evaluate(Axe().axe_script)
    for palette in palettes:
        page.emulate_media(color_scheme=palette)
        for fault in page.evaluate(RUN, palette != PALETTES[0]):
            yield f"{page.url} {palette}: {fault}"


def test_one_page_of_every_kind(looked: Looked, kinds: Kinds) -> None:
    assert [fault for address in kinds(looked.site) for fault in faults(looked.tab.look(address))] == []


def test_one_page_of_every_kind_in_between(visit: Open, northmoor: Path, kinds: Kinds) -> None:
    """Of the site that has all kinds, in one palette: colours are those of the other widths."""
    tab = visit(northmoor, viewport=TABLET, bypass_csp=True, reduced_motion="reduce")
    assert [fault for address in kinds(northmoor) for fault in faults(tab.look(address), PALETTES[:1])] == []


def test_the_search_page_with_results_filters_and_none(tab: Visit) -> None:
    page = tab.look("/search/?q=technicians&year=1066")
    expect(page.locator(".search-results > li").first).to_be_visible()
    expect(page.get_by_role("button", name="More results")).to_be_visible()
    found = list(faults(page))
    page.get_by_role("searchbox").fill("qqxqqxq")
    expect(page.get_by_role("status")).to_contain_text("Nothing found")
    assert [*found, *faults(page)] == []


def test_the_dialog_of_the_search_with_results_and_none(tab: Visit) -> None:
    page = tab.look("/events/")
    page.keyboard.press("Control+k")
    page.keyboard.type("technicians")
    expect(page.locator(".search-results > li").first).to_be_visible()
    found = list(faults(page))
    page.get_by_role("searchbox").fill("qqxqqxq")
    expect(page.get_by_role("status")).to_contain_text("Nothing found")
    assert [*found, *faults(page)] == []


def test_the_search_that_cannot_start(tab: Visit) -> None:
    tab.page.route("**/pagefind/**", lambda route: route.abort())
    page = tab.look("/search/?q=technicians")
    expect(page.get_by_role("status")).to_contain_text("The search could not start")
    assert list(faults(page)) == []


@pytest.fixture
def bare(tmp_path: Path, build_site: Callable[..., Path]) -> Path:
    """A site in its first week: nothing on any list, and one story that was taken back."""
    gone = article(withdrawn="{date: 2024-01-01, reason: A mistake.}")
    shows = {"/": "home", "/news/": "news", "/network/": "network", "/technician-commitment/": "commitment"}
    pages = {
        f"docs{address}index.md"
        if address in ("/", "/news/", "/contribute/")
        else f"docs/{address.strip('/')}.md": "\n".join(
            [
                "---",
                "title: A page",
                "description: One sentence.",
                f"shows: {shows.get(address, 'null')}",
                "---",
                "Text.",
            ]
        )
        for address in addresses.WRITTEN
    }
    root = bare_root(
        tmp_path / "bare",
        {
            "mkdocs.yml": "site_name: Small\nsite_url: https://small.example.org/\n",
            "articles/2023/gone.md": gone,
            **pages,
        },
    )
    return build_site(root)


def test_empty_lists_and_a_withdrawn_story(visit: Open, bare: Path, kinds: Kinds) -> None:
    tab = visit(bare, viewport=PHONE, bypass_csp=True, reduced_motion="reduce")
    addresses = kinds(bare)
    assert any(address.startswith("/news/2023/") for address in addresses)
    assert [fault for address in addresses for fault in faults(tab.look(address), PALETTES[:1])] == []
