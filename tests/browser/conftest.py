"""A real browser, and servers for the built sites; both are ours alone and on the loopback."""

import functools
import gzip
import http.server
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.kinds import samples


class _Quiet(http.server.SimpleHTTPRequestHandler):
    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | {".wasm": "application/wasm"}

    def log_message(self, *args: object) -> None:
        pass


class _Compressing(_Quiet):
    """Serves texts compressed, as hosts do."""

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        kind = self.guess_type(str(file))
        if not file.is_file() or not kind.startswith(("text/", "application/json", "image/svg")):
            super().do_GET()
            return
        body = gzip.compress(file.read_bytes(), 6)
        self.send_response(200)
        for name, value in (("Content-Type", kind), ("Content-Encoding", "gzip"), ("Content-Length", str(len(body)))):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


@dataclass
class Visit:
    """A tab, and everything that went wrong in it."""

    page: Page
    host: str
    asked: list[str] = field(default_factory=list)
    """Requests that left the site."""
    errors: list[str] = field(default_factory=list)

    def open(self, address: str) -> Page:
        self.page.goto(self.host + address)
        self.page.wait_for_load_state("networkidle")
        return self.page

    def look(self, address: str) -> Page:
        """Opens a page and goes on once it is loaded, for a look at many of them."""
        self.page.goto(self.host + address)
        return self.page


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = os.environ.get("CHROMIUM_PATH")
    if not chromium:
        pytest.skip("no browser: set CHROMIUM_PATH, or run scripts/test.py")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., str]]:
    """Serves a folder and gives its address."""
    servers: dict[tuple[Path, bool], http.server.ThreadingHTTPServer] = {}

    def served(folder: Path, compressed: bool = False) -> str:
        if (folder, compressed) not in servers:
            handler = functools.partial(_Compressing if compressed else _Quiet, directory=str(folder))
            server = servers[folder, compressed] = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
            threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[folder, compressed].server_port}"

    yield served
    for server in servers.values():
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def kinds() -> Callable[[Path], list[str]]:
    """Gives the addresses of one page of every kind of a built site."""
    return functools.cache(samples)


@pytest.fixture
def visit(browser: Browser, serve: Callable[..., str]) -> Iterator[Callable[..., Visit]]:
    """Opens a tab on a site; options are those of a browser context, such as its width or palette."""
    contexts = []

    def opened(site: Path, **options: object) -> Visit:
        context = browser.new_context(**options)  # type: ignore[arg-type]
        contexts.append(context)
        found = Visit(context.new_page(), serve(site))
        found.page.on(
            "request",
            lambda r: None if r.url.startswith((found.host, "data:", "blob:")) else found.asked.append(r.url),
        )
        found.page.on("console", lambda m: found.errors.append(m.text) if m.type == "error" else None)
        found.page.on("pageerror", lambda error: found.errors.append(str(error)))
        return found

    yield opened
    for context in contexts:
        context.close()
