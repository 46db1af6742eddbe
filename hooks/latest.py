"""Shows mkdocs-blog-plugin the newest stories, so that it keeps its section of latest stories.

Other hooks find the section as a `Latest` in `config.extra["newsroom_latest"]`.
"""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from newsroom import addresses
from newsroom.pages.hand_written import Latest
from newsroom.settings import Link


@event_priority(50)
def _show(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Before the plugin's own turn: it fills the first section with its name, from the navigation's pages."""
    plugin = _plugin(config)
    if plugin is None:
        return nav
    folder = plugin.config["folder"]
    site = config.extra["newsroom"].site
    nav.items.insert(0, Section(folder, []))
    nav.pages[:] = [page for page in nav.pages if f"{folder}/" not in page.url.lower()]
    for article in site.articles[: plugin.config["articles"]]:
        file = File.generated(config, addresses.file_of(site.address(article)), content="")
        nav.pages.append(Page(article.title, file, config))
    return nav


@event_priority(-50)
def _keep(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """After the plugin's turn: its section stands at the end of the navigation."""
    pages = (nav.items[-1].children or []) if _plugin(config) else []
    links = tuple(Link(page.title, f"/{page.url}") for page in pages)
    config.extra["newsroom_latest"] = Latest("Latest stories", links)
    collected = config.extra.get("newsroom_collected")
    if collected is not None:
        collected.latest, plugin = config.extra["newsroom_latest"], _plugin(config)
        collected.shown = plugin.config["articles"] if plugin else 0
    return nav


on_nav = CombinedEvent(_show, _keep)


def _plugin(config: MkDocsConfig) -> BasePlugin[Any] | None:
    """The plugin, by the name that mkdocs.yml gives it; None where a site goes without."""
    return config.plugins.get("blog")
