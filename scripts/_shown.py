"""Shows the pages of proposals: puts them into the repository of previews, and takes them away again.

That repository holds nothing else and has a web address of its own, for the pages are made by contributed code. Its
one branch has one commit, made anew each time: what is taken away is in no history of it, though the code host may
give out the old commit by its number until it tidies up (docs/publishing.md says so). Git is asked to put files
together, never to check them out, so that nothing in a proposal runs or becomes a setting.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

BRANCH = "main"
TRIES = 5
"""Two proposals may be shown at one moment; whoever comes second begins again."""
SECONDS = 300
COMMON = {".nojekyll": "", "robots.txt": "User-agent: *\nDisallow: /\n"}
"""Beside the proposals: files are served as they are, and search engines asked to stay away."""
_FOLDER = re.compile(r"pr-([0-9]{1,9})")


class NotShown(Exception):
    """The previews are as they were; the text says why."""


@dataclass(frozen=True)
class Proposal:
    """A proposal whose pages are to be shown."""

    number: int
    above: Path
    """The folder in which its built pages, already looked through, lie in a folder called `folder`."""

    @property
    def folder(self) -> str:
        return folder_of(self.number)


def folder_of(number: int) -> str:
    """The name of the folder in which a proposal is shown."""
    return f"pr-{number}"


def show(remote: str, proposal: Proposal | None, still_open: Collection[int], variables: Mapping[str, str]) -> bool:
    """Put a proposal's pages into the repository `remote`, and take away those of every one that is not open.

    `variables` are Git's, such as the key to be used. Tells whether anything changed. Raises NotShown.
    """
    for _ in range(TRIES):
        with TemporaryDirectory() as place:
            git = _Git(Path(place), variables)
            before = git.taken_from(remote)
            git.lay(proposal, still_open)
            tree = git("write-tree")
            if before and tree == git("rev-parse", f"{before}^{{tree}}"):
                return False
            if git.pushed(remote, tree, before):
                return True
    raise NotShown("others change the previews all the time; this run gave up")


@dataclass(frozen=True)
class _Git:
    """A repository in a folder of its own, without files of its own."""

    place: Path
    variables: Mapping[str, str]

    def __call__(self, *arguments: str, tree: Path | None = None) -> str:
        ended = self._run(*arguments, tree=tree)
        if ended.returncode:
            raise NotShown(f"git {arguments[0]} did not work: {ended.stderr.strip()[-500:]}")
        return ended.stdout.strip()

    def _run(self, *arguments: str, tree: Path | None = None) -> subprocess.CompletedProcess[str]:
        own = {
            "GIT_DIR": str(self.place / "git"),
            "GIT_WORK_TREE": str(tree or self.place),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_TERMINAL_PROMPT": "0",
            **{f"GIT_{who}_NAME": "Previews" for who in ("AUTHOR", "COMMITTER")},
            **{f"GIT_{who}_EMAIL": "previews@users.noreply.example.org" for who in ("AUTHOR", "COMMITTER")},
        }
        return subprocess.run(
            ["git", "-c", "core.autocrlf=false", *arguments],
            env={**os.environ, **own, **self.variables}, capture_output=True, text=True, encoding="utf-8",
            errors="replace", timeout=SECONDS, check=False,
        )  # fmt: skip

    def taken_from(self, remote: str) -> str:
        """Begin with what the previews hold now; the commit, or nothing where there is none yet."""
        self("init", "--quiet")
        known = self("ls-remote", remote, f"refs/heads/{BRANCH}").split()
        if not known:
            return ""
        self("fetch", "--quiet", "--depth=1", remote, known[0])
        self("read-tree", known[0])
        return known[0]

    def lay(self, proposal: Proposal | None, still_open: Collection[int]) -> None:
        """Put together what is to be shown."""
        names = {path.partition("/")[0] for path in self("ls-files", "-z").split("\0")}
        kept = {folder_of(number) for number in still_open} - {proposal.folder if proposal else ""}
        for name in sorted(names - kept):
            if _FOLDER.fullmatch(name):
                self("rm", "-r", "--quiet", "--cached", "--", name)
        for name, text in COMMON.items():
            (self.place / name).write_text(text, "utf-8", newline="\n")
            self("add", "--force", "--", name)
        if proposal and proposal.number in still_open:
            self("add", "--force", "--", proposal.folder, tree=proposal.above)

    def pushed(self, remote: str, tree: str, before: str) -> bool:
        """Hand it over, unless somebody else was quicker."""
        commit = self("commit-tree", tree, "-m", "The previews of open proposals")
        lease = f"--force-with-lease=refs/heads/{BRANCH}:{before}"
        ended = self._run("push", "--quiet", lease, remote, f"{commit}:refs/heads/{BRANCH}")
        if ended.returncode and "stale info" not in ended.stderr and "rejected" not in ended.stderr:
            raise NotShown(f"git push did not work: {ended.stderr.strip()[-500:]}")
        return ended.returncode == 0
