"""The folder `.cache` of a site, whoever made it."""

from pathlib import Path

from newsroom.build.cache import save
from newsroom.build.kept import Kept
from newsroom.build.version import version


def test_a_link_to_another_place_is_not_followed(tmp_path: Path) -> None:
    """`.cache/files -> ..` in a pull request would have the next build empty the folder above."""
    treasure = tmp_path / "articles"
    treasure.mkdir()
    (treasure / "story.md").write_text("Kept.")
    cache = tmp_path / ".cache"
    cache.mkdir()
    (cache / "files").symlink_to(treasure)
    (cache / "spare").symlink_to(treasure)
    kept = Kept(cache, tmp_path / "program", {})
    kept.files.sweep([])
    assert not (cache / "spare").exists()
    assert [file.name for file in treasure.iterdir()] == ["story.md"]


def test_the_cache_itself_may_not_be_a_link_either(tmp_path: Path) -> None:
    (tmp_path / "elsewhere" / "files").mkdir(parents=True)
    (tmp_path / "elsewhere" / "files" / "mine").touch()
    (tmp_path / ".cache").symlink_to(tmp_path / "elsewhere")
    Kept(tmp_path / ".cache", tmp_path / "program", {}).files.sweep([])
    assert (tmp_path / "elsewhere" / "files" / "mine").exists()


def test_one_version_in_one_environment(tmp_path: Path) -> None:
    assert version() == version()


def test_what_another_environment_wrote_is_not_trusted(tmp_path: Path) -> None:
    """Somebody may know all of the program, but not the secret beside it."""
    kept = Kept(tmp_path, tmp_path, {})
    save(tmp_path / "outputs", "0" * 32, {"index.html": ("key", "name", "")})
    assert kept.prints == {}
