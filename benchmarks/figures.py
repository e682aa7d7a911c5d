"""What is counted, and how: every figure of the tables, from scores and rights."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby

Scored = Sequence[tuple[float, bool]]
"""For each query the score of the best entry, and whether it is right; never right for a text outside."""
POINTS = 100
"""Points of a curve that is drawn."""


def percentile(values: Sequence[float], percent: int) -> float:
    """Return the value that so many percent do not exceed; the upper one of two in the middle."""
    ordered = sorted(values)
    return ordered[len(ordered) // 2 if percent == 50 else int(percent / 100 * (len(ordered) - 1))]


def share(flags: Sequence[bool]) -> float:
    """Return how many percent are true; 0 when there are none."""
    return 100 * sum(flags) / len(flags) if flags else 0.0


def reciprocal_rank(ranked: Sequence[str], gold: frozenset[str]) -> float:
    """Return one over the place of the first right entry, 0 when there is none."""
    return next((1 / place for place, id_ in enumerate(ranked, start=1) if id_ in gold), 0.0)


def auroc(inside: Sequence[float], outside: Sequence[float]) -> float | None:
    """Return how many percent of pairs have the higher score inside (equal ones count half); None without pairs."""
    if not inside or not outside:
        return None
    ordered = sorted(outside)
    wins = sum(bisect_left(ordered, score) + bisect_right(ordered, score) for score in inside) / 2
    return 100 * wins / (len(inside) * len(outside))


def answered_at(scored: Scored, wrong_share: float) -> float:
    """Return how many percent of all queries can be answered by one threshold while at most this share is wrong."""
    answered = max((said for said, right in _thresholds(scored) if said - right <= wrong_share * said), default=0)
    return 100 * answered / len(scored)


def curve(scored: Scored) -> tuple[tuple[float, float], ...]:
    """Return the percent of answers that are wrong, and of all queries that are then answered right, at most.

    Both rise; a threshold that gives no more right answers for more wrong ones is left out.
    """
    steps = sorted(((said - right) / said, right) for said, right in _thresholds(scored))
    peaks = [0, *accumulate((right for _, right in steps), max)]
    front = [
        (round(100 * wrong, 2), round(100 * right / len(scored), 2))
        for (wrong, right), before in zip(steps, peaks, strict=False)
        if right > before
    ]
    return tuple(front[:: max(len(front) // POINTS, 1)])


def _thresholds(scored: Scored) -> Iterator[tuple[int, int]]:
    """Yield for each threshold how many are answered and how many of those right; equal scores fall together."""
    said = right = 0
    for _, equals in groupby(sorted(scored, key=lambda pair: -pair[0]), key=lambda pair: pair[0]):
        flags = [flag for _, flag in equals]
        said, right = said + len(flags), right + sum(flags)
        yield said, right
