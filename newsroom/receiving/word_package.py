"""The zip archive that a Word document is: opened with suspicion, and handed on with nothing in it that surprises.

Every part is read and written anew, so that what is handed on is what was looked at: XML as the tree that was
cleaned, a picture as its bytes, and of anything else the name alone, whatever a document calls its parts.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from newsroom.receiving.received import Refused, one_line
from newsroom.receiving.story_file import MOST_TEXT
from newsroom.receiving.word_look import Styles, is_faint, is_hidden

MOST_BYTES = 40_000_000
MOST_UNPACKED = 200_000_000
MOST_XML = 5_000_000
"""Bytes of all parts that are XML; a long novel has as many."""
MOST_ELEMENTS = 80_000
"""In all of them; a story of ten pages and its template have forty thousand."""
MOST_PARTS = 2_000
MOST_STYLES = 4
"""Parts that hold styles; Word writes four at most."""
LONGEST_PROPERTY = 300
"""Characters of a property that is told to somebody."""
TOO_MUCH = "the document unpacks to far more than a story holds; ask for the text alone, and the pictures"
TOO_LONG = f"the text has more than {MOST_TEXT:,} characters; ask for a shorter one, or for several stories"
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF")
"""How the pictures begin that are shown here; no XML can begin so."""
_CORE = "{http://purl.org/dc/elements/1.1/}"
_PLAIN_ID = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")
_MOST_FAINT = 100
_SHOWN_OF_FAINT = 60


@dataclass(frozen=True)
class Package:
    content: BytesIO = field(repr=False)
    """A document of the same words, safe to be read by any program."""
    author: str
    """As the document's properties name them: whoever set up the computer or made the template, often."""
    title: str
    """As its properties have it; often that of the template."""
    headings: tuple[tuple[str, int], ...]
    """Styles of a template's own that are headings: the id of each, and its level from 1."""
    remarks: tuple[str, ...]


def opened(content: bytes) -> Package:
    """The document in `content`. Raises Refused."""
    if content.startswith(_OLD_OR_LOCKED):
        raise Refused(
            "this is a document of an older Word, or one with a password; open it in Word, take the password out and "
            "choose “Save as”, “Word document (.docx)”"
        )
    if len(content) > MOST_BYTES:
        raise Refused(f"the document has more than {MOST_BYTES // 1_000_000} MB; ask for one with smaller pictures")
    try:
        with ZipFile(BytesIO(content)) as archive:
            return _rewritten(archive)
    except Refused:
        raise
    except Exception:  # zipfile and lxml raise whatever they stumble over
        raise Refused("this is no Word document (.docx), or it is damaged; ask for it again") from None


def _rewritten(archive: ZipFile) -> Package:
    parts = [part for part in archive.infolist() if not part.is_dir()]
    _refuse_too_much(parts)
    roots = {part.filename: _parsed(archive.read(part)) for part in parts if _is_xml(part.filename)}
    if sum(1 for root in roots.values() for _ in root.iter()) > MOST_ELEMENTS:
        raise Refused(TOO_MUCH)
    found = _Found([root for root in roots.values() if _kind(root) == "styles"])
    for root in roots.values():
        found.look_at(root)
    if not found.is_word:
        raise Refused("this is no Word document, though it is called one; ask for it as .docx")
    if found.characters > MOST_TEXT:
        raise Refused(TOO_LONG)
    return Package(
        _written(archive, parts, roots), found.author, found.title, tuple(found.headings()), tuple(found.remarks())
    )


def _refuse_too_much(parts: list[ZipInfo]) -> None:
    """Raises Refused for what would unpack to more than any document holds, or is built to mislead."""
    unpacked = sum(part.file_size for part in parts)  # zipfile never reads more of a part than it says
    in_xml = sum(part.file_size for part in parts if _is_xml(part.filename))
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or in_xml > MOST_XML:
        raise Refused(TOO_MUCH)
    if len({part.filename.casefold() for part in parts}) < len(parts):
        raise Refused("the document holds two parts of one name, which Word never writes; ask for it again")


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _parsed(content: bytes) -> Any:
    """The root of an XML part. Raises Refused for one that declares entities."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(content, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refused("the document declares entities, which Word never does; ask for it again")
    return root


def _kind(root: Any) -> str:
    """What a part holds. Its name may be any, and a part of Word's own name may hold something else."""
    return str(root.tag).rpartition("}")[2]


