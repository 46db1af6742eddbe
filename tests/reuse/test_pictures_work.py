"""How much work pictures make: counted, never timed."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsroom.build import workers
from newsroom.pages import pictures as published
from newsroom.reading import pictures
from newsroom.render.pictures import made
from tests.building import article, sound_root, write
from tests.photos import photo
from tests.reuse.building_twice import MKDOCS_YML, Builder, quick

STORY = "articles/2025/kiln/index.md"
IMAGE = "{src: kiln.jpg, alt: A kiln with its door open, credit: Jane Doe, agreement: none seen}"


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter[str]]:
    """What was done since it was last cleared, in this process alone."""
    done: Counter[str] = Counter()

    def counted(owner: Any, name: str, what: str, usual: Any) -> None:
        def noted(*args: Any) -> Any:
            done[what] += 1
            return usual(*args)

        monkeypatch.setattr(owner, name, noted)

    counted(published, "made", "made", made)
    counted(pictures, "_facts", "looked at", pictures._facts)
    monkeypatch.setattr(workers, "FEWEST", 10**9)
    with quick():
        yield done


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = sound_root(tmp_path / "root", {"mkdocs.yml": MKDOCS_YML, STORY: story("Text.")})
    (root / "articles/2025/kiln/kiln.jpg").write_bytes(photo("JPEG", 6, (900, 1700)))
    (root / "docs/bench.png").write_bytes(photo("PNG", 1, (500, 300)))
    return root


def story(body: str) -> str:
    return article(body, date="2025-05-05", image=IMAGE)


def test_a_second_build_does_no_picture_work(root: Path, work: Counter[str]) -> None:
    Builder(root).build()
    assert work == {"looked at": 2, "made": 6}
    work.clear()
    assert Builder(root).build().remade == 0
    assert work == {}


def test_an_edit_of_the_words_leaves_the_pictures_alone(root: Path, work: Counter[str]) -> None:
    Builder(root).build()
    work.clear()
    write(root, {STORY: story("Other text.").replace("door open", "door shut")})
    assert Builder(root).build().remade > 1
    assert work == {}


def test_another_picture_is_the_only_one_that_is_made(root: Path, work: Counter[str]) -> None:
    builder = Builder(root)
    builder.build()
    before = dict(builder.tree)
    work.clear()
    (root / "articles/2025/kiln/kiln.jpg").write_bytes(photo("JPEG", 1, (900, 1700)))
    builder.build()
    assert work == {"looked at": 1, "made": 4}
    changed = {path for path, content in builder.tree.items() if before.get(path) != content}
    assert {path for path in changed if not path.endswith((".html", ".xml", ".atom", ".json"))} == {
        f"news/2025/05/05/kiln/kiln.jpg.{ending}" for ending in ("400.webp", "800.webp", "webp", "jpg")
    }


def test_a_picture_of_another_width_changes_the_pages_that_show_it(root: Path, work: Counter[str]) -> None:
    """What a page says of a picture's size is among what it was made from."""
    builder = Builder(root)
    builder.build()
    before = dict(builder.tree)
    (root / "articles/2025/kiln/kiln.jpg").write_bytes(photo("JPEG", 1, (700, 300)))
    builder.build()
    after = dict(builder.tree)
    for path in ("index.html", "news/2025/05/05/kiln/index.html", "feed.json"):
        assert before[path] != after[path]
    assert b"kiln.jpg.800.webp" not in after["index.html"]
    assert "news/2025/05/05/kiln/kiln.jpg.800.webp" not in after
