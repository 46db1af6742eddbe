"""Find a browser for the tests, or install one where that may be done without asking."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

VARIABLE = "CHROMIUM_PATH"
"""Names the browser: in the environment that the person gives, and in the one that the tests get."""

NAMES = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge",
    "microsoft-edge-stable", "msedge",
)  # fmt: skip

ON_MACOS = (
    "Chromium.app/Contents/MacOS/Chromium",
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)

ON_WINDOWS = (
    "Chromium/Application/chrome.exe",
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)

PACKAGES = ("chromium", "fonts-dejavu-core")
"""What the tests need of Debian: without a font, every letter is the same box."""

Usable = Callable[[Path], bool]


class NamedBrowserMissing(Exception):
    """$CHROMIUM_PATH names no browser; the text says so, in plain words."""


def find_or_install(variables: Mapping[str, str]) -> Path | None:
    """The browser for the tests, from the nearest place that has one; None where none is to be had."""
    return (
        named(variables)
        or first(installed(variables, sys.platform))
        or of_playwright()
        or of_playwright(install=True)
        or of_package_manager(variables)
    )


def named(variables: Mapping[str, str]) -> Path | None:
    """The browser that the person names. A wrong name is an error: nothing else is taken in its place."""
    name = variables.get(VARIABLE, "").strip()
    if not name:
        return None
    if not Path(name).is_file():
        raise NamedBrowserMissing(f"{VARIABLE} is {name!r}, but there is no such file: name a browser, or unset it.")
    return Path(name)


def installed(variables: Mapping[str, str], platform: str) -> Iterator[Path]:
    """Every Chromium, Chrome and Edge of this computer, in the order in which they are liked."""
    found = (shutil.which(name, path=variables.get("PATH", "")) for name in NAMES)
    yield from (Path(path) for path in found if path)
    yield from (path for path in usual_places(variables, platform) if path.is_file())


def usual_places(variables: Mapping[str, str], platform: str) -> Iterator[Path]:
    """Where macOS and Windows keep browsers, which stand in no PATH there."""
    if platform == "darwin":
        homes = [Path("/Applications"), Path(variables.get("HOME", "/"), "Applications")]
        yield from (home / place for home in homes for place in ON_MACOS)
    elif platform == "win32":
        keys = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
        homes = [Path(variables[key]) for key in keys if variables.get(key)]
        yield from (home / place for home in homes for place in ON_WINDOWS)


def starts(browser: Path) -> bool:
    """Whether the browser runs at all: some systems have a stand-in that only names a shop."""
    if sys.platform == "win32":
        return True  # it would open a window instead of telling its version
    return _succeeds([str(browser), "--version"], seconds=30)


def first(browsers: Iterable[Path], usable: Usable = starts) -> Path | None:
    """The first of them that can be used."""
    return next((browser for browser in browsers if usable(browser)), None)


def of_playwright(*, install: bool = False) -> Path | None:
    """Playwright's own browser, fetched first if so asked. Without a network that fails soon."""
    if install:
        patience = {"PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "10000"}  # milliseconds
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        print("No browser found; asking Playwright for one ...", flush=True)
        if not _succeeds(command, seconds=300, extra=patience):
            return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = Path(playwright.chromium.executable_path)
    return browser if browser.is_file() and starts(browser) else None


def of_package_manager(variables: Mapping[str, str]) -> Path | None:
    """Debian's browser, where the user is the system's own administrator (a container, say)."""
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    print("Installing Debian's chromium ...", flush=True)
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    _succeeds(["apt-get", "update"], seconds=300, extra=quiet)  # an old list may still do
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *PACKAGES]
    if not _succeeds(install, seconds=900, extra=quiet):
        return None
    return first(installed(variables, sys.platform))


def _succeeds(command: list[str], *, seconds: int, extra: Mapping[str, str] | None = None) -> bool:
    """Run a command in silence and tell whether it ended well and in time."""
    try:
        ended = subprocess.run(
            command,
            env={**os.environ, **(extra or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ended.returncode == 0
