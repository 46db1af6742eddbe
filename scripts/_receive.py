"""Receiving: a story file or a Word document becomes an article on a new branch, with a question for what is missing.

The exit status is 0 where the article is written, also with questions left, 1 where the file is refused or nothing
could be written, 2 where the command was used in a wrong way.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from _bootstrap import PROJECT
from _build import add_root
from _check import problems_of
from _story_branch import GitTrouble, NoRepository, Repository, beside, commit, is_branch_name, repository_of
from newsroom.build.edition import today
from newsroom.content import Person
from newsroom.reading.characters import shown
from newsroom.reading.content import read_content
from newsroom.reading.problem import Problem
from newsroom.receiving import story_file, word_document, word_package
from newsroom.receiving.article import Draft, draft_of
from newsroom.receiving.questions import fault_of_date
from newsroom.receiving.received import Received, Refused, one_line

READERS: Mapping[str, Callable[[bytes], Received]] = {
    story_file.ENDING: story_file.read_story,
    ".json": story_file.read_story,
    word_document.ENDING: word_document.read_word,
}
MOST_BYTES = max(story_file.MOST_BYTES, word_package.MOST_BYTES)
BRANCH = "story/"
TRIES = 100


def main(arguments: list[str]) -> int:
    """Receive the file that the command line names; return the exit status."""
    options = _options(arguments)
    try:
        day = today()
        repository = None if options.here else repository_of(options.root)
        if options.branch and repository:
            _see_that_it_is_free(options.branch, repository)
    except (ValueError, WrongUse) as problem:
        print(problem, file=sys.stderr)
        return 2
    except NoRepository as problem:
        print(f"{problem}. Nothing was written; add --here to write the files into {options.root}.", file=sys.stderr)
        return 1
    except GitTrouble as problem:
        print(f"{problem}\nNothing was written.", file=sys.stderr)
        return 1
    try:
        received = _told_by(options, _read(options.file))
        written = _on_a_branch(received, day, repository, options) if repository else _here(received, day, options)
    except (Refused, GitTrouble) as problem:
        print(f"{shown(str(options.file))}: {problem}\nNothing was written.", file=sys.stderr)
        return 1
    with suppress(BrokenPipeError):  # whoever reads its first lines alone knows enough
        print("\n".join(_report(received, written, options.root)))
    return 0


class WrongUse(Exception):
    """The command cannot mean this; the text says why."""


def _see_that_it_is_free(branch: str, repository: Repository) -> None:
    """Raises WrongUse for what is no name for a new branch."""
    if not is_branch_name(repository.root, branch):
        raise WrongUse(f"“{shown(branch)}” is no name for a branch: use letters, digits, hyphens and slashes")
    if repository.has(branch):
        raise WrongUse(f"there is a branch {branch} already; give another name")


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="receive.py",
        description="Make an article of a story file (from /contribute/new/) or a Word document, on a new git branch.",
        epilog="Exit status: 0 the article is written, also with questions left; 1 nothing is written; 2 wrong use.",
    )
    parser.add_argument("file", type=_file, metavar="FILE", help="a story file (.story.json) or a document (.docx)")
    add_root(parser)
    parser.add_argument("--branch", metavar="NAME", help="the name of the new branch (default: story/ and its title)")
    parser.add_argument("--title", type=one_line, metavar="TEXT", help="its headline, which its address is made of")
    parser.add_argument("--date", type=_date, metavar="DATE", help="when it happened, such as 2026-11-20 or 2026-11")
    parser.add_argument("--again", action="store_true", help="receive it though a story of its name is there already")
    parser.add_argument("--here", action="store_true", help="write the files into the folder itself, without git")
    options = parser.parse_args(arguments)
    if options.branch and options.here:
        parser.error("--here makes no branch: give either --branch or --here")
    return options


def _file(text: str) -> Path:
    file = Path(text).expanduser()
    if not file.is_file():
        raise argparse.ArgumentTypeError(f"there is no file {shown(text)}")
    if _ending(file) is None:
        raise argparse.ArgumentTypeError(
            f"{shown(text)} is neither a story file (.story.json) nor a Word document (.docx); open it in the program "
            "that made it and save it as .docx"
        )
    return file


def _date(text: str) -> str:
    fault = fault_of_date(text)
    if fault:
        raise argparse.ArgumentTypeError(shown(fault))
    return text


def _ending(file: Path) -> str | None:
    return next((ending for ending in READERS if file.name.lower().endswith(ending)), None)


def _read(file: Path) -> Received:
    with file.open("rb") as opened:
        content = opened.read(MOST_BYTES + 1)
    ending = _ending(file) or ""
    received = READERS[ending](content)
    if received.title or ending != word_document.ENDING:
        return received
    # Else its folder and address would be called “story” for good.
    name = one_line(file.name[: -len(ending)].replace("_", " "))
    return replace(received, title=name, title_from="it is the name of the file")


def _told_by(options: argparse.Namespace, received: Received) -> Received:
    """With what the command line says of it."""
    if options.title:
        own = f"its own headline, “{received.title}”, gave way to the one that you gave"
        told = (*received.remarks, own) if received.title else received.remarks
        received = replace(received, title=options.title, title_from="", remarks=told)
    return replace(received, date=options.date) if options.date else received


# -- Writing


@dataclass(frozen=True)
class Written:
    draft: Draft
    slug: str
    problems: tuple[Problem, ...]
    """What the rules say of it besides its open questions."""
    branch: str = ""
    start: str = ""
    """The branch that the new one was made from."""

    @property
    def folder(self) -> str:
        return self.draft.folder(self.slug)


def _on_a_branch(received: Received, day: dt.date, repository: Repository, options: argparse.Namespace) -> Written:
    with beside(repository) as root:
        draft = _draft(received, day, root)
        slug = _free(draft, (root, options.root), options.again, None if options.branch else repository)
        # First with something in each empty place: a rule that looks at a text waits until all keys are there.
        with _for_a_look(root, draft.files(slug, answered=True)):
            problems = _problems(draft, slug, root)
        branch, files = options.branch or BRANCH + slug, draft.files(slug)
        _write(root, files)
        commit(root, branch, files, _message(draft, slug))
        return Written(draft, slug, problems, branch, repository.here)


def _here(received: Received, day: dt.date, options: argparse.Namespace) -> Written:
    root = options.root
    draft = _draft(received, day, root)
    slug = _free(draft, (root,), options.again)
    _write(root, draft.files(slug))
    return Written(draft, slug, _problems(draft, slug, root))


def _draft(received: Received, day: dt.date, root: Path) -> Draft:
    content = read_content(root)
    return draft_of(received, content.of(Person), day, content.redaction)


def _slugs(draft: Draft) -> Iterator[str]:
    """The one from its title, and others for where that is taken."""
    yield draft.slug
    yield from (f"{draft.slug}-{number}" for number in range(2, TRIES))
    raise Refused(f"{TRIES} stories of this title are there already; give it another one")


def _free(draft: Draft, roots: Iterable[Path], again: bool, repository: Repository | None = None) -> str:
    """The name that it gets. Raises Refused where that is taken and nobody said that this is meant."""
    taken = ((slug, _where_it_stands(draft, slug, roots, repository)) for slug in _slugs(draft))
    slug, place = next((slug, place) for slug, place in taken if not (place and again))
    if place:
        raise Refused(
            f"a story of this name stands {place} already, perhaps this one. To make another of it all the same, "
            'start again with --again, or give it another headline with --title "..."'
        )
    return slug


def _where_it_stands(draft: Draft, slug: str, roots: Iterable[Path], repository: Repository | None) -> str:
    """Words for the place at which a story of this name is; empty where there is none."""
    names = [f"{draft.folder(slug)}{ending}" for ending in ("", ".md")]
    places = ((name, root / name) for root in roots for name in names)
    found = next((f"at {name}" for name, place in places if place.exists() or place.is_symlink()), "")
    return found or (f"on the branch {BRANCH}{slug}" if repository and repository.has(BRANCH + slug) else "")


def _write(root: Path, files: Mapping[str, bytes]) -> None:
    """Writes the files, none of them over another."""
    for path, content in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as opened:
            opened.write(content)


@contextmanager
def _for_a_look(root: Path, files: Mapping[str, bytes]) -> Iterator[None]:
    """The files, while somebody looks at them."""
    folders = {parent for path in files for parent in (root / path).parents if not parent.exists()}
    try:
        _write(root, files)
        yield
    finally:
        for path in files:
            (root / path).unlink(missing_ok=True)
        for folder in sorted(folders, reverse=True):
            folder.rmdir()


def _problems(draft: Draft, slug: str, root: Path) -> tuple[Problem, ...]:
    """What the rules say of the files of this story, but for where an answer is asked for already."""
    index, files = f"{draft.folder(slug)}/index.md", draft.files(slug)
    asked = {line for line, _, _ in draft.asked()}
    return tuple(p for p in problems_of(root) if p.path in files and not (p.path == index and p.line in asked))


def _message(draft: Draft, slug: str) -> str:
    """Who sent it, and under which name its file came, is nothing that a repository needs to tell.

    Its headline might tell a code host to do something: `[skip ci]`, `fixes #1`, `@somebody`.
    """
    headline = f"Add the story {slug}\n"
    if not draft.questions:
        return headline
    return f"{headline}\n{_count(len(draft.questions))} open; it is a draft until they are answered.\n"


# -- What is said


def _report(received: Received, written: Written, root: Path) -> Iterator[str]:
    draft = written.draft
    where = f"on the new branch {written.branch}, made from {written.start}" if written.branch else "without a branch"
    yield f"“{draft.title or 'A story without a title'}” is written, {where}:"
    yield from (f"  {path}" for path in draft.files(written.slug))
    yield from _from_the_sender(received)
    headline = f"{_count(len(draft.questions))} open; it is a draft until they are answered:"
    yield from _block(headline, _asked(written))
    yield from _block("The check says besides:", map(str, written.problems))
    yield from _block("To look at:", draft.remarks)
    yield from _block("Next:", _next(written, named_root(root)))


def _block(headline: str, lines: Iterable[str]) -> Iterator[str]:
    """Nothing where there is nothing to say."""
    found = [*lines]
    if found:
        yield from ("", headline, *(f"  {line}" for line in found))


def _count(number: int) -> str:
    return "1 question is" if number == 1 else f"{number} questions are"


def _asked(written: Written) -> Iterator[str]:
    places = written.draft.asked()
    return (f"{written.folder}/index.md:{line}:{column}: {question}" for line, column, question in sorted(places))


def _from_the_sender(received: Received) -> Iterator[str]:
    sender = received.sender
    told = ", ".join(filter(None, (sender.name, sender.role, sender.mailbox)))
    yield from _block("From:", [told] if told else [])
    yield from _block("They say to the editors (this stands in no file):", received.notes.splitlines())


def named_root(root: Path) -> str:
    """The option that another institution's folder needs."""
    return "" if root == PROJECT else f"--root {root} "


def _gone(branch: str) -> str:
    """What to do with a branch that is not wanted any more."""
    return f", and first take this one back: git branch -D {branch}" if branch else ""


def _next(written: Written, root: str) -> Iterator[str]:
    folder, branch = written.folder, written.branch
    if branch:
        yield f"git switch {branch}"
    file = f"{folder}/index.md"
    if written.draft.questions or written.problems:
        yield f"open {file}, and write what is asked for in each empty place"
        yield "take its comments out: the lines that begin with # between the two lines --- (headings below them stay)"
    else:
        yield f"read {file}, and take its line draft: true out when it is to be published"
    yield f"python3 scripts/check.py {root}{folder}"
    if any(question.key in ("title", "date") for question in written.draft.questions):
        yield f"its address is made of headline and date: for others start again with --title and --date{_gone(branch)}"
    if branch:
        yield f"git push -u origin {branch}    (whoever can see the repository can then read it, draft or not)"
