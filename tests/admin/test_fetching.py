"""The editor as npm gives it: fetched once, looked at, and left out with a reason where it cannot be had."""

import json
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import _admin
from newsroom.build import editor
from newsroom.build.editor import FONTS, HOSTS, ChangedError, Fetching, LeftOutError
from newsroom.outputs.admin import SCRIPT
from tests.admin.editors import fetched_editor

CUTS = {"source-sans-3": "latin-wght-normal", "noto-mono": "latin-400-normal"}
Run = Callable[[Sequence[str], Path], "subprocess.CompletedProcess[str]"]


def address(name: str, version: str = "5.3.0") -> str:
    kind, cut = ("" if name == "noto-mono" else ":vf"), CUTS.get(name, "latin-wght-normal")
    return f"https://cdn.jsdelivr.net/fontsource/fonts/{name}{kind}@{version}/{cut}.woff2"


def script(names: Sequence[str], more: str = "") -> str:
    return "const css = `" + "".join(f"@font-face {{ src: url({address(name)}) }}" for name in names) + f"`;{more}"


class Npm:
    """Lays out the packages as npm does, with a script that names these typefaces."""

    def __init__(self, names: Sequence[str] = tuple(FONTS), status: int = 0, said: str = "", more: str = "") -> None:
        self.names, self.status, self.said, self.more = names, status, said, more
        self.commands: list[Sequence[str]] = []

    def __call__(self, command: Sequence[str], place: Path) -> "subprocess.CompletedProcess[str]":
        self.commands.append(command)
        assert {file.name for file in place.iterdir()} == {"package.json", "package-lock.json"}
        files = {f"@sveltia/cms/dist/{SCRIPT}": script(self.names, self.more), "@sveltia/cms/LICENSE.txt": "licence"}
        for name, package in FONTS.items():
            files[f"{package}/LICENSE"] = f"licence of {name}"
            files[f"{package}/files/{name}-{CUTS.get(name, 'latin-wght-normal')}.woff2"] = f"typeface {name}"
        for path, text in files.items():
            file = place / "node_modules" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        return subprocess.CompletedProcess(command, self.status, "", self.said)


@pytest.fixture
def fetching(tmp_path: Path) -> Fetching:
    """A project with a lock, on a computer with something called npm."""
    (tmp_path / "admin").mkdir()
    for name in editor.LOCK:
        (tmp_path / "admin" / name).write_text("{}", "utf-8")
    (tmp_path / "admin" / HOSTS).write_text("known.example\n", "utf-8")
    for name in ("npm", "npm.cmd"):
        npm = tmp_path / "bin" / name
        npm.parent.mkdir(exist_ok=True)
        npm.write_text("#!/bin/sh\nexit 1\n", "utf-8")
        npm.chmod(0o755)
    return Fetching(tmp_path, {"PATH": str(tmp_path / "bin")})


def test_its_typefaces_stand_beside_it_and_it_names_no_other(fetching: Fetching) -> None:
    found = fetching.fetched(Npm())
    told = found[SCRIPT].decode()
    assert "https://" not in told
    for name in FONTS:
        path = f"fonts/{name}-{CUTS.get(name, 'latin-wght-normal')}.woff2"
        assert f"url({path})" in told
        assert found[path] == f"typeface {name}".encode()
        assert found[f"licences/{name}.txt"] == f"licence of {name}".encode()


def test_npm_runs_once_for_a_lock_and_nothing_of_a_package_runs(fetching: Fetching) -> None:
    npm = Npm()
    first = fetching.fetched(npm)
    assert fetching.fetched(npm) == fetching.kept() == first
    assert len(npm.commands) == 1
    assert list(npm.commands[0][1:3]) == ["ci", "--ignore-scripts"]
    assert [file.name for file in (fetching.project / ".cache" / "editor").iterdir() if file.is_dir()] == []
    (fetching.project / "admin" / "package-lock.json").write_text('{"a": 1}', "utf-8")
    assert fetching.kept() == {}
    fetching.fetched(npm)
    assert len(npm.commands) == 2


