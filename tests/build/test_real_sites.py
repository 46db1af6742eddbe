"""Both real sites, built once and looked at as readers, crawlers and subscribers meet them."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import feedparser
import icalendar
import pytest

from newsroom import addresses
from tests.built import dead_links, page, pages
from tests.conftest import NORTHMOOR
from tests.photos import secrets_in

SITES = ["leeds", "northmoor"]


@pytest.fixture(params=SITES)
def site(request: pytest.FixtureRequest) -> Path:
    return request.getfixturevalue(request.param)


def test_every_promised_address_stands(site: Path) -> None:
    wanted = [*addresses.STANDING, addresses.NOT_FOUND, "/feeds.opml", "/events.ics", "/sitemap.xml", "/robots.txt"]
    assert [address for address in wanted if not (site / addresses.file_of(address)).is_file()] == []


@pytest.mark.parametrize("name", SITES)
def test_every_recorded_address_stands(name: str, request: pytest.FixtureRequest, project: Path) -> None:
    root = project if name == "leeds" else project / "examples" / "northmoor"
    site = request.getfixturevalue(name)
    recorded = [line.split()[0] for line in (root / "data" / "addresses.txt").read_text().splitlines()]
    assert len(recorded) > 100
    assert [address for address in recorded if not (site / addresses.file_of(address)).is_file()] == []


def test_every_list_that_can_be_followed_has_its_feeds(site: Path) -> None:
    lists = [site, site / "news", site / "case-studies", site / "awards"]
    lists += [
        folder for kind in ("faculties", "themes", "tags") for folder in (site / kind).iterdir() if folder.is_dir()
    ]
    missing = [folder / name for folder in lists for name in addresses.FEED_FILES if not (folder / name).is_file()]
    assert missing == []


def test_every_link_leads_somewhere(site: Path) -> None:
    assert list(dead_links(site)) == []


def test_every_link_leads_somewhere_below_a_path(northmoor_below: Path) -> None:
    assert list(dead_links(northmoor_below)) == []


def test_ids_are_unique(site: Path) -> None:
    twice = {p.address: [i for i, n in Counter(p.ids).items() if n > 1] for p in pages(site)}
    assert {address: ids for address, ids in twice.items() if ids} == {}


def test_each_page_has_one_h1_and_headings_in_order(site: Path) -> None:
    for found in pages(site):
        levels = [
            int(element.tag[1])
            for element in found.tree.xpath(
                "//main//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]"
            )
        ]
        assert levels.count(1) == 1, found.address
        assert levels[0] == 1, found.address
        skipped = [(a, b) for a, b in pairwise(levels) if b > a + 1]
        assert skipped == [], found.address


def test_titles_and_descriptions_are_each_pages_own(site: Path) -> None:
    indexed = [p for p in pages(site) if not p.tree.xpath("//h1[text()='This page has moved' or text()='Withdrawn']")]
    for xpath in ("string(//title)", "string(//meta[@name='description']/@content)"):
        values = Counter(str(p.tree.xpath(xpath)).strip() for p in indexed)
        assert "" not in values
        assert [value for value, count in values.items() if count > 1] == []


def test_no_page_asks_another_host_for_anything(site: Path) -> None:
    loading = "//script/@src | //img/@src | //link[@rel!='canonical' and @rel!='alternate']/@href | //iframe/@src | //source/@srcset"
    asked = [(p.address, str(url)) for p in pages(site) for url in p.tree.xpath(loading) if "//" in str(url)]
    assert asked == []
    for sheet in site.rglob("assets/stylesheets/*.css"):
        assert re.findall(r"url\([\"']?(?:https?:)?//", sheet.read_text()) == [], sheet


def test_nothing_inline_runs_or_styles(site: Path) -> None:
    """What a strict content security policy would forbid."""
    inline = "//script[not(@src) and not(@type='application/ld+json')] | //style | //*[@style]"
    assert [p.address for p in pages(site) if p.tree.xpath(inline)] == []
    assert [p.address for p in pages(site) if p.tree.xpath("//@*[starts-with(name(), 'on')]")] == []


def test_each_page_offers_the_feeds_it_can_be_followed_by(site: Path) -> None:
    for found in pages(site):
        kinds = [str(kind) for kind in found.tree.xpath("//link[@rel='alternate']/@type")]
        if found.tree.xpath("//main[@data-pagefind-body]") and found.address.startswith("/news/"):
            assert kinds.count("application/rss+xml") >= 1, found.address


def test_every_page_says_whose_voice_it_is(leeds: Path, northmoor: Path) -> None:
    unofficial = "Made from public documents; not an official publication of the University of Leeds."
    assert [p.address for p in pages(leeds) if unofficial not in p.text("//header")] == []
    assert [p.address for p in pages(northmoor) if "is made up" not in p.text("//header")] == []


def test_only_a_site_that_somebody_adopted_may_be_listed(leeds: Path, northmoor: Path) -> None:
    asks = "//meta[@name='robots']/@content"
    assert [p.address for p in pages(leeds) if p.tree.xpath(asks) != ["noindex"]] == []
    unlisted = {p.address for p in pages(northmoor) if p.tree.xpath(asks)}
    assert not unlisted & {"/", "/news/", "/about/", "/action-plans/2025-2028/", "/news/2026/11/09/week-ahead/"}


def test_every_page_leads_to_a_correction(site: Path) -> None:
    assert [p.address for p in pages(site) if not p.tree.xpath("//a[starts-with(@href, 'mailto:')]")] == []


def test_feeds_are_sound_and_point_into_the_site(site: Path) -> None:
    feeds = [*site.rglob("feed.xml"), *site.rglob("feed.atom")]
    assert len(feeds) > 30
    for file in feeds:
        read = feedparser.parse(file.read_bytes())
        assert not read.bozo, (file, read.get("bozo_exception"))
        for item in read.entries:
            below = item.link.partition(".example.org/")[2]
            assert (site / addresses.file_of(f"/{below}")).is_file(), (file, item.link)


def test_the_calendar_is_read_back(northmoor: Path) -> None:
    calendar = icalendar.Calendar.from_ical((northmoor / "events.ics").read_bytes())
    assert len(calendar.walk("VEVENT")) >= 10


def test_what_may_stand_nowhere_stands_nowhere(northmoor: Path) -> None:
    """Draft, future, expired and withdrawn stories, an editor's note, a withheld name: in no file at all."""
    secrets = [
        "Ashdale",
        "marmalade-coloured robot",
        "half days were counted as whole ones",
        "half-a-story",
        "lathe-birthday",
        "winter-breakfast-places",
    ]
    files = [file for file in northmoor.rglob("*") if file.is_file()]
    found = [
        (secret, file.name)
        for file in files
        for secret in secrets
        if secret.lower().encode() in file.read_bytes().lower()
    ]
    assert found == []
    assert [p.address.split("/")[-2] for p in pages(northmoor) if p.text("//h1") == "Withdrawn"] == ["robot-porter"]


