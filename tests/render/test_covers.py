"""Covers: the same for the same entry, unlike for others, inside their sheet, small, and safe."""

from __future__ import annotations

import hashlib
import math
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest

from newsroom.render.covers import MOTIFS, CoverLabel, cover
from newsroom.render.covers.families import FAMILIES, Motif
from newsroom.render.covers.ink import Dice
from newsroom.render.covers.sheet import TRIMS, Size

SVG = "{http://www.w3.org/2000/svg}"
LABEL = CoverLabel("Opportunity", "2023", "FoMH")
SEEDS = [f"/news/2023/09/{day}/story-{day}/" for day in range(200)]
SIZES: tuple[Size, ...] = ("large", "card")
LIMITS = {"large": 6_000, "card": 4_500}
PENS = ("line", "fill", "thin", "dim", "box", "text")
CLASSES = {f"cv-{name}" for name in ("paper", "grid", "frame", "motif", *PENS)}

Point = tuple[float, float]


def group(svg: str, name: str) -> ET.Element:
    found = ET.fromstring(svg).find(f"{SVG}g[@class='{name}']")
    assert found is not None
    return found


def reach(element: ET.Element) -> Iterator[Point]:
    """Points of all shapes below an element: between them they span everything that is drawn."""
    for shape in element.iter():
        if shape.tag == f"{SVG}circle":
            x, y, r = (float(shape.get(name, "nan")) for name in ("cx", "cy", "r"))
            yield from ((x - r, y - r), (x + r, y + r))
        elif shape.tag == f"{SVG}path":
            yield from path_points(shape.get("d", ""))
        else:
            assert shape.tag == f"{SVG}g", f"no test knows the bounds of {shape.tag}"


def path_points(data: str) -> Iterator[Point]:
    """Ends and control points of absolute path data, arcs as points along them."""
    assert re.fullmatch(r"[MLHVQTAZ0-9. -]*", data), f"commands that no test knows: {data}"
    here, pull = (math.nan, math.nan), (math.nan, math.nan)
    for command, rest in re.findall(r"([A-Z])([^A-Z]*)", data):
        numbers = [float(number) for number in rest.split()]
        size = {"M": 2, "L": 2, "H": 1, "V": 1, "Q": 4, "T": 2, "A": 7, "Z": 1}[command]
        assert len(numbers) % size == 0 or command == "Z"
        for part in (numbers[i : i + size] for i in range(0, len(numbers), size)):
            start = here
            here = end_of(command, part, start)
            if command == "A":
                yield from arc_points(start, here, part)
            if command in "QT":
                pull = (part[0], part[1]) if command == "Q" else mirrored(pull, start)
                yield pull
            yield here


def end_of(command: str, part: list[float], start: Point) -> Point:
    if command in "HV":
        return (part[0], start[1]) if command == "H" else (start[0], part[0])
    return part[-2], part[-1]


def mirrored(point: Point, centre: Point) -> Point:
    return 2 * centre[0] - point[0], 2 * centre[1] - point[1]


def arc_points(start: Point, end: Point, part: list[float]) -> Iterator[Point]:
    radius, same, turn, large, clockwise = part[:5]
    assert radius == same
    assert turn == 0
    half = math.dist(start, end) / 2
    middle = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    rise = math.sqrt(max(0.0, radius**2 - half**2)) * (1 if large != clockwise else -1)
    along = (end[0] - start[0]) / (2 * half or 1), (end[1] - start[1]) / (2 * half or 1)
    centre = middle[0] - rise * along[1], middle[1] + rise * along[0]
    first, last = (math.atan2(p[1] - centre[1], p[0] - centre[0]) for p in (start, end))
    sweep = (last - first) % math.tau if clockwise else -((first - last) % math.tau)
    for step in range(25):
        angle = first + sweep * step / 24
        yield centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)


def assert_in_place(svg: str, size: Size) -> None:
    """The motif keeps clear of the frame and of what is below it; the dimension line of the title block."""
    block = dict(TRIMS)[size].block
    dimension = list(reach(group(svg, "cv-dim")))
    floor = min(block.top, min(y for _, y in dimension))
    for x, y in reach(group(svg, "cv-motif")):
        assert 20 < x < 620
        assert 20 < y < floor
    assert all(20 < x < block.left - 8 for x, _ in dimension)
    assert all(block.top - 20 < y < 390 for _, y in dimension)


