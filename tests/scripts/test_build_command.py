"""The build command on small sites: what it leaves behind when all goes well, and when it does not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import _addresses
import _build
import _serve
from tests.building import sound_root

HOME = "---\ntitle: Home\ndescription: The home page.\nshows: home\n---\n\nWelcome here.\n"
OURS = ("editor", "content", "pages", "docs_files", "latest", "hand_written", "theme", "search")
"""The project's own hooks, in their order."""
HOOK = """
from mkdocs.exceptions import PluginError

def on_files(files, config):
    {action}
    return files
"""


@pytest.fixture
def root(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small sound site with a hook of its own, and with the last good site in place."""
    sound_root(tmp_path)
    for name in ("hooks", "site"):
        (tmp_path / name).mkdir()
    (tmp_path / "docs" / "index.md").write_text(HOME, "utf-8")
    (tmp_path / "site" / "index.html").write_text("the last good page", "utf-8")
    hooks = [*(str(project / "hooks" / f"{name}.py") for name in OURS), "hooks/ours.py"]
    settings = f"site_name: Small\nsite_url: https://small.example.org/\nhooks: {hooks}\n"
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
    monkeypatch.delenv("SITE_URL", raising=False)
    hook(tmp_path, "pass")
    return tmp_path


def hook(root: Path, action: str) -> None:
    (root / "hooks" / "ours.py").write_text(HOOK.format(action=action), "utf-8")


def page(root: Path) -> str:
    return (root / "site" / "index.html").read_text("utf-8")


def leftovers(root: Path) -> list[str]:
    return sorted(path.name for path in root.glob(".site*"))


def test_a_build_takes_the_place_of_the_last_one(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _build.main(["--root", str(root)]) == 0
    said = capsys.readouterr()
    assert re.match(
        r"Built \d+ pages, \d+ files remade, in \d+\.\d s(, pictures for sharing \d+\.\d s)?(, search index \d+\.\d s)?: ",
        said.out,
    )
    assert said.out.count("\n") == 1
    assert said.err == ""
    assert "Welcome here." in page(root)
    assert leftovers(root) == []


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ("raise PluginError('articles/a.md:3:1: no date')", "articles/a.md:3:1: no date\n"),
        ("raise KeyError('x')", "This is a fault of the program"),
    ],
    ids=["a problem in a file", "a fault of the program"],
)
def test_a_failed_build_leaves_the_last_good_site(
    root: Path, capsys: pytest.CaptureFixture[str], action: str, said: str
) -> None:
    hook(root, action)
    assert _build.main(["--root", str(root)]) == 1
    printed = capsys.readouterr()
    assert said in printed.err
    assert ("Traceback" in printed.err) == ("fault" in said)
    assert printed.out == ""
    assert page(root) == "the last good page"
    assert leftovers(root) == []


def test_what_a_killed_build_left_is_never_taken_for_pages(root: Path) -> None:
    (root / ".site-new").mkdir()
    (root / ".site-new" / ".hidden").touch()
    assert _build.main(["--root", str(root)]) == 0
    assert not (root / "site" / ".hidden").exists()


def test_a_warning_ends_a_strict_build_alone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hook(root, "__import__('logging').getLogger('mkdocs.ours').warning('this looks odd')")
    assert _build.main(["--root", str(root), "--strict"]) == 1
    assert "Warning: this looks odd" in capsys.readouterr().err
    assert page(root) == "the last good page"
    assert _build.main(["--root", str(root)]) == 0


def test_the_address_comes_from_the_environment(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://other.example.org/under")
    assert _build.main(["--root", str(root)]) == 0
    assert "https://other.example.org/under/" in page(root)


def test_a_wrong_address_is_wrong_use(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SITE_URL", "other.example.org")
    assert _build.main(["--root", str(root)]) == 2
    assert "SITE_URL is 'other.example.org'" in capsys.readouterr().err
    assert page(root) == "the last good page"


@pytest.mark.parametrize("arguments", [["--root", "/no/such/folder"], ["--nonsense"], ["--root", "docs"]])
def test_wrong_use_ends_with_two(root: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    monkeypatch.chdir(root)
    with pytest.raises(SystemExit) as ended:
        _build.main(arguments)
    assert ended.value.code == 2


@pytest.mark.parametrize("epoch", ["abc", "²", "99999999999999999999"])
def test_a_wrong_day_is_wrong_use(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert _build.main(["--root", str(root)]) == 2
    assert _serve.main(["--root", str(root)]) == 2
    assert _addresses.main(["--root", str(root)]) == 2
    printed = capsys.readouterr().err.splitlines()
    assert len(printed) == 3
    assert all("SOURCE_DATE_EPOCH" in line for line in printed)
    assert page(root) == "the last good page"


def test_an_empty_address_is_none(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = (root / "mkdocs.yml").read_text("utf-8")
    own = "!ENV [SITE_URL, https://own.example.org/]"
    (root / "mkdocs.yml").write_text(settings.replace("https://small.example.org/", own), "utf-8")
    monkeypatch.setenv("SITE_URL", " ")
    assert _build.main(["--root", str(root)]) == 0
    assert "https://own.example.org/" in page(root)


def test_wrong_settings_are_told_and_leave_the_last_good_site(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "mkdocs.yml").write_text("site_name: Small\nsite_url: small.example.org\ndocs_dir: pages\n", "utf-8")
    assert _build.main(["--root", str(root)]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "mkdocs.yml:2:1: `site_url` is no site's address: it must start with http:// or https:// and name a host, for example https://news.example.org/technicians/",
        "mkdocs.yml:3:1: hand-written pages stand in the folder `docs`; name it so and take `docs_dir` out",
        "2 problems; nothing was built, the last good site stands.",
    ]
    assert page(root) == "the last good page"
