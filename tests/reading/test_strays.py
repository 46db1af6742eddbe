"""What lies in the folders of content and is not read, and names that not every computer can have."""

from pathlib import Path

import pytest

from newsroom.reading.content import read_content
from tests.building import article, sound_root, write


def told(folder: Path, path: str, code: str) -> list[str]:
    """What is said when there is a file at `path`."""
    found = read_content(sound_root(folder, {path: article() if path.endswith(".md") else "x: 1"})).problems
    return [f"{problem.path}: {problem.sentence}" for problem in found if problem.code == code]


@pytest.mark.parametrize(
    ("path", "where", "remedy"),
    [
        ("articles/2026/notes.docx", "articles/2026/notes.docx", "run `python3 scripts/receive.py`"),
        ("articles/2026/zip/run.exe", "articles/2026/zip/run.exe", "take it out"),
        ("articles/2026/paper.pdf", "articles/2026/paper.pdf", "belongs in `docs/`"),
        ("articles/2026/open-day.yml", "articles/2026/open-day.yml", "take it out"),
        ("article/x.md", "article", "did you mean `articles`?"),
        ("Case-Studies/x.md", "Case-Studies", "did you mean `case_studies`?"),
        ("data/event/a.yml", "data/event", "did you mean `events`?"),
        ("data/theme.yml", "data/theme.yml", "did you mean `themes.yml`?"),
        ("data/foo.txt", "data/foo.txt", "take it out"),
        ("data/events/ev.md", "data/events/ev.md", "rename it to `ev.yml`"),
        ("data/people/jane.jpg", "data/people/jane.jpg", "put it beside the story that shows it"),
        ("data/people/run.exe", "data/people/run.exe", "nothing is read in `data/people/`"),
    ],
)
def test_what_nothing_reads_is_told(tmp_path: Path, path: str, where: str, remedy: str) -> None:
    (said,) = told(tmp_path, path, "file-unread")
    assert said.startswith(f"{where}: ")
    assert remedy in said


@pytest.mark.parametrize(
    "path",
    [
        "articles/2026/.DS_Store", "articles/Thumbs.db", "data/desktop.ini", "data/.gitkeep", "articles/~$notes.docx",
        "templates/x.html", "notes/x.md", "action_plans/report.pdf", "data/people/more/jim.yml",
    ],
)  # fmt: skip
def test_what_systems_leave_and_what_is_no_content_passes(tmp_path: Path, path: str) -> None:
    root = sound_root(tmp_path, {path: "name: Jim Doe"})
    assert read_content(root).problems == ()


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("articles/2026/aux.md", "articles/2026/aux.md"),
        ("articles/2026/COM1.md", "articles/2026/COM1.md"),
        ("articles/2026/nul.old.md", "articles/2026/nul.old.md"),
        ("articles/2026/lpt1/index.md", "articles/2026/lpt1"),
        ("articles/2026/glass-shop/aux.jpg", "articles/2026/glass-shop/aux.jpg"),
        ("data/people/con.yml", "data/people/con.yml"),
        ("docs/prn.md", "docs/prn.md"),
    ],
)
def test_names_that_windows_keeps_for_itself(tmp_path: Path, path: str, where: str) -> None:
    (said,) = told(tmp_path, path, "file-name")
    assert said.startswith(f"{where}: Windows keeps the name ")


@pytest.mark.parametrize("name", ["what?", "a:b", 'a"b', "a|b", "a<b", "ends.", "ends "])
def test_names_that_windows_cannot_have(tmp_path: Path, name: str) -> None:
    root = sound_root(tmp_path)
    try:
        write(root, {f"articles/2026/{name}/index.md": article()})
        there = [file.name for file in (root / "articles/2026").iterdir()]
    except OSError:
        there = []
    if name not in there:
        pytest.skip("this computer cannot have the name either")
    assert [problem.path for problem in read_content(root).problems if problem.code == "file-name"] == [
        f"articles/2026/{name}"
    ]


def test_names_that_only_begin_so_pass(tmp_path: Path) -> None:
    assert told(tmp_path, "articles/2023/auxiliary.md", "file-name") == []
    assert told(tmp_path, "articles/2023/com10.md", "file-name") == []
