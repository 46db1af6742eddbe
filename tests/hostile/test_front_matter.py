"""Values of front matter and data are text wherever they land: on pages, in feeds, calendars and lists for machines."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import icalendar
import pytest
from lxml import etree, html

from _preview_panel import panel_of, problem_page, with_listener
from newsroom.addresses import slugify
from newsroom.build.preview import Troubles
from newsroom.outputs.xml_text import allowed
from newsroom.reading.problem import Problem
from newsroom.render.social import Sheet, picture
from tests.hostile.attacks import VALUES
from tests.hostile.building import ALL, CHUNKS
from tests.hostile.looking import harm_in_page, harm_in_text


def told(text: str | None) -> str:
    return " ".join((text or "").split())


def page(site: Path, number: int) -> Any:
    return html.fromstring((site / f"news/2023/09/18/v{number}/index.html").read_bytes())


def pages(site: Path) -> Iterator[Path]:
    return site.rglob("*.html")


def test_no_page_runs_or_loads_anything(hostile: Path) -> None:
    found = [*pages(hostile)]
    assert len(found) > 3 * len(VALUES)
    harm = {file.relative_to(hostile).as_posix(): [*harm_in_page(file.read_bytes())] for file in found}
    assert {path: what for path, what in harm.items() if what} == {}


@pytest.mark.parametrize("number", range(len(VALUES)))
def test_a_value_is_shown_as_it_is_written(hostile: Path, number: int) -> None:
    tree, value = page(hostile, number), told(VALUES[number])
    assert told(tree.xpath("string(//h1)")) == value
    assert told(tree.xpath("string(//title)")) == f"{value} - Hostile"
    assert value in told(tree.xpath("string(//p[@class='standfirst'])"))
    for name in ("description", "twitter:title", "search:title"):
        assert told(tree.xpath(f"string(//meta[@name='{name}']/@content)")) == value
    for name in ("og:title", "og:description"):
        assert told(tree.xpath(f"string(//meta[@property='{name}']/@content)")) == value
    assert value in map(told, tree.xpath("//img/@alt"))
    assert value in told(tree.xpath("string(//figcaption)"))
    assert value in map(told, tree.xpath("//a[contains(@href, '/people/')]/text()"))
    assert slugify(value) in [slugify(str(text).removeprefix("Tag: ")) for text in tree.xpath("//a/text()")]


@pytest.mark.parametrize("number", range(len(VALUES)))
def test_search_engines_read_it_as_it_is_written(hostile: Path, number: int) -> None:
    (data,) = page(hostile, number).xpath("//script[@type='application/ld+json']/text()")
    story = next(thing for thing in json.loads(data)["@graph"] if thing["@type"] == "NewsArticle")
    assert (told(story["headline"]), told(story["author"][0]["name"])) == (told(VALUES[number]),) * 2
    assert not re.search(r"[<>&]", data)


def entries(site: Path) -> dict[str, list[tuple[str, str, str]]]:
    """Title, summary and HTML of what stands in each of the feeds of the news."""
    rss = etree.fromstring((site / "news/feed.xml").read_bytes())
    atom = etree.fromstring((site / "news/feed.atom").read_bytes())
    names = {"a": "http://www.w3.org/2005/Atom", "c": "http://purl.org/rss/1.0/modules/content/"}
    listed = json.loads((site / "news/feed.json").read_text("utf-8"))["items"]
    return {
        "RSS": [
            (i.findtext("title"), html.fromstring(f"<p>{i.findtext('description')}</p>").text_content(),
             i.findtext("c:encoded", namespaces=names))
            for i in rss.iter("item")
        ],
        "Atom": [
            tuple(e.findtext(f"a:{name}", namespaces=names) for name in ("title", "summary", "content"))
            for e in atom.iterfind("a:entry", names)
        ],
        "JSON": [(item["title"], item["summary"], item["content_html"]) for item in listed],
    }  # fmt: skip


def test_feeds_tell_it_as_it_is_written(hostile: Path) -> None:
    wanted = {told(allowed(value)) for value in VALUES}
    for name, found in entries(hostile).items():
        assert len(found) == 30, name
        for title, summary, text in found:
            assert told(title) in wanted, name
            assert told(summary) in wanted, name
            assert [*harm_in_text(text)] == [], name


def test_every_file_for_machines_can_be_read(hostile: Path) -> None:
    for pattern in ("*.xml", "*.atom", "*.opml"):
        for file in hostile.rglob(pattern):
            etree.fromstring(file.read_bytes())
    for file in hostile.rglob("*.json"):
        json.loads(file.read_text("utf-8"))


def test_charts_have_the_names_of_faculties_as_text(hostile: Path) -> None:
    tree = html.fromstring((hostile / "network/index.html").read_bytes())
    labels = " ".join(told(label.text) for label in tree.find_class("bars__label"))
    assert "<script>" in labels
    assert "onmouseover" in labels


def test_lists_of_feeds_name_what_is_followed(hostile: Path) -> None:
    tree = etree.fromstring((hostile / "feeds.opml").read_bytes())
    titles = " ".join(told(text) for text in tree.xpath("//outline/@title"))
    assert all(told(allowed(chunk)) in titles for chunk in CHUNKS)
    assert all(address.startswith("https://t.example.org/") for address in tree.xpath("//@xmlUrl | //@htmlUrl"))


def test_a_calendar_has_one_event_and_nothing_beside_it(hostile: Path) -> None:
    calendar = icalendar.Calendar.from_ical((hostile / "events.ics").read_bytes())
    assert sorted(part.name for part in calendar.walk() if part.name in ("VEVENT", "VALARM")) == ["VEVENT"]
    (event,) = calendar.walk("VEVENT")
    assert str(event["SUMMARY"]) == allowed(ALL)
    assert told(str(event["LOCATION"])).startswith(told(allowed(ALL))[:40])


def test_the_sitemap_lists_addresses_of_the_site_alone(hostile: Path) -> None:
    tree = etree.fromstring((hostile / "sitemap.xml").read_bytes())
    assert all(
        text.startswith("https://t.example.org/") and text.isascii()
        for text in tree.xpath("//*[local-name()='loc']/text()")
    )


def test_a_picture_for_sharing_is_drawn_of_anything() -> None:
    for value in (*VALUES, *CHUNKS):
        assert picture(Sheet(value, value, value, value, value, "blueprint", value, value)).startswith(b"\x89PNG")


def test_the_panel_of_the_preview_shows_text() -> None:
    problems = tuple(Problem(f"articles/{value}.md", 1, 1, value) for value in VALUES)
    troubles = Troubles(problems=problems, lines=VALUES)
    shown = with_listener(b"<html><head></head><body></body></html>", "k", panel_of(troubles))
    for source in (problem_page(troubles), shown):
        assert [harm for harm in harm_in_page(source) if "/_preview/" not in harm and harm != "<script>None"] == []
        text = told(html.fromstring(source).text_content())
        assert all(told(value)[1:] in text for value in VALUES)
