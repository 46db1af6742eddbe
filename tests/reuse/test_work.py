"""How much work an edit makes: counted, never timed."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

import _mkdocs
from newsroom.build import workers
from newsroom.build.cache import Files, load
from newsroom.build.printing import Printed
from newsroom.build.version import version
from newsroom.reading import items
from newsroom.render import templates
from newsroom.render.markdown import Converter
from tests.building import article, sound_root, write
from tests.reuse.building_twice import MKDOCS_YML, Builder, quick

COUNT = 45
"""Stories: three pages of the archive."""


@dataclass
class Work:
    """What was done since it was last cleared."""

    read: list[str] = field(default_factory=list)
    converted: list[str] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)
    made: Counter[str] = field(default_factory=Counter)
    mkdocs: int = 0

    def clear(self) -> None:
        self.__init__()  # type: ignore[misc]


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Iterator[Work]:
    """Counts, in this process alone."""
    done = Work()

    def counted(owner: Any, name: str, note: Any) -> None:
        usual = getattr(owner, name)

        def noted(*args: Any, **keys: Any) -> Any:
            found = usual(*args, **keys)
            note(args, found)
            return found

        monkeypatch.setattr(owner, name, noted)

    counted(items, "_read_file", lambda args, found: done.read.append(args[1][0].path))
    counted(Converter, "convert", lambda args, found: done.converted.append(args[1]))
    counted(templates, "draw", lambda args, found: done.drawn.append(args[0].seed))
    counted(Files, "put", lambda args, found: done.made.update([found]))
    counted(_mkdocs, "build_pages", lambda args, found: setattr(done, "mkdocs", done.mkdocs + 1))
    monkeypatch.setattr(workers, "FEWEST", 10**9)
    with quick():
        yield done


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = sound_root(tmp_path / "root", {"mkdocs.yml": MKDOCS_YML})
    return write(root, {path(number): story(number) for number in range(COUNT)})


def path(number: int) -> str:
    return f"articles/2025/s{number:02}.md"


def story(number: int, body: str = "", **keys: object) -> str:
    tag, faculty = ("even", "eng") if number % 2 == 0 else ("odd", "bio")
    known = {"title": f"Story {number}", "summary": f"Summary {number}.", "tags": f"[{tag}]", **keys}
    day = f"2025-{1 + number // 28:02}-{1 + number % 28:02}"
    return article(body or f"Text {number}.", date=day, faculties=f"[{faculty}]", **known)


def address(number: int) -> str:
    return f"news/2025/{1 + number // 28:02}/{1 + number % 28:02}/s{number:02}/index.html"


def remade(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {path for path in after if before.get(path) != after[path]}


def test_nothing_changed_is_nothing_done(root: Path, work: Work) -> None:
    Builder(root).build()
    work.clear()
    assert Builder(root).build().remade == 0
    assert work == Work()


def test_an_edit_of_a_text_makes_its_page_and_its_feeds(root: Path, work: Work) -> None:
    builder = Builder(root)
    builder.build()
    before = dict(builder.tree)
    work.clear()
    write(root, {path(44): story(44, body="Another text.")})
    done = builder.build()
    assert work.read == [path(44)]
    assert work.converted == ["Another text."]
    assert work.drawn == []
    assert work.mkdocs == 0
    feeds = {f"{place}feed.{kind}" for place in PLACES for kind in ("xml", "atom", "json")}
    assert remade(before, dict(builder.tree)) == {address(44), *feeds}
    assert done.remade == work.made.total() == 1 + len(feeds)


PLACES = ("", "news/", "faculties/eng/", "tags/even/")
"""Where the newest story stands in feeds."""


def test_an_edit_of_an_old_text_makes_one_page(root: Path, work: Work) -> None:
    """It is in no feed any more but those of its own faculty and tag, which have fewer stories."""
    builder = Builder(root)
    builder.build()
    before = dict(builder.tree)
    work.clear()
    write(root, {path(0): story(0, body="Another text.")})
    builder.build()
    places = ("faculties/eng/", "tags/even/")
    feeds = {f"{place}feed.{kind}" for place in places for kind in ("xml", "atom", "json")}
    assert remade(before, dict(builder.tree)) - feeds == {address(0)}
    assert work.converted == ["Another text."]


def test_an_edit_of_a_summary_makes_what_shows_it_and_no_more(root: Path, work: Work) -> None:
    builder = Builder(root)
    builder.build()
    before = dict(builder.tree)
    work.clear()
    write(root, {path(20): story(20, summary="Another summary.")})
    done = builder.build()
    after = dict(builder.tree)
    assert work.converted == []
    assert work.drawn == []
    assert work.mkdocs == 0
    made = remade(before, after)
    assert done.remade == len(made) == work.made.total()
    shows = {path for path in after if b"Another summary." in after[path]}
    assert made == shows
    assert len(made) <= 1 + 4 * 2 + 3 + 12  # itself, those it is related reading of, lists, feeds


def test_a_new_story_makes_no_old_page_anew(root: Path, work: Work) -> None:
    builder = Builder(root)
    builder.build()
    before = dict(builder.tree)
    write(root, {"articles/2026/new.md": article("New.", date="2026-01-01", faculties="[eng]", tags="[even]")})
    builder.build()
    after = dict(builder.tree)
    entries = {address(number) for number in range(COUNT)}
    assert len(remade(before, after) & entries) <= 5  # its neighbour, and the nearest of its kind
    assert address(0) not in remade(before, after)


def test_a_new_footer_makes_no_text_anew(root: Path, work: Work, tmp_path: Path) -> None:
    builder = Builder(root)
    builder.build()
    work.clear()
    write(root, {"data/institution.yml": (root / "data/institution.yml").read_text().replace("read back", "be read")})
    assert builder.build().remade > COUNT
    assert work.read == ["data/institution.yml"]
    assert work.converted == []
    assert work.drawn == []


def test_the_search_reads_no_new_text_in_a_new_footer(root: Path, work: Work) -> None:
    builder = Builder(root)
    builder.build()
    before = indexed(root)
    write(root, {"data/institution.yml": (root / "data/institution.yml").read_text().replace("read back", "be read")})
    builder.build()
    assert indexed(root) == before
    write(root, {path(3): story(3, body="Another text.")})
    builder.build()
    assert {path for path, key in indexed(root).items() if key != before[path]} == {address(3)}


def indexed(root: Path) -> dict[str, str]:
    prints = {path: Printed(*parts) for path, parts in load(root / ".cache" / "outputs", version()).items()}
    return {path: one.indexed for path, one in prints.items() if one.indexed}


def test_pages_cost_alike_however_many_there_are(tmp_path: Path, work: Work) -> None:
    """No page walks all pages: three times the stories, at most three times the bytes."""
    sizes = []
    for count in (60, 180):
        root = sound_root(tmp_path / str(count), {"mkdocs.yml": MKDOCS_YML})
        dates = [f"20{10 + number // 12:02}-{1 + number % 12:02}-01" for number in range(count)]
        write(root, {f"articles/a{n:03}.md": article("Text.", date=date, tags="[one]") for n, date in enumerate(dates)})
        builder = Builder(root)
        builder.build()
        sizes.append(sum(map(len, builder.tree.values())))
    assert sizes[1] <= 3 * sizes[0]
