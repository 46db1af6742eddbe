"""The attacks of tests/hostile in a real browser: none runs and none asks another host, with our policy and without.

The policy would stop most of them by itself. Without it nothing is left but our cleaning and escaping.
"""

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from _preview_panel import problem_page
from newsroom.build.preview import Troubles
from newsroom.build.search_index import FOLDER, make_search_index
from newsroom.reading.problem import Problem
from tests.hostile.attacks import EVENTS, TAGS, VALUES
from tests.hostile.building import PROJECT, URL, hostile_site, pieces, settings, write_story

pytestmark = pytest.mark.browser

PIECES_A_PAGE = 600
FRAMES_A_PAGE = 60

PROBE = """
(() => {
  const ran = [];
  Object.defineProperty(window, "__ran", { value: ran });
  for (const name of ["alert", "confirm", "prompt", "print", "open"]) {
    Object.defineProperty(window, name, { value: (...told) => void ran.push(`${name} ${told}`) });
  }
  addEventListener("click", (event) => event.preventDefault(), true);
  addEventListener("submit", (event) => event.preventDefault(), true);
})();
"""
"""Notes what runs; nothing that is written into a page can take its place."""
STIR = """
() => {
  const found = [];
  const events = ["mouseover", "focus", "click"];
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (/^on|^style$|^srcdoc$|^formaction$|^data-md/.test(name)) found.push(`${name}=${value}`);
      if (name === "id" && /^__/.test(value) && !/^__tabbed_/.test(value)) found.push(`${name}=${value}`);
    }
    if (element.href && !/^(https?|mailto|webcal):$/.test(new URL(element.href, document.baseURI).protocol)) {
      found.push(`${element.localName} ${element.href}`);
    }
    if (!element.closest("main")) continue;
    for (const name of events) element.dispatchEvent(new Event(name, { cancelable: true }));
  }
  return [...found, ...window.__ran];
}
"""
"""Does with every part of a page what a reader may do, and gives what ran or could."""


@dataclass
class Watched:
    """A tab in which nothing leads to another host, with what tried to."""

    page: Page
    host: str
    asked: list[str] = field(default_factory=list)

    def open(self, address: str) -> list[str]:
        """What ran, or could, in the page and its frames."""
        self.page.goto(self.host + address)
        return [told for frame in self.page.frames for told in frame.evaluate(STIR)]


@pytest.fixture
def watched(browser: Browser, serve: Callable[[Path], str]) -> Iterator[Callable[..., Watched]]:
    contexts = []

    def opened(site: Path, *, policy: bool) -> Watched:
        context = browser.new_context(bypass_csp=not policy)
        context.add_init_script(PROBE)
        contexts.append(context)
        tab = Watched(context.new_page(), serve(site))

        def stop(route) -> None:  # type: ignore[no-untyped-def]
            tab.asked.append(route.request.url)
            route.abort()

        context.route(lambda url: not url.startswith((tab.host, "data:image/svg+xml", "blob:")), stop)
        tab.page.on("dialog", lambda dialog: tab.asked.append(dialog.message))
        context.on("page", lambda page: tab.asked.append(f"a window: {page.url}"))
        return tab

    yield opened
    for context in contexts:
        context.close()


