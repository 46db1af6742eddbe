"""A preview without MkDocs and without the web: what is made when, and what is kept of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from newsroom.build.assembly import Laid
from newsroom.build.cache import Files
from newsroom.build.groundwork import Groundwork, newest
from newsroom.build.kept import Kept
from newsroom.build.preview import NotLaid, Preview, with_newest
from newsroom.build.turns import Turns
from newsroom.pages.hand_written import Latest
from newsroom.reading.problem import Problem
from newsroom.render.templates import Press
from newsroom.settings import Link, Settings
from tests.building import TODAY, article, sound_root, write

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
WEEK = "news/2023/09/18/week/index.html"
EXCHANGE = "case-studies/exchange/index.html"
FILE = "articles/2023/week.md"


@dataclass
class StandIn:
    """Does MkDocs's part, and counts how often."""

    root: Path
    laid: int = 0
    wrong: tuple[str, ...] = ()
    sources: list[str] = field(default_factory=list)

    def __call__(self, opened: Press | Callable[..., Press], files: Files, new: Path) -> Laid:
        self.laid += 1
        if self.wrong:
            raise NotLaid([Problem("mkdocs.yml", 1, 1, self.wrong[0])], self.wrong[1:])
        settings = Settings(name="Test", url="https://t.example.org/")
        press = opened if isinstance(opened, Press) else opened(self.root, TEMPLATES, settings, TODAY)
        told = newest(press.site, 6)
        ground = Groundwork(
            settings=settings,
            pages={page.path: f"<p>{page.body}</p>" for page in press.site.hand_written},
            latest=Latest("Latest stories", tuple(Link(*one) for one in told)),
            shown=6,
            told=told,
            withheld=press.site.content.redaction.names,
            targets=(),
            files={"assets/style.css": files.put(b"body {}")},
            sources=(str(self.root / "docs"), str(self.root / "mkdocs.yml")),
            made_from="",
        )
        return Laid(press, ground, lasts=False)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return sound_root(tmp_path / "root")


@pytest.fixture
def lay(root: Path) -> StandIn:
    return StandIn(root)


@pytest.fixture
def preview(root: Path, lay: StandIn, tmp_path: Path) -> Preview:
    found = Preview(
        root, TEMPLATES, tmp_path / "own", Kept(tmp_path / "cache", tmp_path / "compiled", {}), lay, lambda: TODAY
    )
    found.renew()
    assert not found.troubles
    return found


def text(preview: Preview, path: str) -> str:
    found = preview.find(path)
    assert found
    return found.content.decode()


def save(preview: Preview, **files: str | None) -> None:
    changes = {path.replace("__", "/") + ".md": content for path, content in files.items()}
    write(preview.root, changes)
    preview.renew([preview.root / path for path in changes])


def test_nothing_is_made_before_it_is_asked_for(preview: Preview) -> None:
    assert preview.remade == ()
    assert "Text of the week." in text(preview, WEEK)
    assert preview.remade == (WEEK,)
    text(preview, WEEK)
    assert preview.remade == (WEEK,)
    assert WEEK not in preview.unmade


def test_only_what_changed_is_made_again(preview: Preview) -> None:
    for path in preview.unmade:
        preview.make(path)
    assert preview.unmade == ()
    save(preview, case_studies__exchange=(preview.root / "case_studies/exchange.md").read_text("utf-8") + "More.\n")
    for path in preview.unmade:
        preview.make(path)
    assert EXCHANGE in preview.remade
    assert WEEK not in preview.remade
    assert [path for path in preview.remade if path.endswith(".html")] == [EXCHANGE]


def test_a_file_of_the_theme_is_found_and_one_that_is_not_there_is_not(preview: Preview) -> None:
    assert text(preview, "assets/style.css") == "body {}"
    assert preview.find("mkdocs.yml") is None
    assert preview.key_of("nowhere/index.html") == ""


def test_an_article_does_not_ask_mkdocs_again_and_a_page_of_docs_does(preview: Preview, lay: StandIn) -> None:
    save(preview, articles__2026__newest=article(title="The newest", date="2026-11-01"))
    assert lay.laid == 1
    assert preview.shown
    assert preview.shown.ground.latest.links[0] == Link("The newest", "/news/2026/11/01/newest/")
    save(preview, docs__about="---\ntitle: about\ndescription: The page about.\n---\n\nAnother text.\n")
    assert lay.laid == 2
    assert "Another text." in text(preview, "about/index.html")


