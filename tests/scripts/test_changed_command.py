"""Which pages a proposal changes: from the files that differ to addresses."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

import _changed
from tests.building import article, site_of, sound_root, write

STORY = "articles/2026/kiln.md"


def changes(root: Path, *paths: str) -> dict[str, Any]:
    return _changed.changes(site_of(root), paths)


@pytest.mark.parametrize(
    ("path", "address", "title"),
    [
        ("articles/2023/week.md", "/news/2023/09/18/week/", "The week"),
        ("case_studies/exchange.md", "/case-studies/exchange/", "The exchange"),
        ("action_plans/2021-2024.md", "/action-plans/2021-2024/", "The plan"),
        ("docs/about.md", "/about/", "about"),
        ("data/events/week-2023.yml", "/events/#week-2023", "The week"),
        ("data/awards/prize-2021.yml", "/awards/#prize-2021", "The Prize"),
        ("data/opportunities/prize-open.yml", "/opportunities/#prize-open", "The Prize"),
        ("data/faculties.yml", "/faculties/", ""),
        ("data/institution.yml", "/technician-commitment/", "technician-commitment"),
    ],
)
def test_each_file_shows_on_a_page(tmp_path: Path, path: str, address: str, title: str) -> None:
    told = changes(sound_root(tmp_path), path)
    assert told["pages"] == [{"address": address, "title": title}]


def test_a_person_without_consent_has_no_page(tmp_path: Path) -> None:
    assert changes(sound_root(tmp_path), "data/people/jane.yml")["pages"] == []


def test_what_a_story_claims_is_told(tmp_path: Path) -> None:
    assert changes(sound_root(tmp_path), "articles/2023/week.md")["claims"] == ["2021-2024/V1"]


def test_drafts_and_stories_to_come_stand_nowhere_yet(tmp_path: Path) -> None:
    later = article(date="2026-11-20", publish_on="2026-12-24")
    root = sound_root(tmp_path, {STORY: article(draft="true", date="2026-11-20"), "articles/2026/later.md": later})
    told = changes(root, STORY, "articles/2026/later.md")
    assert (told["pages"], told["waiting"]) == ([], [STORY, "articles/2026/later.md"])


def test_a_file_that_is_gone_changes_no_page_of_its_own(tmp_path: Path) -> None:
    assert changes(sound_root(tmp_path), "articles/2023/gone.md") == {"pages": [], "waiting": [], "claims": []}


def git(root: Path, *arguments: str) -> None:
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    who = ["-c", "user.name=T", "-c", "user.email=t@example.org"]
    subprocess.run(["git", *who, *arguments], cwd=root, env={**os.environ, **own}, check=True, capture_output=True)


def test_the_command_compares_with_an_earlier_commit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = sound_root(
        tmp_path / "above" / "café", {"mkdocs.yml": "site_name: Small\nsite_url: https://s.example.org/\n"}
    )
    git(root.parent, "init", "--quiet")
    git(root.parent, "add", ".")
    git(root.parent, "commit", "--quiet", "-m", "before")
    write(root, {STORY: article(title="The kiln – hot", date="2026-06-30"), "case_studies/exchange.md": None})
    git(root.parent, "add", ".")
    git(root.parent, "commit", "--quiet", "-m", "after")
    assert _changed.main(["--root", str(root), "--since", "HEAD^1"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["pages"] == [{"address": "/news/2026/06/30/kiln/", "title": "The kiln – hot"}]


@pytest.mark.parametrize("since", ["no-such-commit", "--output=x", ""])
def test_a_commit_that_is_none_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str], since: str) -> None:
    root = sound_root(tmp_path, {"mkdocs.yml": "site_name: Small\nsite_url: https://s.example.org/\n"})
    git(root, "init", "--quiet")
    assert _changed.main(["--root", str(root), f"--since={since}"]) == 2
    assert "name a commit, such as HEAD^1" in capsys.readouterr().err
    assert not (root / "x").exists()
