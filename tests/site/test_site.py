"""All content, linked."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from newsroom.content.entry import Entry
from newsroom.pages.views import opportunity_view
from newsroom.related import NEAREST_OF_A_KEY, RELATED, related
from newsroom.site import Site
from tests.building import SOUND, TODAY, article, bare_root, site_of, sound_root, swapped

Files = dict[str, str | None]
CASE = "{kind: scheme, name: It}"


def names(entries: object) -> list[str]:
    return [entry.id for entry in entries]  # type: ignore[attr-defined]


def many(count: int, **keys: object) -> Files:
    """Articles `a01`, `a02` ... of following days, from 1 January 2024."""
    start = dt.date(2024, 1, 1)
    days = (start + dt.timedelta(days=number) for number in range(count))
    return {f"articles/a{number:02}.md": article(date=day, **keys) for number, day in enumerate(days, start=1)}


def built(folder: Path, files: Files, today: dt.date = TODAY) -> Site:
    return site_of(bare_root(folder, files), today)


# ---- order


def test_newest_first_by_the_end_of_what_is_known(tmp_path: Path) -> None:
    known = {"published": "2024-01-01"}
    files: Files = {
        "articles/day.md": article(date="2019-12-05"),
        "articles/month.md": article(date="2019-12", **known),
        "articles/year.md": article(date="2019", **known),
        "articles/older.md": article(date="2019-11-30"),
        "articles/newer.md": article(date="2020-01-01"),
    }
    assert names(built(tmp_path, files).articles) == ["newer", "month", "year", "day", "older"]


def test_entries_of_one_day_are_in_a_lasting_order(tmp_path: Path) -> None:
    files: Files = {f"articles/{name}.md": article() for name in "bca"}
    assert names(built(tmp_path, files).articles) == ["c", "b", "a"]


def test_articles_and_case_studies_together(tmp_path: Path) -> None:
    files: Files = {
        "articles/a.md": article(date="2023-01-01"),
        "case_studies/b.md": article(date="2023-02-01", subject=CASE),
        "articles/c.md": article(date="2023-03-01"),
    }
    site = built(tmp_path, files)
    assert names(site.entries) == ["c", "b", "a"]
    assert names(site.articles) == ["c", "a"]
    assert names(site.case_studies) == ["b"]


def test_pages_are_numbered_from_the_oldest(tmp_path: Path) -> None:
    first, second = built(tmp_path, many(21)).news_pages
    assert names(first) == [f"a{number:02}" for number in range(20, 0, -1)]
    assert names(second) == ["a21"]


def test_a_page_that_is_full_never_changes(tmp_path: Path) -> None:
    before = built(tmp_path / "a", many(20)).news_pages
    after = built(tmp_path / "b", many(22)).news_pages
    assert names(before[0]) == names(after[0])
    assert [len(page) for page in after] == [20, 2]


def test_without_news_there_is_no_page(tmp_path: Path) -> None:
    site = built(tmp_path, {})
    assert (site.news_pages, dict(site.news_years), site.entries) == ((), {}, ())


def test_years(tmp_path: Path) -> None:
    files: Files = {
        "articles/a.md": article(date="2019", published="2024-01-01"),
        "articles/b.md": article(date="2019-12", published="2024-01-01"),
        "articles/c.md": article(date="2021-01-01"),
    }
    years = built(tmp_path, files).news_years
    assert {year: names(found) for year, found in years.items()} == {2021: ["c"], 2019: ["b", "a"]}


def test_neighbours_are_of_ones_own_kind(tmp_path: Path) -> None:
    files: Files = {
        **many(3),
        "case_studies/x.md": article(date="2024-01-02", subject=CASE),
        "case_studies/y.md": article(date="2024-01-04", subject=CASE),
    }
    around = built(tmp_path, files).neighbours
    found = {address: tuple(entry and entry.id for entry in pair) for address, pair in around.items()}
    assert found == {
        "/news/2024/01/01/a01/": (None, "a02"),
        "/news/2024/01/02/a02/": ("a01", "a03"),
        "/news/2024/01/03/a03/": ("a02", None),
        "/case-studies/x/": (None, "y"),
        "/case-studies/y/": ("x", None),
    }


# ---- what stands nowhere


HIDDEN: Files = {
    "articles/draft.md": article(draft="true", tags="[hidden]", faculties="[bio]"),
    "articles/future.md": article(publish_on="2026-11-24", tags="[hidden]", faculties="[bio]"),
    "articles/ahead.md": article(date="2026-11-24", tags="[hidden]", faculties="[bio]"),
    "articles/expired.md": article(expires="2026-11-23", tags="[hidden]", faculties="[bio]"),
    "articles/withdrawn.md": article(withdrawn="{date: 2026-01-01}", tags="[hidden]", faculties="[bio]"),
    "case_studies/drafted.md": article(draft="true", subject=CASE, themes="[visibility]", faculties="[bio]"),
}


def everything(site: Site) -> set[str]:
    """The ids of all entries that any collection holds."""
    held: list[Entry] = [*site.articles, *site.case_studies, *site.entries]
    groups = (
        site.by_faculty,
        site.by_theme,
        site.by_tag,
        site.by_person,
        site.by_event,
        site.by_award,
        site.news_years,
    )
    for group in groups:
        held += [entry for found in group.values() for entry in found]  # type: ignore[attr-defined]
    held += [entry for page in site.news_pages for entry in page]
    held += [entry for pair in site.neighbours.values() for entry in pair if entry]
    held += [item.entry for found in site.evidence.values() for item in found]
    held += [other for entry in site.entries for other in related(site, entry)]
    return {entry.id for entry in held}


def test_drafts_future_expired_and_withdrawn_entries_stand_nowhere(tmp_path: Path) -> None:
    site = built(tmp_path, {**HIDDEN, "articles/shown.md": article(tags="[hidden]", faculties="[bio]")})
    assert everything(site) == {"shown"}
    assert names(site.withdrawn) == ["withdrawn"]
    assert site.by_tag.keys() == {"hidden"}


def test_hidden_entries_leave_no_tag_or_address_behind(tmp_path: Path) -> None:
    site = built(tmp_path, HIDDEN)
    assert everything(site) == set()
    assert (dict(site.by_tag), dict(site.tag_names), dict(site.news_years)) == ({}, {}, {})
    leads = {path: address for path, address in site.address_of_source.items() if address}
    assert not any("draft" in path or "expired" in path or "future" in path for path in leads)


def test_they_stand_on_their_day(tmp_path: Path) -> None:
    root = bare_root(tmp_path, HIDDEN)
    assert everything(site_of(root, dt.date(2026, 11, 24))) == {"ahead", "future"}
    assert everything(site_of(root, dt.date(2026, 11, 22))) == {"expired"}


def test_a_withdrawn_draft_leaves_no_page(tmp_path: Path) -> None:
    site = built(tmp_path, {"articles/x.md": article(withdrawn="{date: 2026-01-01}", draft="true")})
    assert site.withdrawn == ()


def test_a_link_to_a_withdrawn_entry_leads_to_its_page(tmp_path: Path) -> None:
    site = built(tmp_path, {"articles/x.md": article(withdrawn="{date: 2026-01-01}")})
    assert site.address_of_source["articles/x.md"] == "/news/2023/09/18/x/"


# ---- what entries name


def test_tags_are_folded_and_named_as_the_oldest_entry_writes_them(tmp_path: Path) -> None:
    files: Files = {
        "articles/a.md": article(date="2023-01-01", tags="[Open Day, Open-Day]"),
        "articles/b.md": article(date="2023-02-01", tags="[open-day]"),
        "articles/c.md": article(date="2023-03-01", tags="[OPEN DAY, skills]"),
    }
    site = built(tmp_path, files)
    assert {tag: names(found) for tag, found in site.by_tag.items()} == {"open-day": ["c", "b", "a"], "skills": ["c"]}
    assert site.tag_names["skills"] == "skills"
    assert site.tag_names["open-day"] in ("Open Day", "Open-Day")


def test_the_first_spelling_of_the_oldest_entry_counts(tmp_path: Path) -> None:
    site = built(tmp_path, {"articles/a.md": article(tags="[Open Day, open-day]")})
    assert site.tag_names["open-day"] == "Open Day"


def test_an_entry_stands_once_under_each_faculty(tmp_path: Path) -> None:
    case = article(subject=CASE, faculty="eng", faculties="[bio, eng]")
    site = built(tmp_path, {"case_studies/x.md": case})
    assert {unit: names(found) for unit, found in site.by_faculty.items()} == {"eng": ["x"], "bio": ["x"]}


def test_people_are_those_who_write_those_who_are_told_of_and_the_subject(tmp_path: Path) -> None:
    people: Files = {f"data/people/{name}.yml": f"name: {name.title()}\n" for name in ("ann", "bea", "cat")}
    case = article(
        subject="{kind: person, person: cat}", consent="{date: 2024-01-01, review_by: 2027-01-01}", authors="[ann]",
        people="[bea, ann]",
    )  # fmt: skip
    site = built(tmp_path, {**people, "case_studies/x.md": case})
    assert {person: names(found) for person, found in site.by_person.items()} == {
        "ann": ["x"],
        "bea": ["x"],
        "cat": ["x"],
    }


@pytest.mark.parametrize(("day", "stands"), [(dt.date(2027, 1, 1), True), (dt.date(2027, 1, 2), False)])
def test_a_career_stands_nowhere_once_its_person_has_to_be_asked_again(
    tmp_path: Path, day: dt.date, stands: bool
) -> None:
    case = article(
        date="2026-05-04", subject="{kind: person, person: cat}", faculty="eng",
        consent="{date: 2024-01-01, review_by: 2027-01-01}",
    )  # fmt: skip
    for preview in (False, True):
        root = bare_root(tmp_path, {"data/people/cat.yml": "name: Cat\n", "case_studies/x.md": case})
        site = replace(site_of(root, day), preview=preview)
        found = (site.case_studies, site.entries, site.by_person.get("cat", ()), site.by_faculty.get("eng", ()))
        assert [names(some) for some in found] == [["x"] if stands else []] * 4
        assert site.unpublished == ()
        assert site.address_of_source["case_studies/x.md"] == ("/case-studies/x/" if stands else None)
        assert site.counted("case studies", dt.date(2024, 1, 1), day)[2026] == int(stands)


def test_pages_only_for_people_who_agreed(tmp_path: Path) -> None:
    consent = "consent: {date: 2024-01-01, review_by: 2027-01-01}"
    files: Files = {
        "data/people/a.yml": f"name: Zoe Abel\n{consent}\n",
        "data/people/b.yml": f"name: Adam Zoll\n{consent}\n",
        "data/people/c.yml": "name: Bert Bold\n",
        "data/people/d.yml": f"name: Cleo Cold\nwithhold: true\n{consent}\n",
    }
    assert [person.name for person in built(tmp_path, files).people_with_pages] == ["Zoe Abel", "Adam Zoll"]


def test_stories_of_an_award_are_those_that_name_it_and_the_one_that_it_names(tmp_path: Path) -> None:
    files: Files = {
        "data/awards/one.yml": "{scheme: null, result: won, recipients: [{name: T}], story: articles/a.md}\n",
        "data/awards/two.yml": "{scheme: null, result: won, recipients: [{name: T}]}\n",
        "data/awards/three.yml": "{scheme: null, result: won, recipients: [{name: T}], story: articles/d.md}\n",
        "articles/a.md": article(date="2023-01-01", awards="[one]"),
        "articles/b.md": article(date="2023-02-01", awards="[two, one]"),
        "articles/d.md": article(draft="true"),
    }
    site = built(tmp_path, files)
    assert {award: names(found) for award, found in site.by_award.items()} == {"one": ["b", "a"], "two": ["b"]}


def test_awards_are_newest_first_and_those_of_no_year_last(tmp_path: Path) -> None:
    years = {"a": "2021", "b": "null", "c": "2021-12", "d": "2020", "e": "2021-05"}
    files: Files = {
        f"data/awards/{name}.yml": f"{{scheme: null, result: won, recipients: [{{name: T}}], year: {year}}}\n"
        for name, year in years.items()
    }
    assert list(built(tmp_path, files).awards) == ["a", "c", "e", "d", "b"]


# ---- actions


@pytest.mark.parametrize("reference", ["2021-2024/V5", "2021-2024/S1", "2021-2024/s1"])
def test_evidence_is_found_by_any_code_of_an_action(tmp_path: Path, reference: str) -> None:
    root = sound_root(
        tmp_path, swapped("articles/2023/week.md", "[2021-2024/V1]", f"[{{action: {reference}, shows: It.}}]")
    )
    site = site_of(root)
    assert list(site.evidence) == [("2021-2024", "V5")]
    (found,) = site.evidence["2021-2024", "V5"]
    assert (found.entry.id, found.claim.shows) == ("week", "It.")


def test_evidence_stands_newest_first(tmp_path: Path) -> None:
    more = {"articles/2024/new.md": article(date="2024-05-05", actions="[2021-2024/V1]")}
    found = site_of(sound_root(tmp_path, dict(more))).evidence["2021-2024", "V1"]
    assert [item.entry.id for item in found] == ["new", "week"]


def test_two_plans_may_have_the_same_code(tmp_path: Path) -> None:
    other = SOUND["action_plans/2021-2024.md"].replace("from: 2021, to: 2024", "from: 2018, to: 2021")
    site = site_of(sound_root(tmp_path, {"action_plans/2018-2021.md": other}))
    assert [plan.id for plan in site.plans] == ["2021-2024", "2018-2021"]
    first, second = site.action("2021-2024/V1"), site.action("2018-2021/v1")
    assert [plan.id for plan, _ in (first, second) if plan] == ["2021-2024", "2018-2021"]
    assert site.action("2021-2024/V9") == (None, None)
    assert ("2018-2021", "V1") not in site.evidence


def test_a_story_is_evidence_once(tmp_path: Path) -> None:
    root = sound_root(tmp_path, swapped("articles/2023/week.md", "[2021-2024/V1]", "[2021-2024/V5, 2021-2024/S1]"))
    assert len(site_of(root).evidence["2021-2024", "V5"]) == 1


# ---- related reading


def test_related_are_those_that_share_most_then_the_nearest_in_time(tmp_path: Path) -> None:
    files: Files = {
        "articles/it.md": article(date="2023-06-01", faculties="[eng]", themes="[visibility]", tags="[One Tag]"),
        "articles/three.md": article(date="2020-01-01", faculties="[eng]", themes="[visibility]", tags="[one-tag]"),
        "articles/two.md": article(date="2021-01-01", faculties="[eng]", tags="[one tag]"),
        "articles/old-one.md": article(date="2019-01-01", faculties="[eng]"),
        "articles/new-one.md": article(date="2024-01-01", faculties="[eng]"),
        "articles/newest-one.md": article(date="2025-01-01", faculties="[eng]"),
        "articles/none.md": article(date="2025-06-01", faculties="[bio]"),
    }
    site = built(tmp_path, files)
    it = next(entry for entry in site.entries if entry.id == "it")
    assert names(related(site, it)) == ["three", "two", "new-one", "newest-one"]
    assert len(related(site, it)) == RELATED
    assert names(related(site, it)) == names(related(site_of(tmp_path), it))


def test_nothing_is_related_to_an_entry_that_shares_nothing(tmp_path: Path) -> None:
    site = built(tmp_path, many(3))
    assert [related(site, entry) for entry in site.entries] == [(), (), ()]


def test_of_each_key_only_the_nearest_are_looked_at(tmp_path: Path) -> None:
    """An old story that shares two keys is passed over for nearer ones, so that the cost of a build stays linear."""
    start = dt.date(2025, 1, 1)
    days = [start + dt.timedelta(days=number) for number in range(2 * NEAREST_OF_A_KEY)]
    files: Files = {"articles/far.md": article(date="2020-01-01", faculties="[eng]", themes="[visibility]")}
    files |= {f"articles/b{number:02}.md": article(date=day, faculties="[eng]") for number, day in enumerate(days)}
    files |= {f"articles/c{number:02}.md": article(date=day, themes="[visibility]") for number, day in enumerate(days)}
    files |= {"articles/it.md": article(date="2025-12-01", faculties="[eng]", themes="[visibility]")}
    site = built(tmp_path, files)
    assert site.entries[0].id == "it"
    last = len(days) - 1
    assert names(related(site, site.entries[0])) == [f"{kind}{at}" for at in (last, last - 1) for kind in "cb"]


def test_a_new_story_changes_what_few_others_lead_to(tmp_path: Path) -> None:
    """However many share its faculty: or one new story would change every page of the archive."""
    start = dt.date(2020, 1, 1)
    days = [start + dt.timedelta(days=number) for number in range(120)]
    files: Files = {f"articles/a{n}.md": article(date=day, faculties="[eng]") for n, day in enumerate(days)}
    before = built(tmp_path / "before", files)
    after = built(tmp_path / "after", {**files, "articles/new.md": article(date="2021-01-01", faculties="[eng]")})
    changed = [e for e in before.entries if names(related(before, e)) != names(related(after, e))]
    assert 0 < len(changed) <= RELATED


def test_two_codes_of_one_action_are_one_key(tmp_path: Path) -> None:
    plan = {"action_plans/2021-2024.md": SOUND["action_plans/2021-2024.md"], "action_plans/letter.pdf": "%PDF\n"}
    files: Files = {
        **plan,
        "articles/a.md": article(date="2023-01-01", actions="[2021-2024/V5]"),
        "articles/b.md": article(date="2023-02-01", actions="[2021-2024/s1]"),
    }
    site = built(tmp_path, files)
    assert names(related(site, site.entries[0])) == ["a"]


# ---- today


def test_events_are_coming_until_their_last_day_has_passed(tmp_path: Path) -> None:
    dates = {
        "today": "start: 2026-11-23",
        "yesterday": "start: 2026-11-22",
        "month": "start: 2026-11",
        "year": "start: 2026",
        "running": "start: 2026-11-20\nend: 2026-11-25",
        "next": "start: 2027-01-05",
        "over": "start: 2026-10",
        "undated": "start: null",
        "long-ago": "start: 2019",
    }
    files: Files = {f"data/events/{name}.yml": f"title: E\n{date}\n" for name, date in dates.items()}
    site = built(tmp_path, files)
    assert names(site.coming_events) == ["running", "today", "month", "year", "next"]
    assert names(site.past_events) == ["yesterday", "over", "long-ago"]
    assert names(site.undated_events) == ["undated"]


def test_opportunities_are_open_first_by_their_deadline(tmp_path: Path) -> None:
    deadlines = {
        "a": "deadline: 2027-01-01",
        "b": "deadline: 2026-11-23",
        "c": "deadline: 2026-11-22",
        "d": "amount: £5",
    }
    files: Files = {
        f"data/opportunities/{name}.yml": f"{{title: O, who: All, {rest}}}\n" for name, rest in deadlines.items()
    }
    files["data/opportunities/e.yml"] = "{title: O, who: All, opens: 2026-12-01, deadline: 2027-02-01}\n"
    site = built(tmp_path, files)
    assert names(site.open_opportunities) == ["b", "a"]
    assert names(site.coming_opportunities) == ["e"]
    assert names(site.other_opportunities) == ["c", "d"]
    every = (*site.open_opportunities, *site.coming_opportunities, *site.other_opportunities)
    assert {item.id: opportunity_view(site, item).state for item in every} == {
        "a": "Open",
        "b": "Open",
        "c": "Closed 22 November 2026",
        "d": "Not known to be open now",
        "e": "Opens 1 December 2026",
    }


def test_what_is_counted_is_what_was_added_since_the_record_began(tmp_path: Path) -> None:
    """The record of the tests begins on 1 January 2024."""
    case = {"subject": CASE}
    award = "{scheme: null, result: nominated, recipients: [{name: T}], scope: "
    files: Files = {
        "case_studies/before.md": article(date="2023-12-31", **case),
        "case_studies/first.md": article(date="2024-01-01", **case),
        "case_studies/told-later.md": article(date="2019", published="2024-05-01", **case),
        "case_studies/from-record.md": article(date="2024-05-01", from_record="true", sources="[r]", **case),
        "case_studies/draft.md": article(date="2024-05-01", draft="true", **case),
        "articles/a.md": article(date="2024-05-01"),
        "data/sources.yml": "- {id: r, title: R, publisher: P}\n",
        "data/awards/a.yml": award + "external, year: 2024}\n",
        "data/awards/b.yml": award + "external, year: 2023}\n",
        "data/awards/c.yml": award + "internal, year: 2024}\n",
        "data/awards/d.yml": award + "external}\n",
    }
    site = built(tmp_path, files)
    first, last = dt.date(2023, 1, 1), dt.date(2025, 12, 31)
    assert site.counted("case studies", first, last) == {2024: 2, 2025: 0}
    assert site.counted("articles", first, last) == {2024: 1, 2025: 0}
    assert site.counted("external nominations", first, last) == {2024: 1, 2025: 0}


def test_nothing_is_counted_outside_a_plans_own_time(tmp_path: Path) -> None:
    site = built(tmp_path, {"articles/a.md": article(date="2024-05-01")})
    assert site.counted("articles", dt.date(2021, 1, 1), dt.date(2023, 12, 31)) == {}
    assert site.counted("articles", dt.date(2021, 1, 1), dt.date(2024, 4, 30)) == {2024: 0}
    assert site.counted("articles", dt.date(2027, 1, 1), dt.date(2029, 12, 31)) == {}


@pytest.mark.parametrize(
    ("by", "on", "adopted"),
    [
        ("null", "null", False),
        ("The network", "null", False),
        ("null", "2024-01-01", False),
        ("The network", "2024-01-01", True),
    ],
)
def test_adopted_once_both_are_told(tmp_path: Path, by: str, on: str, adopted: bool) -> None:
    institution = SOUND["data/institution.yml"].rstrip() + f"\n        adopted_by: {by}\n        adopted_on: {on}\n"
    assert site_of(sound_root(tmp_path, {"data/institution.yml": institution})).adopted is adopted


# ---- pictures


def test_pictures_stand_beside_their_entrys_page_as_webp(tmp_path: Path) -> None:
    root = bare_root(tmp_path, {
        "articles/2023/week/index.md": article(),
        "articles/2023/alone.md": article(image="{src: Cover Photo.JPG, alt: A, credit: Jane, agreement: none seen}"),
        "articles/2023/draft/index.md": article(draft="true"),
    })  # fmt: skip
    for path in ("week/In The Hall.jpg", "Cover Photo.JPG", "stray.png", "draft/secret.png"):
        (root / "articles" / "2023" / path).write_bytes(b"x")
    assert dict(site_of(root).pictures) == {
        "articles/2023/Cover Photo.JPG": "/news/2023/09/18/alone/cover-photo.jpg.webp",
        "articles/2023/week/In The Hall.jpg": "/news/2023/09/18/week/in-the-hall.jpg.webp",
    }


def test_two_pictures_never_share_an_address(tmp_path: Path) -> None:
    root = bare_root(tmp_path, {"articles/2023/week/index.md": article()})
    for name in ("a.jpg", "a.png"):
        (root / "articles" / "2023" / "week" / name).write_bytes(b"x")
    assert len(set(site_of(root).pictures.values())) == 2


# ---- pages that were published once stand on


def test_a_tag_and_a_year_that_were_published_stand_empty(tmp_path: Path) -> None:
    recorded = "/news/2023/ -\n/tags/open-day/ -\n/tags/open-day/feed.xml -\n/news/page/1/ -\n"
    site = built(tmp_path, {"data/addresses.txt": recorded})
    assert dict(site.by_tag) == {"open-day": ()}
    assert dict(site.news_years) == {2023: ()}
    assert len(site.news_pages) == 1
