"""The settings of a site: the project's own, and another institution's laid over them."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, ConfigurationError

import _mkdocs

PARENT = """
site_name: The project
site_url: https://project.example.org/
site_description: The project's own words
repo_url: https://code.example.org/project
theme:
  name: mkdocs
  custom_dir: overrides
  locale: en
hooks: [hooks/ours.py]
extra:
  one: 1
  two: 2
markdown_extensions:
  - toc:
      permalink: true
      slugify: !!python/name:markdown.extensions.toc.slugify_unicode
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "the project"
    for name in ("docs", "overrides", "hooks"):
        (folder / name).mkdir(parents=True)
    (folder / "docs" / "index.md").write_text("# Home\n", "utf-8")
    (folder / "hooks" / "ours.py").write_text("def on_config(config):\n    return config\n", "utf-8")
    (folder / "mkdocs.yml").write_text(PARENT, "utf-8")
    return folder


def child(project: Path, settings: str) -> Path:
    """Another institution's folder within the project."""
    folder = project / "examples" / "north möor"
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "index.md").write_text("# North\n", "utf-8")
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    return folder


def config(project: Path, root: Path, site_url: str | None = None) -> MkDocsConfig:
    return _mkdocs.site_config(project, root, site_dir=root / ".site-new", site_url=site_url)


def test_the_projects_own_site_has_its_own_settings(project: Path) -> None:
    own = config(project, project)
    assert own.site_name == "The project"
    assert own.site_dir == str(project / ".site-new")


def test_an_address_from_outside_overrides_the_settings(project: Path) -> None:
    assert config(project, project, "https://other.example.org/x/").site_url == "https://other.example.org/x/"


def test_another_institution_needs_no_more_than_a_name_and_an_address(project: Path) -> None:
    root = child(project, "site_name: North\nsite_url: https://north.example.org/\n")
    theirs = config(project, root)
    assert (theirs.site_name, theirs.site_url) == ("North", "https://north.example.org/")
    assert (theirs.docs_dir, theirs.site_dir) == (str(root / "docs"), str(root / ".site-new"))
    assert theirs.config_file_path == str(root / "mkdocs.yml")
    assert theirs.theme.custom_dir == str(project / "overrides")
    assert list(theirs.hooks) == [str(project / "hooks" / "ours.py")]
    assert theirs.mdx_configs["toc"]["slugify"].__name__ == "slugify_unicode"
    assert theirs.extra == {"one": 1, "two": 2}


def test_nothing_that_says_whose_site_it_is_is_carried_over(project: Path) -> None:
    theirs = config(project, child(project, "site_name: North\n"))
    assert not theirs.site_url
    assert theirs.repo_url is None
    assert theirs.site_description is None


def test_what_the_child_sets_is_laid_over_the_project(project: Path) -> None:
    root = child(project, "site_name: N\nextra:\n  two: 22\ntheme:\n  locale: cy\nmarkdown_extensions: [abbr]\n")
    theirs = config(project, root)
    assert theirs.extra == {"one": 1, "two": 22}
    assert theirs.theme.name == "mkdocs"
    assert str(theirs.theme.locale) == "cy"
    assert "abbr" in theirs.markdown_extensions
    assert "permalink" not in theirs.mdx_configs.get("toc", {})


def test_a_child_may_name_its_theme_in_one_word(project: Path) -> None:
    theirs = config(project, child(project, "site_name: N\ntheme: readthedocs\n"))
    assert theirs.theme.name == "readthedocs"
    assert theirs.theme.custom_dir == str(project / "overrides")


def test_a_folder_without_settings_is_said(project: Path, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"has no mkdocs\.yml: write one"):
        config(project, tmp_path)


def test_settings_that_are_a_list_are_refused(project: Path) -> None:
    with pytest.raises(ConfigurationError, match="must hold lines such as"):
        config(project, child(project, "- site_name\n"))


def test_two_sites_built_in_one_process_do_not_share_settings(project: Path) -> None:
    root = child(project, "site_name: North\nextra:\n  two: 22\n")
    config(project, root)
    assert config(project, project).extra == {"one": 1, "two": 2}


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("", None),
        ("  ", None),
        ("https://a.example", "https://a.example/"),
        (" http://a.example:8080/x/ ", "http://a.example:8080/x/"),
        ("https://a.example/x//", "https://a.example/x/"),
    ],
)
def test_an_address_ends_in_one_slash(given: str, address: str | None) -> None:
    assert _mkdocs.site_url_from({"SITE_URL": given}) == address


def test_no_address_is_given() -> None:
    assert _mkdocs.site_url_from({}) is None


@pytest.mark.parametrize(
    "given",
    ["a.example", "ftp://a.example/", "https://", "/x/", "https://a.example/?q=1", "https://[a/", "javascript:x"],
)
def test_what_is_no_address_is_refused_in_plain_words(given: str) -> None:
    with pytest.raises(_mkdocs.WrongUse, match="must start with http:// or https://"):
        _mkdocs.site_url_from({"SITE_URL": given})


def test_messages_are_plain_and_mark_warnings() -> None:
    logger = _mkdocs.logging.getLogger("mkdocs.plugins.ours")
    with _mkdocs.messages() as said:
        logger.info("chatter")
        logger.warning("careful")
        logger.error("broken")
    assert said.lines == ["Warning: careful", "broken"]
    assert said.errors == 1


def test_a_reason_is_not_said_twice() -> None:
    assert _mkdocs.reason(BuildError("why"), _mkdocs.Messages()) == "why"
    assert _mkdocs.reason(Abort("Aborted with a BuildError!"), _mkdocs.Messages(["why"], errors=1)) == ""
    assert "--strict" in _mkdocs.reason(Abort("Aborted with 1 warnings"), _mkdocs.Messages(["Warning: x"]))
