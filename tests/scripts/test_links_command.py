"""Links to other websites: asked for gently, and told with what to do about each."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

import _asking
import _links
from _asking import Answer, asked

PAGES = {
    "index.html": '<a href="https://our.example.org/news/">us</a> <a href="https://code.example.org/news/edit/x">edit</a>'
    '<a href="https://gone.example/a#part">a</a> <a href="/news/">in</a> <a href="mailto:a@b.example">mail</a>',
    "news/index.html": '<a href="https://gone.example/a">a</a><a HREF="HTTPS://well.example/?a=1&amp;b=2">b</a>',
}


class Website:
    """Another website, and what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, str]] = []
        self.port = 0
        self.busy = 1

    def at(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"


@pytest.fixture
def website() -> Iterator[Website]:
    site = Website()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.command, self.path, self.headers["User-Agent"]))
            status, headers = self.answer()
            self.send_response(status)
            for name, value in {"Content-Length": "0", **headers}.items():
                self.send_header(name, value)
            self.end_headers()

        do_HEAD = do_GET

        def answer(self) -> tuple[int, dict[str, str]]:
            if self.path == "/no-head" and self.command == "HEAD":
                return 405, {}
            if self.path == "/busy" and site.busy:
                site.busy -= self.command == "GET"
                return 503, {"Retry-After": "3"}
            moves = {
                "/old": (301, "/new"),
                "/for-now": (302, "/new"),
                "/round": (301, "/round"),
                "/two": (301, "/for-now"),
            }
            if self.path in moves:
                return moves[self.path][0], {"Location": moves[self.path][1]}
            return {"/gone": 410, "/none": 404, "/secret": 403}.get(self.path, 200), {}

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield site
    server.shutdown()
    server.server_close()
    thread.join()


def test_only_links_that_lead_away_are_asked_for(tmp_path: Path) -> None:
    for name, text in PAGES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    assert _links.outward(tmp_path, ("https://our.example.org/", "https://code.example.org/news")) == {
        "HTTPS://well.example/?a=1&b=2": ("/news/",),
        "https://gone.example/a": ("/", "/news/"),
    }


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/well", Answer(200)),
        ("/a page/é?q=1&r=%20", Answer(200)),
        ("/no-head", Answer(200)),
        ("/gone", Answer(410)),
        ("/none", Answer(404)),
        ("/secret", Answer(403)),
        ("/round", Answer(301)),
        ("/busy", Answer(200)),
    ],
)
def test_a_host_is_asked_for_the_head_and_once_more_where_that_will_not_do(
    website: Website, path: str, answer: Answer
) -> None:
    waited: list[float] = []
    link = website.at(path)
    assert asked([link, link], "us/1", waited.append) == {link: answer}
    assert website.asked[0][::2] == ("HEAD", "us/1")
    questions = {"/well": 1, "/a page/é?q=1&r=%20": 1, "/busy": 3}.get(path, 2)
    if path != "/round":  # where each answer leads to one more question
        assert len(website.asked) == questions
    assert waited == {1: [], 2: [1.0], 3: [3.0, 3.0]}[questions]


@pytest.mark.parametrize(("path", "now"), [("/old", "/new"), ("/for-now", ""), ("/two", "/for-now")])
def test_a_move_for_good_is_told_with_the_new_address(website: Website, path: str, now: str) -> None:
    answer = asked([website.at(path)], "us/1", lambda _: None)[website.at(path)]
    assert answer == Answer(200, moved_to=website.at(now) if now else "")
    assert {method for method, _, _ in website.asked} == {"HEAD"}


def test_between_two_questions_to_one_host_there_is_a_pause(website: Website) -> None:
    waited: list[float] = []
    asked([website.at(f"/{n}") for n in range(4)], "us/1", waited.append)
    assert waited == [_asking.PAUSE] * 3


