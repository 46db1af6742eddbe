"""`/_headers`: what Netlify and Cloudflare Pages send with each file besides the file.

Other servers read no such file; whoever runs one copies the lines into its settings. GitHub Pages can be told
nothing at all: there the policy in the head of each page holds alone.
"""

from collections.abc import Iterator
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

_ABOUT = """\
# Read by Netlify and Cloudflare Pages where it stands at the root of the host; elsewhere put these lines into the
# server's settings. Strict-Transport-Security is left to whoever runs the host: it binds the whole domain, for long.
"""


def headers(press: Press) -> Iterator[Output]:
    below = press.site.settings.base_path
    yield Output.of(addresses.file_of(addresses.HEADERS), (below,), partial(_text, below))


def _text(below: str) -> bytes:
    """`below` is the path below which the site stands on its host."""
    lines = (("Content-Security-Policy", policy_of_server()), *HEADERS)
    return (_ABOUT + f"{below}*\n" + "".join(f"  {name}: {value}\n" for name, value in lines)).encode()
