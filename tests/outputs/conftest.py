"""A small newsroom on disk, and the files that its outputs make."""

import datetime as dt
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from textwrap import dedent

import pytest

from newsroom.outputs import calendar, feeds, headers, icons, opml, robots, sitemap
from newsroom.reading.content import read_content
from newsroom.render.templates import Press
from newsroom.settings import Settings
from newsroom.site import Site

URL = "https://news.example.org/sub/"
TODAY = dt.date(2026, 11, 21)
TEMPLATES = Path(__file__).resolve().parents[2] / "templates"

BASE: Mapping[str, str] = {
    "data/institution.yml": """
        name: University of Testing
        short: Testing
        network: Testing Technicians
        motto: Made to be read back
        email: editors@testing.example.org
        adopted_by: The network
        adopted_on: 2024-01-02
        record_begins: 2020-02-03
        """,
    "data/faculties.yml": """
        - id: eng
          name: Faculty of Engineering & <Making>
        - id: bio
          name: Faculty of Biology
        """,
    "data/themes.yml": """
        - id: visibility
          name: Visibility
        """,
}
"""Adopted, so that no voice sentence and no noindex stand in the way; tests of those say otherwise."""

Files = Mapping[str, str | Mapping[str, object] | None]
"""A path with its text; None for no file; keys for an entry, which come on top of `ENTRY`."""

MAKERS = (
    feeds.feeds, opml.opml, calendar.calendar, sitemap.sitemap, robots.robots, icons.icons, icons.manifest,
    headers.headers,
)  # fmt: skip
"""Those that are tested here; fonts take seconds and have tests of their own."""

ENTRY: Mapping[str, object] = {"title": "A title", "date": "2023-09-19", "summary": "One sentence."}


def text_of(file: str | Mapping[str, object]) -> str:
    """The text of a file; `body` is the Markdown of an entry, all its other keys the front matter."""
    if isinstance(file, str):
        return dedent(file).lstrip("\n")
    keys = {**ENTRY, **file}
    body = keys.pop("body", "Some text.\n")
    return "\n".join(["---", *(f"{key}: {value}" for key, value in keys.items()), "---", str(body)])


@pytest.fixture
def newsroom(tmp_path: Path) -> Callable[..., Press]:
    """Makes a press of `BASE` and the files given."""

    def build(files: Files | None = None, today: dt.date = TODAY, url: str = URL) -> Press:
        shutil.rmtree(tmp_path)
        for path, given in {**BASE, **(files or {})}.items():
            if given is not None:
                file = tmp_path / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text_of(given), encoding="utf-8")
        content = read_content(tmp_path)
        assert not content.problems, [str(problem) for problem in content.problems]
        return Press(Site(content, settings(url), today), TEMPLATES)

    return build


def settings(url: str) -> Settings:
    return Settings(
        name="Test & Speak",
        url=url,
        extensions=("footnotes", "toc", "md_in_html", "pymdownx.tabbed", "pymdownx.tasklist"),
        extension_configs={
            "toc": {"permalink": True},
            "pymdownx.tabbed": {"alternate_style": True},
            "pymdownx.tasklist": {"custom_checkbox": True},
        },
    )


@pytest.fixture
def make(newsroom: Callable[..., Press]) -> Callable[..., dict[str, bytes]]:
    """Every file of the outputs, by path, for the same arguments."""

    def made(*args: object, **settings: object) -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        press = newsroom(*args, **settings)
        for maker in MAKERS:
            for output in maker(press):
                assert output.path not in found, f"{output.path} is made twice"
                found[output.path] = output.make()
        return found

    return made
