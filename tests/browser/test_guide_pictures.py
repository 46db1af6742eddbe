"""The editors' guide tells of the form as it is: its pictures are taken here, and the controls that it names are there.

`python -m tests.browser.test_guide_pictures` takes the pictures anew (with CHROMIUM_PATH set). They are compared by the
words on them and by their shape, for letters are drawn a little differently on every computer.
"""

import json
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from newsroom.reading.pictures import facts_of
from tests.browser.conftest import Visit
from tests.browser.test_accessibility import DESK, PHONE, faults
from tests.browser.test_reflow import LOST
from tests.built import pages

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]

PROJECT = Path(__file__).resolve().parents[2]
GUIDE = PROJECT / "docs" / "contribute"
PICTURES = GUIDE / "first-story"
WORDS = Path(__file__).with_name("guide_pictures.json")
"""The words on each picture, as it was taken."""
PHOTO = PROJECT / "examples" / "northmoor" / "articles" / "2026" / "glass-shop" / "annealing-oven.jpg"
MOST_BYTES = 60_000
MARGIN = 12
"""Pixels around what is shown."""
VIEW: Mapping[str, Any] = {"viewport": DESK, "color_scheme": "light", "reduced_motion": "reduce"}

SHOWN = """elements => elements.map(element => {
  const values = [...element.querySelectorAll("input, textarea, select")].filter(field => field.type !== "file").map(
    field => field.tagName === "SELECT" ? field.selectedOptions[0].text : /radio|checkbox/.test(field.type) ? field.checked : field.value);
  return [element.innerText, ...values].join(" ");
}).join(" ").split(/\\s+/).join(" ").trim()"""
NAMES = """() => [...document.querySelectorAll("main :is(label, legend, button, summary, h2, .field__label)")].map(found => {
  const copy = found.cloneNode(true);
  copy.querySelectorAll(".field__optional, .unseen").forEach(more => more.remove());
  return copy.textContent.split(/\\s+/).join(" ").trim();
})"""


def taken(page: Page) -> Iterator[tuple[str, Image.Image, str]]:
    """Fills in the form that is open, and gives each picture with its name and the words on it."""
    page.get_by_label("Headline").fill("The oven that wakes nobody up")
    page.get_by_label("Day", exact=True).fill("3")
    page.get_by_label("Month", exact=True).select_option("November")
    page.get_by_label("Year", exact=True).fill("2026")
    page.get_by_label("In one sentence").fill(
        "A sensor for four pounds now watches the annealing oven at night, so that nobody has to."
    )
    yield "what-happened", *_shot(page, *_fields(page, "title", "date", "summary"))
    page.get_by_label("The story", exact=True).fill("The annealing oven in the glass shop failed on Fridays.")
    yield "picture", *_shot(page, _picture(page))
    page.get_by_label("Your name").fill("Ada Example")
    page.get_by_label("Your work").fill("Glassblower, School of Materials")
    page.get_by_label("Your mail address").fill("ada@northmoor.example.org")
    page.get_by_role("radiogroup", name="May your name stand").get_by_label("Yes").check()
    fields = _fields(page, "author-name", "author-role", "author-mailbox", "may-be-named")
    yield "people", *_shot(page, *fields)
    with page.expect_download():
        page.get_by_role("button", name="Send", exact=True).click()
    sent = page.get_by_role("region", name="Now send the mail")
    expect(sent).to_be_focused()
    yield "sent", *_shot(page, sent)


def _fields(page: Page, *names: str) -> list[Locator]:
    return [page.locator(f"[data-field={name}]") for name in names]


def _picture(page: Page) -> Locator:
    page.get_by_label("Add pictures").set_input_files(PHOTO)
    row = page.locator("[data-row^='picture-']").last
    row.get_by_label("What can be seen in it?").fill(
        "A steel oven on a bench; behind its glass door three flasks stand in an orange glow"
    )
    row.get_by_label("Who took it?").fill("Ada Example")
    row.get_by_label("Nobody").check()
    expect(row.locator("img")).to_have_js_property("complete", True)
    return row


def _shot(page: Page, *shown: Locator) -> tuple[Image.Image, str]:
    """From the first to the last of them, which stand one below the other."""
    page.evaluate("document.activeElement.blur()")
    boxes = [box for box in (one.bounding_box() for one in shown) if box]
    top, bottom = boxes[0], boxes[-1]
    scrolled = page.evaluate("scrollY")
    clip = {
        "x": top["x"] - MARGIN,
        "y": top["y"] + scrolled - MARGIN,
        "width": max(box["width"] for box in boxes) + 2 * MARGIN,
        "height": bottom["y"] + bottom["height"] - top["y"] + 2 * MARGIN,
    }
    content = page.screenshot(clip=clip, full_page=True, animations="disabled")  # type: ignore[arg-type]
    words = " ".join(one.evaluate_all(SHOWN) for one in shown)
    return Image.open(BytesIO(content)).convert("RGB"), words


