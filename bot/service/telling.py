"""Make one answer of several entries."""

from bot.domain.comparison import Comparison
from bot.domain.knowledge import Entry
from bot.domain.reply import Answer, Match
from bot.search import wording
from bot.search.ranking import BEST, Ranking

SURE = 0.9
"""Confidence of an answer that rests on names found in the question and not on likeness."""
LONGEST = 1_650
"""Characters of an answer that is put together: of several entries, or of a comparison."""
PROBABLE = 0.6
"""Confidence of one that rests on less: a description, a few words, or what was recommended in the thread."""


def told_together(
    entries: tuple[Entry, ...],
    ranking: Ranking,
    text: str = "",
    confidence: float = SURE,
    table: Comparison | None = None,
) -> Answer:
    """Return the answer that tells these entries, in that text or in their own; the best of the ranking follow.

    Their confidences fall from the one given. `table` is what is compared in the text.
    """
    told = {entry.id for entry in entries}
    others = tuple(ranked.entry for ranked in ranking.best if ranked.entry.id not in told)
    ordered = (*entries, *others)[:BEST]
    matches = tuple(Match(entry, confidence / (place + 1)) for place, entry in enumerate(ordered))
    return Answer(text or wording.together(entries), entries, matches, table)
