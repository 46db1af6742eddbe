"""The list of all feeds, read back."""

from collections.abc import Callable
from xml.etree import ElementTree

Make = Callable[..., dict[str, bytes]]

URL = "https://news.example.org/sub/"


def test_it_groups_every_rss_feed_under_a_heading(make: Make) -> None:
    made = make({"articles/a.md": {"tags": '["R&D <new>"]'}})
    root = ElementTree.fromstring(made["feeds.opml"])
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    assert root.findtext("head/title") == "Test & Speak"
    groups = {group.get("text"): [feed.get("text") for feed in group] for group in root.iterfind("body/outline")}
    assert groups == {
        "The whole site": [
            "Test & Speak",
            "Test & Speak: News",
            "Test & Speak: Careers",
            "Test & Speak: Awards",
            "Test & Speak: Opportunities",
        ],
        "By faculty and unit": [
            "Test & Speak: Faculty of Engineering & <Making>",
            "Test & Speak: Faculty of Biology",
        ],
        "By theme": ["Test & Speak: Visibility"],
        "By tag": ["Test & Speak: Tagged “R&D <new>”"],
    }


def test_each_outline_leads_to_a_feed_that_is_made_and_bears_its_title(make: Make) -> None:
    made = make({"articles/a.md": {"tags": "[x]"}})
    feeds = ElementTree.fromstring(made["feeds.opml"]).findall("body/outline/outline")
    assert {feed.get("type") for feed in feeds} == {"rss"}
    paths = {str(feed.get("xmlUrl")).removeprefix(URL): feed for feed in feeds}
    assert set(paths) == {path for path in made if path.endswith("feed.xml")}
    for path, feed in paths.items():
        channel = ElementTree.fromstring(made[path])[0]
        assert channel.findtext("title") == feed.get("text") == feed.get("title")
        assert channel.findtext("link") == feed.get("htmlUrl")
