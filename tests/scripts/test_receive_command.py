"""Receiving: from a file in a mail to a branch that an editor goes on with, and nothing else touched."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import _check
import _receive
from tests.building import sound_root
from tests.receiving.documents import document, with_odd_styles, with_pictures, with_tables, words
from tests.receiving.stories import picture, saved, story

FOLDER = "articles/2026/a-day-at-the-kiln"
INDEX = f"{FOLDER}/index.md"
Received = Callable[..., tuple[int, str, str]]


def git(folder: Path, *arguments: str) -> str:
    command = ["git", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, encoding="utf-8").stdout


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small sound site in a repository of its own, with a git that knows only this test."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "EMAIL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.delenv("SITE_URL", raising=False)
    root = sound_root(tmp_path / "site")
    (root / "mkdocs.yml").write_text("site_name: Small\nsite_url: https://small.example.org/\n", "utf-8")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "config", "user.name", "An Editor")
    git(root, "config", "user.email", "editor@testing.example.org")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "-m", "The site")
    return root


@pytest.fixture
def receive(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Received:
    """Runs the command on a file of this name and content."""

    def run(name: str, content: bytes, *options: str) -> tuple[int, str, str]:
        file = tmp_path / name
        file.write_bytes(content)
        try:
            status = _receive.main([str(file), "--root", str(root), *options])
        except SystemExit as ended:
            status = int(ended.code or 0)
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


@pytest.fixture
def unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests of what is written, which need not wait for the rules."""
    monkeypatch.setattr(_receive, "problems_of", lambda root: ())


def branches(root: Path) -> list[str]:
    return git(root, "branch", "--format=%(refname:short)").split()


def test_a_whole_story_needs_nothing_more(root: Path, receive: Received) -> None:
    (root / "articles" / "half.md").write_text("somebody is writing this", "utf-8")
    before = git(root, "status", "--porcelain")
    status, said, wrong = receive("kiln.story.json", saved(story()))
    assert (status, wrong) == (0, "")
    assert said.splitlines()[:4] == [
        "“A day at the kiln” is written, on the new branch story/a-day-at-the-kiln, made from main:",
        f"  {INDEX}",
        f"  {FOLDER}/kiln.jpg",
        "",
    ]
    assert "question" not in said
    assert "The check says" not in said
    assert git(root, "status", "--porcelain") == before
    assert git(root, "branch", "--show-current").strip() == "main"
    assert git(root, "worktree", "list").count("\n") == 1
    assert git(root, "log", "-1", "--format=%an %s", "story/a-day-at-the-kiln").strip() == (
        "An Editor Add the story a-day-at-the-kiln"
    )
    (root / "articles" / "half.md").unlink()
    git(root, "switch", "--quiet", "story/a-day-at-the-kiln")
    assert _check.problems_of(root) == ()


@pytest.mark.parametrize(
    ("content", "pictures", "questions"),
    [(with_pictures, 2, 7), (with_tables, 0, 3), (with_odd_styles, 0, 3)],
    ids=["pictures", "tables", "odd styles"],
)
def test_a_document_becomes_a_draft_whose_gaps_the_check_names(
    root: Path, receive: Received, content: Callable[[], bytes], pictures: int, questions: int
) -> None:
    """No account, and a question for each alt and agreement that is missing."""
    status, said, wrong = receive("story.docx", content())
    assert (status, wrong) == (0, "")
    assert f"{questions} questions are open; it is a draft until they are answered:" in said
    assert said.count("agreed to its being published") == pictures
    assert "The check says besides" not in said
    asked = [line.strip().split(": ")[0] for line in said.splitlines() if ".md:" in line]
    assert len(asked) == questions
    git(root, "switch", "--quiet", branches(root)[-1])
    found = {f"{problem.path}:{problem.line}:{problem.column}" for problem in _check.problems_of(root)}
    empty = {place for place in asked if _line(root, place).endswith(":")}
    others = [_line(root, place) for place in asked if place not in empty]
    assert {place for place in found if not _line(root, place).startswith("![]")} == empty
    assert all(line.startswith(("![]", "# Whom does the text name", "title: story")) for line in others)


