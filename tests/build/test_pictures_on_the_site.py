"""Photos on a whole site: what of them is published, how pages show them, and which stop the build."""

import json
import runpy
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from posixpath import join, normpath
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote

import lxml.html
import pytest
from mkdocs.structure.files import File, Files
from PIL import Image

from _build import Stopped
from tests.building import article, sound_root, write
from tests.photos import XMP_WITH_PLACE, photo, secrets_in
from tests.reuse.building_twice import MKDOCS_YML, Builder, quick

LISTED = "[{src: pot.webp, credit: Jane, agreement: none seen}, {src: shelf.png, credit: Jane, agreement: none seen}]"
PAGE = "---\ntitle: About\ndescription: The page.\n---\n\n![The bench by the window](My%20bench.png)\n"
STORY = "articles/2025/kiln/index.md"
IMAGE = "{src: kiln.jpg, alt: A kiln with its door open, credit: Jane Doe, agreement: none seen, caption: The kiln.}"
BODY = "Text.\n\n![A pot on a wheel](pot.webp)\n\n![A shelf of pots](shelf.png)\n"
PHOTOS: Mapping[str, bytes] = {
    "articles/2025/kiln/kiln.jpg": photo("JPEG", 6, (900, 1700)),
    "articles/2025/kiln/pot.webp": photo("WEBP", 1, (500, 300)),
    "articles/2025/kiln/shelf.png": photo("PNG", 1, (300, 300)),
    "docs/My bench.png": photo("PNG", 8, (900, 1000)),
    "docs/unseen.jpg": photo("JPEG"),
    "case_studies/portrait.jpg": photo("JPEG", 3),
}
HERE = "news/2025/05/05/kiln"


def root_of(folder: Path) -> Path:
    root = sound_root(folder, {
        "mkdocs.yml": MKDOCS_YML,
        "docs/index.md": f"---\ntitle: Home\ndescription: The home page.\nlead: {STORY}\nshows: home\n---\n",
        "docs/about.md": PAGE,
        STORY: article(BODY, title="Warm", date="2025-05-05", image=IMAGE, pictures=LISTED, tags="[clay]"),
    })  # fmt: skip
    portrait = "image: {src: portrait.jpg, alt: A technician at a lathe, credit: Jane Doe, agreement: none seen}\n---"
    case = (root / "case_studies/exchange.md").read_text().replace("---", "\0").replace("\0", "---", 1)
    write(root, {"case_studies/exchange.md": case.replace("\0", portrait)})
    for path, content in PHOTOS.items():
        (root / path).write_bytes(content)
    return root


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """All files of the built site."""
    builder = Builder(root_of(tmp_path_factory.mktemp("photos") / "root"))
    with quick():
        builder.build()
    return builder.tree


def images(tree: Mapping[str, bytes], path: str) -> list[Any]:
    found: list[Any] = lxml.html.fromstring(tree[path].decode()).xpath("//main//img[@src]")
    return found


def test_the_photos_hold_notes_that_could_be_published() -> None:
    assert all(secrets_in(content) for content in PHOTOS.values())


def test_no_byte_of_a_note_is_in_any_file_of_the_site(tree: Mapping[str, bytes]) -> None:
    drawn = ("assets/", "social.png")
    found = {path for path in tree if path.endswith((".jpg", ".png", ".webp"))}
    pictures = {path for path in found if not path.startswith(drawn) and not path.endswith(drawn)}
    assert len(pictures) == 17
    assert {path: secrets_in(tree[path]) for path in pictures} == {path: [] for path in pictures}
    for mark in (b"Secret", "Secret".encode("utf-16-be"), b"xmpmeta"):
        assert [path for path, content in tree.items() if mark in content] == []


def test_no_original_is_on_the_site(tree: Mapping[str, bytes]) -> None:
    held = set(tree.values())
    assert [path for path, content in PHOTOS.items() if content in held] == []


def test_the_files_of_a_photo(tree: Mapping[str, bytes]) -> None:
    names = {path.rpartition("/")[2] for path in tree if path.startswith(f"{HERE}/")}
    files = sorted(names - {"index.html", "social.png"})
    assert files == [
        "kiln.jpg.400.webp", "kiln.jpg.800.webp", "kiln.jpg.jpg", "kiln.jpg.webp", "pot.webp.400.webp",
        "pot.webp.jpg", "pot.webp.webp", "shelf.png.jpg", "shelf.png.webp",
    ]  # fmt: skip


def test_a_storys_own_photo_is_fetched_first_and_those_in_its_text_later(tree: Mapping[str, bytes]) -> None:
    lead, *others = images(tree, f"{HERE}/index.html")[:3]
    assert (lead.get("fetchpriority"), lead.get("loading")) == ("high", None)
    assert [(one.get("fetchpriority"), one.get("loading")) for one in others] == [(None, "lazy")] * 2
    assert [one.get("alt") for one in (lead, *others)] == [
        "A kiln with its door open", "A pot on a wheel", "A shelf of pots",
    ]  # fmt: skip


SHOWING = {f"{HERE}/index.html", "index.html", "news/index.html", "tags/clay/index.html", "about/index.html"}


