"""Rules of texts, told by what an editor writes."""

from dataclasses import replace
from pathlib import Path

import pytest

from newsroom.build.edition import examined
from newsroom.checks.misleading import RULES_OF_MISLEADING_LINKS
from newsroom.checks.rule import Written
from newsroom.checks.slips import RULES_OF_SLIPS
from newsroom.checks.texts import a_story_has_a_text
from newsroom.memory import Memory
from newsroom.render.texts import Texts
from newsroom.settings import Settings
from newsroom.site import Site
from tests.building import TODAY, article, site_of, sound_root
from tests.checks.helpers import SETTINGS as PLAIN
from tests.conftest import PROJECT

SETTINGS = replace(
    PLAIN, extensions=("attr_list", "fenced_code", "footnotes", "tables", "toc", "pymdownx.caret", "pymdownx.betterem")
)


def told(folder: Path, body: str, settings: Settings = SETTINGS, **keys: object) -> list[str]:
    root = sound_root(folder, {"articles/2023/x.md": article(body, **keys)})
    found = examined(root, PROJECT / "templates", settings, TODAY)
    return [f"{one.line - 6}:{one.column}: {one.sentence} [{one.code}]" for one in found]


# ---- a text


MISSING = (
    "0:1: the text is missing; tell the story below the second line `---`, or write `draft: true` above it until "
    "somebody has [text-missing]"
)


@pytest.mark.parametrize("body", ["", "<!-- tell it here -->", "&nbsp;", "<p></p>"])
def test_a_story_without_a_text_is_told(tmp_path: Path, body: str) -> None:
    assert [line.partition(":")[2] for line in told(tmp_path, body)] == [MISSING.partition(":")[2]]


def test_a_draft_may_be_without_a_text_and_a_withdrawn_story_too(tmp_path: Path) -> None:
    assert told(tmp_path / "draft", "", draft="true") == []
    assert told(tmp_path / "withdrawn", "", withdrawn="{date: 2026-11-01}") == []


# ---- links that mislead


def misled(folder: Path, link: str) -> list[str]:
    return [line.partition(";")[0] for line in told(folder, f"A text: {link}.")]


@pytest.mark.parametrize(
    ("link", "named", "leads"),
    [
        ("[https://www.leeds.ac.uk/login](https://evil.example/)", "https://www.leeds.ac.uk/login", "evil.example"),
        ("[www.leeds.ac.uk](https://leeds.ac.uk.evil.example)", "www.leeds.ac.uk", "leeds.ac.uk.evil.example"),
        ("[leeds.ac.uk](https://evilleeds.ac.uk)", "leeds.ac.uk", "evilleeds.ac.uk"),
        ("[**Log in: https://leeds.ac.uk**](https://evil.example)", "Log in: https://leeds.ac.uk", "evil.example"),
        ("[https://leeds.ac.uk](/about/)", "https://leeds.ac.uk", "t.example.org"),
        ("[help@leeds.ac.uk](mailto:help@evil.example)", "help@leeds.ac.uk", "evil.example"),
        ('<a href="https://evil.example">leeds.ac.uk</a>', "leeds.ac.uk", "evil.example"),
    ],
)
def test_words_that_are_an_address_name_where_the_link_leads(tmp_path: Path, link: str, named: str, leads: str) -> None:
    said = [line.partition(": ")[2] for line in misled(tmp_path, link) if "says" in line]
    assert said == [f"the link says `{named}` and leads to `{leads}`, which misleads readers"]


@pytest.mark.parametrize(
    "link",
    [
        "[https://www.leeds.ac.uk/login](https://leeds.ac.uk/login?a=b)", "[leeds.ac.uk](https://library.leeds.ac.uk/)",
        "<https://leeds.ac.uk>", "[https://t.example.org/about/](/about/)", "[report.pdf](https://leeds.ac.uk/report.pdf)",
        "[Version 2.0](https://leeds.ac.uk)", "[editors@testing.example.org](mailto:editors@testing.example.org?subject=x)",
        "[the site of the university](https://leeds.ac.uk)",
    ],
)  # fmt: skip
def test_a_link_that_leads_where_it_says_is_passed_over(tmp_path: Path, link: str) -> None:
    assert told(tmp_path, f"A text: {link}.") == []


