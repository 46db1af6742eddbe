"""When MkDocs may be left out of a build, and when it may not."""

from dataclasses import replace
from pathlib import Path

import pytest

from newsroom.build.groundwork import Groundwork, fingerprint, newest, with_newest
from newsroom.pages.hand_written import Latest
from newsroom.render.markdown import reads_nothing_else
from newsroom.settings import Link, Settings
from tests.building import article, bare_root, site_of


def ground(root: Path) -> Groundwork:
    told = newest(site_of(root), 3)
    latest = Latest("Latest stories", tuple(Link(*one) for one in told))
    return Groundwork(Settings("T", "https://t.example.org/"), {}, latest, 3, told, (), (), {}, (), "")


def test_a_new_story_is_told_without_asking_mkdocs(tmp_path: Path) -> None:
    before = ground(bare_root(tmp_path, {"articles/a.md": article(date="2024-03-01")}))
    site = site_of(bare_root(tmp_path, {"articles/b.md": article(title="B", date="2024-04-01")}))
    found = with_newest(before, site)
    assert [link.text for link in found.latest.links] == ["B", "A title"]
    assert found.told == newest(site, 3)


def test_where_we_and_the_plugin_order_otherwise_mkdocs_is_asked(tmp_path: Path) -> None:
    """We order by the day, the plugin by the address: a month stands behind its days there."""
    before = ground(bare_root(tmp_path, {"articles/a.md": article(date="2024-03-01")}))
    month = article(title="B", date="2024-03", published="2024-04-01")
    days = {"articles/b.md": month, "articles/c.md": article(title="C", date="2024-03-31")}
    assert with_newest(before, site_of(bare_root(tmp_path, days))) == before


def test_a_plugin_that_shows_something_else_is_asked(tmp_path: Path) -> None:
    before = ground(bare_root(tmp_path, {"articles/a.md": article(date="2024-03-01")}))
    other = replace(before, latest=Latest("Latest stories", (Link("Chosen by hand", "/x/"),)))
    site = site_of(bare_root(tmp_path, {"articles/b.md": article(title="B", date="2024-04-01")}))
    assert with_newest(other, site) == other


@pytest.mark.parametrize(
    ("extensions", "alone"),
    [
        (("toc", "pymdownx.tasklist", "markdown.extensions.tables"), True),
        (("toc", "pymdownx.snippets"), False),
        (("pymdownx.b64",), False),
        (("mdx_include",), False),
        (("our.own",), False),
    ],
)
def test_only_extensions_that_are_known_are_trusted_to_read_nothing_else(
    extensions: tuple[str, ...], alone: bool
) -> None:
    assert reads_nothing_else(extensions) is alone


def test_only_variables_that_settings_name_count(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: !ENV [NAME, Small]\nsite_author: HOME\n")
    sources = (str(tmp_path / "mkdocs.yml"),)
    plain = fingerprint(sources, {})
    assert fingerprint(sources, {"HOME": "x", "_": "y"}) == plain
    assert fingerprint(sources, {"NAME": "x"}) != plain
    assert fingerprint(sources, {"SITE_URL": "https://a.example/"}) != plain
