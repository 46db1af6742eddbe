"""Hands MkDocs the made pages, feeds and files, ready to be copied.

`scripts/build.py` puts them into the site itself: then MkDocs is shown only those that the navigation names.
"""

from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from newsroom.build.edition import outputs, printed
from newsroom.reading.problem import ContentError
from newsroom.settings import targets_of


def on_files(files: Files, config: MkDocsConfig) -> Files:
    try:
        for path, content in _made(config):
            files.append(File.generated(config, path, content=content))
    except ContentError as error:
        raise PluginError(error.report) from None
    return files


def _made(config: MkDocsConfig) -> Iterable[tuple[str, bytes]]:
    press, collected = config.extra["newsroom"], config.extra.get("newsroom_collected")
    if collected is None:
        return printed(press)
    named = set(targets_of(config.nav or []))
    collected.targets = tuple(sorted(named & {output.path for output in outputs(press)}))
    return [(path, b"") for path in collected.targets]