def test_an_old_address_leads_on(northmoor: Path) -> None:
    moved = page(northmoor, "/news/2024/02/network-breakfast/")
    assert "first-breakfast" in moved.tree.xpath("string(//meta[@http-equiv='refresh']/@content)")
    assert moved.tree.xpath("//main//a[contains(@href, 'first-breakfast')]")


def test_pictures_are_published_without_their_metadata(northmoor: Path) -> None:
    pictures = [*northmoor.rglob("news/**/*.webp"), *northmoor.rglob("news/**/*.jpg")]
    assert {file.name for file in pictures} > {"bench.jpg.400.webp", "bench.jpg.webp", "bench.jpg.jpg"}
    assert {file.name: secrets_in(file.read_bytes()) for file in pictures} == {file.name: [] for file in pictures}
    originals = {file.read_bytes() for file in NORTHMOOR.rglob("articles/**/*.jpg")}
    assert [file for file in northmoor.rglob("*") if file.is_file() and file.read_bytes() in originals] == []


def test_a_story_is_evidence_on_its_plans_page(leeds: Path) -> None:
    plan = page(leeds, "/action-plans/2018-2023/")
    evidence = "//article[.//h3[@id='{}']]//*[contains(@class, 'evidence')]"
    assert "A Champion in every faculty" in plan.text(evidence.format("v2"))
    assert "No story here yet: tell it" in plan.text(evidence.format("v5"))


