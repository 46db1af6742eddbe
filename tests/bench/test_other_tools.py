"""What the other tools are given is the same, in their own words."""

from pathlib import Path

import frontmatter
import pytest
import yaml

from yardstick import corpus, hugo, material
from yardstick.tool import BenchError


@pytest.fixture
def story() -> corpus.Story:
    return corpus.stories(40)[8]


def test_front_matter_for_hugo(story: corpus.Story) -> None:
    post = frontmatter.loads(hugo.text_of(story))
    assert post.metadata == {
        "title": story.title,
        "date": story.date,
        "description": story.summary,
        "faculties": [story.faculty],
        "themes": list(story.themes),
        "tags": list(story.tags),
        "years": [str(story.date.year)],
    }


def test_front_matter_for_material(story: corpus.Story) -> None:
    post = frontmatter.loads(material.text_of(story))
    assert post.metadata == {
        "date": story.date,
        "slug": story.slug,
        "description": story.summary,
        "categories": [corpus.FACULTIES[story.faculty], *(corpus.THEMES[theme] for theme in story.themes)],
        "tags": list(story.tags),
    }
    assert post.content.startswith(f"# {story.title}\n\n{story.summary}\n\n<!-- more -->\n\n")


def test_links_lead_to_the_same_posts(story: corpus.Story) -> None:
    neighbour = corpus.stories(40)[9]
    assert f"](../{neighbour.date.year}/{neighbour.slug}.md)" in story.body
    assert f']({{{{< ref "/news/{neighbour.slug}" >}}}})' in hugo.text_of(story)
    assert f"]({neighbour.slug}.md)" in material.text_of(story)
    assert "](../" not in hugo.text_of(story) + material.text_of(story)


def test_abbreviations_are_written_out_for_hugo_once() -> None:
    told = hugo.body_of("The MRO met. So the MRO agreed.")
    assert told == (
        'The <abbr title="materials reuse office">MRO</abbr> (materials reuse office) met. So the MRO agreed.'
    )


def test_a_whole_site_for_hugo(tmp_path: Path) -> None:
    told = corpus.stories(20)
    hugo.write(tmp_path, told)
    tool = hugo.tool(tmp_path, Path("hugo"))
    assert all(tool.file_of(story).is_file() for story in told)
    assert (tmp_path / "hugo.toml").is_file()
    assert (tmp_path / "layouts" / "list.atom.atom").is_file()
    for name in (*(f"faculties/{key}" for key in corpus.FACULTIES), "years/2016", "years/2026", "archive"):
        frontmatter.load(str(tmp_path / "content" / name / "_index.md"))


def test_a_whole_site_for_material(tmp_path: Path) -> None:
    told = corpus.stories(20)
    material.write(tmp_path, told)
    settings = yaml.safe_load((tmp_path / "mkdocs.yml").read_text("utf-8"))
    assert [plugin if isinstance(plugin, str) else next(iter(plugin)) for plugin in settings["plugins"]] == [
        "blog", "tags",
    ]  # fmt: skip
    assert all(material.tool(tmp_path).file_of(story).is_file() for story in told)
    assert "posts" not in str(settings["nav"])


def test_an_empty_start_leaves_the_posts_alone(tmp_path: Path) -> None:
    told = corpus.stories(20)
    hugo.write(tmp_path, told)
    tool = hugo.tool(tmp_path, Path("hugo"))
    for made in ("public/index.html", "resources/x", "cache/x", ".hugo_build.lock"):
        corpus.save(tmp_path / made, "")
    tool.empty()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "hugo.toml", "layouts"]


def test_hugo_that_cannot_be_fetched_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hugo.subprocess, "run", lambda *_, **__: _Ended())
    with pytest.raises(BenchError, match=r"could not be fetched. It said:\nno network\nGo online, or leave hugo out"):
        hugo.program(tmp_path)


class _Ended:
    returncode = 1
    stdout = b"no network"
