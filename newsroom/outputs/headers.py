"""`/_headers`: what Netlify and Cloudflare Pages send with each file besides the file.

Other servers read no such file; whoever runs one copies the lines into its settings. GitHub Pages can be told
nothing at all: there the policy in the head of each page holds alone.
"""

from collections.abc import Iterator, Mapping
from functools import partial

from newsroom import addresses
from newsroom.output import Output
from newsroom.render.policy import policy_of_server
from newsroom.render.templates import Press

HEADERS = (
    ("X-Content-Type-Options", "nosniff"),
    # Not less: the hosts of videos play nothing for a page that does not say whose it is.
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)
"""What holds for every file, besides the content security policy."""

EDITOR = {"X-Robots-Tag": "noindex"}
"""What holds for the browser editor's files besides: two of them cannot say it of themselves."""

_ABOUT = """\
# Read by Netlify and Cloudflare Pages where it stands at the root of the host; elsewhere put these lines into the
# server's settings. Strict-Transport-Security is left to whoever runs the host: it binds the whole domain, for long.
"""


def headers(press: Press) -> Iterator[Output]:
    settings = press.site.settings
    asked = settings.code_host.origin if settings.code_host else ""
    inputs = (settings.base_path, asked, bool(settings.code_host and settings.code_host.sign_in))
    yield Output.of(addresses.file_of(addresses.HEADERS), inputs, partial(_text, *inputs))


def _text(below: str, editor_asks: str, pops_up: bool) -> bytes:
    """`below` is the path below which the site stands on its host; `pops_up` where signing in opens a window."""
    lines = {"Content-Security-Policy": policy_of_server(editor_asks), **dict(HEADERS)}
    if pops_up:  # the window must be able to answer the page that opened it
        lines["Cross-Origin-Opener-Policy"] = "same-origin-allow-popups"
    return (_ABOUT + _block(f"{below}*", lines) + _block(f"{below}{addresses.ADMIN[1:]}*", EDITOR)).encode()


def _block(path: str, lines: Mapping[str, str]) -> str:
    return f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in lines.items())
