"""The code host that keeps a site's source, as far as the browser editor at `/admin/` has to talk to it.

The editor speaks as GitHub does: github.com, or a server of one's own with the same interface.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

PUBLIC = "github.com"
PUBLIC_INTERFACE = "https://api.github.com"
SETTINGS = ("repository", "interface", "branch", "sign_in")
"""What may stand below `code_host` in the `extra` of a mkdocs.yml."""

_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+")
_BRANCH = re.compile(r"\w[\w./-]*")


@dataclass(frozen=True)
class CodeHost:
    repository: str
    """Owner and name: `northmoor/news`."""
    interface: str
    """The address of its interface (REST, version 3) without a slash at its end; nothing else is asked."""
    branch: str = "main"
    """Where a story goes once it is accepted."""
    sign_in: str = ""
    """The address of an OAuth client's helper; without it people sign in with an access token."""

    @property
    def origin(self) -> str:
        """The part of the interface's address that a browser's policy names: `https://api.github.com`."""
        parts = urlsplit(self.interface)
        return f"{parts.scheme}://{parts.netloc}"


def host_of(repository: str, told: Any = None) -> CodeHost | None:
    """The host that keeps `repository` (the `repo_url`), with what `extra.code_host` has `told`; None where unknown.

    On github.com all of it follows from the repository's address.
    """
    given: Mapping[str, Any] = told if isinstance(told, Mapping) else {}
    parts = urlsplit(repository)
    path = parts.path.strip("/").removesuffix(".git")
    usual = PUBLIC_INTERFACE if parts.hostname == PUBLIC else ""
    name = str(given.get("repository") or path)
    interface = str(given.get("interface") or usual).rstrip("/")
    if not interface or not _REPOSITORY.fullmatch(name):
        return None
    return CodeHost(name, interface, str(given.get("branch") or "main"), str(given.get("sign_in") or "").rstrip("/"))


def mistakes(told: Any) -> Iterator[str]:
    """What is wrong with an `extra.code_host`, each in a sentence."""
    if told is None:
        return
    if not isinstance(told, Mapping):
        yield f"`code_host` must be lines of `name: value`, indented below it; the names are {_listed(SETTINGS)}"
        return
    for unknown in [str(key) for key in told if key not in SETTINGS]:
        yield f"`code_host` has no `{unknown}`; its names are {_listed(SETTINGS)}"
    for key in ("interface", "sign_in"):
        value = told.get(key)
        if value is not None and not _is_address(value):
            yield f"`{key}` of `code_host` must be a whole web address, such as `{PUBLIC_INTERFACE}`"
    if told.get("repository") is not None and not _REPOSITORY.fullmatch(str(told["repository"])):
        yield "`repository` of `code_host` must be its owner and its name, such as `northmoor/news`"
    if told.get("branch") is not None and not _BRANCH.fullmatch(str(told["branch"])):
        yield "`branch` of `code_host` must be the name of a branch, such as `main`"


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names[:-1]) + f" and `{names[-1]}`"


def _is_address(value: object) -> bool:
    """Whether it may stand in a browser's policy: no space, quotation mark or semicolon, and nobody's password."""
    if not isinstance(value, str) or re.search(r"[\s;,'\"\\?#@<>]", value):
        return False
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
