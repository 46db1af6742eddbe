"""Our own Jinja: escaped unless known to be clean, and links that lead to the root from anywhere."""

import datetime as dt
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jinja2
import lxml.html
import pytest
from PIL import Image

from newsroom import addresses
from newsroom.output import Output
from newsroom.pages import PAGES
from newsroom.reading.content import read_content
from newsroom.render.templates import Page, Press, link_to, voice_of
from newsroom.render.texts import Text
from newsroom.settings import Link, Settings
from newsroom.site import Site
from tests.building import SOUND, TODAY, article, bare_root, sound_root

TEMPLATES = Path(__file__).parents[2] / "templates"
MARKUP = """<script>alert('1')</script> "two" & {{ 7 * 7 }}"""
QUOTED = """'<script>alert(''1'')</script> "two" & {{ 7 * 7 }}'"""
NAVIGATION = (Link("News", "/news/", (Link("Tags", "/tags/"),)), Link("About", "/about/"))
COMPILED = jinja2.FileSystemBytecodeCache(tempfile.mkdtemp())
Make = Callable[..., Press]


@pytest.fixture
def press(tmp_path: Path) -> Make:
    """A press of small templates written here, or of the project's own."""

    def made(
        templates: dict[str, str] | None = None, root: Path | None = None, url: str = "https://t.example.org/"
    ) -> Press:
        settings = Settings("Test", url, navigation=NAVIGATION, repository="https://code.example.org/t")
        content = read_content(root or bare_root(tmp_path / "root"))
        assert [str(problem) for problem in content.problems] == []
        folder = tmp_path / "templates"
        folder.mkdir(exist_ok=True)
        for name, text in (templates or {}).items():
            (folder / name).write_text(text)
        return pressed(Site(content, settings, TODAY), TEMPLATES if templates is None else folder)

    return made


def pressed(site: Site, templates: Path) -> Press:
    """A press that shares its compiled templates with those of other tests."""
    found = Press(site, templates)
    found.environment.bytecode_cache = COMPILED
    return found


def outputs(press: Press) -> dict[str, Output]:
    return {output.path: output for maker in PAGES for output in maker(press)}


def tree(press: Press, path: str) -> Any:
    return lxml.html.fromstring(outputs(press)[path].make().decode())


# ---- escaping


def test_values_are_escaped_in_text_and_in_attributes(press: Make) -> None:
    made = press({"t.html": '<p title="{{ page.title }}">{{ page.title }}</p>'})
    html = made.render(Page("/x/", MARKUP, ""), "t.html")
    assert html == (
        '<p title="&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &#34;two&#34; &amp; {{ 7 * 7 }}">'
        "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &#34;two&#34; &amp; {{ 7 * 7 }}</p>"
    )
    (element,) = lxml.html.fromstring(f"<div>{html}</div>")
    assert (element.get("title"), element.text) == (MARKUP, MARKUP)


def test_an_editors_text_reaches_the_template_clean(press: Make) -> None:
    made = press({"t.html": "{{ body }}"})
    html = made.render(
        Page("/a/b/", "T", ""), "t.html", body=Text("**Bold** <script>x</script> [e](/events/)", "a.md", 1)
    )
    assert html == '<p><strong>Bold</strong>  <a href="../../events/">e</a></p>'


def test_a_text_is_not_a_template(press: Make) -> None:
    made = press({"t.html": "{{ body }}"})
    assert (
        made.render(Page("/", "T", ""), "t.html", body=Text("{{ 7 * 7 }} {% raw %}", "a.md", 1))
        == "<p>{{ 7 * 7 }} {% raw %}</p>"
    )


def test_what_a_template_asks_for_must_be_there(press: Make) -> None:
    with pytest.raises(jinja2.UndefinedError, match="no_such"):
        press({"t.html": "{{ no_such }}"}).render(Page("/", "T", ""), "t.html")


def test_abbreviations_are_told_once_a_page(press: Make, tmp_path: Path) -> None:
    root = bare_root(
        tmp_path / "root", {"data/abbreviations.yml": "- {id: tcsg, short: TCSG, full: The Steering Group}\n"}
    )
    made = press({"t.html": "{{ expand('TCSG') }}, {{ expand('TCSG') }}"}, root)
    told = '<abbr title="The Steering Group">TCSG</abbr> (The Steering Group), TCSG'
    assert made.render(Page("/", "T", ""), "t.html") == told
    assert made.render(Page("/x/", "T", ""), "t.html") == told


