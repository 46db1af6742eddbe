"""A tiny sound newsroom on disk, for tests to change: one of each kind that others may name."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from newsroom.reading.content import read_content
from newsroom.settings import Settings
from newsroom.site import Site

TODAY = dt.date(2026, 11, 23)

PAGES: Mapping[str, str] = {
    f"docs/{name}.md": f"---\ntitle: {name}\ndescription: The page {name}.\n{more}---\n\nText.\n"
    for name, more in {
        "index": "shows: home\n",
        "news/index": "shows: news\n",
        "network": "shows: network\n",
        "technician-commitment": "shows: commitment\n",
        "contribute/index": "", "about": "", "privacy": "", "accessibility": "",
    }.items()
}  # fmt: skip
"""The pages that people write for every site."""

SOUND: Mapping[str, str] = {
    **PAGES,
    "data/institution.yml": """
        name: University of Testing
        short: Testing
        network: Testing Technicians
        motto: Made to be read back
        email: editors@testing.example.org
        record_begins: 2024-01-01
        """,
    "data/faculties.yml": """
        - id: eng
          name: Faculty of Engineering
          abbreviation: ENG
          champion: jane
        - id: bio
          name: Faculty of Biology
        """,
    "data/themes.yml": "- {id: visibility, name: Visibility}\n",
    "data/schemes.yml": "- {id: prize, name: The Prize}\n",
    "data/sources.yml": "- {id: report, title: The report, publisher: University of Testing, date: 2021}\n",
    "data/bodies.yml": """
        - {id: board, name: The Board, remit: All of it.}
        - {id: group, name: The Group, remit: Some of it., reports_to: board}
        """,
    "data/series.yml": "- {id: lunch, title: Lunch, as_at: 2021}\n",
    "data/people/jane.yml": """
        name: Jane Doe
        roles:
          - {role: Technician, unit: eng, body: group, as_at: 2021, source: report}
        """,
    "data/awards/prize-2021.yml": """
        scheme: prize
        result: won
        recipients: [jane]
        year: 2021
        story: articles/2023/week.md
        """,
    "data/opportunities/prize-open.yml": "{title: The Prize, who: Technicians, deadline: 2026-12, scheme: prize}\n",
    "data/events/week-2023.yml": "{title: The week, start: 2023-09-18, end: 2023-09-22, series: lunch}\n",
    "action_plans/2021-2024.md": """
        ---
        title: The plan
        period: {from: 2021, to: 2024}
        actions:
          - {codes: [V1], themes: [visibility], title: Show the work}
          - {codes: [V5, S1], themes: [visibility], title: Show it twice}
        reviews:
          - date: 2022-01-01
            complete: true
            ratings: {V1: red, S1: green}
            explanations: {V1: Nobody was there.}
        documents:
          - {title: The letter, file: letter.pdf}
        ---

        Text of the plan.
        """,
    "action_plans/letter.pdf": "%PDF-1.4\n",
    "articles/2023/week.md": """
        ---
        title: The week
        date: 2023-09-18
        summary: A week of open doors.
        authors: [jane]
        people: [jane]
        faculties: [eng]
        themes: [visibility]
        tags: [Open Day]
        events: [week-2023]
        awards: [prize-2021]
        actions: [2021-2024/V1]
        sources: [report]
        aliases: [/news/old-week/]
        ---

        Text of the week.
        """,
    "case_studies/exchange.md": """
        ---
        title: The exchange
        date: 2023-10
        published: 2023-11-01
        summary: How it began.
        subject: {kind: scheme, name: The exchange}
        faculty: eng
        ---

        Text of the exchange.
        """,
    "docs/index.md": "---\ntitle: Home\ndescription: The home page.\nlead: articles/2023/week.md\nshows: home\n---\n",
}
"""Every kind of reference is used once, and each leads somewhere."""


def write(root: Path, files: Mapping[str, str | None]) -> Path:
    """The files (path to text; None takes one away) below `root`, which is given back."""
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        if text is not None:
            file.write_text(dedent(text).lstrip("\n"), encoding="utf-8", newline="\n")
    return root


def sound_root(folder: Path, changes: Mapping[str, str | None] | None = None) -> Path:
    """The root of a sound newsroom in `folder`, with `changes`."""
    return write(folder, {**SOUND, **(changes or {})})


def bare_root(folder: Path, files: Mapping[str, str | None] | None = None) -> Path:
    """A root with nothing but its institution, two faculties, a theme, and `files`."""
    kept = {path: SOUND[path] for path in ("data/institution.yml", "data/themes.yml")}
    faculties = "- {id: eng, name: Engineering}\n- {id: bio, name: Biology}\n"
    return write(folder, {**kept, "data/faculties.yml": faculties, **(files or {})})


def site_of(root: Path, today: dt.date = TODAY, **settings: object) -> Site:
    """The site of a root that must be sound."""
    content = read_content(root)
    assert [str(problem) for problem in content.problems] == []
    return Site(content, Settings(name="Test", url="https://t.example.org/", **settings), today)  # type: ignore[arg-type]


def article(body: str = "Some text.", **keys: object) -> str:
    """A Markdown file with a title, a date and a summary, and `keys`."""
    known = {"title": "A title", "date": "2023-09-18", "summary": "One sentence.", **keys}
    front = "\n".join(f"{key}: {value}" for key, value in known.items() if value is not None)
    return f"---\n{front}\n---\n\n{body}\n"


def swapped(path: str, old: str, new: str) -> dict[str, str | None]:
    """One file of the sound newsroom with one thing changed."""
    text = SOUND[path]
    assert old in text, (old, path)
    return {path: text.replace(old, new)}
