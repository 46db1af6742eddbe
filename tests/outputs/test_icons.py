"""The web manifest and the icons it names, as a phone reads them."""

import io
import json
from collections.abc import Callable
from urllib.parse import urljoin

import pytest
from PIL import Image

from newsroom.outputs.icons import draw_icons, icons
from newsroom.render.templates import Press

Make = Callable[..., dict[str, bytes]]


def test_the_manifest_tells_what_the_site_is(make: Make) -> None:
    manifest = json.loads(make()["site.webmanifest"])
    assert manifest["name"] == manifest["short_name"] == "Test & Speak"
    assert (manifest["lang"], manifest["display"]) == ("en-GB", "browser")
    assert manifest["background_color"] == manifest["theme_color"] == "#fbfaf7"


@pytest.mark.parametrize("base", ["https://news.example.org/", "https://host.example.org/a/news-site/"])
def test_its_addresses_hold_below_any_path(make: Make, base: str) -> None:
    manifest = json.loads(make(url=base)["site.webmanifest"])
    where = urljoin(base, "site.webmanifest")
    assert urljoin(where, manifest["start_url"]) == urljoin(where, manifest["scope"]) == base
    assert all(urljoin(where, icon["src"]).startswith(f"{base}assets/") for icon in manifest["icons"])


def test_each_icon_is_there_in_the_size_that_it_is_said_to_have(make: Make) -> None:
    made = make()
    found = json.loads(made["site.webmanifest"])["icons"]
    pictures = [icon for icon in found if icon["type"] == "image/png"]
    assert [(icon["sizes"], icon["purpose"]) for icon in pictures] == [("192x192", "maskable"), ("512x512", "maskable")]
    for icon in pictures:
        picture = Image.open(io.BytesIO(made[icon["src"]]))
        picture.verify()
        assert (picture.format, "{}x{}".format(*picture.size)) == ("PNG", icon["sizes"])
    (whole,) = (icon for icon in found if icon not in pictures)
    assert (whole["type"], whole["sizes"]) == ("image/svg+xml", "any")
    assert made[whole["src"]].startswith(b"<svg ")
    assert Image.open(io.BytesIO(made["assets/icons/apple-touch-icon.png"])).size == (180, 180)


def test_a_site_that_is_not_official_says_so(make: Make) -> None:
    institution = "{name: U of T, short: T, network: N, motto: M, email: e@t.example.org, record_begins: 2020-01-01}\n"
    manifest = json.loads(make({"data/institution.yml": institution})["site.webmanifest"])
    assert "not an official publication of the U of T" in manifest["description"]


def test_icons_are_drawn_once(newsroom: Callable[..., Press], monkeypatch: pytest.MonkeyPatch) -> None:
    press = newsroom()
    draw_icons(press)
    first = {output.path: output.make() for output in icons(press)}
    monkeypatch.setattr(Image, "new", None)
    assert {output.path: output.make() for output in icons(press)} == first
    assert len(first) == 4
