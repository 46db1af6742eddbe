"""The way into the environment: what is read, decided and said, without installing anything."""

from __future__ import annotations

import ast
import json
import sys
from pathlib import Path

import pytest

import _bootstrap
import _environment
import _filelock
from _environment import Environment

SCRIPTS = Path(_bootstrap.__file__).parent
DOORS = [SCRIPTS / name for name in ("addresses.py", "build.py", "new.py", "receive.py", "serve.py", "test.py")]

LOCK_FILE = b"""
version = 1
[[package]]
name = "other"
version = "1.0"
wheels = [{ url = "https://example.org/other.whl", hash = "sha256:cc" }]
[[package]]
name = "uv"
version = "0.9.9"
wheels = [
    { url = "https://example.org/b.whl", hash = "sha256:bb" },
    { url = "https://example.org/a.whl", hash = "sha256:aa" },
]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with all that a stamp is made from, and an environment that claims to be whole."""
    (tmp_path / "uv.lock").write_bytes(LOCK_FILE)
    (tmp_path / "pyproject.toml").write_text("[project]\n", "utf-8")
    environment = Environment(tmp_path)
    environment.programs.mkdir(parents=True)
    environment.python.touch()
    (environment.folder / "pyvenv.cfg").write_text(f"home = {tmp_path}\nversion = 3.11\n", "utf-8")
    environment.stamp.write_text(json.dumps(_environment.wanted_stamp(tmp_path)), "utf-8")
    return tmp_path


@pytest.mark.parametrize("door", [*DOORS, SCRIPTS / "_door.py"], ids=lambda door: door.name)
def test_a_door_can_be_read_by_an_old_python(door: Path) -> None:
    tree = ast.parse(door.read_bytes(), feature_version=(3, 6))
    annotated = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.returns]
    assert not annotated, "Python 2 cannot read types"
    assert door.read_bytes().isascii(), "Python 2 refuses other characters before it reads the first line"


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.name)
def test_a_door_refuses_an_old_python_in_one_sentence(door: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 8, 1, "final", 0))
    monkeypatch.setattr(sys, "version", "3.8.1 (of long ago)")
    with pytest.raises(SystemExit) as ended:
        exec(compile(door.read_text("utf-8"), str(door), "exec"), {"__name__": "__main__", "__file__": str(door)})
    assert ended.value.code == (
        "This project needs Python 3.11 or later, and this is Python 3.8.1: "
        "install a newer one from python.org, then start again."
    )


def test_an_environment_is_ready_when_its_stamp_matches(project: Path) -> None:
    assert _environment.is_ready(Environment(project))


@pytest.mark.parametrize("file", ["uv.lock", "pyproject.toml"])
def test_a_changed_lock_or_project_file_needs_an_update_in_place(project: Path, file: str) -> None:
    (project / file).write_bytes((project / file).read_bytes() + b"\n")
    assert not _environment.is_ready(Environment(project))
    assert _environment.can_be_kept(Environment(project))


@pytest.mark.parametrize("key", ["python", "project"])
def test_another_python_or_a_moved_folder_needs_a_new_environment(project: Path, key: str) -> None:
    stamp = Environment(project).stamp
    stamp.write_text(json.dumps(json.loads(stamp.read_text("utf-8")) | {key: "another"}), "utf-8")
    assert not _environment.is_ready(Environment(project))
    assert not _environment.can_be_kept(Environment(project))


@pytest.mark.parametrize("content", [None, "", "{", "[]"], ids=["none", "empty", "torn", "a list"])
def test_a_set_up_cut_short_needs_a_new_environment(project: Path, content: str | None) -> None:
    stamp = Environment(project).stamp
    if content is None:
        stamp.unlink()
    else:
        stamp.write_text(content, "utf-8")
    assert not _environment.is_ready(Environment(project))
    assert not _environment.can_be_kept(Environment(project))


def test_an_environment_whose_python_was_removed_is_not_ready(project: Path) -> None:
    environment = Environment(project)
    (environment.folder / "pyvenv.cfg").write_text(f"home = {project / 'gone'}\n", "utf-8")
    assert not _environment.is_ready(environment)
    environment.python.unlink()
    assert not _environment.is_ready(environment)


def test_a_missing_lock_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(_environment.SetUpFailed, match=r"uv\.lock is missing"):
        _environment.is_ready(Environment(tmp_path))


def test_uv_is_required_with_all_its_hashes_and_no_others() -> None:
    assert _environment.uv_requirement(LOCK_FILE) == ("uv==0.9.9 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n")


