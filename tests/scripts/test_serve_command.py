"""The preview's parts: the port, what is watched, what MkDocs says, how it starts and ends."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from pathlib import Path

import pytest

import _filelock
import _live
import _ports
import _preview_panel
import _serve
import _watch
from newsroom.build.preview import Troubles
from newsroom.reading.problem import Problem
from tests.building import sound_root
from tests.previews import SETTINGS, eventually


def test_the_first_free_port_is_taken() -> None:
    assert _ports.choose(None, free=lambda port: port == 8003) == 8003


def test_a_wanted_port_is_taken_if_it_is_free() -> None:
    assert _ports.choose(9999, free=lambda _: True) == 9999


def test_a_wanted_port_that_is_taken_is_said() -> None:
    with pytest.raises(_ports.NoPort, match="Port 9999 cannot be used"):
        _ports.choose(9999, free=lambda _: False)


def test_no_port_at_all_is_said() -> None:
    with pytest.raises(_ports.NoPort, match="All ports from 8000 to 8099 are taken"):
        _ports.choose(None, free=lambda _: False)


def test_a_port_that_somebody_listens_at_is_not_free() -> None:
    with socket.socket() as other:
        other.bind((_ports.HOST, 0))
        other.listen()
        port = other.getsockname()[1]
        assert not _ports.is_free(port)
    assert _ports.is_free(port)


@pytest.mark.parametrize("port", ["0", "65536", "-1", "x", "80.5", "٣"])
def test_what_is_no_port_is_wrong_use(port: str) -> None:
    with pytest.raises(SystemExit) as ended:
        _serve.main(["--port", port])
    assert ended.value.code == 2


# ---- what is watched


def test_the_sites_content_and_the_projects_code_are_watched(tmp_path: Path) -> None:
    project, root = tmp_path / "project", tmp_path / "root"
    for folder in (project / "articles", project / "newsroom", root / "articles", root / "data"):
        folder.mkdir(parents=True)
    assert _watch.watched(project, root) == [root / "articles", root / "data", project / "newsroom"]


def test_nothing_is_watched_twice(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    assert _watch.watched(tmp_path, tmp_path) == [tmp_path / "templates"]


@pytest.mark.parametrize(
    "name",
    [".week.md.swp", "week.md~", ".#week.md", "#week.md#", "4913", ".goutputstream-X1", "~$week.docx", "week.tmp",
     "__pycache__/site.cpython-311.pyc", ".DS_Store", "week.md___jb_tmp___"],
)  # fmt: skip
def test_what_editors_leave_is_passed_over(name: str) -> None:
    assert not _watch.matters(f"articles/2023/{name}")


@pytest.mark.parametrize("name", ["week.md", "bench.JPG", "index.md", "faculties.yml", "2023"])
def test_what_people_write_is_not(name: str) -> None:
    assert _watch.matters(f"articles/2023/{name}")


def test_folders_that_come_go_and_come_again_are_watched(tmp_path: Path) -> None:
    seen: set[Path] = set()
    watch = _watch.Watch(tmp_path / "project", tmp_path, seen.update)
    (tmp_path / "project").mkdir()
    watch.start()
    try:
        folder = tmp_path / "articles"
        for name in ("first.md", "second.md"):
            seen.clear()
            eventually(lambda: _made(folder) and folder in seen)
            eventually(lambda name=name: _written(folder / name) in seen)  # type: ignore[misc]
            for file in folder.iterdir():
                file.unlink()
            seen.clear()
            folder.rmdir()
            eventually(lambda: folder in seen)
    finally:
        watch.stop()


def _made(folder: Path) -> bool:
    """Whether it is there; made anew until the watch, which may only just be starting, has seen it."""
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
    folder.mkdir(exist_ok=True)
    return True


def _written(file: Path) -> Path:
    file.write_text("text", "utf-8")
    return file


# ---- what is said


def test_what_mkdocs_says_is_told_with_its_place() -> None:
    said = (
        "mkdocs.yml:2:1: `site_url` is no address\n2 problems; nothing was built, the last good site stands.\nOh, well."
    )
    found = _serve.not_laid(said)
    assert found.problems == (Problem("mkdocs.yml", 2, 1, "`site_url` is no address"),)
    assert found.lines == ("Oh, well.",)


def test_a_panel_escapes_what_it_tells() -> None:
    panel = _preview_panel.panel_of(Troubles((Problem("a<b>.md", 3, 1, 'write <i> & "x"'),), ("<hr>",)))
    assert "a&lt;b&gt;.md, line 3" in panel.html
    assert "Write &lt;i&gt; &amp; &#34;x&#34;." in panel.html
    assert "&lt;hr&gt;" in panel.html
    assert "2 things need mending" in panel.html


def test_nothing_wrong_is_no_panel() -> None:
    assert _preview_panel.panel_of(Troubles()) == _preview_panel.Panel("", "")


def test_troubles_are_told_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    terminal = _live.Terminal((tmp_path,))
    troubles = Troubles((Problem("a.md", 1, 1, "no"),))
    assert [terminal.troubles(each) for each in (Troubles(), troubles, troubles, Troubles(), troubles)] == [
        False, True, False, True, True,
    ]  # fmt: skip
    assert capsys.readouterr().err.count("a.md:1:1: no") == 2


def test_files_are_named_as_they_stand_in_the_site(tmp_path: Path) -> None:
    terminal = _live.Terminal((tmp_path / "root", tmp_path))
    files = [tmp_path / "root" / "articles" / "a.md", tmp_path / "templates" / "b.html", tmp_path / "z"]
    assert terminal.names(files[:1]) == "articles/a.md"
    assert terminal.names(files[:2]) == "articles/a.md and 1 other"
    assert terminal.names(files) == "articles/a.md and 2 others"


@pytest.mark.parametrize(
    ("paths", "said"),
    [
        ([], ""),
        (["index.html"], "; 1 page remade in 0.50 s"),
        (["feed.xml"], "; 1 file remade in 0.50 s"),
        (["index.html", "a/index.html", "feed.xml"], "; 2 pages and 1 other file remade in 0.50 s"),
    ],
)
def test_what_was_remade_is_counted(paths: list[str], said: str) -> None:
    assert _live.made(paths, 0.5) == said


# ---- starting and ending


def test_a_folder_that_a_killed_preview_left_is_removed(tmp_path: Path) -> None:
    left = tmp_path / "preview-left"
    left.mkdir()
    (left / "lock").touch()
    with _serve._own_folder(tmp_path) as folder:
        assert not left.exists()
        assert folder.is_dir()
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_ends_it_at_once_and_leaves_nothing(tmp_path: Path) -> None:
    root = sound_root(tmp_path / "root", {"mkdocs.yml": SETTINGS})
    with socket.socket() as free:
        free.bind((_ports.HOST, 0))
        port = free.getsockname()[1]
    command = [sys.executable, str(_serve.PROJECT / "scripts" / "serve.py"), "--root", str(root), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline() == f"Serving at http://127.0.0.1:{port}/ (press Ctrl+C to stop)\n"
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as reply:
            assert b"Testing News" in reply.read()
        listener = threading.Thread(target=_listen, args=(port,), daemon=True)
        listener.start()
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
        assert process.stderr.read().replace(f"{_serve.WAITING}\n", "") == ""
        listener.join(20)
    assert list((root / ".cache").glob("preview-*")) == []
    assert not (root / "site").exists()


def _listen(port: int) -> None:
    """As a page that is open; ends with the preview."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/_preview/events?page=/&key=x") as reply:
            reply.read()
    except OSError:
        return


