"""Where the browser editor sends a story: what follows from the repository's address, and what may be said of it."""

from pathlib import Path
from typing import Any

import pytest

import _mkdocs
from newsroom import code_host
from newsroom.code_host import CodeHost, host_of
from newsroom.settings import mistakes

INTERFACE = "https://code.example.org/api/v3"


@pytest.mark.parametrize(
    ("repository", "told", "found"),
    [
        ("https://github.com/northmoor/news", None, CodeHost("northmoor/news", "https://api.github.com")),
        ("https://github.com/northmoor/news.git/", None, CodeHost("northmoor/news", "https://api.github.com")),
        (
            "https://github.com/northmoor/news",
            {"branch": "live", "sign_in": "https://sign-in.example.org/"},
            CodeHost("northmoor/news", "https://api.github.com", "live", "https://sign-in.example.org"),
        ),
        ("https://code.example.org/n/news", {"interface": f"{INTERFACE}/"}, CodeHost("n/news", INTERFACE)),
        ("", {"repository": "n/news", "interface": INTERFACE}, CodeHost("n/news", INTERFACE)),
        ("https://code.example.org/n/news", None, None),
        ("https://code.example.org/news", {"interface": INTERFACE}, None),
        ("", None, None),
        ("https://github.com/northmoor/news", "nonsense", CodeHost("northmoor/news", "https://api.github.com")),
    ],
)
def test_what_follows_from_the_settings(repository: str, told: Any, found: CodeHost | None) -> None:
    assert host_of(repository, told) == found


def test_a_policy_names_the_host_of_the_interface_alone() -> None:
    assert CodeHost("n/news", "https://code.example.org:8443/api/v3").origin == "https://code.example.org:8443"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("northmoor/news", "must be lines of"),
        ({"repo": "northmoor/news"}, "has no `repo`"),
        ({"repository": "news"}, "its owner and its name"),
        ({"interface": "code.example.org"}, "`interface` of `code_host` must be a whole web address"),
        ({"interface": "https://code.example.org; script-src *"}, "must be a whole web address"),
        ({"sign_in": "javascript:alert(1)"}, "`sign_in` of `code_host` must be a whole web address"),
        ({"branch": "two words"}, "the name of a branch"),
    ],
)
def test_what_is_wrong_is_said(told: Any, said: str) -> None:
    sentences = list(code_host.mistakes(told))
    assert len(sentences) == 1
    assert said in sentences[0]
    whole = {"site_name": "N", "site_url": "https://n.example.org/", "extra": {"code_host": told}}
    assert list(mistakes(whole)) == [("extra", sentences[0])]


def test_sound_settings_are_left_alone() -> None:
    told = {"repository": "n/news", "interface": INTERFACE, "branch": "main", "sign_in": "https://sign-in.example.org"}
    assert list(code_host.mistakes(told)) == list(code_host.mistakes(None)) == []


def test_another_institutions_stories_never_go_into_the_projects_repository(project: Path, tmp_path: Path) -> None:
    """Whatever else a site takes over from the project's settings."""
    small = "site_name: Small\nsite_url: https://small.example.org/\nrepo_url: https://code.example.org/small/news\n"
    (tmp_path / "mkdocs.yml").write_text(f"{small}extra:\n  colour: blue\n", "utf-8")
    (tmp_path / "docs").mkdir()
    extra = _mkdocs.site_config(project, tmp_path, site_dir=tmp_path / "site").extra
    assert extra == {"colour": "blue"}
    assert host_of("https://code.example.org/small/news", extra.get("code_host")) is None


@pytest.mark.parametrize("root", ["", "examples/northmoor"])
def test_both_sites_have_an_editor(project: Path, root: str) -> None:
    config = _mkdocs.site_config(project, project / root, site_dir=project / "site")
    assert host_of(config.repo_url or "", config.extra.get("code_host"))
