"""Places that the tests of attacks share with those in a browser, so that each is built once."""

from pathlib import Path

import pytest

from tests.hostile.building import hostile_site, write_story


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that is made of attacks in every value."""
    return hostile_site(tmp_path_factory.getbasetemp() / "hostile")


@pytest.fixture(scope="session")
def story_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The newsroom whose one story gets each attack in each position."""
    return write_story(tmp_path_factory.getbasetemp() / "pieces")
