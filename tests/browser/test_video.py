"""Videos of other hosts: nothing is asked of them until somebody presses the button."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Visit
from tests.building import PAGES, article, sound_root
from tests.built import page as built_page
from tests.conftest import build

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]

STORY, ABOUT = "/news/2023/09/18/film/", "/about/"
YOUTUBE = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1"
VIMEO = "https://player.vimeo.com/video/76979871?dnt=1&autoplay=1"
FILES = {
    "mkdocs.yml": "site_name: Testing News\nsite_url: https://t.example.org/\n",
    "articles/2023/film.md": article(
        "Before.\n\n[Inside a fume cupboard](https://youtu.be/dQw4w9WgXcQ?si=share)\n\n"
        "[A *second* film](https://www.youtube.com/watch?v=abcdefghijk)\n\nAfter."
    ),
    "docs/about.md": PAGES["docs/about.md"] + "\n[The hall at night](https://vimeo.com/76979871)\n",
}
PLAYER = "<!doctype html><title>Player</title><button>Pause</button>"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("videos")
    return build(sound_root(folder / "root", FILES), folder / "site")


def opened(visit: Open, site: Path, address: str, **options: object) -> tuple[Visit, Page]:
    """A page whose requests to other hosts are noted, and answered here."""
    tab = visit(site, **options)
    player = {"status": 200, "content_type": "text/html", "body": PLAYER}

    def answer(route: Route) -> None:
        own = route.request.url.startswith(tab.host)
        route.continue_() if own else route.fulfill(**player)  # type: ignore[arg-type]

    tab.page.route("**/*", answer)
    return tab, tab.open(address)


@pytest.mark.parametrize(
    ("address", "title", "player", "host"),
    [
        (STORY, "Inside a fume cupboard", YOUTUBE, "YouTube (Google)"),
        (ABOUT, "The hall at night", VIMEO, "Vimeo"),
    ],
)
def test_the_player_comes_once_the_button_is_pressed(
    visit: Open, site: Path, address: str, title: str, player: str, host: str
) -> None:
    tab, page = opened(visit, site, address)
    assert tab.asked == []
    button = page.get_by_role("button", name=f"Play the video: {title}")
    expect(button).to_have_accessible_description(
        f"Pressing the button loads the player from {host}, who will then receive data such as your IP address."
    )
    button.click()
    frame = page.locator("iframe")
    expect(frame).to_be_focused()
    expect(frame).to_have_attribute("title", f"Video: {title}")
    assert frame.get_attribute("src") == player
    expect(page.frame_locator("iframe").get_by_role("button", name="Pause")).to_be_visible()
    expect(button).to_have_count(0)
    assert tab.asked == [player]
    assert tab.errors == []
    assert page.evaluate("document.querySelector('iframe').allowFullscreen") is True


def test_the_keyboard_plays_one_of_two(visit: Open, site: Path) -> None:
    tab, page = opened(visit, site, STORY)
    page.get_by_role("button", name="Play the video: A second film").press("Enter")
    expect(page.locator("iframe")).to_have_attribute("title", "Video: A second film")
    expect(page.get_by_role("button", name="Play the video: Inside a fume cupboard")).to_be_visible()
    assert tab.errors == []


def test_no_other_host_may_stand_in_the_frame(visit: Open, site: Path) -> None:
    """Whatever a hole in the cleaning let through: the page's own policy says who may."""
    tab, page = opened(visit, site, STORY)
    page.evaluate("document.querySelector('.video').dataset.player = 'https://evil.example/'")
    page.get_by_role("button", name="Play the video: Inside a fume cupboard").click()
    page.wait_for_load_state("networkidle")
    assert [url for url in tab.asked if "evil" in url] == []
    assert any("frame-src" in error for error in tab.errors)


def test_without_a_script_it_is_a_link_that_says_where_it_leads(visit: Open, site: Path) -> None:
    tab, page = opened(visit, site, STORY, java_script_enabled=False)
    link = page.get_by_role("link", name="Inside a fume cupboard")
    expect(link).to_have_attribute("href", "https://youtu.be/dQw4w9WgXcQ?si=share")
    note = "The link leads to YouTube (Google), who will then receive data such as your IP address."
    expect(page.get_by_text(note).first).to_be_visible()
    expect(page.locator(".video__still").first).to_be_hidden()
    assert tab.asked == []


@pytest.mark.parametrize("palette", ["light", "dark"])
def test_everybody_can_use_it(visit: Open, site: Path, palette: str) -> None:
    _, page = opened(visit, site, STORY, color_scheme=palette, viewport={"width": 360, "height": 800})
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 360


def test_feeds_show_the_plain_link(site: Path) -> None:
    for name in ("feed.xml", "feed.atom", "feed.json"):
        feed = (site / name).read_text("utf-8")
        assert "https://youtu.be/dQw4w9WgXcQ?si=share" in feed
        assert "youtube-nocookie" not in feed
        assert "IP address" not in feed


def test_only_pages_with_a_video_let_a_host_in(site: Path) -> None:
    def frames(address: str) -> list[str]:
        policy = str(built_page(site, address).tree.xpath("string(//meta[@http-equiv]/@content)"))
        return [part for part in policy.split("; ") if part.startswith("frame-src")]

    def scripts(address: str) -> list[str]:
        found = built_page(site, address).tree.xpath("//script/@src")
        return [str(script) for script in found if "video" in str(script)]

    assert frames(STORY) == ["frame-src https://www.youtube-nocookie.com"]
    assert frames(ABOUT) == ["frame-src https://player.vimeo.com"]
    assert len(scripts(STORY)) == len(scripts(ABOUT)) == 1
    assert frames("/news/") == frames("/privacy/") == scripts("/news/") == []
