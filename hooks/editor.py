"""Plain `mkdocs build` has the browser editor too, where `scripts/build.py` has fetched it before: this runs no npm."""

import os
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from newsroom.build.edition import open_press
from newsroom.build.editor import Fetching
from newsroom.memory import Memories

PROJECT = Path(__file__).resolve().parent.parent


@event_priority(110)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Before all is read; `scripts/build.py` has said already how that is done."""
    memories = Memories(editor=Fetching(PROJECT, os.environ).kept)
    config.extra.setdefault("newsroom_open", partial(open_press, memories=memories))
    return config
