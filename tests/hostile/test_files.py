"""Files that nobody should send: refused, each with its name."""

import os
from pathlib import Path

import pytest

from newsroom.checks import check_texts
from newsroom.memory import Memory
from newsroom.reading.characters import INVISIBLE
from newsroom.reading.content import read_content
from newsroom.reading.problem import Problem
from newsroom.render import markdown
from newsroom.render.texts import Texts
from newsroom.settings import Settings
from newsroom.site import Site
from tests.building import PAGES, SOUND, TODAY, article, bare_root, sound_root, swapped, write
from tests.checks.helpers import PLAN, WEEK, lines


def codes(root: Path) -> list[tuple[str, str]]:
    return sorted({(problem.path, problem.code) for problem in read_content(root).problems})


# ---- names


UNSEEN = {"turned round": "\u202e", "zero width": "\u200b", "a bell": "\x07", "a line end": "\n", "no-break": "\u00a0"}


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps most such names out itself")
@pytest.mark.parametrize("sign", UNSEEN.values(), ids=UNSEEN)
@pytest.mark.parametrize(
    "path",
    ["articles/2023/a{}b.md", "data/people/a{}b.yml", "docs/a{}b.pdf", "data/a{}b.txt", "case_studies/a{}/index.md"],
)
def test_a_name_with_characters_that_nobody_sees(tmp_path: Path, path: str, sign: str) -> None:
    root = sound_root(tmp_path)
    file = root / path.format(sign)
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"x")
    found = [problem for problem in read_content(root).problems if problem.code == "file-name"]
    assert len(found) == 1
    assert f"U+{ord(sign):04X}" in found[0].sentence
    assert INVISIBLE.search(str(found[0])) is None


@pytest.mark.skipif(os.name == "nt" or os.uname().sysname == "Darwin", reason="names are Unicode there")
def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    root = sound_root(tmp_path)
    Path(os.fsdecode(os.fsencode(root / "articles" / "a") + b"\xff.md")).write_text(article())
    found = [str(problem) for problem in read_content(root).problems]
    assert found
    assert all(line.encode() for line in found)


def test_a_list_of_mistakes_holds_only_what_is_seen() -> None:
    problem = Problem("a\x1b[2K\nb.md", 1, 1, "“\u202ex\x9b” is odd\n::error::y")
    assert str(problem) == "a‹U+001B›[2K b.md:1:1: “‹U+202E›x‹U+009B›” is odd ::error::y"
    assert len(str(Problem("a.md", 1, 1, "x" * 1_000_000))) < 3_000


# ---- characters


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u200f", "\u061c", "\x1b", "\x9b", "\u2028", "\x00"])
@pytest.mark.parametrize("path", [WEEK, "data/people/jane.yml", "data/faculties.yml", "docs/about.md", PLAN])
def test_an_invisible_character_in_a_file(tmp_path: Path, path: str, sign: str) -> None:
    old = next(word for word in ("Jane Doe", "Faculty of Biology", "Text") if word in SOUND[path])
    root = sound_root(tmp_path, swapped(path, old, f"{old[:3]}{sign}{old[3:]}"))
    assert codes(root) == [(path, "character-unseen")]


@pytest.mark.parametrize("spelled", ["\\u202e", "\\x1b", "\\u2066", "\\x9b", "\\L"])
@pytest.mark.parametrize("line", ['name: "Jane{}Doe"', '"na{}me": Jane Doe', 'roles: [{{role: "x{}y", as_at: 2021}}]'])
def test_an_invisible_character_that_yaml_spells(tmp_path: Path, line: str, spelled: str) -> None:
    text = line.format(spelled) + ("\nname: Jane Doe" if "roles" in line else "")
    root = bare_root(tmp_path, {"data/people/jane.yml": text + "\n"})
    assert codes(root) == [("data/people/jane.yml", "character-unseen")]


# ---- YAML


BOMBS = {
    "aliases": "title: &a x\nsummary: *a\ndate: 2023-09-18",
    "a billion laughs": "a: &a [x, x]\n" + "\n".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]" for n in range(9)
    ),
    "itself": "title: &a [*a]",
    "a merge": "base: &b {x: 1}\n<<: *b\ntitle: x",
    "a tag that runs": "title: !!python/object/apply:os.system [echo]",
    "a tag of its own": "title: !include /etc/passwd",
    "deep": "title: " + "[" * 5_000,
    "deep keys": "title: " + "{a: " * 3_000,
    "deep indents": "\n".join(" " * depth + "a:" for depth in range(300)),
    "long": "title: 'a" + " " * 300_000 + "b",
    "long lines": "\n".join("title: 'a" + " " * 1_900 + "b" for _ in range(100)),
    "a long key": "x" * 200_000 + ": y",
    "many keys": "\n".join(f"k{n}: x" for n in range(5_000)),
    "a long number": "title: " + "9" * 10_000,
}  # fmt: skip


