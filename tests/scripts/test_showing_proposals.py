"""The pages of a proposal are taken as data, and shown where nothing else stands."""

from __future__ import annotations

import json
import os
import stat
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

import _parcel
import _pull_request
import _shown
from _code_host import CodeHost
from _parcel import Limits, Refused, is_sound, unpacked
from _proposed import EventError
from _shown import Proposal, show
from tests.scripts.code_host import code_host, pull

LIMITS = Limits(files=5, each=1000, together=2000, packed=5000)
PAGE = b"<!doctype html><title>Hot</title>"


def packed(folder: Path, *members: tuple[str | ZipInfo, bytes]) -> Path:
    file = folder / "packed.zip"
    with ZipFile(file, "w", ZIP_DEFLATED) as into:
        for name, content in members:
            into.writestr(name, content)
    return file


def as_kind(name: str, kind: int) -> ZipInfo:
    member = ZipInfo(name)
    member.create_system = 3
    member.external_attr = (kind | 0o777) << 16
    return member


def test_a_site_is_unpacked(tmp_path: Path) -> None:
    names = ["index.html", "news/2026/x/index.html", "pagefind/en_1.pf_meta", "_headers"]
    out = tmp_path / "out"
    assert unpacked(packed(tmp_path, *((name, PAGE) for name in names)), out, LIMITS) == 4
    assert sorted(file.relative_to(out).as_posix() for file in out.rglob("*") if file.is_file()) == sorted(names)


@pytest.mark.parametrize(
    ("members", "why"),
    [
        ([("../up.html", b"x")], "name"),
        ([("/etc/x", b"x")], "name"),
        ([("a/../../x", b"x")], "name"),
        ([("C:x.html", b"x")], "name"),
        ([("a\\..\\x", b"x")], "name"),
        ([(".git/config", b"x")], "name"),
        ([("a/.gitattributes", b"x")], "name"),
        ([("a\u202elmth.", b"x")], "name"),
        ([("x" * 300, b"x")], "name"),
        ([(as_kind("link", stat.S_IFLNK), b"../../etc/passwd")], "link"),
        ([(as_kind("pipe", stat.S_IFIFO), b"")], "link"),
        ([("a.html", b"x"), ("A.html", b"y")], "two files of one name"),
        ([(f"{n}.html", b"x") for n in range(6)], "6 files"),
        ([("big.html", b"0" * 1001)], "more than 1,000 bytes"),
        ([(f"{n}.html", b"0" * 900) for n in range(3)], "more than 2,000 bytes"),
    ],
)
def test_whatever_no_build_makes_is_refused_as_a_whole(
    tmp_path: Path, members: list[tuple[str | ZipInfo, bytes]], why: str
) -> None:
    out = tmp_path / "out"
    with pytest.raises(Refused, match=why):
        unpacked(packed(tmp_path, ("first.html", PAGE), *members[: 5 if why == "6 files" else None]), out, LIMITS)
    assert not out.exists()