def test_what_came_with_somebodys_pull_request_is_not_trusted(
    fetching: Fetching, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cache that was made elsewhere, with another computer's secret."""
    monkeypatch.setattr(editor, "secret", lambda: b"theirs")
    fetching.fetched(Npm())
    monkeypatch.undo()
    assert fetching.kept() == {}


@pytest.mark.parametrize(
    "names",
    [(*FONTS, "comic-neue"), tuple(FONTS)[1:], (), (*tuple(FONTS)[:2], "comic-neue")],
    ids=["one more", "one less", "none", "another"],
)
def test_other_typefaces_than_we_know_are_told(fetching: Fetching, names: tuple[str, ...]) -> None:
    with pytest.raises(ChangedError, match="typefaces on a public network"):
        fetching.fetched(Npm(names))
    assert fetching.kept() == {}


@pytest.mark.parametrize(
    "left",
    [
        "src: url(https://fonts.example/a)",
        "src: url( 'http://known.example/a')",
        'src: url(\\"//known.example/a")',
        "@import 'x.css'",
        "`https://known.example/a/b.ttf`",
        "'//known.example/a.woff2?v=1'",
        "known.example/x; fetch('HTTPS://KNOWN.EXAMPLE/a.OTF')",
        "//fonts.gstatic.com/s",
        "cdn.jsdelivr.net/npm/@fontsource/noto-mono",
        "https://cdn.jsdelivr.net/fontsource/fonts/${name}@latest/${cut}.woff2",
    ],
)
def test_a_typeface_from_elsewhere_is_told_however_it_is_written(fetching: Fetching, left: str) -> None:
    with pytest.raises(ChangedError, match="still loads something from a public network"):
        fetching.fetched(Npm(more=left))
    assert fetching.kept() == {}


def test_a_host_that_is_new_is_told_by_its_name(fetching: Fetching) -> None:
    told = "'https://known.example/a', new URL(`https://new.example/b`), `wss://other.example:80/c`, 'https://${h}/d'"
    with pytest.raises(ChangedError, match=r"nobody has looked at \(new\.example, other\.example\).*admin/hosts\.txt"):
        fetching.fetched(Npm(more=told))
    (fetching.project / "admin" / HOSTS).write_text("known.example\nnew.example\nother.example\n", "utf-8")
    assert fetching.fetched(Npm(more=told))
    (fetching.project / "admin" / HOSTS).write_text("known.example\n", "utf-8")
    assert fetching.kept() == {}


def test_without_node_js_it_is_left_out_with_the_reason(fetching: Fetching) -> None:
    with pytest.raises(LeftOutError, match=r"^Node\.js is not installed$"):
        Fetching(fetching.project, {"PATH": str(fetching.project / "nothing")}).fetched(Npm())


def test_without_a_network_it_is_left_out_with_what_npm_says(fetching: Fetching) -> None:
    said = "npm warn something\nnpm error code ENOTFOUND\nnpm error request to the registry failed, no such host\n"
    with pytest.raises(LeftOutError, match=r"npm could not fetch it \(request to the registry failed, no such host\)"):
        fetching.fetched(Npm(status=1, said=said))


def test_with_one_kept_nobody_asks_for_npm(fetching: Fetching) -> None:
    first = fetching.fetched(Npm())
    assert Fetching(fetching.project, {"PATH": ""}).fetched(Npm(status=1)) == first


def test_it_can_be_switched_off(fetching: Fetching) -> None:
    fetching.fetched(Npm())
    assert Fetching(fetching.project, {editor.SWITCH: "off"}).kept() == {}


# -- What a build says


@pytest.fixture
def fails(monkeypatch: pytest.MonkeyPatch) -> Callable[[LeftOutError], None]:
    def told(problem: LeftOutError) -> None:
        def raising(self: Fetching, run: Run | None = None) -> dict[str, bytes]:
            raise problem

        monkeypatch.setattr(Fetching, "fetched", raising)

    return told


def test_a_build_says_why_in_one_line_and_once(
    fails: Callable[[LeftOutError], None], capsys: pytest.CaptureFixture[str]
) -> None:
    fails(LeftOutError("Node.js is not installed"))
    asked = _admin.asked_for({})
    assert asked() == asked() == {}
    assert capsys.readouterr().err == "The editor at /admin/ was left out: Node.js is not installed.\n"


def test_a_build_ends_at_an_editor_that_nobody_has_looked_at(fails: Callable[[LeftOutError], None]) -> None:
    fails(ChangedError("it names 4 typefaces"))
    with pytest.raises(LeftOutError, match=r"^Not built: the editor at /admin/ is not as it was: it names 4 typefaces"):
        _admin.asked_for({})()


def test_where_it_is_required_a_build_ends_without_it(fails: Callable[[LeftOutError], None]) -> None:
    fails(LeftOutError("npm could not fetch it"))
    with pytest.raises(LeftOutError, match=r"^Not built: .* is missing \(npm could not fetch it\), and BROWSER_EDITOR"):
        _admin.asked_for({editor.SWITCH: "required"})()


def test_switched_off_it_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert _admin.asked_for({editor.SWITCH: "off"})() == {}
    assert capsys.readouterr().err == ""


# -- The lock


def test_the_lock_pins_every_package_by_its_hash_and_names_no_host(project: Path) -> None:
    lock = json.loads((project / "admin" / "package-lock.json").read_text("utf-8"))
    packages = {name: told for name, told in lock["packages"].items() if name}
    assert {f"node_modules/{package}" for package in FONTS.values()} | {"node_modules/@sveltia/cms"} <= packages.keys()
    assert all(told["integrity"].startswith("sha512-") for told in packages.values())
    assert all("resolved" not in told for told in packages.values())
    wanted = json.loads((project / "admin" / "package.json").read_text("utf-8"))["dependencies"]
    assert all(version[0].isdigit() for version in wanted.values())


def test_the_real_editor_is_as_we_know_it() -> None:
    """What npm gives for the lock, as an earlier build or the tests of the browser fetched it."""
    found = fetched_editor()
    assert len(found) == 8
    assert b"jsdelivr" not in found[SCRIPT]
    assert all(content.startswith(b"wOF2") for name, content in found.items() if name.endswith(".woff2"))


# -- Where the tests may do without


@pytest.mark.parametrize(
    ("host", "outcome"), [("true", pytest.fail.Exception), ("", pytest.skip.Exception)], ids=["there", "elsewhere"]
)
def test_on_the_code_hosts_machines_a_missing_editor_is_a_failure(
    fails: Callable[[LeftOutError], None], monkeypatch: pytest.MonkeyPatch, host: str, outcome: type[BaseException]
) -> None:
    fails(LeftOutError("Node.js is not installed"))
    monkeypatch.setenv("GITHUB_ACTIONS", host)
    with pytest.raises(outcome, match=r"the editor cannot be had here: Node\.js is not installed"):
        fetched_editor()