def test_an_entry_with_markup_in_its_fields_shows_it_as_text(press: Make, tmp_path: Path) -> None:
    image = f"{{src: a.jpg, alt: {QUOTED}, caption: {QUOTED}, credit: {QUOTED}, agreement: none seen}}"
    corrections = f"[{{date: 2024-01-01, text: {QUOTED}}}]"
    root = sound_root(tmp_path / "root", {
        "articles/2023/x.md": article(
            title=QUOTED, summary=QUOTED, tags=f"[{QUOTED}]", corrections=corrections, image=image,
            actions=f"[{{action: 2021-2024/V1, shows: {QUOTED}}}]", people="[jane]", sources="[report]",
        ),
        "data/people/jane.yml": f"{{name: {QUOTED}, roles: [{{role: {QUOTED}, as_at: 2021}}]}}\n",
        "data/sources.yml": f"- {{id: report, title: {QUOTED}, publisher: {QUOTED}, url: 'https://example.org/?a=\"b'}}\n",
    })  # fmt: skip
    Image.new("RGB", (8, 8)).save(root / "articles" / "2023" / "a.jpg")
    made = press(root=root)
    page = tree(made, "news/2023/09/18/x/index.html")
    assert [one.text_content() for one in page.xpath("//h1")] == [MARKUP]
    assert page.xpath("string(//p[@class='standfirst'])") == MARKUP
    assert page.xpath("string(//head/title)") == f"{MARKUP} - Test"
    assert page.xpath("//meta[@name='description']/@content") == [MARKUP]
    assert MARKUP in page.xpath("//img/@alt")
    assert page.xpath("string(//figcaption)").strip() == f"{MARKUP} Picture: {MARKUP}"
    assert MARKUP in page.xpath("string(//section[@class='corrections'])")
    assert page.xpath("//script[contains(., 'alert')][not(@type='application/ld+json')]") == []
    assert not any("49" in text for text in page.xpath("//h1/text()"))


def test_no_page_holds_markup_of_a_field(press: Make, tmp_path: Path) -> None:
    """Every page that shows the entry: lists, tags, people, plans."""
    root = sound_root(tmp_path / "root", {"articles/2023/x.md": article(
        title=QUOTED, summary=QUOTED, tags=f"[{QUOTED}]", faculties="[eng]", themes="[visibility]",
        actions=f"[{{action: 2021-2024/V1, shows: {QUOTED}}}]",
    )})  # fmt: skip
    made = outputs(press(root=root))
    shown = [path for path, output in made.items() if path.endswith(".html") and b"alert(" in output.make()]
    assert {"news/2023/index.html", "faculties/eng/index.html", "themes/visibility/index.html"} <= set(shown)
    for path in shown:
        html = made[path].make().decode()
        assert "<script>alert" not in html
        assert 'content="<' not in html


# ---- links


@pytest.mark.parametrize(
    ("prefix", "address", "link"),
    [
        ("", "/", "./"),
        ("", "/news/", "news/"),
        ("../", "/", "../"),
        ("../../", "/news/2023/", "../../news/2023/"),
        ("../", "/events/#week", "../events/#week"),
        ("/a/site/", "/", "/a/site/"),
        ("/a/site/", "/search/", "/a/site/search/"),
    ],
)
def test_link_to(prefix: str, address: str, link: str) -> None:
    assert link_to(prefix, address) == link


@pytest.mark.parametrize(
    ("address", "link"), [("/", "events/"), ("/news/", "../events/"), ("/news/2023/x/", "../../../events/")]
)
def test_links_of_a_page_are_relative(press: Make, address: str, link: str) -> None:
    made = press({"t.html": "{{ url('/events/') }}"}, url="https://h.example.org/a/site/")
    assert made.render(Page(address, "T", ""), "t.html") == link


@pytest.mark.parametrize(
    ("url", "base"), [("https://h.example.org/", "/"), ("https://h.example.org/a/site/", "/a/site/")]
)
def test_the_404_page_leads_to_the_root_from_wherever_it_is_shown(press: Make, url: str, base: str) -> None:
    """A server shows it at any address, where a relative link would lead astray."""
    page = tree(press(url=url), "404.html")
    links = [*page.xpath("//body//a/@href"), *page.xpath("//link[@rel='icon']/@href")]
    inside = [link for link in links if not link.startswith(("http", "mailto:", "#"))]
    assert f"{base}search/" in inside
    assert [link for link in inside if not link.startswith(base)] == []


def test_a_page_knows_where_it_stands(press: Make) -> None:
    made = press({"t.html": "x"}, url="https://h.example.org/a/")
    placed = made.placed(Page("/tags/x/", "X", "", crumbs=(Link("Tags", "/tags/"),), source="data/x.yml"))
    assert placed.canonical == "https://h.example.org/a/tags/x/"
    assert placed.edit == "https://code.example.org/t/edit/main/data/x.yml"
    assert placed.section == "/news/"
    assert [(link.text, link.address) for link in placed.crumbs] == [("Tags", "/tags/"), ("X", "/tags/x/")]
    assert made.placed(Page("/", "Home", "")).section == ""
    assert made.placed(Page("/", "Home", "")).crumbs == ()


def test_a_link_that_leads_nowhere_is_told_with_its_line(press: Make, tmp_path: Path) -> None:
    body = "First line.\n\nThe [old](../2022/gone.md) and\nthe [new](nowhere.md) one."
    root = bare_root(tmp_path / "root", {"articles/2023/x.md": article(body)})
    made = press(root=root)
    for output in outputs(made).values():
        output.make()
    rest = (
        "leads to no page; link to another story by its file, such as `../2023/open-day.md`, and to a page of the site "
        "from its root, such as `/events/`"
    )
    assert [str(problem) for problem in sorted({*made.problems})] == [
        f"articles/2023/x.md:9:11: the link `../2022/gone.md` {rest}",
        f"articles/2023/x.md:10:11: the link `nowhere.md` {rest}",
    ]


