"""What is written with rights: only more addresses, and issues that come and go by themselves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import _with_rights
from _code_host import CodeHost
from _with_rights import LAPSED, LINKS, REGISTER, tell
from newsroom import register
from newsroom.reading import recorded
from tests.building import site_of, sound_root
from tests.scripts.code_host import US, Host, code_host

POINT = {"path": "data/people/x.yml", "line": 4, "severity": "warning", "code": "consent-lapsed", "sentence": "Ask."}


# -- Addresses


@pytest.fixture
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The register of the main branch, in the folder where the command runs."""
    monkeypatch.chdir(tmp_path)
    REGISTER.parent.mkdir()
    REGISTER.write_text("/ -\n/news/ -\n/news/2023/x/ urn:uuid:1\n", "utf-8")
    return REGISTER


def handed_over(tmp_path: Path, text: str) -> str:
    file = tmp_path / "made.txt"
    file.write_text(text, "utf-8")
    return str(file)


def test_what_is_new_is_added_and_nothing_taken_away_or_changed(
    held: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = handed_over(tmp_path, "/about/ -\n/news/2023/x/ urn:uuid:2\n/plans/Our letter é.pdf -\n")
    assert _with_rights.main(["addresses", made]) == 0
    assert capsys.readouterr().out == "data/addresses.txt: 2 added\n"
    lines = held.read_text("utf-8").splitlines()
    assert lines == ["/ -", "/about/ -", "/news/ -", "/news/2023/x/ urn:uuid:1", "/plans/Our letter é.pdf -"]


@pytest.mark.parametrize("line", ["no address", "/x", "/x/ http://e.example", "/a\x1b/ -", "##[error]x -"])
def test_what_is_no_register_is_not_taken(
    held: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    before = held.read_bytes()
    assert _with_rights.main(["addresses", handed_over(tmp_path, f"/new/ -\n{line}\n")]) == 1
    assert "made.txt holds a line that is no address" in capsys.readouterr().err
    assert held.read_bytes() == before


def test_what_is_recorded_here_is_what_the_site_would_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = site_of(sound_root(tmp_path))
    register.record(site)
    made = Path(tmp_path, REGISTER).read_bytes()
    file = handed_over(tmp_path, made.decode())
    Path(tmp_path, REGISTER).write_text("", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert _with_rights.main(["addresses", file]) == 0
    assert Path(tmp_path, REGISTER).read_bytes() == made
    assert (REGISTER.as_posix(), _with_rights.MOST_BYTES) == (recorded.REGISTER, recorded.MOST_BYTES)


# -- Issues


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    with code_host() as host:
        for name, value in host.variables.items():
            monkeypatch.setenv(name, value)
        yield host


def left(folder: Path, links: str | None = None, check: object = None) -> list[str]:
    """The command for what was handed over."""
    for name, text in (("links/links.md", links), ("check/check.json", json.dumps(check) if check else None)):
        if text is not None:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8")
    return ["issues", str(folder)]


def test_an_issue_comes_is_brought_up_to_date_and_goes(host: Host) -> None:
    asked = CodeHost.of(host.variables)
    host.issues = [
        {"number": 1, "user": {"login": "eve"}, "state": "open", "body": LINKS.mark},
        {"number": 2, "user": US, "state": "open", "body": None},
    ]
    tell(asked, LINKS, "")
    assert host.written == []
    for _ in range(2):
        tell(asked, LINKS, "one")
    assert host.issues[2]["title"] == LINKS.title
    assert host.written == [("POST", "/repos/technicians/news/issues")]
    tell(asked, LINKS, "one\nmore")
    assert host.issues[2]["body"].endswith("more")
    tell(asked, LINKS, "")
    assert [issue["state"] for issue in host.issues] == ["open", "open", "closed"]


def test_links_and_what_has_lapsed_are_told_apart(host: Host, tmp_path: Path) -> None:
    assert _with_rights.main(left(tmp_path, "a list", {"problems": [POINT]})) == 0
    assert [issue["title"] for issue in host.issues] == [LINKS.title, LAPSED.title]
    body = host.issues[1]["body"]
    assert "agreements to be asked for again" in body
    assert "## 0 to mend, 1 worth a second look" in body
    assert "[line 4](https://code.example.org/technicians/news/edit/main/data/people/x.yml#L4): Ask." in body
    assert _with_rights.main(left(tmp_path, "", {"problems": []})) == 0
    assert [issue["state"] for issue in host.issues] == ["closed", "closed"]


def test_nothing_is_said_of_what_was_not_handed_over(host: Host, tmp_path: Path) -> None:
    assert _with_rights.main(left(tmp_path, "a list", {"problems": [POINT]})) == 0
    assert _with_rights.main(left(tmp_path / "none")) == 0
    assert [issue["state"] for issue in host.issues] == ["open", "open"]


def test_an_issue_is_never_too_long_for_the_host(host: Host, tmp_path: Path) -> None:
    points = [POINT | {"line": n, "sentence": "é" * 400} for n in range(1, 3000)]
    assert _with_rights.main(left(tmp_path, "- `é`: it answers 404\n" * 9000, {"problems": points})) == 0
    links, lapsed = (issue["body"] for issue in host.issues)
    assert max(len(links.encode()), len(lapsed.encode())) < 65_536
    assert "lines more, in the log of the run" in links
    assert "2,999 worth a second look" in lapsed
    assert " more.**" in lapsed


def test_what_cannot_be_read_changes_no_issue(host: Host, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _with_rights.main(left(tmp_path, check=["x"])) == 1
    assert "what the check said cannot be read" in capsys.readouterr().err
    assert host.written == []
