"""Writes what volunteers send, for a machine on which `scripts/receive.py` is tried:

    python tests/workflows/volunteers_files.py DIR

Inside the environment: a story file as the form saves it, and a Word document, both for the made-up university.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.receiving import documents, stories

STORY, DOCUMENT = "kiln.story.json", "Our kiln.docx"


def main(folder: Path) -> None:
    story = stories.story(faculties=["mpa"], themes=["visibility"], actions=[], date="2026-06-30")
    (folder / STORY).write_bytes(stories.saved(story))
    words = documents.heading("What came out of the kiln", 1), documents.words("A bowl, and a second one.")
    (folder / DOCUMENT).write_bytes(documents.document(*words))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
