"""Charts: measured on one scale, and silent about what is not told."""

import re

from newsroom.render.charts import BAR, BOLD, LETTER, WIDTH, Value, bars, hatched, wrapped


def test_bars_are_as_long_as_what_they_measure() -> None:
    drawn = bars([Value("2023", "331", 331), Value("2024", "344", 344), Value("2025", "0", 0)])
    lengths = [row.length for row in drawn.rows]
    assert lengths[0] / lengths[1] == 331 / 344 or abs(lengths[0] / lengths[1] - 331 / 344) < 0.01
    assert lengths[2] == 0
    assert [row.kind for row in drawn.rows] == ["bar", "bar", "bar"]


def test_nothing_runs_out_of_the_drawing() -> None:
    long = "Faculty of Medicine, Nursing, Dentistry, Veterinary Practice and all the Allied Professions"
    for label in ("2023", long):
        drawn = bars([Value(label, "1,234,567", 1_234_567), Value(label, "fewer than 5", few=True), Value(label, "x")])
        for row in drawn.rows:
            assert drawn.left + row.length + len(row.told.text) * (LETTER if row.kind == "gap" else BOLD) <= WIDTH + 1
            assert all(line.x + len(line.text) * LETTER <= WIDTH for line in row.label)
            assert row.top + BAR <= drawn.height


def test_few_reaches_to_five_and_no_scale_betrays_more() -> None:
    drawn = bars([Value("A", "10", 10), Value("B", "fewer than 5", few=True), Value("C", "not recorded")])
    exact, few, gap = drawn.rows
    assert few.length == round(exact.length / 2, 1)
    assert few.hatch
    assert not exact.hatch
    assert (gap.kind, gap.length, gap.told.text) == ("gap", 0.0, "not recorded")


def test_a_chart_of_nothing_but_words_is_drawn_too() -> None:
    assert [row.kind for row in bars([Value("A", "not recorded")]).rows] == ["gap"]
    assert bars([]).rows == ()


def test_hatching_stays_in_its_bar() -> None:
    for width in (3.0, 15.9, 16.0, 120.0):
        strokes = hatched(40, 100, width, 16)
        numbers = [float(number) for number in re.findall(r"[\d.]+", strokes)]
        assert strokes
        assert all(40 <= x <= 40 + width + 0.05 for x in numbers[::2])
        assert all(100 - 0.05 <= y <= 116 + 0.05 for y in numbers[1::2])


def test_a_long_label_is_broken_between_words() -> None:
    assert wrapped("Faculty of Life Sciences", 10) == ("Faculty of", "Life", "Sciences")
    assert wrapped("Extraordinarily", 10) == ("Extraordinarily",)
