"""Shows mkdocs-blog-plugin the newest stories, so that it keeps its section of latest stories."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from newsroom import addresses

MOST = 6
"""As many as the plugin is set to show."""


@event_priority(50)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Before the plugin's own turn: it looks for stories among the navigation's pages."""
    site = config.extra["newsroom"].site
    section = next((item for item in nav.items if item.is_section and item.title == "News"), None)
    if section is not None:
        section.title = "news"  # the plugin wants the name of its folder
        own = set(map(id, section.children))
        nav.pages[:] = [page for page in nav.pages if id(page) not in own]
    for article in site.articles[:MOST]:
        file = File.generated(config, addresses.file_of(site.address(article)), content="")
        nav.pages.append(Page(article.title, file, config))
    return nav
