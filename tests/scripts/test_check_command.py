"""The check command: what it says, in each of its formats, and how it ends."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import _check
from newsroom.reading import items
from newsroom.reading.problem import Problem
from newsroom.render.markdown import Converter
from tests.building import article, sound_root, write
from tests.checks.careless import careless
from tests.conftest import PROJECT
from tests.reading.test_awful import awful

SETTINGS = "site_name: Small\nsite_url: https://small.example.org/\n"
SHOUTED = {"articles/2023/shouted.md": article(title="WE ARE OPEN TODAY")}
Said = Callable[..., tuple[int, str, str]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A sound site."""
    return with_settings(sound_root(tmp_path / "root"))


def with_settings(root: Path) -> Path:
    (root / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    return root


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    """The status, and what was said."""

    def run(root: Path, *arguments: str) -> tuple[int, str, str]:
        status = _check.main(["--root", str(root), *arguments])
        told = capsys.readouterr()
        return status, told.out, told.err

    return run


def test_a_sound_site_is_passed_over_without_a_word(root: Path, said: Said) -> None:
    assert said(root) == (0, "", "")
    assert said(root, "--format", "github") == (0, "", "")
    assert json.loads(said(root, "--format", "json")[1]) == {"problems": [], "errors": 0, "warnings": 0}


def test_warnings_are_told_and_leave_the_status_clean(root: Path, said: Said) -> None:
    write(root, dict(SHOUTED))
    status, out, err = said(root)
    assert status == 0
    assert err.startswith("0 to mend, 1 to look at. ")
    assert out.startswith("articles/2023/shouted.md:2:1: warning: the title is in capital letters")
    assert len(out.splitlines()) == 1


def test_each_problem_has_its_place_and_its_remedy(root: Path, said: Said) -> None:
    write(root, {"articles/2023/x.md": article("See [more](nowhere.md).", tilte="X")})
    status, out, _ = said(root)
    assert status == 1
    assert "articles/2023/x.md:5:1: `tilte` is not a key that belongs here; did you mean `title`?" in out
    assert "articles/2023/x.md:8:12: the link `nowhere.md` leads to no page" in out


def test_problems_of_every_kind_come_in_one_run(root: Path, said: Said) -> None:
    write(root, {
        "articles/2023/a.md": article("See [the others](nowhere.md)."),
        "articles/2023/b.md": article(faculties="[enginering]"),
        "articles/2023/c.md": "---\ntitle: One: two\n---\n",
        "articles/2023/d.md": article("Some text.\n\n#### Too deep", draft="true"),
        "articles/2023/e.md": article("To [a draft that leads nowhere](gone.md).", draft="true"),
        "mkdocs.yml": None,
    })  # fmt: skip
    with_settings(root)
    _, out, _ = said(root)
    named = dict.fromkeys(line.partition(":")[0][-4:] for line in out.splitlines())
    assert [*named] == ["a.md", "b.md", "c.md", "d.md", "e.md"]


def test_sixty_broken_files_give_sixty_problems_in_every_format(tmp_path: Path, said: Said) -> None:
    root = with_settings(awful(tmp_path))
    status, out, err = said(root)
    lines = out.splitlines()
    assert status == 1
    assert err.count("\n") == 1
    assert len({line.partition(":")[0] for line in lines}) >= 60
    assert all(re.fullmatch(r"[^:]+:\d+:\d+: \S.* \([a-z-]+\)", line) for line in lines)
    told = json.loads(said(root, "--format", "json")[1])
    assert told["errors"] + told["warnings"] == len(told["problems"]) == len(lines)
    assert all(found.keys() == {"path", "line", "column", "code", "severity", "sentence"} for found in told["problems"])
    commands = said(root, "--format", "github")[1].splitlines()
    assert len(commands) == len(lines)
    assert all(re.fullmatch(r"::(error|warning) file=[^:,]+,line=\d+,col=\d+,title=[a-z-]+::\S.*", c) for c in commands)


def test_what_the_rules_find_is_told_in_every_format(tmp_path: Path, said: Said) -> None:
    root = with_settings(careless(tmp_path))
    status, out, _ = said(root)
    told = json.loads(said(root, "--format", "json")[1])
    assert status == 1
    assert told["errors"] > 40
    assert told["warnings"] > 10
    assert out.count(": warning: ") == told["warnings"]
    assert said(root, "--format", "github")[1].count("::warning ") == told["warnings"]


def test_each_line_names_its_rule_and_the_last_says_where_rules_are_explained(root: Path, said: Said) -> None:
    write(root, {**SHOUTED, "articles/2023/x.md": article(tags="none"), "articles/2023/y.md": article(title="A: b")})
    _, out, err = said(root)
    assert [line.rpartition(" ")[2] for line in out.splitlines()] == [
        "(title-capitals)",
        "(value-kind)",
        "(yaml-colon)",
    ]
    assert err.startswith("2 to mend, 1 to look at. ")
    assert err.endswith(" https://small.example.org/contribute/rules/\n")


def test_whoever_has_seen_enough_is_no_fault(root: Path) -> None:
    write(root, dict(SHOUTED))
    read, written = os.pipe()
    os.close(read)
    script = "import sys, _check; sys.exit(_check.main(sys.argv[1:]))"
    scripts = os.pathsep.join((str(PROJECT / "scripts"), str(PROJECT)))
    with os.fdopen(written, "wb") as out:
        ended = subprocess.run(
            [sys.executable, "-c", script, "--root", str(root)], stdout=out, stderr=subprocess.PIPE, text=True,
            env={**os.environ, "PYTHONPATH": scripts},
        )  # fmt: skip
    assert ended.returncode == 0
    assert ended.stderr.startswith("0 to mend, 1 to look at. ")
    assert "Traceback" not in ended.stderr
    assert "BrokenPipe" not in ended.stderr


def test_what_is_no_content_is_not_passed_as_sound(root: Path, said: Said) -> None:
    write(root, {"README.md": "Read me.", "notes/x.md": article()})
    for path in ("README.md", "notes", "notes/x.md"):
        status, out, err = said(root, path)
        assert (status, out) == (2, "")
        assert err.startswith(f"{path} is no content of the site")
    for path in (".", "mkdocs.yml", "docs", "data/institution.yml"):
        assert said(root, path) == (0, "", "")


@pytest.mark.parametrize(
    ("shown", "code"),
    [("![A kiln in a yard](nowhere.webp)", "picture-missing"), ("[The kiln](no-such.md)", "link-nowhere")],
)
def test_what_a_page_of_docs_names_and_is_not_there_is_told(root: Path, said: Said, shown: str, code: str) -> None:
    page = "---\ntitle: A guide\ndescription: How to.\n---\n\n"
    write(root, {"docs/guide/first.md": f"{page}{shown}\n", "docs/guide/letter.pdf": "%PDF"})
    status, out, _ = said(root)
    assert (status, out.count("\n")) == (1, 1)
    assert out.startswith("docs/guide/first.md:6:")
    assert out.endswith(f" ({code})\n")
    write(
        root,
        {
            "docs/guide/first.md": f"{page}[The letter](letter.pdf), [about](../about.md), [up](../), [more](#x){{ #x }}.\n"
        },
    )
    assert said(root)[1] == ""


def test_githubs_own_marks_are_escaped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = Problem("articles/a, b: 50%.md", 3, 4, "100 % of it: wrong,\nreally", "yaml-colon")
    assert _check.as_github([found], tmp_path / "site") == (
        "::error file=site/articles/a%2C b%3A 50%25.md,line=3,col=4,title=yaml-colon::100 %25 of it: wrong, really"
    )
    old_kind = Problem("articles/##[error]x.md", 1, 1, "##[group]")
    assert "##[" not in _check.as_github([old_kind], tmp_path / "site")


def test_paths_narrow_what_is_told(root: Path, said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    write(root, {
        **SHOUTED, "articles/2024/x.md": article(date="2024-01-01", faculties="[nowhere]"),
        "articles/shelf.md": article(tags="none"),
    })  # fmt: skip
    assert [line.partition(":")[0] for line in said(root, str(root / "articles/2024"))[1].splitlines()] == [
        "articles/2024/x.md"
    ]
    assert said(root, "articles/2023/shouted.md")[0] == 0
    assert said(root, "articles/2023/week.md") == (0, "", "")
    monkeypatch.chdir(root / "articles")
    assert [line.partition(":")[0] for line in said(root, "2024", "2023/shouted.md")[1].splitlines()] == [
        "articles/2023/shouted.md", "articles/2024/x.md",
    ]  # fmt: skip
    assert len(said(root, str(root))[1].splitlines()) == 3


@pytest.mark.parametrize(
    ("written", "sentence"), [("articles/no.md", "there is no file or folder"), ("..", "lies outside of the site")]
)
def test_a_path_that_cannot_be_meant_is_wrong_use(root: Path, said: Said, written: str, sentence: str) -> None:
    path = str(root / written) if written == ".." else written
    status, out, err = said(root, path)
    assert (status, out) == (2, "")
    assert sentence in err


@pytest.mark.parametrize("arguments", [["--format", "xml"], ["--root", "no-such-folder"], ["--loud"]])
def test_what_cannot_be_understood_is_wrong_use(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        _check.main(arguments)
    assert ended.value.code == 2
    assert "usage: check.py" in capsys.readouterr().err


def test_a_day_that_is_none_is_wrong_use(root: Path, said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    status, _, err = said(root)
    assert status == 2
    assert "SOURCE_DATE_EPOCH" in err


def test_broken_settings_are_told_with_their_place_and_the_content_with_them(root: Path, said: Said) -> None:
    write(root, {"mkdocs.yml": "site_name: Small\nsite_url: nowhere\n", "articles/2023/x.md": article(tags="none")})
    status, out, _ = said(root)
    assert status == 1
    assert [line[: line.index(": ")] for line in out.splitlines()] == ["articles/2023/x.md:5:1", "mkdocs.yml:2:1"]


def test_an_extension_of_the_settings_is_known_to_the_check(root: Path, said: Said) -> None:
    write(root, {"articles/2023/x.md": article("To the [end](#ending).\n\n## The end {#ending}")})
    assert said(root) == (0, "", "")
    write(root, {"mkdocs.yml": f"{SETTINGS}markdown_extensions: [tables]\n"})
    assert "the link `#ending` leads to a part that this page does not have" in said(root)[1]


def test_a_second_run_reads_converts_and_asks_nothing_again(
    root: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root, {f"articles/2023/{n}.md": article(f"Story {n}.", title=f"Story {n}") for n in range(20)})
    assert said(root)[0] == 0
    done: list[str] = []

    def never(name: str) -> Callable[..., Any]:
        def noted(*given: object) -> None:
            done.append(name)
            raise AssertionError(name)

        return noted

    monkeypatch.setattr(items, "_read_file", never("read"))
    monkeypatch.setattr(Converter, "convert", never("converted"))
    monkeypatch.setattr("_read_settings.settings_of_site", never("asked MkDocs"))
    assert said(root) == (0, "", "")
    assert done == []


def test_an_edit_reads_and_converts_one_file(root: Path, said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    write(root, {f"articles/2023/{n}.md": article(f"Story {n}.", title=f"Story {n}") for n in range(20)})
    said(root)
    converted: list[str] = []
    usual = Converter.convert
    monkeypatch.setattr(Converter, "convert", lambda self, body: [converted.append(body), usual(self, body)][1])
    write(root, {"articles/2023/7.md": article("Story 7 is [told](/nowhere/) anew.", title="Story 7")})
    status, out, _ = said(root)
    assert (status, converted) == (1, ["Story 7 is [told](/nowhere/) anew."])
    assert len(out.splitlines()) == 1
