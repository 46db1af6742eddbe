"""What a server is asked to send with each file, read back as Netlify and Cloudflare Pages read it."""

from collections.abc import Callable

import pytest

from newsroom.render.policy import policy_of_server

Make = Callable[..., dict[str, bytes]]


def rules(text: str) -> dict[str, dict[str, str]]:
    """By path: a line that is not indented is a path, the indented ones below it are its headers."""
    found: dict[str, dict[str, str]] = {}
    path = ""
    for line in text.splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if not line.startswith(" "):
            path = line
            found[path] = {}
        else:
            name, _, value = line.strip().partition(": ")
            found[path][name] = value
    return found


@pytest.mark.parametrize(
    ("url", "path"), [("https://news.example.org/", "/*"), ("https://host.example.org/a/news-site/", "/a/news-site/*")]
)
def test_they_hold_wherever_the_site_stands(make: Make, url: str, path: str) -> None:
    assert list(rules(make(url=url)["_headers"].decode())) == [path, path.replace("*", "admin/*")]


def test_all_of_them_are_there(make: Make) -> None:
    found, editor = rules(make()["_headers"].decode()).values()
    assert found["Content-Security-Policy"] == policy_of_server()
    assert found["X-Content-Type-Options"] == "nosniff"
    assert found["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert found["Cross-Origin-Opener-Policy"] == "same-origin"
    denied = dict(part.split("=") for part in found["Permissions-Policy"].split(", "))
    assert set(denied.values()) == {"()"}
    assert {"camera", "microphone", "geolocation"} <= set(denied)
    assert "Strict-Transport-Security" not in found  # it binds more than this site
    assert editor == {"X-Robots-Tag": "noindex"}


def test_no_line_is_too_long_for_the_hosts(make: Make) -> None:
    assert max(map(len, make()["_headers"].decode().splitlines())) < 2000