def test_a_plugin_that_does_not_show_what_it_is_told_is_asked_again(preview: Preview) -> None:
    assert preview.shown
    ground = preview.shown.ground
    strange = replace(ground, told=(("A title", "/old/"),))
    assert with_newest(strange, preview.shown.press.site) is strange


def test_what_mkdocs_refuses_is_told_and_the_last_good_page_stays(preview: Preview, lay: StandIn) -> None:
    lay.wrong = ("`nav` is wrong", "And more.")
    save(preview, docs__about="---\ntitle: about\ndescription: The page about.\n---\n\nAnother text.\n")
    assert [str(problem) for problem in preview.troubles.problems] == ["mkdocs.yml:1:1: `nav` is wrong"]
    assert preview.troubles.lines == ("And more.",)
    assert "Another text." not in text(preview, "about/index.html")
    assert not preview.is_up_to_date
    lay.wrong = ()
    save(preview, articles__2023__other=article())
    assert "Another text." in text(preview, "about/index.html")


def test_the_day_is_asked_each_time(preview: Preview) -> None:
    save(preview, articles__2026__coming=article(date="2026-11-01", publish_on="2027-05-05"))
    assert "From 5 May 2027" in text(preview, "news/2026/11/01/coming/index.html")
    preview.day = lambda: dt.date(2027, 5, 5)
    preview.renew()
    assert "From 5 May 2027" not in text(preview, "news/2026/11/01/coming/index.html")


def test_links_of_a_draft_are_looked_at(preview: Preview) -> None:
    save(preview, articles__2026__draft=article("[nowhere](nowhere.md)", draft="true"))
    assert [problem.path for problem in preview.troubles.problems] == ["articles/2026/draft.md"]


def test_the_search_reads_when_all_is_made_and_only_what_changed(preview: Preview) -> None:
    assert preview.to_index() is None
    for path in preview.unmade:
        preview.make(path)
    prints = preview.to_index()
    assert prints
    preview.make_index(prints)
    assert preview.to_index() is None
    assert preview.find("pagefind/pagefind.js")
    preview.renew()
    for path in preview.unmade:
        preview.make(path)
    assert preview.to_index() is None
    save(preview, articles__2023__new=article("A word."))
    for path in preview.unmade:
        preview.make(path)
    assert preview.to_index()


def test_pictures_for_sharing_are_made_when_asked_for_or_last_and_the_search_waits_for_none(preview: Preview) -> None:
    picture = WEEK.replace("index.html", "social.png")
    assert picture not in preview.unmade
    assert picture in preview.unmade_last
    text(preview, WEEK)
    assert preview.remade == (WEEK,)
    for path in preview.unmade:
        preview.make(path)
    assert preview.to_index()
    found = preview.find(picture)
    assert found
    assert found.content.startswith(b"\x89PNG")
    assert picture not in preview.unmade_last
    for path in preview.unmade_last:
        preview.make(path)
    assert preview.unmade_last == ()


def test_tidying_keeps_all_that_is_shown(preview: Preview) -> None:
    for path in preview.unmade:
        preview.make(path)
    (preview.store.folder / "00").mkdir(exist_ok=True)
    (preview.store.folder / "00" / "nobodys").write_bytes(b"")
    preview.tidy()
    assert not (preview.store.folder / "00" / "nobodys").exists()
    assert "Text of the week." in text(preview, WEEK)
    assert preview.find("assets/style.css")


def test_what_somebody_waits_for_comes_first() -> None:
    import threading

    turns, order = Turns(), []
    waiting = threading.Event()

    def urgent() -> None:
        waiting.set()
        with turns.now():
            order.append("now")

    def idle() -> None:
        with turns.when_idle():
            order.append("when idle")

    with turns.now():
        threads = [threading.Thread(target=idle), threading.Thread(target=urgent)]
        for thread in threads:
            thread.start()
        waiting.wait()
        while not turns._waiting:
            pass
    for thread in threads:
        thread.join()
    assert order == ["now", "when idle"]
