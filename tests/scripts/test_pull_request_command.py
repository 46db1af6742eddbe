"""What is said beneath a proposal, and that nothing in a proposal can do more than be said."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

import _check
import _comment
import _pull_request
from _code_host import CodeHost
from _comment import Branch, Outcome, comment, summary, words
from _proposed import CONTENT, Files, files_of
from _saying import said
from _told import MOST, Changed, Findings, Found, Page, read_found
from newsroom.content import KINDS
from tests.building import article, sound_root
from tests.scripts.code_host import US, Host, code_host, pull

BRANCH = Branch("https://code.example.org", "ada/news", "my story")
RUN = "https://code.example.org/technicians/news/actions/runs/7"
MEND = Found("articles/2026/kiln.md", 3, "the date “30 June” is not one we can read; write `2026-06-30`", "date-wrong")
LOOK = Found("articles/2026/kiln.md", 9, "the summary has two sentences; one is enough", "summary-long", False)
KILN = Page("/news/2026/06/30/kiln/", "The kiln is hot")


FILES = Files(frozenset({MEND.path}))


def changed(*pages: Page, **more: Any) -> Changed:
    return Changed(pages, **more)


def outcome(found: Sequence[Found] | None = (), **changes: Any) -> Outcome:
    known: dict[str, Any] = {"changed": changed(KILN), "files": FILES, "branch": BRANCH, "run": RUN}
    return Outcome(found=None if found is None else Findings.of(found), **{**known, **changes})


# -- Words


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("there is no key `titel`; did you mean `title`?", "there is no key `titel`; did you mean `title`?"),
        ("a well-known name (of 2026) – “so”.", "a well-known name (of 2026) – “so”."),
        (
            "ask @everybody and #12, ![x](https://e.example/y)",
            "ask `@everybody` and `#12,` `![x](https://e.example/y)`",
        ),
        ("<img src=x> www.evil.example GH-12", "`<img` `src=x>` `www.evil.example` `GH-12`"),
        ("two\nlines\u2028and \u202ea turn", "two lines and a turn"),
        ("an `open end", "an `open end`"),
        ("`one`@two``three", "`one` `@two`three"),
    ],
)
def test_words_say_the_same_and_do_nothing(said: str, shown: str) -> None:
    assert words(said) == shown


@given(st.text(alphabet=st.characters() | st.sampled_from("`@#[]()<>!*_~|\\/&: \n")))
def test_outside_code_stands_nothing_but_plain_words(text: str) -> None:
    shown = words(text)
    assert shown.count("`") % 2 == 0
    assert "``" not in shown
    outside = re.sub(r"`[^`]*`", "§", shown)
    assert re.fullmatch(r"(?:[^\W_]|[§ ()“”‘’'\".,;:?!…–—-])*", outside), outside
    assert not re.search(r"[A-Za-z]\.[A-Za-z]|://", outside)


# -- The comment


def test_a_comment_says_what_to_mend_and_where() -> None:
    text = comment(outcome(found=(MEND, LOOK)))
    assert text.startswith(_comment.MARK)
    assert "### Thank you! There is one thing to mend before it can be published" in text
    assert (
        "- `articles/2026/kiln.md`, line 3: the date “30 June” is not one we can read; write `2026-06-30` "
        "[Mend it](https://code.example.org/ada/news/edit/my%20story/articles/2026/kiln.md#L3)"
    ) in text
    assert "an editor can do this for you" in text
    assert text.index("#### Worth a second look") < text.index("the summary has two sentences")
    assert "as soon as that is mended" in text
    assert KILN.address not in text


def test_what_else_is_worth_a_look_is_not_for_whoever_sent_this() -> None:
    elsewhere = [Found("data/people/x.yml", 4, "it is time to ask again", "", severity) for severity in (False, True)]
    text = comment(outcome(found=tuple(elsewhere)))
    assert text.count("it is time to ask again") == 1
    assert "Worth a second look" not in text


def test_a_sound_proposal_leads_to_the_very_pages_it_changes() -> None:
    text = comment(outcome(preview="https://previews.example.org/pr-12/"))
    assert "### Thank you! Nothing needs mending" in text
    assert "- [The kiln is hot](https://previews.example.org/pr-12/news/2026/06/30/kiln/)" in text


def test_without_a_place_to_show_them_the_comment_says_where_the_pages_lie() -> None:
    text = comment(outcome())
    assert "- The kiln is hot: `/news/2026/06/30/kiln/`" in text
    assert f"The built pages lie in [the run]({RUN})" in text


def test_drafts_claims_and_the_program_are_told() -> None:
    told = changed(waiting=("articles/2026/later.md",), claims=("2021-2024/V2",))
    text = comment(outcome(changed=told, files=Files(frozenset({MEND.path}), program=3)))
    assert "On no page yet, because it is a draft or for a later day: `articles/2026/later.md`." in text
    assert "**For the lead of the Technician Commitment:** the proposal's own run tells" in text
    assert "a story here names `2021-2024/V2`" in text
    assert "it changes 3 files of the program" in text
    assert "believe nothing of it before you have looked yourself, and look into its stories for `actions`" in text


def test_a_check_that_failed_is_nobodys_fault() -> None:
    text = comment(outcome(found=None))
    assert "The check itself did not work this time" in text
    assert f"[the run]({RUN})" in text
    assert "Mend it" not in text


LONG = tuple(Found(f"articles/{n}{'é' * 200}.md", n, "`" + "Ü" * 3000 + "` " + "x@ " * 200) for n in range(1, 1200))


@pytest.mark.parametrize("is_error", [True, False])
def test_a_comment_is_never_too_long_for_the_host(is_error: bool) -> None:
    """And what the editors are warned of stands in it, whatever else there is."""
    found = [replace(one, is_error=is_error) for one in LONG]
    title = "@ü " * 500
    told = Changed(
        tuple(Page(f"/news/{n}/", title) for n in range(99)),
        tuple(one.path for one in LONG[:99]),
        tuple(f"{'x' * 40}/{n}" for n in range(500)),
    )
    files = Files(frozenset(one.path for one in LONG), program=3)
    text = comment(outcome(found=found, changed=told, files=files, branch=replace(BRANCH, name="ü" * 120)))
    assert len(text.encode()) < 65_536
    assert "it changes 3 files of the program" in text
    if is_error:
        assert "There are 1199 things to mend" in text
        listed = text.count("[Mend it]")
        assert f"- and {1199 - listed:,} more; [the run]({RUN})" in text
    else:
        assert "and 474 more" not in text.splitlines()[0]
        assert re.search(r"^And \d+ more\.$", text, re.MULTILINE)


def test_a_summary_is_never_too_long_for_the_host_and_says_when_it_stops() -> None:
    text = summary(Findings.of(LONG), replace(BRANCH, name="ü" * 120))
    assert 500_000 < len(text.encode()) < 1 << 20
    assert text.startswith("## 1,199 to mend, 0 worth a second look\n")
    listed = text.count("- [line")
    assert listed < MOST
    assert f"**And {1199 - listed:,} more.**" in text
    short = summary(Findings.of([Found("a.md", n, "wrong") for n in range(1, MOST + 4)]), None)
    assert short.count("- line") == MOST
    assert short.endswith("**And 3 more.** Mend these first, or see them all with `python3 scripts/check.py`.\n")


def test_what_is_to_be_mended_is_never_left_out_for_what_is_not() -> None:
    looks = [Found("articles/a.md", n, "a look", "", False) for n in range(1, MOST + 50)]
    text = comment(outcome(found=[*looks, MEND]))
    assert "There is one thing to mend" in text
    assert "`articles/2026/kiln.md`, line 3" in text


@pytest.mark.parametrize("path", ["../x.md", "/etc/passwd", "a\\b.md", "https://evil.example/x", ".github/x.yml", ""])
def test_a_path_that_is_none_of_ours_is_no_link(path: str) -> None:
    assert "Mend it" not in comment(outcome(found=(Found(path, 1, "wrong"),))).replace("How to mend it", "")


def test_a_title_cannot_leave_its_link() -> None:
    page = Page("/news/", "x](https://evil.example) [y")
    text = comment(outcome(changed=changed(page), preview="https://previews.example.org/pr-1/"))
    assert "- [`x](https://evil.example)` `[y`](https://previews.example.org/pr-1/news/)" in text


def test_the_summary_has_everything_file_by_file() -> None:
    text = summary(Findings.of([LOOK, MEND, *(Found("data/x.yml", n, "wrong") for n in range(1, 60))]), BRANCH)
    assert text.startswith("## 60 to mend, 1 worth a second look\n")
    assert text.count("- [line") == 61
    assert (
        text.index("### `articles/2026/kiln.md`\n")
        < text.index("### `data/x.yml`")
        < text.index("worth a second look)")
    )
    assert "`date-wrong`" in text
    assert summary(Findings(), None) == "## Nothing needs mending\n"
    assert "did not come to an end" in summary(None, None)


# -- The command


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Host]:
    """A code host whose run 7 looked at the newest commit of proposal 12."""
    with code_host() as host:
        host.pulls = [pull(11, "eve"), pull(12)]
        run = {
            "id": 7, "event": "pull_request", "head_sha": "c0ffee", "head_branch": "my-story",
            "head_repository": {"full_name": "ada/news", "owner": {"login": "ada"}},
        }  # fmt: skip
        event = tmp_path / "event.json"
        event.write_text(json.dumps({"workflow_run": run}), "utf-8")
        for name, value in {**host.variables, "GITHUB_EVENT_PATH": str(event)}.items():
            monkeypatch.setenv(name, value)
        yield host


def parcel(**files: object) -> bytes:
    into = BytesIO()
    with ZipFile(into, "w") as packed:
        for name, content in files.items():
            packed.writestr(f"{name}.json", content if isinstance(content, bytes) else json.dumps(content))
    return into.getvalue()


def told(*sentences: str) -> dict[str, Any]:
    return {"problems": [{"path": "articles/a.md", "line": 2, "severity": "error", "sentence": s} for s in sentences]}


def test_the_comment_is_written_once_and_brought_up_to_date(host: Host) -> None:
    host.parcels["told"] = parcel(check=told("this is wrong"), changed={})
    assert _pull_request.main(["comment"]) == 0
    assert host.written == [("POST", "/repos/technicians/news/issues/12/comments")]
    assert "this is wrong" in host.comments[0]["body"]
    host.parcels["told"] = parcel(check=told(), changed={"pages": [{"address": "/news/", "title": "News"}]})
    assert _pull_request.main(["comment"]) == 0
    assert host.written[1:] == [("PATCH", "/repos/technicians/news/issues/comments/1")]
    assert "Nothing needs mending" in host.comments[0]["body"]
    assert "News: `/news/`" in host.comments[0]["body"]
    assert _pull_request.main(["comment"]) == 0
    assert len(host.written) == 2


FORGED = {"files": [], "pages": [], "waiting": [], "claims": [], "program": 0}
WARNED = "**For the editors:** it changes one file of the program, not only texts. Read them before anything runs."


@pytest.mark.parametrize(
    "files",
    [
        [{"filename": "articles/a.md"}, {"filename": "newsroom/site.py"}],
        [{"filename": "mkdocs.yml"}],
        [{"filename": "docs/x.md", "previous_filename": ".github/workflows/check.yml"}],
        [*({"filename": f"articles/{n}.md"} for n in range(250)), {"filename": "docs.py"}],
    ],
)
def test_what_the_editors_are_warned_of_is_asked_of_the_host(host: Host, files: list[dict[str, str]]) -> None:
    """A changed program can leave behind that it changed nothing."""
    host.files = files
    host.parcels["told"] = parcel(check=told(), changed=FORGED)
    assert _pull_request.main(["comment"]) == 0
    assert WARNED in host.comments[0]["body"]


def test_files_that_the_host_does_not_name_count_as_the_program(host: Host) -> None:
    host.unnamed = 1
    host.parcels["told"] = b"no zip at all"
    assert _pull_request.main(["comment"]) == 0
    assert WARNED in host.comments[0]["body"]


def test_a_proposal_of_texts_warns_nobody(host: Host) -> None:
    host.parcels["told"] = parcel(check=told(), changed={**FORGED, "program": 7})
    assert _pull_request.main(["comment"]) == 0
    assert "For the editors" not in host.comments[0]["body"]


def test_what_is_worth_a_look_is_told_of_the_files_that_the_host_names(host: Host) -> None:
    looks = [{"path": f"articles/{name}.md", "line": 2, "severity": "warning", "sentence": f"{name}."} for name in "ab"]
    host.parcels["told"] = parcel(check={"problems": looks}, changed={**FORGED, "files": ["articles/b.md"]})
    assert _pull_request.main(["comment"]) == 0
    assert "`articles/a.md`" in host.comments[0]["body"]
    assert "`articles/b.md`" not in host.comments[0]["body"]


def test_content_is_what_the_site_reads(host: Host) -> None:
    assert {kind.place.partition("/")[0] for kind in KINDS} == CONTENT
    assert files_of(CodeHost.of(host.variables), 12) == Files(frozenset({"articles/a.md"}))


def test_what_a_parcel_says_is_no_command_to_the_workflow(host: Host, capsys: pytest.CaptureFixture[str]) -> None:
    """zipfile quotes the name before a file that is not the name in the list."""
    left = parcel(check=told())
    host.parcels["told"] = left.replace(b"check.json", b"##[error]x", 1)
    assert _pull_request.main(["comment"]) == 0
    printed = "".join(capsys.readouterr())
    assert "was not taken: it is broken" in printed
    assert "##[" not in printed


def test_a_parcel_that_is_too_large_does_not_keep_an_older_comment_as_it_is(
    host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    host.parcels["told"] = parcel(check=told(), changed=FORGED)
    assert _pull_request.main(["comment"]) == 0
    host.files = [{"filename": "newsroom/site.py"}]
    monkeypatch.setitem(_pull_request.LIMITS, "told", replace(_pull_request.LIMITS["told"], packed=20))
    assert _pull_request.main(["comment"]) == 0
    assert "The check itself did not work this time" in host.comments[0]["body"]
    assert WARNED in host.comments[0]["body"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("##[error]x", "## [error]x"),
        ("::error::x", ": :error: :x"),
        (":::", ": : :"),
        ("a\x1b[31m\rb\u202ec\nd", "a\ufffd[31m\ufffdb\ufffdc\nd"),
        ("# plain: words – “so” [1]", "# plain: words – “so” [1]"),
    ],
)
def test_what_is_said_in_a_log_is_no_command(text: str, shown: str) -> None:
    assert said(text) == shown


def test_the_comment_of_somebody_else_is_never_touched(host: Host) -> None:
    host.comments = [{"id": 1, "user": {"login": "eve"}, "body": _comment.MARK}, {"id": 2, "user": US, "body": "Hello"}]
    host.parcels["told"] = parcel(check=told(), changed={})
    assert _pull_request.main(["comment"]) == 0
    assert [found["user"] for found in host.comments] == [{"login": "eve"}, US, US]
    assert host.comments[0]["body"] == _comment.MARK


def test_what_the_check_prints_is_what_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = "site_name: Small\nsite_url: https://s.example.org/\n"
    root = sound_root(tmp_path / "root", {"mkdocs.yml": settings, "articles/2023/x.md": article(titel="A slip")})
    assert _check.main(["--root", str(root), "--format", "json"]) == 1
    printed = capsys.readouterr().out
    file = tmp_path / "check.json"
    file.write_text(printed, "utf-8")
    found = read_found(file)
    assert found
    (slip,) = [one for one in found.points if one.is_error]
    assert (slip.path, slip.line, slip.code) == ("articles/2023/x.md", 5, "key-unknown")
    assert words(slip.sentence) == slip.sentence
    assert len(found.points) == len(json.loads(printed)["problems"])


@pytest.mark.parametrize("pulls", [[], [pull(12, commit="newer")], [pull(12, branch="other")], [pull(12, "eve")]])
def test_a_proposal_that_moved_on_hears_nothing(host: Host, pulls: list[dict[str, Any]]) -> None:
    host.pulls = pulls
    host.parcels["told"] = parcel(check=told("old"), changed={})
    assert _pull_request.main(["comment"]) == 0
    assert host.written == []


def test_the_token_stays_with_the_host_it_is_for(host: Host) -> None:
    host.parcels["told"] = parcel(check=told(), changed={})
    assert _pull_request.main(["comment"]) == 0
    tokens = {path.startswith("/files/"): token for _, path, token in host.asked}
    assert tokens == {False: "Bearer secret-token", True: ""}


@pytest.mark.parametrize(
    "left",
    [
        b"no zip at all",
        parcel(check=b"{", changed=b"[]"),
        parcel(check=[]),
        parcel(check={"problems": "all"}),
        parcel(check={}, changed={}, more={}),
        parcel(check=b"[" * 100_000),
    ],
)
def test_what_is_not_of_our_shape_is_taken_for_nothing(host: Host, left: bytes) -> None:
    host.parcels["told"] = left
    assert _pull_request.main(["comment"]) == 0
    assert "The check itself did not work this time" in host.comments[0]["body"]


def test_a_run_that_left_nothing_is_told_so(host: Host) -> None:
    assert _pull_request.main(["comment"]) == 0
    assert "The check itself did not work this time" in host.comments[0]["body"]


def test_single_points_of_a_wrong_shape_are_left_out(host: Host) -> None:
    wrong: list[Any] = [None, {"path": 1}, {"path": "a", "line": True, "sentence": "x"}, {"path": "a", "sentence": "y"}]
    host.parcels["told"] = parcel(
        check={"problems": [*wrong, *told("this one")["problems"]]},
        changed={"pages": [{"address": "javascript:alert(1)", "title": "x"}, {"address": "//evil.example/"}, 3],
                 "claims": ["2021/V2 @all"], "waiting": ["../x"]},
    )  # fmt: skip
    assert _pull_request.main(["comment"]) == 0
    assert "There is one thing to mend" in host.comments[0]["body"]
    assert not re.search(r"javascript|evil|@all|\.\./x", host.comments[0]["body"])


def test_outside_a_workflow_it_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("GITHUB_API_URL", "GITHUB_TOKEN", "GITHUB_EVENT_PATH"):
        monkeypatch.delenv(name, raising=False)
    assert _pull_request.main(["comment"]) == 1
    assert "GITHUB_TOKEN" in capsys.readouterr().err


def test_the_summary_links_to_the_contributors_branch(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file, event = tmp_path / "check.json", tmp_path / "event.json"
    file.write_text(json.dumps(told("this is wrong")), "utf-8")
    event.write_text(json.dumps({"pull_request": pull(12)}), "utf-8")
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(event))
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://code.example.org")
    assert _pull_request.main(["summary", str(file)]) == 0
    link = "https://code.example.org/ada/news/edit/my-story/articles/a.md#L2"
    assert f"- [line 2]({link}): this is wrong" in capsys.readouterr().out
