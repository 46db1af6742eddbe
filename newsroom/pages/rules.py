"""The reference of rules: what the check looks at, made of the rules themselves."""

from collections.abc import Iterator

from newsroom import addresses
from newsroom.checks.rulebook import rulebook
from newsroom.output import Output
from newsroom.render.templates import Page, Press
from newsroom.settings import Link


def rules(press: Press) -> Iterator[Output]:
    page = Page(
        addresses.CONTRIBUTE_RULES,
        "Rules of the check",
        "What is looked at before anything is published, and the short name under which the check speaks of it.",
        kind="Rules",
        crumbs=(Link("Contribute", addresses.CONTRIBUTE),),
        names_people=False,
    )
    yield press.page(page, "pages/rules.html", chapters=rulebook())
