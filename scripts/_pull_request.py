"""What becomes of a proposal on the code host: the summary of its check, its pages to look at, and one comment.

`summary` runs beside contributed code and has no rights. `show`, `comment` and `tidy` have some: they run in a
workflow of the main branch, take nothing of the proposal but data, and need nothing that has to be installed.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import _comment
import _shown
from _code_host import US, CodeHost, CodeHostError, TooLarge, host_of, is_repository
from _comment import Branch, Outcome
from _parcel import Limits, Refused, unpacked
from _proposed import EventError, Run, files_of, number_of, open_numbers, run_of
from _saying import said
from _told import Changed, read_changed, read_found

TOLD, SITE = "told", "site"
"""The names of what the workflow `preview` leaves behind: what it tells, and the pages it built."""
FOUND_FILE, CHANGED_FILE = "check.json", "changed.json"
LIMITS = {
    TOLD: Limits(files=2, each=8_000_000, together=9_000_000, packed=4_000_000),
    SITE: Limits(files=20_000, each=25_000_000, together=200_000_000, packed=150_000_000),
}
"""The project's own sites have some 450 files and 10 MB, most of it pictures and typefaces, which hardly pack."""


def main(arguments: list[str]) -> int:
    """Do what the command line says; return the exit status."""
    parser = argparse.ArgumentParser(prog="pull_request.py", description="What becomes of a proposal.")
    commands = parser.add_subparsers(dest="command", required=True)
    first = commands.add_parser("summary", help="print what the check found, as Markdown")
    first.add_argument("file", type=Path, help="what check.py --format json printed")
    commands.add_parser("show", help="put the built pages of a proposal where they can be looked at")
    commands.add_parser("comment", help="write the comment beneath a proposal, or bring it up to date")
    commands.add_parser("tidy", help="take away the pages of proposals that are no longer open")
    options = parser.parse_args(arguments)
    try:
        if options.command == "summary":
            print(_comment.summary(read_found(options.file), _branch_of_event(os.environ)))
        else:
            WITH_RIGHTS[options.command](os.environ)
    except (CodeHostError, Refused, _shown.NotShown, EventError) as problem:
        print(said(problem), file=sys.stderr)
        return 1
    return 0


# -- What the code host says of the event


def _event(variables: Mapping[str, str]) -> dict[str, Any]:
    file = variables.get("GITHUB_EVENT_PATH", "")
    event = json.loads(Path(file).read_text("utf-8")) if file else {}
    return event if isinstance(event, dict) else {}


def _branch_of_event(variables: Mapping[str, str]) -> Branch | None:
    """The contributor's branch, where a pull request started the run."""
    proposal = _event(variables).get("pull_request")
    head = proposal.get("head") if isinstance(proposal, dict) else None
    copy = head.get("repo") if isinstance(head, dict) else None
    if not isinstance(head, dict) or not isinstance(copy, dict) or not is_repository(str(copy.get("full_name"))):
        return None
    web = variables.get("GITHUB_SERVER_URL", "https://github.com").rstrip("/")
    return Branch(web, str(copy["full_name"]), str(head.get("ref")))


# -- What the run left behind


@contextmanager
def _left_behind(host: CodeHost, run: Run, name: str) -> Iterator[Path | None]:
    """What the run left behind under a name, unpacked into `name`; None where there is none. Raises Refused."""
    listed = host.get(host.of_repository(f"actions/runs/{run.identifier}/artifacts"), name=name)["artifacts"]
    live = [one for one in listed if one["name"] == name and not one["expired"]]
    if not live:
        yield None
        return
    limits = LIMITS[name]
    newest = max(int(one["id"]) for one in live)
    with TemporaryDirectory() as place:
        packed, folder = Path(place, "packed.zip"), Path(place, "unpacked")
        folder.mkdir()
        try:
            with packed.open("wb") as into:
                host.fetch(host.of_repository(f"actions/artifacts/{newest}/zip"), into, limits.packed)
            unpacked(packed, folder, limits)
        except (Refused, TooLarge) as problem:
            # Not an end: else a run could leave behind too much, and an older comment would stand as it is.
            raise Refused(f"What the run left behind as “{name}” was not taken: {problem}.") from None
        yield folder


# -- With rights


