"""A code host on the loopback: as much of GitHub's interface as the browser editor asks for, over files in memory."""

import base64
import http.server
import json
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha1
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

TOKEN = "a-token-of-the-test"
OWNER, NAME, BRANCH = "northmoor", "news", "main"
VOLUNTEER = {"id": 7, "login": "volunteer", "name": "A Volunteer", "email": "volunteer@example.org", "avatar_url": ""}
WHEN = "2026-11-23T12:00:00Z"
TEXTS = (".md", ".yml", ".yaml", ".txt", ".json", ".gitattributes", ".gitignore")


@dataclass(frozen=True)
class Commit:
    oid: str
    tree: Mapping[str, str]
    """Path, and the hash of what stands there."""
    message: str
    parent: str = ""


@dataclass
class PullRequest:
    number: int
    title: str
    head: str
    """`owner:branch` where it comes from somebody's copy of the repository."""
    draft: bool
    labels: list[str] = field(default_factory=list)

    @property
    def node(self) -> str:
        return f"PR_{self.number}"


class FakeHost:
    """One repository, its copies, and its pull requests."""

    def __init__(self, files: Mapping[str, bytes], may_write: bool) -> None:
        self.may_write = may_write
        self.blobs: dict[str, bytes] = {}
        self.commits: dict[str, Commit] = {}
        self.heads: dict[str, str] = {}
        """The newest commit of each branch; those of a copy as `owner:branch`."""
        self.pull_requests: list[PullRequest] = []
        self.copied = False
        self.unknown: list[str] = []
        """What was asked and not understood."""
        self.answered = threading.Condition()
        self.commit(BRANCH, files, "All of it")

    def wait_until(self, told: Callable[[], bool]) -> None:
        """Returns once enough was answered for `told` to be true; fails after ten seconds."""
        with self.answered:
            assert self.answered.wait_for(told, timeout=10)

    def commit(self, branch: str, changes: Mapping[str, bytes | None], message: str) -> Commit:
        """Puts `changes` on top of a branch; None takes a file away."""
        before = self.commits.get(self.heads.get(branch, ""))
        tree = dict(before.tree if before else {})
        for path, content in changes.items():
            if content is None:
                tree.pop(path, None)
            else:
                tree[path] = self._blob(content)
        parent = before.oid if before else ""
        made = Commit(_hash(f"{parent} {message} {sorted(tree.items())}".encode()), tree, message, parent)
        self.commits[made.oid] = made
        self.heads[branch] = made.oid
        return made

    def files(self, branch: str) -> dict[str, bytes]:
        """Everything that stands on a branch."""
        return {path: self.blobs[blob] for path, blob in self.commits[self.heads[branch]].tree.items()}

    def changed(self, branch: str) -> dict[str, bytes]:
        """What a branch adds or changes."""
        main = self.commits[self.heads[BRANCH]].tree
        own = self.commits[self.heads[branch]].tree
        return {path: self.blobs[blob] for path, blob in own.items() if main.get(path) != blob}

    def _blob(self, content: bytes) -> str:
        name = _hash(b"blob %d\0" % len(content) + content)
        self.blobs[name] = content
        return name

    # ---- REST

    def rest(self, method: str, path: str, body: Any) -> tuple[int, Any]:
        """The answer to a request below `/api/v3`: its status, and what it says."""
        own, copy = f"/repos/{OWNER}/{NAME}", f"/repos/{VOLUNTEER['login']}/{NAME}"
        if path == "/user":
            return 200, VOLUNTEER
        if path.startswith(copy):
            return self._of_copy(method, path.removeprefix(copy).lstrip("/"))
        if (method, path) == ("GET", own):
            return 200, {**_repository(OWNER), "permissions": {"push": self.may_write, "pull": True}}
        if path.startswith(f"{own}/"):
            found = self._of_own(method, path.removeprefix(f"{own}/"), body)
            if found:
                return found
        self.unknown.append(f"{method} {path}")
        return 404, {"message": "Not Found"}

    def _of_own(self, method: str, path: str, body: Any) -> tuple[int, Any] | None:
        first, *rest = path.split("/")
        if method == "GET" and path.startswith("git/trees/"):
            return 200, self._tree(unquote(path.removeprefix("git/trees/")))
        if method == "GET" and path.startswith("git/blobs/"):
            return 200, self.blobs[path.removeprefix("git/blobs/")]
        if (method, path) == ("POST", "forks"):
            self.copied = True
            self.heads[f"{VOLUNTEER['login']}:{BRANCH}"] = self.heads[BRANCH]
            return 202, _repository(str(VOLUNTEER["login"]))
        if method == "GET" and first == "compare":
            head = unquote(path.split("...")[1]).partition("?")[0]
            files = [{"filename": name, "status": "added"} for name in self.changed(head)]
            return 200, {"files": files}
        if (method, path) == ("POST", "pulls"):
            number = len(self.pull_requests) + 1
            self.pull_requests.append(PullRequest(number, body["title"], body["head"], body["draft"]))
            return 201, self._pull_request(self.pull_requests[-1])
        if first in ("pulls", "issues") and rest:
            return self._of_pull_request(method, self.pull_requests[int(rest[0]) - 1], rest[1:], body)
        return None

    def _of_pull_request(self, method: str, found: PullRequest, rest: list[str], body: Any) -> tuple[int, Any] | None:
        if method == "POST" and rest == ["labels"]:
            found.labels += body["labels"]
        elif method == "PATCH" and "labels" in body:
            found.labels = list(body["labels"])
        elif method != "GET":
            return None
        return 200, self._pull_request(found)

    def _of_copy(self, method: str, path: str) -> tuple[int, Any]:
        if not self.copied:
            return 404, {"message": "Not Found"}
        parent = {"fork": True, "parent": {"full_name": f"{OWNER}/{NAME}"}}
        return 200, {**_repository(str(VOLUNTEER["login"])), **parent} if path == "" else {"merge_type": "none"}

    def _tree(self, name: str) -> dict[str, Any]:
        commit = self.commits[self.heads.get(name, name)]
        entries = [
            {"path": path, "mode": "100644", "type": "blob", "sha": blob, "size": len(self.blobs[blob])}
            for path, blob in commit.tree.items()
        ]
        return {"sha": commit.oid, "tree": entries, "truncated": False}

    def _pull_request(self, found: PullRequest) -> dict[str, Any]:
        return {
            "number": found.number, "node_id": found.node, "title": found.title, "state": "open", "draft": found.draft,
            "html_url": f"https://code.example.org/{OWNER}/{NAME}/pull/{found.number}", "created_at": WHEN,
            "updated_at": WHEN, "labels": [{"name": name} for name in found.labels],
            "head": {"ref": found.head.rpartition(":")[2], "sha": self.heads[found.head]}, "base": {"ref": BRANCH},
        }  # fmt: skip

    # ---- GraphQL

    def graphql(self, query: str, variables: Mapping[str, Any]) -> dict[str, Any]:
        """The answer to a query, as far as the editor's can be told apart by what they hold."""
        given = variables.get("input", {})
        if "createCommitOnBranch" in query:
            return {"createCommitOnBranch": {"commit": self._committed(query, given)}}
        if "createRef(" in query:
            owner = "" if given["repositoryId"] == OWNER else f"{given['repositoryId']}:"
            self.heads[owner + given["name"].removeprefix("refs/heads/")] = given["oid"]
            return {"createRef": {"ref": {"name": given["name"]}}}
        for mutation, draft in (("convertPullRequestToDraft", True), ("markPullRequestReadyForReview", False)):
            if f"{mutation}(" in query:
                found = next(one for one in self.pull_requests if one.node == given["pullRequestId"])
                found.draft = draft
                return {mutation: {"pullRequest": {"isDraft": draft}}}
        if "fork: repository(" in query:
            return {"fork": {"id": variables["forkOwner"]}, "base": {"ref": self._ref(BRANCH)}}
        return {"repository": self._of_repository(query, variables)}

    def _of_repository(self, query: str, variables: Mapping[str, Any]) -> dict[str, Any]:
        owner = variables.get("owner", OWNER)
        prefix = "" if owner == OWNER else f"{owner}:"
        found: dict[str, Any] = {}
        for alias, name in re.findall(r'(\w+):\s*object\(\s*oid: "(\w+)"', query):
            found[alias] = {"text": self.blobs[name].decode("utf-8", "replace")}
        for alias, name, path in re.findall(r'(\w+):\s*object\(\s*expression: "([^":]+):([^"]+)"', query):
            found[alias] = self._blob_node(name, prefix, path)
        for alias in re.findall(r"((?:commit|history)_\d+):\s*ref\(", query):
            found[alias] = self._ref(BRANCH)
        if found:
            return found
        branch = prefix + str(variables.get("branch", BRANCH)).removeprefix("refs/heads/")
        if "refUpdateRule" in query:
            return {"ref": {"refUpdateRule": None}}
        if "branchHead" in query:
            return {"branchHead": self._ref(branch) if branch in self.heads else None}
        if "defaultBranchRef" in query:
            return {"defaultBranchRef": {"name": BRANCH}}
        if "forks(" in query:
            return {"forks": {"nodes": []}}
        if "refs(" in query:
            return {"refs": {"nodes": []}}
        if "pullRequests(" in query:
            return {"pullRequests": {"nodes": []}}
        if "ref(qualifiedName: $branch)" in query:
            return {"ref": self._ref(branch) if branch in self.heads else None}
        self.unknown.append(query)
        return {}

    def _ref(self, branch: str) -> dict[str, Any]:
        commit = self.commits[self.heads[branch]]
        author = {"name": "An Editor", "email": "editor@example.org", "user": None, "avatarUrl": ""}
        node = {"oid": commit.oid, "message": commit.message, "author": author, "committedDate": WHEN}
        return {"target": {"oid": commit.oid, "history": {"nodes": [node]}}}

    def _blob_node(self, name: str, prefix: str, path: str) -> dict[str, Any] | None:
        commit = self.commits[self.heads.get(prefix + name, name)]
        if path not in commit.tree:
            return None
        content = self.blobs[commit.tree[path]]
        text = content.decode() if path.endswith(TEXTS) else None
        told = {"isBinary": text is None, "isTruncated": False, "text": text}
        return {"oid": commit.tree[path], "byteSize": len(content), **told}

    def _committed(self, query: str, given: Mapping[str, Any]) -> dict[str, Any]:
        owner = given["branch"]["repositoryNameWithOwner"].partition("/")[0]
        branch = ("" if owner == OWNER else f"{owner}:") + given["branch"]["branchName"]
        assert self.heads[branch] == given["expectedHeadOid"]
        changes: dict[str, bytes | None] = {one["path"]: None for one in given["fileChanges"]["deletions"]}
        changes |= {one["path"]: base64.b64decode(one["contents"]) for one in given["fileChanges"]["additions"]}
        made = self.commit(branch, changes, given["message"]["headline"])
        asked = re.findall(r'(\w+):\s*file\(path: "([^"]+)"\)', query)
        return {"oid": made.oid, "committedDate": WHEN, **{alias: {"oid": made.tree[path]} for alias, path in asked}}


