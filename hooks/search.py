"""After the build: the search index over the finished pages."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from newsroom.build.search_index import FOLDER, SearchIndexError, make_search_index


def on_post_build(config: MkDocsConfig) -> None:
    if "newsroom_collected" in config.extra:
        return  # not all pages are there yet
    try:
        make_search_index(Path(config.site_dir), Path(config.site_dir, FOLDER))
    except SearchIndexError as error:
        raise PluginError(f"the search index could not be made: {error}") from None
