"""From content to a folder of finished files, with no more work than what changed asks for."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from newsroom.build.edition import outputs
from newsroom.build.groundwork import Groundwork, hand_written_pages, with_newest
from newsroom.build.kept import Kept, make_index, search_key
from newsroom.build.printing import draw_covers, print_all
from newsroom.build.tree import lay_out, lay_over
from newsroom.build.workers import OnAllCores, Told, nobody
from newsroom.output import Output
from newsroom.outputs.icons import draw_icons
from newsroom.outputs.typeface import cut_typeface
from newsroom.render.templates import Press
from newsroom.settings import Settings


@dataclass(frozen=True)
class Laid:
    """What MkDocs did: all that it wrote is kept already."""

    press: Press
    groundwork: Groundwork
    lasts: bool
    """Whether a later build may go without MkDocs."""


@dataclass(frozen=True)
class Assembled:
    pages: int
    remade: int
    """How many files were made anew, pages and others."""
    social_seconds: float
    """What the pictures for sharing took; little where those of an earlier build are whole."""
    search_seconds: float
    """What the search index took; next to nothing where the one before still tells all."""


def assemble(
    new: Path,
    kept: Kept,
    open_press: Callable[[Settings], Press],
    lay: Callable[[Press | None], Laid],
    told: Told = nobody,
) -> Assembled:
    """Makes the whole site in the folder `new`.

    `lay` has MkDocs do its part; it is called only where what MkDocs did before does not hold any more.
    Raises ContentError where something is wrong in the content, SearchIndexError, and what `lay` raises.
    """
    press, made, ground, lasts = _ground(kept, open_press, lay)
    wanted = [*made, *hand_written_pages(press, ground.pages, ground.latest)]
    if len(kept.prints) < len(wanted) // 2:
        draw_covers(press, OnAllCores(told))
        cut_typeface(press)
        draw_icons(press)
    index = kept.index
    edition = print_all(press, wanted, kept.files, kept.prints, set(index.files.values()), told)
    key = search_key(edition.prints)
    before = {} if edition.broken else index.files
    names = {**ground.files, **{path: one.name for path, one in edition.prints.items()}}
    lay_out(new, {**names, **before}, kept.files, kept.spare)
    started = time.perf_counter()
    if index.key != key or edition.broken:
        with _saving_meanwhile(kept):
            index = make_index(new, key, kept.files)
        lay_over(new, before, index.files, kept.files)  # most of a new index is the old one's
    seconds = time.perf_counter() - started
    kept.save(edition, ground if lasts else None, index)
    pages = sum(path.endswith("index.html") for path in edition.prints)
    return Assembled(pages, edition.remade, edition.last_seconds, seconds)


@contextmanager
def _saving_meanwhile(kept: Kept) -> Iterator[None]:
    """Keeps what is worth remembering while another program is at work."""
    saving = Thread(target=kept.save_memories)
    saving.start()
    try:
        yield
    finally:
        saving.join()


def _ground(
    kept: Kept, open_press: Callable[[Settings], Press], lay: Callable[[Press | None], Laid]
) -> tuple[Press, list[Output], Groundwork, bool]:
    """The press, what it makes, what MkDocs made, and whether that lasts."""
    ground, press = kept.groundwork, None
    if ground:
        press = open_press(ground.settings)
        made = [*outputs(press)]
        ground = with_newest(ground, press.site)
        if ground.still_holds(press, {output.path for output in made}):
            return press, made, ground, True
    laid = lay(press)
    return laid.press, [*outputs(laid.press)], laid.groundwork, laid.lasts
