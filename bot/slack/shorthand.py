"""Ids in five characters, because the value of an option in a menu has room for 150 and an id may have 80."""

import base64
import hashlib
from collections.abc import Iterable, Mapping

LENGTH = 5
"""64 ** 5 is a thousand million: that two of 10,000 ids are alike is seen once in twenty folders, and shows a wrong name."""


def short(id_: str) -> str:
    """Return an id in five letters, digits, hyphens and underscores; always the same for the same id."""
    digest = hashlib.blake2b(id_.encode(), digest_size=4).digest()
    return base64.urlsafe_b64encode(digest).decode()[:LENGTH]


def shorts(ids: Iterable[str]) -> Mapping[str, str]:
    """Return the ids by their short forms, the first of those that are alike."""
    found: dict[str, str] = {}
    for id_ in ids:
        found.setdefault(short(id_), id_)
    return found
