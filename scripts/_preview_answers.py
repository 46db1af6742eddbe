"""From what a browser asks for to what it is given; nothing of sockets and threads."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote, urljoin

import _preview_panel
from _preview_panel import FOLDER, Panel
from newsroom.addresses import NOT_FOUND, file_of
from newsroom.build.preview import Preview
from newsroom.memory import digest

OWN = Path(__file__).with_name("preview")
"""The script and the stylesheet that serve adds to pages."""
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".opml": "text/x-opml; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".wasm": "application/wasm",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
OF_NAMES = {
    "feed.xml": "application/rss+xml; charset=utf-8",
    "feed.json": "application/feed+json; charset=utf-8",
}
LOADED = (".css", ".js", ".svg", ".png", ".jpg", ".jpeg", ".webp")
"""What a page shows of other files."""

_REFERENCE = re.compile(rb'\s(?:href|src|srcset)="([^"]+)"')


@dataclass(frozen=True)
class Answer:
    status: int
    type: str
    body: bytes
    location: str = ""


@dataclass(frozen=True)
class _Seen:
    """What stands at an address now."""

    status: int
    content: bytes
    key: str
    panel: Panel


class Answers:
    """Whoever asks has the turn: making what is asked for is part of the answer."""

    def __init__(self, preview: Preview) -> None:
        self.preview = preview

    @property
    def base(self) -> str:
        """The path below which the site stands, as it will on its host."""
        shown = self.preview.shown
        return shown.press.site.settings.base_path if shown else "/"

    def panel(self) -> Panel:
        return _preview_panel.panel_of(self.preview.troubles)

    def to(self, target: str) -> Answer:
        """The answer to a request for `target`, the address as the browser writes it."""
        address = unquote(target.partition("?")[0].partition("#")[0])
        if address.startswith(FOLDER):
            return _own(address.removeprefix(FOLDER))
        path = self._path(address)
        led = self._leads_to(address, path)
        if led:
            return Answer(302, "", b"", quote(led) + target[len(target.partition("?")[0]) :])
        if path is not None and not _is_page(path):
            found = self.preview.find(path)
            return Answer(200, type_of(path), found.content) if found else _NOTHING
        seen = self._seen(path)
        body = _preview_panel.with_listener(seen.content, self._whole_key(seen, path), seen.panel)
        return Answer(seen.status, TYPES[".html"], body)

    def key_of(self, address: str) -> str:
        """Changes when what a browser shows at `address` does: the page, or a picture or style that it loads."""
        path = self._path(address)
        return self._whole_key(self._seen(path), path)

    def _path(self, address: str) -> str | None:
        """The file below the site for an address; None where it lies outside the site."""
        return file_of("/" + address.removeprefix(self.base)) if address.startswith(self.base) else None

    def _leads_to(self, address: str, path: str | None) -> str:
        """Where an address leads that is none of the site's, though something stands nearby; else empty."""
        if path is None:
            near = address == "/" or address + "/" == self.base or self.preview.exists(file_of(address))
            return (self.base if address + "/" == self.base else self.base + address[1:]) if near else ""
        is_folder = not self.preview.exists(path) and self.preview.exists(f"{path}/index.html")
        return f"{address}/" if is_folder else ""

    def _seen(self, path: str | None) -> _Seen:
        preview = self.preview
        found = preview.find(path) if path else None
        if found:
            return _Seen(200, found.content, found.key, self.panel())
        missing = preview.shown is not None and not (path and preview.exists(path))
        instead = preview.find(file_of(NOT_FOUND)) if missing else None
        panel = self.panel()  # which making the page may have changed
        if instead:
            return _Seen(404, instead.content, f"nothing {instead.key}", panel)
        return _Seen(200, _preview_panel.problem_page(preview.troubles), f"problems {panel.key}", Panel(panel.key, ""))

    def _whole_key(self, seen: _Seen, path: str | None) -> str:
        loaded = (self.preview.key_of(file) for file in _loaded(path or "", seen.content))
        return digest(seen.key, *loaded)


def _own(name: str) -> Answer:
    if name not in ("preview.js", "preview.css"):
        return _NOTHING
    return Answer(200, type_of(name), (OWN / name).read_bytes())


_NOTHING = Answer(404, "text/plain; charset=utf-8", b"There is nothing here.\n")


def type_of(path: str) -> str:
    """What a server tells a browser that a file is."""
    name = path.rpartition("/")[2]
    ending = f".{name.rpartition('.')[2].lower()}"
    return OF_NAMES.get(name) or TYPES.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"


def _is_page(path: str) -> bool:
    return path.endswith(".html") or "." not in path.rpartition("/")[2]


def _loaded(path: str, page: bytes) -> Iterator[str]:
    """The files below the site that the page at `path` shows, pages excepted."""
    for reference in _REFERENCE.findall(page):
        for part in re.split(r"[\s,]+", reference.decode("utf-8", "replace")):
            if part.endswith(LOADED) and not part.startswith(("http:", "https:", "//")):
                yield unquote(urljoin(f"/{path}", part)).lstrip("/")