def test_the_same_broken_link_is_told_at_each_place(press: Make, tmp_path: Path) -> None:
    root = bare_root(tmp_path / "root", {"articles/2023/x.md": article("[a](gone.md)\n\n[b](gone.md)")})
    made = press(root=root)
    outputs(made)["news/2023/09/18/x/index.html"].make()
    assert sorted({problem.line for problem in made.problems}) == [7, 9]


def test_a_broken_link_with_an_escape_is_told_at_its_line(press: Make, tmp_path: Path) -> None:
    root = bare_root(tmp_path / "root", {"articles/2023/x.md": article("One.\n\n[a](gone&amp;lost.md)")})
    made = press(root=root)
    outputs(made)["news/2023/09/18/x/index.html"].make()
    assert sorted({problem.line for problem in made.problems}) == [9]


# ---- whose voice


def institution(folder: Path, **keys: str) -> Path:
    more = "".join(f"{key}: {value}\n" for key, value in keys.items())
    text = "\n".join(line.strip() for line in SOUND["data/institution.yml"].strip().splitlines())
    return bare_root(folder, {"data/institution.yml": f"{text}\n{more}"})


@pytest.mark.parametrize(
    ("keys", "voice", "indexable"),
    [
        ({}, "Made from public documents; not an official publication of the University of Testing.", False),
        (
            {"adopted_by": "The network"},
            "Made from public documents; not an official publication of the University of Testing.",
            False,
        ),
        ({"adopted_by": "The network", "adopted_on": "2026-01-01"}, "", True),
        (
            {"made_up": "true", "adopted_by": "The network", "adopted_on": "2026-01-01"},
            "University of Testing is made up: its people, stories and figures are invented to show what this site can do.",
            True,
        ),
    ],
)  # fmt: skip
def test_until_somebody_adopts_it_every_page_says_whose_voice_it_is_not(
    press: Make, tmp_path: Path, keys: dict[str, str], voice: str, indexable: bool
) -> None:
    made = press(root=institution(tmp_path / "root", **keys))
    assert voice_of(made.site) == voice
    assert made.shell.indexable is indexable
    for path, output in outputs(made).items():
        if path.endswith(".html"):
            html = output.make().decode()
            assert ('<meta name="robots" content="noindex">' in html) is not indexable, path
            assert voice in html, path


# ---- outputs


def test_equal_inputs_give_equal_bytes(press: Make, tmp_path: Path) -> None:
    root = sound_root(tmp_path / "root")
    first, second = outputs(press(root=root)), outputs(press(root=root))
    assert first.keys() == second.keys()
    assert [path for path in first if first[path].make() != second[path].make()] == []
    assert [path for path in first if first[path].inputs != second[path].inputs] == []


def test_every_page_stands_where_its_address_says(press: Make, tmp_path: Path) -> None:
    paths = outputs(press(root=sound_root(tmp_path / "root"))).keys()
    for address in ("/news/2023/09/18/week/", "/case-studies/exchange/", "/news/old-week/", "/action-plans/2021-2024/"):
        assert addresses.file_of(address) in paths


def test_tomorrow_changes_what_it_must(press: Make, tmp_path: Path) -> None:
    """An output whose bytes change has other inputs, or a build that reuses earlier work would be stale."""
    files = {"articles/2026/soon.md": article("See [it](../2023/week.md).", publish_on="2026-11-24", faculties="[eng]")}
    made = press(root=sound_root(tmp_path / "root", dict(files)))
    later = pressed(Site(made.site.content, made.site.settings, TODAY + dt.timedelta(days=1)), TEMPLATES)
    before, after = outputs(made), outputs(later)
    assert "news/2026/11/24/soon/index.html" not in before
    stale = [
        path
        for path in before
        if before[path].make() != after[path].make() and before[path].inputs == after[path].inputs
    ]
    assert stale == []


@pytest.mark.parametrize(
    "change",
    [
        {"articles/2023/week.md": SOUND["articles/2023/week.md"].replace("date: 2023-09-18", "date: 2023-09-19")},
        {"data/abbreviations.yml": "- {id: tcsg, short: TCSG, full: The Group}\n"},
    ],
)
def test_a_page_whose_links_change_has_other_inputs(press: Make, tmp_path: Path, change: dict[str, str]) -> None:
    linking = {
        "articles/2023/x.md": article("The TCSG in [it](week.md).", date="2023-05-01"),
        "articles/2023/between.md": article(date="2023-06-01"),
    }
    path = "news/2023/05/01/x/index.html"
    before = outputs(press(root=sound_root(tmp_path / "root", dict(linking))))[path]
    html = before.make()
    after = outputs(press(root=sound_root(tmp_path / "root", {**linking, **change})))[path]
    assert after.make() != html
    assert after.inputs != before.inputs
