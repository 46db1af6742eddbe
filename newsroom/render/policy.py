"""The content security policy (W3C CSP 3): what a page may load and run, whatever may be written in it.

Every page says it in its head, which holds on any host. A server may say it too, and then both hold
(newsroom/outputs/headers.py); some of it only a server can say.
"""

from collections.abc import Iterable

from markupsafe import Markup

from newsroom.render.video import SERVICES

EVERYWHERE = (
    ("default-src", "'none'"),
    # The search (Pagefind) is compiled to WebAssembly. Nothing written into a page runs: no inline script, no eval.
    ("script-src", "'self' 'wasm-unsafe-eval'"),
    ("worker-src", "'self'"),
    ("connect-src", "'self'"),
    ("style-src", "'self'"),
    # Material's stylesheet keeps its small drawings inside itself, as data.
    ("img-src", "'self' data:"),
    ("font-src", "'self'"),
    ("manifest-src", "'self'"),
    ("form-action", "'self'"),
    ("base-uri", "'none'"),
)
"""What holds on every page; what is not named, such as frames and plug-ins, falls to `default-src`."""


def policy(players: Iterable[str]) -> str:
    """That of a page on which the hosts `players` may show their player in a frame."""
    frames = " ".join(players)
    parts = (*EVERYWHERE, ("frame-src", frames)) if frames else EVERYWHERE
    return "; ".join(f"{name} {sources}" for name, sources in parts)


def policy_of_page(players: Iterable[str]) -> Markup:
    """As an attribute in double quotes takes it: nothing in it needs escaping."""
    return Markup(policy(players))


def policy_of_server() -> str:
    """That of all pages together, for a server that says one thing for all of them; each page's own is narrower."""
    return f"{policy(service.host for service in SERVICES)}; frame-ancestors 'none'"
