"""What the site's settings say, handed in by whoever builds it; the newsroom reads no settings file."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from newsroom import code_host
from newsroom.code_host import CodeHost

ADDRESS_REMEDY = (
    "it must start with http:// or https:// and name a host, for example https://news.example.org/technicians/"
)


@dataclass(frozen=True)
class Link:
    """A text that leads to an address of the site."""

    text: str
    address: str
    children: tuple["Link", ...] = ()


@dataclass(frozen=True)
class Settings:
    name: str
    url: str
    """The site's address on the web, with a slash at its end."""
    description: str = ""
    repository: str = ""
    """Where editors find the source, without a slash at its end; empty where there is none."""
    edit_path: str = "edit/main"
    code_host: CodeHost | None = None
    """What the browser editor talks to; None where it is not known, and then there is no such editor."""
    navigation: tuple[Link, ...] = ()
    stylesheets: tuple[str, ...] = ()
    """Addresses of the stylesheets, in the order in which they apply."""
    scripts: tuple[str, ...] = ()
    extensions: tuple[str, ...] = ()
    """The Markdown extensions that hand-written pages and entries share."""
    extension_configs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def base_path(self) -> str:
        """The path below which the site stands on its host: `/` or `/news-site/`."""
        return urlsplit(self.url).path or "/"

    def absolute(self, address: str) -> str:
        """The whole web address of what stands at `address`."""
        return self.url + address.lstrip("/")

    def edit_link(self, path: str) -> str:
        """Where the source file at `path` is edited on the code host; empty where there is none."""
        return f"{self.repository}/{self.edit_path}/{path}" if self.repository and path else ""


# -- What mkdocs.yml may say


def web_address(text: str) -> str | None:
    """`text` as the address of a site, ending in one slash; None where it is no such address."""
    text = text.strip()
    try:
        parts = urlsplit(text)
        named = re.fullmatch(r"[\w.-]*\w|[0-9a-f.]*:[0-9a-f:.]+", parts.hostname or "") and parts.port != 0
    except ValueError:  # brackets or a port that are none
        return None
    if parts.scheme not in ("http", "https") or not named or re.search(r"[\s\\?#@<>\"'`{}|^]", text):
        return None
    return text.rstrip("/") + "/"


def mistakes(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Settings with which no site can be built: the name of each, and what is wrong with it."""
    name, url = values.get("site_name"), values.get("site_url")
    if name is None:
        yield "site_name", "`site_name` is missing; write a line `site_name: The name of the site`"
    elif not isinstance(name, str) or not name.strip():
        yield "site_name", "`site_name` must be text; put the name in quotes"
    if url is None:
        yield "site_url", "`site_url` is missing; write the address of the site, `site_url: https://news.example.org/`"
    elif not isinstance(url, str) or not web_address(url):
        yield "site_url", f"`site_url` is no site's address: {ADDRESS_REMEDY}"
    docs = values.get("docs_dir")
    if docs is not None and (not isinstance(docs, str) or PurePosixPath(docs) != PurePosixPath("docs")):
        yield "docs_dir", "hand-written pages stand in the folder `docs`; name it so and take `docs_dir` out"
    if values.get("use_directory_urls") not in (None, True):
        yield "use_directory_urls", "every address of the site ends in a slash; take `use_directory_urls` out"
    extra = values.get("extra")
    if isinstance(extra, Mapping):
        yield from (("extra", sentence) for sentence in code_host.mistakes(extra.get("code_host")))


def links_of(nav: list[Any], title_of: Callable[[str], str]) -> list[Link]:
    """A navigation as links; a section leads to its first page, and one without pages is left out.

    A page that stands there without a title has the one that `title_of` gives, or the name of its file.
    """
    pairs = [pair for item in nav for pair in (item.items() if isinstance(item, dict) else [("", item)])]
    found = []
    for title, target in pairs:
        if isinstance(target, str):
            found.append(Link(str(title) or title_of(target) or _named(target), address_of(target)))
        else:
            children = tuple(links_of(target if isinstance(target, list) else [target], title_of))
            found += [Link(str(title), children[0].address, children)] if children else []
    return found


def _named(target: str) -> str:
    path = PurePosixPath(target)
    return (path.parent.name if path.stem == "index" else path.stem).replace("-", " ").capitalize() or "Home"


def targets_of(nav: list[Any]) -> list[str]:
    """The pages that a navigation names, as files below `docs`; addresses that are whole already are none."""
    return [target for target in _strings(nav) if address_of(target) != target]


def _strings(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, list | dict):
        for inner in part.values() if isinstance(part, dict) else part:
            yield from _strings(inner)


def address_of(target: str) -> str:
    """Where a file below `docs` is shown. Web addresses, and addresses from the root, stay as they are."""
    if target.startswith("/") or urlsplit(target).scheme in ("http", "https", "mailto"):
        return target
    path = PurePosixPath(target).as_posix()
    name = path.removesuffix("index.md").removesuffix("index.html").removesuffix(".md").strip("/")
    return f"/{name}/" if name else "/"