@pytest.mark.parametrize(
    ("link", "gone", "why"),
    [
        ("http://127.0.0.1:9/", False, "it could not be reached"),
        ("http://[bad/", False, "it could not be reached"),
        ("http://no-such-host.invalid/", True, _asking.NO_SUCH_HOST),
    ],
)
def test_a_host_that_does_not_answer_is_told_in_words(
    link: str, gone: bool, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if gone:  # no test asks a name server

        def refuse(*_: object, **__: object) -> None:
            raise OSError("[Errno -2] Name or service not known")

        monkeypatch.setattr("socket.getaddrinfo", refuse)
    answer = asked([link], "us/1", lambda _: None)[link]
    assert (answer.status, answer.why, answer.is_gone) == (None, why, gone)


LINKS = {
    "https://a.example/`x`": ("/", "/news/"),
    "https://b.example/": ("/about/",),
    "https://c.example/": tuple("123456"),
}
ANSWERS = {
    "https://a.example/`x`": Answer(404),
    "https://b.example/": Answer(None, "it could not be reached"),
    "https://c.example/": Answer(200, moved_to="https://c.example/new"),
}


def test_the_report_says_what_to_do() -> None:
    text = _links.report(LINKS, ANSWERS)
    assert "Of 3 links to other websites, 1 lead nowhere." in text
    assert "## Nothing is there any more" in text
    assert "- `https://a.example/%60x%60`: it answers 404; on `/`, `/news/`\n" in text
    assert "- `https://b.example/`: it could not be reached; on `/about/`\n" in text
    assert "- `https://c.example/`: now at `https://c.example/new`; on `1`, `2`, `3`, `4`, `5` and 1 more\n" in text
    assert _links.report(LINKS, dict.fromkeys(LINKS, Answer(200))) == ""


def test_where_a_website_says_that_it_moved_to_is_no_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = Answer(200, moved_to="https://c.example/##[error]x\x1b[31m")
    monkeypatch.setattr(_links, "asked", lambda links, _: dict.fromkeys(links, moved))
    report = tmp_path / "links.md"
    root = root_of(tmp_path, '<a href="https://a.example/##[group]">a</a>')
    assert _links.main(["--root", str(root), "--report", str(report)]) == 0
    printed = capsys.readouterr().out
    assert "now at `https://c.example/## [error]x" in printed
    assert "##[" not in printed + report.read_text("utf-8")
    assert "\x1b" not in printed + report.read_text("utf-8")


def root_of(tmp_path: Path, page: str) -> Path:
    (tmp_path / "mkdocs.yml").write_text("site_name: Small\nsite_url: https://our.example.org/\n", "utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text(page, "utf-8")
    return tmp_path


def test_the_command_names_itself_and_what_is_gone(
    website: Website, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    monkeypatch.setattr(_asking, "PAUSE", 0.0)
    page = f'<a href="{website.at("/gone")}">a</a><a href="https://our.example.org/x">b</a>'
    assert _links.main(["--root", str(root_of(tmp_path, page))]) == 0
    assert f"- `{website.at('/gone')}`: it answers 410; on `/`" in capsys.readouterr().out
    assert website.asked[0][2] == "technically-speaking-links/1 (+https://our.example.org/)"


def test_without_a_network_nobody_is_blamed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_links, "asked", lambda links, _: dict.fromkeys(links, Answer(None, _asking.NO_SUCH_HOST)))
    page = "".join(f'<a href="https://{name}.example/">x</a>' for name in "abc")
    assert _links.main(["--root", str(root_of(tmp_path, page))]) == 1
    printed = capsys.readouterr()
    assert "seems to have no network" in printed.err
    assert printed.out == ""


def test_all_is_well_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "links.md"
    assert _links.main(["--root", str(root_of(tmp_path, "<p>No link")), "--report", str(report)]) == 0
    assert report.read_text("utf-8") == ""
    assert capsys.readouterr().out == "All 0 links to other websites lead somewhere.\n"


def test_without_a_built_site_it_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Small\n", "utf-8")
    assert _links.main(["--root", str(tmp_path)]) == 2
    assert "build it first, with scripts/build.py" in capsys.readouterr().err
