"""Before anything is built: read and check all content. Other hooks find it in `config.extra`."""

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from newsroom.build.edition import open_press, today
from newsroom.code_host import host_of
from newsroom.reading.files import read_text
from newsroom.reading.front_matter import split
from newsroom.reading.problem import ContentError, did_you_mean
from newsroom.reading.yaml_source import YamlProblem
from newsroom.render.templates import Press
from newsroom.settings import Settings, links_of, mistakes, targets_of, web_address

PROJECT = Path(__file__).resolve().parent.parent
STYLESHEETS = tuple(f"/assets/stylesheets/{name}.css" for name in ("tokens", "site", "prose"))


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    root = Path(os.path.abspath(config.config_file_path)).parent
    settings = {**config, "docs_dir": os.path.relpath(config.docs_dir, root)}
    wrong = [f"mkdocs.yml: {sentence}" for _, sentence in mistakes(settings)]
    if wrong:
        raise PluginError("\n".join(wrong))
    if isinstance(config.extra.get("newsroom"), Press):
        return config  # whoever builds has read it all already
    opened = config.extra.get("newsroom_open", open_press)
    try:
        config.extra["newsroom"] = opened(root, PROJECT / "templates", settings_of(config, root), today())
    except (ContentError, ValueError) as error:  # the latter is about the day
        raise PluginError(str(error)) from None
    return config


@event_priority(-100)
def on_files(files: Files, config: MkDocsConfig) -> None:
    """When all pages are there, made ones too: does the navigation lead to them?"""
    known = [file.src_uri for file in files if file.src_uri.endswith((".md", ".html"))]
    for target in targets_of(config.nav or []):
        if files.get_file_from_path(target) is None:
            raise PluginError(f"mkdocs.yml: `nav` leads to `{target}`, which is no page{did_you_mean(target, known)}")


def settings_of(config: MkDocsConfig, root: Path) -> Settings:
    """MkDocs's settings, as far as they concern the newsroom."""
    return Settings(
        name=config.site_name,
        url=web_address(config.site_url or "") or "",
        description=config.site_description or "",
        repository=(config.repo_url or "").rstrip("/"),
        code_host=host_of(config.repo_url or "", config.extra.get("code_host")),
        edit_path=(config.edit_uri or "edit/main/docs/").strip("/").removesuffix("/docs"),
        navigation=tuple(links_of(config.nav or [], lambda file: _title(root / "docs" / file, root))),
        stylesheets=(*_material_stylesheet(config), *STYLESHEETS),
        scripts=("/assets/javascripts/search.js",),
        extensions=tuple(config.markdown_extensions),
        extension_configs=config.mdx_configs,
    )


def _title(page: Path, root: Path) -> str:
    """A page's own title; empty for made pages, and for broken ones, which are told elsewhere."""
    try:
        return str(split(read_text(page, root)).front_matter.value["title"])
    except (YamlProblem, TypeError, KeyError):
        return ""


def _material_stylesheet(config: MkDocsConfig) -> list[str]:
    """Its name changes with each version of the theme."""
    found = (Path(folder).glob("assets/stylesheets/main.*.min.css") for folder in config.theme.dirs)
    return [f"/assets/stylesheets/{file.name}" for files in found for file in files]
