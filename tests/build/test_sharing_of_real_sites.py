"""What every page of both real sites says of itself to others, held against what it shows."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from PIL import Image

from newsroom import addresses
from tests.built import BuiltPage, page, pages

SITES = ["leeds", "northmoor"]


@pytest.fixture(params=SITES)
def site(request: pytest.FixtureRequest) -> Path:
    return request.getfixturevalue(request.param)


def tags(found: BuiltPage) -> dict[str, str]:
    marks = found.tree.xpath("//meta[@content][@property or starts-with(@name, 'twitter:')]")
    told = [(mark.get("property") or mark.get("name"), mark.get("content")) for mark in marks]
    assert len(told) == len(dict(told)), found.address
    return dict(told)


def graph(found: BuiltPage) -> list[Any]:
    scripts = found.tree.xpath("//script[@type='application/ld+json']")
    assert len(scripts) <= 1, found.address
    return [one for script in scripts for one in json.loads(script.text)["@graph"]]


def test_every_page_has_its_tags(site: Path) -> None:
    for found in pages(site):
        told = tags(found)
        assert told["og:title"] == told["twitter:title"] != "", found.address
        assert found.text("//title").startswith(" ".join(told["og:title"].split())), found.address
        assert told["og:url"] == found.tree.xpath("string(//link[@rel='canonical']/@href)")
        description = found.tree.xpath("string(//meta[@name='description']/@content)")
        assert told.get("og:description", "") == told.get("twitter:description", "") == description
        assert told["og:locale"] == "en_GB"
        assert told["og:site_name"] == found.text("//footer//*[@class='footer__title']")
        assert told["twitter:card"] == "summary_large_image"
        assert told["og:image:alt"] == told["twitter:image:alt"] != ""


def test_every_picture_is_there_and_of_the_size_that_is_told(site: Path) -> None:
    root = tags(page(site, "/"))["og:url"]
    named: dict[str, tuple[str, str]] = {}
    for found in pages(site):
        told = tags(found)
        picture = told["og:image"]
        assert picture == told["twitter:image"]
        assert picture.startswith(root)
        named[picture.removeprefix(root)] = (told["og:image:width"], told["og:image:height"])
    assert set(named) - {"assets/social.png"} == {
        file.relative_to(site).as_posix() for file in site.rglob("social.png") if file.parent.name != "assets"
    }
    for path, size in named.items():
        file = site / path
        with Image.open(file) as image:
            assert image.format == "PNG"
            assert tuple(map(str, image.size)) == size == ("1200", "630")
        assert file.stat().st_size < 40_000, path


def test_every_story_and_plan_has_a_picture_of_its_own(site: Path) -> None:
    stories = [file.parent for folder in ("news", "case-studies") for file in (site / folder).rglob("index.html")]
    written = [folder for folder in stories if '<article class="wrap' in (folder / "index.html").read_text("utf-8")]
    plans = [file.parent for file in (site / "action-plans").glob("*/index.html")]
    assert len(written) > 20
    assert [folder.name for folder in (*written, *plans) if not (folder / "social.png").is_file()] == []


def test_stories_tell_search_engines_what_they_show(site: Path) -> None:
    stories = 0
    for found in pages(site):
        for story in (one for one in graph(found) if one["@type"] in ("NewsArticle", "Article")):
            stories += 1
            told = tags(found)
            shown = {str(time) for time in found.tree.xpath("//main//header//time/@datetime")}
            assert " ".join(story["headline"].split()) == found.text("//h1")
            assert story["description"] == told["og:description"]
            assert story["datePublished"] == told["article:published_time"]
            assert story["dateModified"] == told["article:modified_time"] >= story["datePublished"]
            assert {story["datePublished"], story.get("temporalCoverage", story["datePublished"])} <= shown
            assert story["image"]["url"] == told["og:image"]
            assert story["mainEntityOfPage"] == told["og:url"]
            assert told["og:type"] == "article"
            byline = found.text("//main//header//*[@class='byline__parts']")
            for author in story.get("author", []):
                assert author["name"] in byline if "By " in byline else author["@type"] == "Organization"
            assert story["publisher"]["name"]
            assert story["inLanguage"] == "en-GB"
    assert stories > 20


def test_the_way_down_is_told_as_it_is_shown(site: Path) -> None:
    ways = 0
    for found in pages(site):
        shown = [step.text_content().strip() for step in found.tree.xpath("//nav[@aria-label='Breadcrumb']//li")]
        told = [one for one in graph(found) if one["@type"] == "BreadcrumbList"]
        steps = [" ".join(step["name"].split()) for one in told for step in one["itemListElement"]]
        assert steps == [" ".join(step.split()) for step in shown], found.address
        ways += bool(steps)
    assert ways > 5


def test_a_person_is_one_only_with_a_page_of_their_own_or_a_story_about_them(site: Path) -> None:
    agreed = {found.text("//h1") for found in pages(site / "people") if found.address != "/"}
    for found in pages(site):
        for one in graph(found):
            people = [one["mainEntity"]] if one["@type"] == "ProfilePage" else one.get("author", ())
            names = {person["name"] for person in people if person["@type"] == "Person"}
            if not found.address.startswith("/case-studies/"):
                assert names <= agreed, found.address


def test_the_home_page_says_whose_site_it_is(site: Path) -> None:
    told = {one["@type"]: one for one in graph(page(site, "/"))}
    assert told["WebSite"]["publisher"] == told["Organization"]
    assert urlsplit(told["WebSite"]["url"]).scheme == "https"
    assert told["Organization"]["description"] == page(site, "/").text("//p[contains(@class, 'footer__voice')]")


def test_events_are_told_with_the_dates_that_are_shown(site: Path) -> None:
    found = page(site, addresses.EVENTS)
    events = [one for one in graph(found) if one["@type"] == "Event"]
    assert events
    for event in events:
        (item,) = found.tree.xpath(f"//*[@id='{event['url'].partition('#')[2]}']")
        assert event["name"] in " ".join(item.text_content().split())
        assert event["startDate"][:10] in {str(time) for time in item.xpath(".//time/@datetime")}


def test_addresses_hold_below_a_path(northmoor_below: Path) -> None:
    root = "https://host.example.org/a/news-site/"
    for found in pages(northmoor_below):
        told = tags(found)
        assert told["og:image"].startswith(root)
        assert told["og:url"].startswith(root)
        assert (northmoor_below / urlsplit(told["og:image"]).path.lstrip("/")).is_file()
