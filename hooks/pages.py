"""Hands MkDocs the made pages, feeds and files, ready to be copied."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from newsroom.build.edition import printed
from newsroom.reading.problem import ContentError


def on_files(files: Files, config: MkDocsConfig) -> Files:
    try:
        for path, content in printed(config.extra["newsroom"]):
            files.append(File.generated(config, path, content=content))
    except ContentError as error:
        raise PluginError(error.report) from None
    return files