def test_a_file_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    file = packed(tmp_path, ("x.html", b"0" * 1_000_000))
    lying = file.read_bytes().replace((1_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    file.write_bytes(lying)
    with pytest.raises(Refused, match="not what its own list of contents says"):
        unpacked(file, tmp_path / "out", LIMITS)
    assert sum(one.stat().st_size for one in tmp_path.rglob("*.html")) <= 10


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda bytes_: bytes_[:-12] + (6).to_bytes(2, "little") + bytes_[-10:], "6 files"),
        (lambda bytes_: bytes_[:-10] + (1001).to_bytes(4, "little") + bytes_[-6:], "list of contents is longer"),
        (lambda bytes_: bytes_[:-2] + (1).to_bytes(2, "little"), "no build packs"),
        (lambda bytes_: bytes_[:-2] + (1).to_bytes(2, "little") + b"!", "broken"),
        (lambda bytes_: bytes_[:-22] + b"PK\x06\x07" + bytes(16) + bytes_[-22:], "no build packs"),
        (lambda bytes_: bytes(5001) + bytes_, "larger than 5,000 bytes"),
        (lambda bytes_: bytes_ + b"!", "broken"),
    ],
)
def test_a_long_list_of_contents_is_refused_before_it_is_read(
    tmp_path: Path, change: Callable[[bytes], bytes], why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = packed(tmp_path, ("index.html", PAGE))
    file.write_bytes(change(file.read_bytes()))
    monkeypatch.setattr(_parcel, "ZipFile", lambda *_: pytest.fail("the list was read"))
    with pytest.raises(Refused, match=why):
        unpacked(file, tmp_path / "out", LIMITS)


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x05\x06" + b"\0" * 10, b"\x00" * 100])
def test_what_is_no_zip_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "packed.zip"
    file.write_bytes(content)
    with pytest.raises(Refused):
        unpacked(file, tmp_path / "out", LIMITS)


@pytest.mark.parametrize("path", ["a b/c.html", "docs/Our letter.pdf", "news/2026/é.webp"])
def test_usual_names_are_sound(path: str) -> None:
    assert is_sound(path)


# -- The repository of previews


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "--quiet", "--bare", str(tmp_path / "previews.git")], check=True)
    return tmp_path / "previews.git"


@pytest.fixture
def proposal(tmp_path: Path) -> Callable[..., Proposal]:
    """A proposal with one page, or with the files that are given."""

    def made(number: int, **files: bytes) -> Proposal:
        above = tmp_path / f"for-{number}-{len(list(tmp_path.iterdir()))}"
        folder = above / f"pr-{number}" / "news"
        folder.mkdir(parents=True)
        for name, content in (files or {"index": PAGE}).items():
            (folder / f"{name}.html").write_bytes(content)
        return Proposal(number, above)

    return made


def git(remote: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(remote), *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def shown(remote: Path) -> list[str]:
    return git(remote, "ls-tree", "-r", "--name-only", "main").splitlines()


def test_pages_are_shown_and_go_when_their_proposal_does(remote: Path, proposal: Callable[..., Proposal]) -> None:
    assert show(str(remote), proposal(1), {1, 2}, {})
    assert show(str(remote), proposal(2), {1, 2}, {})
    assert shown(remote) == [".nojekyll", "pr-1/news/index.html", "pr-2/news/index.html", "robots.txt"]
    assert git(remote, "show", "main:robots.txt") == "User-agent: *\nDisallow: /"
    assert show(str(remote), None, {2}, {})
    assert shown(remote) == [".nojekyll", "pr-2/news/index.html", "robots.txt"]
    assert git(remote, "rev-list", "--count", "main") == "1"
    assert not show(str(remote), None, {2}, {})


def test_a_newer_state_takes_the_place_of_the_older(remote: Path, proposal: Callable[..., Proposal]) -> None:
    show(str(remote), proposal(1, old=b"old", same=b"same"), {1}, {})
    show(str(remote), proposal(1, new=b"new", same=b"same"), {1}, {})
    assert shown(remote) == [".nojekyll", "pr-1/news/new.html", "pr-1/news/same.html", "robots.txt"]


def test_files_are_shown_byte_for_byte(remote: Path, proposal: Callable[..., Proposal]) -> None:
    show(str(remote), proposal(1, index=b"a\r\nb\n\x00"), {1}, {})
    whole = subprocess.run(["git", "-C", str(remote), "show", "main:pr-1/news/index.html"], capture_output=True)
    assert whole.stdout == b"a\r\nb\n\x00"


def test_two_that_come_at_one_moment_are_both_shown(
    remote: Path, proposal: Callable[..., Proposal], monkeypatch: pytest.MonkeyPatch
) -> None:
    others = [proposal(2), proposal(3)]
    push = _shown._Git.pushed

    def pushed_late(own: _shown._Git, *arguments: str) -> bool:
        if others:
            other = others.pop()
            monkeypatch.setattr(_shown._Git, "pushed", push)
            show(str(remote), other, {1, 2, 3}, {})
            monkeypatch.setattr(_shown._Git, "pushed", pushed_late)
        return push(own, *arguments)

    monkeypatch.setattr(_shown._Git, "pushed", pushed_late)
    assert show(str(remote), proposal(1), {1, 2, 3}, {})
    assert shown(remote) == [".nojekyll", *(f"pr-{n}/news/index.html" for n in (1, 2, 3)), "robots.txt"]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, proposal: Callable[..., Proposal]) -> None:
    with pytest.raises(_shown.NotShown, match="git ls-remote did not work"):
        show(str(tmp_path / "nowhere.git"), proposal(1), {1}, {})


