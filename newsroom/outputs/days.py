"""Days of the content as moments in time, for formats that know no plain days."""

import datetime as dt
from zoneinfo import ZoneInfo

TIME_ZONE = "Europe/London"
LONDON = ZoneInfo(TIME_ZONE)


def midnight(day: dt.date) -> dt.datetime:
    """The start of `day` in London, with the offset that London has then: 19 September 2023 is +01:00."""
    return dt.datetime.combine(day, dt.time(), LONDON)
