"""Pictures for sharing are drawn once, and again only where their own words change."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsroom.build import workers
from newsroom.outputs import social
from newsroom.render.social import Sheet
from tests.building import article, sound_root, write
from tests.reuse.building_twice import MKDOCS_YML, Builder, quick

STORY = "articles/2025/story.md"
PICTURE = "news/2025/02/03/story/social.png"


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The headlines that were drawn, in this process alone."""
    seen: list[str] = []
    usual = social.picture

    def noted(sheet: Sheet) -> bytes:
        seen.append(sheet.headline)
        return usual(sheet)

    monkeypatch.setattr(workers, "FEWEST", 10**9)
    with quick():
        monkeypatch.setattr(social, "picture", noted)
        yield seen


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return sound_root(tmp_path / "root", {"mkdocs.yml": MKDOCS_YML, STORY: told()})


def told(title: str = "A story", summary: str = "One sentence.", body: str = "Text.") -> str:
    return article(body, title=title, summary=summary, date="2025-02-03")


def test_a_second_build_draws_nothing(root: Path, drawn: list[str]) -> None:
    first = Builder(root)
    first.build()
    assert sorted(drawn) == ["A story", "Small", "The exchange", "The plan", "The week"]
    before = first.tree[PICTURE]
    drawn.clear()
    Builder(root).build()
    assert drawn == []
    assert first.tree[PICTURE] == before


def test_an_edit_of_the_text_draws_nothing_and_one_of_the_headline_one(root: Path, drawn: list[str]) -> None:
    builder = Builder(root)
    builder.build()
    before = dict(builder.tree)
    drawn.clear()
    write(root, {STORY: told(summary="Another one.", body="Another text.")})
    builder.build()
    assert drawn == []
    write(root, {STORY: told("Another story")})
    builder.build()
    assert drawn == ["Another story"]
    assert builder.tree[PICTURE] != before[PICTURE]


def test_a_build_with_nothing_kept_gives_the_same_bytes(root: Path, tmp_path: Path) -> None:
    pictures = []
    for name in ("one", "two"):
        builder = Builder(sound_root(tmp_path / name, {"mkdocs.yml": MKDOCS_YML, STORY: told()}))
        with quick():
            builder.build()
        pictures.append({path: content for path, content in builder.tree.items() if path.endswith("social.png")})
    assert pictures[0] == pictures[1]
    assert len(pictures[0]) == 5


def test_what_they_took_is_told_apart(root: Path, drawn: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    done = Builder(root).build()
    assert done.social_seconds > 0
    assert drawn
