"""A running preview, and what a browser and an editor do with it."""

from __future__ import annotations

import http.client
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import _serve
from _live import Live
from tests.building import write

SETTINGS = "site_name: Testing News\nsite_url: https://t.example.org/\n"
PATIENCE = 40.0
"""Seconds: far more than anything takes, for a machine that has other things to do."""


def eventually(check: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not check():
        assert time.monotonic() < end


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def key(self) -> str:
        """By which the page's script knows it."""
        found = re.search(r'preview\.js" data-key="([^"]+)"', self.text)
        assert found
        return found[1]

    @property
    def problems(self) -> str:
        """The key of what is to be mended."""
        found = re.search(r'id="preview-problems" data-key="([^"]*)"', self.text)
        assert found
        return found[1]

    @property
    def panel(self) -> str:
        """What stands over the page of things to mend."""
        found = re.search(r'<div id="preview-problems" data-key="[^"]*">(.*?</ul></div>)?</div>', self.text)
        assert found
        return found[1] or ""


@dataclass(frozen=True)
class Running:
    root: Path
    port: int
    live: Live

    def ask(self, path: str, method: str = "GET", **headers: str) -> Reply:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, headers=headers)
            reply = connection.getresponse()
            found = {name.lower(): value for name, value in reply.getheaders()}
            return Reply(reply.status, found, reply.read())
        finally:
            connection.close()

    def save(self, files: Mapping[str, str | None]) -> None:
        write(self.root, files)

    def replace(self, path: str, old: str, new: str) -> None:
        file = self.root / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    def until(self, path: str, check: Callable[[Reply], bool]) -> Reply:
        """Asks until the reply is as wanted."""
        end = time.monotonic() + PATIENCE
        while not check(reply := self.ask(path)):
            assert time.monotonic() < end, (reply.status, reply.text[:3000])
        return reply

    def shows(self, path: str, text: str) -> Reply:
        return self.until(path, lambda reply: reply.status == 200 and text in reply.text)

    @contextmanager
    def listening(self, path: str, key: str, problems: str = "") -> Iterator[Events]:
        """To what the preview tells a page that is open."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", f"/_preview/events?page={path}&key={key}&problems={problems}")
        try:
            yield Events(connection.getresponse())
        finally:
            connection.close()


@dataclass
class Events:
    response: http.client.HTTPResponse
    seen: list[str] = field(default_factory=list)

    def next(self) -> tuple[str, str]:
        """The next event and its data; what keeps the line open is passed over."""
        name = ""
        while True:
            line = self.response.readline().decode().rstrip("\n")
            if line.startswith("event: "):
                name = line.removeprefix("event: ")
                self.seen.append(name)
            elif line.startswith("data: "):
                return name, line.removeprefix("data: ")


@contextmanager
def running(root: Path, templates: Path = _serve.TEMPLATES, project: Path = _serve.PROJECT) -> Iterator[Running]:
    """Serves `root` at a free port, as serve.py does."""
    folder = root / ".cache" / "preview-test"
    folder.mkdir(parents=True, exist_ok=True)
    preview = _serve.preview_of(root, folder, None, templates)
    with _serve.started(preview, 0, project) as (server, live):
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield Running(root, server.server_port, live)
        finally:
            server.shutdown()
            thread.join()
