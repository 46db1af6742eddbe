"""The links that lead away from the site: whether they still lead somewhere, told as Markdown."""

from __future__ import annotations

import argparse
import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag

from _asking import Answer, asked
from _build import add_root
from _saying import said
from newsroom.build.swap import site_folder

MANY = 3
"""Where so many are asked and none answers, the fault is hardly theirs."""
MOST_PAGES = 5
"""How many of the pages with a link are named."""


def main(arguments: list[str]) -> int:
    """Ask for every outward link of the built site, and tell what came of it; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="links.py",
        description="Ask for each link of the built site that leads to another website, and print what leads nowhere.",
    )
    add_root(parser)
    parser.add_argument("--report", type=Path, metavar="FILE", help="write it to FILE too; nothing where all is well")
    options = parser.parse_args(arguments)
    site = site_folder(options.root)
    if not (site / "index.html").is_file():
        print(f"There is no built site in {site}: build it first, with scripts/build.py.", file=sys.stderr)
        return 2
    links = outward(site, ours(options.root))
    answers = asked(links, agent_of(options.root))
    if len(answers) >= MANY and not any(answer.status for answer in answers.values()):
        print("No website answered at all: this machine seems to have no network.", file=sys.stderr)
        return 1
    text = report(links, answers)
    # Where a website says that it has moved to may be a command to the workflow that runs this.
    print(said(text) or f"All {len(links)} links to other websites lead somewhere.")
    if options.report:
        options.report.write_text(text, "utf-8", newline="\n")
    return 0


# -- The links


def outward(site: Path, own: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """Each link to another website, with the addresses of the pages that have it; `own` begin what is ours."""
    found: dict[str, list[str]] = defaultdict(list)
    for file in sorted(site.rglob("*.html")):
        address = "/" + file.relative_to(site).as_posix().removesuffix("index.html")
        collector = _Links()
        collector.feed(file.read_text("utf-8"))
        for link in collector.links:
            if not link.startswith(own):
                found[urldefrag(link).url].append(address)
    return {link: tuple(dict.fromkeys(pages)) for link, pages in sorted(found.items())}


class _Links(HTMLParser):
    """What a reader can follow from a page to another website."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        link = dict(attrs).get("href") if tag == "a" else None
        if link and link.lower().startswith(("http://", "https://")):
            self.links.append(link)


def ours(root: Path) -> tuple[str, ...]:
    """How links begin that are no other website's: the site's own address, and the place of its source files."""
    settings = _settings_of(root)
    known = (settings.get("site_url"), settings.get("repo_url"), os.environ.get("SITE_URL"))
    return tuple(str(address) for address in known if address)


def agent_of(root: Path) -> str:
    """How we name ourselves to those we ask."""
    return f"technically-speaking-links/1 (+{os.environ.get('SITE_URL') or _settings_of(root).get('site_url')})"


def _settings_of(root: Path) -> Mapping[str, object]:
    from mkdocs.config.defaults import MkDocsConfig

    import _settings

    file = root / _settings.NAME
    return _settings.read(file, MkDocsConfig(config_file_path=str(file))).values


# -- What is told


def report(links: Mapping[str, tuple[str, ...]], answers: Mapping[str, Answer]) -> str:
    """What leads nowhere, as Markdown; empty where every link is well."""
    gone = {link: answer for link, answer in answers.items() if answer.is_gone}
    unsure = {link: answer for link, answer in answers.items() if not answer.is_well and not answer.is_gone}
    moved = {link: answer for link, answer in answers.items() if answer.is_well and answer.moved_to}
    parts = [
        *_part("Nothing is there any more", "Find where it went, or name an archived copy and the date.", gone, links),
        *_part("Could not be told", "Open them by hand: some websites refuse programs.", unsure, links),
        *_part("Moved for good", "They still lead there; write the new address when you pass by.", moved, links),
    ]
    if not parts:
        return ""
    asked_for = f"Of {len(links)} links to other websites, {len(gone)} lead nowhere. This list is renewed every week."
    return "\n\n".join([asked_for, *parts]) + "\n"


def _part(title: str, remedy: str, found: Mapping[str, Answer], pages: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    if found:
        yield f"## {title}"
        yield remedy
        yield "\n".join(_line(link, answer, pages[link]) for link, answer in found.items())


def _line(link: str, answer: Answer, pages: Iterable[str]) -> str:
    named = [*pages]
    more = f" and {len(named) - MOST_PAGES} more" if len(named) > MOST_PAGES else ""
    said = f"now at `{_bare(answer.moved_to)}`" if answer.is_well else answer.why or f"it answers {answer.status}"
    return f"- `{_bare(link)}`: {said}; on {', '.join(f'`{page}`' for page in named[:MOST_PAGES])}{more}"


def _bare(link: str) -> str:
    return said("".join(link.replace("`", "%60").split()))
