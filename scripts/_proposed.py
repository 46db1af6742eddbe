"""What the code host itself says of a proposal: which it is, and which files it changes.

What the proposal's own run left behind may say anything, for it was made by contributed code. What the editors are
warned of is therefore asked here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from _code_host import CodeHost, is_repository

CONTENT = frozenset({"action_plans", "articles", "case_studies", "data", "docs"})
"""The folders that editors write; all else is the program, or how it is run."""
STORIES = frozenset({"articles", "case_studies"})
"""What may claim that an action of a plan was carried out."""


class EventError(Exception):
    """The workflow was not started as it should be."""


@dataclass(frozen=True)
class Run:
    """The run of the workflow without rights, and whose proposal it was for. All of it comes from the code host."""

    identifier: int
    commit: str
    owner: str
    repository: str
    """The contributor's copy, `owner/name`."""
    branch: str


@dataclass(frozen=True)
class Files:
    """What a proposal changes, as the code host has it."""

    content: frozenset[str] = frozenset()
    program: int = 0
    """How many files that are no content, those included that the host does not name because there are so many."""

    @property
    def has_stories(self) -> bool:
        return any(path.partition("/")[0] in STORIES for path in self.content)


def run_of(event: Mapping[str, Any]) -> Run:
    """The run that is over now. Raises EventError where there is none."""
    run = event.get("workflow_run")
    copy = run.get("head_repository") if isinstance(run, dict) else None
    if not isinstance(run, dict) or not isinstance(copy, dict) or run.get("event") != "pull_request":
        raise EventError("this runs when the workflow for a pull request is over, and for nothing else")
    if not is_repository(str(copy["full_name"])):
        raise EventError("the code host names no repository of the contributor")
    owner, repository = str(copy["owner"]["login"]), str(copy["full_name"])
    return Run(int(run["id"]), str(run["head_sha"]), owner, repository, str(run["head_branch"]))


def number_of(host: CodeHost, run: Run) -> int | None:
    """The open proposal whose newest commit the run looked at; None where it has moved on, or is closed.

    The run of a copy does not say which proposal it was for, and what it left behind is not asked: it could name
    somebody else's.
    """
    found = host.all(host.of_repository("pulls"), state="open", head=f"{run.owner}:{run.branch}")
    for proposal in found:
        head = proposal["head"]
        if head["sha"] == run.commit and (head["repo"] or {}).get("full_name") == run.repository:
            return int(proposal["number"])
    return None


def files_of(host: CodeHost, number: int) -> Files:
    """The files that a proposal changes. A file that is renamed counts under both its names."""
    content: set[str] = set()
    listed = program = 0
    for file in host.all(host.of_repository(f"pulls/{number}/files")):
        names = {str(file["filename"]), str(file.get("previous_filename") or file["filename"])}
        content |= {name for name in names if is_content(name)}
        program += not all(map(is_content, names))
        listed += 1
    counted = int(host.get(host.of_repository(f"pulls/{number}"))["changed_files"])
    return Files(frozenset(content), program + max(counted - listed, 0))


def open_numbers(host: CodeHost) -> set[int]:
    """Every proposal that is open."""
    return {int(proposal["number"]) for proposal in host.all(host.of_repository("pulls"), state="open")}


def is_content(path: str) -> bool:
    """Whether editors write it."""
    return path.partition("/")[0] in CONTENT
