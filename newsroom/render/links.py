"""Links that lead nowhere, told at their place with what to write instead."""

import posixpath
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from urllib.parse import unquote, urlsplit

from markupsafe import escape

from newsroom.reading.problem import Problem, did_you_mean

PICTURE = re.compile(r"\.(?:jpe?g|png|webp|gif|svg|bmp|heic|tiff?)$", re.IGNORECASE)
HOST = re.compile(r"^(?:www\.|[\w-]+(?:\.[\w-]+)*\.(?:uk|com|org|net|edu|eu|io|info|ac)(?:[/:]|$))", re.IGNORECASE)


def broken_links(
    body: str,
    path: str,
    first_line: int,
    links: Iterable[str],
    targets: Mapping[str, str | None],
    pictures: Container[str] = (),
) -> Iterator[Problem]:
    """Each at its place in the file; the same link may be broken in several. `pictures` are all there are, by path."""
    lines = body.split("\n")
    for link in dict.fromkeys(links):
        stray = PICTURE.search(link) and _path_of(link, path) in pictures
        sentence = _stray(link, path) if stray else _sentence(link, path, targets)
        written = [(n, line) for n, line in enumerate(lines) if link in line or str(escape(link)) in line]
        for number, line in written or [(0, "")]:
            column = max(line.find(link), line.find(str(escape(link))), 0) + 1
            yield Problem(path, first_line + number, column, sentence)


def _stray(link: str, path: str) -> str:
    """Of a picture that is there and belongs to no story."""
    folder, name = posixpath.split(path)
    own = folder if name == "index.md" else f"{folder}/{name.removesuffix('.md')}"
    return (
        f"the picture `{link}` lies in the folder of no story that stands here; give this one a folder of its own, "
        f"`{own}/index.md`, and put the picture beside it"
    )


def _sentence(link: str, path: str, targets: Mapping[str, str | None]) -> str:
    if PICTURE.search(link.partition("?")[0]) and re.match(r"(?:[a-z]+:)?//", link, re.IGNORECASE):
        return f"the picture `{link}` is on another host, which readers would be sent to; put it beside this file"
    if HOST.match(link):
        return f"the link `{link}` is taken for a file; write the whole web address, `https://{link}`"
    if link.startswith("/"):
        return f"the link `{link}` leads to no page of the site; look at the page in a browser and copy its address"
    wanted = _path_of(link, path)
    same = next((other for other in targets if other.lower() == wanted.lower()), None)
    if same:
        name = posixpath.basename(same)
        return f"the link `{link}` differs from the file `{name}` in capital letters; write the name exactly so"
    if PICTURE.search(link):
        return f"there is no picture `{link}` (JPEG, PNG or WebP) beside this file; put it there, or mend its name"
    near = did_you_mean(posixpath.basename(wanted), map(posixpath.basename, targets)) if targets else ""
    if "did you mean" in near:
        return f"the link `{link}` leads to no page{near}"
    return (
        f"the link `{link}` leads to no page; link to another story by its file, such as `../2023/open-day.md`, "
        "and to a page of the site from its root, such as `/events/`"
    )


def _path_of(link: str, path: str) -> str:
    try:
        written = unquote(urlsplit(link).path)
    except ValueError:
        written = link
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), written))
