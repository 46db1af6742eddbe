"""What many tests share: both real sites, built once, and small sites built on the spot."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import _mkdocs

PROJECT = Path(__file__).resolve().parent.parent
NORTHMOOR = PROJECT / "examples" / "northmoor"
DAY = "1795435200"
"""23 November 2026 as seconds since 1970: the day that the tests live in."""
SUB_PATH = "https://host.example.org/a/news-site/"


@pytest.fixture(autouse=True, scope="session")
def _one_day() -> None:
    """Every build of the tests is made for the same day, whatever the clock says."""
    os.environ["SOURCE_DATE_EPOCH"] = DAY


@pytest.fixture(autouse=True, scope="session")
def _without_the_editor() -> None:
    """npm and a network are for the tests of the browser editor alone."""
    os.environ["BROWSER_EDITOR"] = "off"


def build(root: Path, site: Path, url: str | None = None) -> Path:
    """Builds the site of `root` into `site`; a problem of the content is raised as MkDocs raises it."""
    with _mkdocs.messages() as said:
        _mkdocs.build_pages(_mkdocs.site_config(PROJECT, root, site_dir=site, site_url=url))
    assert said.lines == []
    return site


@pytest.fixture(scope="session")
def leeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own site."""
    return build(PROJECT, tmp_path_factory.mktemp("leeds") / "site")


@pytest.fixture(scope="session")
def northmoor(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(NORTHMOOR, tmp_path_factory.mktemp("northmoor") / "site")


@pytest.fixture(scope="session")
def northmoor_below(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same under a path of its host; the folder is laid as the host would lay it."""
    host = tmp_path_factory.mktemp("host")
    build(NORTHMOOR, host / "a" / "news-site", SUB_PATH)
    return host


@pytest.fixture
def copy_of_northmoor(tmp_path: Path) -> Path:
    """A root of one's own to break."""
    root = tmp_path / "northmoor"
    shutil.copytree(NORTHMOOR, root, ignore=shutil.ignore_patterns("site", ".site-*", ".cache"))
    return root


@pytest.fixture
def build_site(tmp_path: Path) -> Callable[..., Path]:
    """Builds a root into a new folder."""

    def made(root: Path, name: str = "site", url: str | None = None) -> Path:
        return build(root, tmp_path / "built" / name, url)

    return made


@pytest.fixture(scope="session")
def project() -> Path:
    return PROJECT
