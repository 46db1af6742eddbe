"""The search index that a build reuses or makes anew gives the answers of a clean build's."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import _build
from newsroom.build import search_index
from tests.browser.conftest import Visit

Open = Callable[..., Visit]
pytestmark = pytest.mark.browser

WORDS = ("kiln", "glass", "technician", "the", "porter", "awards", "2025", "nosuchword", "newsflash", None)
ASK = """
async ([words]) => {
  const pagefind = await import("/pagefind/pagefind.js");
  const answers = {};
  const told = async (found) => {
    const results = await Promise.all(found.results.map((result) => result.data()));
    return [results.map((data) => data.url).sort(), found.totalFilters, found.filters];
  };
  const filters = await pagefind.filters();
  answers.filters = filters;
  for (const word of words) {
    answers[word] = await told(await pagefind.search(word));
    for (const [name, values] of Object.entries(filters)) {
      for (const value of Object.keys(values)) {
        answers[`${word} ${name} ${value}`] = await told(await pagefind.search(word, { filters: { [name]: value } }));
      }
    }
  }
  return JSON.stringify(answers);
}
"""


def answers(visit: Open, site: Path) -> dict[str, Any]:
    """What the index says to each of a list of words, alone and with each value of each filter."""
    page = visit(site).open("/search/")
    found: dict[str, Any] = json.loads(page.evaluate(ASK, [WORDS]))
    return found


def built(root: Path) -> Path:
    assert _build.main(["--root", str(root)]) == 0
    return root / "site"


def test_the_same_answers_after_edits_as_from_a_clean_build(
    visit: Open, copy_of_northmoor: Path, tmp_path: Path
) -> None:
    root = copy_of_northmoor
    built(root)
    stories = sorted((root / "articles").rglob("*.md"))
    for story in stories[:3]:
        story.write_text(story.read_text("utf-8") + "\n\nA newsflash about the kiln.\n", "utf-8")
        built(root)
    clean = tmp_path / "clean"
    shutil.copytree(root, clean, ignore=shutil.ignore_patterns("site", ".site*", ".cache"))
    after = answers(visit, shutil.copytree(built(root), tmp_path / "edited"))
    assert len(after["newsflash"][0]) == 3
    assert after == answers(visit, built(clean))


def test_an_index_is_made_only_when_what_it_reads_changed(
    copy_of_northmoor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Path] = []
    usual = search_index.make_search_index

    def counted(site: Path, *more: object) -> None:
        made.append(site)
        usual(site, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(search_index, "make_search_index", counted)
    site = built(copy_of_northmoor)
    before = sorted(file.name for file in (site / "pagefind").rglob("*"))
    assert len(made) == 1
    institution = copy_of_northmoor / "data" / "institution.yml"
    institution.write_text(institution.read_text("utf-8").replace("motto: ", "motto: Now "), "utf-8")
    built(copy_of_northmoor)
    assert len(made) == 1
    assert sorted(file.name for file in (site / "pagefind").rglob("*")) == before
    story = next((copy_of_northmoor / "articles").rglob("*.md"))
    story.write_text(story.read_text("utf-8") + "\n\nOne word more.\n", "utf-8")
    built(copy_of_northmoor)
    assert len(made) == 2
