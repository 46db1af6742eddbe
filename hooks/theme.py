"""Leaves out of Material what the site has of its own: its script, its search, its 404 and its sitemap."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

OURS = {"404.html", "sitemap.xml"}
UNUSED = (
    "assets/javascripts/bundle.",
    "assets/javascripts/lunr/",
    "assets/javascripts/workers/",
    "assets/stylesheets/palette.",
    "assets/images/favicon.png",
)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    config.theme.static_templates -= OURS
    return config


@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Before our own files come, for some of them have the same names."""
    for file in list(files):
        if file.src_uri in OURS or file.src_uri.startswith(UNUSED) or file.src_uri.endswith(".map"):
            files.remove(file)
    return files
