"""The preview over HTTP: whatever is saved is what the next request shows."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

import _live
import _serve
from tests.building import article, sound_root, write
from tests.previews import SETTINGS, Reply, Running, eventually, running

WEEK = "/news/2023/09/18/week/"
FILE = "articles/2023/week.md"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One for all tests that leave the site as they found it, or add to it."""
    root = sound_root(tmp_path_factory.mktemp("preview") / "root", {"mkdocs.yml": SETTINGS})
    with running(root) as found:
        yield found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return sound_root(tmp_path / "root", {"mkdocs.yml": SETTINGS})


def missing(reply: Reply) -> bool:
    return reply.status == 404


def heard(capsys: pytest.CaptureFixture[str], text: str) -> str:
    """What the terminal was told, up to `text`."""
    said: list[str] = []

    def found() -> bool:
        said.append(capsys.readouterr().out)
        return text in "".join(said)

    eventually(found)
    return "".join(said)


# ---- edits


def test_an_edited_text_is_shown(site: Running) -> None:
    site.replace(FILE, "Text of the week.", "Text of the longest week.")
    site.shows(WEEK, "Text of the longest week.")


def test_an_edited_title_is_shown_on_the_page_and_in_lists_and_feeds(site: Running) -> None:
    site.save({"articles/2024/titled.md": article(title="The first title", date="2024-02-01")})
    site.shows("/news/2024/02/01/titled/", "The first title")
    site.replace("articles/2024/titled.md", "The first title", "The second title")
    site.shows("/news/2024/02/01/titled/", "The second title")
    for path in ("/", "/news/", "/news/2024/", "/feed.xml", "/feed.json"):
        assert "The second title" in site.ask(path).text, path
        assert "The first title" not in site.ask(path).text, path


def test_another_date_is_another_address(site: Running) -> None:
    site.save({"articles/2024/dated.md": article(date="2024-03-01")})
    site.shows("/news/2024/03/01/dated/", "A title")
    site.replace("articles/2024/dated.md", "2024-03-01", "2024-03-02")
    site.shows("/news/2024/03/02/dated/", "A title")
    assert missing(site.ask("/news/2024/03/01/dated/"))


def test_what_is_deleted_is_the_page_of_what_is_not_there_and_comes_back(site: Running) -> None:
    site.save({"articles/2024/gone.md": article(date="2024-04-01")})
    site.shows("/news/2024/04/01/gone/", "A title")
    site.save({"articles/2024/gone.md": None})
    reply = site.until("/news/2024/04/01/gone/", missing)
    assert "There is no page here" in reply.text
    with site.listening("/news/2024/04/01/gone/", reply.key) as events:
        site.save({"articles/2024/gone.md": article(date="2024-04-01")})
        assert events.next()[0] == "changed"
    assert site.ask("/news/2024/04/01/gone/").status == 200


def test_a_renamed_file_moves(site: Running) -> None:
    site.save({"articles/2024/before.md": article(date="2024-05-01")})
    site.shows("/news/2024/05/01/before/", "A title")
    (site.root / "articles/2024/before.md").rename(site.root / "articles/2024/after.md")
    site.shows("/news/2024/05/01/after/", "A title")
    assert missing(site.ask("/news/2024/05/01/before/"))


def test_a_file_that_an_editor_replaces_is_seen(site: Running) -> None:
    """Many editors write beside the file, and rename."""
    site.save({"articles/2024/swapped.md": article("One.", date="2024-06-01")})
    site.shows("/news/2024/06/01/swapped/", "One.")
    beside = site.root / "articles/2024/swapped.md~"
    beside.write_text(article("Two.", date="2024-06-01"), "utf-8")
    beside.replace(site.root / "articles/2024/swapped.md")
    site.shows("/news/2024/06/01/swapped/", "Two.")


def test_another_picture_under_the_same_name_is_shown(site: Running) -> None:
    folder = site.root / "articles/2024/pictured"
    folder.mkdir(parents=True)
    Image.new("RGB", (60, 40), "red").save(folder / "bench.png")
    image = '{src: bench.png, alt: "A bench at work", credit: Jane, agreement: none seen}'
    site.save({"articles/2024/pictured/index.md": article(date="2024-07-01", image=image)})
    page = site.shows("/news/2024/07/01/pictured/", "bench")
    before = site.ask("/news/2024/07/01/pictured/bench.png.webp")
    assert before.headers["content-type"] == "image/webp"
    with site.listening("/news/2024/07/01/pictured/", page.key) as events:
        Image.new("RGB", (60, 40), "blue").save(folder / "bench.png")
        assert events.next()[0] == "changed"
    assert site.ask("/news/2024/07/01/pictured/bench.png.webp").body != before.body


