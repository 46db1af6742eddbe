"""Feeds read back, each by a parser of its own format, and held against the written rules."""

import datetime as dt
import json
import re
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from typing import Any

import feedparser
import pytest
from lxml import etree, html
from markupsafe import Markup

from newsroom.outputs.feed import Feed, Item, printable
from newsroom.outputs.feed_writers import WRITERS
from newsroom.outputs.feeds import all_feeds, feeds
from newsroom.pages.reference import feed_groups
from newsroom.render.templates import Press

Make = Callable[..., dict[str, bytes]]

URL = "https://news.example.org/sub/"
UNADOPTED = """
    name: University of Testing
    short: Testing
    network: Testing Technicians
    motto: m
    email: e@testing.example.org
    record_begins: 2020-02-03
    """
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
ATOM = "{http://www.w3.org/2005/Atom}"
META = "{http://www.w3.org/1999/xhtml}meta"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")

MARKUP = "<script>alert(1)</script> \"quoted\" & 'single'"
YAML_MARKUP = json.dumps(MARKUP)

PEOPLE = {
    "data/people/ada-agreed.yml": """
        name: Ada Agreed
        consent: {date: 2024-01-01, review_by: 2027-01-01}
        """,
    "data/people/noel-named.yml": "name: Noel Named\n",
}


def channel(made: dict[str, bytes], path: str = "feed.xml") -> Any:
    root = etree.fromstring(made[path])
    assert root.tag == "rss"
    assert root.get("version") == "2.0"
    return root[0]


def only_item(made: dict[str, bytes], path: str = "feed.xml") -> Any:
    (item,) = channel(made, path).findall("item")
    return item


def atom(made: dict[str, bytes], path: str = "feed.atom") -> Any:
    return etree.fromstring(made[path])


def article(**keys: object) -> dict[str, object]:
    """An entry with these keys; conftest gives it those that it needs."""
    return keys


# ---- which there are


def test_each_list_has_its_feeds_empty_or_not(make: Make) -> None:
    made = make({**PEOPLE, "articles/a.md": article(tags="[Open Day]")})
    folders = ["", "news/", "case-studies/", "awards/", "opportunities/", "faculties/eng/", "faculties/bio/"]
    folders += ["themes/visibility/", "tags/open-day/", "people/ada-agreed/"]
    wanted = {f"{folder}{name}" for folder in folders for name in ("feed.xml", "feed.atom", "feed.json")}
    assert {path for path in made if "feed." in path} == wanted


def test_a_person_who_did_not_agree_has_none(make: Make) -> None:
    made = make({**PEOPLE, "articles/a.md": article(people="[noel-named]")})
    assert not [path for path in made if "noel" in path]


def test_the_page_of_feeds_names_all_and_no_others(newsroom: Callable[..., Press], make: Make) -> None:
    files = {**PEOPLE, "articles/a.md": article(tags="[x]")}
    press = newsroom(files)
    named = {link.address for _, group in feed_groups(press) for _, links in group for link in links}
    assert {f"/{path}" for path in make(files) if "/feed." in f"/{path}" and "opml" not in path} == named


def test_an_entry_stands_in_the_feed_of_all_that_it_names(make: Make) -> None:
    keys = {"faculties": "[eng]", "themes": "[visibility]", "tags": "[x]", "people": "[ada-agreed]"}
    made = make({**PEOPLE, "articles/a.md": article(**keys)})
    holding = {path for path in made if path.endswith("feed.json") and json.loads(made[path])["items"]}
    places = ("", "news/", "faculties/eng/", "themes/visibility/", "tags/x/", "people/ada-agreed/")
    assert holding == {f"{place}feed.json" for place in places}


def test_an_empty_feed_is_a_sound_feed_as_old_as_the_record(make: Make) -> None:
    made = make()
    assert channel(made).find("item") is None
    assert parsedate_to_datetime(channel(made).findtext("lastBuildDate")).date() == dt.date(2020, 2, 3)
    assert atom(made).findtext(f"{ATOM}updated") == "2020-02-03T00:00:00+00:00"
    assert atom(made).find(f"{ATOM}author/{ATOM}name").text == "Testing Technicians"
    assert json.loads(made["feed.json"])["items"] == []


# ---- the channel


