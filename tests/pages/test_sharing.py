"""What pages say of themselves to others: exact, and of nobody who did not agree."""

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from newsroom.build.edition import outputs, printed
from newsroom.pages.sharing import sheet_of_entry, sheet_of_site
from newsroom.pages.views import cover_of
from newsroom.render.templates import Press
from newsroom.site import Site
from tests.building import SOUND, TODAY, article, site_of, sound_root, swapped

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
WEEK = "news/2023/09/18/week/"
JANE = "data/people/jane.yml"
AGREED = SOUND[JANE].rstrip(" ") + "        consent: {date: 2026-01-01, review_by: 2027-01-01}\n"
LAPSED = SOUND[JANE].rstrip(" ") + "        consent: {date: 2025-01-01, review_by: 2026-01-01}\n"
CAREER = """
    ---
    title: Jane Doe and the lathe
    date: 2026-05
    published: 2026-06-01
    summary: How she came to it.
    subject: {kind: person, person: jane}
    consent: {date: 2026-05-01, review_by: 2027-05-01}
    ---

    Text.
    """
ADOPTED = {"adopted_by": "The network", "adopted_on": "2026-01-01"}


def site(tmp_path: Path, changes: Mapping[str, str | None] = {}, today: dt.date = TODAY) -> Site:
    return site_of(sound_root(tmp_path, changes), today)


def institution(**keys: str) -> dict[str, str | None]:
    lines = "".join(f"        {name}: {value}\n" for name, value in keys.items())
    return {"data/institution.yml": SOUND["data/institution.yml"].rstrip(" ") + lines}


def page(found: Site, path: str) -> Any:
    made = {output.path: output for output in outputs(Press(found, TEMPLATES))}
    return lxml.html.document_fromstring(made[f"{path}index.html"].make().decode())


def tags(tree: Any) -> dict[str, str]:
    marks = tree.xpath("//meta[@content][@property or starts-with(@name, 'twitter:')]")
    return {mark.get("property") or mark.get("name"): mark.get("content") for mark in marks}


def things(tree: Any) -> dict[str, Any]:
    """What the JSON-LD of a page tells, by type."""
    found = tree.xpath("//script[@type='application/ld+json']")
    assert len(found) <= 1
    return {one["@type"]: one for one in json.loads(found[0].text)["@graph"]} if found else {}


def entry(found: Site, path: str = "articles/2023/week.md") -> Any:
    return next(one for one in found.entries if one.path == path)


# ---- tags and dates


def test_a_story_says_what_it_is(tmp_path: Path) -> None:
    tree = page(site(tmp_path), WEEK)
    told = tags(tree)
    address = f"https://t.example.org/{WEEK}"
    assert told["og:type"] == "article"
    assert told["og:title"] == told["twitter:title"] == tree.xpath("string(//h1)") == "The week"
    assert told["og:description"] == "A week of open doors."
    assert told["og:url"] == tree.xpath("string(//link[@rel='canonical']/@href)") == address
    assert told["og:image"] == told["twitter:image"] == f"{address}social.png"
    assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")
    assert "“The week” (News, 2023, Faculty of Engineering)" in told["og:image:alt"]
    assert told["article:published_time"] == "2023-09-18"
    assert (told["og:locale"], told["og:site_name"]) == ("en_GB", "Test")
    assert told["twitter:card"] == "summary_large_image"
    assert things(tree)["NewsArticle"]["headline"] == "The week"


def test_what_was_written_later_says_when_it_came_and_of_when_it_tells(tmp_path: Path) -> None:
    later = article(date="2019-12", published="2026-11-21", from_record="true", sources="[report]")
    tree = page(site(tmp_path, {"articles/2019/film.md": later}), "news/2019/12/film/")
    told = things(tree)["NewsArticle"]
    assert (told["datePublished"], told["dateModified"], told["temporalCoverage"]) == (
        "2026-11-21", "2026-11-21", "2019-12",
    )  # fmt: skip
    shown = {time.get("datetime"): time.text for time in tree.xpath("//header//time")}
    assert shown["2026-11-21"].startswith("Written in 2026 from")
    assert shown["2019-12"] == "December 2019"


def test_a_story_that_came_later_shows_the_day(tmp_path: Path) -> None:
    tree = page(site(tmp_path), "case-studies/exchange/")
    assert "First published 1 November 2023" in tree.text_content()
    told = things(tree)["Article"]
    assert (told["datePublished"], told["temporalCoverage"]) == ("2023-11-01", "2023-10")


def test_a_correction_is_a_change(tmp_path: Path) -> None:
    changed = swapped("articles/2023/week.md", "sources: [report]", "sources: [report]\n        updated: 2024-01-05")
    told = page(site(tmp_path, changed), WEEK)
    assert things(told)["NewsArticle"]["dateModified"] == tags(told)["article:modified_time"] == "2024-01-05"


