"""A sound file is not blamed for leading to one that is broken."""

from pathlib import Path

import pytest

from newsroom.build.edition import open_press
from newsroom.reading.problem import ContentError
from newsroom.settings import Settings
from tests.building import TODAY, article, sound_root

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


@pytest.mark.parametrize("link", ["broken.md", "/news/2023/07/01/broken/"])
def test_a_link_to_a_broken_story_is_not_told(tmp_path: Path, link: str) -> None:
    files = {
        "articles/2023/broken.md": article(date="2023-02-30"),
        "articles/2023/leading.md": article(f"See [it]({link}) and [nothing](no-such.md).", date="2023-08-01"),
    }
    with pytest.raises(ContentError) as told:
        open_press(sound_root(tmp_path, files), TEMPLATES, Settings("T", "https://t.example.org/"), TODAY)
    lines = [str(problem) for problem in told.value.problems]
    assert [line.partition(":")[0] for line in lines] == ["articles/2023/broken.md", "articles/2023/leading.md"]
    assert "does not exist: February 2023 has 28 days" in lines[0]
    assert "the link `no-such.md`" in lines[1]
