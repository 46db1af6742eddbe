"""The project's own Python environment, `.venv`, made from `uv.lock` and kept in step with it.

Standard library alone, on Linux, macOS and Windows: nothing is installed yet when this runs. The
steps: an empty environment; uv into it by pip, its hash checked against `uv.lock`; everything else
by uv, each hash checked; last a stamp that says what the environment was made of. Without a
matching stamp an environment is never used, so a set-up that was cut short mends itself.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import _filelock

STAMP = "made-from.json"
LOCK = Path(".cache", "set-up.lock")

SETTING_UP = "Setting up (the first time takes about a minute) ..."
WAITING = "Another command is setting up; waiting for it to finish ..."

MISLEADING = {
    "PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "PYTHONUSERBASE", "PYTHONSAFEPATH", "PYTHONPLATLIBDIR",
    "PYTHONEXECUTABLE", "__PYVENV_LAUNCHER__", "VIRTUAL_ENV", "VIRTUAL_ENV_PROMPT", "CONDA_PREFIX",
    "CONDA_DEFAULT_ENV", "CONDA_PYTHON_EXE",
}  # fmt: skip
"""Variables of other environments: with them, Python would look for our packages elsewhere."""

INSTALLER_VARIABLES = {
    "PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS", "PIP_TRUSTED_HOST", "PIP_PROXY", "PIP_CERT",
    "PIP_CLIENT_CERT", "PIP_TIMEOUT", "PIP_DEFAULT_TIMEOUT", "PIP_RETRIES", "PIP_CACHE_DIR",
    "PIP_NO_CACHE_DIR", "PIP_CONFIG_FILE",
    "UV_CACHE_DIR", "UV_HTTP_TIMEOUT", "UV_SYSTEM_CERTS", "UV_INSECURE_HOST", "UV_OFFLINE", "UV_LINK_MODE",
    "UV_CONCURRENT_DOWNLOADS", "UV_CONCURRENT_INSTALLS", "UV_CONCURRENT_BUILDS",
}  # fmt: skip
"""How a network is reached and where downloads are kept: the person's own business, so kept.

Every other variable of pip and uv is dropped: some send packages elsewhere or lift the lock.
"""

NETWORK_WORDS = (
    "connect", "timed out", "timeout", "dns", "resolve host", "name resolution", "getaddrinfo", "proxy",
    "unreachable", "certificate", "error sending request", "no matching distribution",
)  # fmt: skip


class SetUpFailed(Exception):
    """The environment could not be made; the text says why and what to do, in plain words."""


@dataclass(frozen=True)
class Environment:
    """Where a project's environment is."""

    project: Path

    @property
    def folder(self) -> Path:
        return self.project / ".venv"

    @property
    def programs(self) -> Path:
        return self.folder / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> Path:
        return self.programs / ("python.exe" if os.name == "nt" else "python")

    @property
    def stamp(self) -> Path:
        return self.folder / STAMP


# -- Is it there, and is it the right one?


def wanted_stamp(project: Path) -> dict[str, str]:
    """What an environment made now would be made of. A moved folder needs a new one: paths are baked in."""
    return {
        "uv.lock": _hash(project / "uv.lock"),
        "pyproject.toml": _hash(project / "pyproject.toml"),
        "python": f"{sys.version_info.major}.{sys.version_info.minor}",
        "project": str(project),
    }


