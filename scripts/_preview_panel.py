"""What serve adds to the pages that it shows: what is to be mended, and a script that listens for changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape

from newsroom.build.preview import Troubles
from newsroom.memory import digest
from newsroom.reading.problem import Problem

FOLDER = "/_preview/"
"""Where serve's own files are; no address of a site starts so."""
FAULT = (
    "The program came to grief over what was saved. The lines in the terminal tell more; if you did not change the "
    "program or its templates, please report them."
)
LAST_GOOD = "Until this is mended, pages are shown as they last were in order. Mend and save: this goes by itself."
NO_PAGE_YET = "Mend what is listed here and save: the page then shows itself."

_BODY = re.compile(rb"<body[^>]*>")

_ADDED_HEAD = Markup(
    '<link rel="stylesheet" href="{folder}preview.css">'
    '<script src="{folder}preview.js" data-key="{key}" defer></script>'
)
_PLACE = Markup('<div id="preview-problems" data-key="{key}">{panel}</div>')
_PANEL = Markup(
    '<div class="preview-panel" role="alert" tabindex="0" aria-labelledby="preview-title">'
    '<p class="preview-title" id="preview-title">{title}</p><p>{remedy}</p>{found}</div>'
)
_PAGE = Markup(
    '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<meta name="color-scheme" content="light dark">'
    '<title>{title}</title></head><body><main class="preview-page"><h1>{title}</h1><p>{remedy}</p>{found}</main>'
    "</body></html>"
)


@dataclass(frozen=True)
class Panel:
    """What is wrong, over the last good page."""

    key: str
    """Changes when the text does."""
    html: str
    """Empty where nothing is wrong."""


def panel_of(troubles: Troubles) -> Panel:
    if not troubles:
        return Panel("", "")
    html = _PANEL.format(title=_title(troubles), remedy=LAST_GOOD, found=_found(troubles))
    return Panel(digest(str(html)), str(html))


def problem_page(troubles: Troubles) -> bytes:
    """The page where there is no good one yet."""
    title = "The site cannot be shown yet"
    return str(_PAGE.format(title=title, remedy=NO_PAGE_YET, found=_found(troubles))).encode()


def with_listener(page: bytes, key: str, panel: Panel) -> bytes:
    """The page with the panel, and the script that knows the page by `key`."""
    head = _ADDED_HEAD.format(folder=FOLDER, key=key).encode()
    place = _PLACE.format(key=panel.key, panel=Markup(panel.html)).encode()
    page = page.replace(b"</head>", head + b"</head>", 1)
    return _BODY.sub(lambda body: body[0] + place, page, count=1)


def _title(troubles: Troubles) -> str:
    count = len(troubles.problems) + len(troubles.lines)
    if not count:
        return "The program has a fault"
    return "1 thing needs mending" if count == 1 else f"{count} things need mending"


def _found(troubles: Troubles) -> Markup:
    items = [*_places(troubles.problems), *(Markup("<li>{}</li>").format(line) for line in troubles.lines)]
    if troubles.fault:
        items.append(Markup("<li>{}</li>").format(FAULT))
    return Markup('<ul class="preview-list">{}</ul>').format(Markup("").join(items))


def _places(problems: tuple[Problem, ...]) -> Iterator[Markup]:
    """Those of one line stand together."""
    for (path, line), some in groupby(problems, key=lambda problem: (problem.path, problem.line)):
        told = Markup("<br>").join(escape(_sentence(problem.sentence)) for problem in some)
        yield Markup('<li><span class="preview-place">{}, line {}</span>{}</li>').format(path, line, told)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!", "`")) else ".")