def test_rss_says_what_rss_2_0_requires_and_the_profile_advises(make: Make) -> None:
    news = channel(make({"articles/a.md": article()}), "news/feed.xml")
    assert news.findtext("title") == "Test & Speak: News"
    assert news.findtext("link") == f"{URL}news/"
    assert news.findtext("description")
    assert news.findtext("language") == "en-GB"
    own = news.find(f"{ATOM}link")
    assert dict(own.attrib) == {"href": f"{URL}news/feed.xml", "rel": "self", "type": "application/rss+xml"}


def test_atom_says_what_rfc_4287_requires(make: Make) -> None:
    feed = atom(make({"articles/a.md": article()}), "faculties/bio/feed.atom")
    assert feed.findtext(f"{ATOM}title") == "Test & Speak: Faculty of Biology"
    assert feed.findtext(f"{ATOM}id").startswith("urn:uuid:")
    assert feed.findtext(f"{ATOM}icon") == f"{URL}assets/favicon.svg"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "en-GB"
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"self": f"{URL}faculties/bio/feed.atom", "alternate": f"{URL}faculties/bio/"}


def test_no_two_atom_feeds_or_entries_share_an_id(newsroom: Callable[..., Press], make: Make) -> None:
    files = {"articles/a.md": article(), "articles/b.md": article()}
    ids = [feed.id for feed in all_feeds(newsroom(files))]
    ids += [entry.findtext(f"{ATOM}id") for entry in atom(make(files))]
    ids = [identity for identity in ids if identity]
    assert len(ids) == len(set(ids))


