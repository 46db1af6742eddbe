"""A build that reuses earlier work equals a clean one, byte for byte, whatever was edited in between."""

import datetime as dt
import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from PIL import Image

from newsroom.reading.problem import ContentError
from tests.building import SOUND, article, sound_root, write
from tests.reuse.building_twice import MKDOCS_YML, PROJECT, Builder, quick

RUNS = int(os.environ.get("NEWSROOM_RUNS", "12"))
"""200 by hand: NEWSROOM_RUNS=200 python3 scripts/test.py tests/reuse"""
STORIES = [f"articles/s{number}.md" for number in range(6)]
"""In no year's folder, so that they may be of any year."""
WORDS = st.sampled_from(["lathe", "The AB of glass", "kiln & oven", "“quoted” <b>bold</b>", "été", "TCSG in brief"])
DAYS = st.sampled_from(["2024-03-01", "2024-03", "2024-03-31", "2023-12-31", "2025-06-30", "2026-11-23", "2026-11-25"])
TAGS = st.lists(st.sampled_from(["glass", "Glass", "open day", "kiln"]), max_size=3, unique_by=str.lower)
BODIES = st.sampled_from(
    [
        "Plain text.",
        "The TCSG met. See [it](2023/week.md) and [that](s1.md).",
        "See [the lone one](lone.md).",
        "# A heading\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- [x] done",
        "To [events](/events/) and [away](https://elsewhere.example.org/).",
    ]
)
STORY = st.sampled_from(STORIES)
COLOURS = st.sampled_from(["red", "green", "blue"])
LONE = "articles/lone.md"
"""A story that shares nothing with the others: only links lead to it."""