def test_a_port_that_somebody_took_meanwhile_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = sound_root(tmp_path / "root", {"mkdocs.yml": SETTINGS})
    with socket.socket() as other:
        other.bind((_ports.HOST, 0))
        other.listen()
        port = other.getsockname()[1]
        monkeypatch.setattr(_ports, "choose", lambda wanted: wanted)
        assert _serve.main(["--root", str(root), "--port", str(port)]) == 2
    assert capsys.readouterr().err.startswith(f"Port {port} cannot be used")


@pytest.mark.skipif(os.name == "nt", reason="a process becomes another")
def test_it_starts_again_at_the_same_port(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    become: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda program, command: become.append(command))
    monkeypatch.setattr(subprocess, "call", lambda command: 0)
    _serve._start_again(tmp_path, 8123)
    assert become[0][1:] == [
        str(_serve.PROJECT / "scripts" / "serve.py"), "--root", str(tmp_path), "--port", "8123",
    ]  # fmt: skip


def test_the_lock_of_a_build_is_not_held(tmp_path: Path) -> None:
    _serve._mend_a_killed_build(tmp_path)
    with _filelock.held_if_free(tmp_path / _serve.BUILD_LOCK) as free:
        assert free


def test_the_script_of_the_preview_is_in_no_folder_that_builds_publish() -> None:
    published = [*(_serve.PROJECT / "overrides").rglob("*"), *(_serve.PROJECT / "docs").rglob("*")]
    assert not [file for file in published if re.search(r"preview\.(js|css)$", file.name)]
