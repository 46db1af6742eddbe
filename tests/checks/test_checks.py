"""Each rule of the content is seen to fail, and says what it says in one line."""

from pathlib import Path

import pytest

from newsroom import checks, register
from newsroom.checks import RULES, SITE_RULES
from newsroom.reading.alt_texts import REMEDY
from newsroom.reading.content import read_content
from newsroom.site import Site
from tests.building import TODAY, article, sound_root, swapped
from tests.checks.helpers import EXCHANGE, PLAN, SETTINGS, WEEK, Files, lines, picture, with_key


def test_a_sound_site_gives_nothing(tmp_path: Path) -> None:
    root = sound_root(tmp_path)
    assert lines(root) == []
    register.record(Site(read_content(root), SETTINGS, TODAY))
    assert lines(root) == []


COMING = "which is still to come (today is 2026-11-23); write the day on which it happened"
PAGE = "---\ntitle: A page\ndescription: A page.\n---\n"
KIND = (
    "a file of this kind is not published; take it out, or save it as one of: md, jpg, jpeg, png, webp, pdf, docx, "
    "odt, xlsx, csv"
)
TELLS = "the file's name or what it holds tells a name that is withheld; rename it, or take it out"

CASES: dict[str, tuple[str, Files, list[str]]] = {
    # ---- references
    "faculty by its name": (
        "references_resolve",
        swapped(WEEK, "faculties: [eng]", "faculties: [Faculty of Engineering]"),
        [f"{WEEK}:7:13: there is no faculty `Faculty of Engineering`; did you mean `eng`?"],
    ),
    "faculty": (
        "references_resolve",
        swapped(WEEK, "faculties: [eng]", "faculties: [enq]"),
        [f"{WEEK}:7:13: there is no faculty `enq`; did you mean `eng`?"],
    ),
    "theme": (
        "references_resolve",
        swapped(WEEK, "themes: [visibility]", "themes: [visibilty]"),
        [f"{WEEK}:8:10: there is no theme `visibilty`; did you mean `visibility`?"],
    ),
    "theme of an action": (
        "references_resolve",
        swapped(PLAN, "{codes: [V1], themes: [visibility]", "{codes: [V1], themes: [skills]"),
        [f"{PLAN}:5:28: there is no theme `skills`; known here: `visibility`"],
    ),
    "author": (
        "references_resolve",
        swapped(WEEK, "authors: [jane]", "authors: [jayne]"),
        [f"{WEEK}:5:11: there is no person `jayne`; did you mean `jane`?"],
    ),
    "person": (
        "references_resolve",
        swapped(WEEK, "people: [jane]", "people: [sam, jane]"),
        [f"{WEEK}:6:10: there is no person `sam`; known here: `jane`"],
    ),
    "event": (
        "references_resolve",
        swapped(WEEK, "events: [week-2023]", "events: [week-2032]"),
        [f"{WEEK}:10:10: there is no event `week-2032`; did you mean `week-2023`?"],
    ),
    "award": (
        "references_resolve",
        swapped(WEEK, "awards: [prize-2021]", "awards: [prize-2012]"),
        [f"{WEEK}:11:10: there is no award `prize-2012`; did you mean `prize-2021`?"],
    ),
    "source": (
        "references_resolve",
        swapped(WEEK, "sources: [report]", "sources: [reports]"),
        [f"{WEEK}:13:11: there is no source `reports`; did you mean `report`?"],
    ),
    "faculty of a case study": (
        "references_resolve",
        swapped(EXCHANGE, "faculty: eng", "faculty: enq"),
        [f"{EXCHANGE}:7:1: there is no faculty `enq`; did you mean `eng`?"],
    ),
    "person of a case study": (
        "references_resolve",
        swapped(
            EXCHANGE,
            "subject: {kind: scheme, name: The exchange}",
            "subject: {kind: person, person: jayne}\n        consent: {date: 2024-01-01, review_by: 2026-01-01}",
        ),
        [f"{EXCHANGE}:6:25: there is no person `jayne`; did you mean `jane`?"],
    ),
    "plan that is superseded": (
        "references_resolve",
        swapped(PLAN, "title: The plan\n", "title: The plan\n        supersedes: 2018-2021\n"),
        [f"{PLAN}:3:1: there is no action plan `2018-2021`; known here: `2021-2024`"],
    ),
    "scheme of an award": (
        "references_resolve",
        swapped("data/awards/prize-2021.yml", "scheme: prize", "scheme: price"),
        ["data/awards/prize-2021.yml:1:1: there is no scheme `price`; did you mean `prize`?"],
    ),
    "recipient": (
        "references_resolve",
        swapped("data/awards/prize-2021.yml", "recipients: [jane]", "recipients: [{name: Team}, jayne]"),
        ["data/awards/prize-2021.yml:3:28: there is no person `jayne`; did you mean `jane`?"],
    ),
    "scheme of an opportunity": (
        "references_resolve",
        swapped("data/opportunities/prize-open.yml", "scheme: prize", "scheme: price"),
        ["data/opportunities/prize-open.yml:1:57: there is no scheme `price`; did you mean `prize`?"],
    ),
    "series of an event": (
        "references_resolve",
        swapped("data/events/week-2023.yml", "series: lunch", "series: lunches"),
        ["data/events/week-2023.yml:1:55: there is no series `lunches`; did you mean `lunch`?"],
    ),
    "champion of a faculty": (
        "references_resolve",
        swapped("data/faculties.yml", "champion: jane", "champion: jayne"),
        ["data/faculties.yml:4:3: there is no person `jayne`; did you mean `jane`?"],
    ),
    "group above": (
        "references_resolve",
        swapped("data/bodies.yml", "reports_to: board", "reports_to: bored"),
        ["data/bodies.yml:2:52: there is no group `bored`; did you mean `board`?"],
    ),
    "role": (
        "references_resolve",
        swapped("data/people/jane.yml", "unit: eng, body: group", "unit: enq, body: grup"),
        [
            "data/people/jane.yml:3:24: there is no faculty `enq`; did you mean `eng`?",
            "data/people/jane.yml:3:35: there is no group `grup`; did you mean `group`?",
        ],
    ),
    "where to add what is nowhere": (
        "references_resolve",
        {
            **with_key("updated: 2024-01-01"),
            **swapped(WEEK, "sources: [report]", "sources: [x]"),
            "data/sources.yml": None,
        }
        | swapped("data/people/jane.yml", ", source: report", ""),
        [f"{WEEK}:13:11: there is no source `x`; add it to `data/sources.yml` first"],
    ),
    # ---- actions
    "code": (
        "actions_exist",
        swapped(WEEK, "actions: [2021-2024/V1]", "actions: [{action: 2021-2024/V2, shows: It.}]"),
        [f"{WEEK}:12:11: the action plan 2021-2024 has no action `V2`; known here: `S1`, `V1`, `V5`"],
    ),
    "code far from any": (
        "actions_exist",
        swapped(WEEK, "actions: [2021-2024/V1]", "actions: [2021-2024/X]"),
        [f"{WEEK}:12:11: the action plan 2021-2024 has no action `X`; known here: `S1`, `V1`, `V5`"],
    ),
    "code without its plan": (
        "actions_exist",
        swapped(WEEK, "actions: [2021-2024/V1]", "actions: [V1]"),
        [f"{WEEK}:12:11: `V1` names no plan; write plan and code, such as `2021-2024/V2`"],
    ),
    "plan of an action": (
        "actions_exist",
        swapped(WEEK, "actions: [2021-2024/V1]", "actions: [2021-2023/V1]"),
        [f"{WEEK}:12:11: there is no action plan `2021-2023`; did you mean `2021-2024`?"],
    ),
    "where an action was carried from": (
        "actions_exist",
        swapped(PLAN, "title: Show the work}", "title: Show the work, carried_from: [2018-2020/V1]}"),
        [f"{PLAN}:5:78: there is no action plan `2018-2020`; did you mean `2021-2024`?"],
    ),
    # ---- plans
    "code twice": (
        "codes_are_unique",
        swapped(PLAN, "codes: [V5, S1]", "codes: [V5, S1, v1]"),
        [f"{PLAN}:6:6: the code `v1` stands in this plan twice"],
    ),
    "rating of no action": (
        "ratings_name_actions",
        swapped(PLAN, "S1: green}", "S1: green, S2: green}"),
        [f"{PLAN}:10:35: this plan has no action `S2`; known here: `S1`, `V1`, `V5`"],
    ),
    "explanation of no action": (
        "ratings_name_actions",
        swapped(PLAN, "{V1: Nobody was there.}", "{V1: Nobody was there., V55: Why}"),
        [f"{PLAN}:11:43: this plan has no action `V55`; did you mean `V5`?"],
    ),
    "complete review with a gap": (
        "ratings_name_actions",
        swapped(PLAN, "S1: green}", "S1: null}"),
        [
            f"{PLAN}:9:5: the review of 2022-01-01 says `complete: true` but does not rate V5; rate it, or write "
            "`complete: false` and say why in `gaps:`"
        ],
    ),
    "red without a reason": (
        "reds_are_explained",
        swapped(PLAN, "explanations: {V1: Nobody was there.}", "agreed: The Board"),
        [f"{PLAN}:10:15: V1 is red and not explained; add `V1: ...` under `explanations:`"],
    ),
    "document": (
        "documents_are_there",
        {"action_plans/letter.pdf": None},
        [f"{PLAN}:13:25: there is no file `letter.pdf` in `action_plans/`; put it there, or mend its name"],
    ),
    "document twice": (
        "documents_are_there",
        swapped(
            PLAN,
            "- {title: The letter, file: letter.pdf}",
            "- {title: A, file: letter.pdf}\n          - {title: B, file: letter.pdf}",
        ),
        [f"{PLAN}:14:16: `letter.pdf` is offered twice; keep one of them"],
    ),
    "two ratings of one action": (
        "codes_of_an_action_agree",
        swapped(PLAN, "S1: green}", "V5: amber, S1: green}"),
        [
            f"{PLAN}:10:35: V5 and S1 are codes of one action, and one is amber, the other green; give both the same "
            "rating, or rate only one of them"
        ],
    ),
    # ---- dates
    "a change to come": (
        "facts_have_happened",
        with_key("updated: 2026-11-24"),
        [f"{WEEK}:15:1: `updated` is 2026-11-24, {COMING}"],
    ),
    "a correction to come": (
        "facts_have_happened",
        with_key("corrections: [{date: 2027-01-01, text: It was red.}]"),
        [f"{WEEK}:15:16: `date` is 2027-01-01, {COMING}"],
    ),
    "a review to come": (
        "facts_have_happened",
        swapped(PLAN, "date: 2022-01-01", "date: 2027-01-01"),
        [f"{PLAN}:8:5: `date` is 2027-01-01, {COMING}"],
    ),
    "a check to come": (
        "facts_have_happened",
        {
            "data/people/lead.yml": "name: The Lead\nroles: [{role: A, as_at: 2027}]\n"
            "contact: {role: Lead, checked: 2027-02-01}\n"
        },
        [
            f"data/people/lead.yml:2:19: `as_at` is 2027, {COMING}",
            f"data/people/lead.yml:3:23: `checked` is 2027-02-01, {COMING}",
        ],
    ),
    "figures and offers to come": (
        "facts_have_happened",
        {
            "data/series.yml": "- {id: lunch, title: Lunch, as_at: 2026-12}\n",
            "data/opportunities/fund.yml": "{title: F, who: All, as_of: 2027}\n",
        },
        [
            f"data/opportunities/fund.yml:1:22: `as_of` is 2027, {COMING}",
            f"data/series.yml:1:29: `as_at` is 2026-12, {COMING}",
        ],
    ),
    # ---- pages that people write
    "a page that every site has": (
        "every_page_is_there",
        {"docs/about.md": None, "docs/news/index.md": None},
        [
            "docs/about.md:1:1: docs/about.md is missing: every site has this page; copy it from the project's docs/ "
            "and make it yours",
            "docs/news/index.md:1:1: docs/news/index.md is missing: every site has this page; copy it from the "
            "project's docs/ and make it yours",
        ],
    ),
    "a home page without its made part": (
        "every_page_is_there",
        swapped("docs/index.md", "shows: home\n", ""),
        ["docs/index.md:2:1: the page / needs its made part; add a line `shows: home` between the `---` lines"],
    ),
    "pages at addresses of made pages": (
        "one_address_each",
        {f"docs/{name}.md": PAGE for name in ("search", "glossary", "case-studies", "faculties/eng", "news/2023")},
        [
            f"docs/{name}.md:2:1: its address /{name}/ is taken by a page that the site makes; rename the file"
            for name in ("case-studies", "faculties/eng", "glossary", "news/2023", "search")
        ],
    ),
    "a page at a story's address": (
        "one_address_each",
        {"docs/news/2023/09/18/week.md": PAGE},
        [
            f"{WEEK}:2:1: its address /news/2023/09/18/week/ is taken by `docs/news/2023/09/18/week.md`; give one of "
            "them another `slug:`"
        ],
    ),
    "a page as file and as folder": (
        "one_address_each",
        {"docs/about/index.md": PAGE},
        ["docs/about.md:2:1: its address /about/ is taken by `docs/about/index.md`; rename the file"],
    ),
    # ---- files beside them
    "files that would run": (
        "docs_hold_only_what_is_published",
        {f"docs/{name}": "<script>" for name in ("evil.html", "evil.svg", "evil.js", "feed.xml", "none", ".htaccess")},
        [f"docs/{name}:1:1: {KIND}" for name in (".htaccess", "evil.html", "evil.js", "evil.svg", "feed.xml", "none")],
    ),
    "a file in the place of a made one": (
        "docs_hold_only_what_is_published",
        {"docs/action-plans/2021-2024/letter.pdf": "%PDF"},
        [
            "docs/action-plans/2021-2024/letter.pdf:1:1: the site makes a file of this name at this place itself; "
            "rename this one"
        ],
    ),
    "an ending that is not read as a page": (
        "docs_hold_only_what_is_published",
        {"docs/more.MD": PAGE},
        ["docs/more.MD:1:1: the ending of a page is written in lower-case letters; rename it so that it ends in `.md`"],
    ),
    "a folder that no address can hold": (
        "docs_hold_only_what_is_published",
        {"docs/Our Files/a.pdf": "%PDF"},
        [
            "docs/Our Files/a.pdf:1:1: the names of its folders may hold only lower-case letters, digits and hyphens; "
            "rename them"
        ],
    ),
    "a withheld name in a file": (
        "docs_hold_only_what_is_published",
        {
            "data/people/gone.yml": "name: Quentin Farrow\nwithhold: true\n",
            "docs/list.csv": "Farrow; Quentin\nFARROW, QUENTIN\n",
            "docs/quentin-farrow.pdf": "%PDF",
            "docs/sound.csv": "Quentin, Jane\n",
        },
        [f"docs/{name}:1:1: {TELLS}" for name in ("list.csv", "quentin-farrow.pdf")],
    ),
    # ---- entries
    "picture": (
        "picture_is_there",
        with_key("image: {src: no.jpg, alt: The hall from above, credit: Jane Doe, agreement: none seen}"),
        [
            f"{WEEK}:15:9: there is no picture `no.jpg` (JPEG, PNG or WebP) in `articles/2023/`; put it there, or mend "
            "its name"
        ],
    ),
    "picture elsewhere": (
        "picture_lies_beside_the_story",
        with_key("image: {src: ../secret.jpg, alt: The hall from above, credit: Jane Doe, agreement: none seen}"),
        [
            f"{WEEK}:15:9: `../secret.jpg` leads out of the story's folder; put the picture beside the story, and "
            "write its name alone, such as `kiln.jpg`"
        ],
    ),
    # ---- dates
    "year of the folder": (
        "dates_agree_with_the_file",
        {"articles/2024/b.md": article()},
        [
            "articles/2024/b.md:3:1: `date` is 2023-09-18, and the file lies in the folder `2024`; mend the date, or "
            "put the file into `2023`"
        ],
    ),
    "far away": (
        "plans_are_within_reach",
        {"articles/b.md": article(date="2029-01-01"), "articles/c.md": article(date="2028-12-31")},
        ["articles/b.md:3:1: `date` is 2029-01-01, more than 2 years from now (today is 2026-11-23); check the year"],
    ),
    "words for a picture": (
        "picture_is_told_in_words",
        {
            **with_key('image: {src: hall.png, alt: "", credit: Jane Doe, agreement: none seen}'),
            "articles/2023/hall.png": "",
        },
        [
            f"{WEEK}:15:24: `alt` is empty; {REMEDY}; only for a picture that tells nothing add the line "
            "`decorative: true`"
        ],
    ),
    "story of an award": (
        "story_is_there",
        swapped("data/awards/prize-2021.yml", "story: articles/2023/week.md", "story: articles/2023/weak.md"),
        [
            "data/awards/prize-2021.yml:5:1: there is no story `articles/2023/weak.md`; did you mean "
            "`articles/2023/week.md`?"
        ],
    ),
    "a page is no story": (
        "story_is_there",
        swapped("data/awards/prize-2021.yml", "story: articles/2023/week.md", "story: docs/index.md"),
        [
            "data/awards/prize-2021.yml:5:1: there is no story `docs/index.md`; known here: `articles/2023/week.md`, "
            "`case_studies/exchange.md`"
        ],
    ),
    "lead story": (
        "story_is_there",
        swapped("docs/index.md", "lead: articles/2023/week.md", "lead: articles/2023/weak.md"),
        ["docs/index.md:4:1: there is no story `articles/2023/weak.md`; did you mean `articles/2023/week.md`?"],
    ),
    # ---- addresses
    "two entries at one address": (
        "one_address_each",
        {"articles/other/week.md": article()},
        [
            "articles/other/week.md:2:1: its address /news/2023/09/18/week/ is taken by `articles/2023/week.md`; give "
            "one of them another `slug:`"
        ],
    ),
    "alias that is another's address": (
        "one_address_each",
        {"articles/2023/b.md": article(aliases="[/news/older/, /news/2023/09/18/week/]")},
        [
            "articles/2023/b.md:5:25: the alias /news/2023/09/18/week/ is taken by `articles/2023/week.md`; take the alias out"
        ],
    ),
    "alias of two": (
        "one_address_each",
        {"articles/2024/b.md": article(date="2024-09-18", aliases="[/news/old-week/]")},
        ["articles/2024/b.md:5:11: the alias /news/old-week/ is taken by `articles/2023/week.md`; take the alias out"],
    ),
    "alias of a list": (
        "one_address_each",
        {"articles/2023/b.md": article(aliases="[/faculties/eng/, /news/, /tags/open-day/]")},
        [
            "articles/2023/b.md:5:11: the alias /faculties/eng/ is taken by a page that the site makes; take the alias out",
            "articles/2023/b.md:5:28: the alias /news/ is taken by `docs/news/index.md`; take the alias out",
            "articles/2023/b.md:5:36: the alias /tags/open-day/ is taken by a page that the site makes; take the alias out",
        ],
    ),
    "alias of a plan": (
        "one_address_each",
        {"articles/2023/b.md": article(aliases="[/action-plans/2021-2024/]")},
        [f"articles/2023/b.md:5:11: the alias /action-plans/2021-2024/ is taken by `{PLAN}`; take the alias out"],
    ),
    "alias of a hand-written page": (
        "one_address_each",
        {
            "articles/2023/b.md": article(aliases="[/about/]"),
            "docs/about.md": "---\ntitle: About\ndescription: About us.\n---\n",
        },
        ["articles/2023/b.md:5:11: the alias /about/ is taken by `docs/about.md`; take the alias out"],
    ),
    "a plan's alias": (
        "one_address_each",
        swapped(PLAN, "title: The plan\n", "title: The plan\n        aliases: [/news/old-week/]\n"),
        [f"{PLAN}:3:11: the alias /news/old-week/ is taken by `articles/2023/week.md`; take the alias out"],
    ),
    "address that vanished": (
        "addresses_never_break",
        {"data/addresses.txt": "/news/2023/09/18/week/ urn:uuid:%s\n/news/gone/ -\n"},
        [
            "data/addresses.txt:2:1: /news/gone/ was published and leads nowhere now; bring it back, or name it in the "
            "`aliases:` of what took its place"
        ],
    ),
    "another identity": (
        "addresses_never_break",
        {"data/addresses.txt": "/news/2023/09/18/week/ urn:uuid:00000000-0000-5000-8000-000000000000\n"},
        [
            "data/addresses.txt:1:1: /news/2023/09/18/week/ has another identity in feeds now, so subscribers would "
            "see it twice; put its oldest address first in `aliases:`"
        ],
    ),
    # ---- pictures
    "picture that is none": (
        "pictures_can_be_shown",
        {"articles/2023/a.jpg": "This is text.\n"},
        ["articles/2023/a.jpg:1:1: this is no JPEG, PNG or WebP picture, or it is damaged; save it again as JPEG"],
    ),
    "picture under another ending": (
        "pictures_are_what_their_names_say",
        {"articles/2023/kiln.png.jpg": "", "case_studies/kiln.WEBP": ""},
        [
            "articles/2023/kiln.png.jpg:1:1: this is a PNG picture under another ending; rename it to "
            "`kiln.png.png`, also where it is named",
            "case_studies/kiln.WEBP:1:1: this is a PNG picture under another ending; rename it to `kiln.png`, also "
            "where it is named",
        ],
    ),
    "pictures of one published name": (
        "pictures_have_names_of_their_own",
        {f"articles/2023/{name}": "" for name in ("Kiln 1.png", "kiln-1.png", "kiln-2.png", "写真.png")},
        [
            "articles/2023/kiln-1.png:1:1: the picture would be published under the same name as `Kiln 1.png`; rename "
            "one",
            "articles/2023/写真.png:1:1: the picture's name has no letter a-z or digit that an address can hold; rename it",
        ],
    ),
    "story that is over before it began": (
        "stories_end_after_they_began",
        {
            "articles/2023/a.md": article(expires="2023-09-18"),
            "articles/2023/b.md": article(publish_on="2023-10-01", expires="2023-09-30"),
            "articles/2023/c.md": article(date="2023-09", published="2023-11-01", expires="2023-10-01"),
            "articles/2023/d.md": article(expires="2023-09-19"),
        },
        [
            "articles/2023/a.md:5:1: it expires on 2023-09-18 and would stand from 2023-09-18 on (`date`), so nobody "
            "would ever see it; mend one of the two days",
            "articles/2023/b.md:6:1: it expires on 2023-09-30 and would stand from 2023-10-01 on (`publish_on`), so "
            "nobody would ever see it; mend one of the two days",
            "articles/2023/c.md:6:1: it expires on 2023-10-01 and would stand from 2023-11-01 on (`published`), so "
            "nobody would ever see it; mend one of the two days",
        ],
    ),
    # ---- words
    "title without end": (
        "titles_can_be_read",
        {"articles/2023/a.md": article(title="t" * 301), "articles/2023/b.md": article(title="t" * 300)},
        [
            "articles/2023/a.md:2:1: the title has 301 characters, and no list or card can show it; write one of 300 "
            "at most, and better of 80"
        ],
    ),
    "summary without end": (
        "summaries_can_be_read",
        {"articles/2023/a.md": article(summary="s" * 601), "articles/2023/b.md": article(summary="s" * 600)},
        [
            "articles/2023/a.md:4:1: `summary` has 601 characters, and no card or feed can show them; write one "
            "sentence of 200 at most, and leave the rest to the text"
        ],
    ),
    # ---- withheld names
    "withheld name in an address": (
        "withheld_names_are_in_no_address",
        {
            "data/people/gone.yml": "name: Quentin Farrow\nwithhold: true\n",
            "articles/2023/meeting-quentin-farrow.md": article(date="2023-07-01"),
        },
        [
            "articles/2023/meeting-quentin-farrow.md:2:1: its address spells a name that is withheld; give it "
            "another `slug:`"
        ],
    ),
}
GUID = "71f8e7f5-0000-0000-0000-000000000000"