def _form(page: Page, host: str) -> Page:
    page.goto(f"{host}/contribute/new/")
    expect(page.get_by_label("Headline")).to_be_visible()
    return page


# ---- the pictures


def test_the_pictures_of_the_guide_show_the_form_as_it_is(visit: Open, northmoor: Path) -> None:
    tab = visit(northmoor, **VIEW)
    kept = json.loads(WORDS.read_text(encoding="utf-8"))
    remedy = "take them anew: python -m tests.browser.test_guide_pictures"
    seen = []
    for name, image, words in taken(_form(tab.page, tab.host)):
        seen.append(name)
        assert words == kept[name], f"{name}: {remedy}"
        with Image.open(PICTURES / f"{name}.webp") as picture:
            assert picture.width == pytest.approx(image.width, abs=2), f"{name}: {remedy}"
            assert picture.height == pytest.approx(image.height, rel=0.15), f"{name}: {remedy}"
    assert seen == [*kept]


def test_they_are_small_tell_nothing_besides_and_are_all_shown() -> None:
    shown = re.findall(r"!\[[^\]]+\]\(first-story/([\w-]+\.webp)\)", (GUIDE / "first-story.md").read_text("utf-8"))
    assert sorted(shown) == sorted(file.name for file in PICTURES.iterdir())
    for file in PICTURES.iterdir():
        content = file.read_bytes()
        assert len(content) < MOST_BYTES, file.name
        assert facts_of(content).faults == (), file.name
        assert not re.search(rb"EXIF|XMP |ICCP", content), file.name


def test_every_control_that_the_guide_names_is_in_the_form(visit: Open, northmoor: Path) -> None:
    named = re.findall(r"\*\*(.+?)\*\*", (GUIDE / "first-story.md").read_text("utf-8"))
    assert len(named) > 12
    tab = visit(northmoor, **VIEW)
    page = _form(tab.page, tab.host)
    _picture(page)
    there = page.evaluate(NAMES)
    assert [name for name in named if name not in there] == []


# ---- the pages


def test_axe_finds_nothing_on_any_page_of_the_guide(visit: Open, leeds: Path) -> None:
    tab = visit(leeds, viewport=PHONE, bypass_csp=True, reduced_motion="reduce")
    addresses = [page.address for page in pages(leeds) if page.address in _written()]
    assert len(addresses) == len(_written())
    found: list[str] = []
    for address in addresses:
        page = tab.look(address)
        found += [*faults(page), *(f"{address}: {lost}" for lost in page.evaluate(LOST))]
    assert found == []


def test_the_guide_leads_to_each_of_its_pages(leeds: Path) -> None:
    index = next(page for page in pages(leeds) if page.address == "/contribute/")
    led = {urljoin(index.address, link) for link in index.links}
    assert _written() - led - {index.address} == set()


def _written() -> set[str]:
    names = (file.stem for file in GUIDE.glob("*.md"))
    return {"/contribute/" if name == "index" else f"/contribute/{name}/" for name in names}


# ---- taking them


def main() -> None:
    """Take every picture of the guide anew."""
    sys.path.insert(0, str(PROJECT / "scripts"))
    from tests import conftest  # needs scripts/ on the path

    os.environ |= {"SOURCE_DATE_EPOCH": conftest.DAY, "BROWSER_EDITOR": "off"}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = conftest.build(conftest.NORTHMOOR, Path(folder) / "site")
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM_PATH"], args=["--no-sandbox"])
        words = {name: _keep(name, image, told) for name, image, told in _of(site, browser)}
        browser.close()
    WORDS.write_text(json.dumps(words, indent=2, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")


def _of(site: Path, browser: Browser) -> Iterator[tuple[str, Image.Image, str]]:
    from tests.browser import conftest

    serving = conftest.serve.__wrapped__()  # type: ignore[attr-defined]
    yield from taken(_form(browser.new_page(**VIEW), next(serving)(site)))
    serving.close()


def _keep(name: str, image: Image.Image, words: str) -> str:
    PICTURES.mkdir(exist_ok=True)
    has_photo = name == "picture"
    image.save(PICTURES / f"{name}.webp", lossless=not has_photo, quality=88, method=6)
    return words


if __name__ == "__main__":
    main()
