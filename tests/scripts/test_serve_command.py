"""The preview's parts: the port, what is watched, and pages that survive a mistake."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

import _ports
import _serve


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


def test_the_sites_content_and_the_projects_code_are_watched(tmp_path: Path) -> None:
    project, root = tmp_path / "project", tmp_path / "root"
    for folder in (project / "articles", project / "newsroom", root / "articles", root / "data"):
        folder.mkdir(parents=True)
    assert _serve.watched(project, root) == [root / "articles", root / "data", project / "newsroom"]


def test_nothing_is_watched_twice(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").touch()
    assert _serve.watched(tmp_path, tmp_path) == [tmp_path / "mkdocs.yml"]


@pytest.fixture
def preview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> _serve.Preview:
    """A preview whose builds are done by whatever `_mkdocs.build_pages` is set to."""
    monkeypatch.setattr(_serve, "PROJECT", tmp_path)
    monkeypatch.setattr(_serve._mkdocs, "site_config", lambda *_, site_dir, site_url: site_dir)
    return _serve.Preview(tmp_path, "http://127.0.0.1:8000/", tmp_path)


def works(site_dir: Path, *, preview: str) -> None:
    site_dir.mkdir()
    (site_dir / "index.html").write_text(f"pages for {preview}", "utf-8")


def fails(site_dir: Path, *, preview: str) -> None:
    site_dir.mkdir()
    raise PluginError("articles/a.md:1:1: <bad>")


def test_problems_are_the_page_until_there_are_good_ones(
    preview: _serve.Preview, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(_serve._mkdocs, "build_pages", fails)
    preview.build()
    assert "articles/a.md:1:1: &lt;bad&gt;" in (preview.site / "index.html").read_text("utf-8")
    assert capsys.readouterr().err == "articles/a.md:1:1: <bad>\n"


def test_good_pages_survive_a_problem(preview: _serve.Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_serve._mkdocs, "build_pages", works)
    preview.build()
    monkeypatch.setattr(_serve._mkdocs, "build_pages", fails)
    preview.build()
    assert (preview.site / "index.html").read_text("utf-8") == "pages for http://127.0.0.1:8000/"


def test_a_fault_of_the_program_does_not_end_the_preview(
    preview: _serve.Preview, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(_serve._mkdocs, "build_pages", lambda *_, **__: {}["x"])
    preview.build()
    assert "This is a fault of the program" in capsys.readouterr().err


def test_a_folder_that_is_made_while_it_runs_is_watched(preview: _serve.Preview) -> None:
    server = _serve.Server(preview, 0, lambda: None)
    server.service_actions()
    assert not server._want_rebuild
    folder = preview.root / "case_studies"
    folder.mkdir()
    server.service_actions()
    assert server._want_rebuild
    assert str(folder) in server._watched_paths
    folder.rmdir()
    server.service_actions()
    assert str(folder) not in server._watched_paths
    server.server_close()