def test_the_key_lies_nowhere_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    with code_host() as host:
        host_of = CodeHost.of(host.variables)
        monkeypatch.setattr(type(host_of), "get", lambda *_: {"ssh_keys": ["ssh-ed25519 AAAA"]})
        variables = {"PREVIEWS_REPOSITORY": "previews/pages", "PREVIEWS_KEY": "the key"}
        with _pull_request._previews(host_of, variables) as (address, of_git):
            assert address == "git@code.example.org:previews/pages.git"
            key = Path(of_git["GIT_SSH_COMMAND"].split()[2])
            assert key.read_text("utf-8") == "the key\n"
            assert os.name == "nt" or stat.S_IMODE(key.stat().st_mode) == 0o600
            assert (key.parent / "known_hosts").read_text("utf-8") == "code.example.org ssh-ed25519 AAAA\n"
            assert "StrictHostKeyChecking=yes" in of_git["GIT_SSH_COMMAND"]
    assert not key.exists()


@pytest.mark.parametrize(
    "address", ["", "http://previews.example.org", "https://x.example/?a=", "https://user@x.example/"]
)
def test_an_address_that_is_none_is_told(address: str) -> None:
    with pytest.raises(EventError, match="PREVIEWS_URL"):
        _pull_request._below_previews({"PREVIEWS_URL": address})
    assert _pull_request._below_previews({"PREVIEWS_URL": "https://p.example.org"}) == "https://p.example.org/"


def test_the_command_shows_what_was_built_and_says_where(
    tmp_path: Path, remote: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    @contextmanager
    def previews(*_: object) -> Iterator[tuple[str, dict[str, str]]]:
        yield str(remote), {}

    run = {
        "id": 7, "event": "pull_request", "head_sha": "c0ffee", "head_branch": "my-story",
        "head_repository": {"full_name": "ada/news", "owner": {"login": "ada"}},
    }  # fmt: skip
    event, output = tmp_path / "event.json", tmp_path / "output"
    event.write_text(json.dumps({"workflow_run": run}), "utf-8")
    monkeypatch.setattr(_pull_request, "_previews", previews)
    with code_host() as host:
        host.pulls = [pull(12)]
        told = {"GITHUB_EVENT_PATH": str(event), "GITHUB_OUTPUT": str(output), "PREVIEWS_URL": "https://p.example.org"}
        for name, value in {**host.variables, **told}.items():
            monkeypatch.setenv(name, value)
        assert _pull_request.main(["show"]) == 0
        assert "Nothing was built" in capsys.readouterr().out
        host.parcels["site"] = packed(tmp_path, ("../index.html", PAGE)).read_bytes()
        assert _pull_request.main(["show"]) == 1
        assert "was not taken" in capsys.readouterr().err
        assert not output.exists()
        host.parcels["site"] = packed(tmp_path, ("index.html", PAGE), ("news/index.html", PAGE)).read_bytes()
        assert _pull_request.main(["show"]) == 0
        assert output.read_text("utf-8") == "address=https://p.example.org/pr-12/\n"
        assert shown(remote) == [".nojekyll", "pr-12/index.html", "pr-12/news/index.html", "robots.txt"]
        host.pulls = []
        assert _pull_request.main(["tidy"]) == 0
        assert shown(remote) == [".nojekyll", "robots.txt"]
