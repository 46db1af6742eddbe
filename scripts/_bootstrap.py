"""Every script's way in: see to the project's environment, then run inside it.

Each door (`build.py`, `serve.py`, `test.py`) calls `enter` before it imports anything that has to be
installed. Outside the environment `enter` makes it if need be and starts the same script again inside;
inside it returns at once. Standard library alone.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NoReturn

import _environment
from _environment import Environment

INSIDE = "NEWSROOM_ENVIRONMENT"
"""Set for the script that is started again, so that it does not start itself once more."""

INTERRUPTED = 130
"""The exit status by which shells know a command that Ctrl+C ended."""


def project_folder() -> Path:
    """The folder that holds `scripts/`. On Windows links stay as they are: resolving breaks mapped drives."""
    here = os.path.abspath(__file__) if os.name == "nt" else os.path.realpath(__file__)
    return Path(here).parent.parent


PROJECT = project_folder()


def enter(script: str) -> None:
    """Return inside the project's environment; outside it, start `script` again inside and never return."""
    environment = Environment(PROJECT)
    if is_inside(environment, os.environ.pop(INSIDE, "")):
        return
    try:
        environment = _environment.ensure(PROJECT)
    except _environment.SetUpFailed as problem:
        sys.exit(str(problem))
    except OSError as problem:
        sys.exit(f"Setting up did not work, because of {problem.filename}: {problem.strerror}.")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    _start_again(environment, os.path.abspath(script))


def is_inside(environment: Environment, mark: str) -> bool:
    """Whether this process is the one that `enter` started, and not merely a child with its variables."""
    return mark == str(environment.folder) and Path(sys.prefix).resolve() == environment.folder.resolve()


def variables_inside(environment: Environment, variables: Mapping[str, str]) -> dict[str, str]:
    """The environment variables for a script inside the environment."""
    return _environment.undisturbed(variables) | {
        INSIDE: str(environment.folder),
        "VIRTUAL_ENV": str(environment.folder),
        "PATH": os.pathsep.join([str(environment.programs), variables.get("PATH", os.defpath)]),
        # What Python compiles is kept, out of sight: compiling it anew takes longer than building after an edit.
        "PYTHONPYCACHEPREFIX": str(environment.folder / "bytecode"),
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONUTF8": "1",  # the same text on Windows as elsewhere
        "NO_MKDOCS_2_WARNING": "1",  # Material's notice about a successor is no news to a reader of ours
    }


def _start_again(environment: Environment, script: str) -> NoReturn:
    command = [str(environment.python), script, *sys.argv[1:]]
    variables = variables_inside(environment, os.environ)
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name != "nt":
        os.execve(command[0], command, variables)
    sys.exit(_run_to_the_end(command, variables))


def _run_to_the_end(command: list[str], variables: dict[str, str]) -> int:
    """Run a child on Windows, where no process can become another, and return its exit status."""
    with subprocess.Popen(command, env=variables) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:
                continue  # Ctrl+C reaches the child too, and it ends in its own way


def finish(main: Callable[[list[str]], int]) -> NoReturn:
    """Run a script's main function and end with its status; Ctrl+C ends it without a word."""
    try:
        status = main(sys.argv[1:])
    except KeyboardInterrupt:
        status = INTERRUPTED
    _end_at_once(status)


def _end_at_once(status: int) -> NoReturn:
    """End without taking apart all that the process holds: after an edit that is a tenth of the time.

    What else Python does at its end is done: files are flushed, and what asked to be called is called.
    """
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # nobody reads any more
        status = status or 1
    os._exit(status)