@pytest.mark.parametrize("front", BOMBS.values(), ids=BOMBS)
def test_yaml_that_means_harm_is_told_soon(tmp_path: Path, front: str) -> None:
    before = os.times().user
    root = bare_root(tmp_path, {"articles/x.md": f"---\n{front}\n---\n\nText.\n"})
    found = read_content(root).problems
    assert {problem.path for problem in found} == {"articles/x.md"}
    assert all(len(str(problem)) < 3_000 for problem in found)
    assert os.times().user - before < 5


# ---- keys of the theme


@pytest.mark.parametrize("key", ["template", "icon", "hide", "search", "status", "social"])
@pytest.mark.parametrize("path", ["docs/about.md", WEEK, PLAN])
def test_no_text_says_how_the_theme_shows_it(tmp_path: Path, path: str, key: str) -> None:
    value = {"hide": "[navigation, toc]", "search": "{exclude: true}"}.get(key, "home.html")
    text = SOUND[path]
    first = text.index("title:")
    indent = text[text.rindex("\n", 0, first) + 1 : first]
    root = sound_root(tmp_path, {path: f"{text[:first]}{key}: {value}\n{indent}{text[first:]}"})
    said = f"{path}:2:1: `{key}` is not a key that belongs here: it would change how the theme shows the page, and all "
    assert lines(root) == [f"{said}pages look alike; take the line out"]


# ---- links to other places, sizes, and what is no file


@pytest.mark.parametrize(
    "name", ["articles/2023/x.md", "articles/x.jpg", "data/people/x.yml", "data/x", "case_studies/x"]
)
def test_a_link_to_another_place_is_told(tmp_path: Path, name: str) -> None:
    root = sound_root(tmp_path / "root")
    (root / name).symlink_to(tmp_path)
    assert codes(root) == [(name, "symlink")]


def test_a_folder_of_content_that_is_a_link(tmp_path: Path) -> None:
    root = sound_root(tmp_path / "root")
    (root / "articles").rename(tmp_path / "elsewhere")
    (root / "articles").symlink_to(tmp_path / "elsewhere")
    assert (WEEK, "symlink") in codes(root)
    assert [record for record in read_content(root).records if record.item.path.startswith("articles")] == []


def large(file: Path) -> None:
    """A hundred megabytes of nothing, which takes no room on most disks."""
    with file.open("wb") as opened:
        opened.truncate(100_000_000)


@pytest.mark.parametrize(
    "path", ["articles/x.md", "data/people/x.yml", "docs/x.md", "docs/x.pdf", "action_plans/x.pdf", "data/x"]
)
def test_a_file_of_a_hundred_megabytes(tmp_path: Path, path: str) -> None:
    root = sound_root(tmp_path)
    large(root / path)
    assert [found for found in codes(root) if found != ("data/x", "file-unread")] == [(path, "file-too-large")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names on this system")
@pytest.mark.parametrize("path", ["articles/x.jpg", "articles/x.md", "data/people/x.yml", "articles/x.pdf"])
def test_a_pipe_is_never_waited_for(tmp_path: Path, path: str) -> None:
    root = sound_root(tmp_path)
    os.mkfifo(root / path)
    assert {problem.path for problem in read_content(root).problems} <= {path}


# ---- text that programs stumble over


STUMBLE = {
    "a character of 5,000 digits": "&#" + "1" * 5_000 + ";",
    "the same in a link": "[x](&#" + "1" * 5_000 + ";)",
    "an id of 5,000 digits": "## a {#x_" + "9" * 5_000 + "}\n\n## b {#x_" + "9" * 5_000 + "}",
    "a line of 5,000 digits": '```py linenums="' + "9" * 5_000 + '"\nx\n```',
    "many options": "``` " + 'a="" ' * 40 + "!\nx\n```",
    "lines to mark": '```py hl_lines="' + "1-999999999 " * 100 + '"\nx\n```',
}


@pytest.mark.parametrize("body", STUMBLE.values(), ids=STUMBLE)
def test_it_is_told_and_costs_no_time(tmp_path: Path, body: str) -> None:
    root = bare_root(tmp_path, {**PAGES, "articles/x.md": article(body)})
    before = os.times().user
    assert codes(root) == [("articles/x.md", "text-too-much")]
    assert os.times().user - before < 1


def test_a_text_over_which_markdown_stumbles_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(self: object, body: str) -> str:
        raise RecursionError if "Deep" in body else ValueError

    monkeypatch.setattr(markdown.Converter, "convert", stumble)
    root = write(bare_root(tmp_path), {"articles/x.md": article("Deep."), "articles/y.md": article("Odd.")})
    site = Site(read_content(root), Settings("Test", "https://t.example.org/"), TODAY)
    found = [
        problem for problem in check_texts(site, Texts(site.settings, Memory())) if problem.code == "text-unreadable"
    ]
    assert sorted((problem.path, problem.line) for problem in found) == [("articles/x.md", 7), ("articles/y.md", 7)]