def test_a_link_holds_no_password(tmp_path: Path) -> None:
    assert [line for line in told(tmp_path, "A [report](http://user:secret@host.example/).") if "mail" not in line] == [
        "1:3: the link to `host.example` holds a name or a password before its `@`, which misleads readers or gives a "
        "secret away; take out all between `//` and `@` [link-misleading]"
    ]


@pytest.mark.parametrize("link", ["//evil.example/x", "\\\\\\\\evil.example/x", "/\\\\evil.example/x"])
def test_a_link_does_not_begin_with_two_slashes(tmp_path: Path, link: str) -> None:
    (line,) = [line for line in told(tmp_path, f"A [fine report]({link}).") if "slashes" in line]
    assert line.endswith(
        "begins with two slashes, so it leads to another site; write that address whole, `https://evil.example/x`, or "
        "begin with one slash for a page of this site [link-misleading]"
    )


# ---- slips


def test_a_link_in_two_parts_is_told(tmp_path: Path) -> None:
    body = "See [the report] (https://x.org/a), (the plan)[https://x.org/b]\nand [the list]\n(../list.md)."
    assert [line.replace("\n", "|") for line in told(tmp_path, body)] == [
        "1:5: `[the report] (https://x.org/a)` is shown as it stands here, for a gap parts its brackets; write "
        "`[the report](https://x.org/a)` [link-slip]",
        "1:37: `(the plan)[https://x.org/b]` is shown as it stands here, for its brackets are the wrong way round; "
        "write `[the plan](https://x.org/b)` [link-slip]",
        "2:5: `[the list] (../list.md)` is shown as it stands here, for a gap parts its brackets; write "
        "`[the list](../list.md)` [link-slip]",
    ]


def test_a_footnote_without_its_text_is_told_once(tmp_path: Path) -> None:
    assert told(tmp_path, "One[^1], two[^9].\n\nThree[^9].\n\n[^1]: Text.") == [
        "1:13: the footnote `[^9]` has no text, so the mark is shown as it stands here; write below the text a line "
        "`[^9]: ...`, or take the mark out [footnote-missing]"
    ]


JOINED = "is shown as running text, for it follows a line of text; leave an empty line above it [block-joined]"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("We had:\n- tea,\n- **cake**,\n- and time.", [f"2:1: this list {JOINED}"]),
        ("We had:\n* tea\n* cake\n\nAnd:\n- **tea**\n- cake", [f"2:1: this list {JOINED}", f"6:1: this list {JOINED}"]),
        ("In turn:\n1. tea\n2. cake\n3. time", [f"2:1: this list {JOINED}"]),
        ("A table:\n| a | b |\n|---|:-:|\n| 1 | 2 |", [f"2:1: this table {JOINED}"]),
    ],
)
def test_a_list_and_a_table_right_below_a_line_are_told(tmp_path: Path, body: str, lines: list[str]) -> None:
    assert told(tmp_path, body) == lines


@pytest.mark.parametrize(
    "body",
    [
        "`[x] (https://x.org)` and `[^9]` are\n\n```\nsamples\n- of\n- code\n[x] (https://x.org) [^9]\n```",
        "We had:\n\n- tea\n- cake\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n1. tea\n2. cake",
        "- tea\n  - green\n  - black\n- cake", "A dash begins\n- for once - a line.", "It was in\n23. The number\n7. no list.",
        "He said \\[^9] and [sic] (see above), [1] (page 2).", "<!-- a\n- b\n- c -->\n\nText.", "a | b\n--- | ---\n1 | 2",
    ],
)  # fmt: skip
def test_what_is_no_slip_is_passed_over(tmp_path: Path, body: str) -> None:
    assert told(tmp_path, body) == []


@pytest.mark.parametrize("mark", ["[x] (", "(x)[", "[^", "- a\n", "<!--", "[x]\n", "1. a\n", "|-\n", "<code>", "# a\n"])
def test_a_long_text_takes_no_time(site: Site, mark: str) -> None:
    body = mark * 2_000
    made = Texts(SETTINGS, Memory()).of("Text.")
    text = Written(site.content.by_path["articles/2023/week.md"], body, 1, replace(made, html=f"<p>{body * 10}</p>"))
    for rule in (*RULES_OF_SLIPS, *RULES_OF_MISLEADING_LINKS):
        list(rule.find(site, text))
    assert len([*a_story_has_a_text(site, text)]) == (mark == "<code>")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_of(sound_root(tmp_path_factory.mktemp("root")))