def _line(root: Path, place: str) -> str:
    path, line, _ = place.split(":")
    return (root / path).read_text("utf-8").splitlines()[int(line) - 1]


def test_answered_questions_leave_a_sound_story(root: Path, receive: Received) -> None:
    bare = picture(name="bowl.jpg", alt="", credit="", agreement="", lead=False)
    _, said, _ = receive("kiln.story.json", saved(story(summary="", pictures=[bare])))
    assert "4 questions are open" in said
    git(root, "switch", "--quiet", "story/a-day-at-the-kiln")
    text = (root / INDEX).read_text("utf-8")
    answers = (
        ("summary:\n", "summary: They opened it.\n"),
        ("credit:\n", "credit: Jane Doe\n"),
        ("agreement:\n", "agreement: nobody can be recognised\n"),
        ("![](bowl.jpg)", "![A bowl glows in the dark](bowl.jpg)"),
        ("draft: true\n", ""),
    )
    found = []
    for gap, answer in answers:
        assert gap in text
        found.append([problem.line for problem in _check.problems_of(root)])
        text = text.replace(gap, answer)
        (root / INDEX).write_text(text, "utf-8")
    assert [*map(len, found)] == [4, 3, 2, 1, 0], "each is named until it is answered"
    assert [str(problem) for problem in _check.problems_of(root)] == []


def test_what_the_rules_say_is_told_at_once_with_the_questions(receive: Received) -> None:
    text = "Look at [the plan](nowhere.md).\n\n<script>alert(1)</script>\n"
    _, said, _ = receive("kiln.story.json", saved(story(summary="", text=text, faculties=["enj"])))
    assert "1 question is open" in said
    assert "there is no faculty `enj`" in said
    besides = said.partition("The check says besides:")[2]
    assert "nowhere.md" in besides
    assert "<script>" in besides


def test_what_the_sender_says_to_the_editors_stands_in_no_file(root: Path, receive: Received, unchecked: None) -> None:
    _, said, _ = receive("kiln.story.json", saved(story(notes="Please wait until Monday.")))
    assert "Jane Doe, Technician, jane@testing.example.org" in said
    assert "Please wait until Monday." in said
    written = git(root, "show", "story/a-day-at-the-kiln")
    assert "Monday" not in written
    assert "jane@" not in written


def test_a_withheld_name_never_reaches_the_repository(root: Path, receive: Received) -> None:
    (root / "data/people/sam.yml").write_text("name: Sam Roe\nwithhold: true\n", "utf-8")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "-m", "Somebody asked")
    author = {"name": "Sam Roe", "role": "Technician", "mailbox": "", "may_be_named": True}
    _, said, _ = receive("kiln.story.json", saved(story(author=author, text="Then Sam Roe laughed.", people=[])))
    assert "The check says besides" not in said
    assert "somebody who asked not to be named on this site was named" in said
    assert "Sam" not in git(root, "show", "story/a-day-at-the-kiln")


def test_nothing_is_ever_written_over(root: Path, receive: Received, unchecked: None) -> None:
    for _ in range(2):
        assert receive("kiln.story.json", saved(story()), "--again")[0] == 0
    assert branches(root) == ["main", "story/a-day-at-the-kiln", "story/a-day-at-the-kiln-2"]
    (root / "articles/2026").mkdir()
    (root / f"{FOLDER}-3.md").write_text("somebody is writing this", "utf-8")
    _, said, _ = receive("kiln.story.json", saved(story()), "--again")
    assert f"{FOLDER}-4/index.md" in said


def test_a_story_that_came_before_is_not_received_twice_by_accident(
    root: Path, receive: Received, unchecked: None
) -> None:
    assert receive("kiln.story.json", saved(story()))[0] == 0
    status, said, wrong = receive("kiln (1).story.json", saved(story()))
    assert (status, said) == (1, "")
    assert "a story of this name stands on the branch story/a-day-at-the-kiln already, perhaps this one." in wrong
    assert "Nothing was written." in wrong
    assert branches(root) == ["main", "story/a-day-at-the-kiln"]
    assert receive("kiln.story.json", saved(story()), "--title", "Another day")[0] == 0
    assert branches(root)[-1] == "story/another-day"