def test_json_says_what_json_feed_1_1_requires(make: Make) -> None:
    feed = json.loads(make({"articles/a.md": article()})["feed.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["title"], feed["home_page_url"], feed["feed_url"]) == ("Test & Speak", URL, f"{URL}feed.json")
    assert feed["language"] == "en-GB"
    (item,) = feed["items"]
    assert item["id"].startswith("urn:uuid:")
    assert item["content_html"] == "<p>Some text.</p>"
    assert RFC_3339.fullmatch(item["date_published"])


def test_until_it_is_adopted_each_feed_says_whose_voice_it_is_and_asks_not_to_be_indexed(make: Make) -> None:
    made = make({"data/institution.yml": UNADOPTED})
    said = "not an official publication of the University of Testing"
    for path in [path for path in made if "feed." in path]:
        assert said in made[path].decode()
    assert channel(made).find(META).attrib == {"name": "robots", "content": "noindex"}
    assert atom(made).find(META).attrib == {"name": "robots", "content": "noindex"}


def test_once_it_is_adopted_neither_is_said(make: Make) -> None:
    made = make()
    assert channel(made).find(META) is None
    assert atom(made).find(META) is None
    assert "official" not in made["feed.json"].decode()


# ---- an item


def test_an_item_in_its_order(make: Make) -> None:
    item = only_item(make({**PEOPLE, "articles/a.md": article(authors="[noel-named]", tags="[x]")}))
    order = ["title", "link", "description", CONTENT, "guid", "category", "pubDate", CREATOR]
    assert [child.tag for child in item] == order
    assert item.findtext("link") == f"{URL}news/2023/09/19/a/"
    assert item.findtext("description") == "One sentence."
    assert item.findtext(CONTENT) == "<p>Some text.</p>"
    assert item.find("guid").get("isPermaLink") == "false"


def test_creators_are_the_authors_else_the_network(make: Make) -> None:
    files = {"articles/a.md": article(authors="[noel-named, ada-agreed]"), "articles/b.md": article()}
    made = make({**PEOPLE, **files})
    creators = {
        item.findtext("link").split("/")[-2]: [creator.text for creator in item.findall(CREATOR)]
        for item in channel(made).findall("item")
    }
    assert creators == {"a": ["Noel Named", "Ada Agreed"], "b": ["Testing Technicians"]}


def test_an_author_whose_name_is_withheld_is_nobody(make: Make) -> None:
    people = {"data/people/noel-named.yml": "name: Noel Named\nwithhold: true\n"}
    made = make({**people, "articles/a.md": article(authors="[noel-named]", body="Noel Named wrote.\n")})
    assert only_item(made).findtext(CREATOR) == "Testing Technicians"
    assert [path for path, data in made.items() if b"Noel" in data] == []


def test_categories_are_the_names_of_faculties_themes_and_tags(make: Make) -> None:
    made = make({"articles/a.md": article(faculties="[eng]", themes="[visibility]", tags="[Open Day]")})
    wanted = ["Faculty of Engineering & <Making>", "Visibility", "Open Day"]
    assert [category.text for category in only_item(made).findall("category")] == wanted
    (entry,) = feedparser.parse(made["feed.atom"]).entries
    assert [tag.term for tag in entry.tags] == wanted
    assert json.loads(made["feed.json"])["items"][0]["tags"] == wanted


@pytest.mark.parametrize(
    ("day", "rss", "iso"),
    [
        ("2023-09-19", "Tue, 19 Sep 2023 00:00:00 +0100", "2023-09-19T00:00:00+01:00"),
        ("2023-12-01", "Fri, 01 Dec 2023 00:00:00 +0000", "2023-12-01T00:00:00+00:00"),
    ],
)
def test_dates_have_londons_offset(make: Make, day: str, rss: str, iso: str) -> None:
    made = make({"articles/a.md": article(date=day)})
    assert only_item(made).findtext("pubDate") == rss
    assert channel(made).findtext("lastBuildDate") == rss
    feed = atom(made)
    dates = [feed.findtext(f"{ATOM}updated")]
    dates += [feed.findtext(f"{ATOM}entry/{ATOM}{name}") for name in ("published", "updated")]
    assert dates == [iso] * 3
    assert json.loads(made["feed.json"])["items"][0]["date_published"] == iso


def test_a_change_moves_updated_and_leaves_published(make: Make) -> None:
    made = make({"articles/a.md": article(updated="2024-02-01")})
    entry = atom(made).find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}published").startswith("2023-09-19")
    assert entry.findtext(f"{ATOM}updated").startswith("2024-02-01")
    assert channel(made).findtext("lastBuildDate").startswith("Thu, 01 Feb 2024")


def test_every_date_of_atom_is_one_of_rfc_3339(make: Make) -> None:
    made = make({f"articles/{n}.md": article(date=f"2023-{n:02}-10") for n in range(1, 13)})
    dates = [e.text for e in atom(made).iter(f"{ATOM}updated", f"{ATOM}published")]
    assert len(dates) == 25
    assert [date for date in dates if not RFC_3339.fullmatch(date)] == []


def test_a_headline_that_changes_keeps_the_guid(make: Make) -> None:
    before = only_item(make({"articles/a.md": article()})).findtext("guid")
    after = only_item(make({"articles/a.md": article(title="Another headline")})).findtext("guid")
    assert after == before


def test_an_entry_that_moves_with_an_alias_keeps_the_guid_and_one_without_does_not(make: Make) -> None:
    before = only_item(make({"articles/a.md": article()})).findtext("guid")
    moved = article(slug="new-name", aliases="[/news/2023/09/19/a/]")
    item = only_item(make({"articles/a.md": moved}))
    assert item.findtext("link") == f"{URL}news/2023/09/19/new-name/"
    assert item.findtext("guid") == before
    alone = only_item(make({"articles/a.md": article(slug="new-name")}))
    assert alone.findtext("guid") != before


def test_a_site_that_moves_to_another_host_keeps_the_guids(make: Make) -> None:
    files = {"articles/a.md": article()}
    here, there = make(files), make(files, url="https://elsewhere.example/")
    assert only_item(here).findtext("guid") == only_item(there).findtext("guid")
    assert atom(here).findtext(f"{ATOM}id") == atom(there).findtext(f"{ATOM}id")
    assert only_item(there).findtext("link").startswith("https://elsewhere.example/news/")


def test_the_newest_thirty_of_forty_newest_first(make: Make) -> None:
    days = [dt.date(2024, 1, 1) + dt.timedelta(days=number) for number in range(40)]
    made = make({f"articles/s{day}.md": article(date=day) for day in days})
    wanted = [f"{URL}news/{day:%Y/%m/%d}/s{day}/" for day in reversed(days[10:])]
    assert [item.findtext("link") for item in channel(made).findall("item")] == wanted
    assert [entry.link for entry in feedparser.parse(made["feed.atom"]).entries] == wanted
    assert [item["url"] for item in json.loads(made["feed.json"])["items"]] == wanted


def test_what_was_written_down_yesterday_is_new_to_a_subscriber(make: Make) -> None:
    old_event = article(date="2019", published="2026-11-20")
    made = make({"articles/a.md": article(date="2026-03-01"), "articles/old.md": old_event})
    links = [entry.link for entry in feedparser.parse(made["feed.xml"]).entries]
    assert links == [f"{URL}news/2019/old/", f"{URL}news/2026/03/01/a/"]


# ---- the clock, and equal bytes


def test_another_day_of_building_makes_the_same_bytes(make: Make) -> None:
    files = {"articles/a.md": article(), "articles/b.md": article(date="2019", published="2020-01-01")}
    assert make(files) == make(files, today=dt.date(2031, 5, 5))


def test_a_feed_is_made_again_only_when_what_it_shows_changes(newsroom: Callable[..., Press]) -> None:
    keys = {"articles/a.md": article(faculties="[eng]"), "articles/b.md": article(faculties="[bio]")}
    before = {output.path: output.inputs for output in feeds(newsroom(keys))}
    assert before == {output.path: output.inputs for output in feeds(newsroom(keys, today=dt.date(2031, 5, 5)))}
    changed = {**keys, "articles/b.md": article(faculties="[bio]", body="Another text.\n")}
    after = {output.path: output.inputs for output in feeds(newsroom(changed))}
    fresh = {path for path in after if after[path] != before[path]}
    places = ("", "news/", "faculties/bio/")
    assert fresh == {f"{place}{name}" for place in places for name in ("feed.xml", "feed.atom", "feed.json")}


def test_no_day_stands_in_a_feed_that_the_content_does_not_tell_of(make: Make) -> None:
    made = make({"articles/a.md": article()})
    for path in [path for path in made if "feed." in path and "opml" not in path]:
        found = set(re.findall(r"\b(?:20\d\d)\b", made[path].decode())) - {"2005", "2007"}  # Atom's namespace
        assert found <= {"2020", "2023"}, path


# ---- markup and characters


@pytest.fixture
def hostile(make: Make) -> dict[str, bytes]:
    person = {"data/people/mark-up.yml": f"name: {YAML_MARKUP}\n"}
    keys = {"title": YAML_MARKUP, "summary": YAML_MARKUP, "tags": f"[{YAML_MARKUP}]", "authors": "[mark-up]"}
    return make({**person, "articles/a.md": article(**keys)})


def test_markup_in_every_field_comes_back_as_text_from_rss(hostile: dict[str, bytes]) -> None:
    item = only_item(hostile)
    assert item.findtext("title") == MARKUP
    assert [category.text for category in item.findall("category")] == [MARKUP]
    assert item.findtext(CREATOR) == MARKUP
    # A description is HTML: read as such, it is the text and holds no element.
    description = html.fragment_fromstring(item.findtext("description"), create_parent="div")
    assert description.text_content() == MARKUP
    assert len(description) == 0


def test_markup_in_every_field_comes_back_as_text_from_atom(hostile: dict[str, bytes]) -> None:
    entry = atom(hostile).find(f"{ATOM}entry")
    for name in ("title", "summary"):
        assert entry.find(f"{ATOM}{name}").get("type", "text") == "text"
        assert entry.findtext(f"{ATOM}{name}") == MARKUP
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == MARKUP
    assert entry.find(f"{ATOM}category").get("term") == MARKUP
    assert entry.find(f"{ATOM}content").get("type") == "html"


def test_markup_in_every_field_comes_back_as_text_from_json(hostile: dict[str, bytes]) -> None:
    (item,) = json.loads(hostile["feed.json"])["items"]
    assert (item["title"], item["summary"], item["tags"]) == (MARKUP, MARKUP, [MARKUP])
    assert item["authors"] == [{"name": MARKUP}]


def test_salt_and_vinegar(make: Make) -> None:
    made = make({"articles/a.md": article(title="Salt & <vinegar>")})
    for path in ("feed.xml", "feed.atom"):
        parsed = feedparser.parse(made[path])
        assert not parsed.bozo
        assert parsed.entries[0].title == "Salt & <vinegar>"


def test_characters_that_xml_forbids_never_reach_a_file(make: Make) -> None:
    made = make({"articles/a.md": article(body="x&#1;y &#xFFFF;z\n")})
    assert only_item(made).findtext(CONTENT) == "<p>xy z</p>"
    assert not re.search("[\x00-\x08\ufffe\uffff]", made["feed.json"].decode())


def test_nor_do_they_from_a_field_even_if_the_reader_should_let_them_pass() -> None:
    odd, day = "a\x01b\ufffec", dt.date(2023, 9, 19)
    item = printable(Item("urn:x", odd, "https://x.example/", odd, Markup(odd), (odd,), (odd,), day, day))
    feed = printable(Feed("urn:y", odd, odd, "https://x.example/", odd, "", True, day, (item,)))
    for write in WRITERS.values():
        assert "abc" in write(feed, lambda item: item.title).decode()
    assert (feed.title, item.authors, item.categories) == ("abc", ("abc",), ("abc",))


# ---- the full text


def content_of(make: Make, body: str) -> Any:
    made = make({"articles/a.md": article(body=body)})
    text = only_item(made).findtext(CONTENT)
    assert atom(made).findtext(f"{ATOM}entry/{ATOM}content") == text
    assert json.loads(made["feed.json"])["items"][0]["content_html"] == text
    return html.fragment_fromstring(text, create_parent="div")


def test_every_link_is_whole(make: Make) -> None:
    body = "[a](/events/) [b](other.md) [c](https://else.example/) [d](#below)[^1]\n\n## Below\n\n[^1]: Note.\n"
    press_files = {"articles/other.md": article(title="Other", date="2022-01-01")}
    made = make({"articles/a.md": article(body=body), **press_files})
    text = channel(made).find("item").findtext(CONTENT)
    links = [a.get("href") for a in html.fragment_fromstring(text, create_parent="div").iter("a")]
    page = f"{URL}news/2023/09/19/a/"
    assert links[:4] == [f"{URL}events/", f"{URL}news/2022/01/01/other/", "https://else.example/", f"{page}#below"]
    assert [link for link in links if not link.startswith("https://")] == []
    assert f"{page}#fn:1" in links


def test_nothing_in_it_runs_loads_or_asks(make: Make) -> None:
    body = (
        "Before.\n\n<script>alert(1)</script><style>p {color: red}</style>\n\n"
        '<iframe src="https://else.example/"></iframe>\n\n<form action="/x"><input type="text"><button>b</button>'
        '</form>\n\n<p onclick="x()" style="color: red">kept</p>\n\n[bad](javascript:alert(1))\n'
    )
    content = content_of(make, body)
    names = {element.tag for element in content.iter()}
    assert not names & {"script", "style", "iframe", "form", "input", "button", "label", "svg"}
    attributes = {name for element in content.iter() for name in element.attrib}
    assert not attributes & {"style", "onclick", "id"}
    assert "javascript:" not in html.tostring(content, encoding="unicode")
    assert "kept" in content.text_content()
    assert "alert" not in content.text_content()


def test_tabs_stand_one_below_the_other_under_their_names(make: Make) -> None:
    content = content_of(make, '=== "Windows"\n\n    Use `py`.\n\n=== "Linux"\n\n    Use `python3`.\n')
    assert [text for text in content.itertext() if text.strip()] == [
        "Windows",
        "Use ",
        "py",
        ".",
        "Linux",
        "Use ",
        "python3",
        ".",
    ]
    assert [strong.text for strong in content.iter("strong")] == ["Windows", "Linux"]
    assert not list(content.iter("input", "label"))


def test_task_lists_keep_what_is_done(make: Make) -> None:
    content = content_of(make, "- [x] washed\n- [ ] dried\n")
    assert [li.text_content().split() for li in content.iter("li")] == [["☑", "washed"], ["☐", "dried"]]
    assert not list(content.iter("input", "label"))


def test_the_standfirst_and_a_headings_own_link_are_not_in_it(make: Make) -> None:
    content = content_of(make, "Text.\n\n## A heading\n\nMore.\n")
    assert content.text_content().split() == ["Text.", "A", "heading", "More."]


def test_an_entry_without_a_text_has_its_summary(make: Make) -> None:
    assert content_of(make, "").text_content() == "One sentence."


# ---- awards

AWARDS: dict[str, Any] = {
    "data/schemes.yml": """
        - id: prize
          name: The Prize
          by: A Society
        """,
    "data/awards/known.yml": """
        scheme: prize
        result: won
        recipients: [noel-named, {name: A Team, count: 3}]
        year: 2019-12
        for: Glass & <quartz>
        faculties: [eng]
        """,
    "data/awards/told.yml": """
        scheme: null
        result: nominated
        recipients: [noel-named]
        year: 2021
        story: articles/a.md
        """,
    "data/awards/undated.yml": """
        scheme: prize
        result: won
        recipients: [noel-named]
        year: null
        """,
    "articles/a.md": {},
}


def test_the_feed_of_awards_holds_awards_newest_first_and_those_without_a_year_last(make: Make) -> None:
    items = channel(make({**PEOPLE, **AWARDS}), "awards/feed.xml").findall("item")
    assert [item.findtext("title") for item in items] == [
        "Noel Named: scheme not recorded (nominated), 2021",
        "Noel Named, A Team (fewer than 5): The Prize (won), December 2019",
        "Noel Named: The Prize (won), year not recorded",
    ]
    links = [f"{URL}news/2023/09/19/a/", f"{URL}awards/#known", f"{URL}awards/#undated"]
    assert [item.findtext("link") for item in items] == links
    # The day on which it can first have stood here: the record of the tests begins on 3 February 2020.
    assert [item.findtext("pubDate")[5:16] for item in items] == ["01 Jan 2021", "03 Feb 2020", "03 Feb 2020"]


def test_an_award_says_what_for_and_by_whom_as_text(make: Make) -> None:
    item = channel(make({**PEOPLE, **AWARDS}), "awards/feed.xml").findall("item")[1]
    text = html.fragment_fromstring(item.findtext(CONTENT), create_parent="div").text_content()
    assert "What for: Glass & <quartz>" in text
    assert "Given by: A Society" in text
    assert "When: December 2019" in text
    assert [c.text for c in item.findall("category")] == ["The Prize", "Faculty of Engineering & <Making>"]


def test_a_story_that_is_told_later_keeps_the_awards_guid(make: Make) -> None:
    with_story = channel(make({**PEOPLE, **AWARDS}), "awards/feed.xml").find("item")
    bare = AWARDS["data/awards/told.yml"].replace("story: articles/a.md", "")
    without = channel(make({**PEOPLE, **AWARDS, "data/awards/told.yml": bare}), "awards/feed.xml")
    assert without.find("item").findtext("link") == f"{URL}awards/#told"
    assert without.find("item").findtext("guid") == with_story.findtext("guid")


# ---- what a subscriber must not miss


def test_provenance_and_corrections_travel_with_the_text(make: Make) -> None:
    source = "- {id: report, title: The Report, publisher: A Press, date: 2021}\n"
    entry = article(
        from_record="true",
        sources="[report]",
        published="2026-11-21",
        corrections="[{date: 2026-11-21, text: It was two.}]",
    )
    made = make({"articles/a.md": entry, "data/sources.yml": source})
    for content in (
        channel(made, "feed.xml").find("item").findtext(CONTENT),
        json.loads(made["feed.json"])["items"][0]["content_html"],
    ):
        text = " ".join(html.fragment_fromstring(content, create_parent="div").text_content().split())
        assert text.startswith("Written in 2026 from a public document of 2021.")
        assert "21 November 2026: It was two." in text
        assert "The Report, A Press, 2021" in text


def test_a_careers_stations_and_quote_travel_too(make: Make) -> None:
    career = "[{year: 1999, role: Saturday assistant, place: A shop}]"
    case = article(subject="{kind: team, name: The Team}", career=career, quote="{text: We made it., by: The Team}")
    content = channel(make({"case_studies/t.md": case}), "feed.xml").find("item").findtext(CONTENT)
    assert "1999: Saturday assistant, A shop" in content
    assert "We made it." in content


def test_nobody_speaks_for_a_network_that_has_not_adopted_the_site(make: Make) -> None:
    item = channel(make({"articles/a.md": article(), "data/institution.yml": UNADOPTED}), "feed.xml").find("item")
    assert item.findtext("{http://purl.org/dc/elements/1.1/}creator") == "Editors of Test & Speak"


def test_what_is_open_is_told_to_subscribers_and_what_is_over_is_not(make: Make) -> None:
    files = {
        "data/opportunities/now.yml": "{title: A grant, who: All technicians, deadline: 2026-12-01, amount: £5}\n",
        "data/opportunities/over.yml": "{title: Gone, who: All, deadline: 2026-11-01}\n",
        "data/opportunities/unknown.yml": "{title: Perhaps, who: All}\n",
    }
    items = channel(make(files), "opportunities/feed.xml").findall("item")
    assert [item.findtext("title") for item in items] == ["A grant, by 1 December 2026"]
    assert items[0].findtext("link") == f"{URL}opportunities/#now"
