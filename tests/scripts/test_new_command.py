"""New files: asked for at the terminal or given as options, sound when they are written, and never over another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import _check
import _new
from tests.building import sound_root

OPTIONS = {
    "article": ["--title", "Doors: open", "--date", "2026-11-20", "--summary", "They opened."],
    "case-study": [
        "--title", "Jane's bench", "--date", "2026-11", "--summary", "How it began.", "--subject-kind", "person",
        "--subject-person", "jane", "--consent-date", "2026-11-01", "--consent-review-by", "2029-11-01",
    ],
    "event": ["--title", "Open doors", "--start", "2027-03-05", "--time", "10:30"],
    "award": ["--scheme", "prize", "--result", "won", "--recipients", "jane, Kit store team", "--year", "2026"],
    "opportunity": ["--title", "Small grants", "--who", "Every technician: all of them"],
}  # fmt: skip
PATHS = {
    "article": "articles/2026/doors-open.md",
    "case-study": "case_studies/janes-bench.md",
    "event": "data/events/open-doors-2027.yml",
    "award": "data/awards/prize-2026-jane.yml",
    "opportunity": "data/opportunities/small-grants.yml",
}
Typed = Callable[..., None]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("SITE_URL", raising=False)
    root = sound_root(tmp_path / "site")
    (root / "mkdocs.yml").write_text("site_name: Small\nsite_url: https://small.example.org/\n", "utf-8")
    return root


@pytest.fixture
def unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests of what is asked, which need not wait for the rules."""
    monkeypatch.setattr(_new, "problems_of", lambda root: ())


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Somebody at a terminal who types these lines."""

    def sit_down(*lines: str) -> None:
        waiting = iter(lines)

        def answer(_: str) -> str:
            try:
                return next(waiting)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr("sys.stdin.isatty", lambda: True)
        monkeypatch.setattr("builtins.input", answer)

    return sit_down


def new(root: Path, word: str, *options: str) -> int:
    return _new.main([word, "--root", str(root), *options])


def test_what_is_given_is_written_and_passes_the_check(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for word, options in OPTIONS.items():
        assert new(root, word, *options) == 0, capsys.readouterr().err
        assert PATHS[word] in capsys.readouterr().out
        assert b"\r" not in (root / PATHS[word]).read_bytes()
    assert [str(problem) for problem in _check.problems_of(root)] == []


def test_nothing_is_ever_written_over(root: Path, unchecked: None, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert new(root, "event", *OPTIONS["event"]) == 0
    assert (root / "data/events/open-doors-2027-2.yml").is_file()
    assert "One of this name stands at data/events/open-doors-2027.yml already" in capsys.readouterr().out
    before = (root / "data/events/open-doors-2027.yml").read_bytes()
    assert new(root, "event", *OPTIONS["event"], "--slug", "open-doors-2027") == 1
    assert "`open-doors-2027` is there already" in capsys.readouterr().err
    assert (root / "data/events/open-doors-2027.yml").read_bytes() == before


def test_what_is_missing_is_asked_and_a_wrong_answer_asked_again(
    root: Path, unchecked: None, typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    typed("Doors open", "20.11.2026", "2026-11-20", "", "They opened.", "", "visibility", "")
    assert new(root, "article") == 0
    said = capsys.readouterr().out
    assert "Title. The headline." in said
    assert "That will not do: `date`: “20.11.2026” is not a date we can read" in said
    assert "That will not do: this is needed" in said
    assert "The address will end in /news/2026/11/20/doors-open/" in said
    text = (root / "articles/2026/doors-open.md").read_text("utf-8")
    assert "themes: [visibility]" in text
    assert "\nfaculties:" not in text


def test_another_name_can_be_given_for_the_address(root: Path, unchecked: None, typed: Typed) -> None:
    typed("My Event", "week-2023", "open-house")
    assert new(root, "event", *OPTIONS["event"]) == 0
    assert (root / "data/events/open-house.yml").is_file()


def test_a_case_study_about_a_person_goes_no_further_without_agreement(
    root: Path, typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    typed("Jane's bench", "2026-11", "How it began.", "person", "jane", "")
    assert new(root, "case-study") == 1
    said = capsys.readouterr().err
    assert "A case study about a person needs their agreement" in said
    assert "Nothing was written." in said
    assert not (root / "case_studies/janes-bench.md").exists()


def test_without_a_terminal_what_is_needed_is_listed(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False)
    assert new(root, "article", "--title", "Doors open") == 2
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "Without a terminal to ask at, these options are needed:"
    assert [line.split()[0] for line in said[1:]] == ["--date", "--summary"]


def test_options_that_will_not_do_are_told_all_at_once(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new(root, "article", "--title", "x", "--date", "soon", "--faculties", "enj") == 2
    said = capsys.readouterr().err
    assert "--date: `date`: “soon” is not a date we can read" in said
    assert "--faculties: there is no faculty `enj`; did you mean `eng`?" in said


def test_what_the_rules_refuse_is_not_left_behind(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    award = ["--scheme", "prize", "--result", "won", "--recipients", "jane", "--year", "2031"]
    assert new(root, "award", *award) == 1
    assert "data/awards/prize-2031-jane.yml:" in capsys.readouterr().err
    assert not (root / "data/awards/prize-2031-jane.yml").exists()


def test_who_goes_away_leaves_nothing(root: Path, typed: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    typed("Doors open")
    assert new(root, "article") == 1
    assert "Nothing was written." in capsys.readouterr().err
    assert not (root / "articles/2026").exists()


def test_ctrl_c_leaves_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch, typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*_: object) -> str:
        raise KeyboardInterrupt

    typed()
    monkeypatch.setattr("builtins.input", stop)
    assert new(root, "article") == 1
    assert capsys.readouterr().err == "Nothing was written.\n"
    monkeypatch.setattr(_new, "problems_of", stop)
    assert new(root, "event", *OPTIONS["event"], "--slug", "doors") == 1
    assert not (root / "data/events/doors.yml").exists()


def test_nobody_reading_any_more_is_no_fault(root: Path, monkeypatch: pytest.MonkeyPatch, typed: Typed) -> None:
    def closed(_: str) -> str:
        raise BrokenPipeError

    typed()
    monkeypatch.setattr("builtins.input", closed)
    assert new(root, "article") == 1


NEED_A_FILE = {"image", "pictures"}
"""Their example is a picture that somebody has to bring."""


def test_every_prompt_can_be_taken_up_as_it_stands(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for word, options in OPTIONS.items():
        assert new(root, word, *options) == 0, capsys.readouterr().err
        path = root / PATHS[word]
        path.write_text(taken_up(path.read_text("utf-8")), "utf-8")
    assert [str(problem) for problem in _check.problems_of(root) if problem.is_error] == []


def taken_up(text: str) -> str:
    """The file with the sign # and its space taken away before every key, but for those that need a file."""
    lines, key = [], ""
    for line in text.splitlines():
        bare = line.removeprefix("# ")
        if bare[:1] != " ":
            key = bare.partition(":")[0]
        is_key = line.startswith("# ") and (key.isidentifier() and ":" in bare)
        lines.append(bare if is_key and key not in NEED_A_FILE else line)
    return "\n".join(lines) + "\n"


def test_another_kind_is_wrong_use(root: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        new(root, "action-plan")
    assert ended.value.code == 2
