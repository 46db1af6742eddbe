"""Before anything is built: read and check all content. Other hooks find it in `config.extra`."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from newsroom.build.edition import open_press, today
from newsroom.reading.problem import ContentError
from newsroom.settings import Link, Settings

PROJECT = Path(__file__).resolve().parent.parent
STYLESHEETS = tuple(f"/assets/stylesheets/{name}.css" for name in ("tokens", "site", "prose"))


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    root = Path(config.config_file_path).resolve().parent
    try:
        config.extra["newsroom"] = open_press(root, PROJECT / "templates", settings_of(config), today())
    except ContentError as error:
        raise PluginError(error.report) from None
    return config


def settings_of(config: MkDocsConfig) -> Settings:
    """MkDocs's settings, as far as they concern the newsroom."""
    return Settings(
        name=config.site_name,
        url=(config.site_url or "http://127.0.0.1:8000/").rstrip("/") + "/",
        description=config.site_description or "",
        repository=(config.repo_url or "").rstrip("/"),
        edit_path=(config.edit_uri or "edit/main/docs/").strip("/").removesuffix("/docs"),
        navigation=tuple(links_of(config.nav or [])),
        stylesheets=(*_material_stylesheet(config), *STYLESHEETS),
        scripts=("/assets/javascripts/search.js",),
        extensions=tuple(config.markdown_extensions),
        extension_configs=config.mdx_configs,
    )


def links_of(nav: list[dict[str, object]]) -> list[Link]:
    """The navigation as links; a section leads to its first page. The home page is the masthead's title."""
    found = []
    for item in nav:
        for title, target in item.items():
            children = tuple(links_of(target)) if isinstance(target, list) else ()
            address = children[0].address if children else _address(str(target))
            found.append(Link(title, address, children))
    return found


def _address(path: str) -> str:
    name = path.removesuffix("index.md").removesuffix("index.html").removesuffix(".md").strip("/")
    return f"/{name}/" if name else "/"


def _material_stylesheet(config: MkDocsConfig) -> list[str]:
    """Its name changes with each version of the theme."""
    found = (Path(folder).glob("assets/stylesheets/main.*.min.css") for folder in config.theme.dirs)
    return [f"/assets/stylesheets/{file.name}" for files in found for file in files]