def test_pages_without_a_picture_of_their_own_show_the_sites(tmp_path: Path) -> None:
    found = site(tmp_path)
    for path in ("news/2023/", "events/", "faculties/eng/", "tags/open-day/"):
        assert tags(page(found, path))["og:image"] == "https://t.example.org/assets/social.png"


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!-- <script>", "a & \"b\" 'c' \\u003c"])
def test_hostile_titles_stay_texts(tmp_path: Path, text: str) -> None:
    told = json.dumps(text, ensure_ascii=True)
    changes = {
        "articles/2024/hostile.md": article(title=told, summary=told, authors="[eve]", date="2024-01-01"),
        "data/people/eve.yml": f"{{name: {told}, consent: {{date: 2026-01-01, review_by: 2027-01-01}}}}\n",
    }
    found = site(tmp_path, changes)
    tree = page(found, "news/2024/01/01/hostile/")
    assert tags(tree)["og:title"] == text
    news = things(tree)["NewsArticle"]
    assert news["headline"] == news["description"] == text
    assert [author["name"] for author in news["author"]] == [text]
    assert [script.text for script in tree.xpath("//script[not(@src)]")] == [
        tree.xpath("string(//script[@type='application/ld+json'])")
    ]
    assert sheet_of_entry(found, entry(found, "articles/2024/hostile.md")).headline == text


# ---- people


def test_an_author_who_did_not_agree_is_no_person(tmp_path: Path) -> None:
    told = things(page(site(tmp_path), WEEK))["NewsArticle"]
    assert "author" not in told
    assert "Person" not in json.dumps(told)


def test_an_author_who_agreed_is_one(tmp_path: Path) -> None:
    found = site(tmp_path, {JANE: AGREED})
    assert things(page(found, WEEK))["NewsArticle"]["author"] == [
        {"@type": "Person", "name": "Jane Doe", "url": "https://t.example.org/people/jane/"}
    ]
    profile = things(page(found, "people/jane/"))["ProfilePage"]
    assert profile["mainEntity"]["name"] == "Jane Doe"
    assert profile["url"] == "https://t.example.org/people/jane/"


def test_who_has_to_be_asked_again_is_no_person(tmp_path: Path) -> None:
    assert "Person" not in json.dumps(things(page(site(tmp_path, {JANE: LAPSED}), WEEK)))


def test_only_authors_who_agreed_are_told_of_as_people(tmp_path: Path) -> None:
    changes = {JANE: AGREED, "data/people/sam.yml": "{name: Sam Roe}\n"}
    changes |= swapped("articles/2023/week.md", "authors: [jane]", "authors: [sam, jane]")
    told = things(page(site(tmp_path, changes), WEEK))["NewsArticle"]
    assert [author["name"] for author in told["author"]] == ["Jane Doe"]


def test_a_career_is_about_a_person_while_they_agree(tmp_path: Path) -> None:
    found = site(tmp_path, {"case_studies/jane.md": CAREER})
    told = things(page(found, "case-studies/jane/"))
    assert told["ProfilePage"]["mainEntity"] == {"@type": "Person", "name": "Jane Doe"}
    assert sheet_of_entry(found, entry(found, "case_studies/jane.md")).headline == "Jane Doe and the lathe"
    assert cover_of(found, entry(found, "case_studies/jane.md")).initials == "JD"


def test_a_career_that_has_to_be_asked_for_again_is_told_of_nowhere(tmp_path: Path) -> None:
    found = site(tmp_path, {"case_studies/jane.md": CAREER}, dt.date(2027, 6, 1))
    assert "case-studies/jane/social.png" not in {output.path for output in outputs(Press(found, TEMPLATES))}
    for path, content in printed(Press(found, TEMPLATES)):
        assert "case-studies/jane" not in path
        assert b"the lathe" not in content, path
        assert b"case-studies/jane" not in content, path


@pytest.mark.parametrize("title", ["A day with Jane Doe", "JANE  DOE’s lathe", "Doe, Jane: a life", "Jane-Doe"])
def test_a_headline_that_names_somebody_is_not_drawn(tmp_path: Path, title: str) -> None:
    named = swapped("articles/2023/week.md", "title: The week", f'title: "{title}"')
    for number, (person, drawn) in enumerate(((SOUND[JANE], ""), (LAPSED, ""), (AGREED, title))):
        found = site(tmp_path / str(number), {**named, JANE: person})
        assert sheet_of_entry(found, entry(found)).headline == drawn
        assert ("Doe" in tags(page(found, WEEK))["og:image:alt"].title()) == bool(drawn)


@pytest.mark.parametrize("title", ["Jane opens the door", "Doe, a deer", "Janet Doeling"])
def test_first_names_alone_name_nobody(tmp_path: Path, title: str) -> None:
    found = site(tmp_path, swapped("articles/2023/week.md", "title: The week", f'title: "{title}"'))
    assert sheet_of_entry(found, entry(found)).headline == title


def test_a_title_before_a_name_may_be_left_out(tmp_path: Path) -> None:
    changes = {JANE: SOUND[JANE].replace("name: Jane Doe", "name: Professor Jane Doe")}
    changes |= swapped("articles/2023/week.md", "title: The week", "title: What Jane Doe saw")
    found = site(tmp_path, changes)
    assert sheet_of_entry(found, entry(found)).headline == ""