def test_headline_and_day_can_be_told_by_the_editor(root: Path, receive: Received, unchecked: None) -> None:
    status, said, _ = receive("story.docx", with_tables(), "--title", "Of the store", "--date", "2025-06")
    assert status == 0
    assert "articles/2025/of-the-store/index.md" in said
    assert "Is this the headline?" not in said
    assert "When did it happen?" not in said
    assert "its own headline, “Loans of the kit store”, gave way to the one that you gave" in said
    assert receive("story.docx", with_tables(), "--date", "soon")[0] == 2


def test_without_a_headline_it_is_named_after_its_file(root: Path, receive: Received, unchecked: None) -> None:
    _, said, _ = receive("Of_lathes.docx", document(words("It hums.")))
    assert "“Of lathes” is written, on the new branch story/of-lathes" in said
    assert "Is this the headline? It was not marked as one: it is the name of the file." in said
    assert "for others start again with --title and --date" in said


def test_a_headline_tells_the_code_host_nothing(root: Path, receive: Received, unchecked: None) -> None:
    receive("kiln.story.json", saved(story(title="Kilns [skip ci] fixes #1 @everyone")))
    assert git(root, "log", "-1", "--format=%B", "--branches=story/*").split("\n")[0] == (
        "Add the story kilns-skip-ci-fixes-1-everyone"
    )


def test_the_name_of_a_file_moves_no_terminal(root: Path, receive: Received) -> None:
    for name in ("\x1b[2Jkiln.docx", "\x1b[2Jkiln.txt"):
        status, said, wrong = receive(name, b"nothing")
        assert status > 0
        assert "‹U+001B›[2Jkiln" in wrong
        assert "\x1b" not in said + wrong
    with pytest.raises(SystemExit):
        _receive.main(["\x1b[2Jgone.docx", "--root", str(root)])


def test_a_document_without_text_is_not_taken(root: Path, receive: Received) -> None:
    status, _, wrong = receive("empty.docx", document())
    assert status == 1
    assert "there is no text in it; ask for it again\nNothing was written." in wrong
    assert branches(root) == ["main"]


def test_who_does_word_by_word_what_is_asked_has_a_sound_story(root: Path, receive: Received) -> None:
    """The answers, then `# people: []` taken up or not, then all lines with # out of the front matter."""
    receive("lathe.docx", with_odd_styles(), "--date", "2026-11-20")
    git(root, "switch", "--quiet", "story/the-quiet-lathe")
    file = root / "articles/2026/the-quiet-lathe/index.md"
    head, fence, text = file.read_text("utf-8").removeprefix("---\n").partition("\n---\n")
    assert "## Why it is quiet" in text
    head = head.replace("summary:", "summary: It hums.")
    for answered in (head, head.replace("# people: []", "people: [jane]")):
        kept = [line for line in answered.splitlines() if not line.startswith("#") and line != "draft: true"]
        file.write_text("\n".join(["---", *kept]) + fence + text, "utf-8")
        assert [str(problem) for problem in _check.problems_of(root)] == []
    assert "\npeople: [jane]\n" in file.read_text("utf-8")


def test_a_name_without_agreement_is_settled_by_doing_what_is_said(root: Path, receive: Received) -> None:
    receive("kiln.story.json", saved(story(people=[{"name": "Sam Roe", "agreed": False}])))
    git(root, "switch", "--quiet", "story/a-day-at-the-kiln")
    lines = (root / INDEX).read_text("utf-8").splitlines()
    assert sum("then take this line out" in line for line in lines) == 1
    kept = [line for line in lines if not line.startswith("# ") and line != "draft: true"]
    (root / INDEX).write_text("\n".join(kept) + "\n", "utf-8")
    assert [str(problem) for problem in _check.problems_of(root)] == []


def test_a_branch_of_another_name(root: Path, receive: Received, unchecked: None) -> None:
    assert receive("kiln.story.json", saved(story()), "--branch", "for-monday")[0] == 0
    assert branches(root) == ["for-monday", "main"]
    status, _, wrong = receive("kiln.story.json", saved(story()), "--branch", "for-monday")
    assert (status, wrong) == (2, "there is a branch for-monday already; give another name\n")
    assert receive("kiln.story.json", saved(story()), "--branch", "a..b")[0] == 2


