"""`data/addresses.txt` keeps every address that was ever published."""

import datetime as dt
from pathlib import Path

import pytest

from newsroom import addresses, register
from newsroom.reading.content import read_content
from newsroom.reading.recorded import REGISTER, read_register, recorded
from newsroom.settings import Settings
from newsroom.site import Site
from tests.building import TODAY, article, bare_root, site_of, sound_root


def test_everything_that_has_an_address_is_in_it(tmp_path: Path) -> None:
    site = site_of(sound_root(tmp_path))
    held = dict(register.register_of(site))
    assert set(addresses.STANDING) <= held.keys()
    assert {
        "/news/2023/", "/news/page/1/", "/news/2023/09/18/week/", "/news/old-week/", "/case-studies/exchange/",
        "/faculties/eng/", "/faculties/bio/", "/themes/visibility/", "/tags/open-day/", "/action-plans/2021-2024/",
    } <= held.keys()  # fmt: skip
    assert held["/news/old-week/"] == held["/news/2023/09/18/week/"] == site.guid(site.articles[0])
    assert held["/faculties/eng/"] == "-"


def test_nobody_without_consent_is_in_it(tmp_path: Path) -> None:
    assert "/people/jane/" not in dict(register.register_of(site_of(sound_root(tmp_path))))


def test_what_stands_nowhere_is_not_in_it(tmp_path: Path) -> None:
    files = {
        "articles/draft.md": article(draft="true"),
        "articles/later.md": article(publish_on="2027-01-01"),
        "articles/over.md": article(expires="2024-01-01"),
    }
    held = dict(register.register_of(site_of(bare_root(tmp_path, dict(files)))))
    assert [address for address in held if address.startswith("/news/2")] == []


def test_a_withdrawn_entry_stays_in_it(tmp_path: Path) -> None:
    site = site_of(bare_root(tmp_path, {"articles/x.md": article(withdrawn="{date: 2024-01-01}")}))
    assert "/news/2023/09/18/x/" in dict(register.register_of(site))


def test_it_only_grows(tmp_path: Path) -> None:
    root = bare_root(tmp_path, {"articles/x.md": article()})
    file = root / REGISTER
    added = register.record(site_of(root))
    first = file.read_bytes()
    assert added == len(first.splitlines()) > 30
    assert register.record(site_of(root)) == 0
    assert file.read_bytes() == first

    bare_root(root, {"articles/x.md": None, "articles/y.md": article()})
    assert register.record(site_of(root)) == 1
    later = file.read_bytes().splitlines()
    assert set(first.splitlines()) < set(later)
    assert later == sorted(later)
    assert b"\r" not in file.read_bytes()


def test_an_identity_that_is_held_is_not_replaced(tmp_path: Path) -> None:
    root = bare_root(tmp_path, {"articles/x.md": article(), REGISTER: "/news/2023/09/18/x/ urn:uuid:old\n"})
    register.record(site_of(root))
    assert dict(recorded(root))["/news/2023/09/18/x/"] == "urn:uuid:old"


def test_a_register_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert list(recorded(tmp_path)) == []


def test_a_register_that_went_through_an_editor_is_read_all_the_same(tmp_path: Path) -> None:
    bare_root(tmp_path)
    (tmp_path / REGISTER).write_bytes("\ufeff/news/ -\r\n\r\n/news/a/  urn:uuid:a \r\n".encode() + b"/caf\xe9/\n")
    assert list(recorded(tmp_path)) == [("/news/", "-"), ("/news/a/", "urn:uuid:a")]
    (problem,) = read_register(tmp_path).problems
    assert (problem.path, problem.line) == (REGISTER, 4)


LINES = [
    "/news/²/ -", "/news/page/99999999/ -", "/news/page/²/ -", "/news/page/0/ -", "/news/page/07/ -", "/news/9999/ -",
    "/news/1799/ -", "/news/1" + "0" * 5000 + "/ -", "/news/a/", "news/a/ -", "//evil.example.org/ -", "/../etc/ -",
    "/a b/ -", "/news/a/ https://x", "-", "/caf%C3%A9/ -", "/news/../ -", "/news/a/# -", "/A/ -", "/a//b/ -",
]  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_a_line_that_is_none_is_told_and_left_out(tmp_path: Path, line: str) -> None:
    root = bare_root(tmp_path, {REGISTER: f"/news/ -\n\n{line}\n/awards/#prize urn:uuid:x\n/a/Our letter.pdf -\n"})
    assert [address for address, _ in recorded(root)] == ["/news/", "/awards/#prize", "/a/Our letter.pdf"]
    (problem,) = read_content(root).problems
    assert (problem.path, problem.line) == (REGISTER, 3)
    assert problem.sentence.endswith((" out", "this one out"))


def test_a_register_that_is_no_file_is_told(tmp_path: Path) -> None:
    root = bare_root(tmp_path / "root")
    (root / REGISTER).mkdir()
    assert [str(problem) for problem in read_content(root).problems] == [
        "data/addresses.txt:1:1: this must be a file and is none; take it away and run `python3 scripts/addresses.py`"
    ]
    (root / REGISTER).rmdir()
    (root / REGISTER).symlink_to(tmp_path / "elsewhere")
    assert "symlink" in read_content(root).problems[0].sentence


def test_pages_without_end_are_not_made(tmp_path: Path) -> None:
    root = bare_root(tmp_path, {REGISTER: "/news/page/99999999/ -\n"})
    assert len(Site(read_content(root), Settings("T", "https://t.example.org/"), TODAY).news_pages) == 0


def test_an_alias_keeps_the_identity(tmp_path: Path) -> None:
    """An entry that moves, or gets another headline or day, is the same story in feeds."""
    before = site_of(bare_root(tmp_path / "a", {"articles/x.md": article()}))
    moved = article(date="2023-09-19", title="Another", slug="y", aliases="[/news/2023/09/18/x/]")
    after = site_of(bare_root(tmp_path / "b", {"articles/x.md": moved}))
    assert after.address(after.articles[0]) == "/news/2023/09/19/y/"
    assert after.guid(after.articles[0]) == before.guid(before.articles[0])


def test_an_identity_does_not_hang_on_the_host_or_the_day(tmp_path: Path) -> None:
    root = bare_root(tmp_path, {"articles/x.md": article()})
    other = site_of(root, TODAY + dt.timedelta(days=400), description="x")
    assert other.guid(other.articles[0]) == site_of(root).guid(other.articles[0])