def _repository(owner: str) -> dict[str, Any]:
    return {
        "full_name": f"{owner}/{NAME}", "private": False, "fork": False, "default_branch": BRANCH,
        "owner": {"login": owner, "type": "Organization" if owner == OWNER else "User"}, "allow_forking": True,
    }  # fmt: skip


def _hash(content: bytes) -> str:
    """As git names things; nothing secret hangs on it."""
    return sha1(content, usedforsecurity=False).hexdigest()


def files_below(root: Path) -> dict[str, bytes]:
    """A folder as a repository holds it."""
    kept = (file for file in sorted(root.rglob("*")) if file.is_file())
    paths = {file.relative_to(root).as_posix(): file for file in kept}
    return {path: file.read_bytes() for path, file in paths.items() if path.split("/")[0] not in ("site", ".cache")}


@contextmanager
def served(host: FakeHost, port: int = 0) -> Iterator[str]:
    """The host's address while it answers, without the path of its interface."""

    class Handler(_Handler):
        asked = host

    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class _Handler(http.server.BaseHTTPRequestHandler):
    asked: FakeHost
    protocol_version = "HTTP/1.1"

    def log_message(self, *args: object) -> None:
        pass

    def do_OPTIONS(self) -> None:
        self._answer(204, b"")

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        said = json.loads(body) if body else None
        if TOKEN not in self.headers.get("Authorization", ""):
            self._answer(401, b'{"message": "Bad credentials"}')
        elif path == "/api/graphql":
            self._answer(200, json.dumps({"data": self.asked.graphql(said["query"], said["variables"])}).encode())
        else:
            status, found = self.asked.rest(self.command, path.removeprefix("/api/v3"), said)
            self._answer(status, found if isinstance(found, bytes) else json.dumps(found).encode())

    do_POST = do_PATCH = do_PUT = do_DELETE = do_GET

    def _answer(self, status: int, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Headers", "*, Authorization")
        self.send_header("Access-Control-Allow-Methods", "GET, POST, PATCH, PUT, DELETE")
        if status != 204:
            self.send_header("Content-Type", "application/json" if content[:1] in b"{[" else "application/octet-stream")
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        with self.asked.answered:
            self.asked.answered.notify_all()
