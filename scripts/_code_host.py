"""The code host, asked through its REST interface (api.github.com) with the standard library alone.

What uses this holds a token that may write: nothing that has to be installed runs beside it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

SECONDS = 30
"""How long one answer may take to begin."""
PER_PAGE, MOST_PAGES = 100, 30
"""Of a list; the host names no more than 3,000 files of a proposal."""
US = "github-actions[bot]"
"""Who writes our comments and issues; what anybody else writes is not ours, whatever stands in it."""
_REPOSITORY = re.compile(r"[A-Za-z0-9._-]+/[A-Za-z0-9._-]+")


class CodeHostError(Exception):
    """The code host did not do as it was asked; the text says what was asked, and its answer."""


class TooLarge(CodeHostError):
    """A file is larger than whoever asked for it takes."""


@dataclass(frozen=True)
class CodeHost:
    """One repository on the code host, and the right to do something there."""

    api: str
    web: str
    repository: str
    """`owner/name`."""
    token: str = field(repr=False)

    @classmethod
    def of(cls, variables: Mapping[str, str]) -> CodeHost:
        """As the code host's own machines name it in their variables. Raises CodeHostError where one is missing."""
        names = ("GITHUB_API_URL", "GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_TOKEN")
        missing = [name for name in names if not variables.get(name)]
        if missing:
            raise CodeHostError(f"{' and '.join(missing)} must be set: this runs in a workflow of the code host")
        api, web, repository, token = (variables[name] for name in names)
        if not is_repository(repository):
            raise CodeHostError(f"GITHUB_REPOSITORY is {repository!r}, which is no owner/name")
        return cls(api.rstrip("/"), web.rstrip("/"), repository, token)

    def get(self, path: str, **query: str) -> Any:
        """What stands at a path of the interface, such as `/meta`."""
        return self._send("GET", path, query)

    def all(self, path: str, **query: str) -> Iterator[Any]:
        """Every item of a list that comes in pages."""
        for page in range(1, MOST_PAGES + 1):
            found = self.get(path, per_page=str(PER_PAGE), page=str(page), **query)
            yield from found
            if len(found) < PER_PAGE:
                return

    def send(self, method: str, path: str, body: Mapping[str, Any]) -> Any:
        """Change something, and give back what the host says of it."""
        return self._send(method, path, {}, body)

    def of_repository(self, path: str) -> str:
        """A path of the interface below the repository."""
        return f"/repos/{self.repository}/{path}"

    def fetch(self, path: str, into: IO[bytes], most: int) -> None:
        """Write a file of at most `most` bytes into `into`. Raises TooLarge where it is larger."""
        with self._open("GET", path, {}, None) as answer:
            taken = 0
            while piece := answer.read(1 << 16):
                taken += len(piece)
                if taken > most:
                    raise TooLarge(f"{path} is larger than {most:,} bytes, and was not taken")
                into.write(piece)

    def _send(self, method: str, path: str, query: Mapping[str, str], body: Mapping[str, Any] | None = None) -> Any:
        with self._open(method, path, query, body) as answer:
            return json.loads(answer.read() or b"null")

    def _open(self, method: str, path: str, query: Mapping[str, str], body: Mapping[str, Any] | None) -> IO[bytes]:
        address = self.api + path + (f"?{urlencode(query)}" if query else "")
        request = Request(address, method=method, data=None if body is None else json.dumps(body).encode())
        request.add_header("Accept", "application/vnd.github+json")
        request.add_header("Content-Type", "application/json")
        request.add_header("User-Agent", "technically-speaking")
        # Not sent on where the host leads elsewhere, as it does for files: the token is for this host alone.
        request.add_unredirected_header("Authorization", f"Bearer {self.token}")
        try:
            opened: IO[bytes] = urlopen(request, timeout=SECONDS)
        except HTTPError as problem:
            raise CodeHostError(f"{method} {path}: the code host answers {problem.code}") from None
        except (URLError, TimeoutError) as problem:
            raise CodeHostError(f"{method} {path}: the code host does not answer ({problem})") from None
        return opened


def is_repository(name: str) -> bool:
    """Whether `name` is written as `owner/name`."""
    return bool(_REPOSITORY.fullmatch(name)) and not {".", ".."} & set(name.split("/"))


def host_of(address: str) -> str:
    """The host of a web address, in small letters."""
    return (urlsplit(address).hostname or "").lower()