# ---- what is opened


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of attacks, with its stylesheets, scripts and index, and pages that show others in frames."""
    base = tmp_path_factory.getbasetemp()
    folder = shutil.copytree(hostile_site(base / "hostile"), tmp_path_factory.mktemp("attacked") / "site")
    make_search_index(folder, folder / FOLDER)
    shutil.copytree(PROJECT / "overrides" / "assets", folder / "assets", dirs_exist_ok=True)
    lay_pieces(folder, write_story(base / "pieces"))
    lay_feeds(folder)
    problems = tuple(Problem(f"articles/{value}.md", 1, 1, value) for value in VALUES)
    (folder / "panel.html").write_bytes(problem_page(Troubles(problems=problems, lines=VALUES)))
    return folder


def lay_pieces(site: Path, root: Path) -> None:
    """Pages with each attack in each position, in the frame of a page of the site."""
    frame = (site / "feeds" / "index.html").read_text("utf-8")
    assert frame.count("</main>") == 1
    found = [piece.html for piece in pieces(root)]
    for number, start in enumerate(range(0, len(found), PIECES_A_PAGE)):
        sections = "".join(f"<section>{html}</section>" for html in found[start : start + PIECES_A_PAGE])
        page = site / f"pieces-{number}" / "index.html"
        page.parent.mkdir()
        page.write_text(frame.replace("</main>", f"{sections}</main>"), "utf-8")


def lay_feeds(site: Path) -> None:
    """What a feed reader shows of each item, on a page that has no policy."""
    items = [item for file in site.rglob("feed.json") for item in json.loads(file.read_text("utf-8"))["items"]]
    texts = dict.fromkeys(item["content_html"] for item in items)
    sections = "".join(f"<section>{text.replace(URL, '/')}</section>" for text in texts)
    (site / "feeds-read.html").write_text(f"<!doctype html><meta charset=utf-8><main>{sections}</main>", "utf-8")


def in_frames(site: Path, pages: Sequence[Path]) -> Iterator[str]:
    """The addresses of pages that show `pages` in frames, dozens in each."""
    for number, start in enumerate(range(0, len(pages), FRAMES_A_PAGE)):
        shown = (page.relative_to(site).as_posix() for page in pages[start : start + FRAMES_A_PAGE])
        frames = "".join(f'<iframe src="/{escape(path)}"></iframe>' for path in shown)
        (site / f"frames-{number}.html").write_text(f"<!doctype html><meta charset=utf-8>{frames}", "utf-8")
        yield f"/frames-{number}.html"


# ---- tests


def test_the_probe_finds_what_runs_and_what_is_asked(watched: Callable[..., Watched], tmp_path: Path) -> None:
    """What finds nothing proves nothing."""
    (tmp_path / "index.html").write_text(f"<!doctype html><main>{''.join(EVENTS)}</main>", "utf-8")
    (tmp_path / "tags.html").write_text(f"<!doctype html><main>{TAGS[4]}{TAGS[0]}</main>", "utf-8")
    tab = watched(tmp_path, policy=False)
    found = tab.open("/index.html")
    assert sum(told.startswith("alert") for told in found) > 20
    assert sum(told.startswith("on") for told in found) > 30
    assert tab.open("/tags.html") == ["alert 1"]
    assert tab.asked == ["https://evil.example/a.js"]


@pytest.mark.parametrize("policy", [True, False], ids=["with our policy", "without it"])
def test_no_attack_in_any_position_of_a_text_runs(watched: Callable[..., Watched], site: Path, policy: bool) -> None:
    tab = watched(site, policy=policy)
    addresses = sorted(f"/{page.name}/" for page in site.glob("pieces-*"))
    assert len(addresses) > 5
    found = {address: tab.open(address) for address in (*addresses[:: 3 if policy else 1], "/feeds-read.html")}
    assert {address: told for address, told in found.items() if told} == {}
    assert tab.asked == []


@pytest.mark.parametrize("policy", [True, False], ids=["with our policy", "without it"])
def test_no_attack_in_a_value_runs(watched: Callable[..., Watched], site: Path, policy: bool) -> None:
    """On the page of a story for each of them, and on pages of each other kind."""
    tab = watched(site, policy=policy)
    stories = sorted(site.glob("news/2023/09/18/*/index.html"))
    others = sorted({*site.rglob("index.html"), site / "panel.html"} - {*stories, *site.glob("pieces-*/*")})
    assert (len(stories), len(others) > 100) == (len(VALUES), True)
    pages = [*stories[::6], *others[::20]] if policy else [*stories, *others[::8]]
    found = {address: tab.open(address) for address in in_frames(site, pages)}
    assert {address: told for address, told in found.items() if told} == {}
    assert tab.asked == []


def test_no_attack_runs_in_what_the_search_shows(watched: Callable[..., Watched], site: Path) -> None:
    assert settings().scripts == ("/assets/javascripts/search.js",)
    tab = watched(site, policy=False)
    for words in ("alert", "script", "img onerror"):
        tab.page.goto(f"{tab.host}/search/?q={words}")
        tab.page.locator(".search-results > li").first.wait_for()
        assert tab.page.evaluate(STIR) == []
    assert tab.page.locator(".search-results > li").count() > 5
    assert tab.asked == []
