"""From a folder to records."""

from pathlib import Path

import pytest
from PIL import Image

from newsroom.content import Article, Person, Theme
from newsroom.memory import Memory
from newsroom.reading.content import read_content
from newsroom.reading.front_matter import split
from newsroom.reading.items import identifier_of
from newsroom.reading.problem import did_you_mean
from tests.building import SOUND, article, bare_root, sound_root


def lines(root: Path) -> list[str]:
    return [str(problem) for problem in read_content(root).problems]


def test_a_sound_root_is_read_without_a_word(tmp_path: Path) -> None:
    content = read_content(sound_root(tmp_path))
    assert content.problems == ()
    assert {record.item.path for record in content.records} == SOUND.keys() - {"action_plans/letter.pdf"}
    assert [theme.id for theme in content.of(Theme)] == ["visibility"]


def test_a_root_with_nothing_in_it_lacks_its_institution(tmp_path: Path) -> None:
    assert lines(tmp_path) == ["data/institution.yml:1:1: this file is missing; every site needs it"]


@pytest.mark.parametrize("name", ["Æther.md", "UPPER.MD"])
def test_endings_are_told_apart_by_nobody(tmp_path: Path, name: str) -> None:
    """A file that Windows shows as a text is never passed over in silence."""
    bare_root(tmp_path, {f"articles/{name}": article()})
    assert any(line.startswith(f"articles/{name}:2:1: the file's name ") for line in lines(tmp_path))


def test_the_body_and_its_line(tmp_path: Path) -> None:
    page = split("\n---\ntitle: A\n---  \n\n\nFirst.\n\n---\n\nA rule above.\n")
    assert page.front_matter.value == {"title": "A"}
    assert page.front_matter.places[("title",)] == (3, 1)
    assert page.body == "First.\n\n---\n\nA rule above."
    assert page.body_line == 7


def test_a_page_without_a_body(tmp_path: Path) -> None:
    assert split("---\ntitle: A\n---").body == ""


@pytest.mark.parametrize(
    ("path", "identifier"),
    [("articles/2023/week.md", "week"), ("articles/2023/week/index.md", "week"), ("data/people/jane.yml", "jane")],
)
def test_the_id_is_the_name_of_the_file_or_of_its_folder(path: str, identifier: str) -> None:
    assert identifier_of(path) == identifier


def test_ids_are_taken_once(tmp_path: Path) -> None:
    changes = {
        "data/people/other/jane.yml": "name: Jane Roe\n",
        "action_plans/2021-2024/index.md": SOUND["action_plans/2021-2024.md"],
        "data/themes.yml": "- {id: visibility, name: A}\n- {id: skills, name: B}\n- {id: visibility, name: C}\n",
    }
    assert sorted(lines(sound_root(tmp_path, changes))) == [
        "action_plans/2021-2024.md:2:1: the id `2021-2024` is taken by `action_plans/2021-2024/index.md`; give one of "
        "the files another name",
        "data/people/other/jane.yml:1:1: the id `jane` is taken by `data/people/jane.yml`; give one of the files "
        "another name",
        "data/themes.yml:3:4: the id `visibility` is taken by line 1 of this file; each id is there once",
    ]


def test_articles_of_two_years_may_have_one_name(tmp_path: Path) -> None:
    files = {"articles/2022/week.md": article(date="2022-09-18"), "articles/2023/week.md": article()}
    assert lines(bare_root(tmp_path, files)) == []


def test_a_problem_points_into_the_item(tmp_path: Path) -> None:
    content = read_content(sound_root(tmp_path))
    week = content.by_path["articles/2023/week.md"]
    assert str(week.problem("Look.", "themes", 0)) == "articles/2023/week.md:8:10: Look."
    assert str(week.problem("Look.", "image", "src")) == "articles/2023/week.md:2:1: Look."
    bio = next(record for record in content.records if record.item.id == "bio")
    assert str(bio.problem("Look.", "name")) == "data/faculties.yml:6:3: Look."


