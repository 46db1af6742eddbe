"""A new file of content: asked for at the terminal or given as options, checked, and written where it belongs.

The exit status is 0 where the file is written, 1 where it is not, 2 where the command was used in a wrong way.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import Path
from typing import Any

from _build import add_root
from _check import narrowed, problems_of
from _receive import named_root
from newsroom.build.edition import today
from newsroom.reading.content import Content, read_content
from newsroom.reading.problem import errors_of
from newsroom.receiving.beginning_text import text_of
from newsroom.receiving.beginnings import (
    ASKED,
    Asked,
    Beginning,
    Key,
    NotSo,
    fault_of_slug,
    kind_of,
    pending,
    questions,
    read,
    told_choices,
)

MOST_CHOICES = 20
NO_CONSENT = (
    "A case study about a person needs their agreement, with its date and the day by which they are asked again: ask "
    "them first, then start again."
)


def main(arguments: list[str]) -> int:
    """Write the file that the command line asks for; return the exit status."""
    options = _options(arguments)
    try:
        day = today()
    except ValueError as problem:
        print(problem, file=sys.stderr)
        return 2
    work = _Work(options.kind, options.root, read_content(options.root))
    try:
        work.take(vars(options))
        work.ask_for_the_rest(sys.stdin.isatty())
        beginning = Beginning.of(options.kind, work.answers, day)
        path = work.name(beginning, options.slug, sys.stdin.isatty())
        _write(options.root, path, text_of(beginning, work.content))
    except WrongUse as problem:
        print(problem, file=sys.stderr)
        return 2
    except BrokenPipeError:  # nobody reads any more what is asked
        return 1
    except (NotSo, EOFError, KeyboardInterrupt) as problem:
        print(f"{problem}\nNothing was written.".lstrip(), file=sys.stderr)
        return 1
    command = f"python3 scripts/check.py {named_root(options.root)}{path}"
    with suppress(BrokenPipeError):  # it is written, whether or not anybody reads that
        print(f"\n{path} is written. Next: open it, and then  {command}")
    return 0


class WrongUse(Exception):
    """The command cannot mean this; the text says why."""


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="new.py", description="Write a new file to fill in. What is not given as an option is asked for."
    )
    kinds = parser.add_subparsers(dest="kind", metavar="|".join(ASKED), required=True)
    for word in ASKED:
        command = kinds.add_parser(word, help=f"a new {kind_of(word).name}")
        add_root(command)
        command.add_argument("--slug", metavar="NAME", help="the last part of its address (default: from its title)")
        for asked in questions(word):
            needed = "" if asked.required else " (may be left out)"
            told = f"{asked.field.meaning}{needed}".replace("%", "%%")
            command.add_argument(asked.option, dest=_name(asked.key), metavar=asked.key[-1].upper(), help=told)
    return parser.parse_args(arguments)


def _name(key: Key) -> str:
    return ".".join(key)


@dataclass
class _Work:
    """What is known so far of the new file."""

    word: str
    root: Path
    content: Content
    answers: dict[Key, Any] = field(default_factory=dict)

    def take(self, options: dict[str, Any]) -> None:
        """Takes what stands on the command line. Raises WrongUse with all that will not do."""
        faults = []
        for asked in questions(self.word):
            given = options.get(_name(asked.key))
            try:
                if given is not None:
                    self.answers[asked.key] = self._read(asked, given)
            except NotSo as problem:
                faults.append(f"{asked.option}: {problem}")
        if faults:
            raise WrongUse("\n".join(faults))

    def ask_for_the_rest(self, at_a_terminal: bool) -> None:
        """Asks for what is missing, one after the other. Raises WrongUse where nobody can be asked, NotSo."""
        missing = [asked for asked in pending(self.word, self.answers) if asked.required]
        if missing and not at_a_terminal:
            told = (f"  {asked.option}  {asked.field.meaning}" for asked in missing)
            raise WrongUse("\n".join(["Without a terminal to ask at, these options are needed:", *told]))
        while missing:
            asked = next(pending(self.word, self.answers), None)
            if asked is None:
                return
            self.answers[asked.key] = self._asked(asked)

    def _asked(self, asked: Asked) -> Any:
        """The answer to one question, asked again until it will do."""
        print("\n" + "\n".join(_question(asked, self.content)))
        while True:
            text = input("> ")
            if asked.key[0] == "consent" and not text.strip():
                raise NotSo(NO_CONSENT)
            try:
                return self._read(asked, text)
            except NotSo as problem:
                print(f"  That will not do: {problem}")

    def _read(self, asked: Asked, text: str) -> Any:
        return read(asked, text, self.word, self.answers, self.content)

    def name(self, beginning: Beginning, given: str | None, at_a_terminal: bool) -> str:
        """The path of the file. Raises NotSo where the name that was given cannot be had."""
        if given is not None:
            fault = self._fault(beginning, given)
            if fault:
                raise NotSo(f"--slug: {fault}")
            return beginning.path(given)
        proposed = next(slug for slug in _slugs(beginning) if not self._fault(beginning, slug))
        if proposed != beginning.slug and not fault_of_slug(beginning.slug):
            print(f"\nOne of this name stands at {beginning.path(beginning.slug)} already; perhaps it is the same.")
        while at_a_terminal:
            print(f"\nThe address will end in {beginning.address(proposed)}")
            print("  Press Enter to take it, or write another name for its last part.")
            written = input("> ").strip() or proposed
            fault = self._fault(beginning, written)
            if not fault:
                return beginning.path(written)
            print(f"  That will not do: {fault}")
        return beginning.path(proposed)

    def _fault(self, beginning: Beginning, slug: str) -> str:
        taken = (beginning.path(slug), beginning.path(slug).rpartition(".")[0])
        stands = any((self.root / path).exists() for path in taken)
        return fault_of_slug(slug) or (f"`{slug}` is there already; write another name" if stands else "")


def _slugs(beginning: Beginning) -> Iterator[str]:
    return chain((beginning.slug,), (f"{beginning.slug}-{number}" for number in count(2)))


def _question(asked: Asked, content: Content) -> Iterator[str]:
    """What is said before an answer is awaited."""
    choices = told_choices(asked.field.value, content)
    yield f"{': '.join(asked.key).replace('_', ' ').capitalize()}. {asked.field.meaning}"
    if 0 < len(choices) <= MOST_CHOICES:
        yield from ("  To choose from:", *(f"    {choice}" for choice in choices))
    elif asked.field.hint:
        yield f"  For example: {asked.field.hint.strip('[]')}"
    if asked.may_be_left_out:
        yield "  Press Enter to leave it out."


def _write(root: Path, path: str, text: str) -> None:
    """Writes the file and has the check read it. Raises NotSo where that finds an error."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
    except FileExistsError:
        raise NotSo(f"{path} is there already") from None
    found = []
    try:
        found = [*map(str, errors_of(narrowed(problems_of(root), [path])))]
    except KeyboardInterrupt:
        file.unlink()
        raise
    if found:
        file.unlink()
        raise NotSo("\n".join(found))