class Edits(RuleBasedStateMachine):
    """An editor at work on a small site."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.root = sound_root(self.folder / "root", {"mkdocs.yml": MKDOCS_YML})
        self.templates = shutil.copytree(PROJECT / "templates", self.folder / "templates")
        self.today = dt.date(2026, 11, 23)
        self.keys = {path: {"date": "2024-03-01", "published": "2024-03-02"} for path in STORIES}
        self.bodies = dict.fromkeys(STORIES, "Plain text.")
        self.standing: set[str] = set()
        self.edits = 0

    @initialize()
    def first(self) -> None:
        write(self.root, {LONE: article(date="2010-05-05", published="2010-05-05")})
        self.bodies[STORIES[3]] = "See [the lone one](lone.md)."
        for path in STORIES[:4]:
            self.save(path)

    def save(self, path: str) -> None:
        self.standing.add(path)
        write(self.root, {path: article(self.bodies[path], **self.keys[path])})
        self.edited()

    def edited(self) -> None:
        """Every second edit is looked at, so that edits also come together."""
        self.edits += 1
        if self.edits % 2 == 0:
            self.compare()

    def compare(self) -> None:
        with quick():
            reused = self.built(self.root)
            fresh = self.folder / "fresh"
            shutil.rmtree(fresh, ignore_errors=True)
            shutil.copytree(self.root, fresh, ignore=shutil.ignore_patterns("site", ".site*", ".cache"))
            clean = self.built(fresh)
        assert reused.keys() == clean.keys()
        assert [path for path in clean if reused[path] != clean[path]] == []

    def built(self, root: Path) -> dict[str, bytes]:
        """The tree, or for content with problems what is told about them."""
        builder = Builder(root, self.templates, self.today)
        try:
            builder.build()
        except Exception as problem:
            return {"problems": str(problem.report if isinstance(problem, ContentError) else problem).encode()}
        return dict(builder.tree)

    @rule(path=STORY, body=BODIES)
    def rewrite(self, path: str, body: str) -> None:
        self.bodies[path] = body
        self.save(path)

    @rule(path=STORY, key=st.sampled_from(["title", "summary"]), words=WORDS)
    def reword(self, path: str, key: str, words: str) -> None:
        self.keys[path][key] = "'" + words + "'"
        self.save(path)

    @rule(path=STORY, day=DAYS)
    def move(self, path: str, day: str) -> None:
        self.keys[path]["date"] = day
        self.save(path)

    @rule(day=st.sampled_from(["2010-05-05", "2010-05", "2011-01-01"]))
    def move_the_lone_one(self, day: str) -> None:
        write(self.root, {LONE: article(date=day, published="2010-05-05")})
        self.edited()

    @rule(path=STORY, tags=TAGS)
    def tag(self, path: str, tags: list[str]) -> None:
        self.keys[path]["tags"] = f"[{', '.join(tags)}]"
        self.save(path)

    @rule(
        path=STORY,
        key=st.sampled_from(["faculties: [eng]", "faculties: [bio, eng]", "people: [jane]", "themes: [visibility]"]),
    )
    def name(self, path: str, key: str) -> None:
        self.keys[path][key.partition(":")[0]] = key.partition(": ")[2]
        self.save(path)

    @rule(path=STORY, action=st.sampled_from(["[2021-2024/V1]", "[{action: 2021-2024/S1, shows: It.}]", "[]"]))
    def show(self, path: str, action: str) -> None:
        self.keys[path]["actions"] = action
        self.save(path)

    @rule(path=STORY, draft=st.booleans())
    def hold_back(self, path: str, draft: bool) -> None:
        self.keys[path]["draft"] = str(draft).lower()
        self.save(path)

    @rule(path=STORY)
    def delete(self, path: str) -> None:
        self.standing.discard(path)
        write(self.root, {path: None})
        self.edited()

    @rule(path=STORY)
    def rename(self, path: str) -> None:
        if path in self.standing:
            target = self.root / path.replace("/s", "/renamed-s")
            (self.root / path).replace(target)
            self.standing.discard(path)
        self.edited()

    @rule(first=COLOURS, second=COLOURS)
    def pictures(self, first: str, second: str) -> None:
        """Two pictures beside a story, at times one and the same under two names."""
        image = "{src: a.png, alt: A sheet, credit: Jane, agreement: none seen}"
        listed = "[{src: b.png, credit: Jane, agreement: none seen}]"
        story = article("![A red sheet](b.png)", date="2024-05-05", image=image, pictures=listed)
        write(self.root, {"articles/pictured/index.md": story})
        for name, colour in (("a", first), ("b", second)):
            Image.new("RGB", (8 + len(colour), 8), colour).save(self.root / f"articles/pictured/{name}.png")
        self.edited()

    @rule(text=st.sampled_from(["%PDF-1.4 one", "%PDF-1.4 two"]))
    def document(self, text: str) -> None:
        write(self.root, {"action_plans/letter.pdf": text})
        self.edited()

    @rule(name=st.sampled_from(["Jane Doe", "Jane O'Doe", "Jo Roe"]), withhold=st.booleans())
    def person(self, name: str, withhold: bool) -> None:
        text = f'name: "{name}"\n' + ("withhold: true\n" if withhold else "")
        write(self.root, {"data/people/jane.yml": text})
        self.edited()

    @rule(
        name=st.sampled_from(["Faculty of Engineering", "Engineering & Design"]), short=st.sampled_from(["ENG", "ED"])
    )
    def faculty(self, name: str, short: str) -> None:
        text = f'- {{id: eng, name: "{name}", abbreviation: {short}}}\n- {{id: bio, name: Faculty of Biology}}\n'
        write(self.root, {"data/faculties.yml": text})
        self.edited()

    @rule(full=st.sampled_from(["The Technical Group", "The Group of All"]))
    def abbreviation(self, full: str) -> None:
        write(self.root, {"data/abbreviations.yml": f"- {{id: tcsg, short: TCSG, full: {full}}}\n"})
        self.edited()

    @rule(title=st.sampled_from(["Show the work", "Show all the work"]))
    def action(self, title: str) -> None:
        plan = SOUND["action_plans/2021-2024.md"]
        write(self.root, {"action_plans/2021-2024.md": plan.replace("Show the work", title)})
        self.edited()

    @rule(colour=st.sampled_from(["red", "amber", "green"]), complete=st.booleans())
    def review(self, colour: str, complete: bool) -> None:
        plan = SOUND["action_plans/2021-2024.md"].replace("S1: green", f"S1: {colour}")
        if not complete:
            plan = plan.replace("complete: true", "complete: false\n            gaps: A page was lost.")
        if colour == "red":
            plan = plan.replace("explanations: {", "explanations: {S1: Nobody came., ")
        write(self.root, {"action_plans/2021-2024.md": plan})
        self.edited()

    @rule(
        result=st.sampled_from(["won", "nominated"]),
        year=st.sampled_from(["2021", "null"]),
        story=st.sampled_from(["articles/2023/week.md", STORIES[0]]),
    )
    def award(self, result: str, year: str, story: str) -> None:
        text = f"scheme: prize\nresult: {result}\nrecipients: [jane]\nyear: {year}\nstory: {story}\n"
        write(self.root, {"data/awards/prize-2021.yml": text})
        self.edited()

    @rule(title=WORDS, day=st.sampled_from(["2026-11-24", "2026-11-23", "2023-09"]), online=st.booleans())
    def event(self, title: str, day: str, online: bool) -> None:
        write(self.root, {"data/events/talk.yml": f"title: '{title}'\nstart: {day}\nonline: {str(online).lower()}\n"})
        self.edited()

    @rule(deadline=st.sampled_from(["2026-11-23", "2026-11-24", "2026-12"]), amount=st.sampled_from(["£1", "£2"]))
    def opportunity(self, deadline: str, amount: str) -> None:
        text = f"{{title: The Prize, who: Technicians, deadline: {deadline}, amount: {amount}, scheme: prize}}\n"
        write(self.root, {"data/opportunities/prize-open.yml": text})
        self.edited()

    @rule(day=DAYS, name=st.sampled_from(["The exchange", "The swap"]), faculty=st.sampled_from(["eng", "bio"]))
    def case_study(self, day: str, name: str, faculty: str) -> None:
        keys = {"date": day, "published": "2023-11-01", "faculty": faculty}
        keys["subject"] = f"{{kind: scheme, name: {name}}}"
        write(self.root, {"case_studies/exchange.md": article("How [it](../articles/2023/week.md) began.", **keys)})
        self.edited()

    @rule(path=STORY, alias=st.sampled_from(["[/news/once/]", "[/news/2001/]", "[]"]))
    def old_address(self, path: str, alias: str) -> None:
        self.keys[path]["aliases"] = alias
        self.save(path)

    @rule(path=STORY, gone=st.sampled_from(["{date: 2026-11-20, reason: As asked.}", "null"]))
    def withdraw(self, path: str, gone: str) -> None:
        self.keys[path]["withdrawn"] = gone
        self.save(path)

    @rule(more=st.sampled_from(["", "  - admonition\n", "  - nl2br\n"]), site=st.sampled_from(["small", "tiny"]))
    def extensions(self, more: str, site: str) -> None:
        text = MKDOCS_YML.replace("small.example", f"{site}.example")
        write(self.root, {"mkdocs.yml": text + (f"markdown_extensions:\n{more}" if more else "")})
        self.edited()

    @rule(words=WORDS)
    def hand_written(self, words: str) -> None:
        write(self.root, {"docs/about.md": f"---\ntitle: About\ndescription: It.\n---\n\nAbout {words}, TCSG.\n"})
        self.edited()

    @rule(name=st.sampled_from(["Small", "Large"]))
    def settings(self, name: str) -> None:
        write(self.root, {"mkdocs.yml": MKDOCS_YML.replace("Small", name)})
        self.edited()

    @rule(part=st.sampled_from(["partials/tools.html", "pages/archive.html", "macros.html"]), words=st.integers(0, 3))
    def template(self, part: str, words: int) -> None:
        text = (PROJECT / "templates" / part).read_text(encoding="utf-8")
        mark = (
            '<div class="tools"' if "tools" in part else "<header class=" if "archive" in part else '<p class="eyebrow"'
        )
        (self.templates / part).write_text(text.replace(mark, f"<!-- {words} -->{mark}"), encoding="utf-8")
        self.edited()

    @rule(days=st.integers(1, 3))
    def tomorrow(self, days: int) -> None:
        self.today += dt.timedelta(days=days)
        self.edited()

    def teardown(self) -> None:
        self.compare()
        shutil.rmtree(self.folder)


TestEdits = Edits.TestCase
TestEdits.settings = settings(
    max_examples=RUNS,
    stateful_step_count=16,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