def test_pictures_beside_entries_are_known_and_links_are_not(tmp_path: Path) -> None:
    root = bare_root(tmp_path / "root", {"articles/2023/week/index.md": article()})
    for name in ("b.PNG", "a.jpg", "c.webp", "d.jpeg", "e.gif", "f.svg"):
        (root / "articles" / "2023" / "week" / name).write_bytes(b"x")
    (tmp_path / "secret.jpg").write_bytes(b"x")
    (root / "articles" / "2023" / "week" / "z.jpg").symlink_to(tmp_path / "secret.jpg")
    found = read_content(root).pictures
    assert sorted(found) == [f"articles/2023/week/{name}" for name in ("a.jpg", "b.PNG", "c.webp", "d.jpeg")]


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("titel", ["title", "tags"], "; did you mean `title`?"),
        ("V9", ["V1", "S1"], "; known here: `S1`, `V1`"),
        ("ENG", ["eng", "bio"], "; did you mean `eng`?"),
        ("zebra", ["b", "a"], "; known here: `a`, `b`"),
        ("zebra", [], ""),
        ("zebra", [f"x{number}" for number in range(13)], ""),
    ],
)
def test_did_you_mean(word: str, known: list[str], hint: str) -> None:
    assert did_you_mean(word, known) == hint


def test_keys_that_only_the_reader_sets(tmp_path: Path) -> None:
    files = {"articles/x.md": article(path="/etc/passwd", body_line="7"), "data/people/x.yml": "{name: X, id: y}\n"}
    root = bare_root(tmp_path, files)
    assert sorted(lines(root)) == [
        "articles/x.md:5:1: `path` is not written here; take the line out",
        "articles/x.md:6:1: `body_line` is not written here; take the line out",
        "data/people/x.yml:1:11: `id` is not written here; take the line out",
    ]
    content = read_content(root)
    assert content.of(Article)[0].path == "articles/x.md"
    assert content.of(Person)[0].id == "x"


@pytest.mark.parametrize("key", ["int", "str", "none", "function-x", "[key]", "literal[x"])
def test_no_key_is_taken_for_something_of_the_libraries(tmp_path: Path, key: str) -> None:
    root = bare_root(tmp_path, {"articles/x.md": f'---\ntitle: T\ndate: 2023-09-18\nsummary: S\n"{key}": 1\n---\n'})
    (line,) = lines(root)
    assert line.startswith(f"articles/x.md:5:1: `{key}` is not a key that belongs here")


def test_a_problem_is_one_line_whatever_it_quotes(tmp_path: Path) -> None:
    (line,) = lines(bare_root(tmp_path, {"articles/x.md": article(date='"2023\\n\\nmore"')}))
    assert line.startswith("articles/x.md:3:1: `date`: “2023  more” is not a date we can read; ")


@pytest.mark.parametrize(("path", "better"), [("data/people/x.yaml", "x.yml"), ("articles/2023/x.markdown", "x.md")])
def test_a_file_that_would_be_passed_over_is_told(tmp_path: Path, path: str, better: str) -> None:
    root = sound_root(tmp_path, {path: "name: Somebody"})
    assert lines(root) == [f"{path}:1:1: a file that ends so is not read; rename it to `{better}`"]


@pytest.mark.parametrize("key", ["title", "summary"])
@pytest.mark.parametrize("blank", ['""', '"   "', "null"])
def test_a_blank_text_is_told_and_never_makes_a_file_vanish(tmp_path: Path, key: str, blank: str) -> None:
    root = bare_root(tmp_path, {"articles/2023/x.md": article(**{key: blank})})
    assert [line.partition(": ")[2] for line in lines(root)] == [f"`{key}` is empty; write something after the colon"]


def test_the_same_picture_in_two_places_and_others_after_it(tmp_path: Path) -> None:
    """Each keeps what is its own, whatever was looked at before."""
    root = bare_root(tmp_path, {f"articles/2024/{name}/index.md": article() for name in "abcd"})
    sizes = {"a": (4, 4), "b": (4, 4), "c": (5, 6), "d": (7, 8)}
    for name, size in sizes.items():
        Image.new("RGB", size, "red").save(root / "articles" / "2024" / name / "p.png")
    memory = Memory()
    for _ in range(2):
        found = read_content(root, memory).pictures
        assert {path.split("/")[2]: (one.width, one.height) for path, one in found.items()} == sizes


def test_what_is_remembered_is_of_the_bytes_that_were_read(tmp_path: Path) -> None:
    root = bare_root(tmp_path, {"articles/2024/a.md": article(title="First")})
    memory = Memory()
    for title in ("First", "Second", "First"):
        (root / "articles" / "2024" / "a.md").write_text(article(title=title))
        assert [entry.title for entry in read_content(root, memory).of(Article)] == [title]
