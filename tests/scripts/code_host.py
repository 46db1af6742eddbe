"""A code host on this machine, as far as our scripts ask one: GitHub's interface, a few answers of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

US = {"login": "github-actions[bot]"}
REPOSITORY = "technicians/news"


@dataclass
class Host:
    """What the host knows, and what it was asked."""

    pulls: list[dict[str, Any]] = field(default_factory=list)
    comments: list[dict[str, Any]] = field(default_factory=list)
    issues: list[dict[str, Any]] = field(default_factory=list)
    files: list[dict[str, str]] = field(default_factory=lambda: [{"filename": "articles/a.md"}])
    """What each proposal changes."""
    unnamed: int = 0
    """How many files more than it names."""
    parcels: dict[str, bytes] = field(default_factory=dict)
    """What a run left behind, by name."""
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    """Method, path and token of each request."""
    port: int = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def variables(self) -> dict[str, str]:
        return {
            "GITHUB_API_URL": self.address,
            "GITHUB_SERVER_URL": "https://code.example.org",
            "GITHUB_REPOSITORY": REPOSITORY,
            "GITHUB_TOKEN": "secret-token",
        }

    @property
    def written(self) -> list[tuple[str, str]]:
        return [(method, path) for method, path, _ in self.asked if method != "GET"]

    def answer(self, method: str, path: str, query: dict[str, str], body: Any) -> Any:
        below = path.removeprefix(f"/repos/{REPOSITORY}/")
        if method == "POST" and below.endswith("/comments"):
            self.comments.append({"id": len(self.comments) + 1, "user": US, **body})
            return self.comments[-1]
        if method == "PATCH" and below.startswith("issues/comments/"):
            return self.comments[int(below.rpartition("/")[2]) - 1].update(body)
        if method == "POST" and below == "issues":
            self.issues.append({"number": len(self.issues) + 1, "user": US, "state": "open", **body})
            return self.issues[-1]
        if method == "PATCH":
            return self.issues[int(below.rpartition("/")[2]) - 1].update(body)
        return self.told(below, query)

    def told(self, below: str, query: dict[str, str]) -> Any:
        start = (int(query.get("page", "1")) - 1) * 100
        if below == "pulls":
            head = query.get("head")
            return [p for p in self.pulls if head in (None, p["label"])][start : start + 100]
        if below.startswith("pulls/"):
            count = len(self.files) + self.unnamed
            return self.files[start : start + 100] if below.endswith("/files") else {"changed_files": count}
        if below == "issues":
            return [issue for issue in self.issues if issue["state"] == "open"][start : start + 100]
        if below.startswith("issues/"):
            return self.comments[start : start + 100]
        if below.startswith("actions/runs/"):
            found = [
                {"id": number, "name": name, "expired": False}
                for number, name in enumerate(self.parcels)
                if name == query["name"]
            ]
            return {"artifacts": found}
        return None


def pull(number: int, owner: str = "ada", branch: str = "my-story", commit: str = "c0ffee") -> dict[str, Any]:
    """A proposal from somebody's copy."""
    head = {"sha": commit, "ref": branch, "repo": {"full_name": f"{owner}/news"}}
    return {"number": number, "label": f"{owner}:{branch}", "head": head}


@contextmanager
def code_host() -> Iterator[Host]:
    """A host that answers as long as it is needed."""
    host = Host()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.reply("GET", None)

        def do_POST(self) -> None:
            self.reply("POST", self.body())

        def do_PATCH(self) -> None:
            self.reply("PATCH", self.body())

        def body(self) -> Any:
            return json.loads(self.rfile.read(int(self.headers["Content-Length"])))

        def reply(self, method: str, body: Any) -> None:
            parts = urlsplit(self.path)
            host.asked.append((method, parts.path, self.headers.get("Authorization", "")))
            if parts.path.endswith("/zip"):  # files are elsewhere: under another name of this machine
                number = int(parts.path.split("/")[-2])
                self.send_response(302)
                self.send_header("Location", f"http://localhost:{host.port}/files/{number}")
                self.end_headers()
                return
            if parts.path.startswith("/files/"):
                content = list(host.parcels.values())[int(parts.path.rpartition("/")[2])]
            else:
                query = {key: values[0] for key, values in parse_qs(parts.query).items()}
                content = json.dumps(host.answer(method, parts.path, query, body)).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    host.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
