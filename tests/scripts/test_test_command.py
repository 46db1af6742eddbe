"""The test command: where a browser is looked for, and what its absence means."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

import _browser
import _test


def program(folder: Path, name: str) -> Path:
    """A file that can be run, as far as a search in PATH can tell."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / (name + (".exe" if os.name == "nt" else ""))
    file.write_text("#!/bin/sh\n", "utf-8")
    file.chmod(0o755)
    return file


def test_the_named_browser_comes_first(tmp_path: Path) -> None:
    mine = program(tmp_path, "mine")
    assert _browser.find_or_install({"CHROMIUM_PATH": str(mine), "PATH": str(tmp_path)}) == mine


def test_a_wrongly_named_browser_is_said(tmp_path: Path) -> None:
    with pytest.raises(_browser.NamedBrowserMissing, match="CHROMIUM_PATH"):
        _browser.named({"CHROMIUM_PATH": str(tmp_path / "none")})


def test_chromium_is_liked_before_chrome_and_edge(tmp_path: Path) -> None:
    names = ["microsoft-edge", "google-chrome", "chromium"]
    edge, chrome, chromium = (program(tmp_path, name) for name in names)
    assert list(_browser.installed({"PATH": str(tmp_path)}, "linux")) == [chromium, chrome, edge]


def test_macos_keeps_browsers_among_its_applications(tmp_path: Path) -> None:
    places = list(_browser.usual_places({"HOME": str(tmp_path)}, "darwin"))
    assert Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome") in places
    assert tmp_path / "Applications/Chromium.app/Contents/MacOS/Chromium" in places


def test_windows_keeps_browsers_among_its_programs(tmp_path: Path) -> None:
    edge = program(tmp_path / "Microsoft" / "Edge" / "Application", "msedge.exe").with_name("msedge.exe")
    edge.touch()
    assert list(_browser.installed({"PATH": "", "PROGRAMFILES(X86)": str(tmp_path)}, "win32")) == [edge]


def test_a_browser_that_does_not_start_is_passed_over(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    assert _browser.first([one, two], usable=lambda browser: browser == two) == two
    assert _browser.first([one, two], usable=lambda _: False) is None


def test_each_source_is_asked_only_after_the_one_before(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def playwright(*, install: bool = False) -> None:
        asked.append(f"playwright {install}")

    def packages(_: Mapping[str, str]) -> Path:
        asked.append("packages")
        return Path("/usr/bin/chromium")

    monkeypatch.setattr(_browser, "of_playwright", playwright)
    monkeypatch.setattr(_browser, "of_package_manager", packages)
    monkeypatch.setattr(_browser, "installed", lambda *_: iter(()))
    assert _browser.find_or_install({}) == Path("/usr/bin/chromium")
    assert asked == ["playwright False", "playwright True", "packages"]


@pytest.fixture
def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_browser, "find_or_install", lambda _: None)


@pytest.mark.usefixtures("no_browser")
def test_a_missing_browser_is_said_aloud_and_skips(capsys: pytest.CaptureFixture[str]) -> None:
    variables: dict[str, str] = {}
    assert _test.browser_is_settled(variables)
    assert variables == {}
    assert capsys.readouterr().out.startswith("!!! NO BROWSER")


@pytest.mark.usefixtures("no_browser")
def test_a_missing_browser_fails_in_ci() -> None:
    assert not _test.browser_is_settled({"CI": "true"})


def test_the_tests_are_told_the_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_browser, "find_or_install", lambda _: Path("found"))
    variables: dict[str, str] = {}
    assert _test.browser_is_settled(variables)
    assert variables == {"CHROMIUM_PATH": "found"}


@pytest.mark.parametrize("failing", [*(" ".join(check) for check in _test.CHECKS), "pytest -k x"])
def test_everything_runs_and_one_failure_is_a_failure(failing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []

    def run(command: list[str], _: Mapping[str, str]) -> bool:
        ran.append(" ".join(command))
        return ran[-1] != failing

    monkeypatch.setattr(_test, "run", run)
    monkeypatch.setattr(_test, "browser_is_settled", lambda _: True)
    assert _test.main(["-k", "x"]) == 1
    assert ran == [*(" ".join(check) for check in _test.CHECKS), "pytest -k x"]
