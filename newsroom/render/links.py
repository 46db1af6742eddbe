"""Links that lead nowhere, told at their place with what to write instead."""

import posixpath
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from difflib import get_close_matches
from urllib.parse import unquote, urlsplit

from newsroom.reading.items import identifier_of
from newsroom.reading.problem import Problem
from newsroom.render.places import Places

PICTURE = re.compile(r"\.(?:jpe?g|png|webp|gif|svg|bmp|heic|tiff?)$", re.IGNORECASE)
WITHOUT_PAGE = (
    "the link `{link}` leads to the page of a person who has none; a page of one's own needs their agreement "
    "(`consent:` in their file), so take the link out and leave the name"
)
HOST = re.compile(r"^(?:www\.|[\w-]+(?:\.[\w-]+)*\.(?:uk|com|org|net|edu|eu|io|info|ac)(?:[/:]|$))", re.IGNORECASE)


def broken_links(
    body: str,
    path: str,
    first_line: int,
    links: Iterable[str],
    targets: Mapping[str, str | None],
    pictures: Container[str] = (),
    people: Container[str] = (),
) -> Iterator[Problem]:
    """Each at its place in the file; the same link may be broken in several.

    `pictures` are all there are, by path, and `people` the addresses of those who have no page of their own.
    """
    places = Places(body)
    for link in dict.fromkeys(links):
        stray = PICTURE.search(link) and _path_of(link, path) in pictures
        sentence = _stray(link, path) if stray else _sentence(link, path, targets)
        code = "picture-missing" if PICTURE.search(link.partition("?")[0]) else "link-nowhere"
        if link.partition("#")[0] in people:
            sentence, code = WITHOUT_PAGE.format(link=link), "person-without-consent"
        for at in places.of_link(link):
            line, column = first_line + body.count("\n", 0, at), at - body.rfind("\n", 0, at)
            yield Problem(path, line, column, sentence, code)


def _stray(link: str, path: str) -> str:
    """Of a picture that is there, and not beside a story that stands."""
    folder, name = posixpath.split(path)
    is_here = posixpath.dirname(_path_of(link, path)) == folder
    where = "is published only with a story that has a folder of its own" if is_here else "belongs to another story"
    if name == "index.md":
        return f"the picture `{link}` {where}; put a copy of it beside this file, and write its name alone"
    own = f"{folder}/{name.removesuffix('.md')}/index.md"
    what = "the picture" if is_here else "a copy of the picture"
    return f"the picture `{link}` {where}; make this file `{own}`, put {what} beside it, and write its name alone"


def _sentence(link: str, path: str, targets: Mapping[str, str | None]) -> str:
    if PICTURE.search(link.partition("?")[0]) and re.match(r"(?:[a-z]+:)?//", link, re.IGNORECASE):
        return f"the picture `{link}` is on another host, which readers would be sent to; put it beside this file"
    if re.match(r"(?:[a-z]+:)?//", link, re.IGNORECASE):
        return f"`{link}` would be loaded from another host, which readers would be sent to; write it as a link instead"
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
    near = _nearest(wanted, path, targets)
    if near:
        return f"the link `{link}` leads to no page; did you mean `{near}`?"
    return (
        f"the link `{link}` leads to no page; link to another story by its file, such as `../2023/open-day.md`, "
        "and to a page of the site from its root, such as `/events/`"
    )


def _nearest(wanted: str, path: str, targets: Iterable[str]) -> str:
    """The text that is called most as the wanted file is, as the file `path` would name it; empty where none is near.

    The endings are all alike, and `index.md` is the name of none.
    """
    texts = {identifier_of(target): target for target in sorted(targets, reverse=True) if target.endswith(".md")}
    near = get_close_matches(identifier_of(wanted), texts, n=1, cutoff=0.75)
    return posixpath.relpath(texts[near[0]], posixpath.dirname(path)) if near else ""


def _path_of(link: str, path: str) -> str:
    try:
        written = unquote(urlsplit(link).path)
    except ValueError:
        written = link
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), written))
