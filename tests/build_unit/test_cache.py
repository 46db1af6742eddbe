"""What is kept between builds: sound or as good as not there."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from newsroom.build import cache
from newsroom.build.cache import Files, Shelf, load, save
from newsroom.content.base import PartialDate
from newsroom.memory import digest
from newsroom.settings import Link

VERSION = "f" * 32
VALUE = {"a": ("text é", 1, None, PartialDate(2023, 9), Link("News", "/news/"))}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    save(tmp_path / "kept", VERSION, VALUE)
    return tmp_path / "kept"


def test_what_is_kept_comes_back(file: Path) -> None:
    assert load(file, VERSION) == VALUE


def test_what_is_not_there_is_nothing(tmp_path: Path) -> None:
    assert load(tmp_path / "no such file", VERSION) is None
    assert load(tmp_path, VERSION) is None


def test_another_version_is_nothing(file: Path) -> None:
    assert load(file, "e" * 32) is None


def test_cut_short_anywhere_it_is_nothing(file: Path) -> None:
    whole = file.read_bytes()
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        assert load(file, VERSION) is None


def test_scrambled_anywhere_it_is_nothing(file: Path) -> None:
    whole = file.read_bytes()
    for place in range(len(whole)):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        assert load(file, VERSION) is None


class Harm:
    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, ("harm",)


@pytest.mark.parametrize("value", [Harm(), [subprocess.Popen], {"x": Path("x")}])
def test_nothing_but_plain_values_and_our_own_models_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: object
) -> None:
    """Somebody may send a cache along with their pull request."""
    monkeypatch.chdir(tmp_path)
    save(tmp_path / "kept", VERSION, value)
    assert load(tmp_path / "kept", VERSION) is None
    assert [file.name for file in tmp_path.iterdir()] == ["kept"]


def test_a_function_of_ours_is_no_model(tmp_path: Path) -> None:
    save(tmp_path / "kept", VERSION, cache.save)
    assert b"newsroom.build.cache" in (tmp_path / "kept").read_bytes()
    assert load(tmp_path / "kept", VERSION) is None


def test_a_folder_that_nobody_may_write_costs_only_the_memory(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "file").touch()
    save(tmp_path / "file" / "below", VERSION, VALUE)
    assert load(tmp_path / "file" / "below", VERSION) is None


# ---- shelves


def keys(count: int) -> list[str]:
    return [digest(number) for number in range(count)]


def test_a_shelf_outlives_the_process(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, VERSION)
    for key in keys(200):
        shelf.keep(key, key.upper())
    shelf.save()
    again = Shelf(tmp_path, VERSION)
    assert [again.recall(key) for key in keys(200)] == [key.upper() for key in keys(200)]
    assert again.recall(digest("another")) is None


def test_only_drawers_with_something_new_are_written(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, VERSION)
    for key in keys(200):
        shelf.keep(key, "old")
    shelf.save()
    before = {file.name: file.stat().st_ino for file in tmp_path.iterdir()}
    again = Shelf(tmp_path, VERSION)
    for key in keys(200):
        again.recall(key)
    again.keep(digest("new"), "new")
    again.save()
    after = {file.name: file.stat().st_ino for file in tmp_path.iterdir()}
    assert len([name for name in after if before.get(name) != after[name]]) == 1


def test_what_nobody_asked_for_goes_when_its_drawer_is_written(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, VERSION)
    for key in keys(2000):
        shelf.keep(key, "old")
    shelf.save()
    again = Shelf(tmp_path, VERSION)
    for key in keys(2000)[:1000]:
        again.keep(key, "new")
    again.save()
    held = Shelf(tmp_path, VERSION)
    assert [held.recall(key) for key in keys(2000)] == ["new"] * 1000 + [None] * 1000


def test_a_broken_drawer_is_an_empty_one(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, VERSION)
    shelf.keep(digest(1), "one")
    shelf.save()
    (drawer,) = tmp_path.iterdir()
    drawer.write_bytes(b"scrambled")
    again = Shelf(tmp_path, VERSION)
    assert again.recall(digest(1)) is None
    again.keep(digest(1), "one again")
    again.save()
    assert Shelf(tmp_path, VERSION).recall(digest(1)) == "one again"


# ---- finished files


def test_a_file_is_known_by_what_is_in_it(tmp_path: Path) -> None:
    files = Files(tmp_path)
    name = files.put(b"page")
    assert files.put(b"page") == name
    assert files.is_whole(name)
    assert files.path(name).read_bytes() == b"page"
    assert not files.is_whole("0" * 32)


def test_a_file_that_somebody_edited_is_not_whole_and_is_replaced(tmp_path: Path) -> None:
    files = Files(tmp_path / "files")
    name = files.put(b"page")
    files.lay(name, str(tmp_path / "index.html"))
    (tmp_path / "index.html").write_bytes(b"edited in place")
    assert not files.is_whole(name)
    files.put(b"page")
    assert files.is_whole(name)
    assert (tmp_path / "index.html").read_bytes() == b"edited in place"


def test_only_what_is_kept_stays(tmp_path: Path) -> None:
    files = Files(tmp_path)
    names = [files.put(str(number).encode()) for number in range(50)]
    files.sweep(names[:10])
    assert [files.is_whole(name) for name in names] == [True] * 10 + [False] * 40


# ---- hashes


def test_equal_things_have_one_hash_in_every_process() -> None:
    code = (
        "from newsroom.memory import digest; from newsroom.settings import Link;"
        "print(digest('é', 1.5, None, (Link('a', '/a/', (Link('b', '/b/'),)),) * 2, {'x': ('y',)}, b'z'))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(found) == 1


def test_what_is_one_object_and_what_is_two_equal_ones_has_one_hash() -> None:
    one, other = "".join(["te", "xt"]), "".join(["tex", "t"])
    assert one is not other
    assert digest(one, one) == digest(one, other)
    assert digest(Link(one, one)) == digest(Link(one, other))
