"""Files that are no pages: pictures lose their metadata, for MkDocs would copy them as they are.

What may lie in docs/ is a rule of `newsroom/checks/files.py`, which has stopped the build before this.
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from newsroom.reading.pictures import ENDINGS
from newsroom.render.pictures import stripped


def on_files(files: Files, config: MkDocsConfig) -> Files:
    places = [Path(place) for place in (config.docs_dir, config.theme.custom_dir) if place]
    for file in files:
        source = Path(file.abs_src_path or "")
        kind = ENDINGS.get(source.suffix.lower())
        if kind and any(map(source.is_relative_to, places)):
            try:
                file.content_bytes = stripped(source.read_bytes(), kind)
            except (OSError, ValueError, SyntaxError):
                raise PluginError(f"{file.src_uri}: this picture cannot be read; save it again as JPEG") from None
    return files
