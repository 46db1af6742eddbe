"""What machines read of the site. A module yields the Outputs of one kind; `OUTPUTS` names them all once."""

from collections.abc import Callable, Iterator

from newsroom.output import Output
from newsroom.outputs import admin, calendar, feeds, headers, icons, opml, robots, sitemap, social, typeface
from newsroom.render.templates import Press

OUTPUTS: tuple[Callable[[Press], Iterator[Output]], ...] = (
    feeds.feeds,
    opml.opml,
    calendar.calendar,
    sitemap.sitemap,
    robots.robots,
    typeface.typeface,
    social.social,
    icons.icons,
    icons.manifest,
    headers.headers,
    admin.admin,
)
