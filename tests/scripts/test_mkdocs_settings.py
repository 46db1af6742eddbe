"""The settings of a site: the project's own, and another institution's laid over them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, ConfigurationError

import _mkdocs
from newsroom.build.edition import address_of

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

SOUND = "site_name: North\nsite_url: https://north.example.org/\n"


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
    theirs = config(project, child(project, "site_name: North\nsite_url: https://n.example.org/\n"))
    assert theirs.repo_url is None
    assert theirs.site_description is None


def test_what_the_child_sets_is_laid_over_the_project(project: Path) -> None:
    root = child(project, SOUND + "extra:\n  two: 22\ntheme:\n  locale: cy\nmarkdown_extensions: [abbr]\n")
    theirs = config(project, root)
    assert theirs.extra == {"one": 1, "two": 22}
    assert theirs.theme.name == "mkdocs"
    assert str(theirs.theme.locale) == "cy"
    assert "abbr" in theirs.markdown_extensions
    assert "permalink" not in theirs.mdx_configs.get("toc", {})


def test_a_child_may_name_its_theme_in_one_word(project: Path) -> None:
    theirs = config(project, child(project, SOUND + "theme: readthedocs\n"))
    assert theirs.theme.name == "readthedocs"
    assert theirs.theme.custom_dir == str(project / "overrides")


def test_a_folder_without_settings_is_said(project: Path, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"has no mkdocs\.yml: write one"):
        config(project, tmp_path)


def test_settings_that_are_a_list_are_refused(project: Path) -> None:
    assert problems(project, "- site_name\n") == [
        "mkdocs.yml:1:1: the file must hold lines such as `site_name: The name of the site`"
    ]


def problems(project: Path, settings: str) -> list[str]:
    """What is told of a child's settings, but for the last line, which counts."""
    with pytest.raises(ConfigurationError) as stopped:
        config(project, child(project, settings))
    return str(stopped.value).splitlines()[:-1]


