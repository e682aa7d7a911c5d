"""Find what a person who got an answer may ask next: what its editor points to, then other sides of the same subject."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import chain

from bot.domain.knowledge import Entry, Knowledge
from bot.domain.reply import Match, Option, Reply, entries_told
from bot.search import wording

MOST = 12
"""More than are shown, because some may not be told where they would be shown."""
KEPT = 256
"""Sets of subjects of which is remembered which entries are about them; most answers are about one or two."""


class Related:
    """Knows which entries of one knowledge are about the same subjects."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Note the known entries of each subject that are on a side of it, by their place."""
        self._entries = knowledge.entries
        self._known = {entry.id: entry for entry in knowledge.entries}
        self._named = {certification.id: certification.name for certification in knowledge.certifications}
        about: dict[str, list[int]] = {}
        for place, entry in enumerate(knowledge.entries):
            for id_ in entry.about if entry.facet and entry.known else ():
                about.setdefault(id_, []).append(place)
        subjects = [frozenset(entry.about) for entry in knowledge.entries]
        facets = [entry.facet for entry in knowledge.entries]
        self._nearest = lru_cache(maxsize=KEPT)(partial(_nearest, about, subjects, facets))

    def to(self, reply: Reply) -> tuple[Option, ...]:
        """Return what could be asked after a reply that tells entries, best first; always the same for the same reply."""
        told = entries_told(reply)
        known = self._known
        seen = {entry.id for entry in told}
        pointed = [known[id_] for entry in told for id_ in entry.see_also if id_ in known and known[id_].known]
        facets = {entry.facet for entry in (*told, *pointed)}
        chosen = dict.fromkeys(entry.id for entry in pointed if entry.id not in seen)
        for entry in self._other_sides(told, reply.ranked):
            if len(chosen) >= MOST:
                break
            if entry.facet not in facets and entry.id not in seen and entry.known:
                facets.add(entry.facet)
                chosen.setdefault(entry.id)
        return tuple(wording.option(known[id_], self._named) for id_ in [*chosen][:MOST])

    def _other_sides(self, told: Sequence[Entry], ranked: Sequence[Match]) -> Iterator[Entry]:
        """Yield entries about the same subjects: the next best of the question, then those about the very same first."""
        subjects = frozenset(id_ for entry in told for id_ in entry.about)
        nearest = (self._entries[place] for place in self._nearest(subjects))
        best = (match.entry for match in ranked if match.entry.facet and not subjects.isdisjoint(match.entry.about))
        yield from chain(best, nearest)


def _nearest(
    about: Mapping[str, Sequence[int]],
    subjects: Sequence[frozenset[str]],
    facets: Sequence[str | None],
    wanted: frozenset[str],
) -> tuple[int, ...]:
    """Return the places of entries about any of these subjects, those about the very same first; the first on each side."""
    places = {place for id_ in wanted for place in about.get(id_, ())}
    sides: dict[str | None, int] = {}
    for place in sorted(places, key=lambda place: (len(wanted ^ subjects[place]), place)):
        sides.setdefault(facets[place], place)
    return tuple(sides.values())
