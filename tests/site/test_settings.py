"""What the settings say of addresses."""

import pytest

from newsroom.settings import Settings


@pytest.mark.parametrize(
    ("url", "base", "whole"),
    [
        ("https://t.example.org/", "/", "https://t.example.org/news/"),
        ("https://t.example.org/a/b/", "/a/b/", "https://t.example.org/a/b/news/"),
        ("http://127.0.0.1:8000/", "/", "http://127.0.0.1:8000/news/"),
    ],
)
def test_where_the_site_stands(url: str, base: str, whole: str) -> None:
    settings = Settings("Test", url)
    assert settings.base_path == base
    assert settings.absolute("/news/") == whole
    assert settings.absolute("/") == url


def test_links_to_edit_a_source() -> None:
    settings = Settings("Test", "https://t.example.org/", repository="https://code.example.org/t")
    assert settings.edit_link("articles/2023/week.md") == "https://code.example.org/t/edit/main/articles/2023/week.md"
    assert settings.edit_link("") == ""
    assert Settings("Test", "https://t.example.org/").edit_link("articles/x.md") == ""