ADDRESS = "`site_url` is no site's address: it must start with http:// or https:// and name a host, for example https://news.example.org/technicians/"


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("", ["1:1: `site_name` is missing; write a line `site_name: The name of the site`", "1:1: `site_url` is missing; write the address of the site, `site_url: https://news.example.org/`"]),
        ("site_name: 5\nsite_url: https://n.example/\n", ["1:1: `site_name` must be text; put the name in quotes"]),
        ("site_name: N\nsite_url: ftp://a b\n", [f"2:1: {ADDRESS}"]),
        ("site_name: N\nsite_url: [a]\n", [f"2:1: {ADDRESS}"]),
        (SOUND + "docs_dir: pages\n", ["3:1: hand-written pages stand in the folder `docs`; name it so and take `docs_dir` out"]),
        (SOUND + "use_directory_urls: no\n", ["3:1: every address of the site ends in a slash; take `use_directory_urls` out"]),
        (SOUND + "site_descripton: x\n", ["3:1: `site_descripton` is no setting; did you mean `site_description`?; your own values stand below `extra`"]),
        (SOUND + "site_description: 5\n", ["3:1: `site_description` must be text; put the value in quotes"]),
        (SOUND + "strict: maybe\n", ["3:1: `strict` must be true or false"]),
        (SOUND + "extra: [1]\n", ["3:1: `extra` must be lines of `name: value`, indented below it"]),
        (SOUND + "extra_css: x.css\n", ["3:1: `extra_css` must be a list; each item on a line of its own, `- item`"]),
        (SOUND + "repo_url: code\n", ["3:1: `repo_url` is no web address; it must start with https:// and name a host"]),
        (SOUND + "theme: materiel\n", ["3:1: there is no theme `materiel` here; leave `theme` out"]),
        (SOUND + "hooks: [no.py]\n", ["3:9: `hooks` names `no.py`, which is not there"]),
        (SOUND + "plugins: [search, nope]\n", ["3:19: there is no plugin `nope` here"]),
        (SOUND + "plugins: {search: {lang: 5}}\n", ["3:1: the plugin `search` cannot use its `lang`; see its own documentation"]),
        (SOUND + "plugins: 5\n", ["3:1: `plugins` must be a list; each item is a name, `- name` or, with its options below, `- name:`"]),
        (SOUND + "markdown_extensions:\n  - toc\n  - nope\n", ["5:5: there is no Markdown extension `nope` here; mend its name, or take it out"]),
        (SOUND + "markdown_extensions:\n  - toc:\n      nope: 1\n", ["4:5: the options of the Markdown extension `toc` cannot be used; see its own documentation"]),
        (SOUND + "nav: index.md\n", ["3:1: `nav` must be a list; each item is `- about.md` or `- Title: about.md`, or a title with such a list below it"]),
        (SOUND + "nav:\n  - About:\n", ["3:1: `nav` must be a list; each item is `- about.md` or `- Title: about.md`, or a title with such a list below it"]),
        (SOUND + "site_name: M\n", ["3:1: `site_name` stands here a second time (first on line 1); keep one of them"]),
        (SOUND + "nav: [a\n", ["3:6: the list is opened with `[` and never closed; add `]`"]),
        (SOUND + "site_description: a: b\n", ['3:19: the value of `site_description` holds a colon; put it in quotes: `site_description: "a: b"`']),
        (SOUND + "extra: !nope x\n", ["3:8: a mark that starts with `!` cannot be used here; write the value itself"]),
        (SOUND + "extra:\n  x: !!python/name:no.such\n", ["4:6: a mark that starts with `!` cannot be used here; write the value itself"]),
        (SOUND + "INHERIT: none.yml\n", ["1:1: the file that `INHERIT` names is not there"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_place_and_in_our_words(project: Path, settings: str, told: list[str]) -> None:
    found = problems(project, settings)
    assert [line.split(" Known")[0].split("; known here")[0] for line in found] == [f"mkdocs.yml:{one}" for one in told]


def test_a_missing_folder_of_pages_is_told(project: Path) -> None:
    root = child(project, SOUND)
    (root / "docs" / "index.md").unlink()
    (root / "docs").rmdir()
    with pytest.raises(ConfigurationError, match="docs:1:1: this folder of hand-written pages is missing"):
        config(project, root)


def test_marks_and_aliases_are_usual_in_settings(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHERE", "https://where.example.org/")
    root = child(project, "site_name: &name North\nsite_url: !ENV [WHERE]\nsite_author: *name\n")
    theirs = config(project, root)
    assert (theirs.site_url, theirs.site_author) == ("https://where.example.org/", "North")


def test_a_preview_needs_no_address_of_its_own(project: Path) -> None:
    assert config(project, child(project, "site_name: N\n"), "http://127.0.0.1:8000/").site_name == "N"


WRONG = (5, True, "x", [1], {"a": 1}, [[]], [None], {"name": [1]}, [{"a": 1, "b": 2}], "")


@pytest.mark.parametrize("key", sorted({key for key, _ in MkDocsConfig._schema}))
def test_no_setting_brings_a_traceback_or_a_librarys_words(project: Path, key: str) -> None:
    root = child(project, SOUND)
    sound = {"site_name": "N", "site_url": "https://n.example/"}
    for value in WRONG:
        (root / "mkdocs.yml").write_text(yaml.safe_dump({**sound, key: value}), "utf-8")
        said = ""
        try:
            config(project, root)
        except ConfigurationError as problem:
            said = str(problem)
        assert not re.search("class|Traceback|dict|[Ee]xpected|Error", said)
        assert said == "" or said.startswith("mkdocs.yml:")


def test_two_sites_built_in_one_process_do_not_share_settings(project: Path) -> None:
    root = child(project, SOUND + "extra:\n  two: 22\n")
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
    assert address_of({"SITE_URL": given}) == address


def test_no_address_is_given() -> None:
    assert address_of({}) is None


@pytest.mark.parametrize(
    "given",
    ["a.example", "ftp://a.example/", "https://", "/x/", "https://a.example/?q=1", "https://[a/", "javascript:x"],
)
def test_what_is_no_address_is_refused_in_plain_words(given: str) -> None:
    with pytest.raises(ValueError, match="must start with http:// or https://"):
        address_of({"SITE_URL": given})


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
