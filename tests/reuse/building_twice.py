"""Builds of small sites for tests: with what earlier ones left behind, and without."""

import datetime as dt
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import pytest

from _groundwork import lay_groundwork
from newsroom.build import assembly, swap
from newsroom.build.assembly import Assembled, Laid, assemble
from newsroom.build.cache import Files
from newsroom.build.edition import open_press
from newsroom.build.kept import Index, Kept
from newsroom.outputs import social
from newsroom.render import fonts
from newsroom.render.templates import Press
from newsroom.settings import Settings
from tests.building import TODAY

PROJECT = Path(__file__).resolve().parents[2]
CUT_ONCE = cache(fonts._woff2)
"""Cutting the typeface takes longer than a small site, and always gives the same."""
DRAWN_ONCE = cache(social.picture)
"""As does drawing forty pictures for sharing."""
MKDOCS_YML = "site_name: Small\nsite_url: https://small.example.org/\nrepo_url: https://code.example.org/small\n"


@dataclass
class Builder:
    """A site that is built as `scripts/build.py` does it, but for its search index."""

    root: Path
    templates: Path = PROJECT / "templates"
    today: dt.date = TODAY

    def build(self) -> Assembled:
        site = swap.site_folder(self.root)
        new = swap.new_folder(site)
        kept = Kept(self.root / ".cache", PROJECT / ".cache", os.environ)
        opened = partial(open_press, self.root, self.templates, day=self.today, memories=kept.memories)

        def from_hook(root: Path, templates: Path, settings: Settings, day: dt.date) -> Press:
            return opened(settings=settings)

        def lay(press: Press | None) -> Laid:
            return lay_groundwork(self.root, new, None, False, kept.files, press or from_hook)

        done = assemble(new, kept, lambda settings: opened(settings=settings), lay)
        swap.swap(new, site, kept.spare)
        return done

    @property
    def tree(self) -> Mapping[str, bytes]:
        """Every file of the site with its bytes."""
        return tree_of(swap.site_folder(self.root))


def tree_of(folder: Path) -> Mapping[str, bytes]:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


@contextmanager
def quick() -> Iterator[None]:
    """Without the search index, which differs between runs, and with each cut of the typeface made once."""

    def no_index(site: Path, key: str, files: Files) -> Index:
        return Index(key)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assembly, "make_index", no_index)
        patch.setattr(fonts, "_woff2", CUT_ONCE)
        patch.setattr(social, "picture", DRAWN_ONCE)
        yield
