"""A link to a hosted video, alone in its paragraph, as a still; everything else stays as it is."""

from typing import Any

import lxml.html
import pytest

from newsroom.render.markdown import Converter, clean
from newsroom.render.video import is_video, players_in, shown
from newsroom.settings import Settings

YOUTUBE = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1"
VIMEO = "https://player.vimeo.com/video/76979871?dnt=1&autoplay=1"
LINK = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"


def cleaned(body: str) -> str:
    settings = Settings("Test", "https://t.example.org/", extensions=("attr_list", "md_in_html"))
    return str(clean(Converter(settings).convert(body), "../", lambda attribute, link: link).html)


def page(body: str) -> str:
    return str(shown(cleaned(body)))


def videos(body: str) -> list[Any]:
    return list(lxml.html.fromstring(f"<div>{page(body)}</div>").xpath("//div[@class='video']"))


def text(element: Any) -> str:
    return " ".join(element.text_content().split())


@pytest.mark.parametrize(
    ("link", "player"),
    [
        (LINK, YOUTUBE),
        ("https://youtube.com/watch?v=dQw4w9WgXcQ", YOUTUBE),
        ("https://m.youtube.com/watch?v=dQw4w9WgXcQ&t=90s", YOUTUBE),
        ("http://www.youtube.com/watch?v=dQw4w9WgXcQ&list=PL0_-a&index=2", YOUTUBE),
        ("https://youtu.be/dQw4w9WgXcQ", YOUTUBE),
        ("https://youtu.be/dQw4w9WgXcQ?si=a1B2-c3_D4", YOUTUBE),
        ("https://www.youtube.com/shorts/dQw4w9WgXcQ?feature=share", YOUTUBE),
        ("https://www.youtube.com/live/dQw4w9WgXcQ", YOUTUBE),
        ("https://vimeo.com/76979871", VIMEO),
        ("https://www.vimeo.com/76979871?share=copy&fl=sv", VIMEO),
        ("https://vimeo.com/76979871#t=30s", VIMEO),
    ],
)
def test_a_video_alone_in_its_paragraph_becomes_a_still(link: str, player: str) -> None:
    (video,) = videos(f"Before.\n\n[Inside a fume cupboard]({link})\n\nAfter.")
    assert video.get("data-player") == player
    (title,) = video.xpath(".//a")
    assert (title.text, title.get("href")) == ("Inside a fume cupboard", link)
    assert is_video(link)
    assert players_in(cleaned(f"[A]({link})")) == ("https://" + player.split("/")[2],)


@pytest.mark.parametrize(
    ("link", "told"),
    [
        (LINK, "The link leads to YouTube (Google), who will then receive data such as your IP address."),
        ("https://vimeo.com/76979871", "The link leads to Vimeo, who will then receive data such as your IP address."),
    ],
)
def test_it_says_who_receives_data(link: str, told: str) -> None:
    (video,) = videos(f"[A title]({link})")
    assert text(video.find_class("video__note")[0]) == told


def test_the_still_asks_for_nothing() -> None:
    (video,) = videos(f"[A title]({LINK})")
    assert video.xpath(".//@src | .//@srcset | .//@style | .//image | .//use | .//iframe") == []
    (drawing,) = video.xpath(".//*[name() = 'svg']")
    assert drawing.get("aria-hidden") == "true"


@pytest.mark.parametrize(
    "link",
    [
        "https://www.youtube.com/watch?v=short",
        "https://www.youtube.com/watch?v=dQw4w9WgXcQtoolong",
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ/../../evil",
        "https://www.youtube.com/watch?list=PL0&v=dQw4w9WgXcQ",
        "https://www.youtube.com/playlist?list=PL0",
        "https://www.youtube.com/@channel",
        "https://www.youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
        "https://evil.example/https://youtu.be/dQw4w9WgXcQ",
        "https://user@youtu.be/dQw4w9WgXcQ",
        "https://youtu.be:8443/dQw4w9WgXcQ",
        "https://youtu.be/dQw4w9WgXcQ?x=<script>",
        "https://youtu.be/dQw4w9WgXcQ%0a",
        "//youtu.be/dQw4w9WgXcQ",
        "https://vimeo.com/channels/staffpicks/76979871",
        "https://vimeo.com/76979871/0a1b2c3d4e",
        "https://vimeo.com/76979871?h=0a1b2c3d4e",
        "https://vimeo.com/٧٦٩٧٩٨٧١",
        "https://example.org/video.mp4",
    ],
)
def test_other_addresses_stay_links(link: str) -> None:
    assert not is_video(link)
    html = cleaned(f"[A title](<{link}>)")
    assert str(shown(html)) == html
    assert players_in(html) == ()


@pytest.mark.parametrize(
    "body",
    [
        f"See [the film]({LINK}).",
        f"[One]({LINK}) [two]({LINK})",
        f"- [In a list]({LINK})",
        f"**[Bold]({LINK})**",
        f"[![A picture](a.jpg)]({LINK})",
        f"`{LINK}`",
    ],
)
def test_a_link_among_words_stays_a_link(body: str) -> None:
    html = cleaned(body)
    assert str(shown(html)) == html
    assert players_in(html) == ()


def test_an_address_without_words_is_named_by_its_host() -> None:
    (video,) = videos(f"<{LINK}>")
    assert text(video.find_class("video__title")[0]) == "A video on YouTube"


def test_a_title_keeps_its_emphasis_and_no_markup_of_its_own() -> None:
    (video,) = videos(f'[A *loud* "film" &amp; <script>alert(1)</script>]({LINK}){{onclick="alert(1)"}}')
    title = video.find_class("video__title")[0]
    assert text(title) == 'A loud "film" &'
    assert title.xpath(".//em")
    assert page(f"[x]({LINK})").count("<script") == 0


@pytest.mark.parametrize(
    "body",
    [
        '<div class="video" data-player="https://evil.example/"><div class="video__still"></div></div>',
        '<div class="video" data-player="javascript:alert(1)" markdown>\n\nText.\n\n</div>',
        f'[A]({LINK}){{.video data-player="https://evil.example/"}}',
        '<iframe src="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"></iframe>',
        '<p><a href="https://youtu.be/dQw4w9WgXcQ" data-player="https://evil.example/">A</a></p>',
    ],
)
def test_an_editor_cannot_write_a_player(body: str) -> None:
    html = page(body)
    assert "evil.example" not in html
    assert "javascript:" not in html
    assert "<iframe" not in html
    players = lxml.html.fromstring(f"<div>{html}</div>").xpath("//@data-player")
    assert set(players) <= {YOUTUBE}
