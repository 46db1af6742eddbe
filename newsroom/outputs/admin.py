"""`/admin/`: the browser editor, with forms made from the models; the address stands where it cannot be had, too.

The editor is Sveltia CMS as npm gives it (admin/package-lock.json); `build/editor.py` fetches it and says why where
it cannot.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from newsroom import addresses
from newsroom.code_host import CodeHost
from newsroom.content import ActionPlan
from newsroom.faces.cms import Choice, Editing, configuration
from newsroom.memory import digest_of_bytes
from newsroom.output import Output
from newsroom.render.policy import policy_of_editor
from newsroom.render.templates import Page, Press
from newsroom.site import Site

SCRIPT = "sveltia-cms.js"
"""The editor itself, among the files that `Memories.editor` gives."""
CONFIGURATION = "config.yml"
_DESCRIPTION = "Write a story, or mend one, in forms in your browser, and send it for review."


def admin(press: Press) -> Iterator[Output]:
    host = press.site.settings.code_host
    files = press.memories.editor() if host else {}
    page = Page(addresses.ADMIN, "Editor", _DESCRIPTION, indexed=False, names_people=False)
    if not host or SCRIPT not in files:
        yield press.page(page, "pages/admin-left-out.html")
        return
    yield press.page(page, "pages/admin.html", said=policy_of_editor(host.origin), script=SCRIPT)
    yield Output.later(_path(CONFIGURATION), partial(_configuration, press.site, host))
    yield from _files(files)


def _configuration(site: Site, host: CodeHost) -> Output:
    editing = Editing(
        site.settings.url, host.repository, host.branch, host.interface, host.sign_in, tuple(_choices(site))
    )
    return Output.of(_path(CONFIGURATION), (editing,), partial(_text, editing))


def _text(editing: Editing) -> bytes:
    import yaml  # only those wait for it who change what may be chosen

    return yaml.safe_dump(configuration(editing), sort_keys=False, allow_unicode=True, width=110).encode()


def _files(files: Mapping[str, bytes]) -> Iterator[Output]:
    for name, content in files.items():
        yield Output.later(_path(name), partial(_file, _path(name), content))


def _file(path: str, content: bytes) -> Output:
    return Output.of(path, (digest_of_bytes(content),), lambda: content)


def _path(name: str) -> str:
    return addresses.file_of(addresses.ADMIN + name)


def _choices(site: Site) -> Iterator[tuple[str, tuple[Choice, ...]]]:
    """The small vocabularies, and the actions of every plan by its title, the newest plan first."""
    yield "faculty", _named((unit.id, unit.name) for unit in site.units.values())
    yield "theme", _named((theme.id, theme.name) for theme in site.themes.values())
    yield "scheme", _named((scheme.id, scheme.name) for scheme in site.schemes.values())
    yield "body", _named((body.id, body.name) for body in site.bodies.values())
    yield "source", _named((source.id, source.title) for source in site.sources.values())
    yield "series", _named((series.id, series.title) for series in site.series)
    yield "action plan", _named((plan.id, plan.title) for plan in site.plans)
    yield "action", _named(pair for plan in site.plans for pair in _actions(plan))


def _actions(plan: ActionPlan) -> Iterator[tuple[str, str]]:
    for action in plan.actions:
        yield f"{plan.id}/{action.codes[0]}", f"{plan.id} {', '.join(action.codes)}: {action.title}"


def _named(pairs: Iterable[tuple[str, str]]) -> tuple[Choice, ...]:
    return tuple(Choice(value, label) for value, label in pairs)
