"""Find entries that a table can tell: about one thing, on one side of it, and understood without their question."""

import re
from collections.abc import Iterator, Sequence, Set

from bot.domain.catalog import Certification
from bot.domain.knowledge import Entry, Knowledge, Visibility
from bot.search.facets import without_cues
from bot.search.plain import PLAIN
from bot.search.text import stem, words

EXAM = "exam"
"""The kind of offer with which a certification is spoken of, beside an only one."""
MOST_TELLING = 1
"""Words that a question may have beside names and the side it asks for: with more it asks for something narrower."""
SHORTEST = 4
"""Letters of a word that tells something."""
ANSWERS = re.compile(
    r"(?:yes|no|not|none|only|both|neither|for both|by|probably|sometimes|(?:it|that|they|this) (?:depends?|differs?)?)\b",
    re.IGNORECASE,
)
"""How an answer begins that says little without its question."""


class TableEntries:
    """Finds them in one knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Note the entries by what they are about and their facet, and the names of things."""
        self._around: dict[str, frozenset[str]] = {}
        self._names: dict[str, frozenset[str]] = {}
        for item in knowledge.certifications:
            spoken_of = item.offers if len(item.offers) == 1 else [one for one in item.offers if one.kind == EXAM]
            self._around[item.id] = frozenset(offer.id for offer in spoken_of)
            for parts in (item.levels, item.offers):
                whole = frozenset((item.id, *(part.id for part in parts)))
                self._around.update((part.id, whole) for part in parts)
        for subject in knowledge.subjects():
            short = subject.abbreviation or "" if isinstance(subject, Certification) else ""
            texts = (subject.name, short, *getattr(subject, "aliases", ()))
            self._names[subject.id] = frozenset(stem(word) for text in texts for word in words(text))
        self._told: dict[tuple[str, str], list[Entry]] = {}
        for entry in knowledge.entries:
            for id_ in entry.about if is_told(entry) else ():
                self._told.setdefault((id_, entry.facet or ""), []).append(entry)

    def of(self, id_: str, facet: str, without: Set[str]) -> Entry | None:
        """Return the entry that asks for this side of a thing, and for little else."""
        own = {id_, *self._around.get(id_, ())}
        return self._plainest((e for e in self._told.get((id_, facet), ()) if own.issuperset(e.about)), without)

    def of_all(self, sides: Sequence[Sequence[str]], facet: str, without: Set[str]) -> Entry | None:
        """Return the entry that asks for this side of all of these things, and of nothing else."""
        every = {id_ for side in sides for id_ in side}
        own = every.union(*(self._around.get(id_, ()) for id_ in every))
        told = (
            entry
            for entry in self._told.get((sides[0][0], facet), ())
            if own.issuperset(entry.about) and all({*side} & {*entry.about} for side in sides)
        )
        return self._plainest(told, without)

    def _plainest(self, entries: Iterator[Entry], without: Set[str]) -> Entry | None:
        told = ((self._telling(e), len(e.about), e) for e in entries if e.id not in without and stands_alone(e))
        best = min(told, key=lambda item: item[:2], default=None)
        return best[2] if best and best[0] <= MOST_TELLING else None

    def _telling(self, entry: Entry) -> int:
        """Return how many words a question has beside names and what asks for its side."""
        around = {id_ for one in entry.about for id_ in (one, *self._around.get(one, ()))}
        named = {word for id_ in around for word in self._names.get(id_, ())}
        left = words(without_cues(" ".join(words(entry.question)), (entry.facet or "",)))
        return len({stem(word) for word in left if len(word) >= SHORTEST} - PLAIN - named)


def stands_alone(entry: Entry) -> bool:
    """Tell whether the answer of an entry is understood without its question."""
    return not ANSWERS.match(entry.answer.strip().lstrip("*_ "))


def is_told(entry: Entry) -> bool:
    """Say whether a comparison may tell an entry: what is internal is told as an answer of its own alone.

    One that is made of statements of the catalog has nothing that those have not.
    """
    return entry.known and bool(entry.facet) and not entry.statements and entry.visibility is Visibility.PUBLIC