def _written(archive: ZipFile, parts: list[ZipInfo], roots: Mapping[str, Any]) -> BytesIO:
    from lxml import etree

    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_STORED) as copy:
        for part in parts:
            if part.filename in roots:
                content = etree.tostring(roots[part.filename], encoding="utf-8", xml_declaration=True)
            else:
                content = archive.read(part)
                # Whoever reads the copy may take any part for XML, and this one was not looked at.
                content = content if content.startswith(_PICTURES) else b""
            copy.writestr(part.filename, content)
    kept.seek(0)
    return kept


class _Found:
    """What the parts tell, while they are bared of text that Word does not show."""

    def __init__(self, styles: list[Any]) -> None:
        if len(styles) > MOST_STYLES:
            raise Refused(TOO_MUCH)
        self.styles = [*map(Styles, styles)] or [Styles(None)]
        self.is_word = False
        self.author = self.title = ""
        self.characters = 0
        self.counts: Counter[str] = Counter()
        self.faint: list[str] = []

    def look_at(self, root: Any) -> None:
        match _kind(root):
            case "Types":
                kinds = [str(part.get("ContentType", "")) for part in root]
                self.is_word = any("wordprocessingml" in kind and "main+xml" in kind for kind in kinds)
            case "coreProperties":
                self.author = _short(root.findtext(f"{_CORE}creator"))
                self.title = _short(root.findtext(f"{_CORE}title"))
            case "Relationships":
                self.counts["linked"] += sum(map(_is_linked_picture, root))
            case _:
                self._look_at_text(root)

    def _look_at_text(self, root: Any) -> None:
        for run in [*root.iter("{*}r")]:
            looks = [styles.look_of(run) for styles in self.styles]
            words = one_line("".join(map(str, run.itertext("{*}t"))))
            if any(map(is_hidden, looks)):
                run.getparent().remove(run)
                self.counts["hidden"] += bool(words)
            elif words and len(self.faint) < _MOST_FAINT and any(is_faint(run, look) for look in looks):
                self.faint.append(words)
        self.characters += sum(len(text.text or "") for text in root.iter("{*}t"))
        self.counts["changes"] += sum(1 for _ in root.iter("{*}ins", "{*}del", "{*}moveFrom"))
        self.counts["comments"] += sum(1 for _ in root.iter("{*}comment"))

    def headings(self) -> Iterator[tuple[str, int]]:
        found = dict(heading for styles in self.styles for heading in styles.headings())
        return ((name, level) for name, level in found.items() if _PLAIN_ID.issuperset(name))

    def remarks(self) -> Iterator[str]:
        told = {
            "changes": "the document has tracked changes: what was added is taken, what was deleted is left out",
            "comments": "the comments in the document are left out",
            "hidden": "text that was hidden in the document is left out",
            "linked": "a picture in the document is only linked to, not in it, and was not fetched; ask for its file",
        }
        yield from (sentence for name, sentence in told.items() if self.counts[name])
        if self.faint:
            words = " ".join(self.faint)
            shown = words if len(words) <= _SHOWN_OF_FAINT else f"{words[:_SHOWN_OF_FAINT]}…"
            yield f"in the document this is nearly white or tiny: “{shown}”; see whether readers were meant to read it"


def _short(text: str | None) -> str:
    return one_line(text or "")[:LONGEST_PROPERTY]


def _is_linked_picture(relation: Any) -> bool:
    return relation.get("TargetMode") == "External" and str(relation.get("Type", "")).endswith("/image")