def test_a_withheld_name_is_drawn_nowhere(tmp_path: Path) -> None:
    changes = {JANE: SOUND[JANE].rstrip(" ") + "        withhold: true\n"}
    changes |= swapped("articles/2023/week.md", "title: The week", "title: What Jane Doe saw")
    found = site(tmp_path, changes)
    assert sheet_of_entry(found, entry(found)).headline == "What name withheld saw"
    for path, content in printed(Press(found, TEMPLATES)):
        assert b"Jane" not in content, path


# ---- whose voice


def test_a_site_that_is_not_official_says_so_in_its_pictures(tmp_path: Path) -> None:
    found = site(tmp_path)
    voice = "Made from public documents; not an official publication of the University of Testing."
    assert sheet_of_site(found).voice == sheet_of_entry(found, entry(found)).voice == voice
    tree = page(found, WEEK)
    assert tags(tree)["og:image:alt"].endswith(voice)
    publisher = things(tree)["NewsArticle"]["publisher"]
    assert (publisher["name"], publisher["description"]) == ("Editors of Test", voice)
    assert "parentOrganization" not in publisher


def test_a_made_up_site_says_so_in_its_pictures(tmp_path: Path) -> None:
    found = site(tmp_path, institution(made_up="true"))
    assert "is made up" in sheet_of_site(found).voice
    assert "is made up" in things(page(found, WEEK))["NewsArticle"]["publisher"]["description"]


def test_an_adopted_site_speaks_for_its_network(tmp_path: Path) -> None:
    found = site(tmp_path, institution(**ADOPTED))
    assert sheet_of_site(found).voice == ""
    publisher = things(page(found, WEEK))["NewsArticle"]["publisher"]
    assert publisher["name"] == "Testing Technicians"
    assert publisher["parentOrganization"] == {"@type": "CollegeOrUniversity", "name": "University of Testing"}


# ---- events


EVENTS = {
    "data/events/talk.yml": """
        title: A talk
        start: 2026-12-10
        time: "10:30"
        end_time: "12:00"
        place: The forge
        online: true
        host: The guild
        summary: On iron.
        """,
    "data/events/summer.yml": '{title: In summer, start: 2027-07-01, time: "09:00", place: Outside}\n',
    "data/events/cancelled.yml": "{title: Not now, start: 2027-02, status: cancelled, online: true}\n",
    "data/events/postponed.yml": "{title: Later, start: 2027, status: postponed}\n",
    "data/events/some-day.yml": "{title: Some day}\n",
}


def test_events_start_as_exactly_as_is_known(tmp_path: Path) -> None:
    tree = page(site(tmp_path, EVENTS), "events/")
    graph = json.loads(tree.xpath("string(//script[@type='application/ld+json'])"))["@graph"]
    told = {one["name"]: one for one in graph if one["@type"] == "Event"}
    assert {name: (one["startDate"], one.get("endDate")) for name, one in told.items()} == {
        "A talk": ("2026-12-10T10:30:00+00:00", "2026-12-10T12:00:00+00:00"),
        "In summer": ("2027-07-01T09:00:00+01:00", None),
        "Not now": ("2027-02", None),
        "Later": ("2027", None),
        "The week": ("2023-09-18", "2023-09-22"),
    }
    states = {name: one["eventStatus"].removeprefix("https://schema.org/Event") for name, one in told.items()}
    assert (states["A talk"], states["Not now"], states["Later"]) == ("Scheduled", "Cancelled", "Postponed")
    modes = {name: one.get("eventAttendanceMode", "").removeprefix("https://schema.org/") for name, one in told.items()}
    assert modes["A talk"] == "MixedEventAttendanceMode"
    assert modes["In summer"] == "OfflineEventAttendanceMode"
    assert modes["Not now"] == "OnlineEventAttendanceMode"
    assert modes["Later"] == ""
    assert told["A talk"]["organizer"]["name"] == "The guild"
    assert told["A talk"]["url"] == "https://t.example.org/events/#talk"
    shown = {one.get("id") for one in tree.xpath("//*[@id]")}
    assert {one["url"].partition("#")[2] for one in told.values()} <= shown


# ---- when they are drawn


def test_pictures_are_made_last_and_each_but_once(tmp_path: Path) -> None:
    found = [*outputs(Press(site(tmp_path), TEMPLATES))]
    assert {output.path for output in found if output.last} == {
        "assets/social.png",
        "action-plans/2021-2024/social.png",
        f"{WEEK}social.png",
        "case-studies/exchange/social.png",
    }


def test_an_edit_of_a_text_draws_nothing_anew(tmp_path: Path) -> None:
    def drawn_from(name: str, changes: Mapping[str, str | None]) -> Any:
        found = outputs(Press(site(tmp_path / name, changes), TEMPLATES))
        return next(output.inputs for output in found if output.path == f"{WEEK}social.png")

    before = drawn_from("a", {})
    assert drawn_from("b", swapped("articles/2023/week.md", "Text of the week.", "Another text.")) == before
    assert drawn_from("c", swapped("articles/2023/week.md", "A week of open doors.", "Another summary.")) == before
    assert drawn_from("d", swapped("articles/2023/week.md", "title: The week", "title: Another week")) != before
