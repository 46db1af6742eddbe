"""Our own Jinja, everything escaped unless it is known to be clean."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from markupsafe import Markup

from newsroom import addresses
from newsroom.content import ActionPlan, HandWritten
from newsroom.content.entry import Entry
from newsroom.memory import Memories, Spread, digest, one_after_the_other
from newsroom.output import Output
from newsroom.reading.problem import Problem
from newsroom.register import addresses_of, over
from newsroom.render.abbreviations import Expander, Finder, finder_of
from newsroom.render.covers import CoverLabel, covers
from newsroom.render.finish import finished, named, told
from newsroom.render.jinja import TemplateSources, environment_of
from newsroom.render.links import broken_links
from newsroom.render.markdown import Resolved, clean, from_file, links_in, resolve
from newsroom.render.pictures import Picture, by_address
from newsroom.render.policy import policy_of_page
from newsroom.render.sharing import AS_USUAL, Sharing, Thing, structured_data, thing
from newsroom.render.text_pictures import in_sizes, known_among, untold
from newsroom.render.texts import HandWrittenText, Text, Texts
from newsroom.render.video import is_video, players_in, shown
from newsroom.settings import Link
from newsroom.site import Site
from newsroom.unread import Standing, unread_of


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
    sharing: Sharing = AS_USUAL
    players: tuple[str, ...] = ()
    """The hosts whose video players it may show in a frame."""


class Shared:
    """A view that many pages show: what it is is said once."""


@dataclass(frozen=True)
class CoverSpec:
    """All that a cover is drawn from; nothing of it changes when another story is added."""

    seed: str
    motif: str
    kind: str
    year: str
    unit: str
    initials: str = ""

    @property
    def key(self) -> str:
        """Under which the drawing is remembered."""
        return digest("cover", self)


def draw(spec: CoverSpec) -> Mapping[str, str]:
    """The cover in each of its sizes."""
    label = CoverLabel(spec.kind, spec.year, spec.unit)
    return {str(size): svg for size, svg in covers(spec.seed, spec.motif, label, initials=spec.initials).items()}


@dataclass(frozen=True)
class Shell:
    """What every page shows; it does not depend on the latest story."""

    name: str
    motto: str
    institution: str
    network: str
    navigation: tuple[Link, ...]
    voice: str
    publisher: Thing
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
        publisher=publishing(site),
        made_up=institution.made_up,
        indexable=site.adopted,
        email=institution.email,
        repository=settings.repository,
        stylesheets=settings.stylesheets,
        scripts=settings.scripts,
    )


def publisher_of(site: Site) -> str:
    """Who stands as author where no person does: the network only once the site is its own."""
    return site.institution.network if site.adopted else f"Editors of {site.settings.name}"


def publishing(site: Site) -> Thing:
    """Who publishes, for search engines; the institution itself stands behind it only once the site is its own."""
    institution = site.institution
    of_university = site.adopted and not institution.made_up
    return thing(
        "Organization",
        name=publisher_of(site),
        url=site.settings.url,
        description=voice_of(site),
        parentOrganization=thing("CollegeOrUniversity", name=institution.name) if of_university else (),
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

    def __init__(self, site: Site, templates: Path, memories: Memories | None = None) -> None:
        self.site = site
        self.templates = templates
        self.shell = shell_of(site)
        self.problems: list[Problem] = []
        """Links that lead nowhere, found while texts are made ready."""
        self.memories = memories or Memories()
        self.texts = Texts(site.settings, self.memories.texts)
        self.environment = environment_of(templates, self.memories.templates)
        self.environment.globals.update(cover=self._cover, policy=policy_of_page, shell=self.shell)
        self.environment.globals.update(absolute=site.settings.absolute, structured_data=structured_data)
        self._resolved: dict[str, Resolved] = {}
        self._parts: dict[tuple[object, ...], Markup] = {}
        self._hashes: dict[int, tuple[Shared, str]] = {}

    def _cover(self, spec: CoverSpec, size: str) -> Markup:
        """A drawing costs more than a page, and the same one stands on many."""
        key = spec.key
        drawn: Mapping[str, str] | None = self.memories.covers.recall(key)
        if drawn is None:
            drawn = draw(spec)
            self.memories.covers.keep(key, drawn)
        return Markup(drawn[size])

    @cached_property
    def standing(self) -> Standing:
        """Every address that there is, those of feeds and files too, and that of what could not be read."""
        return Standing(frozenset(addresses_of(self.site)), unread_of(self.site))

    # ---- pages

    def page(self, page: Page, template: str, **views: Any) -> Output:
        """The page as an Output; `views` are all that its template shows."""
        path = addresses.file_of(page.address)
        prefix, placed = self._prefix(page), replace(self.placed(page), players=self._players(views.values()))
        read = tuple((name, self.read(view)) for name, view in sorted(views.items()))
        inputs = (template, self.sources.of(template), self.everywhere, placed, prefix, read)
        return Output.of(path, inputs, lambda: self.render(placed, template, **views).encode())

    @cached_property
    def sources(self) -> "TemplateSources":
        return TemplateSources(self.templates)

    @cached_property
    def everywhere(self) -> str:
        """What any page shows or depends on, whatever it tells."""
        return digest(self.shell, tuple(self.site.abbreviations.items()), self.texts.how)

    def read(self, view: Any) -> Any:
        """What a view makes an Output depend on: a text, also on where its links lead."""
        if isinstance(view, Text | HandWrittenText):
            return view, self.resolved(view)
        if isinstance(view, Shared):
            return self._hash_of(view)
        return tuple(map(self.read, view)) if isinstance(view, tuple) else view

    def _hash_of(self, view: Shared) -> str:
        _, known = self._hashes.get(id(view), (None, ""))
        if not known:
            known = digest(view)
            self._hashes[id(view)] = view, known  # the view stays, so that nothing else gets its id
        return known

    def _prefix(self, page: Page) -> str:
        """What leads to the root: for the page of what is not there, which stands anywhere, the path itself."""
        whole = page.address == addresses.NOT_FOUND
        return self.site.settings.base_path if whole else addresses.to_root(page.address)

    def render(self, page: Page, template: str, **views: Any) -> str:
        """The whole page; `page` knows its place already."""
        prefix = self._prefix(page)
        expander = Expander(self.site.abbreviations, self._finder)
        ready = {
            name: _Body(self, view, prefix, expander) if isinstance(view, Text | HandWrittenText) else view
            for name, view in views.items()
        }
        return self.environment.get_template(template).render(
            page=page,
            here=page.address if page.address in self._marked else "",
            url=lambda address: link_to(prefix, address),
            expand=expander.expand,
            tells=expander.tells,
            kept=partial(self._kept, prefix),
            **ready,
        )

    def _kept(self, prefix: str, *key: object, caller: Callable[[], Markup]) -> Markup:
        """A part that is the same on all pages with this way to the root: `{% call kept("footer") %}`."""
        found = self._parts.get((prefix, *key))
        if found is None:
            found = self._parts[prefix, *key] = caller()
        return found

    @cached_property
    def _marked(self) -> frozenset[str]:
        """The addresses that the masthead marks as the page one is on."""
        return frozenset((addresses.HOME, addresses.SEARCH, *(item.address for item in self.shell.navigation)))

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

    # ---- texts

    @cached_property
    def _finder(self) -> Finder | None:
        return finder_of(self.site.abbreviations)

    def body(self, text: Text, prefix: str, expander: Expander | None = None) -> Markup:
        """An editor's text as clean HTML for a page whose way to the root is `prefix`, or without `expander` a feed."""
        telling = expander or Expander(self.site.abbreviations, self._finder)
        html, leads = told(self.texts.of(text.body).html, telling), self.resolved(text)
        return in_sizes(named(clean(html, prefix, leads.lead).html), leads.pictures, prefix, plain=expander is None)

    def hand_written(self, text: HandWrittenText, prefix: str, expander: Expander) -> Markup:
        """What MkDocs made of a hand-written page, treated like all else; MkDocs resolved its relative links."""
        leads = self.resolved(text)
        return in_sizes(named(clean(finished(text.html, expander), prefix, leads.lead).html), leads.pictures, prefix)

    def resolved(self, text: Text | HandWrittenText) -> Resolved:
        """Where the links of a text lead; those that lead nowhere are kept as problems, once."""
        path = text.path if isinstance(text, Text) else f"MkDocs's {text.source.path}"
        if path not in self._resolved:
            self._resolved[path] = self._resolve(text)
        return self._resolved[path]

    def _resolve(self, text: Text | HandWrittenText) -> Resolved:
        if isinstance(text, HandWrittenText):
            found = resolve(links_in(text.html), lambda link: self._from_root(link, text.source))
            source, targets = text.source, dict[str, str | None]()
        else:
            source, targets = text, dict(self.site.address_of_source)
            known, links = {**targets, **self._over}, self.texts.of(text.body).links
            found = resolve(links, lambda link: from_file(link, text.path, known, self.standing))
        item = getattr(self.site.content.by_path.get(source.path), "item", None)
        where, title = (source.body, source.path, source.line), getattr(item, "title", "")
        self.problems += broken_links(*where, found.broken, targets, self.site.content.pictures, self._pageless)
        self.problems += untold(self.texts.of(source.body).pictures, *where, title)
        return replace(found, pictures=known_among(found.leads, self._pictures, getattr(item, "address", "/")))

    @cached_property
    def _pageless(self) -> frozenset[str]:
        """The addresses at which people would have a page who have not agreed to one."""
        site = self.site
        return frozenset(addresses.person(key) for key, found in site.people.items() if not site.has_page(found))

    @cached_property
    def _over(self) -> Mapping[str, None]:
        """The addresses of what stands nowhere any more, as it said it would."""
        return dict.fromkeys(over(self.site))

    @cached_property
    def _pictures(self) -> Mapping[str, Picture]:
        return by_address(self.site.pictures, self.site.content.pictures)

    def _from_root(self, link: str, source: Text) -> str | None:
        return from_file(link, source.path, self._over, self.standing) if link.startswith("/") else link

    def link_problems(self, spread: Spread = one_after_the_other) -> tuple[Problem, ...]:
        """Every link that leads nowhere, found before anything is written; `spread` converts what is new."""
        site = self.site
        partial = [record.item for record in site.content.partial]
        texts = [*map(Text.of, site.entries), *map(Text.of, site.plans)]
        texts += [Text.of(item) for item in partial if isinstance(item, Entry | ActionPlan)]
        pages = (*site.hand_written, *(item for item in partial if isinstance(item, HandWritten)))
        self.texts.convert_all((*(text.body for text in texts), *(page.body for page in pages)), spread)
        for text in texts:
            self.resolved(text)
        for source in pages:
            self._resolve(HandWrittenText(self.texts.of(source.body).html, Text.of(source)))
        found, self.problems = tuple(dict.fromkeys(self.problems)), []
        return found

    def _players(self, views: Iterable[Any]) -> tuple[str, ...]:
        """The hosts whose players a page with these views offers; few texts have any, and only those are cleaned."""
        found: set[str] = set()
        for text in views:
            if isinstance(text, Text | HandWrittenText):
                leads = self.resolved(text)
                if any(is_video(link) for (_, link), _ in leads.leads):
                    html = self.texts.of(text.body).html if isinstance(text, Text) else text.html
                    found.update(players_in(clean(html, "", leads.lead).html))
        return tuple(sorted(found))

    def feed_text(self, template: str, text: Text, entry: Any, career: Any) -> str:
        """What an entry's page tells, as HTML for feeds, with whole addresses."""
        url = self.site.settings.url
        return self.environment.get_template(template).render(
            entry=entry, career=career, body=self.body(text, url), absolute=self.site.settings.absolute
        )


class _Body:
    """A text that becomes HTML where its template prints it, so that abbreviations are told in reading order."""

    def __init__(self, press: Press, text: Text | HandWrittenText, prefix: str, expander: Expander) -> None:
        self.press, self.text, self.prefix, self.expander = press, text, prefix, expander

    def __html__(self) -> str:
        if isinstance(self.text, Text):
            return shown(self.press.body(self.text, self.prefix, self.expander))
        return shown(self.press.hand_written(self.text, self.prefix, self.expander))


def link_to(prefix: str, address: str) -> str:
    """`address`, which starts at the site's root, as a page writes it; another host's address stays as it is."""
    return (prefix + address.lstrip("/") or "./") if address.startswith("/") else address


def _belongs(address: str, item: Link) -> bool:
    own = item.address != addresses.HOME and address.startswith(item.address)
    return own or any(_belongs(address, child) for child in item.children)
