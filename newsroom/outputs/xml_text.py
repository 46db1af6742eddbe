"""XML as it may be written: no forbidden characters, always the same bytes."""

import re
from xml.etree import ElementTree

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""All but the production `Char` of XML 1.0 (section 2.2). YAML's `"\\x01"` and HTML's `&#1;` make such."""


def allowed(text: str) -> str:
    """`text` without the characters that no XML document may hold, not even escaped."""
    return _FORBIDDEN.sub("", text)


def document(root: ElementTree.Element) -> bytes:
    """`root` as a whole file, one element a line."""
    ElementTree.indent(root)
    made: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return made + b"\n"
