"""A folder with one slip a file, and the whole list of what is said about them.

The list, `fixtures/awful.txt`, is read by people: every line must tell somebody who does not program what is
wrong and what to write instead, and point at the right place. After a wanted change write it anew:
`python -m tests.reading.test_awful`.
"""

import shutil
import tempfile
from pathlib import Path

import pytest

from newsroom.reading.characters import shown
from newsroom.reading.codes import GROUPS
from newsroom.reading.content import Content, read_content
from newsroom.reading.problem import ContentError
from tests.building import article
from tests.checks.helpers import picture

HERE = Path(__file__).parent / "fixtures"
SOUND_BESIDE = {
    "articles/2023/sound.md": article(),
    "articles/2023/windows.md": "\ufeff" + article(title="From Notepad").replace("\n", "\r\n"),
    "articles/2023/old-mac.md": article(title="From long ago").replace("\n", "\r"),
    "data/people/sound.yml": "\ufeffname: Sound Person\r\nsources: []\r\n",
}
UNSEEN = {
    "articles/2023/latin-1.md": article(title="Ångström", body="Café").encode("latin-1"),
    "articles/2023/latin-1-later.md": "---\ntitle: Ångström ".encode() + b"caf\xe9\n---\n",
    "articles/2023/utf-16.md": article().encode("utf-16"),
    "articles/2023/control.md": article(title="Open\x07day").encode(),
    "articles/2023/control-in-text.md": article("Some text.\n\nMore\x00text.").encode(),
    "articles/2023/turned-round.md": article(title="Open \u202eyad").encode(),
    "articles/2023/turned-round-by-escape.md": article(title='"Open \\u202eyad"').encode(),
    "articles/2023/line-separator.md": article(title="Open\u2028day").encode(),
    "articles/2023/no-break-space.md": article().replace("title: ", "title:\u00a0").encode(),
    "articles/2023/no-break-indent.md": article(image="\n\u00a0\u00a0src: a.jpg").encode(),
    "articles/2023/huge.md": article("Long. " * 200_000).encode(),
    "articles/2023/nothing-but-zeros.md": bytes(100),
    "articles/2023/drawing.svg": b"<svg/>",
    "articles/2023/open\u202eyad.md": article().encode(),
    "articles/2023/aux.md": article().encode(),
    "articles/2023/notes.docx": b"PK",
    "articles/2023/run.exe": b"MZ",
    "data/event.yml": b"",
    "data/events/open-day.md": b"",
    "data/people/portrait.jpg": picture(),
}
"""What cannot be seen in a file, or would be changed on its way through git, is written here."""


def awful(folder: Path) -> Path:
    root = Path(shutil.copytree(HERE / "awful", folder / "awful"))
    for path, text in SOUND_BESIDE.items():
        (root / path).write_bytes(text.encode())
    for path, data in UNSEEN.items():
        (root / path).write_bytes(data)
    (root / "articles" / "2023" / "folder.md").mkdir()
    outside = folder / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text(article(title="Secret"))
    (root / "articles" / "2023" / "link.md").symlink_to(outside / "secret.md")
    (root / "articles" / "2023" / "nowhere.md").symlink_to(outside / "no-such.md")
    (root / "articles" / "linked").symlink_to(outside)
    (root / "data" / "series.yml").symlink_to(outside / "no-such.yml")
    return root


def lines_of(content: Content) -> list[str]:
    return [f"{problem} [{problem.code}]" for problem in sorted(content.problems)]


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return read_content(awful(tmp_path_factory.mktemp("root")))


def test_every_line_is_as_it_was_last_read_by_a_person(content: Content) -> None:
    assert lines_of(content) == (HERE / "awful.txt").read_text(encoding="utf-8").splitlines()


def test_every_awful_file_is_named(content: Content) -> None:
    found = (file.relative_to(content.root).as_posix() for file in content.root.rglob("*") if not file.is_dir())
    files = set(map(shown, found))
    named = {problem.path for problem in content.problems}
    assert files - named == set(SOUND_BESIDE)
    assert named - files == {"articles/2023/folder.md", "articles/linked"}


def test_sound_files_beside_them_are_simply_read(content: Content) -> None:
    read = {record.item.path: record.item for record in content.records}
    assert set(SOUND_BESIDE) <= set(read)
    assert [read[path].title for path in list(SOUND_BESIDE)[:3]] == ["A title", "From Notepad", "From long ago"]  # type: ignore[attr-defined]
    assert read["articles/2023/windows.md"].body == "Some text."  # type: ignore[attr-defined]


def test_nothing_from_outside_the_root_is_read(content: Content) -> None:
    assert not any(getattr(record.item, "title", "") == "Secret" for record in content.records)


def test_every_line_has_a_code_of_its_own(content: Content) -> None:
    assert {problem.code for problem in content.problems} <= {code for _, codes in GROUPS for code in codes}


def test_there_are_many_and_all_in_one_run(content: Content) -> None:
    assert len({problem.path for problem in content.problems}) >= 60
    assert len(content.problems) >= 60


LIBRARY_WORDS = (
    "Input should", "validation", "pydantic", "yaml", "YAML", "mapping", "scanner", "parser", "token",
    "NoneType", "dict", "str_", "Traceback", "Error", "expected", "codec", "None", "True", "tag:", "tuple", "literal",
)  # fmt: skip


@pytest.mark.parametrize("word", LIBRARY_WORDS)
def test_no_line_speaks_a_librarys_language(content: Content, word: str) -> None:
    assert [problem.sentence for problem in content.problems if word in problem.sentence] == []


def test_every_place_is_in_its_file(content: Content) -> None:
    for problem in content.problems:
        file = content.root / problem.path
        if file.is_file() and not file.is_symlink() and problem.path not in UNSEEN:
            lines = file.read_text(encoding="utf-8").split("\n")
            assert 1 <= problem.line <= len(lines), problem
            assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, problem


def test_the_report_holds_them_all_sorted_and_counted(content: Content) -> None:
    report = ContentError(content.problems).report.splitlines()
    assert report[:-1] == [str(problem) for problem in sorted(content.problems)]
    assert report[-1] == f"{len(content.problems)} problems; nothing was built, the last good site stands."


def test_one_problem_is_counted_as_one(content: Content) -> None:
    last = ContentError(content.problems[:1]).report.splitlines()[-1]
    assert last == "1 problem; nothing was built, the last good site stands."


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        told = lines_of(read_content(awful(Path(name))))
    (HERE / "awful.txt").write_text("".join(f"{line}\n" for line in told), encoding="utf-8", newline="\n")
