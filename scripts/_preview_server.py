"""The web server of the preview: for browsers on this computer alone."""

from __future__ import annotations

import json
import re
import sys
import threading
import traceback
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote

from _build import FAULT
from _ports import HOST
from _preview_answers import Answer, Answers
from _preview_panel import FOLDER, Panel
from newsroom.build.turns import Turns

EVENTS = f"{FOLDER}events"
HEARTBEAT = 10.0
"""Seconds after which a silent listener is spoken to, which shows whether it is still there."""
RETRY = 300
"""Milliseconds after which a browser asks again when the server was started anew."""

_OURS = re.compile(rf"(?:{re.escape(HOST)}|localhost)(?::\d+)?", re.IGNORECASE)
_STRANGE = b"This preview answers only at its own address, on the computer that it runs on.\n"


class News:
    """Tells all who wait that something may have changed."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self.count = 0

    def tell(self) -> None:
        with self._changed:
            self.count += 1
            self._changed.notify_all()

    def wait(self, seen: int, seconds: float) -> int:
        """The number of the newest news, as soon as it is another than `seen`, or after that time."""
        with self._changed:
            self._changed.wait_for(lambda: self.count != seen, seconds)
            return self.count


class Server(ThreadingHTTPServer):
    """Answers at once or never: it takes its address when it is made, and answers once `serve_forever` runs."""

    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"  # there it would share a port that is taken
    request_queue_size = 128

    def __init__(self, port: int, answers: Answers, turns: Turns, news: News, after: Callable[[], None]) -> None:
        """`after` is called after each answer that may have made something."""
        self.answers, self.turns, self.news, self.after = answers, turns, news, after
        super().__init__((HOST, port), Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that has gone away is no news; anything else is a fault of ours."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            traceback.print_exc()
            print(FAULT, file=sys.stderr, flush=True)


class Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else a small answer waits for a larger one
    server_version, sys_version = "preview", ""

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def log_message(self, format: str, *args: Any) -> None:
        """What a browser asks for is no news here."""

    def _answer(self, *, with_body: bool) -> None:
        if not _OURS.fullmatch(self.headers.get("Host", "")):
            # Another site may have given its own name our address, to read what is here (DNS rebinding).
            self._send(Answer(403, "text/plain; charset=utf-8", _STRANGE), with_body=with_body)
        elif self.path.partition("?")[0] == EVENTS:
            self._send_events(with_body=with_body)
        else:
            with self.server.turns.now():
                answer = self.server.answers.to(self.path)
            self._send(answer, with_body=with_body)
            self.server.after()

    def _send(self, answer: Answer, *, with_body: bool) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Length", str(len(answer.body)))
        if answer.type:
            self.send_header("Content-Type", answer.type)
        if answer.location:
            self.send_header("Location", answer.location)
        self._close_head()
        if with_body:
            self.wfile.write(answer.body)

    def _close_head(self) -> None:
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.end_headers()

    def _send_events(self, *, with_body: bool) -> None:
        """Speaks until the listener is gone: when its page is another one, and when what is to be mended changes."""
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self._close_head()
        if not with_body:
            return
        self.wfile.write(f"retry: {RETRY}\n\n".encode())
        asked = {name: values[-1] for name, values in parse_qs(self.path.partition("?")[2]).items()}
        page, key, problems = (asked.get(name, "") for name in ("page", "key", "problems"))
        while True:
            news = self.server.news.count
            key_now, panel = self._now(unquote(page))
            if panel.key != problems:
                problems = panel.key
                self._event("problems", json.dumps({"key": panel.key, "html": panel.html}))
            if key_now != key:
                key = key_now
                self._event("changed", key)
            while self.server.news.wait(news, HEARTBEAT) == news:
                self.wfile.write(b":\n\n")

    def _now(self, page: str) -> tuple[str, Panel]:
        with self.server.turns.now():
            return self.server.answers.key_of(page), self.server.answers.panel()

    def _event(self, name: str, data: str) -> None:
        self.wfile.write(f"event: {name}\ndata: {data}\n\n".encode())
