"""What the site's settings say, handed in by whoever builds it; the newsroom reads no settings file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit


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
        return urljoin(self.url, address.lstrip("/"))

    def edit_link(self, path: str) -> str:
        """Where the source file at `path` is edited on the code host; empty where there is none."""
        return f"{self.repository}/{self.edit_path}/{path}" if self.repository and path else ""
