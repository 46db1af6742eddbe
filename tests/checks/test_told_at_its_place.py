"""A problem of a text is told where it stands, and nowhere else that holds the same letters."""

from pathlib import Path

import pytest

from tests.building import article, sound_root
from tests.checks.test_careless import told_of

X = "articles/2023/x.md"


def places(folder: Path, body: str, code: str) -> list[str]:
    found = (problem for problem in told_of(sound_root(folder, {X: article(body)})) if problem.code == code)
    return [f"{problem.line - 6}:{problem.column}" for problem in found]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("[kiln page](a)\n\n" + "a word\n" * 9, ["1:13"]),
        ("To [the oven](nowhere/) or [the shop](/nowhere/), nowhere/ else.", ["1:15", "1:39"]),
        ('<a href="gone.md">The kiln</a> gone.md', ["1:10"]),
        ("The [kiln][1] and gone.md.\n\n[1]: gone.md", ["3:6"]),
        ("`[kiln](gone.md)` and [the kiln](gone.md)", ["1:34"]),
        ("[One kiln](gone.md) and [the other](gone.md)\n\n[A third](gone.md \"Kiln\")", ["1:12", "1:37", "3:11"]),
        ("[The kiln](gone.md?a=1&b=2)", ["1:12"]),
        ("[The kiln](<gone page.md>)", ["1:13"]),
    ],
)  # fmt: skip
def test_a_dead_link(tmp_path: Path, body: str, found: list[str]) -> None:
    assert places(tmp_path, body, "link-nowhere") == found


def test_a_picture_that_is_not_there(tmp_path: Path) -> None:
    assert places(tmp_path, '<img src=x.jpg alt="A kiln in a yard">\n\nx.jpg, ax.jpg', "picture-missing") == ["1:10"]
    assert places(tmp_path, '<img src=x alt="A kiln in a yard">\n\nx, taxi, example', "link-nowhere") == ["1:10"]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Write tel: before it.\n\n[Call us](tel:0113)", ["3:11"]),
        ("The word javascript: here.\n\n[Look](&#106;avascript:x)", ["1:1"]),
        ("<a href='java&#10;script:alert(1)'>The kiln</a>", ["1:1"]),
    ],
)
def test_an_address_of_another_scheme(tmp_path: Path, body: str, found: list[str]) -> None:
    assert places(tmp_path, body, "address-refused") == found


def test_an_attribute_and_not_the_word(tmp_path: Path) -> None:
    body = "In style, style=new.\n\n<p style='x'>The style</p>\n\nA kiln.\n{: .note style='x' }"
    assert places(tmp_path, body, "attribute-refused") == ["3:4", "6:10"]
