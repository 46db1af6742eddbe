"""A link to a hosted video, alone in its paragraph, as a still with a title; nothing is asked of the host.

The player comes only once a reader presses the button that video.js puts on the still. Without a script the
link stays a link. All this is written round HTML that is clean already: its marks are none that an editor's own
HTML could bring, so a frame never leads elsewhere than to the addresses below, made of a video's number alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from markupsafe import Markup


@dataclass(frozen=True)
class Service:
    """A host of videos."""

    name: str
    owner: str
    """Who receives the data, where the name does not say it."""
    host: str
    """What its player is loaded from."""
    address: re.Pattern[str]
    """A video's page; the group `id` is the video."""
    player: str
    """The player's address below the host, with `{id}` in it. A reader has pressed “Play”, so it plays at once."""


_MORE = r"(?:[?&#][\w=&.,;~%-]*)?"
"""What a host's “share” button hangs on, and what says where to begin; the player gets none of it."""

SERVICES = (
    Service(
        name="YouTube",
        owner="Google",
        host="https://www.youtube-nocookie.com",
        address=re.compile(
            r"https?://(?:(?:www\.|m\.)?youtube\.com/(?:watch\?v=|shorts/|live/)|youtu\.be/)"
            rf"(?P<id>[\w-]{{11}}){_MORE}",
            re.ASCII,
        ),
        player="/embed/{id}?autoplay=1",
    ),
    Service(
        name="Vimeo",
        owner="",
        host="https://player.vimeo.com",
        # A video with `h=` in its address is not public: without that key its player shows nothing.
        address=re.compile(rf"https?://(?:www\.)?vimeo\.com/(?P<id>\d{{6,12}})(?![^#]*\bh=){_MORE}", re.ASCII),
        player="/video/{id}?dnt=1&autoplay=1",
    ),
)
"""The hosts whose videos are shown, each by the player that it offers for the sake of privacy."""

_ALONE = re.compile(
    r'<p>\s*<a href="(?P<link>https?://[^"]+)"(?: title="[^"]*")?>(?P<title>(?:(?!</?(?:a|img)\b).)+)</a>\s*</p>',
    re.DOTALL,
)
"""A paragraph that is a link to another host and nothing else, as `markdown.clean` writes it."""


def is_video(link: str) -> bool:
    """Whether the address `link` is that of a video."""
    return _found(link) is not None


def players_in(html: str) -> tuple[str, ...]:
    """The hosts whose players `shown` would offer in this clean HTML, each once."""
    services = (_found(unescape(part["link"])) for part in _ALONE.finditer(html))
    return tuple(sorted({found[0].host for found in services if found}))


def shown(html: str) -> Markup:
    """Clean HTML with a still in the place of each paragraph that is a link to a video."""
    return Markup(_ALONE.sub(_still, html))


def _found(link: str) -> tuple[Service, str] | None:
    """The host of a video and the video's number there."""
    matches = ((service, service.address.fullmatch(link)) for service in SERVICES)
    return next(((service, match["id"]) for service, match in matches if match), None)


def _still(paragraph: re.Match[str]) -> str:
    link = unescape(paragraph["link"])
    found = _found(link)
    if not found:
        return paragraph[0]
    service, video = found
    bare = unescape(_words_of(paragraph["title"])) in ("", link)
    return _STILL.format(
        player=service.host + service.player.format(id=video),
        drawing=_DRAWING,
        link=link,
        title=f"A video on {service.name}" if bare else Markup(paragraph["title"]),
        host=f"{service.name} ({service.owner})" if service.owner else service.name,
    )


def _words_of(html: str) -> str:
    return re.sub(r"<[^>]*>", "", html).strip()


def _construction() -> Iterator[str]:
    """The mark for “play”, drawn as a machine part would be: an equilateral triangle in its circle."""
    yield '<path class="cv-grid" d="'
    yield "".join(f"M{x} 0V360" for x in range(20, 640, 20))
    yield "".join(f"M0 {y}H640" for y in range(20, 360, 20))
    yield '"/><g class="cv-frame"><path d="M10 10H630V350H10zM320 0V18M320 342V360M0 180H18M622 180H640"/></g>'
    # To the right, so that the button has the lower left corner on the smallest sheet too.
    yield '<g transform="translate(460 165)"><g class="cv-thin"><circle r="110"/>'
    yield '<path d="M-140 0H140M0 -130V130M-55 -95.3V95.3"/></g><circle class="cv-line" r="84"/>'
    yield '<path class="cv-line video__mark" d="M-42 -72.7L84 0L-42 72.7z"/></g>'


_DRAWING = Markup(
    '<svg class="video__drawing" viewBox="0 0 640 360" aria-hidden="true" focusable="false">{}</svg>'
).format(Markup("".join(_construction())))

_STILL = Markup(
    '<div class="video" data-player="{player}">'
    '<div class="video__still">{drawing}</div>'
    '<p class="video__title"><a href="{link}">{title}</a></p>'
    '<p class="video__note" data-pagefind-ignore><span class="video__how">The link leads to</span> {host}, who will '
    "then receive data such as your IP address.</p></div>"
)
