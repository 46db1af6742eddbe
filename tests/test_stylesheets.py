"""What the stylesheets promise and a browser cannot show at one glance."""

import re
from pathlib import Path

import pytest

DECLARED = re.compile(r"(--[\w-]+|color-scheme): ([^;]+);")


@pytest.fixture
def tokens(project: Path) -> str:
    return (project / "overrides/assets/stylesheets/tokens.css").read_text("utf-8")


def block(css: str, selector: str) -> dict[str, str]:
    """What the one rule with this selector declares."""
    (inside,) = re.findall(rf"^\s*{re.escape(selector)} \{{([^}}]*)\}}", css, re.MULTILINE)
    return dict(DECLARED.findall(inside))


def test_the_dark_sheet_is_the_same_whoever_wishes_for_it(tokens: str) -> None:
    system = block(tokens, ':root:not([data-palette="light"])')
    assert system["color-scheme"] == "dark"
    assert len(system) > 15
    assert block(tokens, ':root[data-palette="dark"]') == system


def test_each_colour_of_the_light_sheet_has_one_in_the_dark(tokens: str) -> None:
    light = {name for name, value in block(tokens, ":root").items() if value.startswith("#")}
    dark = set(block(tokens, ':root[data-palette="dark"]')) - {"color-scheme"}
    assert light == dark


def test_the_dark_sheet_is_for_screens_alone(tokens: str) -> None:
    for selector in (':root:not([data-palette="light"])', ':root[data-palette="dark"]'):
        before = tokens.partition(selector)[0]
        assert "@media screen" in before.splitlines()[-1] or "@media screen" in before.splitlines()[-2]


def test_nothing_but_the_tokens_asks_the_device_for_its_palette(project: Path) -> None:
    """Else a reader's own choice would not reach it."""
    asking = [
        file.name
        for file in (project / "overrides/assets").rglob("*.*")
        if file.suffix in (".css", ".svg") and "prefers-color-scheme" in file.read_text("utf-8")
    ]
    assert asking == ["tokens.css"]
