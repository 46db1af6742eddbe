"""What is drawn of the numbers, and what is told in words alone."""

from pathlib import Path

from lxml import html

from newsroom.pages import numbers
from newsroom.pages.hand_written import Latest, hand_written
from newsroom.pages.numbers import Moment, moment
from newsroom.render.templates import Press
from newsroom.site import Site
from tests.building import site_of, sound_root

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
FACULTIES = """
    - id: eng
      name: Faculty of Engineering
      as_at: 2025-09
      figures: [{{what: technicians, value: 40, people: true}}]
    - id: bio
      name: Faculty of Biology
      as_at: {bio_date}
      figures: [{{what: technicians, value: {bio}, people: true}}]
    - id: art
      name: Faculty of Art
      as_at: 2025-09
      figures: [{{what: technicians, value: 20, people: true}}]
    - id: law
      name: Faculty of Law
      as_at: 2025-09
    """


def faculties(bio: object = 30, bio_date: str = "2025-09") -> dict[str, str | None]:
    return {"data/faculties.yml": FACULTIES.format(bio=bio, bio_date=bio_date)}


def numbered(*rows: str) -> dict[str, str | None]:
    return {"data/numbers.yml": "".join(f"- {{id: n{i}, group: Staff, {row}}}\n" for i, row in enumerate(rows))}


def network(site: Site) -> html.HtmlElement:
    source = next(page for page in site.hand_written if page.shows == "network")
    output = hand_written(Press(site, TEMPLATES), source, "<p>Text.</p>", Latest("", ()))
    return html.fromstring(output.make().decode())


def told(tree: html.HtmlElement, xpath: str) -> list[str]:
    return [" ".join("".join(found.itertext()).split()) for found in tree.xpath(xpath)]


def test_faculties_counted_at_one_date_are_compared(tmp_path: Path) -> None:
    page = network(site_of(sound_root(tmp_path, faculties())))
    assert told(page, "//figure[contains(@class, 'bar-chart')]/h3") == ["Technicians by faculty, September 2025"]
    assert told(page, "//*[@class='bars__told']") == ["40", "30", "20", "not recorded"]
    rows = told(page, "//div[@class='beside']//tbody/tr")
    assert rows == [
        "Faculty of Engineering 40",
        "Faculty of Biology 30",
        "Faculty of Art 20",
        "Faculty of Law not recorded",
    ]


def test_what_was_counted_at_another_time_gets_no_bar(tmp_path: Path) -> None:
    page = network(site_of(sound_root(tmp_path, faculties(bio_date="2021"))))
    row = page.xpath("//*[@class='bars__label'][text()='Faculty of Biology']/..")[0]
    assert "bars__row--gap" in row.get("class")
    assert "counted at another time" in told(row, ".")[0]
    assert "Faculty of Biology 30 2021" in told(page, "//div[@class='beside']//tbody/tr")


def test_the_drawing_of_a_small_group_is_the_same_for_every_size(tmp_path: Path) -> None:
    pages = [
        html.tostring(network(site_of(sound_root(tmp_path / str(few), faculties(bio=few))))) for few in (1, 2, 3, 4)
    ]
    assert len(set(pages)) == 1
    drawn = html.fromstring(pages[0].decode())
    row = drawn.xpath("//*[@class='bars__label'][text()='Faculty of Biology']/..")[0]
    assert "bars__row--few" in row.get("class")
    assert row.xpath(".//*[@class='bars__hatch']")
    assert told(row, ".//*[@class='bars__told']") == ["fewer than 5"]


def test_a_small_group_with_a_unit_is_not_drawn_exactly_either(tmp_path: Path) -> None:
    what = "what: registered, unit: people, people: true"
    pages = []
    for few in (2, 3):
        rows = numbered(f"{what}, value: 9, period: '2021'", f"{what}, value: 12, period: '2022'",
                        f"{what}, value: {few}, period: '2023'")  # fmt: skip
        pages.append(html.tostring(network(site_of(sound_root(tmp_path / str(few), rows)))))
    assert pages[0] == pages[1]
    assert b"fewer than 5 people" in pages[0]


def test_years_that_nobody_recorded_are_a_gap_in_words(tmp_path: Path) -> None:
    rows = numbered("what: staff, value: 333, period: 2013/14", "what: staff, value: 354, period: 2019/20")
    page = network(site_of(sound_root(tmp_path, rows)))
    assert told(page, "//*[@class='bars__label']") == ["2013/14", "2014/15 to 2018/19", "2019/20"]
    assert told(page, "//*[@class='bars__told']") == ["333", "not recorded", "354"]


def test_times_of_another_kind_are_told_and_not_drawn(tmp_path: Path) -> None:
    rows = numbered(
        "what: promoted, value: 20, period: 2015/16",
        "what: promoted, value: 23, period: 2016/17",
        "what: promoted, value: 16, period: the last year before March 2021",
        "what: promoted, value: 11, period: null",
        "what: promoted, value: 50, period: by 2030, target: true",
    )
    page = network(site_of(sound_root(tmp_path, rows)))
    assert told(page, "//*[@class='bars__told']") == ["20", "23"]
    assert told(page, "//figcaption")[-1] == (
        "Not drawn, as its time is of another kind: 16 (the last year before March 2021); 11 (when is not recorded)."
    )
    assert len(page.xpath("//table//tbody/tr")) == 5


def test_a_single_figure_a_text_and_an_aim_make_no_chart(tmp_path: Path) -> None:
    rows = numbered(
        "what: staff, value: 20, period: '2015'",
        "what: staff, value: nearly 400, period: '2016'",
        "what: staff, value: 60, period: '2017', target: true",
    )
    site = site_of(sound_root(tmp_path, rows))
    assert numbers.groups(site)[0].charts == ()
    assert numbers.by_faculty(site) == ()


def test_moments_that_can_stand_in_a_row() -> None:
    assert moment("2019/20") == Moment("academic year", 2019)
    assert moment("1999/00") == Moment("academic year", 1999)
    assert moment("March 2021") == Moment("March", 2021)
    assert moment("2021") == Moment("year", 2021)
    assert [moment(odd) for odd in ("2019/21", "Spring 2021", "lockdown", "by 2024", "February/March 2021", None)] == (
        [None] * 6
    )


def test_groups_that_report_to_each_other_are_all_drawn(tmp_path: Path) -> None:
    ring = """
        - {id: board, name: The Board, remit: All., reports_to: group}
        - {id: group, name: The Group, remit: Some., reports_to: board}
        - {id: alone, name: The Lone One, remit: None.}
        """
    page = network(site_of(sound_root(tmp_path, {"data/bodies.yml": ring})))
    assert sorted(told(page, "//a[@class='tree__box']")) == ["The Board", "The Group", "The Lone One"]


def test_a_group_hangs_from_the_one_it_reports_to(tmp_path: Path) -> None:
    page = network(site_of(sound_root(tmp_path)))
    assert told(page, "//figure[@class='tree']/ul/li/a") == ["The Board"]
    assert told(page, "//figure[@class='tree']/ul/li/ul/li/a") == ["The Group"]
    assert page.xpath("//*[@id='group-group']")
