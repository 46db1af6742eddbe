"""Our own Jinja, everything escaped unless it is known to be clean."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from newsroom import addresses
from newsroom.content.entry import Entry
from newsroom.output import Output
from newsroom.reading.problem import Problem
from newsroom.render.abbreviations import Expander
from newsroom.render.covers import CoverLabel, cover
from newsroom.render.finish import finished
from newsroom.render.markdown import Converter, clean, from_file, mentioned
from newsroom.settings import Link
from newsroom.site import Site


@dataclass(frozen=True)
class FeedLink:
    title: str
    type: str
    address: str


@dataclass(frozen=True)
class Page:
    """What is said about a page as a whole."""

    address: str
    title: str
    description: str
    kind: str = ""
    """What readers call it, in search results and above its headline."""
    crumbs: tuple[Link, ...] = ()
    """The way down to it, without home and without itself."""
    source: str = ""
    """The file to edit; empty where none makes it."""
    feeds: tuple[FeedLink, ...] = ()
    indexed: bool = True
    search: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Filters of the search and the values that the page has for each."""
    date: str = ""
    canonical: str = ""
    """The whole address under which it should be known; its own unless another is given."""
    edit: str = ""
    section: str = ""
    """The address of the item of the navigation that it belongs to."""


@dataclass(frozen=True)
class CoverSpec:
    """All that a cover is drawn from; nothing of it changes when another story is added."""

    seed: str
    motif: str
    kind: str
    year: str
    unit: str
    initials: str = ""


@dataclass(frozen=True)
class Shell:
    """What every page shows; it does not depend on the latest story."""

    name: str
    motto: str
    institution: str
    network: str
    navigation: tuple[Link, ...]
    voice: str
    made_up: bool
    indexable: bool
    email: str
    repository: str
    stylesheets: tuple[str, ...]
    scripts: tuple[str, ...]


def shell_of(site: Site) -> Shell:
    institution, settings = site.institution, site.settings
    return Shell(
        name=settings.name,
        motto=institution.motto,
        institution=institution.name,
        network=institution.network,
        navigation=settings.navigation,
        voice=voice_of(site),
        made_up=institution.made_up,
        indexable=site.adopted and not institution.made_up,
        email=institution.email,
        repository=settings.repository,
        stylesheets=settings.stylesheets,
        scripts=settings.scripts,
    )


def voice_of(site: Site) -> str:
    """Who speaks here; nothing where the institution has taken the site over."""
    name = site.institution.name
    if site.institution.made_up:
        return f"{name} is made up: its people, stories and figures are invented to show what this site can do."
    if site.adopted:
        return ""
    return f"Made from public documents; not an official publication of the {name}."


class Press:
    """Makes pages of templates, and HTML of Markdown."""

    def __init__(self, site: Site, templates: Path) -> None:
        self.site = site
        self.shell = shell_of(site)
        self.problems: list[Problem] = []
        """Links that lead nowhere, found while texts are made ready."""
        self.environment = Environment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.environment.globals.update(cover=_cover, shell=self.shell)
        self._converted: dict[str, str] = {}

    @cached_property
    def converter(self) -> Converter:
        return Converter(self.site.settings)

    def page(self, page: Page, template: str, **views: Any) -> Output:
        """The page as an Output; `views` are all that its template shows."""
        read = tuple((name, self._read(view)) for name, view in sorted(views.items()))
        return Output(
            addresses.file_of(page.address),
            (template, page, self.shell, read),
            lambda: self.render(page, template, **views).encode(),
        )

    def _read(self, view: Any) -> Any:
        """What a view makes a page depend on: a text, also on where the files stand that it mentions."""
        if not isinstance(view, Text):
            return view
        used = tuple(item for item in self.site.abbreviations.items() if item[0] in view.body)
        return view, mentioned(view.body, view.path, self.site.address_of_source), used

    def render(self, page: Page, template: str, **views: Any) -> str:
        root = self.site.settings.base_path if page.address == addresses.NOT_FOUND else None
        prefix = addresses.to_root(page.address) if root is None else root
        expander = Expander(self.site.abbreviations)
        ready = {name: self._ready(view, prefix) for name, view in views.items()}
        return self.environment.get_template(template).render(
            page=self.placed(page), url=lambda address: link_to(prefix, address), expand=expander.expand, **ready
        )

    def _ready(self, view: Any, prefix: str) -> Any:
        return self.body(view, prefix) if isinstance(view, Text) else view

    def placed(self, page: Page) -> Page:
        """The page with what follows from where it stands."""
        settings = self.site.settings
        section = next((item.address for item in settings.navigation if _belongs(page.address, item)), "")
        crumbs = (*page.crumbs, Link(page.title, page.address)) if page.crumbs else ()
        return replace(
            page,
            canonical=page.canonical or settings.absolute(page.address),
            edit=settings.edit_link(page.source),
            section=section,
            crumbs=crumbs,
        )

    def body(self, text: "Text", prefix: str) -> Markup:
        """An editor's text as clean HTML for a page or a feed whose way to the root is `prefix`."""
        if text.path not in self._converted:
            converted = self.converter.convert(text.body)
            self._converted[text.path] = finished(converted, self.site.abbreviations)
        targets = self.site.address_of_source
        cleaned = clean(self._converted[text.path], prefix, lambda link: from_file(link, text.path, targets))
        self.problems += _broken_links(text, cleaned.broken)
        return cleaned.html

    def cleaned(self, html: str, prefix: str) -> Markup:
        """What MkDocs made of a hand-written page, treated like all else; MkDocs resolved its own links."""
        return clean(finished(html, self.site.abbreviations), prefix, lambda link: link).html


@dataclass(frozen=True)
class Text:
    """An editor's Markdown; as a view it reaches the template as HTML."""

    body: str
    path: str
    line: int

    @classmethod
    def of(cls, entry: Entry) -> "Text":
        return cls(entry.body, entry.path, entry.body_line)


def link_to(prefix: str, address: str) -> str:
    """`address`, which starts at the site's root, as a page writes it."""
    return (prefix + address.lstrip("/")) or "./"


def _belongs(address: str, item: Link) -> bool:
    own = item.address != addresses.HOME and address.startswith(item.address)
    return own or any(_belongs(address, child) for child in item.children)


def _broken_links(text: Text, links: Iterable[str]) -> Iterator[Problem]:
    """Each at its place; the same link may be broken in several."""
    lines = text.body.split("\n")
    for link in dict.fromkeys(links):
        written = [(n, line) for n, line in enumerate(lines) if link in line or str(escape(link)) in line]
        for number, line in written or [(0, "")]:
            column = max(line.find(link), line.find(str(escape(link))), 0) + 1
            yield Problem(
                text.path, text.line + number, column,
                f"the link `{link}` leads to no page; link to another story by its file, such as "
                "`../2023/open-day.md`, and to a page of the site from its root, such as `/events/`",
            )  # fmt: skip


def _cover(spec: CoverSpec, size: str) -> Markup:
    label = CoverLabel(spec.kind, spec.year, spec.unit)
    wanted: Literal["large", "card"] = "card" if size == "card" else "large"
    return Markup(cover(spec.seed, spec.motif, label, initials=spec.initials, size=wanted))
