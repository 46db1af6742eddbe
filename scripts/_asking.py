"""Asks other websites whether what we link to is still there: few questions, slowly, one host at a time."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import HTTPRedirectHandler, Request, build_opener

HOSTS_AT_ONCE = 6
PAUSE = 1.0
"""Seconds between two questions to one host."""
PATIENCE = 20.0
"""Seconds for an answer to begin."""
LONGEST_PAUSE = 30.0
"""Seconds to wait at most where a host asks us to come back later."""
GONE = (404, 410)
LATER = (429, 503)
FOR_GOOD = (301, 308)


@dataclass(frozen=True)
class Answer:
    """What a link led to."""

    status: int | None
    """As HTTP has it; None where nobody answered."""
    why: str = ""
    """Where nobody answered, what happened instead."""
    moved_to: str = ""
    """Where it stands now, if it moved for good."""

    @property
    def is_well(self) -> bool:
        return self.status is not None and 200 <= self.status < 300

    @property
    def is_gone(self) -> bool:
        """Whether it is certain that a reader finds nothing there."""
        return self.status in GONE or self.why == NO_SUCH_HOST


NO_SUCH_HOST = "there is no such host"
Wait = Callable[[float], None]


def asked(links: Iterable[str], agent: str, wait: Wait = time.sleep) -> Mapping[str, Answer]:
    """The answer for each link (`http://` or `https://`). `agent` says who asks, so that a host can complain."""
    by_host: dict[str, list[str]] = defaultdict(list)
    for link in dict.fromkeys(links):
        by_host[link.split("/")[2].lower()].append(link)
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        found = pool.map(lambda of_host: _of_host(of_host, agent, wait), by_host.values())
    return {link: answer for answers in found for link, answer in answers.items()}


def _of_host(links: list[str], agent: str, wait: Wait) -> dict[str, Answer]:
    answers = {}
    for number, link in enumerate(links):
        if number:
            wait(PAUSE)
        answers[link] = _asked_kindly(link, agent, wait)
    return answers


def _asked_kindly(link: str, agent: str, wait: Wait) -> Answer:
    """Ask for the head alone; only where that will not do for the whole, and once more where it may be chance."""
    answer, later = _ask("HEAD", link, agent)
    if answer.is_well or answer.why == NO_SUCH_HOST:
        return answer
    wait(later or PAUSE)
    answer, later = _ask("GET", link, agent)
    if answer.status is None or answer.status >= 500 or answer.status in LATER:
        wait(later or 5 * PAUSE)
        answer, _ = _ask("GET", link, agent)
    return answer


def _ask(method: str, link: str, agent: str) -> tuple[Answer, float]:
    """The answer, and after how many seconds the host would like to be asked again (0 where it does not say)."""
    moves = _Moves()
    headers = {"User-Agent": agent, "Accept": "text/html, */*"}
    try:
        request = Request(quote(link, safe="%/:=&?~#+!$,;'@()*[]"), method=method, headers=headers)
        with build_opener(moves).open(request, timeout=PATIENCE) as opened:
            return Answer(opened.status, moved_to=moves.now), 0.0
    except HTTPError as problem:
        with problem:
            return Answer(problem.code), _seconds(problem.headers)
    except (URLError, HTTPException, OSError, ValueError) as problem:
        return Answer(None, _why(problem)), 0.0


def _seconds(headers: Message) -> float:
    wanted = headers.get("Retry-After", "")
    return min(float(wanted), LONGEST_PAUSE) if wanted.isdigit() else 0.0


def _why(problem: Exception) -> str:
    text = str(getattr(problem, "reason", problem)).lower()
    if "getaddrinfo" in text or "name or service not known" in text or "nodename nor servname" in text:
        return NO_SUCH_HOST
    if "certificate" in text:
        return "its certificate is not in order"
    if "timed out" in text:
        return f"it did not answer within {PATIENCE:.0f} seconds"
    return "it could not be reached"


class _Moves(HTTPRedirectHandler):
    """Follows where a host leads, and remembers where that is as long as every step is for good."""

    def __init__(self) -> None:
        self.now = ""
        self.for_good = True

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        self.for_good = self.for_good and code in FOR_GOOD
        self.now = newurl if self.for_good else self.now
        method = req.get_method()
        followed = super().redirect_request(req, fp, code, msg, headers, newurl)
        if followed is not None:
            followed.method = method
        return followed
