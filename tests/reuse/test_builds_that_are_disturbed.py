"""Builds that are killed, that run at once, and that find a cache nobody would want."""

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from newsroom.build import swap
from tests.building import article, sound_root, write
from tests.reuse.building_twice import MKDOCS_YML, PROJECT, Builder, quick, tree_of

STARTED = """
import sys
sys.path[:0] = [{project!r}, {scripts!r}]
from pathlib import Path
from tests.reuse.building_twice import Builder, quick
import _build, _filelock
from newsroom.build import workers
workers.FEWEST = 1  # so that copies of the process are at work, too
root = Path({root!r})
with quick(), _filelock.held(root / _build.BUILD_LOCK, waiting="waiting"):
    from newsroom.build import swap
    swap.repair(root)
    print("go", flush=True)
    Builder(root).build()
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return sound_root(tmp_path / "root", {"mkdocs.yml": MKDOCS_YML})


def started(root: Path) -> "subprocess.Popen[bytes]":
    """A build in a process of its own."""
    code = STARTED.format(project=str(PROJECT), scripts=str(PROJECT / "scripts"), root=str(root))
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def clean_tree(root: Path, folder: Path) -> Mapping[str, bytes]:
    """What a clean build of the same content gives."""
    shutil.copytree(root, folder, ignore=shutil.ignore_patterns("site", ".site*", ".cache"))
    builder = Builder(folder)
    builder.build()
    return builder.tree


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGKILL")
def test_a_build_killed_at_any_moment_leaves_the_last_good_site(root: Path, tmp_path: Path) -> None:
    chance = random.Random(7)
    with quick():
        builder = Builder(root)
        builder.build()
        good = builder.tree
        for number in range(16):
            write(root, {"articles/2023/more.md": article(f"Edit {number}.", date="2023-10-01")})
            _killed_after(started(root), chance.uniform(0, 0.5))
            swap.repair(root)
            standing = builder.tree
            if standing != good:  # it was done before it was killed
                assert b"Edit" in standing["news/2023/10/01/more/index.html"]
                good = standing
        builder.build()
        assert builder.tree == clean_tree(root, tmp_path / "clean")
        assert [path.name for path in root.glob(".site*")] == []


def _killed_after(build: "subprocess.Popen[bytes]", seconds: float) -> None:
    """Kills it `seconds` after it began in earnest."""
    assert build.stdout
    assert build.stderr
    assert build.stdout.readline() == b"go\n", build.stderr.read().decode()
    try:
        build.wait(seconds)
    except subprocess.TimeoutExpired:
        build.send_signal(signal.SIGKILL)
    build.communicate()


def test_two_builds_at_once_do_no_harm(root: Path, tmp_path: Path) -> None:
    builds = [started(root) for _ in range(3)]
    said = [build.communicate()[1].decode() for build in builds]
    assert [build.returncode for build in builds] == [0, 0, 0], said
    with quick():
        assert tree_of(root / "site") == clean_tree(root, tmp_path / "clean")


def test_two_clean_builds_in_two_folders_give_the_same_bytes(root: Path, tmp_path: Path) -> None:
    with quick():
        assert clean_tree(root, tmp_path / "one") == clean_tree(root, tmp_path / "other é")


# ---- caches that nobody would want


def scrambled(content: bytes) -> bytes:
    chance = random.Random(len(content))
    return bytes(byte ^ chance.randrange(256) for byte in content)


@pytest.mark.parametrize(
    "spoil",
    [lambda content: content[: len(content) // 2], lambda content: b"", scrambled, lambda content: content + b"more"],
    ids=["cut short", "empty", "scrambled", "with more behind it"],
)
def test_a_spoiled_cache_is_ignored_without_a_word(
    root: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], spoil: object
) -> None:
    assert callable(spoil)
    with quick():
        builder = Builder(root)
        builder.build()
        clean = clean_tree(root, tmp_path / "clean")
        for file in [file for file in (root / ".cache").rglob("*") if file.is_file() and file.name != "build.lock"]:
            content = spoil(file.read_bytes())
            file.unlink()
            file.write_bytes(content)
        builder.build()
        assert builder.tree == clean
    said = capfd.readouterr()
    assert said.out + said.err == ""


def test_each_part_of_the_cache_may_be_missing(root: Path, tmp_path: Path) -> None:
    with quick():
        builder = Builder(root)
        builder.build()
        clean = clean_tree(root, tmp_path / "clean")
        for part in sorted((root / ".cache").iterdir()):
            shutil.rmtree(part) if part.is_dir() else part.unlink()
            builder.build()
            assert builder.tree == clean, part.name


def test_the_site_may_be_edited_in_place_or_removed(root: Path, tmp_path: Path) -> None:
    """Its files are second names of those in the cache, so an editor that writes in place spoils both."""
    with quick():
        builder = Builder(root)
        builder.build()
        clean = clean_tree(root, tmp_path / "clean")
        for file in (root / "site").rglob("*.html"):
            with file.open("ab") as opened:
                opened.write(b"edited in place")
        (root / "site" / "mine.txt").write_text("mine")
        builder.build()
        assert builder.tree == clean
        shutil.rmtree(root / "site")
        builder.build()
        assert builder.tree == clean


def test_a_change_of_the_program_makes_all_anew(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with quick():
        first = Builder(root).build()
        assert Builder(root).build().remade == 0
        monkeypatch.setattr("newsroom.build.kept.version", lambda: "0" * 32)
        assert Builder(root).build().remade == first.remade


def test_where_files_have_one_name_only_they_are_copied(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*names: object, **options: object) -> None:
        raise OSError("no second names here")

    monkeypatch.setattr(os, "link", refused)
    with quick():
        clean = clean_tree(root, tmp_path / "clean")
        for _ in range(3):
            builder = Builder(root)
            builder.build()
            assert builder.tree == clean
