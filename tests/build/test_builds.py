"""Builds of small changes to a whole site: what goes wrong, what comes out twice, who else can build it."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import feedparser
import icalendar
import pytest
from lxml import etree
from PIL import Image

from tests.built import page

Build = Callable[..., Path]


def hashes(site: Path) -> Mapping[str, str]:
    """Every file by its content; Pagefind's own files differ from run to run where filters are used."""
    files = (file for file in site.rglob("*") if file.is_file() and "pagefind" not in file.parts)
    return {file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def script(project: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """A command as a person types it, inside the environment that the tests run in."""
    command = "import sys, _build; sys.exit(_build.main(sys.argv[1:]))"
    environment = {**os.environ, "PYTHONPATH": str(project / "scripts"), **variables}
    return subprocess.run(
        [sys.executable, "-c", command, *arguments], capture_output=True, text=True, env=environment, check=False
    )


def test_two_builds_in_one_process_give_the_same_bytes(
    northmoor: Path, copy_of_northmoor: Path, build_site: Build
) -> None:
    assert (
        hashes(build_site(copy_of_northmoor, "one"))
        == hashes(build_site(copy_of_northmoor, "two"))
        == hashes(northmoor)
    )


def test_nothing_of_one_site_leaks_into_the_next(leeds: Path, northmoor: Path) -> None:
    # The guide shows the form of Northmoor, and says so.
    of_leeds = [file for file in leeds.rglob("*.html") if file.parent.name != "first-story"]
    assert not any("Northmoor" in file.read_text() for file in of_leeds)
    assert not any("University of Leeds" in file.read_text() for file in northmoor.rglob("*.html"))


@pytest.mark.parametrize(
    "program", [["properdocs", "build", "-q"], ["mkdocs", "build", "--strict"]], ids=lambda p: p[0]
)
def test_others_build_the_same_tree(project: Path, leeds: Path, tmp_path: Path, program: list[str]) -> None:
    where = ["-f", str(project / "mkdocs.yml"), "-d", str(tmp_path / "site")]
    done = subprocess.run([sys.executable, "-m", *program, *where], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert hashes(tmp_path / "site") == hashes(leeds)


BROKEN = {
    "tab.md": ('---\ntitle: A\n\tdate: 2025-01-01\nsummary: b\n---\nText.\n', ":3:1: the line is indented with a tab; use spaces"),
    "colon.md": ('---\ntitle: Hello: world\ndate: 2025-01-01\nsummary: b\n---\nText.\n', ':2:8: the value of `title` holds a colon; put it in quotes: `title: "Hello: world"`'),
    "faculty.md": ('---\ntitle: A\ndate: 2025-01-01\nsummary: b\nfaculties: [engin]\n---\nText.\n', ":5:13: there is no faculty `engin`"),
    "date.md": ('---\ntitle: A\ndate: 2025-02-30\nsummary: b\n---\nText.\n', ":3:1: `date`: “2025-02-30” does not exist: February 2025 has 28 days"),
    "twice.md": ('---\ntitle: A\ndate: 2025-01-01\nsummary: b\ntitle: B\n---\nText.\n', ":5:1: `title` stands here a second time (first on line 2); keep one of them"),
    "key.md": ('---\ntitle: A\ndate: 2025-01-01\nsummary: b\nsumary: c\n---\nText.\n', ":5:1: `sumary` is not a key that belongs here; did you mean `summary`?"),
}  # fmt: skip


def test_every_slip_is_told_at_once_and_the_last_good_site_stands(project: Path, copy_of_northmoor: Path) -> None:
    root = copy_of_northmoor
    assert script(project, "--root", str(root)).returncode == 0
    before = hashes(root / "site")
    for name, (text, _) in BROKEN.items():
        (root / "articles" / "2025" / name).write_text(text, encoding="utf-8")
    done = script(project, "--root", str(root))
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    for name, (_, message) in BROKEN.items():
        told = [line for line in lines if line.startswith(f"articles/2025/{name}:")]
        assert len(told) == 1, (name, lines)
        assert f"articles/2025/{name}{message}" in told[0]
    assert len(lines) == len(BROKEN) + 1, lines
    assert lines[-1] == "6 problems; nothing was built, the last good site stands."
    assert "Traceback" not in done.stderr
    assert hashes(root / "site") == before


def test_a_byte_order_mark_and_windows_line_ends_are_simply_read(copy_of_northmoor: Path, build_site: Build) -> None:
    text = (
        "\ufeff---\r\ntitle: From Notepad\r\ndate: 2025-05-05\r\nsummary: Saved on Windows.\r\n---\r\nHello there.\r\n"
    )
    (copy_of_northmoor / "articles" / "2025" / "notepad.md").write_bytes(text.encode())
    site = build_site(copy_of_northmoor)
    assert page(site, "/news/2025/05/05/notepad/").text("//h1") == "From Notepad"


def test_a_link_to_a_missing_story_stops_the_build(project: Path, copy_of_northmoor: Path) -> None:
    text = "---\ntitle: A\ndate: 2025-01-01\nsummary: b\n---\n\nSee [that](../2024/no-such.md).\n"
    (copy_of_northmoor / "articles" / "2025" / "lost.md").write_text(text, encoding="utf-8")
    done = script(project, "--root", str(copy_of_northmoor))
    assert done.returncode == 1
    assert "articles/2025/lost.md:7:12: the link `../2024/no-such.md` leads to no page" in done.stderr


def test_an_address_that_vanished_stops_the_build(project: Path, copy_of_northmoor: Path) -> None:
    (copy_of_northmoor / "articles" / "2023" / "tide-gauge.md").rename(
        copy_of_northmoor / "articles" / "2023" / "tide.md"
    )
    done = script(project, "--root", str(copy_of_northmoor))
    assert done.returncode == 1
    assert "data/addresses.txt:" in done.stderr
    assert "was published and leads nowhere now" in done.stderr


def test_another_address_by_the_environment(project: Path, copy_of_northmoor: Path) -> None:
    done = script(project, "--root", str(copy_of_northmoor), SITE_URL="https://elsewhere.example.org/news")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    feed = (copy_of_northmoor / "site" / "feed.xml").read_text()
    assert "https://elsewhere.example.org/news/feed.xml" in feed
    assert "northmoor.example.org/" not in feed.replace("newsroom@northmoor.example.org", "")


def test_a_new_story_leaves_other_pages_alone(northmoor: Path, copy_of_northmoor: Path, build_site: Build) -> None:
    """What every page shows does not depend on the latest story."""
    text = "---\ntitle: Fresh\ndate: 2026-11-22\nsummary: Just in.\nfaculties: [{}]\n---\nNew.\n"
    unit = next(
        line.split()[-1]
        for line in (copy_of_northmoor / "data" / "faculties.yml").read_text().splitlines()
        if line.startswith("- id:")
    )
    (copy_of_northmoor / "articles" / "2026" / "fresh.md").write_text(text.format(unit), encoding="utf-8")
    before, after = hashes(northmoor), hashes(build_site(copy_of_northmoor))
    changed = {path for path in before if before[path] != after.get(path)}
    untouched = {
        "about/index.html",
        "glossary/index.html",
        "people/index.html",
        "events/index.html",
        "privacy/index.html",
    }
    assert changed & untouched == set()
    assert {"index.html", "news/index.html", "feed.xml", f"faculties/{unit}/index.html"} <= changed


MARKUP = """Salt & <script>alert(1)</script> "quoted" 'single' <b>bold</b> ]]> {{ 7*7 }}"""


def test_markup_in_every_field_comes_back_as_text(copy_of_northmoor: Path, build_site: Build) -> None:
    quoted = MARKUP.replace("\\", "\\\\").replace('"', '\\"')
    front = f"""---
title: "{quoted}"
date: 2026-10-10
summary: "{quoted}"
tags: ["{quoted}"]
corrections: [{{date: 2026-10-11, text: "{quoted}"}}]
---
Some text; what a text itself may not hold is told before anything is built.
"""
    (copy_of_northmoor / "articles" / "2026" / "markup.md").write_text(front, encoding="utf-8")
    people = copy_of_northmoor / "data" / "events" / "markup.yml"
    people.write_text(
        f'title: "{quoted}"\nstart: 2026-12-24\nplace: "{quoted}"\nsummary: "{quoted}"\n', encoding="utf-8"
    )
    site = build_site(copy_of_northmoor)
    story = page(site, "/news/2026/10/10/markup/")
    flat = " ".join(MARKUP.split())
    assert story.text("//h1") == flat
    assert story.tree.xpath("//meta[@name='description']/@content") == [MARKUP]
    for found in (story, page(site, "/"), page(site, "/news/"), page(site, "/events/")):
        assert not found.tree.xpath(
            "//script[not(@src or @type='application/ld+json')] | //*[@onerror] | //a[starts-with(@href, 'javascript')]"
        )
    entry = next(
        item
        for item in feedparser.parse((site / "feed.xml").read_bytes(), sanitize_html=False).entries
        if "Salt" in item.title
    )
    rss = etree.parse(site / "feed.xml")
    assert MARKUP in rss.xpath("//item/title/text()")
    assert "<script" not in entry.content[0].value
    assert MARKUP in [item["title"] for item in json.loads((site / "feed.json").read_text())["items"]]
    calendar = icalendar.Calendar.from_ical((site / "events.ics").read_bytes())
    assert MARKUP in [str(event["SUMMARY"]) for event in calendar.walk("VEVENT")]
    for file in ("feeds.opml", "sitemap.xml"):
        etree.parse(site / file)


@pytest.mark.parametrize("wrong", ["ftp://x.example/", "example.org", "https://"])
def test_a_wrong_address_is_wrong_use(project: Path, copy_of_northmoor: Path, wrong: str) -> None:
    done = script(project, "--root", str(copy_of_northmoor), SITE_URL=wrong)
    assert done.returncode == 2
    assert "SITE_URL" in done.stderr


def test_hand_written_pages_are_treated_like_all_else(copy_of_northmoor: Path, build_site: Build) -> None:
    """Pictures without metadata, abbreviations told, tables that scroll, one h1."""
    picture = Image.new("RGB", (40, 20), "teal")
    exif = picture.getexif()
    exif[0x010E] = "a secret place"
    picture.save(copy_of_northmoor / "docs" / "bench.jpg", exif=exif)
    text = "## Top\n\nTCSG meets.\n\n![A bench by the window](bench.jpg)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    with (copy_of_northmoor / "docs" / "about.md").open("a", encoding="utf-8") as file:
        file.write(text)
    site = build_site(copy_of_northmoor)
    assert b"secret" not in (site / "bench.jpg").read_bytes()
    about = page(site, "/about/")
    assert len(about.tree.xpath("//h1")) == 1
    assert about.tree.xpath("//abbr[text()='TCSG']")
    assert about.tree.xpath("//div[@class='table-wrap'][@role='region']/table")


def test_a_picture_that_is_cut_short_is_told_by_its_name(project: Path, copy_of_northmoor: Path) -> None:
    picture = next((copy_of_northmoor / "articles" / "2026" / "glass-shop").glob("*.jpg"))
    picture.write_bytes(picture.read_bytes()[:9000])
    done = script(project, "--root", str(copy_of_northmoor))
    assert done.returncode == 1
    assert f"articles/2026/glass-shop/{picture.name}:1:1: the picture is cut short or damaged" in done.stderr
    assert "Traceback" not in done.stderr
