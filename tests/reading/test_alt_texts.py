"""Words that say what a picture shows, and words that do not."""

import pytest

from newsroom.reading.alt_texts import REMEDY, fault_of

TITLE = "A week that opened the workshop doors"


@pytest.mark.parametrize(
    "alt", ["workshop", "Workshop.", "WORKSHOP.jpg", "workshop_2.png", "IMG_2031.HEIC", "The workshop.jpeg"]
)
def test_the_files_name_tells_nothing(alt: str) -> None:
    assert fault_of(alt, "workshop.jpg", TITLE) == f"“{alt}” only repeats the file's name; {REMEDY}"


@pytest.mark.parametrize("alt", [TITLE, TITLE.upper() + "!", "A  week that opened the workshop-doors"])
def test_the_title_is_read_out_already(alt: str) -> None:
    assert fault_of(alt, "hall.jpg", TITLE) == f"“{alt}” only repeats the title, which is read out already; {REMEDY}"


@pytest.mark.parametrize("alt", ["photo", "Image of", "A picture", "Photo of a", "screenshot", "...", "!", "“ ”"])
def test_that_there_is_a_picture_is_known(alt: str) -> None:
    assert fault_of(alt, "hall.jpg", TITLE) == f"“{alt}” says only that there is a picture; {REMEDY}"


@pytest.mark.parametrize(
    "alt",
    [
        "The workshop", "Photo of a workshop in 1969", "Two technicians lift a rotor.", "写真の説明", "Лаборатория",
        "A week that opened the workshop doors, seen from the street", "Workshop 2",
    ],
)  # fmt: skip
def test_words_that_say_something_pass(alt: str) -> None:
    assert fault_of(alt, "workshop.jpg", TITLE) == ""
