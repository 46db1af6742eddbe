"""A newsroom in which every file has a slip that only the rules find; each can be read."""

import shutil
from pathlib import Path

from tests.building import sound_root
from tests.checks.helpers import picture
from tests.photos import photo

HERE = Path(__file__).parent / "fixtures"
PICTURES = {
    "articles/2023/pictures/kiln.jpg": picture(),
    "articles/2023/pictures/shelf.jpg": picture(),
    "articles/2023/pictures/spare.jpg": picture(),
    "articles/2023/other/lathe.jpg": picture(),
    "articles/2023/thin-alt/cup.jpg": picture(),
    "articles/2023/thin-alt/kiln.jpg": picture(),
    "articles/2023/own-words/bench.jpg": picture(),
    "articles/2023/own-words/where.jpg": photo(place=True),
    "articles/2023/own-words/cut.jpg": picture()[:-200],
    "articles/2023/own-words/in truth a photo.png": picture(),
    "articles/2023/own-words/in-truth-a-photo.png": picture("PNG"),
}


def careless(folder: Path) -> Path:
    """Its root, in `folder`."""
    root = sound_root(folder / "careless", {"docs/privacy.md": None})
    shutil.copytree(HERE / "careless", root, dirs_exist_ok=True)
    for path, content in PICTURES.items():
        (root / path).write_bytes(content)
    (root / "docs" / "linked.pdf").symlink_to(folder / "nowhere.pdf")
    return root
