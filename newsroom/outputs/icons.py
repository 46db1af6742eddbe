"""The site's icons, and the manifest that tells a phone about them (W3C Web App Manifest)."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import version

from newsroom import addresses
from newsroom.memory import digest, remembered
from newsroom.output import Output
from newsroom.render.icon import PAPER, letter_of, png, svg
from newsroom.render.templates import Press

SIZES = (192, 512)
"""Widths that home screens ask for, in pixels."""
APPLE = 180
"""The width that Apple's phones ask for; they do not read the manifest's icons."""


def icons(press: Press) -> Iterator[Output]:
    for address, key, make in _drawings(letter_of(press.site.settings.name)):
        yield Output.of(addresses.file_of(address), (key,), partial(remembered, press.memories.typeface, key, make))


def draw_icons(press: Press) -> None:
    """Draws them once for all builds of all sites with the same letter, as `cut_typeface` does."""
    for _, key, make in _drawings(letter_of(press.site.settings.name)):
        remembered(press.memories.typeface, key, make)


def manifest(press: Press) -> Iterator[Output]:
    settings = press.site.settings
    told = " ".join(part for part in (settings.description, press.shell.voice) if part)
    yield Output.of(addresses.file_of(addresses.MANIFEST), (settings.name, told), partial(_text, settings.name, told))


def _drawings(letter: str) -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    """Address, key and maker of each."""
    made_with = (version("font-source-serif-pro"), version("fonttools"), version("pillow"))
    yield addresses.FAVICON, digest("favicon", letter, *made_with), partial(svg, letter)
    sizes = {addresses.icon(size): size for size in SIZES} | {addresses.APPLE_ICON: APPLE}
    for address, size in sizes.items():
        yield address, digest("icon", letter, size, *made_with), partial(png, letter, size)


def _text(name: str, description: str) -> bytes:
    """Its addresses start where it stands, at the site's root, so that it holds below any path."""
    drawn = [
        {"src": addresses.icon(size).lstrip("/"), "sizes": f"{size}x{size}", "type": "image/png", "purpose": "maskable"}
        for size in SIZES
    ]
    whole = {
        "name": name,
        "short_name": name,
        "description": description,
        "lang": "en-GB",
        "dir": "ltr",
        "start_url": "./",
        "scope": "./",
        "display": "browser",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            {"src": addresses.FAVICON.lstrip("/"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"},
            *drawn,
        ],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()
