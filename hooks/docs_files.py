"""Files of docs/ that are no pages: pictures lose their metadata, for MkDocs would copy them as they are.

What may lie there is a rule of `newsroom/checks/files.py`, which has stopped the build before this.
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from newsroom.reading.content import PICTURES
from newsroom.render.pictures import stripped


def on_files(files: Files, config: MkDocsConfig) -> Files:
    docs = Path(config.docs_dir)
    for file in files:
        source = Path(file.abs_src_path or "")
        if source.suffix.lower() in PICTURES and source.is_relative_to(docs):
            try:
                file.content_bytes = stripped(source)
            except (OSError, ValueError, SyntaxError):
                raise PluginError(f"docs/{file.src_uri}: this picture cannot be read; save it again as JPEG") from None
    return files
