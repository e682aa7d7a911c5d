"""Find what a person who got an answer may ask next: what its editor points to, then other sides of the same subject."""

from collections.abc import Iterator, Sequence
from itertools import chain

from bot.domain.knowledge import Entry, Knowledge
from bot.domain.reply import Match, Option, Reply, entries_told
from bot.search import wording

MOST = 12
"""More than are shown, because some may not be told where they would be shown."""


def related(reply: Reply, knowledge: Knowledge) -> tuple[Option, ...]:
    """Return what could be asked after a reply that tells entries, best first; always the same for the same reply."""
    told = entries_told(reply)
    if not told:
        return ()
    named = {certification.id: certification.name for certification in knowledge.certifications}
    known = {entry.id: entry for entry in knowledge.entries}
    seen = {entry.id for entry in told}
    pointed = [known[id_] for entry in told for id_ in entry.see_also if id_ in known and known[id_].known]
    facets = {entry.facet for entry in (*told, *pointed)}
    chosen = dict.fromkeys(entry.id for entry in pointed if entry.id not in seen)
    for entry in _other_sides(told, reply.ranked, knowledge):
        if entry.facet not in facets and entry.id not in seen and entry.known:
            facets.add(entry.facet)
            chosen.setdefault(entry.id)
    return tuple(wording.option(known[id_], named) for id_ in [*chosen][:MOST])


def _other_sides(told: Sequence[Entry], ranked: Sequence[Match], knowledge: Knowledge) -> Iterator[Entry]:
    """Yield entries about the same subjects: the next best of the question, then those about the very same first."""
    subjects = frozenset(id_ for entry in told for id_ in entry.about)
    same = (entry for entry in knowledge.entries if entry.facet and not subjects.isdisjoint(entry.about))
    nearest = sorted(same, key=lambda entry: len(subjects.symmetric_difference(entry.about)))
    best = (match.entry for match in ranked if match.entry.facet and not subjects.isdisjoint(match.entry.about))
    yield from chain(best, nearest)
