"""What the catalog states of one thing, facet by facet."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.domain.catalog import Certification, LearningPath, Level, Offer, Provider, Role, Subject, Track, TrackRow
from bot.domain.money import money
from bot.domain.sources import Citation, Statement
from bot.service.steps import DIRECTIONS, REQUIRED

UNPRICED = "no price stated"
Stated = tuple[str, tuple[Citation, ...]]
"""A text with its sources."""
OnFacet = tuple[str, str, tuple[Citation, ...]]
"""A facet, and a text on it with its sources."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A subject with the certification that it is part of."""

    subject: Subject
    parent: Certification | None = None

    @property
    def name(self) -> str:
        """Return what people call it, a part of a certification behind the name of that."""
        if isinstance(self.subject, Certification) and self.subject.abbreviation:
            return f"{self.subject.name} ({self.subject.abbreviation})"
        return f"{self.parent.name}, {self.subject.name}" if self.parent else self.subject.name


def stated_of(thing: Thing, names: Mapping[str, str]) -> dict[str, list[Stated]]:
    """Return what is stated of a thing by facet; `names` has what people call each thing by its id."""
    found: dict[str, list[Stated]] = {}
    for facet, text, sources in _facts(thing, names):
        found.setdefault(facet, []).append((text, sources))
    return found


def row_text(row: TrackRow) -> str:
    """Return whom a row of a track is for, what it teaches and when it is taken, as sentences."""
    parts = {"For": row.audience, "Teaches": row.skills, "When": row.order}
    return " ".join(f"{label}: {text.rstrip('.')}." for label, text in parts.items() if text)


def _facts(thing: Thing, names: Mapping[str, str]) -> Iterable[OnFacet]:
    match thing.subject:
        case Certification() as certification:
            return _of_certification(certification)
        case Level() as level:
            return _of_level(level, thing.parent, names)
        case Offer() as offer:
            return _of_offer(offer, thing.parent)
        case other:
            return _by_source(other)


def _of_certification(subject: Certification) -> Iterator[OnFacet]:
    cited = subject.summary.sources if subject.summary else ()
    if subject.publisher:
        yield "publisher", subject.publisher, cited
    if subject.summary:
        yield "what-is", subject.summary.text, cited
    if subject.levels:
        schemes: dict[str, list[str]] = {}
        for level in sorted(subject.levels, key=lambda level: level.order):
            schemes.setdefault(level.scheme or "", []).append(level.name)
        sources = (c for level in subject.levels if level.audience for c in level.audience.sources)
        yield "levels", "; ".join(", ".join(names) for names in schemes.values()), tuple(dict.fromkeys(sources))
    for offer in subject.offers:
        price = money(offer.price) if offer.price else UNPRICED
        yield "price", f"{offer.name}: {price}.", offer.price.sources if offer.price else cited
    if subject.renewal:
        yield "renewal", subject.renewal.text, subject.renewal.sources
    yield from ((fact.facet, fact.text, fact.sources) for fact in subject.facts if fact.known)


def _of_level(level: Level, parent: Certification | None, names: Mapping[str, str]) -> Iterator[OnFacet]:
    cited = level.audience.sources if level.audience else ()
    if parent and parent.publisher:
        yield "publisher", parent.publisher, cited
    statements: tuple[tuple[str, tuple[Statement, ...]], ...] = (
        ("audience", (level.audience,) if level.audience else ()),
        ("skills", level.skills),
        ("projects", level.projects),
        ("mistakes", level.mistakes),
    )
    for facet, several in statements:
        yield from ((facet, statement.text, statement.sources) for statement in several)
    for item in level.prerequisites:
        if isinstance(item, Statement):
            yield "prerequisites", item.text, item.sources
        else:
            yield "prerequisites", REQUIRED.format(name=names.get(item, item)), cited
    yield from (("preparation", f"{plan.days} days: {plan.text}", plan.sources) for plan in level.preparation)
    after = (getattr(level.next, direction) for direction in DIRECTIONS)
    yield from (("next", step.text, step.sources) for step in after if step)


def _of_offer(offer: Offer, parent: Certification | None) -> Iterator[OnFacet]:
    if parent and parent.publisher:
        cited = parent.summary.sources if parent.summary else ()
        yield "publisher", parent.publisher, cited
    if offer.price:
        dated = f" (as of {offer.price.as_of})" if offer.price.as_of else " (undated)"
        yield "price", money(offer.price) + dated, offer.price.sources
    yield from (("details", statement.text, statement.sources) for statement in offer.details)


def _by_source(subject: Subject) -> Iterator[OnFacet]:
    """Yield what each source says of a role, a learning path, a track or a provider, with its id for a facet."""
    match subject:
        case Role(recommendations=rows):
            yield from ((row.by, row.text, row.sources) for row in rows)
        case LearningPath(by=views):
            yield from ((view.source, view.text, view.sources) for view in views)
        case Provider(notes=notes):
            yield from ((note.by, note.text, note.sources) for note in notes)
        case Track(rows=rows):
            yield from ((row.by, f"{row.level} level. {row_text(row)}", row.sources) for row in rows)
