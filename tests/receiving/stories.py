"""Story files as the form at /contribute/new/ saves them; nobody's words are in them."""

import base64
import json
from typing import Any

from tests.photos import photo


def picture(**keys: Any) -> dict[str, Any]:
    """A picture that is told whole, with `keys`."""
    whole = {
        "name": "kiln.jpg",
        "alt": "Two technicians lift a bowl out of a kiln",
        "decorative": False,
        "credit": "Jane Doe",
        "caption": "",
        "agreement": "both agreed, 2026-11-20",
        "lead": True,
        "type": "image/jpeg",
        "data": base64.b64encode(photo(place=True)).decode(),
    }
    return whole | keys


def story(**keys: Any) -> dict[str, Any]:
    """A story in which nothing is missing, with `keys`; those of its fields are taken for fields."""
    fields = {
        "title": "A day at the kiln",
        "date": "2026-11-20",
        "summary": "We opened the kiln for everybody who asked.",
        "faculties": ["eng"],
        "themes": ["visibility"],
        "tags": ["kilns"],
        "actions": [{"action": "2021-2024/V1", "shows": "It showed the work to everybody."}],
    }
    whole = {
        "format": "technician-story",
        "version": 1,
        "kind": "article",
        "fields": fields | {key: keys.pop(key) for key in [*keys] if key in fields},
        "author": {
            "name": "Jane Doe",
            "role": "Technician",
            "mailbox": "jane@testing.example.org",
            "may_be_named": True,
        },
        "text": "It was warm.\n\n## What came out\n\nA bowl.\n",
        "pictures": [picture()],
        "people": [{"name": "Jane Doe", "agreed": True}],
        "notes": "",
    }
    return whole | keys


def saved(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8")