def test_git_is_asked_who_writes_before_anything_is_done(root: Path, receive: Received) -> None:
    git(root, "config", "--unset", "user.email")
    status, said, wrong = receive("kiln.story.json", saved(story()))
    assert (status, said) == (1, "")
    assert "git config --global user.email" in wrong
    assert branches(root) == ["main"]


def test_without_git_nothing_is_written_unless_asked(
    root: Path, receive: Received, tmp_path: Path, unchecked: None
) -> None:
    (root / ".git").rename(tmp_path / "elsewhere")
    status, _, wrong = receive("kiln.story.json", saved(story()))
    assert status == 1
    assert "is in no git repository. Nothing was written; add --here" in wrong
    assert not (root / FOLDER).exists()
    status, said, _ = receive("kiln.story.json", saved(story()), "--here")
    assert status == 0
    assert "is written, without a branch" in said
    assert b"\r" not in (root / INDEX).read_bytes()
    assert receive("kiln.story.json", saved(story()), "--here")[0] == 1
    receive("kiln.story.json", saved(story()), "--here", "--again")
    assert (root / f"{FOLDER}-2" / "index.md").is_file()


def test_hooks_of_the_repository_are_not_run(root: Path, receive: Received, unchecked: None) -> None:
    for name in ("pre-commit", "post-checkout"):
        hook = root / ".git" / "hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text("#!/bin/sh\nexit 1\n", "utf-8")
        hook.chmod(0o755)
    assert receive("kiln.story.json", saved(story()))[0] == 0


def test_a_git_that_is_not_installed_is_told(
    receive: Received, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    status, _, wrong = receive("kiln.story.json", saved(story()), "--branch", "for-monday")
    assert status == 1
    assert "git is not installed, or cannot be started. Nothing was written; add --here" in wrong


def test_a_repository_without_a_commit_is_told(root: Path, receive: Received, tmp_path: Path) -> None:
    (root / ".git").rename(tmp_path / "elsewhere")
    git(root, "init", "--quiet")
    status, _, wrong = receive("kiln.story.json", saved(story()))
    assert status == 1
    assert "nothing is committed in this repository yet" in wrong


def test_a_site_below_its_repository(root: Path, receive: Received, unchecked: None) -> None:
    inner = root / "examples" / "other"
    sound_root(inner)
    (inner / "mkdocs.yml").write_text("site_name: Other\nsite_url: https://other.example.org/\n", "utf-8")
    status, _, wrong = receive("kiln.story.json", saved(story()), "--root", str(inner))
    assert status == 1
    assert "is not committed yet" in wrong
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "-m", "Another")
    assert receive("kiln.story.json", saved(story()), "--root", str(inner))[0] == 0
    assert f"examples/other/{INDEX}" in git(root, "show", "--name-only", "story/a-day-at-the-kiln").split()


@pytest.mark.parametrize(
    ("name", "content", "status", "said"),
    [
        ("kiln.story.json", b"{}", 1, "no story file that the form saved"),
        ("kiln.docx", b"nothing", 1, "no Word document"),
        ("kiln.docx", b"\xd0\xcf\x11\xe0", 1, "an older Word, or one with a password"),
        ("kiln.odt", b"nothing", 2, "neither a story file (.story.json) nor a Word document (.docx)"),
    ],
)
def test_other_files_are_refused_in_a_sentence(
    root: Path, receive: Received, name: str, content: bytes, status: int, said: str
) -> None:
    ended, printed, wrong = receive(name, content)
    assert (ended, printed) == (status, "")
    assert said in wrong
    assert "Traceback" not in wrong
    assert branches(root) == ["main"]


def test_a_file_that_is_not_there_is_wrong_use(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        _receive.main([str(root / "nothing.docx"), "--root", str(root)])
    assert ended.value.code == 2
    assert "there is no file" in capsys.readouterr().err


def test_another_repository_in_the_variables_does_not_mislead(
    root: Path, receive: Received, unchecked: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "--quiet")
    monkeypatch.setenv("GIT_DIR", os.fspath(other / ".git"))
    assert receive("kiln.story.json", saved(story()))[0] == 0
    monkeypatch.delenv("GIT_DIR")
    assert "story/a-day-at-the-kiln" in branches(root)
