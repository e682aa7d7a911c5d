"""Choose among the entries that say for whom things are those that a description fits."""

from bot.domain.knowledge import Entry
from bot.search.things import Things
from bot.service.likely import Likely

VERY_LIKELY, ENTRY_NEAR = 0.36, 0.04
"""Likeness from which an entry says for whom things are when perhaps that is asked for, and how near to it others are."""
ENTRIES = 2
LONGEST = 1_500
"""Characters of entries that are told together."""


def nearly_best(likely: Likely, least: float) -> tuple[tuple[float, Entry], ...]:
    """Return the entries that fit nearly as well as the best one, with their scores, best first."""
    best = likely.entries[0][0] if likely.entries else 0.0
    return tuple((score, entry) for score, entry in likely.entries if score >= max(least, best - ENTRY_NEAR))


def fitting(likely: Likely, least: float, things: Things) -> tuple[Entry, ...]:
    """Return the entries that fit best, about different certifications and not too long together.

    Of such that fit alike the one on most certifications goes first: who names none asks about all.
    """
    told: list[Entry] = []
    every = nearly_best(likely, least)
    widest = max((_width(entry, things) for score, entry in every if score >= VERY_LIKELY), default=0)
    for _, entry in sorted(every, key=lambda item: _width(item[1], things) != widest or item[0] < VERY_LIKELY):
        about = {id_ for other in told for id_ in other.about}
        length = sum(len(other.answer) for other in (*told, entry))
        if len(told) == ENTRIES:
            break
        if not about & {*entry.about} and (not told or length <= LONGEST):
            told.append(entry)
    return tuple(told)


def _width(entry: Entry, things: Things) -> int:
    """Return how many certifications an entry is about."""
    return len(things.certifications(things.spread(entry.about)))
