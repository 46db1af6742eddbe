"""Addresses and identities are a contract: what is asserted here must never be changed."""

import ast
import uuid
from pathlib import Path

import pytest

from newsroom import addresses


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Open Day", "open-day"),
        ("  Open -- Day!  ", "open-day"),
        ("Women's Day", "womens-day"),
        ("Women’s Day", "womens-day"),
        ("Café Zoë", "cafe-zoe"),
        ("OD&PL", "od-pl"),
        ("2021/22", "2021-22"),
        ("ﬁre", "fire"),
        ("a_b.c", "a-b-c"),
        ("---", ""),
        ("日本", ""),
    ],
)
def test_slugify(text: str, slug: str) -> None:
    assert addresses.slugify(text) == slug


@pytest.mark.parametrize(
    ("address", "file", "root"),
    [
        ("/", "index.html", ""),
        ("/news/", "news/index.html", "../"),
        ("/news/2023/09/25/week/", "news/2023/09/25/week/index.html", "../../../../../"),
        ("/404.html", "404.html", ""),
        ("/feed.xml", "feed.xml", ""),
        ("/news/feed.xml", "news/feed.xml", "../"),
        ("/action-plans/2021-2024/#v2", "action-plans/2021-2024/index.html", "../../"),
    ],
)
def test_files_and_the_way_to_the_root(address: str, file: str, root: str) -> None:
    assert addresses.file_of(address) == file
    assert addresses.to_root(address) == root


@pytest.mark.parametrize(
    ("made", "address"),
    [
        (addresses.article("2023/09/25", "week"), "/news/2023/09/25/week/"),
        (addresses.article("2019/12", "week"), "/news/2019/12/week/"),
        (addresses.article("2019", "week"), "/news/2019/week/"),
        (addresses.news_page(2), "/news/page/2/"),
        (addresses.news_year(2023), "/news/2023/"),
        (addresses.case_study("jane"), "/case-studies/jane/"),
        (addresses.faculty("eng"), "/faculties/eng/"),
        (addresses.theme("skills"), "/themes/skills/"),
        (addresses.tag("Open Day"), "/tags/open-day/"),
        (addresses.person("jane"), "/people/jane/"),
        (addresses.action_plan("2021-2024"), "/action-plans/2021-2024/"),
        (addresses.action("2021-2024", "V2"), "/action-plans/2021-2024/#v2"),
        (addresses.event("week"), "/events/#week"),
        (addresses.award("prize"), "/awards/#prize"),
        (addresses.opportunity("fund"), "/opportunities/#fund"),
    ],
)
def test_each_kind_has_its_address(made: str, address: str) -> None:
    assert made == address


def test_the_promised_addresses() -> None:
    assert set(addresses.STANDING) == {
        "/", "/news/", "/case-studies/", "/faculties/", "/themes/", "/tags/", "/people/", "/awards/",
        "/opportunities/", "/action-plans/", "/events/", "/network/", "/technician-commitment/", "/feeds/",
        "/search/", "/contribute/", "/glossary/", "/about/", "/privacy/", "/accessibility/",
        "/admin/", "/contribute/reference/", "/contribute/new/", "/contribute/rules/",
    }  # fmt: skip
    assert addresses.feeds_beside("/news/") == ("/news/feed.xml", "/news/feed.atom", "/news/feed.json")
    files = (addresses.FEEDS_OPML, addresses.CALENDAR, addresses.SITEMAP, addresses.ROBOTS)
    assert files == ("/feeds.opml", "/events.ics", "/sitemap.xml", "/robots.txt")


def test_an_identity_never_changes() -> None:
    """These two stand in subscribers' readers: another value would show them every old story as new."""
    first = addresses.guid("University of Leeds", "/news/2023/09/18/technicians-week/")
    assert first == "urn:uuid:e505b494-63d0-59c7-a4c4-427ee4ebc956"
    assert addresses.event_uid("University of Leeds", "week-2023") == "week-2023@67af4be8-2f49-5d48-bcd6-9bea16f577e2"


def test_identities_differ_by_institution_and_address() -> None:
    made = [addresses.guid(name, address) for name in ("Leeds", "Northmoor") for address in ("/news/a/", "/news/b/")]
    assert len(set(made)) == 4
    assert all(uuid.UUID(one.removeprefix("urn:uuid:")).version == 5 for one in made)


def test_addresses_import_nothing_of_the_newsroom() -> None:
    tree = ast.parse(Path(addresses.__file__).read_text())
    names = [name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names]
    modules = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert not any("newsroom" in name for name in (*names, *modules))
