"""The serif that the site serves."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from newsroom.render.fonts import FAMILY, fonts

MADE = {name: make() for name, make in fonts()}


@pytest.fixture(params=sorted(MADE))
def font(request: pytest.FixtureRequest) -> TTFont:
    return TTFont(BytesIO(MADE[request.param]))


def test_a_regular_and_a_bold_cut_are_made() -> None:
    assert sorted(MADE) == ["newsroom-serif-bold.woff2", "newsroom-serif-regular.woff2"]


def test_each_is_woff2_and_small() -> None:
    for data in MADE.values():
        assert data.startswith(b"wOF2")
        assert len(data) < 30_000


def test_the_stylesheet_asks_for_these_files_and_no_others() -> None:
    assets = Path(__file__).parents[2] / "overrides" / "assets"
    asked = re.findall(r'url\("\.\./fonts/([^"]+)"\)', (assets / "stylesheets" / "tokens.css").read_text("utf-8"))
    assert sorted(asked) == sorted(MADE)


def test_the_same_bytes_come_out_again() -> None:
    assert {name: make() for name, make in fonts()} == MADE


def test_every_letter_a_headline_needs_is_there(font: TTFont) -> None:
    missing = set("Aa0 £€–—‘’“”…→←½×·ŵŷŁőéßÆ−≥§°") - {chr(code) for code in font.getBestCmap()}
    assert not missing


def test_ligatures_kerning_and_all_sorts_of_figures_are_kept(font: TTFont) -> None:
    kept = {record.FeatureTag for table in ("GSUB", "GPOS") for record in font[table].table.FeatureList.FeatureRecord}
    assert {"liga", "kern", "lnum", "onum", "pnum", "tnum"} <= kept


def test_it_goes_by_a_name_of_its_own_and_carries_its_licence(font: TTFont) -> None:
    names = font["name"]
    assert names.getBestFamilyName() == FAMILY
    assert "Source" not in "".join(str(names.getDebugName(identifier)) for identifier in (1, 2, 3, 4, 6))
    assert "Adobe" in names.getDebugName(0)
    assert "Open Font License" in names.getDebugName(13)
