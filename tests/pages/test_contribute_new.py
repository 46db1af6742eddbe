"""The form at /contribute/new/: what it offers, made of the site's own data, and what must not stand in it."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from newsroom import addresses
from newsroom.pages.contribute_new import contribute_new
from newsroom.receiving.story_file import MOST_PICTURES, MOST_TEXT
from newsroom.render.templates import Press
from newsroom.site import Site
from tests.building import SOUND, TODAY, site_of, sound_root

PROJECT = Path(__file__).resolve().parents[2]
PLAN = "action_plans/2021-2024.md"
RUNNING = {
    "action_plans/2025-2028.md": SOUND[PLAN].replace("from: 2021, to: 2024", "from: 2025, to: 2028").replace(
        "title: The plan", "title: The new plan"
    ).partition("reviews:")[0] + "---\n"
}  # fmt: skip


def form_of(site: Site) -> Any:
    (output,) = contribute_new(Press(site, PROJECT / "templates"))
    assert output.path == addresses.file_of(addresses.CONTRIBUTE_NEW)
    return lxml.html.fromstring(output.make().decode())


def words(tree: Any, xpath: str) -> list[str]:
    return [" ".join("".join(found.itertext()).split()) for found in tree.xpath(xpath)]


def boxes(tree: Any, name: str) -> dict[str, str]:
    """By value, the words of the boxes to tick that have this name."""
    found = tree.xpath(f"//input[@name='{name}']")
    return {box.get("value"): words(tree, f"//label[@for='{box.get('id')}']")[0] for box in found}


def test_faculties_and_themes_are_those_of_the_site(tmp_path: Path) -> None:
    page = form_of(site_of(sound_root(tmp_path)))
    assert boxes(page, "faculties") == {"eng": "Faculty of Engineering", "bio": "Faculty of Biology"}
    assert boxes(page, "themes") == {"visibility": "Visibility"}


def test_promises_of_a_plan_that_runs_are_asked_for_in_words(tmp_path: Path) -> None:
    page = form_of(site_of(sound_root(tmp_path, RUNNING)))
    assert boxes(page, "actions") == {"2025-2028/V1": "Show the work", "2025-2028/V5": "Show it twice"}
    assert words(page, "//fieldset//p[@class='choice__note']") == ["2025-2028, V1", "2025-2028, V5 and S1"]
    assert "This plan has ended" not in page.text_content()


def test_where_every_plan_has_ended_the_latest_is_asked_for_and_says_so(tmp_path: Path) -> None:
    older = {"action_plans/2017-2020.md": SOUND[PLAN].replace("from: 2021, to: 2024", "from: 2017, to: 2020")}
    page = form_of(site_of(sound_root(tmp_path, older)))
    assert {value.partition("/")[0] for value in boxes(page, "actions")} == {"2021-2024"}
    assert "This plan has ended" in page.text_content()


def test_a_plan_is_asked_for_until_its_last_day(tmp_path: Path) -> None:
    root = sound_root(tmp_path, RUNNING)
    last, day_after = dt.date(2028, 12, 31), dt.date(2029, 1, 1)
    assert "This plan has ended" not in form_of(site_of(root, last)).text_content()
    assert "This plan has ended" in form_of(site_of(root, day_after)).text_content()


def test_what_was_to_come_of_a_promise_stands_below_it(tmp_path: Path) -> None:
    told = {PLAN: SOUND[PLAN].replace("title: Show the work", "title: Budget, outputs: Money for tools.")}
    notes = words(form_of(site_of(sound_root(tmp_path, told))), "//p[@class='choice__note']")
    assert notes[0] == "Money for tools. (2021-2024, V1)"


def test_it_leads_to_those_pages_of_the_guide_that_the_site_has(tmp_path: Path) -> None:
    guide = "---\ntitle: Pictures\ndescription: How to take one.\n---\nGo close.\n"
    pages = {f"docs/contribute/{name}.md": guide for name in ("after-send", "pictures")}
    for root, led in (
        (sound_root(tmp_path / "none"), ["../../contribute/"]),
        (sound_root(tmp_path / "some", pages), ["../../contribute/pictures/", "../../contribute/after-send/"]),
    ):
        assert form_of(site_of(root)).xpath("//p[@class='form-help']/a/@href") == led


def test_a_site_without_plans_asks_for_no_promises(tmp_path: Path) -> None:
    plain = re.sub(r" *actions: .*\n", "", SOUND["articles/2023/week.md"])
    page = form_of(site_of(sound_root(tmp_path, {PLAN: None, "articles/2023/week.md": plain})))
    assert boxes(page, "actions") == {}
    assert words(page, "//h2[contains(., 'promises')]") == []


def test_without_a_script_it_says_so_and_whom_to_write_to(tmp_path: Path) -> None:
    page = form_of(site_of(sound_root(tmp_path)))
    assert "needs JavaScript" in words(page, "//noscript")[0]
    assert page.xpath("//form[@id='site-story']/@hidden") != []
    by_mail = page.xpath("//section[@id='site-by-mail']")[0]
    assert "editors@testing.example.org" in by_mail.text_content()
    assert by_mail.xpath(".//a/@href") == ["mailto:editors@testing.example.org?subject=A%20story"]


def test_the_page_for_a_new_file_is_offered_only_where_there_is_a_code_host(tmp_path: Path) -> None:
    root = sound_root(tmp_path)
    hosted = form_of(site_of(root, TODAY, repository="https://code.example.org/news", edit_path="edit/main/sub"))
    assert hosted.xpath("//form[@id='site-story']/@data-new-file") == ["https://code.example.org/news/new/main/sub"]
    assert boxes(hosted, "account") != {}
    assert boxes(form_of(site_of(root)), "account") == {}


def test_names_are_words_and_no_markup(tmp_path: Path) -> None:
    name = '"><script>window.ran = 1</script>'
    themes = f"- {{id: visibility, name: '{name}'}}\n"
    page = form_of(site_of(sound_root(tmp_path, {"data/themes.yml": themes})))
    assert boxes(page, "themes") == {"visibility": name}
    assert "window.ran" not in "".join(page.xpath("//script/text()"))


def test_what_the_form_lets_through_can_be_received(tmp_path: Path) -> None:
    form = form_of(site_of(sound_root(tmp_path))).xpath("//form[@id='site-story']")[0]
    assert int(form.get("data-most-pictures")) <= MOST_PICTURES
    assert int(form.get("data-most-text")) <= MOST_TEXT


def test_its_own_scripts_stay_small() -> None:
    files = list((PROJECT / "overrides/assets/javascripts/contribute").glob("*.js"))
    assert len(files) > 5
    assert sum(file.stat().st_size for file in files) < 60_000


@pytest.mark.parametrize("path", ["news/index.html", "contribute/index.html"])
def test_no_other_page_loads_them(path: str, northmoor: Path) -> None:
    assert "contribute/form.js" not in (northmoor / path).read_text("utf-8")
