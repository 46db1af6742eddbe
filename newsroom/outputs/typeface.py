"""The site's own typeface, served from the site."""

from collections.abc import Iterator
from importlib.metadata import version

from newsroom.output import Output
from newsroom.render.fonts import fonts
from newsroom.render.templates import Press


def typeface(press: Press) -> Iterator[Output]:
    """The same for every site; the name of a file tells which cut it is."""
    made_with = (version("font-source-serif-pro"), version("fonttools"), version("brotli"))
    for name, make in fonts():
        yield Output.of(f"assets/fonts/{name}", (name, *made_with), make)