def test_data_are_shown(site: Running) -> None:
    site.replace("data/faculties.yml", "name: Faculty of Biology", "name: Faculty of Living Things")
    site.shows("/faculties/bio/", "Faculty of Living Things")


def test_a_hand_written_page_is_shown(site: Running) -> None:
    site.replace("docs/about.md", "Text.", "Quite another text.")
    site.shows("/about/", "Quite another text.")


def test_settings_are_shown(root: Path) -> None:
    with running(root) as site:
        site.shows("/", "Testing News")
        site.replace("mkdocs.yml", "Testing News", "The Testing Times")
        site.shows("/", "The Testing Times")
        site.shows(WEEK, "The Testing Times")


def test_settings_that_cannot_be_read_are_told_and_hold_once_they_can(root: Path) -> None:
    with running(root) as site:
        site.shows("/", "Testing News")
        site.save({"mkdocs.yml": "site_name: The Testing Times\nsite_url: nowhere\n"})
        reply = site.until("/about/", lambda reply: bool(reply.panel))
        assert "mkdocs.yml, line 2" in reply.panel
        assert "Testing News" in reply.text
        site.save({FILE: None, "data/awards/prize-2021.yml": None, "docs/index.md": None})
        site.save({"mkdocs.yml": "site_name: The Testing Times\nsite_url: https://t.example.org/\n"})
        page = "---\ntitle: Home\ndescription: The home page.\nshows: home\n---\n"
        site.save({"docs/index.md": page})
        assert site.shows("/", "The Testing Times").panel == ""


def test_templates_are_shown(root: Path, tmp_path: Path) -> None:
    templates = tmp_path / "project" / "templates"
    shutil.copytree(_serve.TEMPLATES, templates)
    with running(root, templates, tmp_path / "project") as site:
        site.shows(WEEK, "Text of the week.")
        frame = templates / "pages" / "entry.html"
        frame.write_text(frame.read_text("utf-8").replace("All feeds, and how", "Every feed, and how"), "utf-8")
        site.shows(WEEK, "Every feed, and how")
        sound = frame.read_text("utf-8")
        frame.write_text(sound + "{% if %}", "utf-8")
        reply = site.until(WEEK, lambda reply: bool(reply.panel))
        assert "The program has a fault" in reply.panel
        assert "Every feed, and how" in reply.text
        frame.write_text(sound, "utf-8")
        site.until(WEEK, lambda reply: not reply.panel)


def test_a_folder_that_was_not_there_is_seen(root: Path) -> None:
    shutil.rmtree(root / "case_studies")
    with running(root) as site:
        assert missing(site.ask("/case-studies/later/"))
        case = article(date="2023-10", published="2023-11-01", subject="{kind: scheme, name: The later one}")
        site.save({"case_studies/later.md": case})
        site.shows("/case-studies/later/", "A title")
        site.replace("case_studies/later.md", "Some text.", "Some more text.")
        site.shows("/case-studies/later/", "Some more text.")


# ---- what is not published


def test_a_draft_is_shown_and_marked(site: Running) -> None:
    site.save({"articles/2026/draft.md": article(date="2026-11-01", title="The unfinished story", draft="true")})
    page = site.shows("/news/2026/11/01/draft/", "The unfinished story")
    assert "Draft: only this preview shows it." in page.text
    assert '<p class="unpublished">Draft</p>' in site.ask("/news/2026/").text
    assert "Draft: only" not in site.ask(WEEK).text


