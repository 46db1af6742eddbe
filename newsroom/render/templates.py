"""Our own Jinja, everything escaped unless it is known to be clean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from newsroom import addresses
from newsroom.content import HandWritten
from newsroom.content.entry import Entry
from newsroom.output import Output
from newsroom.reading.problem import Problem
from newsroom.register import register_of
from newsroom.render.abbreviations import Expander
from newsroom.render.covers import CoverLabel, cover
from newsroom.render.finish import finished
from newsroom.render.links import broken_links
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
    names_people: bool = True
    """Whether somebody may find themselves named here."""
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


def publisher_of(site: Site) -> str:
    """Who stands as author where no person does: the network only once the site is its own."""
    return site.institution.network if site.adopted else f"Editors of {site.settings.name}"


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
        self._drawn: dict[tuple[CoverSpec, str], Markup] = {}
        self.environment.globals.update(cover=self._cover, shell=self.shell)
        self._converted: dict[str, str] = {}

    def _cover(self, spec: CoverSpec, size: str) -> Markup:
        """A drawing costs more than a page, and the same one stands on many."""
        if (spec, size) not in self._drawn:
            self._drawn[spec, size] = _cover(spec, size)
        return self._drawn[spec, size]

    @cached_property
    def standing(self) -> frozenset[str] | None:
        """Every address that there is, those of feeds and files too; None while files that have some are broken."""
        if self.site.content.broken:
            return None
        return frozenset(address for address, _ in register_of(self.site))

    @cached_property
    def converter(self) -> Converter:
        return Converter(self.site.settings)

    def page(self, page: Page, template: str, **views: Any) -> Output:
        """The page as an Output; `views` are all that its template shows."""
        read = tuple((name, self.read(view)) for name, view in sorted(views.items()))
        inputs = (template, self.placed(page), self.shell, self._prefix(page), self._told, read)
        return Output(addresses.file_of(page.address), inputs, lambda: self.render(page, template, **views).encode())

    @cached_property
    def _told(self) -> tuple[tuple[str, str], ...]:
        """The abbreviations that any page may tell."""
        return tuple(self.site.abbreviations.items())

    def read(self, view: Any) -> Any:
        """What a view makes an Output depend on: a text, also on where the files stand that it mentions."""
        if not isinstance(view, Text):
            return view
        settings = self.site.settings
        how = (settings.extensions, repr(settings.extension_configs), self._told)
        return view, mentioned(view.body, view.path, self.site.address_of_source), how

    def _prefix(self, page: Page) -> str:
        """What leads to the root: for the page of what is not there, which stands anywhere, the path itself."""
        whole = page.address == addresses.NOT_FOUND
        return self.site.settings.base_path if whole else addresses.to_root(page.address)

    def render(self, page: Page, template: str, **views: Any) -> str:
        prefix = self._prefix(page)
        expander = Expander(self.site.abbreviations)
        ready = {
            name: _Body(self, view, prefix, expander) if isinstance(view, Text | HandWrittenText) else view
            for name, view in views.items()
        }
        return self.environment.get_template(template).render(
            page=self.placed(page), url=lambda address: link_to(prefix, address), expand=expander.expand, **ready
        )

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
            search=page.search or {"kind": ("Page",)},
        )

    def body(self, text: "Text", prefix: str, expander: Expander | None = None) -> Markup:
        """An editor's text as clean HTML for a page or a feed whose way to the root is `prefix`."""
        if text.path not in self._converted:
            self._converted[text.path] = self.converter.convert(text.body)
        html = finished(self._converted[text.path], expander or Expander(self.site.abbreviations))
        cleaned = clean(html, prefix, lambda link: self._resolved(link, text))
        self.problems += broken_links(text.body, text.path, text.line, cleaned.broken, self.site.address_of_source)
        return cleaned.html

    def _resolved(self, link: str, text: "Text") -> str | None:
        return from_file(link, text.path, self.site.address_of_source, self.standing)

    def hand_written(self, text: "HandWrittenText", prefix: str, expander: Expander) -> Markup:
        """What MkDocs made of a hand-written page, treated like all else; MkDocs resolved its relative links."""
        cleaned = clean(finished(text.html, expander), prefix, lambda link: self._from_root(link, text.source))
        source = text.source
        self.problems += broken_links(source.body, source.path, source.body_line, cleaned.broken, {})
        return cleaned.html

    def _from_root(self, link: str, source: HandWritten) -> str | None:
        return from_file(link, source.path, {}, self.standing) if link.startswith("/") else link

    def link_problems(self) -> tuple[Problem, ...]:
        """Every link that leads nowhere, found before anything is written."""
        site = self.site
        for entry in site.entries:
            self.body(Text.of(entry), "")
        for plan in site.plans:
            self.body(Text(plan.body, plan.path, plan.body_line), "")
        for source in site.hand_written:
            html = self.converter.convert(source.body)
            self.hand_written(HandWrittenText(html, source), "", Expander({}))
        found, self.problems = tuple(dict.fromkeys(self.problems)), []
        return found

    def feed_text(self, template: str, text: "Text", entry: Any, career: Any) -> str:
        """What an entry's page tells, as HTML for feeds, with whole addresses."""
        url = self.site.settings.url
        return self.environment.get_template(template).render(
            entry=entry, career=career, body=self.body(text, url), absolute=self.site.settings.absolute
        )


class _Body:
    """A text that becomes HTML where its template prints it, so that abbreviations are told in reading order."""

    def __init__(self, press: Press, text: "Text | HandWrittenText", prefix: str, expander: Expander) -> None:
        self.press, self.text, self.prefix, self.expander = press, text, prefix, expander

    def __html__(self) -> str:
        if isinstance(self.text, Text):
            return self.press.body(self.text, self.prefix, self.expander)
        return self.press.hand_written(self.text, self.prefix, self.expander)


@dataclass(frozen=True)
class HandWrittenText:
    """A page of `docs/` as MkDocs made HTML of it."""

    html: str
    source: HandWritten


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
    """`address`, which starts at the site's root, as a page writes it; another host's address stays as it is."""
    return (prefix + address.lstrip("/") or "./") if address.startswith("/") else address


def _belongs(address: str, item: Link) -> bool:
    own = item.address != addresses.HOME and address.startswith(item.address)
    return own or any(_belongs(address, child) for child in item.children)


def _cover(spec: CoverSpec, size: str) -> Markup:
    label = CoverLabel(spec.kind, spec.year, spec.unit)
    wanted: Literal["large", "card"] = "card" if size == "card" else "large"
    return Markup(cover(spec.seed, spec.motif, label, initials=spec.initials, size=wanted))
