"""What the made pages tell, and what they must not."""

from pathlib import Path
from typing import Any

import lxml.html
import pytest

from newsroom.pages import PAGES
from newsroom.render.templates import Press
from newsroom.site import Site
from tests.building import SOUND, article, site_of, sound_root, swapped

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
PLAN = "action_plans/2021-2024.md"
PLAN_PAGE = "action-plans/2021-2024/index.html"


def made(site: Site, path: str) -> Any:
    outputs = {output.path: output for maker in PAGES for output in maker(Press(site, TEMPLATES))}
    return lxml.html.fromstring(outputs[path].make().decode())


def text(tree: Any, xpath: str) -> str:
    return " ".join(" ".join("".join(found.itertext()).split()) for found in tree.xpath(xpath))


def test_an_old_address_of_a_withdrawn_story_still_leads_to_it(tmp_path: Path) -> None:
    gone = swapped(
        "articles/2023/week.md", "sources: [report]", "sources: [report]\n        withdrawn: {date: 2026-11-01}"
    )
    page = made(site_of(sound_root(tmp_path, gone)), "news/old-week/index.html")
    assert page.xpath("string(//meta[@http-equiv='refresh']/@content)") == "0; url=../../news/2023/09/18/week/"


LATER = """explanations: {V1: Nobody was there.}
          - date: 2023-01-01
            complete: false
            gaps: Only one action was looked at.
            ratings: {S1: green}
"""


def test_a_red_stays_red_when_a_later_review_does_not_rate_it(tmp_path: Path) -> None:
    changed = {PLAN: SOUND[PLAN].replace("explanations: {V1: Nobody was there.}\n", LATER)}
    page = made(site_of(sound_root(tmp_path, changed)), PLAN_PAGE)
    reds = text(page, "//section[contains(@class, 'reds')]")
    assert "Red, 1 January 2022" in reds
    assert "Nobody was there." in reds


def test_an_action_without_a_story_asks_for_one(tmp_path: Path) -> None:
    page = made(site_of(sound_root(tmp_path)), PLAN_PAGE)
    told = {code: text(page, f"//article[.//h3[@id='{code}']]//*[@class='evidence']") for code in ("v1", "v5")}
    assert "The week" in told["v1"]
    assert "No story here yet: tell it" in told["v5"]


def test_no_bar_is_drawn_for_a_review_that_leaves_actions_out(tmp_path: Path) -> None:
    whole = made(site_of(sound_root(tmp_path / "a")), PLAN_PAGE)
    assert len(whole.xpath("//*[contains(@class, 'rag-bar__part')]")) == 2
    partial = SOUND[PLAN].replace("complete: true", "complete: false\n            gaps: Lost.")
    part = made(site_of(sound_root(tmp_path / "b", {PLAN: partial})), PLAN_PAGE)
    assert not part.xpath("//*[contains(@class, 'rag-bar')]")
    assert "Only partly recorded: Lost." in text(part, "//main")


@pytest.mark.parametrize(
    ("period", "told"),
    [
        ("{from: 2021, to: 2023}", "Not counted: the record here begins on 1 January 2024, after this plan."),
        ("{from: 2023, to: 2025}", "Counted here: 2024: 1; 2025: 0. The aim is 4 a year."),
    ],
)
def test_a_target_is_counted_within_the_plans_own_time(tmp_path: Path, period: str, told: str) -> None:
    plan = SOUND[PLAN].replace("period: {from: 2021, to: 2024}", f"period: {period}")
    plan = plan.replace(
        "title: Show the work}", "title: Show the work, measures: [{text: Four a year, counts: articles, target: 4}]}"
    )
    site = site_of(sound_root(tmp_path, {PLAN: plan, "articles/2024/new.md": article(date="2024-05-01")}))
    assert told in text(made(site, PLAN_PAGE), "//article[.//h3[@id='v1']]")