def found_stamp(environment: Environment) -> dict[str, str]:
    """What the environment says it was made of; nothing if it was never finished."""
    try:
        stamp = json.loads(environment.stamp.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def is_ready(environment: Environment) -> bool:
    """Whether the environment is whole and is the one that the lock file describes."""
    return found_stamp(environment) == wanted_stamp(environment.project) and _still_runs(environment)


def can_be_kept(environment: Environment) -> bool:
    """Whether an update in place is enough: finished once, in this folder, by this version of Python."""
    found, wanted = found_stamp(environment), wanted_stamp(environment.project)
    same_ground = all(found.get(key) == wanted[key] for key in ("python", "project"))
    return same_ground and _still_runs(environment)


def _still_runs(environment: Environment) -> bool:
    """Whether the Python that the environment was made from is still installed."""
    try:
        settings = (environment.folder / "pyvenv.cfg").read_text("utf-8", errors="surrogateescape")
    except OSError:
        return False
    pairs = (line.partition("=") for line in settings.splitlines())
    homes = [value.strip() for key, _, value in pairs if key.strip() == "home"]
    return environment.python.exists() and bool(homes) and Path(homes[0]).is_dir()


def _hash(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except FileNotFoundError:
        raise SetUpFailed(f"{file} is missing: fetch a whole copy of the project, then start again.") from None


# -- Making it


def ensure(project: Path) -> Environment:
    """Return the project's environment, made or mended if it has to be."""
    environment = Environment(project)
    if is_ready(environment):
        return environment
    with _filelock.held(project / LOCK, take=_filelock.take_for_family, waiting=WAITING) as lock:
        if not is_ready(environment):  # whoever held the lock may have made it meanwhile
            print(SETTING_UP, file=sys.stderr, flush=True)
            _make(environment, Installer(project, lock))
    return environment


def _make(environment: Environment, installer: Installer) -> None:
    stamp = wanted_stamp(environment.project)
    if can_be_kept(environment):
        environment.stamp.unlink()
    else:
        _make_empty(environment, installer)
    _install_uv(environment, installer)
    _install_everything(environment, installer)
    unfinished = environment.stamp.with_suffix(".new")
    unfinished.write_text(json.dumps(stamp, indent=2), "utf-8")
    unfinished.replace(environment.stamp)


def _make_empty(environment: Environment, installer: Installer) -> None:
    missing = missing_modules()
    if missing:
        raise SetUpFailed(venv_is_missing(missing))
    _remove(environment.folder)
    maker = getattr(sys, "_base_executable", None) or sys.executable
    command = [maker, "-I", "-m", "venv", str(environment.folder)]
    installer.run(command, "Python could not make an environment in the folder .venv.")


def _remove(folder: Path) -> None:
    try:
        if folder.is_symlink() or folder.is_file():
            folder.unlink()
        elif folder.exists():
            shutil.rmtree(folder)
    except OSError as problem:
        raise SetUpFailed(
            f"The old environment {folder} cannot be removed ({problem.strerror}). Close the programs that "
            f"use it (a running serve.py, an editor, a terminal where it is activated), then start again."
        ) from None


def missing_modules() -> list[str]:
    """The modules that making an environment needs and this Python lacks."""
    return [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]


def venv_is_missing(modules: Sequence[str]) -> str:
    """The sentence for a Python that came without them, as Debian's and Ubuntu's does."""
    return (
        f"This Python ({sys.executable}) came without {' and '.join(modules)}, which making an environment "
        f"needs. On Debian or Ubuntu: sudo apt install python3-venv. Elsewhere: install Python from "
        f"python.org. Then start again."
    )


def _install_uv(environment: Environment, installer: Installer) -> None:
    """Install the locked uv. Source is refused: building it would need a Rust compiler."""
    requirement = uv_requirement((environment.project / "uv.lock").read_bytes())
    with tempfile.TemporaryDirectory(prefix="set-up-") as folder:
        requirements = Path(folder, "uv.txt")
        requirements.write_text(requirement, "utf-8")
        pip = [str(environment.python), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
        exactly = ["--no-deps", "--only-binary", ":all:", "--require-hashes", "-r", str(requirements)]
        installer.run(pip + exactly, "The installer uv could not be fetched.")


def uv_requirement(lock_file: bytes) -> str:
    """The line that makes pip install the uv of the lock file and accept no other bytes."""
    packages: list[dict[str, Any]] = tomllib.loads(lock_file.decode("utf-8"))["package"]
    uv = next((package for package in packages if package["name"] == "uv"), None)
    if uv is None:
        raise SetUpFailed("uv.lock does not name uv itself: put uv back into pyproject.toml and run: uv lock")
    hashes = sorted(wheel["hash"] for wheel in uv["wheels"])
    return " \\\n    ".join([f"uv=={uv['version']}", *(f"--hash={each}" for each in hashes)]) + "\n"


def _install_everything(environment: Environment, installer: Installer) -> None:
    settings = (environment.project / "pyproject.toml").read_text("utf-8")
    uv = [str(environment.python), "-m", "uv", "sync", "--locked", "--no-config", "--no-progress"]
    which = ["--project", str(environment.project), "--python", str(environment.python)]
    built = [word for name in built_here(settings) for word in ("--no-build-isolation-package", name)]
    installer.run(uv + which + built, "The packages of uv.lock could not be installed.")


def built_here(pyproject: str) -> list[str]:
    """Packages to build with the locked setuptools.

    uv is told to read no settings, because a person's own could lift the lock; so this one is handed on.
    """
    settings = tomllib.loads(pyproject).get("tool", {}).get("uv", {})
    return list(settings.get("no-build-isolation-package", []))


# -- Running the installers


@dataclass(frozen=True)
class Installer:
    """Runs pip, uv and venv in silence, and shows what they said only when they fail."""

    project: Path
    lock: int
    """The lock's open file: the installers hold it too, should this process be killed before them."""

    def run(self, command: Sequence[str], failure: str) -> None:
        """Run one command to its end, or raise SetUpFailed with `failure`, its output and a way out."""
        try:
            ended = subprocess.run(
                command,
                cwd=self.project,
                env=for_installers(os.environ, self.project),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                check=False,
                pass_fds=() if os.name == "nt" else (self.lock,),
            )
        except OSError as problem:
            raise SetUpFailed(explained(failure, str(problem))) from None
        if ended.returncode:
            raise SetUpFailed(explained(failure, ended.stdout.decode("utf-8", "replace")))


def undisturbed(variables: Mapping[str, str]) -> dict[str, str]:
    """The environment variables without those of other Python environments and installers."""
    return {
        name: value
        for name, value in variables.items()
        if name not in MISLEADING and (name in INSTALLER_VARIABLES or not name.startswith(("PIP_", "UV_")))
    }


def for_installers(variables: Mapping[str, str], project: Path) -> dict[str, str]:
    """The variables under which pip and uv run: into `.venv`, with this computer's own certificates."""
    ours = {
        "UV_PROJECT_ENVIRONMENT": str(Environment(project).folder),
        "UV_PYTHON_DOWNLOADS": "never",
        "PYTHONUTF8": "1",
    }
    # A managed computer often looks into its own encrypted traffic, with certificates only it knows.
    return {"UV_SYSTEM_CERTS": "1", **undisturbed(variables), **ours}


def explained(failure: str, output: str) -> str:
    """The failure, what the installer said, and what to do."""
    said = "\n".join(f"    {line}" for line in output.strip().splitlines())
    return f"Setting up did not work. {failure}\nIt said:\n{said or '    (nothing)'}\n{remedy(output)}"


def remedy(output: str) -> str:
    """What to do about a failed installer, as far as its words tell."""
    words = output.lower()
    if "no space left" in words:
        return "The disk is full: make room, then start again."
    if ("hash" in words and "mismatch" in words) or "do not match the hashes" in words:
        return (
            "A downloaded file is not the one that this project was tested with, so it was not installed. "
            "Try again on another network; if it happens there too, tell the project."
        )
    if "lockfile" in words and "needs to be updated" in words:
        return "pyproject.toml was changed and uv.lock was not: run  uv lock  and start again."
    if any(word in words for word in NETWORK_WORDS):
        return (
            "Is this computer online? Setting up needs the network once. Behind a proxy, set HTTPS_PROXY to "
            "its address (ask your IT service), then start again."
        )
    return "Start again; if it fails in the same way, delete the folder .venv and start once more."
