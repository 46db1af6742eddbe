"""What search engines are told, read back."""

import datetime as dt
from collections.abc import Callable
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

from newsroom import addresses

Make = Callable[..., dict[str, bytes]]

URL = "https://news.example.org/sub/"
PLAN = """
    ---
    title: The plan
    period: {from: 2019, to: 2021}
    actions: [{codes: [V1], themes: [visibility], title: Be seen}]
    %s
    ---
    """


def plan(more: str = "") -> dict[str, str]:
    return {"action_plans/2019-2021.md": PLAN % more}


def days_of(made: dict[str, bytes]) -> dict[str, str | None]:
    """The `lastmod` of each address, from the site's root; None where there is none."""
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    root = ElementTree.fromstring(made["sitemap.xml"])
    assert root.tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset"
    pages = [(page.findtext("s:loc", "", space), page.findtext("s:lastmod", None, space)) for page in root]
    assert len(pages) == len(dict(pages))
    assert all(address.startswith(URL) for address, _ in pages)
    return {f"/{address.removeprefix(URL)}": day for address, day in pages}


def test_every_page_worth_finding_is_in_it(make: Make) -> None:
    keys = {"tags": "[x]", "faculties": "[eng]", "themes": "[visibility]"}
    page = "---\ntitle: Extra\ndescription: One.\n---\nText.\n"
    days = days_of(make({"articles/a.md": keys, "docs/extra.md": page, **plan()}))
    assert set(addresses.STANDING) - {addresses.SEARCH, addresses.ADMIN} <= set(days)
    own = {"/news/2023/09/19/a/", "/news/2023/", "/news/page/1/", "/tags/x/", "/faculties/eng/", "/faculties/bio/"}
    assert own | {"/themes/visibility/", "/action-plans/2019-2021/", "/extra/"} <= set(days)


def test_what_is_not_to_be_found_is_not(make: Make) -> None:
    files = {
        "articles/moved.md": {"slug": "new", "aliases": "[/news/2023/09/19/old/]"},
        "articles/gone.md": {"withdrawn": "{date: 2024-01-01}"},
        "articles/draft.md": {"draft": "true"},
        "articles/later.md": {"publish_on": "2027-01-01"},
    }
    days = days_of(make(files))
    entries = {address for address in days if address.startswith("/news/2023/09/")}
    assert entries == {"/news/2023/09/19/new/"}
    assert "/search/" not in days
    assert "/404.html" not in days


def test_a_day_stands_only_where_the_content_tells_of_one(make: Make) -> None:
    files = {
        "articles/a.md": {"faculties": "[eng]", "updated": "2024-02-01"},
        "articles/b.md": {"faculties": "[eng]", "date": "2024-01-01"},
    }
    days = days_of(make({**files, **plan()}))
    assert {address: day for address, day in days.items() if day} == {
        "/news/": "2024-02-01",
        "/news/2023/": "2024-02-01",
        "/news/2024/": "2024-01-01",
        "/news/page/1/": "2024-02-01",
        "/news/2023/09/19/a/": "2024-02-01",
        "/news/2024/01/01/b/": "2024-01-01",
        "/faculties/eng/": "2024-02-01",
    }


def test_a_plan_is_as_new_as_its_latest_review_or_change(make: Make) -> None:
    reviews = "reviews: [{date: %s, complete: true, ratings: {V1: green}}]"
    address = "/action-plans/2019-2021/"
    assert days_of(make(plan(reviews % "2021-02-28")))[address] == "2021-02-28"
    assert days_of(make(plan(reviews % "2021-02-28" + "\n    updated: 2022-01-01")))[address] == "2022-01-01"
    assert days_of(make(plan("updated: 2022-01-01")))[address] == "2022-01-01"
    before_the_record = days_of(make(plan(reviews % "2019-12-31")))
    assert before_the_record[address] is None


def test_another_day_of_building_makes_the_same_bytes(make: Make) -> None:
    files = {"articles/a.md": {}, **plan()}
    assert make(files) == make(files, today=dt.date(2031, 5, 5))


def test_robots_may_fetch_everything_and_learn_of_the_sitemap(make: Make) -> None:
    parser = RobotFileParser()
    lines = make()["robots.txt"].decode().splitlines()
    parser.parse(lines)
    assert parser.can_fetch("anybody", f"{URL}news/")
    assert parser.site_maps() == [f"{URL}sitemap.xml"]
