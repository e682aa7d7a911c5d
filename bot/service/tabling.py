"""Put things of the catalog side by side, facet by facet."""

from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache

from bot.domain.catalog import Certification, Level, levels_and_offers
from bot.domain.comparison import Cell, Column, Comparison, Row
from bot.domain.knowledge import Knowledge
from bot.search.text import words
from bot.service.stated import Stated, Thing, stated_of
from bot.service.table_entries import TableEntries

LABELS: Mapping[str, str] = {
    "publisher": "Publisher",
    "what-is": "What it is",
    "levels": "Levels",
    "audience": "For whom",
    "prerequisites": "What you need before",
    "price": "Price",
    "details": "What comes with it",
    "format": "Format",
    "duration": "Time",
    "preparation": "Preparation",
    "skills": "Skills",
    "projects": "Projects",
    "mistakes": "Mistakes",
    "next": "What comes next",
    "renewal": "Renewal",
}
"""The facets of a comparison, in the order they are told."""
SEVERAL = " / "
"""What stands between the names of one thing that guides name differently."""
KEPT = 64
"""Sides of which is remembered what is stated of them: people compare the same few things."""


class Tables:
    """Compares the things of one knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Note every thing by its id, and what entries say of each facet of it."""
        self._labels = {source.id: source.title for source in knowledge.sources}
        self._things: dict[str, Thing] = {}
        for certification in knowledge.certifications:
            self._things[certification.id] = Thing(certification)
            self._things.update((part.id, Thing(part, certification)) for part in levels_and_offers(certification))
        for subject in knowledge.subjects():
            self._things.setdefault(subject.id, Thing(subject))
        self._names = {id_: thing.name for id_, thing in self._things.items()}
        self._entries = TableEntries(knowledge)
        self._stated = lru_cache(maxsize=KEPT)(_Columns(self._things, self._names, self._entries).of)

    def __contains__(self, id_: str) -> bool:
        """Tell whether there is a thing with that id."""
        return id_ in self._things

    def name(self, id_: str) -> str:
        """Return what people call a thing."""
        return self._names[id_]

    def words(self, id_: str) -> frozenset[str]:
        """Return the words of all names of a thing."""
        subject = self._things[id_].subject
        return frozenset(word for name in (subject.name, *getattr(subject, "aliases", ())) for word in words(name))

    def compare(
        self, sides: Sequence[Sequence[str]], without: Set[str] = frozenset(), asked: Iterable[str] = ()
    ) -> Comparison:
        """Return things side by side, without these entries (ids).

        A side of several ids is one thing that guides name differently. `asked` are facets that are asked for, each with a
        row when anything is stated.
        """
        every = tuple(dict.fromkeys((*LABELS, *asked)))
        cells = [dict(self._stated(tuple(side), every, frozenset(without))) for side in sides]
        for facet in every:
            shared = None if all(facet in column for column in cells) else self._entries.of_all(sides, facet, without)
            for column in cells if shared else ():
                column[facet] = _cell([(shared.answer.strip(), shared.sources)]) if shared else Cell()
        facets = dict.fromkeys((*every, *(facet for column in cells for facet in column)))
        rows = [
            Row(facet, self.label(facet), tuple(column.get(facet, Cell()) for column in cells))
            for facet in facets
            if any(facet in column for column in cells)
        ]
        return Comparison(tuple(map(self._column, sides, cells)), tuple(sorted(rows, key=lambda row: not row.differs)))

    def label(self, facet: str) -> str:
        """Return what people call a facet, or the source that a row is of."""
        return LABELS.get(facet) or self._labels.get(facet) or facet.replace("-", " ").capitalize()

    def _column(self, side: Sequence[str], cells: Mapping[str, Cell]) -> Column:
        sources = dict.fromkeys(citation for cell in cells.values() for citation in cell.sources)
        return Column(tuple(side), SEVERAL.join(self.name(id_) for id_ in side), tuple(sources))


class _Columns:
    """Finds what is stated of each side: by itself, so that what remembers it keeps no table alive."""

    def __init__(self, things: Mapping[str, Thing], names: Mapping[str, str], entries: TableEntries) -> None:
        self._things, self._names, self._entries = things, names, entries

    def of(self, side: tuple[str, ...], facets: tuple[str, ...], without: Set[str]) -> Mapping[str, Cell]:
        """Return what is stated of one side by facet: in the catalog, else in an entry about it alone, else level by level."""
        found: dict[str, list[Stated]] = {}
        for id_ in side:
            thing = self._things[id_]
            for facet, stated in stated_of(thing, self._names).items():
                found.setdefault(facet, []).extend(_named(thing, stated) if len(side) > 1 else stated)
            for facet in facets:
                if (facet, type(thing.subject)) == ("levels", Level):
                    continue
                if facet not in found and (entry := self._entries.of(id_, facet, without)):
                    found[facet] = [(entry.answer.strip(), entry.sources)]
            by_level = self._by_level(thing)
            for facet in facets:
                if facet not in found and facet in by_level:
                    found[facet] = by_level[facet]
        return {facet: _cell(stated) for facet, stated in found.items()}

    def _by_level(self, thing: Thing) -> dict[str, list[Stated]]:
        """Return of each side of a certification the first that is stated of each of its levels."""
        found: dict[str, dict[str, Stated]] = {}
        if isinstance(thing.subject, Certification):
            for level in sorted(thing.subject.levels, key=lambda level: level.order):
                for facet, stated in stated_of(Thing(level, thing.subject), self._names).items():
                    text, sources = stated[0]
                    found.setdefault(facet, {})[level.id] = f"{level.name}: {text}", sources
        return {facet: list(of.values()) for facet, of in found.items()}


def _named(thing: Thing, stated: Sequence[Stated]) -> list[Stated]:
    """Return what is stated of a level behind its name: guides that name one differently seldom say the same of it."""
    (text, sources), *rest = stated
    return [(f"{thing.subject.name}: {text}", sources), *rest]


def _cell(stated: Sequence[Stated]) -> Cell:
    texts = dict.fromkeys(" ".join(text.split()) for text, _ in stated)
    sources = dict.fromkeys(citation for _, cited in stated for citation in cited)
    return Cell(" ".join(_ended(text) for text in texts), tuple(sources))


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", ":")) else f"{text}."