def build(root: Path, files: Files) -> Path:
    sound_root(root, files)
    held = root / "data" / "addresses.txt"
    for file in root.rglob("*"):
        if file.suffix.lower() in (".png", ".jpg", ".webp") and not file.stat().st_size:
            file.write_bytes(picture("PNG"))
    if held.exists():
        site = Site(read_content(root), SETTINGS, TODAY)
        held.write_text(held.read_text().replace("urn:uuid:%s", site.guid(site.articles[0])))
    return root


@pytest.mark.parametrize("name", CASES)
def test_each_rule_is_seen_to_fail(name: str, tmp_path: Path) -> None:
    _, files, wanted = CASES[name]
    assert lines(build(tmp_path, files)) == wanted


@pytest.mark.parametrize("name", CASES)
def test_it_is_that_rule_which_fails(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rule, files, _ = CASES[name]
    monkeypatch.setattr(checks, "RULES", tuple(one for one in RULES if one.find.__name__ != rule))
    monkeypatch.setattr(checks, "SITE_RULES", tuple(one for one in SITE_RULES if one.find.__name__ != rule))
    assert len(checks.RULES) + len(checks.SITE_RULES) == len(RULES) + len(SITE_RULES) - 1
    assert lines(build(tmp_path, files)) == []


def test_every_rule_is_seen_to_fail_by_some_case() -> None:
    errors = [rule for rule in (*RULES, *SITE_RULES) if rule.is_error]
    elsewhere = {"pictures_tell_no_place", "docs_hold_no_links"}  # in test_careless, for no text makes such files
    assert {rule.find.__name__ for rule in errors} - elsewhere == {rule for rule, _, _ in CASES.values()}
