"""A small newsroom on disk, and the files that its outputs make."""

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from textwrap import dedent

import pytest

from newsroom.outputs import OUTPUTS
from newsroom.reading.content import read_content
from newsroom.render.templates import Press
from newsroom.settings import Settings
from newsroom.site import Site

URL = "https://news.example.org/sub/"
TODAY = dt.date(2026, 11, 21)

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

Build = Callable[..., Press]
Made = dict[str, bytes]


def article(**keys: object) -> str:
    """A Markdown file; `body` is its text, all else its front matter."""
    body = keys.pop("body", "Some text.\n")
    known = {"title": "A title", "date": "2023-09-19", "summary": "One sentence.", **keys}
    return "\n".join(["---", *(f"{key}: {value}" for key, value in known.items()), "---", str(body)])


@pytest.fixture
def newsroom(tmp_path: Path) -> Build:
    """Makes a press of `BASE` and the files given (path to text; None takes one away)."""

    def build(files: Mapping[str, str | None] = {}, today: dt.date = TODAY, url: str = URL) -> Press:
        for path, text in {**BASE, **files}.items():
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.unlink(missing_ok=True)
            if text is not None:
                file.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
        content = read_content(tmp_path)
        assert not content.problems, [str(problem) for problem in content.problems]
        settings = Settings(
            name="Test & Speak",
            url=url,
            extensions=("footnotes", "toc", "md_in_html", "pymdownx.tabbed", "pymdownx.tasklist"),
            extension_configs={
                "toc": {"permalink": True},
                "pymdownx.tabbed": {"alternate_style": True},
                "pymdownx.tasklist": {"custom_checkbox": True},
            },
        )
        return Press(Site(content, settings, today), tmp_path)

    return build


def make(press: Press) -> Made:
    """Every file of the outputs, by path."""
    made: Made = {}
    for maker in OUTPUTS:
        for output in maker(press):
            assert output.path not in made, f"{output.path} is made twice"
            made[output.path] = output.make()
    return made
