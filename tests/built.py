"""A built site as a visitor's browser and a crawler see it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

from lxml import html


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file of a built site, at its address on the host."""

    file: Path
    address: str

    @cached_property
    def tree(self) -> html.HtmlElement:
        return html.fromstring(self.file.read_bytes())

    @property
    def ids(self) -> list[str]:
        return [str(found) for found in self.tree.xpath("//@id")]

    @property
    def links(self) -> list[str]:
        """Everything that the page leads to or loads, as it is written."""
        return [str(found) for found in self.tree.xpath("//@href | //@src")]

    def text(self, xpath: str) -> str:
        found = (" ".join("".join(element.itertext()).split()) for element in self.tree.xpath(xpath))
        return " ".join(found)


def pages(host: Path) -> Iterator[BuiltPage]:
    """Every page below `host`, the folder that a web server would serve as `/`."""
    for file in sorted(host.rglob("*.html")):
        address = "/" + file.relative_to(host).as_posix()
        yield BuiltPage(file, address.removesuffix("index.html"))


def page(site: Path, address: str) -> BuiltPage:
    return BuiltPage(site / address.lstrip("/") / "index.html", address)


def dead_links(host: Path) -> Iterator[str]:
    """Each link that leads to no file, or to no id in it, with the page that has it."""
    known: dict[Path, set[str]] = {}
    for found in pages(host):
        for link in found.links:
            if link.startswith(("http:", "https:", "mailto:", "webcal:", "data:")):
                continue
            target, fragment = urldefrag(urljoin(found.address, link))
            file = host / unquote(target.partition("?")[0]).lstrip("/")
            file = file / "index.html" if target.endswith("/") or file.is_dir() else file
            if not file.is_file():
                yield f"{found.address} -> {link}"
            elif fragment and file.suffix == ".html":
                if file not in known:
                    known[file] = set(BuiltPage(file, target).ids)
                if unquote(fragment) not in known[file]:
                    yield f"{found.address} -> {link} (no such place on the page)"
