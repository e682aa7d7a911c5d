"""Find what is told beside the best entry: another that is close to it and says something of its own."""

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from bot.domain.knowledge import Entry
from bot.search.ranking import Ranked, Ranking
from bot.search.subjects import Fit

CLOSE = 0.12
"""An entry this near below the best, about the very same things, is told with it."""
NEAR = 0.2
"""Where the best is not sure enough to be told alone, so is an entry this near below it, about something in common."""
PAIRED = 3
"""Among so many of the best entries the second of a pair is looked for."""
ALIKE = 75
"""Likeness (0 to 100, of rapidfuzz) from which two answers say the same, so that one of them is enough."""
LONGEST_PAIR = 1_600
"""Characters that two answers told together have at the most."""


def companion_of(ranking: Ranking, *, sure: bool) -> Ranked | None:
    """Return an entry close to the best that says something of its own, to be told with it.

    With `sure` it has to be about the very same things, else it is enough that it is about something in common.
    """
    best = ranking.best[:PAIRED]
    found = (other for other in best[1:] if _fits(best[0], other, sure=sure))
    return next(found, None) if best and best[0].entry.known else None


def _fits(first: Ranked, second: Ranked, *, sure: bool) -> bool:
    """Tell whether the second entry can stand beside the first."""
    own = not set(second.entry.sources) <= set(first.entry.sources) and not _alike(first.entry, second.entry)
    short = len(first.entry.answer) + len(second.entry.answer) <= LONGEST_PAIR
    same, common = set(first.about) == set(second.about), bool(set(first.about) & set(second.about))
    alike = (common and (same or not sure)) or _named_alike(first, second)
    close = first.score - second.score <= (CLOSE if sure else NEAR)
    return close and alike and own and short and second.entry.known


def _named_alike(first: Ranked, second: Ranked) -> bool:
    """Tell whether two entries are on one side of two things that one name in the question stands for."""
    return first.entry.facet == second.entry.facet and Fit.PART in first.fits and Fit.PART in second.fits


def _alike(one: Entry, other: Entry) -> bool:
    """Tell whether two answers are nearly the same words, in whatever order."""
    return fuzz.token_set_ratio(one.answer, other.answer, processor=default_process) >= ALIKE
