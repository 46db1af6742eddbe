"""Sentences for slips that used to be told as something else."""

from pathlib import Path

import pytest

from tests.building import article, sound_root, write
from tests.checks.helpers import picture
from tests.checks.test_careless import told_of

X = "articles/2023/x.md"


def told(folder: Path, path: str, text: str) -> list[str]:
    found = told_of(sound_root(folder, {path: text}))
    return [f"{problem.line}:{problem.column}: {problem.sentence}" for problem in found if problem.path == path]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("---\nname: Jim Doe\n---\n", "1:1: files in `data/` have no `---` lines; take them out"),
        ("---\nname: Jim Doe\n---\n\nA text.\n", "1:1: files in `data/` have no `---` lines; take them out, with all"),
        ("name: Jim Doe\n---\nsources: []\n", "2:1: files in `data/` have no `---` lines; take them out"),
    ],
)
def test_the_lines_of_a_story_around_data(tmp_path: Path, text: str, start: str) -> None:
    (line,) = told(tmp_path, "data/people/jim.yml", text)
    assert line.startswith(start)


def test_one_such_line_at_the_top_is_yamls_own_and_passes(tmp_path: Path) -> None:
    assert told(tmp_path, "data/people/jim.yml", "---\nname: Jim Doe\n") == []


def test_what_is_wrong_between_such_lines_is_told_in_the_same_run(tmp_path: Path) -> None:
    _, second = told(tmp_path, "data/people/jim.yml", "---\nname: Jim Doe\nrolls: []\n---\n")
    assert second.startswith("3:1: `rolls` is not a key that belongs here; did you mean `roles`?")


def test_a_curly_bracket_is_told_on_its_own_line(tmp_path: Path) -> None:
    first, second = told(tmp_path, X, article(title="{x", tags="[a]", summary2="{a"))
    assert first.startswith(
        "2:8: the bracket `{` is opened and never closed; add `}` at the end, or put the value of `title`"
    )
    assert second.startswith("6:11: the bracket `{` is opened and never closed")


@pytest.mark.parametrize("written", ["summary：One sentence.", "summary：It opens: come.", "summary ： One sentence."])
@pytest.mark.parametrize("last", [True, False])
def test_a_wide_colon(tmp_path: Path, written: str, last: bool) -> None:
    lines = ["title: A title", "date: 2023-09-18"]
    lines.insert(2 if last else 0, written)
    (line,) = told(tmp_path, X, "\n".join(["---", *lines, "---", "", "Text.", ""]))
    place = written.index("：") + 1
    assert line.startswith(f"{4 if last else 2}:{place}: the colon after `summary` is a wide one (`：`); ")


@pytest.mark.parametrize(
    ("link", "hint"),
    [
        ("nope.md", ""),
        ("no.md", ""),
        ("index.md", ""),
        ("wek.md", "did you mean `week.md`?"),
        ("../week.md", "did you mean `week.md`?"),
        ("open-days.md", "did you mean `../2024/open-day/index.md`?"),
    ],
)
def test_another_file_is_offered_only_where_it_may_be_meant(tmp_path: Path, link: str, hint: str) -> None:
    sound_root(tmp_path, {"articles/2023/03-nospace.md": article(title="No space")})
    write(tmp_path, {"articles/2024/open-day/index.md": article(date="2024-01-01")})
    (line,) = told(tmp_path, X, article(f"To [the kiln]({link})."))
    assert line.startswith(f"7:15: the link `{link}` leads to no page; ")
    assert ("did you mean" in line) == bool(hint)
    assert hint in line


def test_a_picture_of_another_story(tmp_path: Path) -> None:
    other = "articles/2023/other"
    sound_root(tmp_path, {f"{other}/index.md": article(draft="true"), f"{other}/kiln.jpg": ""})
    (tmp_path / other / "kiln.jpg").write_bytes(picture())
    assert any(
        "the picture `other/kiln.jpg` belongs to another story; make this file `articles/2023/x/index.md`, put a copy of "
        "the picture beside it" in line
        for line in told(tmp_path, X, article("![A kiln in a yard](other/kiln.jpg)"))
    )
