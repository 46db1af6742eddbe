"""The swap of the old site for the new one, and the mending of one that was cut short at any step."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

import pytest

from newsroom.build import swap


def make(folder: Path, text: str) -> Path:
    folder.mkdir()
    (folder / "index.html").write_text(text, "utf-8")
    return folder


def page(root: Path) -> str:
    return (root / "site" / "index.html").read_text("utf-8")


def names(root: Path) -> list[str]:
    return sorted(path.name for path in root.iterdir())


@pytest.fixture(params=["in one step", "by renaming"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways of swapping, whatever this system can do."""
    if request.param == "by renaming":
        monkeypatch.setattr(swap, "exchange", lambda *_: False)
    elif sys.platform != "linux":
        pytest.skip("Linux alone exchanges two folders in one step")
    return str(request.param)


@pytest.mark.usefixtures("way")
def test_the_new_site_takes_the_place_of_the_old(tmp_path: Path) -> None:
    make(tmp_path / "site", "old")
    swap.swap(make(tmp_path / ".site-new", "new"), tmp_path / "site")
    assert page(tmp_path) == "new"
    assert names(tmp_path) == ["site"]


@pytest.mark.usefixtures("way")
def test_the_first_site_needs_no_old_one(tmp_path: Path) -> None:
    swap.swap(make(tmp_path / ".site-new", "new"), tmp_path / "site")
    assert page(tmp_path) == "new"
    assert names(tmp_path) == ["site"]


@pytest.mark.usefixtures("way")
def test_an_old_leftover_is_no_hindrance(tmp_path: Path) -> None:
    make(tmp_path / "site", "old")
    make(tmp_path / ".site-old", "older")
    swap.swap(make(tmp_path / ".site-new", "new"), tmp_path / "site")
    assert page(tmp_path) == "new"
    assert names(tmp_path) == ["site"]


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone exchanges two folders in one step")
def test_two_folders_change_places(tmp_path: Path) -> None:
    one, other = make(tmp_path / "one", "1"), make(tmp_path / "other", "2")
    assert swap.exchange(one, other)
    assert (one / "index.html").read_text("utf-8") == "2"
    assert not swap.exchange(one, tmp_path / "none")


@pytest.mark.parametrize(
    ("folders", "expected"),
    [
        ({}, None),
        ({".site-new": "half"}, None),
        ({"site": "good"}, "good"),
        ({"site": "good", ".site-new": "half"}, "good"),
        ({".site-old": "good", ".site-new": "whole"}, "good"),
        ({"site": "new", ".site-old": "good"}, "new"),
        ({".site-old": "good"}, "good"),
        ({"site": "new", ".site-new": "good"}, "new"),
    ],
    ids=[
        "nothing yet",
        "killed in the first build",
        "nothing wrong",
        "killed in a build",
        "killed between the renames",
        "killed after the renames",
        "killed between the renames, the new one lost",
        "killed after an exchange",
    ],
)
def test_repair_mends_what_a_kill_left(tmp_path: Path, folders: dict[str, str], expected: str | None) -> None:
    for name, text in folders.items():
        make(tmp_path / name, text)
    swap.repair(tmp_path)
    assert names(tmp_path) == (["site"] if expected else [])
    if expected:
        assert page(tmp_path) == expected


class Killed(BaseException):
    """Stands for kill -9: nothing catches it."""


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("step", range(4))
def test_a_swap_killed_at_any_step_leaves_a_whole_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    make(tmp_path / "site", "old")
    new = make(tmp_path / ".site-new", "new")
    steps = iter(range(10))
    for name in ("_rename", "_remove"):
        monkeypatch.setattr(swap, name, dying(getattr(swap, name), steps, step))
    with contextlib.suppress(Killed):
        swap.swap(new, tmp_path / "site")
    monkeypatch.undo()
    swap.repair(tmp_path)
    assert names(tmp_path) == ["site"]
    assert page(tmp_path) in {"old", "new"}


def dying(action, steps, last):
    """The action, until the step that is the last."""

    def do(*paths):
        if next(steps) == last:
            raise Killed
        action(*paths)

    return do


def test_a_rename_that_fails_half_way_puts_the_old_site_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "exchange", lambda *_: False)
    make(tmp_path / "site", "old")
    with pytest.raises(swap.SwapError, match="could not be renamed to site"):
        swap.swap(tmp_path / ".site-new", tmp_path / "site")
    assert page(tmp_path) == "old"
    assert names(tmp_path) == ["site"]


def test_a_refused_rename_is_tried_again() -> None:
    pauses: list[float] = []

    def refused_twice() -> None:
        if len(pauses) < 2:
            raise PermissionError

    swap._persist(refused_twice, 5, pauses.append)
    assert len(pauses) == 2
    assert pauses == sorted(pauses)


def test_a_rename_refused_for_good_is_given_up() -> None:
    pauses: list[float] = []

    def refused() -> None:
        raise PermissionError

    with pytest.raises(PermissionError):
        swap._persist(refused, 5, pauses.append)
    assert len(pauses) == 4


@pytest.mark.skipif(sys.platform == "win32", reason="links need a permission there")
def test_a_link_to_a_site_is_replaced_and_its_target_kept(tmp_path: Path) -> None:
    target = make(tmp_path / "elsewhere", "old")
    (tmp_path / "site").symlink_to(target)
    swap.swap(make(tmp_path / ".site-new", "new"), tmp_path / "site")
    assert page(tmp_path) == "new"
    assert (target / "index.html").read_text("utf-8") == "old"
