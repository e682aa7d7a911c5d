"""Everything we know: entries that can be answered, the catalog, and what to do with names."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import chain

from bot.domain.catalog import Certification, LearningPath, Provider, Role, Subject, Track, levels_and_offers
from bot.domain.location import Location
from bot.domain.sources import Citation, Source, Statement
from bot.domain.team import TeamOnboarding


class Visibility(StrEnum):
    """Who may see an entry: internal ones never appear in channels shared with other organisations."""

    PUBLIC = "public"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing we can answer.

    `asks` are other ways people put the question; `about` holds ids of the catalog; `known` is False when the sources do
    not give this. An entry made from the catalog keeps the `statements` it was made from; one that an editor wrote has
    none.
    """

    id: str
    question: str
    answer: str
    asks: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    facet: str | None = None
    sources: tuple[Citation, ...] = ()
    known: bool = True
    visibility: Visibility = Visibility.PUBLIC
    owner: str | None = None
    reviewed: date | None = None
    review_by: date | None = None
    see_also: tuple[str, ...] = ()
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class AmbiguousName:
    """A name with several meanings; `means` holds ids of the catalog or of entries."""

    name: str
    means: tuple[str, ...]
    advice: Statement | None = None


class DisagreementKind(StrEnum):
    """Why two sides do not meet."""

    DISAGREEMENT = "disagreement"
    NAME_COLLISION = "name-collision"
    SCOPE_TRAP = "scope-trap"
    INTERNAL = "internal"
    GAP = "gap"
    AGREEMENT = "agreement"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A matter on which sources differ or names collide, each side cited, with honest advice."""

    id: str
    kind: DisagreementKind
    topic: str
    sides: tuple[Statement, ...]
    advice: Statement | None = None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A certification that we know by name but do not cover."""

    name: str
    aliases: tuple[str, ...] = ()
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class ExpectedQuestion:
    """A question an editor expects to be answered by an entry (its id), or by `suggestions`, `gap` or `courtesy`."""

    ask: str
    expect: str
    thread: tuple[str, ...] = ()
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything we know, loaded and immutable.

    `entries` holds the written ones first, then those made from the catalog. `version` is a hash of the folder's
    content; `locations` says in which file an entry stands. `onboarding` holds what a team adds to plans, if it has any.
    """

    version: str
    entries: tuple[Entry, ...] = ()
    sources: tuple[Source, ...] = ()
    certifications: tuple[Certification, ...] = ()
    roles: tuple[Role, ...] = ()
    tracks: tuple[Track, ...] = ()
    paths: tuple[LearningPath, ...] = ()
    providers: tuple[Provider, ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()
    ambiguous: tuple[AmbiguousName, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    questions: tuple[ExpectedQuestion, ...] = ()
    onboarding: tuple[TeamOnboarding, ...] = ()
    locations: Mapping[str, Location] = field(default_factory=dict)

    @property
    def checked(self) -> date | None:
        """Return the latest day on which somebody looked at a source, or compared an entry with its own."""
        days = [source.checked for source in self.sources] + [entry.reviewed for entry in self.entries]
        return max((day for day in days if day), default=None)

    @property
    def lines(self) -> tuple[LearningPath | Track, ...]:
        """Return what runs across certifications: learning paths, then tracks."""
        return (*self.paths, *self.tracks)

    def subjects(self) -> Iterator[Subject]:
        """Yield everything that an entry can be about, certifications with their levels and offers first."""
        for certification in self.certifications:
            yield certification
            yield from levels_and_offers(certification)
        yield from chain(self.roles, self.tracks, self.paths, self.providers)


def are_faq(entries: Iterable[Entry]) -> bool:
    """Tell whether entries are a plain list of questions and answers: none is about anything of the catalog."""
    return not any(entry.about for entry in entries)
