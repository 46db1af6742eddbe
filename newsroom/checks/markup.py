"""What a text may hold of HTML: cleaning takes the rest out, and here whoever wrote it is told.

What is refused was found in what Markdown made of the text (`render/refused.py`), where a sample of code is no HTML.
"""

import re
from collections.abc import Iterator

from newsroom.checks.rule import Rule, TextRule, Written
from newsroom.reading.characters import SPELLED, is_spelled_invisible
from newsroom.reading.problem import Problem
from newsroom.render.places import Places, without_code
from newsroom.render.refused import Refused
from newsroom.site import Site

_IN_PLACE_OF = {
    **dict.fromkeys(
        ("iframe", "video", "embed", "object"),
        "; to show a video, write its link alone in a paragraph: `[What it shows](https://youtu.be/...)`",
    ),
    **dict.fromkeys(
        ("picture", "source", "svg"), "; to show a picture, put it beside this file and write `![What it shows](x.jpg)`"
    ),
    **dict.fromkeys(("center", "font", "style", "link"), "; the site gives every page its look"),
    **dict.fromkeys(("form", "button", "select", "textarea"), "; to be written to, give a mail address of a role"),
}
"""By the tag: what an editor can do instead."""
_END = r"(?:(?![\w-])|(?<=[!?\[]))"
"""Where the name of a tag ends; some that are none have only a sign."""
_LOOKS = {"style", "bgcolor", "color", "background", "border", "face", "size"}
_HARMFUL = re.compile(r"on[a-z]+|style|src(?:set|doc)|data-.*|form.*|action|.*:.*|ping|http-equiv|background|xmlns")
"""Attributes that run something, load something, or take the place of the site's own marks."""


def html_is_of_the_harmless_kind(site: Site, written: Written) -> Iterator[Problem]:
    """A text is Markdown with a few harmless HTML tags: no script, frame, form or style, and no tag that is none."""
    for refused in _refused(written, "tag"):
        remedy = _IN_PLACE_OF.get(refused.name, "")
        for at in _places(written, rf"<{re.escape(refused.name)}{_END}"):
            as_written = written.body[at + 1 : at + 1 + len(refused.name)]
            shown = f"<{as_written if as_written.lower() == refused.name else refused.name}>"
            yield written.problem(
                f"the HTML tag `{shown}` may not stand in a text; take it out, or write `` `{shown}` `` with backticks "
                f"to show it as it is{remedy}",
                at,
            )


def attributes_neither_run_nor_style(site: Site, written: Written) -> Iterator[Problem]:
    """What makes a page run, load or look otherwise (`onclick`, `style`, `srcset`, `data-...`) is not taken."""
    for refused in _refused(written, "attribute"):
        if _HARMFUL.fullmatch(refused.name):
            why = "the site gives every page its look" if refused.name in _LOOKS else "a text runs and loads nothing"
            for at in _places(written, _attribute(refused.name)):
                yield written.problem(f"`{refused.name}` may not stand in a text, for {why}; take it out", at)


def other_attributes_are_left_out(site: Site, written: Written) -> Iterator[Problem]:
    """An attribute that the site does not know, such as `target`, is left out of the page."""
    for refused in _refused(written, "attribute"):
        if not _HARMFUL.fullmatch(refused.name):
            for at in _places(written, _attribute(refused.name)):
                yield written.problem(f"`{refused.name}` has no effect here and is left out; take it out", at)


def ids_of_the_site_are_its_own(site: Site, written: Written) -> Iterator[Problem]:
    """An id or a name that begins with `__` belongs to the site's own parts."""
    for refused in _refused(written, "id"):
        for at in _places(written, re.escape(refused.name)):
            sentence = f"the id `{refused.name}` begins as those of the site's own parts do; leave out the `__`"
            yield written.problem(sentence, at)


def links_lead_to_pages_and_mailboxes(site: Site, written: Written) -> Iterator[Problem]:
    """A link or a picture has a web address, a mail address or a file's name: nothing with `javascript:` or `data:`."""
    for refused in _refused(written, "scheme"):
        for at in Places(written.body).of_link(refused.written, refused.name):
            yield written.problem(
                f"an address with `{refused.name}` may not stand in a text; write the address of a page "
                "(`https://...`), of a mailbox (`mailto:...`), or a file's name",
                at,
            )


def no_invisible_character_is_spelled(site: Site, written: Written) -> Iterator[Problem]:
    """No invisible character, or one that turns the direction of text, is spelled as HTML does (`&#8238;`)."""
    if "&" not in written.body:
        return
    for found in SPELLED.finditer(without_code(written.body)):
        if is_spelled_invisible(found[0]):
            yield written.problem(f"`{found[0]}` stands for an invisible character; take it out", found.start())


def every_text_can_be_read(site: Site, written: Written) -> Iterator[Problem]:
    """Markdown can make a page of the text."""
    if written.converted.is_unreadable:
        yield written.problem(
            "Markdown stumbles over something in this text; look for very long numbers, ids and brackets, or take out "
            "one part after the other until this goes"
        )


def _refused(written: Written, kind: str) -> Iterator[Refused]:
    return (refused for refused in written.converted.refused if refused.kind == kind)


def _attribute(name: str) -> str:
    """Within a tag or the braces with which Markdown gives attributes; in a sentence it is a word like others."""
    return rf"(?:<[a-z][^<>]*?|\{{[^{{}}\n]*?)(?<![\w-])(?P<at>{re.escape(name)})(?![\w-])"


def _places(written: Written, pattern: str) -> list[int]:
    """Where `pattern` stands in the text; the beginning if it is written in disguise."""
    return Places(written.body).of(pattern) or [0]


RULES_OF_MARKUP: tuple[Rule[TextRule], ...] = (
    Rule("html-refused", html_is_of_the_harmless_kind),
    Rule("attribute-refused", attributes_neither_run_nor_style),
    Rule("attribute-unknown", other_attributes_are_left_out, "warning"),
    Rule("id-reserved", ids_of_the_site_are_its_own),
    Rule("address-refused", links_lead_to_pages_and_mailboxes),
    Rule("character-spelled", no_invisible_character_is_spelled),
    Rule("text-unreadable", every_text_can_be_read),
)
