"""Each rule of the content is seen to fail, and says what it says in one line."""

import datetime as dt
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from newsroom import checks, register
from newsroom.checks import RULES, SITE_RULES, check
from newsroom.reading.content import read_content
from newsroom.settings import Settings
from newsroom.site import Site
from tests.building import TODAY, article, sound_root, swapped

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


def test_a_sound_site_gives_nothing(tmp_path: Path) -> None:
    root = sound_root(tmp_path)
    assert lines(root) == []
    register.record(Site(read_content(root), SETTINGS, TODAY))
    assert lines(root) == []


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
    "document elsewhere": (
        "documents_are_there",
        swapped(PLAN, "file: letter.pdf", "file: ../data/institution.yml"),
        [
            f"{PLAN}:13:25: there is no file `../data/institution.yml` in `action_plans/`; put it there, or mend its "
            "name"
        ],
    ),
    # ---- entries
    "picture": (
        "picture_is_there",
        with_key("image: {src: no.jpg, alt: A}"),
        [
            f"{WEEK}:15:9: there is no picture `no.jpg` (JPEG, PNG or WebP) in `articles/2023/`; put it there, or mend "
            "its name"
        ],
    ),
    "picture elsewhere": (
        "picture_is_there",
        with_key("image: {src: ../secret.jpg, alt: A}"),
        [
            f"{WEEK}:15:9: there is no picture `../secret.jpg` (JPEG, PNG or WebP) in `articles/2023/`; put it there, "
            "or mend its name"
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
        ["articles/2023/b.md:5:25: the alias /news/2023/09/18/week/ is the address of `articles/2023/week.md`"],
    ),
    "alias of two": (
        "one_address_each",
        {"articles/2024/b.md": article(aliases="[/news/old-week/]")},
        ["articles/2024/b.md:5:11: the alias /news/old-week/ is the address of `articles/2023/week.md`"],
    ),
    "alias of a list": (
        "one_address_each",
        {"articles/2023/b.md": article(aliases="[/faculties/eng/, /news/, /tags/open-day/]")},
        [
            "articles/2023/b.md:5:11: the alias /faculties/eng/ is the address of a page that the site makes",
            "articles/2023/b.md:5:28: the alias /news/ is the address of a page that the site makes",
            "articles/2023/b.md:5:36: the alias /tags/open-day/ is the address of a page that the site makes",
        ],
    ),
    "alias of a plan": (
        "one_address_each",
        {"articles/2023/b.md": article(aliases="[/action-plans/2021-2024/]")},
        [f"articles/2023/b.md:5:11: the alias /action-plans/2021-2024/ is the address of `{PLAN}`"],
    ),
    "alias of a hand-written page": (
        "one_address_each",
        {
            "articles/2023/b.md": article(aliases="[/about/]"),
            "docs/about.md": "---\ntitle: About\ndescription: About us.\n---\n",
        },
        ["articles/2023/b.md:5:11: the alias /about/ is the address of `docs/about.md`"],
    ),
    "a plan's alias": (
        "one_address_each",
        swapped(PLAN, "title: The plan\n", "title: The plan\n        aliases: [/news/old-week/]\n"),
        [f"{PLAN}:3:11: the alias /news/old-week/ is the address of `articles/2023/week.md`"],
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
    monkeypatch.setattr(checks, "RULES", tuple(one for one in RULES if one.__name__ != rule))
    monkeypatch.setattr(checks, "SITE_RULES", tuple(one for one in SITE_RULES if one.__name__ != rule))
    assert len(checks.RULES) + len(checks.SITE_RULES) == len(RULES) + len(SITE_RULES) - 1
    assert lines(build(tmp_path, files)) == []


def test_every_rule_is_seen_to_fail_by_some_case() -> None:
    assert {rule.__name__ for rule in (*RULES, *SITE_RULES)} == {rule for rule, _, _ in CASES.values()}


@pytest.mark.parametrize("rule", [*RULES, *SITE_RULES], ids=lambda rule: rule.__name__)
def test_every_rule_says_what_it_is(rule: object) -> None:
    assert (rule.__doc__ or "").strip().endswith(".")


# ---- pictures


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_pictures_of_the_three_kinds_pass(tmp_path: Path, kind: str) -> None:
    root = sound_root(tmp_path, with_key("image: {src: a.jpg, alt: A}"))
    (root / "articles" / "2023" / "a.jpg").write_bytes(picture(kind))
    assert lines(root) == []


@pytest.mark.parametrize("kind", ["GIF", "BMP", "EPS", "TIFF"])
def test_other_kinds_under_a_false_name_do_not(tmp_path: Path, kind: str) -> None:
    root = sound_root(tmp_path, with_key("image: {src: a.jpg, alt: A}"))
    (root / "articles" / "2023" / "a.jpg").write_bytes(picture(kind))
    assert [line.partition(";")[0] for line in lines(root)] == [
        "articles/2023/a.jpg:1:1: this is no JPEG, PNG or WebP picture, or it is damaged"
    ]


@pytest.mark.parametrize("name", ["a.gif", "a.svg", "a.tiff"])
def test_a_picture_of_another_kind_is_not_taken(tmp_path: Path, name: str) -> None:
    root = sound_root(tmp_path, with_key(f"image: {{src: {name}, alt: A}}"))
    (root / "articles" / "2023" / name).write_bytes(picture("GIF"))
    assert lines(root)[0].startswith(
        f"{WEEK}:15:9: there is no picture `{name}` (JPEG, PNG or WebP) in `articles/2023/`"
    )


def test_a_link_is_no_picture(tmp_path: Path) -> None:
    root = sound_root(tmp_path / "root", with_key("image: {src: a.jpg, alt: A}"))
    (tmp_path / "secret.jpg").write_bytes(picture())
    (root / "articles" / "2023" / "a.jpg").symlink_to(tmp_path / "secret.jpg")
    assert lines(root)[0].startswith(f"{WEEK}:15:9: there is no picture `a.jpg`")


@pytest.mark.parametrize("side", [8_000, 30_000, 1_000_000])
def test_a_picture_that_unfolds_to_far_too_much_is_refused(tmp_path: Path, side: int) -> None:
    """A PNG of a few kilobytes may hold gigabytes of one colour."""
    root = sound_root(tmp_path)
    bomb = bytearray(picture("PNG"))
    bomb[16:24] = (side).to_bytes(4, "big") * 2
    bomb[29:33] = zlib.crc32(bomb[12:29]).to_bytes(4, "big")
    (root / "articles" / "2023" / "a.png").write_bytes(bomb)
    assert lines(root) == [
        "articles/2023/a.png:1:1: the picture is far too large; save it with at most 4000 pixels a side"
    ]


# ---- broken files beside sound ones


BROKEN = {
    "data/people/jane.yml": "name: [Jane\n",
    "data/faculties.yml": "- {id: eng, name: E, accent: pink}\n- {id: bio, name: B}\n",
    "data/sources.yml": "- id: report\n\ttitle: x\n",
    "data/schemes.yml": "just text\n",
    "data/bodies.yml": "- {id: board, name: B}\n",
    "data/events/week-2023.yml": "{title: W, start: someday}\n",
    "data/awards/prize-2021.yml": "{result: won}\n",
    WEEK: "---\ntitle: A: b\n---\n",
    PLAN: "---\ntitle: P\n---\n",
    "data/institution.yml": "name: [U\n",
}


@pytest.mark.parametrize("path", BROKEN)
def test_whoever_names_a_broken_file_is_not_blamed(tmp_path: Path, path: str) -> None:
    found = lines(sound_root(tmp_path, {path: BROKEN[path]}))
    assert found
    assert [line for line in found if not line.startswith(f"{path}:")] == []


def test_other_problems_are_told_beside_a_broken_file(tmp_path: Path) -> None:
    files = {"data/people/jane.yml": "name: [Jane\n", **swapped(WEEK, "people: [jane]", "people: [sam, jane]")}
    assert [line.partition(": ")[0] for line in lines(sound_root(tmp_path, files))] == [
        f"{WEEK}:6:10", "data/people/jane.yml:1:7",
    ]  # fmt: skip


def test_a_file_that_cannot_be_read_has_not_lost_its_address(tmp_path: Path) -> None:
    root = sound_root(tmp_path)
    register.record(Site(read_content(root), SETTINGS, TODAY))
    (root / WEEK).write_text("---\ntitle: A: b\n---\n")
    assert [line.partition(": ")[0] for line in lines(root)] == [f"{WEEK}:2:8"]


# ---- what may leave without breaking the build


def recorded(root: Path, today: dt.date = TODAY) -> Path:
    register.record(Site(read_content(root), SETTINGS, today))
    return root


def line_of(root: Path, address: str) -> int:
    lines = (root / "data" / "addresses.txt").read_text().splitlines()
    return 1 + [line.split()[0] for line in lines].index(address)


VANISH = "checks/places.py, register.py: nothing can take this page's place, so the build stops and nobody can mend it"


def test_a_build_does_not_stop_on_the_day_on_which_an_entry_expires(tmp_path: Path) -> None:
    root = recorded(sound_root(tmp_path, {"articles/2026/n.md": article(date="2026-11-01", expires="2026-12-01")}))
    assert lines(root) == []
    assert lines(root, dt.date(2026, 12, 1)) == []


def test_a_person_may_take_their_agreement_back(tmp_path: Path) -> None:
    agreed = "name: Jane Doe\n        consent: {date: 2024-01-01, review_by: 2027-01-01}"
    root = recorded(sound_root(tmp_path, swapped("data/people/jane.yml", "name: Jane Doe", agreed)))
    assert "/people/jane/ -\n" in (root / "data" / "addresses.txt").read_text()
    sound_root(root)
    assert lines(root) == []


def test_the_only_entry_of_a_tag_may_be_withdrawn(tmp_path: Path) -> None:
    root = recorded(sound_root(tmp_path))
    sound_root(root, with_key("withdrawn: {date: 2026-11-23}"))
    assert lines(root) == []


def test_a_withdrawn_entry_keeps_its_address(tmp_path: Path) -> None:
    kept = article(tags="[Open Day]")
    root = recorded(sound_root(tmp_path, {"articles/2023/kept.md": kept}))
    sound_root(root, {"articles/2023/kept.md": kept, **with_key("withdrawn: {date: 2026-11-23}")})
    assert lines(root) == []


def test_an_entry_that_moved_names_its_old_address(tmp_path: Path) -> None:
    root = recorded(sound_root(tmp_path))
    moved = swapped(
        WEEK, "aliases: [/news/old-week/]", "aliases: [/news/old-week/, /news/2023/09/18/week/]\n        slug: new"
    )
    assert lines(sound_root(root, moved)) == []
    unnamed = swapped(WEEK, "aliases: [/news/old-week/]", "aliases: [/news/old-week/]\n        slug: new")
    assert [line.partition(";")[0] for line in lines(sound_root(root, unnamed))] == [
        f"data/addresses.txt:{line_of(root, '/news/2023/09/18/week/')}:1: /news/2023/09/18/week/ was published and "
        "leads nowhere now"
    ]


def test_an_entry_that_moved_keeps_its_identity(tmp_path: Path) -> None:
    root = recorded(sound_root(tmp_path))
    lost = swapped(
        WEEK, "aliases: [/news/old-week/]", "aliases: [/news/2023/09/18/week/, /news/old-week/]\n        slug: new"
    )
    assert [line.partition(";")[0] for line in lines(sound_root(root, lost))] == [
        f"data/addresses.txt:{line_of(root, address)}:1: {address} has another identity in feeds now, so subscribers "
        "would see it twice"
        for address in ("/news/2023/09/18/week/", "/news/old-week/")
    ]
