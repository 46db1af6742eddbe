"""What the tests of the rules share."""

import datetime as dt
from io import BytesIO
from pathlib import Path

from PIL import Image

from newsroom.checks import check
from newsroom.reading.content import read_content
from newsroom.settings import Settings
from newsroom.site import Site
from tests.building import TODAY, swapped

WEEK, PLAN, EXCHANGE = "articles/2023/week.md", "action_plans/2021-2024.md", "case_studies/exchange.md"
SETTINGS = Settings("Test", "https://t.example.org/")
Files = dict[str, str | None]


def lines(root: Path, today: dt.date = TODAY) -> list[str]:
    return sorted(str(problem) for problem in check(Site(read_content(root), SETTINGS, today)))


def picture(kind: str = "JPEG", size: tuple[int, int] = (8, 8)) -> bytes:
    buffer = BytesIO()
    Image.new("RGB" if kind != "GIF" else "P", size).save(buffer, kind)
    return buffer.getvalue()


def with_key(line: str) -> Files:
    """The sound article with one line more in its front matter, on line 16."""
    return swapped(WEEK, "aliases: [/news/old-week/]", f"aliases: [/news/old-week/]\n        {line}")


def warnings_of(root: Path, code: str, today: dt.date = TODAY) -> list[str]:
    """What the rule of that code says of items and files where warnings are asked for too."""
    found = check(Site(read_content(root), SETTINGS, today), warnings=True)
    return sorted(str(problem) for problem in found if problem.code == code)
