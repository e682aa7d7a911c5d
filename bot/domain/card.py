"""A card: what is known about one thing, or one entry, laid out for a person; and what leads to a card."""

from collections.abc import Set
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.knowledge import Visibility
from bot.domain.sources import Citation


class Kind(StrEnum):
    """What a card is about, in the order in which kinds are listed."""

    CERTIFICATION = "certification"
    LEVEL = "level"
    OFFER = "offer"
    ROLE = "role"
    PATH = "path"
    TRACK = "track"
    PROVIDER = "provider"
    ENTRY = "entry"


@dataclass(frozen=True, slots=True)
class Link:
    """What leads to a card: the kind and id of what it is about, and its name for people."""

    kind: Kind
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Part:
    """One side of a thing, in Markdown; `entry` is the id of the entry that says the same when it is asked for."""

    title: str
    text: str
    sources: tuple[Citation, ...]
    entry: str


@dataclass(frozen=True, slots=True)
class Card:
    """What is known about `about`: where it belongs in one sentence, its sides, and what leads on from it."""

    about: Link
    lead: str
    parts: tuple[Part, ...] = ()
    links: tuple[Link, ...] = ()
    questions: tuple[Link, ...] = ()
    visibility: Visibility = Visibility.PUBLIC

    @property
    def sources(self) -> tuple[Citation, ...]:
        """Return the places cited, each once, in order."""
        return tuple(dict.fromkeys(citation for part in self.parts for citation in part.sources))

    def without(self, entries: Set[str]) -> "Card":
        """Return the card without what it tells of these entries (ids), and without their questions."""
        parts = tuple(part for part in self.parts if part.entry not in entries)
        return replace(self, parts=parts, questions=tuple(link for link in self.questions if link.id not in entries))


@dataclass(frozen=True, slots=True)
class Several:
    """A name that several things have."""

    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Nowhere:
    """A name that nothing has; `near` are the things with the most similar ones.

    `elsewhere` is set when we know by name only what is meant.
    """

    near: tuple[Link, ...] = ()
    elsewhere: str = ""


Found = Card | Several | Nowhere