def show(variables: Mapping[str, str]) -> None:
    """Show the built pages of the proposal; say to the next step at which address."""
    host, run = CodeHost.of(variables), run_of(_event(variables))
    number = number_of(host, run)
    if number is None:
        print("The proposal has moved on or is closed: its pages are not shown.")
        return
    with _left_behind(host, run, SITE) as folder, _previews(host, variables) as (remote, git):
        if folder is None:
            print("Nothing was built, so that there is nothing to show.")
            return
        folder.rename(folder.with_name(_shown.folder_of(number)))
        _shown.show(remote, _shown.Proposal(number, folder.parent), open_numbers(host), git)
    with Path(variables["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as output:
        output.write(f"address={_below_previews(variables)}{_shown.folder_of(number)}/\n")


def tidy(variables: Mapping[str, str]) -> None:
    """Take away the pages of all proposals that are no longer open."""
    host = CodeHost.of(variables)
    with _previews(host, variables) as (remote, git):
        _shown.show(remote, None, open_numbers(host), git)


def comment(variables: Mapping[str, str]) -> None:
    """Write our comment beneath the proposal, or bring it up to date."""
    host, run = CodeHost.of(variables), run_of(_event(variables))
    number = number_of(host, run)
    if number is None:
        print("The proposal has moved on or is closed: nothing is said of this state of it.")
        return
    preview = variables.get("PREVIEW", "")
    if not re.fullmatch(r"https://[^\s()<>]+/", preview):
        preview = ""
    text = _comment.comment(_outcome(host, run, number, preview))
    ours = next((c for c in _comments(host, number) if _is_ours(c)), None)
    if ours is None:
        host.send("POST", host.of_repository(f"issues/{number}/comments"), {"body": text})
    elif ours["body"] != text:
        host.send("PATCH", host.of_repository(f"issues/comments/{int(ours['id'])}"), {"body": text})


WITH_RIGHTS = {"show": show, "comment": comment, "tidy": tidy}


def _outcome(host: CodeHost, run: Run, number: int, preview: str) -> Outcome:
    """What the run tells, beside what the code host says itself: the run's word may be a stranger's."""
    branch = Branch(host.web, run.repository, run.branch)
    link = f"{host.web}/{host.repository}/actions/runs/{run.identifier}"
    try:
        with _left_behind(host, run, TOLD) as folder:
            found = read_found(folder / FOUND_FILE) if folder else None
            changed = read_changed(folder / CHANGED_FILE) if folder else Changed()
    except Refused as problem:
        print(said(problem), file=sys.stderr)
        found, changed = None, Changed()
    return Outcome(found, changed, files_of(host, number), branch, link, preview)


def _comments(host: CodeHost, number: int) -> Iterable[Any]:
    return host.all(host.of_repository(f"issues/{number}/comments"))


def _is_ours(found: Any) -> bool:
    return found["user"]["login"] == US and str(found["body"]).startswith(_comment.MARK)


# -- The repository of previews


def _below_previews(variables: Mapping[str, str]) -> str:
    address = variables.get("PREVIEWS_URL", "").strip().rstrip("/") + "/"
    if not re.fullmatch(r"https://[\w.-]+/(?:[\w.~-]+/)*", address):
        raise EventError("PREVIEWS_URL must be the address of the previews, such as https://previews.example.org/")
    return address


@contextmanager
def _previews(host: CodeHost, variables: Mapping[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Where the repository of previews is, and what Git needs to write there. The key lies on no disk afterwards."""
    repository, key = variables.get("PREVIEWS_REPOSITORY", ""), variables.get("PREVIEWS_KEY", "")
    if not is_repository(repository) or not key.strip():
        raise EventError("PREVIEWS_REPOSITORY (owner/name) and PREVIEWS_KEY (its deploy key) must be set")
    server = host_of(host.web)
    # The keys by which the code host is known are asked of it over TLS, so that nobody else can stand in for it.
    known = [f"{server} {line}" for line in host.get("/meta")["ssh_keys"]]
    with TemporaryDirectory() as place:
        secret, hosts = Path(place, "key"), Path(place, "known_hosts")
        secret.touch(mode=0o600)
        secret.write_text(key.strip() + "\n", "utf-8", newline="\n")
        hosts.write_text("\n".join(known) + "\n", "utf-8", newline="\n")
        command = f"ssh -i {secret} -o IdentitiesOnly=yes -o UserKnownHostsFile={hosts} -o StrictHostKeyChecking=yes"
        yield f"git@{server}:{repository}.git", {"GIT_SSH_COMMAND": command}
