"""What an institution's own mkdocs.yml may say, as far as the hooks see to it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import _build
from newsroom.settings import Link, links_of, web_address
from tests.built import page

Build = Callable[..., Path]


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://a.example", "https://a.example/"),
        ("http://127.0.0.1:8000/x//", "http://127.0.0.1:8000/x/"),
        ("http://[::1]:8000/", "http://[::1]:8000/"),
        ("https://a b.example/", None),
        ("https://a.example/x y/", None),
        ("https://user:secret@a.example/", None),
        ("https://a.example:port/", None),
        ("https://a.example:99999/", None),
        ("https://..../", None),
        ("https://a.example/?", None),
        ("ftp://a.example/", None),
        ("", None),
    ],
)
def test_what_is_the_address_of_a_site(written: str, address: str | None) -> None:
    assert web_address(written) == address


def test_a_navigation_of_every_shape() -> None:
    nav = [
        "index.md",
        "people/index.html",
        {"About": ["about.md", {"Deeper": [{"Page": "a/b.md"}]}]},
        {"Nothing": []},
        {"Elsewhere": "https://elsewhere.example.org/x.md"},
        {"Mail": "mailto:a@b.example"},
        {"Root": "/events/"},
    ]
    assert links_of(nav, lambda target: {"about.md": "About us"}.get(target, "")) == [
        Link("Home", "/"),
        Link("People", "/people/"),
        Link("About", "/about/", (Link("About us", "/about/"), Link("Deeper", "/a/b/", (Link("Page", "/a/b/"),)))),
        Link("Elsewhere", "https://elsewhere.example.org/x.md"),
        Link("Mail", "mailto:a@b.example"),
        Link("Root", "/events/"),
    ]


def add(root: Path, settings: str) -> Path:
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(settings)
    return root


def test_a_navigation_of_ones_own_keeps_the_latest_stories(
    northmoor: Path, copy_of_northmoor: Path, build_site: Build
) -> None:
    nav = "nav: [index.md, about.md, people/index.html, News: [https://elsewhere.example.org/]]\n"
    site = build_site(add(copy_of_northmoor, nav))
    for address in ("/", "/news/"):
        latest = "//nav[@class='latest']//a/@href"
        assert page(site, address).tree.xpath(latest) == page(northmoor, address).tree.xpath(latest) != []
    texts = page(site, "/glossary/").tree.xpath("//nav[@aria-label='Main']//li/a/text()")
    assert [text for text in texts if text != "Search"] == [
        page(site, "/").tree.xpath("//title/text()")[0].split(" · ")[0],
        page(site, "/about/").text("//h1"),
        "People",
        "News",
    ]


def test_as_many_latest_stories_as_the_plugin_is_set_to_show(copy_of_northmoor: Path, build_site: Build) -> None:
    site = build_site(add(copy_of_northmoor, "plugins: [/blog: {folder: news, articles: 2}]\n"))
    assert len(page(site, "/news/").tree.xpath("//nav[@class='latest']//a")) == 2


def test_a_site_may_go_without_the_plugin(copy_of_northmoor: Path, build_site: Build) -> None:
    site = build_site(add(copy_of_northmoor, "plugins: [material/tags: {enabled: false}]\n"))
    assert not page(site, "/news/").tree.xpath("//nav[@class='latest']")


def test_a_navigation_that_leads_nowhere_is_told(
    copy_of_northmoor: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    assert _build.main(["--root", str(add(copy_of_northmoor, "nav: [abuot.md]\n"))]) == 1
    said = "mkdocs.yml: `nav` leads to `abuot.md`, which is no page; did you mean `about.md`?\n"
    assert capsys.readouterr().err == said


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("SITE_URL", "ftp://a b", "mkdocs.yml: `site_url` is no site's address"),
        ("SOURCE_DATE_EPOCH", "abc", "SOURCE_DATE_EPOCH"),
    ],
)
def test_plain_mkdocs_tells_wrong_variables(
    project: Path, tmp_path: Path, variable: str, value: str, told: str
) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(project / "mkdocs.yml"), "-d", str(tmp_path)]
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", variable: value}
    done = subprocess.run(command, capture_output=True, text=True, env=variables, check=False)
    assert done.returncode == 1
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_plain_mkdocs_builds_for_another_address(project: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(project / "mkdocs.yml"), "-d", str(tmp_path)]
    variables = {**os.environ, "SITE_URL": "https://host.example.org/news"}
    done = subprocess.run(command, capture_output=True, text=True, env=variables, check=False)
    assert done.returncode == 0, done.stderr
    assert "https://host.example.org/news/feed.xml" in (tmp_path / "feed.xml").read_text("utf-8")
