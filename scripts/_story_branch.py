"""A new branch with new files, made beside whatever somebody is working on: their own files stay as they are."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_MISLEADING = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY")
"""Variables that send git elsewhere, as they are set where a hook of git's runs a command."""
WHO_ARE_YOU = (
    "git does not know who you are, and every change needs a name. Tell it once, then start again:\n"
    '  git config --global user.name "Your Name"\n'
    "  git config --global user.email you@example.org"
)


class GitTrouble(Exception):
    """Git cannot do what is asked; the text says why and what to do."""


class NoRepository(GitTrouble):
    """The folder is in no repository, or there is no git."""


@dataclass(frozen=True)
class Repository:
    """The git repository that holds the site in the folder `root`."""

    root: Path
    below: str
    """The way from the repository's folder to `root`, ending in a slash; empty where they are one."""

    def has(self, branch: str) -> bool:
        return _git(self.root, "show-ref", "--verify", "--quiet", f"refs/heads/{branch}").returncode == 0

    @property
    def here(self) -> str:
        """The branch that new ones start from, or the beginning of its commit's name."""
        name = _asked(self.root, "rev-parse", "--abbrev-ref", "HEAD")
        return name if name != "HEAD" else _asked(self.root, "rev-parse", "--short", "HEAD")


def repository_of(root: Path) -> Repository:
    """The repository that holds `root`. Raises NoRepository, or GitTrouble where nothing can be committed to it."""
    try:
        found = _git(root, "rev-parse", "--show-prefix")
    except OSError:
        raise NoRepository("git is not installed, or cannot be started") from None
    if found.returncode:
        if "not a git repository" in found.stderr:
            raise NoRepository(f"{root} is in no git repository")
        raise GitTrouble(f"git does not open the repository: {' '.join(found.stderr.split())}")
    if _git(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}").returncode:
        raise GitTrouble("nothing is committed in this repository yet: commit the site first, then start again")
    for role in ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"):
        if _git(root, "-c", "user.useConfigOnly=true", "var", role).returncode:
            raise GitTrouble(WHO_ARE_YOU)
    return Repository(root, found.stdout.strip())


def is_branch_name(root: Path, name: str) -> bool:
    return not name.startswith("-") and _git(root, "check-ref-format", "--branch", name).returncode == 0


@contextmanager
def beside(repository: Repository) -> Iterator[Path]:
    """The site's folder as it is committed, checked out in a place of its own that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="story-", ignore_cleanup_errors=True) as folder:
        place = Path(os.path.realpath(folder), "tree")
        _must(repository.root, "worktree", "add", "--quiet", "--detach", str(place), "HEAD")
        try:
            root = place / repository.below
            if not (root / "mkdocs.yml").is_file():
                raise GitTrouble("the site's folder is not committed yet: commit it first, then start again")
            yield root
        finally:
            _git(repository.root, "worktree", "remove", "--force", str(place))
    _git(repository.root, "worktree", "prune")


def commit(root: Path, branch: str, paths: Iterable[str], message: str) -> None:
    """Commits the files at `paths` below `root`, a folder that `beside` gave, as the new branch. Raises GitTrouble."""
    _must(root, "add", "--force", "--", *paths)
    # What a check would say is told by the caller, and a story with open questions is kept all the same.
    _must(root, "commit", "--quiet", "--no-verify", "-F", "-", given=message)
    _must(root, "branch", "--no-track", branch, "HEAD")  # refuses a branch that is there already


def _asked(folder: Path, *arguments: str) -> str:
    return _git(folder, *arguments).stdout.strip()


def _must(folder: Path, *arguments: str, given: str = "") -> None:
    done = _git(folder, *arguments, given=given)
    if done.returncode:
        words = " ".join(done.stderr.split()) or "it did not say why"
        raise GitTrouble(f"git could not do its part (git {arguments[0]}): {words}")


def _git(folder: Path, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """Runs git in `folder`, without the repository's hooks: they are made for people's own commits."""
    command = ["git", "-c", f"core.hooksPath={os.devnull}", *arguments]
    return subprocess.run(
        command, cwd=folder, env=_variables(os.environ), input=given, capture_output=True, encoding="utf-8",
        errors="replace", check=False,
    )  # fmt: skip


def _variables(given: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in given.items() if name not in _MISLEADING}
    return kept | {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}  # it answers in words that are known here
