"""Every address and guid of the site, in one place: a contract with readers that never breaks.

An address starts and ends with a slash and is relative to the site's root; a file's address has no
slash at its end. Imports nothing of the newsroom.
"""

import re
import unicodedata
import uuid

HOME = "/"
NEWS = "/news/"
CASE_STUDIES = "/case-studies/"
FACULTIES = "/faculties/"
THEMES = "/themes/"
TAGS = "/tags/"
PEOPLE = "/people/"
AWARDS = "/awards/"
OPPORTUNITIES = "/opportunities/"
ACTION_PLANS = "/action-plans/"
EVENTS = "/events/"
NETWORK = "/network/"
COMMITMENT = "/technician-commitment/"
FEEDS = "/feeds/"
SEARCH = "/search/"
CONTRIBUTE = "/contribute/"
CONTRIBUTE_NEW = "/contribute/new/"
CONTRIBUTE_RULES = "/contribute/rules/"
CONTRIBUTE_REFERENCE = "/contribute/reference/"
ADMIN = "/admin/"
GLOSSARY = "/glossary/"
ABOUT = "/about/"
PRIVACY = "/privacy/"
ACCESSIBILITY = "/accessibility/"
NOT_FOUND = "/404.html"

FEEDS_OPML = "/feeds.opml"
CALENDAR = "/events.ics"
SITEMAP = "/sitemap.xml"
ROBOTS = "/robots.txt"
HEADERS = "/_headers"
MANIFEST = "/site.webmanifest"
FAVICON = "/assets/favicon.svg"
APPLE_ICON = "/assets/icons/apple-touch-icon.png"
SOCIAL_PICTURE = "/assets/social.png"
"""What stands for the site, and for each page without a picture of its own, where somebody passes it on."""
FEED_FILES = ("feed.xml", "feed.atom", "feed.json")

STANDING = (
    HOME, NEWS, CASE_STUDIES, FACULTIES, THEMES, TAGS, PEOPLE, AWARDS, OPPORTUNITIES, ACTION_PLANS, EVENTS, NETWORK,
    COMMITMENT, FEEDS, SEARCH, CONTRIBUTE, CONTRIBUTE_NEW, CONTRIBUTE_RULES, CONTRIBUTE_REFERENCE, GLOSSARY, ABOUT,
    PRIVACY, ACCESSIBILITY, ADMIN,
)  # fmt: skip
"""The addresses that every site of ours has, whatever its content."""

WRITTEN = (HOME, NEWS, NETWORK, COMMITMENT, CONTRIBUTE, ABOUT, PRIVACY, ACCESSIBILITY)
"""Those of them that people write in `docs/`; the site makes the others."""
NOT_OURS = ("assets", "pagefind", "admin")
"""First parts of addresses below which no page stands: files of the site's own stand there."""
DEVICES = {"con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10))}
"""Names that no folder can have on Windows."""
FIRST_YEAR, LAST_YEAR, MOST_PAGES = 1800, 2200, 10_000
"""Bounds of the numbers in addresses, so that a slip cannot make pages without end."""

_PAGE = re.compile(r"/(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*")
_GUID_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:technically-speaking")


def slugify(text: str) -> str:
    """`text` as one lower-case part of an address: letters a-z, digits and single hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("'", "")).strip("-")


def article(date_path: str, slug: str) -> str:
    """`date_path` is the date as exactly as it is known: `2023/09/25`, `2019/12` or `2019`."""
    return f"{NEWS}{date_path}/{slug}/"


def news_page(number: int) -> str:
    """Pages of the archive are numbered from the oldest entry, so a number keeps its entries."""
    return f"{NEWS}page/{number}/"


def news_year(year: int) -> str:
    return f"{NEWS}{year}/"


def case_study(slug: str) -> str:
    return f"{CASE_STUDIES}{slug}/"


def faculty(identifier: str) -> str:
    """The page of a faculty or another unit."""
    return f"{FACULTIES}{identifier}/"


def theme(identifier: str) -> str:
    return f"{THEMES}{identifier}/"


def tag(name: str) -> str:
    return f"{TAGS}{slugify(name)}/"


def person(identifier: str) -> str:
    return f"{PEOPLE}{identifier}/"


def action_plan(identifier: str) -> str:
    return f"{ACTION_PLANS}{identifier}/"


def action(plan: str, code: str) -> str:
    """An action's anchor on its plan's page; each of its codes has one."""
    return f"{action_plan(plan)}#{code.lower()}"


def event(identifier: str) -> str:
    """An event's anchor on the events page."""
    return f"{EVENTS}#{identifier}"


def award(identifier: str) -> str:
    """An award's anchor on the awards page."""
    return f"{AWARDS}#{identifier}"


def opportunity(identifier: str) -> str:
    """An opportunity's anchor on the opportunities page."""
    return f"{OPPORTUNITIES}#{identifier}"


def contribute_reference(kind: str) -> str:
    """The page that tells how to fill in a kind of content, named as in `KINDS`."""
    return f"{CONTRIBUTE_REFERENCE}{slugify(kind)}/"


def feeds_beside(address: str) -> tuple[str, ...]:
    """The addresses of the RSS, Atom and JSON feeds of the page at `address`."""
    return tuple(f"{address}{name}" for name in FEED_FILES)


def is_page(address: str) -> bool:
    """Whether `address` is written as a page's: lower-case letters a-z, digits and hyphens between slashes."""
    return bool(_PAGE.fullmatch(address))


def icon(size: int) -> str:
    """The icon of the site that is `size` pixels wide."""
    return f"/assets/icons/maskable-{size}.png"


def picture(file_name: str) -> str:
    """The published name of a picture; it keeps the old ending, for `kiln.jpg` and `kiln.png` are two pictures."""
    stem, _, ending = file_name.rpartition(".")
    return f"{slugify(stem)}.{ending.lower()}.webp"


def smaller_picture(address: str, width: int) -> str:
    """Of the picture that `picture` names, the one that is only so many pixels wide: `kiln.jpg.400.webp`."""
    return f"{address.removesuffix('.webp')}.{width}.webp"


def plain_picture(address: str) -> str:
    """Of the picture that `picture` names, the JPEG for programs that know no WebP: `kiln.jpg.jpg`."""
    return f"{address.removesuffix('.webp')}.jpg"


def social_picture(address: str) -> str:
    """The picture that stands for the page at `address` where somebody passes it on."""
    return f"{address}social.png"


def file_of(address: str) -> str:
    """The path below the site's folder of what stands at `address`: `/news/` is `news/index.html`."""
    path = address.partition("#")[0].lstrip("/")
    return f"{path}index.html" if path == "" or path.endswith("/") else path


def to_root(address: str) -> str:
    """What leads from the page at `address` to the site's root: `../../` from `/news/2023/`."""
    return "../" * file_of(address).count("/")


def guid(institution: str, first_address: str) -> str:
    """The permanent identity of an entry in feeds (RSS 2.0 `guid`, RFC 4287 `atom:id`).

    Made from the address at which the entry first stood, never from the site's host, so that neither a
    move of the site nor a new headline shows a subscriber an old story as new.
    """
    return uuid.uuid5(_GUID_NAMESPACE, f"{institution}{first_address}").urn


def event_uid(institution: str, identifier: str) -> str:
    """The permanent identity of an event in calendars (RFC 5545, 3.8.4.7).

    What stands behind the @ is the institution's own, never the site's host: a move of the site leaves
    each event in a subscriber's calendar once.
    """
    return f"{identifier}@{guid(institution, EVENTS).removeprefix('urn:uuid:')}"
