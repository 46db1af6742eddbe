"""The folder of finished files, laid out over a spare one."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from newsroom.build.cache import Files
from newsroom.build.tree import lay_out
from newsroom.memory import digest_of_bytes


def held(folder: Path) -> dict[str, str]:
    found = (file for file in folder.rglob("*") if not file.is_dir())
    return {file.relative_to(folder).as_posix(): file.read_text() for file in found}


def folders(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_dir()}


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path / "files")


def laid(tmp_path: Path, files: Files, wanted: Mapping[str, str]) -> int:
    names = {path: digest_of_bytes(text.encode()) for path, text in wanted.items()}
    for path, name in names.items():
        if not files.is_whole(name):
            files.put(wanted[path].encode())
    return lay_out(tmp_path / "new", names, files, tmp_path / "spare")


WANTED = {"index.html": "home", "a/b/index.html": "deep", "feed.xml": "feed"}


def test_without_a_spare_all_is_laid(tmp_path: Path, files: Files) -> None:
    assert laid(tmp_path, files, WANTED) == 3
    assert held(tmp_path / "new") == WANTED


def test_what_stands_in_the_spare_is_left(tmp_path: Path, files: Files) -> None:
    laid(tmp_path, files, WANTED)
    (tmp_path / "new").rename(tmp_path / "spare")
    assert laid(tmp_path, files, {**WANTED, "feed.xml": "another"}) == 1
    assert held(tmp_path / "new") == {**WANTED, "feed.xml": "another"}
    assert not (tmp_path / "spare").exists()


def test_what_was_done_to_the_spare_is_undone(tmp_path: Path, files: Files) -> None:
    laid(tmp_path, files, WANTED)
    spare = tmp_path / "spare"
    (tmp_path / "new").rename(spare)
    (spare / "more" / "deep").mkdir(parents=True)
    (spare / "more" / "deep" / "x").write_text("more")
    (spare / "feed.xml").unlink()
    (spare / "feed.xml").mkdir()
    (spare / "feed.xml" / "x").write_text("a folder where a file was")
    (spare / "index.html").unlink()
    (spare / "index.html").write_text("another file of this name")
    (spare / "a" / "b" / "index.html").unlink()
    (spare / "a" / "b" / "index.html").symlink_to(tmp_path / "elsewhere")
    assert laid(tmp_path, files, WANTED) == 3
    assert held(tmp_path / "new") == WANTED
    assert folders(tmp_path / "new") == {"a", "a/b"}


def test_a_file_where_a_folder_is_wanted(tmp_path: Path, files: Files) -> None:
    laid(tmp_path, files, {"a": "a file"})
    (tmp_path / "new").rename(tmp_path / "spare")
    laid(tmp_path, files, {"a/index.html": "below"})
    assert held(tmp_path / "new") == {"a/index.html": "below"}


def test_what_is_changed_is_never_written_into(tmp_path: Path, files: Files) -> None:
    """The site that is served may hold the same file under another name."""
    laid(tmp_path, files, WANTED)
    (tmp_path / "new").rename(tmp_path / "spare")
    served = tmp_path / "served.html"
    served.hardlink_to(tmp_path / "spare" / "index.html")
    laid(tmp_path, files, {**WANTED, "index.html": "new home"})
    assert served.read_text() == "home"


def test_half_a_folder_of_a_killed_build_is_no_spare(tmp_path: Path, files: Files) -> None:
    (tmp_path / "new" / "half").mkdir(parents=True)
    laid(tmp_path, files, WANTED)
    assert held(tmp_path / "new") == WANTED
    assert folders(tmp_path / "new") == {"a", "a/b"}
