"""Documents that we cite, and statements that cite them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

Citation: TypeAlias = str
"""A place in a source, written `source#place`, such as `architect-guide#faq-7`."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence or more about the world, with the places that say so."""

    text: str
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A document; `url` and `published` are None when it gives none, `places` maps a place's id to its name."""

    id: str
    title: str
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    checked: date | None = None
    covers: str | None = None
    not_covered: str | None = None
    places: Mapping[str, str] = field(default_factory=dict)