def test_arcs_are_measured_along_their_bulge() -> None:
    # A test of this file's own ruler: half a circle from (10, 50) over the top to (90, 50).
    points = list(path_points("M10 50A40 40 0 0 1 90 50"))
    assert min(y for _, y in points) == pytest.approx(10)
    assert list(path_points("M0 0Q10 10 20 0T40 0"))[-2:] == [(30, -10), (40, 0)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("motif", MOTIFS)
def test_two_hundred_entries(motif: str, size: Size) -> None:
    sheets = [cover(seed, motif, LABEL, size=size) for seed in SEEDS]
    assert len(set(sheets)) == len(SEEDS)
    for svg in sheets:
        assert len(svg.encode()) <= LIMITS[size]
        assert_in_place(svg, size)


@pytest.mark.parametrize(("family", "motifs"), FAMILIES)
def test_every_motif_of_a_family_is_drawn_about_as_often(family: str, motifs: tuple[Motif, ...]) -> None:
    assert len(motifs) >= 3
    assert len(set(motifs)) == len(motifs)
    # What a sheet's own dice pick first is its motif.
    drawn = Counter(Dice(f"{family}:/news/{number}/").pick(motifs) for number in range(100 * len(motifs)))
    assert all(60 < drawn[motif] < 140 for motif in motifs)


def test_stories_of_no_faculty_seldom_have_a_neighbour_alike() -> None:
    motifs = dict(FAMILIES)["construction"]
    assert len(motifs) >= 20
    assert len({motif.__name__ for motif in motifs}) == len(motifs)


@pytest.mark.parametrize("motif", MOTIFS)
def test_the_same_entry_has_the_same_cover(motif: str) -> None:
    assert cover(SEEDS[0], motif, LABEL) == cover(SEEDS[0], motif, LABEL)


def test_the_label_changes_the_title_block_alone() -> None:
    one, other = (cover(SEEDS[0], "cells", CoverLabel(kind, "", "")) for kind in ("News", "Career"))
    assert one.replace(">NEWS<", ">CAREER<") == other


def test_no_platform_draws_differently() -> None:
    # If this fails without a change to the drawings, sines or dice fall differently here.
    sheets = "".join(cover(seed, motif, LABEL) for motif in MOTIFS for seed in SEEDS[:40])
    known = cover("/news/2023/09/25/technicians-week/", "mechanisms", CoverLabel("News", "2023", "EPS"))
    assert hashlib.sha256(known.encode()).hexdigest() == (
        "c6c8bb263c5587bc38b76cf33140dbd666dacf18f48908f65eae7ef7bd141fac"
    )
    assert hashlib.sha256(sheets.encode()).hexdigest() == (
        "54ae1a87f7ed06dd3ae9dc1f5ef149d3c474cd32b3207d0a8dd67820b347a3a8"
    )


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("motif", MOTIFS)
def test_markup_is_bare(motif: str, size: Size) -> None:
    for seed in SEEDS[:20]:
        root = ET.fromstring(cover(seed, motif, LABEL, size=size))
        wanted = {
            "class": f"cover cover--{size}",
            "viewBox": "0 0 640 400",
            "aria-hidden": "true",
            "focusable": "false",
        }
        assert root.attrib == wanted
        for element in root.iter():
            assert element.tag in {f"{SVG}{name}" for name in ("svg", "g", "path", "circle", "rect", "text")}
            assert not {"id", "style", "fill", "stroke", "color", "opacity"} & set(element.attrib)
            assert element is root or set(element.get("class", "cv-line").split()) <= CLASSES
        assert len(root.findall(f"{SVG}path[@class='cv-grid']")) == 1


@pytest.mark.parametrize("size", SIZES)
def test_label_text_comes_back_unharmed(size: Size) -> None:
    hostile = """<script>"&'>"""
    svg = cover("/x/", "waves", CoverLabel(hostile, hostile, hostile), size=size)
    texts = [text.text for text in ET.fromstring(svg).iter(f"{SVG}text")]
    assert texts.count(hostile) == (2 if size == "large" else 1)
    assert hostile.upper() in texts
    assert "<script" not in svg.lower()


def test_a_card_leaves_the_small_text_out() -> None:
    large, card = (ET.fromstring(cover("/x/", "waves", LABEL, size=size)) for size in SIZES)
    assert [text.text for text in card.iter(f"{SVG}text")] == ["OPPORTUNITY", "FoMH"]
    written = [text.text or "" for text in large.iter(f"{SVG}text")]
    assert written[0].isdigit()
    assert written[1:] == ["OPPORTUNITY", "2023", "FoMH"]
    grids = [sheet.find(f"{SVG}path[@class='cv-grid']") for sheet in (large, card)]
    lines = [grid.get("d", "").count("M") for grid in grids if grid is not None]
    assert lines[1] < lines[0]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("label", [CoverLabel("Case study of many years", "2023", "OD&PL"), CoverLabel("", "", "")])
def test_labels_fit_their_cells(label: CoverLabel, size: Size) -> None:
    block = dict(TRIMS)[size].block
    texts = list(ET.fromstring(cover("/x/", "cells", label, size=size)).iter(f"{SVG}text"))
    cells = [t for t in texts if t.get("text-anchor") is None]
    for first, following in pairwise([*cells, None]):
        assert first is not None
        x, letters = float(first.get("x", "nan")), len(first.text or "")
        same_row = following is not None and following.get("y") == first.get("y")
        end = float(following.get("x", "nan")) if following is not None and same_row else block.right
        assert x + 0.6 * float(first.get("font-size", "nan")) * letters < end


def test_an_unknown_family_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="heartbeat") as caught:
        cover("/x/", "heartbeat", LABEL)
    assert all(name in str(caught.value) for name in MOTIFS)


def test_initials_are_drawn_only_when_given() -> None:
    # The strokes of letters are the only ones with a width of their own beside the fine lines.
    for motif in MOTIFS:
        plain = cover("/case-studies/jo-smith/", motif, LABEL)
        drawn = cover("/case-studies/jo-smith/", motif, LABEL, initials="JS")
        assert 'stroke-width="9"' not in plain
        assert 'stroke-width="9"' in drawn
        assert cover("/case-studies/jo-smith/", motif, LABEL, initials="") == plain


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("letters", [*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "WMW", "IJ", "CD", "OQ"])
def test_every_letter_keeps_to_the_sheet(letters: str, size: Size) -> None:
    svg = cover("/case-studies/x/", "waves", LABEL, initials=letters, size=size)
    assert_in_place(svg, size)
    assert len(svg.encode()) <= LIMITS[size]


def test_initials_are_told_apart_and_read_kindly() -> None:
    def drawn(initials: str) -> str:
        return cover("/case-studies/x/", "waves", LABEL, initials=initials)

    assert len({drawn(letter) for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}) == 26
    assert drawn("é. k.") == drawn("EK")
    assert drawn("<&>") == drawn("")
