"""The pages of the reference tell every key of every kind, with examples that hold on the site they stand on."""

from pathlib import Path
from typing import Any

import lxml.html
import pytest

from newsroom import addresses
from newsroom.content import KINDS, Kind
from newsroom.faces.fields import described_kind
from newsroom.pages.contribute_reference import contribute_reference
from newsroom.register import made_addresses
from newsroom.render.templates import Press
from tests.building import SOUND, site_of, sound_root

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Each page's tree by its address."""
    site = site_of(sound_root(tmp_path_factory.mktemp("reference")))
    outputs = {output.path: output for output in contribute_reference(Press(site, TEMPLATES))}
    wanted = [addresses.CONTRIBUTE_REFERENCE, *(addresses.contribute_reference(kind.name) for kind in KINDS)]
    assert set(outputs) == set(map(addresses.file_of, wanted))
    return {
        address: lxml.html.fromstring(outputs[addresses.file_of(address)].make().decode()).xpath("//main")[0]
        for address in wanted
    }


def words(tree: Any) -> str:
    return " ".join(tree.text_content().split())


def test_the_list_leads_to_a_page_for_each_kind(pages: dict[str, Any]) -> None:
    index = pages[addresses.CONTRIBUTE_REFERENCE]
    links = index.xpath(".//li/a[code or following-sibling::code]/@href")
    assert {link.rstrip("/").rpartition("/")[2] for link in links} == {addresses.slugify(kind.name) for kind in KINDS}
    assert "articles/" in words(index)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_page_tells_each_key_with_its_meaning_and_an_example(kind: Kind, pages: dict[str, Any]) -> None:
    page = pages[addresses.contribute_reference(kind.name)]
    for field in described_kind(kind):
        heading = page.xpath(f".//h3[@id='key-{field.key.replace('_', '-')}']")
        assert [words(found) for found in heading] == [field.key]
        meaning, example = heading[0].getnext(), heading[0].getnext().getnext()
        assert field.meaning.replace("`", "") in words(meaning)
        assert example.tag == "pre"
        assert words(example).startswith(f"{field.key}:")


def test_needed_keys_stand_under_a_heading_of_their_own(pages: dict[str, Any]) -> None:
    page = pages["/contribute/reference/article/"]
    headings = [words(found) for found in page.xpath(".//h2 | .//h3")]
    needed, optional = headings.index("Keys that are needed"), headings.index("Keys that may be left out")
    assert headings[needed + 1 : optional] == ["title", "date", "summary"]


def test_the_keys_of_a_picture_are_told_with_what_is_needed(pages: dict[str, Any]) -> None:
    page = pages["/contribute/reference/article/"]
    told = {words(term) for term in page.xpath(".//h3[@id='key-image']/following-sibling::dl[1]//dt")}
    assert {"src needed", "alt needed", "credit needed", "agreement needed", "caption"} <= told


def test_examples_name_what_this_site_has_and_nobody(pages: dict[str, Any]) -> None:
    page = words(pages["/contribute/reference/article/"])
    assert "faculties: [eng]" in page
    assert "actions: - action: 2021-2024/V1" in page
    assert "jane" not in "".join(words(tree).lower() for tree in pages.values())


def test_the_example_serves_no_plan_that_did_not_run_at_its_time(tmp_path: Path) -> None:
    plan = "action_plans/2021-2024.md"
    later = SOUND[plan].replace("{from: 2021, to: 2024}", "{from: 2025, to: 2028}")
    site = site_of(sound_root(tmp_path, {plan: later}))
    outputs = {output.path: output for output in contribute_reference(Press(site, TEMPLATES))}
    made = outputs["contribute/reference/article/index.html"].make().decode()
    example = lxml.html.fromstring(made).xpath("string(//h2[@id='example']/following-sibling::pre[1])")
    assert "tags: [apprenticeships]" in example
    assert "actions:" not in example


def test_no_address_of_the_reference_is_lost(tmp_path: Path) -> None:
    held = made_addresses(site_of(sound_root(tmp_path)))
    assert {addresses.contribute_reference(kind.name) for kind in KINDS} <= set(held)


def test_every_id_stands_once_on_its_page(pages: dict[str, Any]) -> None:
    for address, page in pages.items():
        ids = page.xpath(".//@id")
        assert len(ids) == len(set(ids)), address
