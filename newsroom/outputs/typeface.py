"""The site's own typeface, served from the site."""

from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import version

from newsroom.memory import digest, remembered
from newsroom.output import Output
from newsroom.render.fonts import fonts
from newsroom.render.templates import Press


def typeface(press: Press) -> Iterator[Output]:
    """The same for every site; the name of a file tells which cut it is."""
    for name, key, make in _cuts():
        yield Output.of(f"assets/fonts/{name}", (key,), partial(remembered, press.memories.typeface, key, make))


def cut_typeface(press: Press) -> None:
    """Cuts it once for all sites and builds: that takes a second, which no build should have to spend twice."""
    for _, key, make in _cuts():
        remembered(press.memories.typeface, key, make)


def _cuts() -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    made_with = (version("font-source-serif-pro"), version("fonttools"), version("brotli"))
    for name, make in fonts():
        yield name, digest("typeface", name, *made_with), make