def test_at_midnight_what_was_to_come_is_published(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    days = [dt.date(2026, 11, 23)]
    monkeypatch.setattr(_serve, "today", lambda: days[-1])
    monkeypatch.setattr(_live, "BETWEEN_LOOKS_AT_THE_DAY", 0.02)
    story = article(date="2026-11-24", published="2026-11-24", publish_on="2026-11-24", title="To come")
    write(root, {"articles/2026/next.md": story})
    address = "/news/2026/11/24/next/"
    with running(root) as site:
        assert "only this preview shows it" in site.shows(address, "To come").text
        days.append(dt.date(2026, 11, 24))
        site.until(address, lambda reply: "only this preview shows it" not in reply.text and reply.status == 200)


def test_a_draft_stands_in_no_build(root: Path, build_site) -> None:  # type: ignore[no-untyped-def]
    (root / "articles/2026").mkdir()
    (root / "articles/2026/draft.md").write_text(article(date="2026-11-01", title="Hush", draft="true"), "utf-8")
    with running(root) as site:
        site.shows("/news/2026/11/01/draft/", "Hush")
    built = build_site(root)
    assert not (built / "news/2026/11/01/draft").exists()
    assert not [file for file in built.rglob("*.html") if "Hush" in file.read_text("utf-8")]
    assert not [file for file in built.rglob("*.html") if "_preview" in file.read_text("utf-8")]


def test_what_is_still_to_come_is_shown_and_marked(site: Running) -> None:
    site.save({"articles/2026/coming.md": article(date="2026-11-01", publish_on="2027-05-05", title="In May")})
    page = site.shows("/news/2026/11/01/coming/", "In May")
    assert "From 5 May 2027 on: until then only this preview shows it." in page.text


def test_what_has_expired_is_not_shown(site: Running) -> None:
    site.save({"articles/2025/over.md": article(date="2025-01-01", expires="2025-02-01", draft="true")})
    site.save({"articles/2025/stays.md": article(date="2025-01-01")})
    site.shows("/news/2025/01/01/stays/", "A title")
    assert missing(site.ask("/news/2025/01/01/over/"))


def test_what_a_build_would_refuse_of_a_draft_is_told_here_too(root: Path) -> None:
    """A published address may not turn into a draft."""
    (root / "data/addresses.txt").write_text("/news/2023/09/18/week/ -\n", "utf-8")
    with running(root) as site:
        assert site.shows(WEEK, "Text of the week.").panel == ""
        site.replace(FILE, "title: The week", "title: The week\ndraft: true")
        reply = site.until(WEEK, lambda reply: bool(reply.panel))
        assert "was published and leads nowhere now" in reply.panel
        site.replace(FILE, "draft: true\n", "")
        site.until(WEEK, lambda reply: not reply.panel)


# ---- what is broken


def test_all_that_is_broken_stands_over_the_last_good_page(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with running(root) as site:
        good = site.shows(WEEK, "Text of the week.")
        site.save({"data/themes.yml": "- {id: visibility, name: Visibility, colour: '<b>red</b>'}\n"})
        reply = site.until(WEEK, lambda reply: bool(reply.panel))
        site.replace(FILE, "date: 2023-09-18", "date: 2023-13-18")
        reply = site.until(WEEK, lambda reply: "2 things need mending" in reply.panel)
        assert reply.status == 200
        assert "Text of the week." in reply.text
        assert reply.key == good.key
        assert 'role="alert"' in reply.panel
        assert "data/themes.yml, line 1" in reply.panel
        assert "articles/2023/week.md, line 3" in reply.panel
        assert "<b>red" not in reply.panel
        site.replace(FILE, "date: 2023-13-18", "date: 2023-09-18")
        site.save({"data/themes.yml": "- {id: visibility, name: Visibility}\n"})
        site.until(WEEK, lambda reply: not reply.panel)
    said = capsys.readouterr().err
    assert said.count("articles/2023/week.md:3:") == 1
    assert "Traceback" not in said


def test_what_is_broken_is_told_to_pages_that_are_open(root: Path) -> None:
    with running(root) as site:
        page = site.shows("/about/", "Text.")
        with site.listening("/about/", page.key) as events:
            site.replace(FILE, "date: 2023-09-18", "date: 2023-13-18")
            name, data = events.next()
            assert name == "problems"
            assert "articles/2023/week.md, line 3" in json.loads(data)["html"]
            site.replace(FILE, "date: 2023-13-18", "date: 2023-09-18")
            name, data = events.next()
            assert (name, json.loads(data)) == ("problems", {"key": "", "html": ""})


def test_a_picture_that_is_damaged_is_told(site: Running) -> None:
    folder = site.root / "articles/2024/damaged"
    folder.mkdir(parents=True)
    Image.new("RGB", (60, 40), "red").save(folder / "bench.png")
    site.save(
        {
            "articles/2024/damaged/index.md": article(
                date="2024-08-01", image='{src: bench.png, alt: "A bench at work", credit: Jane, agreement: none seen}'
            )
        }
    )
    site.shows("/news/2024/08/01/damaged/", "bench")
    whole = (folder / "bench.png").read_bytes()
    (folder / "bench.png").write_bytes(whole[:50])
    reply = site.until("/news/2024/08/01/damaged/", lambda reply: bool(reply.panel))
    assert "articles/2024/damaged/bench.png, line 1" in reply.panel
    (folder / "bench.png").write_bytes(whole)
    site.until("/news/2024/08/01/damaged/", lambda reply: not reply.panel)


def test_where_there_is_no_good_page_yet_the_problems_are_the_page(root: Path) -> None:
    text = (root / FILE).read_text("utf-8")
    (root / FILE).write_text(text.replace("summary:", "sumary:"), "utf-8")
    with running(root) as site:
        reply = site.ask("/")
        assert "The site cannot be shown yet" in reply.text
        assert "articles/2023/week.md, line 4" in reply.text
        with site.listening("/", reply.key, reply.problems) as events:
            site.save({FILE: text})
            assert {events.next()[0], events.next()[0]} == {"changed", "problems"}
        site.shows("/", "Testing News")
        assert site.ask("/").panel == ""


def test_a_fault_of_the_program_is_told_and_the_preview_goes_on(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import newsroom.build.preview as module

    with running(root) as site:
        site.shows(WEEK, "Text of the week.")
        with monkeypatch.context() as patch:
            patch.setattr(module, "open_press", lambda *_: {}["what nobody expected"])
            site.replace(FILE, "Text of the week.", "Another text.")
            reply = site.until(WEEK, lambda reply: bool(reply.panel))
        assert "The program has a fault" in reply.panel
        assert "Text of the week." in reply.text
        site.replace(FILE, "Another text.", "A third text.")
        assert site.shows(WEEK, "A third text.").panel == ""
    said = capsys.readouterr().err
    assert said.count("KeyError: 'what nobody expected'") == 1
    assert "This is a fault of the program" in said


# ---- what pages that are open hear


def test_only_pages_that_changed_are_told(site: Running) -> None:
    site.save({"articles/2024/one.md": article("One.", date="2024-09-01"), "articles/2023/two.md": article("Two.")})
    one, two = "/news/2024/09/01/one/", "/news/2023/09/18/two/"
    site.shows(two, "Two.")
    keys = {path: site.shows(path, "A title").key for path in (one, two)}
    with site.listening(one, keys[one]) as of_one, site.listening(two, keys[two]) as of_two:
        site.replace("articles/2024/one.md", "One.", "One and a half.")
        assert of_one.next()[0] == "changed"
        site.replace("articles/2023/two.md", "Two.", "Two and a half.")
        assert of_two.next()[0] == "changed"
        assert of_two.seen == ["changed"]
    assert site.ask(one).key != keys[one]


def test_a_listener_that_was_away_hears_what_it_missed(site: Running) -> None:
    with site.listening(WEEK, "the-key-of-an-older-page") as events:
        assert events.next()[0] == "changed"


# ---- the web


@pytest.mark.parametrize(
    ("path", "type"),
    [
        (WEEK, "text/html; charset=utf-8"),
        ("/feed.xml", "application/rss+xml; charset=utf-8"),
        ("/feed.atom", "application/atom+xml; charset=utf-8"),
        ("/feed.json", "application/feed+json; charset=utf-8"),
        ("/events.ics", "text/calendar; charset=utf-8"),
        ("/sitemap.xml", "application/xml; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/assets/stylesheets/site.css", "text/css; charset=utf-8"),
        ("/assets/javascripts/search.js", "text/javascript; charset=utf-8"),
        ("/assets/favicon.svg", "image/svg+xml"),
        ("/assets/fonts/newsroom-serif-bold.woff2", "font/woff2"),
        ("/action-plans/2021-2024/letter.pdf", "application/pdf"),
    ],
)
def test_what_a_file_is_told_to_be(site: Running, path: str, type: str) -> None:
    reply = site.ask(path)
    assert (reply.status, reply.headers["content-type"]) == (200, type)
    assert reply.headers["cache-control"] == "no-store"
    head = site.ask(path, "HEAD")
    assert (head.status, head.headers["content-length"], head.body) == (200, str(len(reply.body)), b"")


def test_an_address_without_its_slash_leads_on(site: Running) -> None:
    reply = site.ask("/news?page=1")
    assert (reply.status, reply.headers["location"]) == (302, "/news/?page=1")


@pytest.mark.parametrize(
    "path",
    ["/../mkdocs.yml", "/%2e%2e/mkdocs.yml", "/..%2fmkdocs.yml", "/news/../../mkdocs.yml", "//etc/passwd",
     "/articles/2023/week.md", "/_preview/../_serve.py", "/_preview/%2e%2e/_serve.py", "/.cache/groundwork",
     "http://127.0.0.1/etc/passwd", "/news/2023/09/18/week/index.html/..", "/%00"],
)  # fmt: skip
def test_nothing_outside_the_site_can_be_read(site: Running, path: str) -> None:
    reply = site.ask(path)
    assert reply.status == 404
    assert b"site_url" not in reply.body
    assert b"root:" not in reply.body


@pytest.mark.parametrize("host", ["evil.example.com", "evil.example.com:8000", "127.0.0.1.evil.example.com", ""])
def test_another_name_for_this_computer_is_refused(site: Running, host: str) -> None:
    reply = site.ask("/", Host=host)
    assert reply.status == 403
    assert "Testing News" not in reply.text


@pytest.mark.parametrize("host", ["localhost", "localhost:9999", "127.0.0.1"])
def test_this_computers_own_names_are_not(site: Running, host: str) -> None:
    assert site.ask("/", Host=host).status == 200


def test_a_connection_that_breaks_is_no_news(site: Running, capfd: pytest.CaptureFixture[str]) -> None:
    for request in (b"GET /feed.xml HTTP/1.1\r\nHost: localhost\r\n\r\n", b"GET ", b""):
        with socket.create_connection(("127.0.0.1", site.port)) as connection:
            connection.sendall(request)
            linger = b"\x01\x00\x00\x00\x00\x00\x00\x00"
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    assert site.ask("/").status == 200
    assert capfd.readouterr().err == ""


def test_a_site_below_a_path_is_shown_there(root: Path) -> None:
    (root / "mkdocs.yml").write_text("site_name: Below\nsite_url: https://t.example.org/a/news/\n", "utf-8")
    with running(root) as site:
        assert site.ask("/").headers["location"] == "/a/news/"
        assert site.ask("/a/news").headers["location"] == "/a/news/"
        assert site.ask(WEEK).headers["location"] == f"/a/news{WEEK}"
        assert site.ask(f"/a/news{WEEK}").status == 200
        assert missing(site.ask("/nowhere/"))


# ---- what goes on behind


def test_the_search_index_comes_later_and_follows(root: Path) -> None:
    with running(root) as site:
        site.until("/pagefind/pagefind.js", lambda reply: reply.status == 200)
        search = site.ask("/search/")
        with site.listening("/search/", search.key) as events:
            site.replace(FILE, "Text of the week.", "Text of the xylophone.")
            assert events.next()[0] == "changed"
        assert site.ask("/pagefind/pagefind-entry.json").headers["content-type"].startswith("application/json")


def test_pictures_for_sharing_come_when_asked_for_and_by_themselves_at_last(root: Path) -> None:
    with running(root) as site:
        picture = site.ask(f"{WEEK}social.png")
        assert picture.headers["content-type"] == "image/png"
        assert picture.body.startswith(b"\x89PNG")
        eventually(lambda: not site.live.preview.unmade and not site.live.preview.unmade_last)
        site.replace(FILE, "title: The week", "title: Another week")
        site.until(f"{WEEK}social.png", lambda reply: reply.body != picture.body)
        eventually(lambda: not site.live.preview.unmade and not site.live.preview.unmade_last)


def test_each_edit_is_one_line(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with running(root) as site:
        heard(capsys, "Search index: made in")
        site.replace(FILE, "Text of the week.", "Text of another week.")
        said = heard(capsys, "remade in")
    lines = [line for line in said.splitlines() if not line.startswith("Search index")]
    assert len(lines) == 1
    assert re.match(r"articles/2023/week.md: shown after \d+\.\d\d s; ", lines[0])
    assert "1 page and " in lines[0]


def test_a_changed_program_starts_again(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = tmp_path / "project"
    (project / "newsroom").mkdir(parents=True)
    with running(root, project=project) as site:
        (project / "newsroom" / "broken.py").write_text("def", "utf-8")
        heard(capsys, "goes on with the program as it was")
        assert not site.live.again
        (project / "newsroom" / "broken.py").write_text("one = 1", "utf-8")
        eventually(lambda: site.live.again)
    assert "newsroom/broken.py: the program has changed and starts again." in capsys.readouterr().out


def test_a_build_beside_it_does_no_harm(root: Path) -> None:
    import _build

    with running(root) as site:
        site.shows(WEEK, "Text of the week.")
        site.replace(FILE, "Text of the week.", "Text of a new week.")
        assert _build.main(["--root", str(root)]) == 0
        site.shows(WEEK, "Text of a new week.")
        assert "Text of a new week." in (root / "site/news/2023/09/18/week/index.html").read_text("utf-8")
        for path in ("/about/", "/assets/stylesheets/site.css", "/news/"):
            assert site.ask(path).status == 200
