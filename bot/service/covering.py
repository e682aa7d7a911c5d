"""How far the knowledge reaches: how many entries there are for each certification and each side of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.catalog import levels_and_offers
from bot.domain.knowledge import Entry, Knowledge

OTHERS = "Everything else"
NO_FACET = "other"


@dataclass(frozen=True, slots=True)
class Cell:
    """How many entries answer one side of a certification, and how many say that the sources do not give it."""

    answered: int = 0
    not_given: int = 0


@dataclass(frozen=True, slots=True)
class Covered:
    """A certification (without an id, all that is about none) with its entries by facet, in the order of the facets."""

    id: str
    name: str
    entries: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """All certifications with their entries; the facets with the most entries come first."""

    facets: tuple[str, ...]
    rows: tuple[Covered, ...]


def coverage(knowledge: Knowledge) -> Coverage:
    """Return how many entries there are by certification and facet; one about two certifications counts for both."""
    counts = Counter(_facet(entry) for entry in knowledge.entries)
    facets = tuple(sorted(counts, key=lambda facet: (facet == NO_FACET, -counts[facet], facet)))
    rows, left = [], set(range(len(knowledge.entries)))
    for certification in knowledge.certifications:
        ids = {certification.id, *(part.id for part in levels_and_offers(certification))}
        places = [place for place, entry in enumerate(knowledge.entries) if ids.intersection(entry.about)]
        left.difference_update(places)
        rows.append(_row(certification.id, certification.name, (knowledge.entries[place] for place in places), facets))
    others = (knowledge.entries[place] for place in sorted(left))
    return Coverage(facets, (*rows, _row("", OTHERS, others, facets)))


def _row(id_: str, name: str, entries: Iterable[Entry], facets: tuple[str, ...]) -> Covered:
    counts = Counter((_facet(entry), entry.known) for entry in entries)
    cells = tuple(Cell(counts[facet, True], counts[facet, False]) for facet in facets)
    return Covered(id_, name, counts.total(), cells)


def _facet(entry: Entry) -> str:
    return entry.facet or NO_FACET