def test_a_lock_file_without_uv_is_said() -> None:
    with pytest.raises(_environment.SetUpFailed, match="does not name uv itself"):
        _environment.uv_requirement(b'[[package]]\nname = "other"\n')


def test_the_real_lock_file_names_the_public_index_alone() -> None:
    lock_file = (_bootstrap.PROJECT / "uv.lock").read_bytes()
    lines = [line for line in lock_file.decode().splitlines() if line.startswith("source = ")]
    assert set(lines) == {'source = { registry = "https://pypi.org/simple" }', 'source = { editable = "." }'}
    assert _environment.uv_requirement(lock_file).startswith("uv==")


def test_packages_without_wheels_are_built_with_the_locked_tools() -> None:
    lock_file = (_bootstrap.PROJECT / "uv.lock").read_bytes()
    packages = _environment.tomllib.loads(lock_file.decode())["package"]
    of_source = {package["name"] for package in packages if not package.get("wheels")}
    pyproject = (_bootstrap.PROJECT / "pyproject.toml").read_text("utf-8")
    assert of_source - {"technically-speaking"} == set(_environment.built_here(pyproject))


def test_missing_modules_are_said_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        _environment.importlib.util, "find_spec", lambda name: None if name == "ensurepip" else object()
    )
    assert _environment.missing_modules() == ["ensurepip"]
    said = _environment.venv_is_missing(["ensurepip"])
    assert "came without ensurepip" in said
    assert "sudo apt install python3-venv" in said


def test_variables_of_other_environments_are_dropped_and_those_of_the_network_kept() -> None:
    strange = {
        "PYTHONPATH": "/x", "PYTHONHOME": "/x", "VIRTUAL_ENV": "/x", "CONDA_PREFIX": "/x", "PIP_TARGET": "/x",
        "UV_FROZEN": "1", "UV_INDEX_URL": "https://example.org",
    }  # fmt: skip
    kept = {"HOME": "/h", "HTTPS_PROXY": "http://p", "PIP_CERT": "/c", "UV_CACHE_DIR": "/u"}
    assert _environment.undisturbed(strange | kept) == kept


def test_installers_write_into_our_environment(tmp_path: Path) -> None:
    variables = _environment.for_installers({"UV_PROJECT_ENVIRONMENT": "/x"}, tmp_path)
    assert variables["UV_PROJECT_ENVIRONMENT"] == str(tmp_path / ".venv")


def test_a_script_inside_finds_our_programs_first(tmp_path: Path) -> None:
    variables = _bootstrap.variables_inside(Environment(tmp_path), {"PATH": "/usr/bin", "PYTHONPATH": "/x"})
    assert variables["PATH"].startswith(str(Environment(tmp_path).programs))
    assert "PYTHONPATH" not in variables
    assert variables["NO_MKDOCS_2_WARNING"] == "1"


def test_only_the_process_that_was_started_again_is_inside(tmp_path: Path) -> None:
    ours = Environment(Path(sys.prefix).parent)
    assert not _bootstrap.is_inside(ours, "")
    assert not _bootstrap.is_inside(Environment(tmp_path), str(tmp_path / ".venv"))


@pytest.mark.parametrize(
    ("output", "remedy"),
    [
        ("error: No space left on device", "The disk is full"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "not the one that this project was tested with"),
        ("Hash mismatch for `six`", "not the one that this project was tested with"),
        ("Failed to establish a new connection", "Is this computer online?"),
        ("Could not connect to proxy", "Is this computer online?"),
        ("The lockfile at `uv.lock` needs to be updated", "run  uv lock"),
        ("something else", "delete the folder .venv"),
    ],
)
def test_a_failed_installer_is_explained(output: str, remedy: str) -> None:
    said = _environment.explained("The packages could not be installed.", output)
    assert said.startswith("Setting up did not work. The packages could not be installed.")
    assert f"    {output}" in said
    assert remedy in said


@pytest.mark.parametrize("take", [_filelock.take_for_process, _filelock.take_for_family])
def test_a_lock_is_given_back(tmp_path: Path, take: _filelock.Take) -> None:
    for _ in range(2):
        with _filelock.held(tmp_path / "sub" / "a.lock", take=take):
            pass


@pytest.mark.skipif(sys.platform == "win32", reason="the one lock there is for whole processes")
def test_a_held_lock_is_not_taken_again(tmp_path: Path) -> None:
    take = _filelock.take_for_family  # the other kind is never refused within one process
    with _filelock.held(tmp_path / "a.lock", take=take), _filelock.held_if_free(tmp_path / "a.lock", take=take) as free:
        assert not free
    with _filelock.held_if_free(tmp_path / "a.lock", take=take) as free:
        assert free
