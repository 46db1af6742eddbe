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


EDITOR = {
    "script-src": "'self'",
    # The editor draws itself: its styles are part of its script.
    "style-src": "'self' 'unsafe-inline'",
    # Pictures that are being sent, and those that the code host sent.
    "img-src": "'self' data: blob:",
    "connect-src": "'self' data: blob:",
    "worker-src": "'self' blob:",
    "form-action": "'none'",
}
"""In what the browser editor differs from every page. It runs nothing that is written into a page either."""


def policy_of_editor(origin: str) -> Markup:
    """That of the browser editor, which may ask the code host's interface at `origin`, and nobody else.

    `newsroom/code_host.py` has seen to it that an origin holds nothing that needs escaping.
    """
    parts = {**dict(EVERYWHERE), **EDITOR}
    parts["connect-src"] += f" {origin}"
    return Markup("; ".join(f"{name} {sources}" for name, sources in parts.items()))


def policy_of_server(editor_asks: str = "") -> str:
    """That of all pages together, for a server that says one thing for all of them; each page's own is narrower.

    `editor_asks` is the origin that a browser editor may ask, where the site has one: hosts join what they send for
    several paths, and the narrowest would win, so that it cannot be said for the editor's path alone.
    """
    parts = dict(EVERYWHERE)
    if editor_asks:
        wider = ("style-src", "img-src", "connect-src", "worker-src")
        parts |= {name: _both(parts[name], EDITOR[name]) for name in wider}
        parts["connect-src"] += f" {editor_asks}"
    parts["frame-src"] = " ".join(service.host for service in SERVICES)
    said = "; ".join(f"{name} {sources}" for name, sources in parts.items())
    return f"{said}; frame-ancestors 'none'"


def _both(sources: str, others: str) -> str:
    return " ".join(dict.fromkeys([*sources.split(), *others.split()]))
