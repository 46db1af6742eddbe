"""`/robots.txt` (RFC 9309): every page may be fetched.

A site that nobody has adopted asks not to be indexed. It asks on each page, with `noindex`, and never with
`Disallow`: a page that may not be fetched cannot say `noindex`, and is listed all the same once another
site links to it. Robots read this file at the root of a host only; under a sub-path it does no harm.
"""

from collections.abc import Iterator
from functools import partial

from newsroom import addresses
from newsroom.output import Output
from newsroom.render.templates import Press


def robots(press: Press) -> Iterator[Output]:
    whole = press.site.settings.absolute(addresses.SITEMAP)
    yield Output.of(addresses.file_of(addresses.ROBOTS), (whole,), partial(_text, whole))


def _text(sitemap: str) -> bytes:
    return f"User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n".encode()
