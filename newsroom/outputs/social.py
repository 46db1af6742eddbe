"""The pictures that stand for pages where somebody passes them on. Nobody waits for them: they are made last."""

from collections.abc import Callable, Iterator
from functools import partial

from newsroom import addresses
from newsroom.output import Output, Prepared
from newsroom.pages.sharing import sheet_of_entry, sheet_of_plan, sheet_of_site
from newsroom.render.social import Sheet, picture
from newsroom.render.templates import Press


def social(press: Press) -> Iterator[Output]:
    site = press.site
    yield _output(addresses.SOCIAL_PICTURE, partial(sheet_of_site, site))
    for plan in site.plans:
        yield _output(addresses.social_picture(addresses.action_plan(plan.id)), partial(sheet_of_plan, site, plan))
    for entry in site.entries:
        yield _output(addresses.social_picture(site.address(entry)), partial(sheet_of_entry, site, entry))


def _output(address: str, sheet: Callable[[], Sheet]) -> Output:
    return Output(addresses.file_of(address), partial(_prepared, sheet), last=True)


def _prepared(sheet: Callable[[], Sheet]) -> Prepared:
    drawn = sheet()
    return Prepared((drawn,), partial(picture, drawn))
