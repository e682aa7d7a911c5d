"""The best entries of a ranking, each with how sure it is that it answers the question."""

from dataclasses import replace

from bot.domain.reply import Match
from bot.search.ranking import Ranked, Ranking

APART = 1e-6
"""By how much the confidences of two entries differ at the least, from place to place."""
LEAST = 1e-9
"""The confidence of the best entry at the least; of those behind it a share of that."""


def matches_of(ranking: Ranking, confidence: float) -> tuple[Match, ...]:
    """Return the best entries with confidences that fall with their scores and are never equal."""
    return tuple(
        Match(item.entry, max(confidence * _share(item, ranking.best[0]) - place * APART, LEAST / (place + 1)))
        for place, item in enumerate(ranking.best)
    )


def halved(matches: tuple[Match, ...]) -> tuple[Match, ...]:
    """Return matches that are half as sure, for a message that is none of the questions they answer."""
    return tuple(replace(match, confidence=match.confidence / 2) for match in matches)


def _share(item: Ranked, best: Ranked) -> float:
    return (max(item.score, 0.0) / best.score) ** 2 if best.score > 0 else 0.0
