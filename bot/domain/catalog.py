"""The catalog: certifications with their levels and offers, roles, tracks, learning paths and providers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.domain.sources import Citation, Statement


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement on one facet of a certification; with `known` false it says that the sources do not give it."""

    facet: str
    text: str
    sources: tuple[Citation, ...] = ()
    known: bool = True


@dataclass(frozen=True, slots=True)
class Renewal:
    """What the sources say about renewing; `years` is the range they state, shortest first, or empty."""

    text: str
    sources: tuple[Citation, ...] = ()
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Preparation:
    """What a source says to do when that many days are left for preparing."""

    days: int
    text: str
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class NextStep:
    """Where to go after a level, in one direction; `to` holds ids of levels or certifications that we know."""

    text: str
    sources: tuple[Citation, ...] = ()
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Next:
    """The three directions that guides give after a level."""

    same_track: NextStep | None = None
    cross_track: NextStep | None = None
    leadership: NextStep | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """One step of a certification. `scheme` is the id of the source that names the levels this way.

    A prerequisite is the id of a level or certification, or a statement such as "basic cloud knowledge".
    """

    id: str
    name: str
    order: int
    scheme: str | None = None
    aliases: tuple[str, ...] = ()
    prerequisites: tuple[str | Statement, ...] = ()
    audience: Statement | None = None
    skills: tuple[Statement, ...] = ()
    projects: tuple[Statement, ...] = ()
    preparation: tuple[Preparation, ...] = ()
    mistakes: tuple[Statement, ...] = ()
    next: Next = Next()


@dataclass(frozen=True, slots=True)
class Price:
    """A stated price in units of `currency` (ISO 4217); `as_of` is None when the source bears no date."""

    amount: Decimal
    currency: str
    as_of: date | None = None
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """A way to buy or take a certification; `includes` holds ids of other offers that come with it."""

    id: str
    name: str
    kind: str
    includes: tuple[str, ...] = ()
    price: Price | None = None
    details: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Certification:
    """A credential. `retired` is the day it was retired, True when the day is not known, False while it is offered."""

    id: str
    name: str
    publisher: str | None = None
    abbreviation: str | None = None
    aliases: tuple[str, ...] = ()
    retired: bool | date = False
    successor: str | None = None
    renewal: Renewal | None = None
    summary: Statement | None = None
    levels: tuple[Level, ...] = ()
    offers: tuple[Offer, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Recommended:
    """A certification, at a level when the source names one, that a source recommends."""

    certification: str
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What one source (`by`) recommends to a role."""

    by: str
    text: str
    sources: tuple[Citation, ...] = ()
    certifications: tuple[Recommended, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """A job, with what each source recommends to it."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()


@dataclass(frozen=True, slots=True)
class TrackRow:
    """What one source (`by`) says of one level of a track."""

    by: str
    level: str
    audience: str | None = None
    prerequisites: str | None = None
    skills: str | None = None
    order: str | None = None
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Track:
    """A subject line that runs across levels, such as SRE or DataOps."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    rows: tuple[TrackRow, ...] = ()


@dataclass(frozen=True, slots=True)
class PathView:
    """How one source describes a learning path."""

    source: str
    text: str
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class LearningPath:
    """Ordered steps (ids of levels or certifications) for a kind of work, and how each source describes them."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    by: tuple[PathView, ...] = ()
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProviderNote:
    """What one source (`by`) says of a provider."""

    by: str
    text: str
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Provider:
    """Who trains people or issues a credential."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    notes: tuple[ProviderNote, ...] = ()


Subject = Certification | Level | Offer | Role | Track | LearningPath | Provider
"""Anything an entry can be about and a question can name."""


def levels_and_offers(certification: Certification) -> Iterator[Level | Offer]:
    """Yield the levels, then the offers of a certification, in the editor's order."""
    yield from certification.levels
    yield from certification.offers