def test_the_plans_hold_all_their_rows(leeds: Path) -> None:
    count = {"2018-2023": (42, 42), "2021-2024": (27, 35)}
    for plan, (actions, codes) in count.items():
        found = page(leeds, f"/action-plans/{plan}/")
        assert len(found.tree.xpath("//article[contains(@class, 'plan-action')]")) == actions
        anchors = [i for i in found.ids if re.fullmatch(r"(v|cd|r|s|a)\d+", i)]
        assert len(anchors) == codes
        assert not found.tree.xpath("//*[contains(@class, 'rag-bar')]"), "a bar is drawn for complete reviews only"


def test_the_seven_reds_are_explained(leeds: Path) -> None:
    plan = page(leeds, "/action-plans/2018-2023/")
    assert len(plan.tree.xpath("//section[contains(@class, 'reds')]/ul/li")) == 7


def test_a_complete_review_is_summed_up(northmoor: Path) -> None:
    assert (
        len(
            page(northmoor, "/action-plans/2022-2025/").tree.xpath(
                "//*[contains(@class, 'rag-bar')][not(contains(@class, 'part'))]"
            )
        )
        == 2
    )


def test_every_entry_can_be_improved_at_its_source(leeds: Path, project: Path) -> None:
    link = page(leeds, "/news/2023/09/22/technicians-week/").tree.xpath("//a[text()='Improve this page']/@href")[0]
    assert str(link).endswith("/edit/main/articles/2023/technicians-week.md")
    assert (project / str(link).partition("/edit/main/")[2]).is_file()


def test_latest_stories_stand_on_home_and_news_only(leeds: Path) -> None:
    """Elsewhere a new story would change every page."""
    shown = {p.address: p.tree.xpath("//nav[@class='latest']//li") for p in pages(leeds)}
    with_list = {address for address, items in shown.items() if items}
    assert with_list == {"/", "/news/"}
    assert len(shown["/news/"]) == 6
    home = page(leeds, "/")
    cards = set(map(str, home.tree.xpath("//article//a/@href")))
    assert cards.isdisjoint(map(str, home.tree.xpath("//nav[@class='latest']//a/@href"))), "nothing stands there twice"


def test_abbreviations_are_told_where_a_story_first_uses_them(site: Path, request: pytest.FixtureRequest) -> None:
    """In running text: standfirst, then paragraphs and lists; headings, links, code and names are left as they are."""
    glossary = page(site, "/glossary/").tree
    rows = glossary.xpath("//table[.//th[text()='Short']]/tbody/tr")
    full = {" ".join(row[0].itertext()).strip(): " ".join(row[1].itertext()).strip() for row in rows}
    assert len(full) >= 5
    silent = []
    for found in pages(site):
        for text in found.tree.xpath("//p[@class='standfirst'] | //div[contains(@class, 'story__text')]/p"):
            running = "".join(text.xpath(".//text()[not(ancestor::a or ancestor::code)]"))
            for short, meaning in full.items():
                if re.search(rf"(?<![\w&(/]){re.escape(short)}(?![\w&/’'-]| [A-Z])", running):
                    whole = found.text("//main").lower()
                    if (
                        meaning.lower() not in whole
                        and f'title="{meaning}"'.lower() not in found.file.read_text().lower()
                    ):
                        silent.append((found.address, short))
    assert silent == []