def test_what_pages_say_of_pictures_is_true(tree: Mapping[str, bytes]) -> None:
    shown = {path: images(tree, path) for path in tree if path.endswith(".html")}
    assert {path for path, found in shown.items() if found} > SHOWING
    for path, image in ((path, image) for path, found in shown.items() for image in found):
        assert image.get("alt")
        assert image.get("sizes").endswith("92vw")
        ratio = int(image.get("width")) / int(image.get("height"))
        for file, width in (one.rsplit(" ", 1) for one in (f"{image.get('src')} 0w", *image.get("srcset").split(", "))):
            with Image.open(
                BytesIO(tree[normpath(join(path.rpartition("/")[0], unquote(file))).lstrip("/")])
            ) as opened:
                assert int(width.removesuffix("w")) in (0, opened.width)
                assert abs(opened.width / opened.height - ratio) < 0.02


def test_on_each_page_at_most_one_picture_is_fetched_first(tree: Mapping[str, bytes]) -> None:
    pages = [path for path in tree if path.endswith(".html")]
    hurried = {path: len([one for one in images(tree, path) if one.get("fetchpriority")]) for path in pages}
    assert max(hurried.values()) == 1
    assert {path for path, count in hurried.items() if count} == {
        "index.html", f"{HERE}/index.html", "case-studies/exchange/index.html",
    }  # fmt: skip


def test_feeds_show_a_plain_file_with_its_whole_address(tree: Mapping[str, bytes]) -> None:
    address = f"https://small.example.org/{HERE}/kiln.jpg.jpg"
    item = next(item for item in json.loads(tree["feed.json"])["items"] if item["title"] == "Warm")
    assert item["image"] == address
    found = lxml.html.fromstring(item["content_html"]).xpath("//img")
    assert [one.get("src") for one in found] == [
        address, *(f"https://small.example.org/{HERE}/{name}.jpg" for name in ("pot.webp", "shelf.png")),
    ]  # fmt: skip
    assert {name for one in found for name in one.attrib} == {"src", "width", "height", "alt"}
    for name in ("feed.xml", "feed.atom"):
        assert address.encode() in tree[name]


def test_a_photo_with_its_place_stops_the_build_wherever_it_lies(tmp_path: Path) -> None:
    root = root_of(tmp_path / "root")
    places = ("articles/2025/kiln/kiln.jpg", "docs/My bench.png", "case_studies/portrait.jpg", "data/people/me.webp")
    for path in places:
        kind = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}[path.rpartition(".")[2]]
        (root / path).write_bytes(photo(kind, place=True, xmp=XMP_WITH_PLACE))
    with quick(), pytest.raises(Stopped) as stopped:
        Builder(root).build()
    told = [line for line in str(stopped.value).splitlines()[:-1] if "no page shows" not in line]
    said = "the picture tells where it was taken (GPS)"
    assert [line.partition("; ")[0] for line in told] == sorted(f"{path}:1:1: {said}" for path in places)
    assert all("Properties" in line for line in told)
    assert not (root / "site").exists()


def test_every_slip_with_pictures_is_told_at_once(tmp_path: Path) -> None:
    root = root_of(tmp_path / "root")
    write(root, {
        STORY: article(
            "![](pot.webp)\n\n![shelf](shelf.png)\n\n![A lost pot](lost.jpg)", title="Warm", date="2025-05-05",
            image='{src: kiln.jpg, alt: "photo", credit: Jane, agreement: none seen}', pictures=LISTED,
        ),
        "docs/about.md": PAGE.replace("The bench by the window", ""),
        "articles/2025/flat.md": article("![A pot on a shelf](pot.jpg)", date="2025-06-06"),
        "articles/2025/unsigned.md": article(date="2025-06-07", image="{src: pot.jpg, alt: A pot, agreement: no}"),
    })  # fmt: skip
    (root / "articles/2025/pot.jpg").write_bytes(photo("PNG"))
    with quick(), pytest.raises(Stopped) as stopped:
        Builder(root).build()
    told = str(stopped.value).splitlines()[:-1]
    assert [line.partition("; ")[0] for line in told] == [
        "articles/2025/flat.md:7:21: the picture `pot.jpg` is published only with a story that has a folder of its own",
        f"{STORY}:5:24: “photo” says only that there is a picture",
        f"{STORY}:9:5: the picture `pot.webp` has no words for those who cannot see it",
        f"{STORY}:11:10: “shelf” only repeats the file's name",
        f"{STORY}:13:15: there is no picture `lost.jpg` (JPEG, PNG or WebP) beside this file",
        "articles/2025/pot.jpg:1:1: this is a PNG picture under another ending",
        "articles/2025/unsigned.md:5:1: `credit` is missing",
        "docs/about.md:6:5: the picture `My%20bench.png` has no words for those who cannot see it",
    ]
    assert "make this file `articles/2025/flat/index.md`" in told[0]
    assert "photographer not recorded" in told[6]


def test_pictures_of_docs_and_overrides_are_published_bare_and_those_of_the_theme_as_they_are(
    tmp_path: Path, project: Path
) -> None:
    folders = {name: tmp_path / name for name in ("docs", "overrides", "theme")}
    for name, folder in folders.items():
        folder.mkdir()
        (folder / f"{name}.jpg").write_bytes(photo())
    found = [File(f"{name}.jpg", str(folder), str(tmp_path / "site"), True) for name, folder in folders.items()]
    config = SimpleNamespace(docs_dir=folders["docs"], theme=SimpleNamespace(custom_dir=folders["overrides"]))
    runpy.run_path(str(project / "hooks" / "docs_files.py"))["on_files"](Files(found), config)
    left = {file.src_uri: bool(secrets_in(file.content_bytes)) for file in found}
    assert left == {"docs.jpg": False, "overrides.jpg": False, "theme.jpg": True}