def test_a_champion_is_told_as_at_a_date_and_the_present_left_open(tmp_path: Path) -> None:
    """The person's role is of 2021; the day of the tests lies five years later."""
    champion = swapped("data/people/jane.yml", "role: Technician,", "role: Technician Champion,")
    page = made(site_of(sound_root(tmp_path, champion)), "faculties/eng/index.html")
    assert "Jane Doe, as at 2021. Who it is at present is not recorded." in text(page, "//main")


def test_somebody_named_gets_no_link_without_consent_and_loses_it_when_it_lapses(tmp_path: Path) -> None:
    for number, (review_by, pages) in enumerate([("2027-01-01", ["../../people/jane/"]), ("2026-11-01", [])]):
        agreed = f"name: Jane Doe\n        consent: {{date: 2024-01-01, review_by: {review_by}}}"
        root = sound_root(tmp_path / str(number), swapped("data/people/jane.yml", "name: Jane Doe", agreed))
        page = made(site_of(root), "faculties/eng/index.html")
        assert page.xpath("//main//a[contains(@href, 'people/jane')]/@href") == pages


def test_what_is_not_known_is_said_to_be_so(tmp_path: Path) -> None:
    files = {
        "data/awards/unknown.yml": "{scheme: null, result: nominated, recipients: [{name: A team, count: 3}], year: null}\n",
        "data/events/someday.yml": "{title: Someday, start: null}\n",
        "data/opportunities/perhaps.yml": "{title: Perhaps, who: All, deadline: null}\n",
    }
    site = site_of(sound_root(tmp_path, files))
    awards = text(made(site, "awards/index.html"), "//li[@id='unknown']")
    assert "A team (fewer than 5)" in awards
    assert "Nominated: scheme not recorded" in awards
    assert "Year not recorded" in awards
    assert "date not recorded" in text(made(site, "events/index.html"), "//li[@id='someday']")
    assert "Not known to be open now" in text(made(site, "opportunities/index.html"), "//li[@id='perhaps']")


def test_a_year_with_many_stories_tells_the_first_as_cards_and_each_other_in_a_line(tmp_path: Path) -> None:
    """Hundreds of drawings on one page would help nobody, and every edit of one would make all of it anew."""
    files = {f"articles/a{n:02}.md": article(title=f"Story {n}", date=f"2025-01-{n:02}") for n in range(1, 29)}
    page = made(site_of(sound_root(tmp_path, dict(files))), "news/2025/index.html")
    assert len(page.xpath("//ul[@class='cards']/li")) == 20
    lines = page.xpath("//ul[@class='listing']/li")
    assert [text(line, ".") for line in lines][:2] == ["8 January 2025 Story 8", "7 January 2025 Story 7"]
    assert len(lines) == 8
    assert lines[0].xpath("string(time/@datetime)") == "2025-01-08"
    assert lines[0].xpath("string(a/@href)").endswith("/news/2025/01/08/a08/")


def test_the_list_of_plans_sums_up_a_whole_review_only(tmp_path: Path) -> None:
    whole = made(site_of(sound_root(tmp_path / "a")), "action-plans/index.html")
    assert text(whole, "//*[@class='rag-bar']//li") == (
        "Green: 1 undertaken and completed Amber: 0 in progress Red: 1 still to be carried out"
    )
    partial = SOUND[PLAN].replace("complete: true", "complete: false\n            gaps: Lost.")
    part = made(site_of(sound_root(tmp_path / "b", {PLAN: partial})), "action-plans/index.html")
    assert not part.xpath("//*[@class='rag-bar']")
    assert "only partly recorded" in text(part, "//main")


def test_a_story_tells_who_made_the_pictures_in_its_text(tmp_path: Path) -> None:
    pictures = [
        f"{{src: {name}.jpg, credit: {credit}, agreement: nobody can be recognised}}"
        for name, credit in (("oven", "Kim Lee"), ("lathe", "Ada & Bo"), ("press", "Kim Lee"))
    ]
    story = article(pictures=f"[{', '.join(pictures)}]")
    page = made(
        site_of(sound_root(tmp_path, {"articles/2023/shop/index.md": story})), "news/2023/09/18/shop/index.html"
    )
    assert text(page, "//p[@class='picture-credits']") == "Pictures in the text: Kim Lee; Ada & Bo"
