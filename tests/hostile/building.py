"""Hostile contributions, built past the check: what cleaning and escaping alone make of them."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import _mkdocs
import material
from newsroom.build import edition
from newsroom.build.groundwork import hand_written_pages
from newsroom.pages.hand_written import Latest
from newsroom.reading.characters import INVISIBLE
from newsroom.reading.content import read_content
from newsroom.render.abbreviations import Expander
from newsroom.render.templates import Press
from newsroom.render.texts import Text
from newsroom.render.video import shown
from newsroom.settings import Link, Settings
from newsroom.site import Site
from tests.building import PAGES, TODAY, article, write
from tests.checks.helpers import picture
from tests.hostile.attacks import ADDRESSES, HTML, LISTS, MARKDOWN, VALUES

PROJECT = Path(__file__).resolve().parents[2]
STORY = "articles/2023/kiln/index.md"
URL = "https://t.example.org/"

MAIN = {
    "a paragraph": "Before {} after.",
    "a block": "Before.\n\n{}\n\nAfter.",
    "a heading": "## {}",
    "the words of a link": "[{}](/events/)",
    "a link": "[x]({})",
    "a link in brackets": "[x](<{}>)",
    "the title of a link": '[x](/events/ "{}")',
    "a picture": "![x]({})",
    "a picture in HTML": '<img src="{}" alt="x">',
    "words for a picture": "![{}](kiln.jpg)",
    "the title of a picture": "![x](kiln.jpg '{}')",
    "code": "`{}`",
    "a block of code": "```html\n{}\n```",
    "a table": "| a | {} |\n|---|---|\n| {} | `{}` |",
    "a footnote": "x[^1]\n\n[^1]: {}",
    "an attribute": '<b title="{}">x</b>',
    "an attribute list": "[x](/events/){ {} }",
}
"""Each tag is put in each of these; what is no tag, where links, pictures and attributes stand."""
MORE = {
    "a reference": "[x][r]\n\n[r]: {} '{}'",
    "a link in HTML": "<a href='{}'>x</a>",
    "an attribute without quotes": "<b title={}>x</b>",
    "a value in an attribute list": '[x](/events/){: title="{}" }',
    "an attribute list of a block": "x\n{: {} }",
    "the title of a block of code": '```py title="{}"\nx\n```',
    "the options of a block of code": "```{.py {} }\nx\n```",
    "indented code": "x\n\n    {}",
    "the name of a footnote": "x[^{}]\n\n[^{}]: y",
    "a list": "- {}\n    - {}",
    "a task": "- [x] {}",
    "a quote": "> {}",
    "the title of an admonition": '!!! note "{}"\n    x',
    "an admonition": "!!! note\n    {}",
    "details": '???+ note "{}"\n    {}',
    "the name of a tab": '=== "{}"\n    x\n\n=== "y"\n    z',
    "a tab": '=== "x"\n    {}',
    "a definition": "{}\n:   {}",
    "an abbreviation": "HTML\n\n*[HTML]: {}",
    "Markdown in HTML": "<div markdown>\n{}\n</div>",
    "marks": "**{}** =={}== ~~{}~~ ^^{}^^ H~{}~",
    "a comment": "<!-- {} -->",
    "a video": "[{}](https://youtu.be/abcdefghijk)",
}
"""Each attack is put in some of these, and each of these gets dozens of attacks."""


@dataclass(frozen=True)
class Piece:
    """One attack in one place, as a page shows it."""

    position: str
    attack: str
    html: str


@cache
def settings() -> Settings:
    """With the Markdown of `mkdocs.yml`, and all that a page loads."""
    config = _mkdocs.site_config(PROJECT, PROJECT / "examples" / "northmoor", site_dir=PROJECT / "site")
    theme = sorted(Path(material.__path__[0], "templates", "assets", "stylesheets").glob("main.*.min.css"))
    sheets = [f"/assets/stylesheets/{name}" for name in (theme[0].name, "tokens.css", "site.css", "prose.css")]
    return Settings(
        "Hostile",
        URL,
        navigation=(Link("News", "/news/"), Link("Events", "/events/")),
        stylesheets=tuple(sheets),
        scripts=("/assets/javascripts/search.js",),
        extensions=tuple(config.markdown_extensions),
        extension_configs=config.mdx_configs,
    )


def press_past_the_check(root: Path) -> Press:
    """Of whatever can be read at all: no rule is asked."""
    return Press(Site(read_content(root), settings(), TODAY), PROJECT / "templates")


# ---- attacks in a text


def attacks() -> Iterator[tuple[str, str, str]]:
    """Position, attack, and the text that has it there."""
    places = {name: text for name, text in MAIN.items() if "link" in name or "picture" in name or "attribute" in name}
    groups = ((HTML, MAIN), (VALUES, places), (ADDRESSES, places), (LISTS, places))
    for number, (attack, main) in enumerate((attack, main) for group, main in groups for attack in group):
        more = {name: text for at, (name, text) in enumerate(MORE.items()) if at % 10 == number % 10}
        for position, text in (*main.items(), *more.items()):
            yield position, attack, text.replace("{}", attack)
    yield from (("Markdown", attack, attack) for attack in MARKDOWN)


@cache
def pieces(root: Path, feed: bool = False, positions: tuple[str, ...] = ()) -> tuple[Piece, ...]:
    """Each attack in each position, or in some, cleaned for a page one level down or, with `feed`, for a feed."""
    press = press_past_the_check(write_story(root))
    found = []
    for number, (position, attack, body) in enumerate(attacks()):
        if not positions or position in positions:
            text = Text(body, f"{STORY.removesuffix('index.md')}{number}.md", 1)
            html = press.body(text, URL) if feed else shown(press.body(text, "../", Expander({})))
            found.append(Piece(position, attack, str(html)))
    return tuple(found)


def write_story(root: Path) -> Path:
    """A newsroom with one story that has a picture."""
    if not (root / STORY).exists():
        write(root, {**PAGES, **INSTITUTION, STORY: article("![The kiln](kiln.jpg)")})
        (root / STORY).with_name("kiln.jpg").write_bytes(picture())
    return root


# ---- attacks in front matter and data


def yaml(value: object) -> str:
    """JSON is YAML."""
    return json.dumps(value)


THIRD = len(VALUES) // 3 + 1
CHUNKS = [" ".join(VALUES[start : start + THIRD]) for start in range(0, len(VALUES), THIRD)]
"""All values in three texts, for places of which a site has few."""
ALL = " ".join((*VALUES, *HTML, *LISTS, *ADDRESSES))
INSTITUTION = {
    "data/institution.yml": yaml(
        {
            "name": "University of Testing", "short": "Testing", "network": "Network", "motto": "Made to be read back",
            "email": "editors@testing.example.org", "record_begins": "2023-01-01",
        }
    ),
}  # fmt: skip
OF_INSTITUTION = {
    "name": CHUNKS[0], "short": CHUNKS[1], "network": CHUNKS[2], "motto": CHUNKS[0], "signatory_note": ALL,
    "email": "editors@testing.example.org", "record_begins": "2023-01-01", "signatory_since": "2019",
    "standings": [{"status": chunk, "note": chunk} for chunk in CHUNKS],
    "contacts": [{"role": CHUNKS[1], "name": CHUNKS[2], "checked": "2026-01-01"}],
}  # fmt: skip


def hostile_root(root: Path) -> Path:
    """A newsroom in which every value that may be text is an attack."""
    write(root, {**{path: hostile_page(text) for path, text in PAGES.items()}, **hostile_data()})
    for number, value in enumerate(VALUES):
        write(root, hostile_entries(number, value))
        for place in (f"articles/2023/v{number}", f"case_studies/c{number}"):
            (root / place / "kiln.jpg").write_bytes(picture())
    (root / "action_plans" / "letter.pdf").write_bytes(b"%PDF-1.4\n")
    return root


def hostile_page(text: str) -> str:
    front = re.sub(r"(?m)^(title|description): .*$", lambda key: f"{key[1]}: {yaml(ALL)}", text)
    return front.replace("Text.", "\n\n".join(MARKDOWN[:40]))


def hostile_entries(number: int, value: str) -> Mapping[str, str]:
    """A person who agreed to a page, an article and a case study about them, all called `value`."""
    consent = {"date": "2026-01-01", "review_by": "2030-01-01"}
    image = {"src": "kiln.jpg", "alt": value, "caption": value, "credit": value, "agreement": value}
    kept = {
        "title": yaml(value), "summary": yaml(value), "tags": yaml([value, f"tag {number}"]), "image": yaml(image),
        "authors": f"[p{number}]", "people": f"[p{number}]", "faculties": f"[f{number % 3}]", "date": "2023-09-18",
        "themes": f"[t{number % 3}]", "corrections": yaml([{"date": "2023-10-01", "text": value}]), "sources": "[s1]",
        "actions": yaml([{"action": "2021-2024/V1", "shows": value}]), "events": "[e1]", "awards": "[a1]",
    }  # fmt: skip
    career = {
        "subject": yaml({"kind": "person", "person": f"p{number}"}), "role": yaml(value), "consent": yaml(consent),
        "registration": yaml(value), "skills": yaml([value]), "quote": yaml({"text": value, "by": value}),
        "career": yaml([{"year": "2001", "role": value, "place": value}]),
    }  # fmt: skip
    bodies = [text for text in MARKDOWN if not INVISIBLE.search(text)]  # a file with such is not even read
    body = bodies[(number + 40) % len(bodies)]
    person = {"name": value, "other_names": [value], "consent": consent}
    role = {"role": value, "unit": f"f{number % 3}", "body": "b1", "office": value, "as_at": "2021"}
    return {
        f"data/people/p{number}.yml": yaml({**person, "roles": [role]}),
        f"articles/2023/v{number}/index.md": article(body, **kept),
        f"case_studies/c{number}/index.md": article(body, **kept, **career),
    }


def hostile_data() -> Mapping[str, str]:
    """Every vocabulary, and one or three of each other kind."""
    figure = {"what": ALL, "value": ALL}
    action = {
        "codes": ["V1"], "themes": ["t1"], "title": ALL, "outputs": ALL, "timeframe": ALL, "responsible": ALL,
        "measures": [{"text": ALL}], "reported": ALL,
    }  # fmt: skip
    review = {
        "date": "2022-01-01", "agreed": ALL, "complete": False, "gaps": ALL, "ratings": {"V1": "red"},
        "explanations": {"V1": ALL},
    }  # fmt: skip
    plan = {
        "title": yaml(ALL), "period": "{from: 2021, to: 2024}", "actions": yaml([action]), "summary": yaml(ALL),
        "reviews": yaml([review]), "documents": yaml([{"title": ALL, "file": "letter.pdf"}]), "date": None,
    }  # fmt: skip
    each = list(enumerate(CHUNKS))
    return {
        "data/institution.yml": yaml(OF_INSTITUTION),
        "data/faculties.yml": yaml([
            {"id": f"f{n}", "name": c, "abbreviation": c[:40], "summary": c, "figures": [figure, {"what": CHUNKS[0], "value": 10 + n, "people": True}], "as_at": "2021",
             "schools": [c], "note": c} for n, c in each
        ]),
        "data/themes.yml": yaml([{"id": f"t{n}", "name": c, "code": c, "summary": c, "covers": [c]} for n, c in each]),
        "data/schemes.yml": yaml([{"id": f"m{n}", "name": c, "by": c, "note": c} for n, c in each]),
        "data/sources.yml": yaml([
            {"id": f"s{n}", "title": c, "publisher": c, "doubt": c, "form": c, "author": c, "url": "https://x.example/?\"'"}
            for n, c in each
        ]),
        "data/bodies.yml": yaml([
            {"id": f"b{n}", "name": c, "abbreviation": c[:40], "remit": c, "meets": c, "reports": c, "members": c}
            for n, c in each
        ]),
        "data/series.yml": yaml([{"id": "r1", "title": ALL, "frequency": ALL, "as_at": "2021", "note": ALL}]),
        "data/glossary.yml": yaml([{"id": "g1", "term": ALL, "meaning": ALL}]),
        "data/abbreviations.yml": yaml([{"id": "h1", "short": "HTML", "full": ALL, "meaning": ALL}]),
        "data/numbers.yml": yaml([
            {"id": "n1", "what": ALL, "value": ALL, "unit": ALL, "period": ALL, "group": ALL, "note": ALL}
        ]),
        "data/awards/a1.yml": yaml({
            "scheme": "m1", "result": "won", "recipients": [{"name": ALL}, {"person": "p1"}], "year": "2023",
            "category": ALL, "for": ALL, "note": ALL, "faculties": ["f1"], "story": "articles/2023/v1/index.md",
        }),
        "data/opportunities/o1.yml": yaml({
            "title": ALL, "who": ALL, "deadline": "2027-01-01", "amount": ALL, "how": ALL, "helps": ALL, "scheme": "m1",
        }),
        "data/events/e1.yml": yaml({
            "title": ALL, "start": "2026-12-01", "place": ALL, "host": ALL, "summary": ALL, "cost": ALL,
            "figures": [figure], "faculties": ["f1"],
        }),
        "action_plans/2021-2024.md": article("Text.", **{**plan, "summary": plan["summary"]}),
    }  # fmt: skip


@cache
def hostile_site(folder: Path) -> Path:
    """The folder of the site that is made of attacks in every value, built once; no rule was asked before."""
    site = folder / "site"
    press = press_past_the_check(hostile_root(folder / "root"))
    html = {page.path: press.texts.of(page.body).html for page in press.site.hand_written}
    latest = Latest(CHUNKS[0], (Link(CHUNKS[1], "/news/"),))
    wanted = (*edition.outputs(press), *hand_written_pages(press, html, latest))
    for output in wanted:
        if not output.last and not output.path.endswith((".woff2", ".png")):  # which hold no text
            file = site / output.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(output.make())
    return site
