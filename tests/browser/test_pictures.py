"""Photos as a real browser shows them: upright, in the file that fits, and the first one at once."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.browser.conftest import Visit
from tests.building import article, sound_root
from tests.photos import ENDING, photo
from tests.reuse.building_twice import MKDOCS_YML, Builder, quick

pytestmark = pytest.mark.browser

STORY = "/news/2025/05/05/kiln/"
IMAGE = "{src: jpeg.jpg, alt: A kiln with its door open, credit: Jane Doe, agreement: none seen}"
CORNERS = """image => {
  const sheet = document.createElement('canvas');
  [sheet.width, sheet.height] = [image.naturalWidth, image.naturalHeight];
  const pen = sheet.getContext('2d');
  pen.drawImage(image, 0, 0);
  const spots = [[9, 9], [sheet.width - 9, 9], [9, sheet.height - 9], [sheet.width - 9, sheet.height - 9]];
  const seen = spot => pen.getImageData(...spot, 1, 1).data.slice(0, 3);
  return spots.map(spot => Array.from(seen(spot), part => part > 127 ? 1 : 0).join(""));
}"""
UPRIGHT = ["001", "100", "111", "010"]
"""Blue, red, white and green: what `quarters` shows when it was held as 6 says."""
SCREENS: Mapping[str, tuple[dict[str, object], str]] = {
    "small telephone": ({"viewport": {"width": 360, "height": 800}}, "400.webp"),
    "sharp telephone": ({"viewport": {"width": 360, "height": 800}, "device_scale_factor": 2}, "800.webp"),
    "desk": ({"viewport": {"width": 1280, "height": 900}}, "800.webp"),
    "sharp desk": ({"viewport": {"width": 1280, "height": 900}, "device_scale_factor": 2}, "jpeg.jpg.webp"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A story with a photo of each kind, all taken with the camera on its side."""
    text = "".join(f"Words.\n\n![A kiln from the {kind} side]({kind.lower()}.{ENDING[kind]})\n\n" for kind in ENDING)
    names = [f"{kind.lower()}.{ENDING[kind]}" for kind in ENDING]
    listed = "[" + ", ".join(f"{{src: {name}, credit: Jane Doe, agreement: none seen}}" for name in names) + "]"
    root = sound_root(tmp_path_factory.mktemp("photos") / "root", {
        "mkdocs.yml": MKDOCS_YML,
        "articles/2025/kiln/index.md": article(text, title="Warm", date="2025-05-05", image=IMAGE, pictures=listed),
    })  # fmt: skip
    for kind, ending in ENDING.items():
        (root / "articles/2025/kiln" / f"{kind.lower()}.{ending}").write_bytes(photo(kind, 6, (1300, 2000)))
    with quick():
        Builder(root).build()
    return root / "site"


@pytest.mark.parametrize("screen", SCREENS)
def test_a_browser_takes_the_file_that_fits(visit: Callable[..., Visit], site: Path, screen: str) -> None:
    options, ending = SCREENS[screen]
    page = visit(site, **options).open(STORY)
    lead = page.locator(".story__cover img")
    assert str(lead.evaluate("image => image.currentSrc")).endswith(ending)
    assert lead.evaluate("image => [image.loading == 'lazy', image.fetchPriority]") == [False, "high"]


def test_photos_of_every_kind_stand_upright_and_whole(visit: Callable[..., Visit], site: Path) -> None:
    tab = visit(site, viewport={"width": 800, "height": 900})
    page = tab.open(STORY)
    images = page.locator(".story__text img")
    assert images.count() == 1 + len(ENDING)
    for image in images.all():
        image.scroll_into_view_if_needed()
        image.evaluate("image => image.decode()")
        assert image.evaluate(CORNERS) == UPRIGHT
        box = image.bounding_box()
        assert box
        assert abs(box["width"] / box["height"] - 2000 / 1300) < 0.02
    assert (tab.errors, tab.asked) == ([], [])


def test_nothing_moves_when_a_photo_arrives(visit: Callable[..., Visit], site: Path) -> None:
    """Room is kept for photos that are not there yet."""
    tab = visit(site, viewport={"width": 800, "height": 900})
    tab.page.route("**/*.webp", lambda route: route.abort())
    without = tab.look(STORY).locator(".story__text").evaluate("text => text.scrollHeight")
    tab.page.unroute("**/*.webp")
    assert tab.open(STORY).locator(".story__text").evaluate("text => text.scrollHeight") == without
