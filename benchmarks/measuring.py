"""Measure ways to find an entry on one question set: how often they are right, when they may speak, and how long they take."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.figures import Scored, answered_at, auroc, curve, percentile, reciprocal_rank, share
from benchmarks.sets import QuestionSet
from benchmarks.typing_errors import misspelt
from benchmarks.ways.way import Found, Way

WARM_UP = (
    "hello",
    "what is there to know about the first level?",
    "waht is thier to knwo about teh frist levl of qwortel?",
)
"""Asked before the clock starts: the first question of a process, and the first misspelt one, load what all others share."""
MOST_TIMED = 1_000
"""Texts of a set that are timed, spread evenly; more move the percentiles little."""
EDITS = (1, 2)


@dataclass(frozen=True, slots=True)
class Ran:
    """What a way found for every text of a set, and the milliseconds that it took for those that were timed."""

    found: Sequence[Found]
    times: Sequence[float]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a way did by itself, in percent: in-scope texts answered right, answers wrong, texts outside not answered."""

    right: float
    wrong: float
    declined: float | None


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured of one way on one set; shares in percent, losses in points of top-1, memory in megabytes.

    `auroc` and `declined` are None for a set without texts outside, `decision` for a way that decides nothing, `memory`
    where it was not measured.
    """

    way: str
    top1: float
    mrr: float
    auroc: float | None
    at10: float
    at5: float
    losses: tuple[float, ...]
    p50: float
    p99: float
    decision: Decision | None
    curve: tuple[tuple[float, float], ...]
    memory: float | None = None


def measured(name: str, way: Way, asked: QuestionSet, ran: Ran) -> Figures:
    """Return the figures of a way on a set that it ran on."""
    inside, outside = ran.found[: len(asked.queries)], ran.found[len(asked.queries) :]
    right = _right(inside, asked)
    scored: Scored = [
        *((item.score, flag) for item, flag in zip(inside, right, strict=True)),
        *((item.score, False) for item in outside),
    ]
    ranks = [reciprocal_rank(item.ids, query.gold) for item, query in zip(inside, asked.queries, strict=True)]
    return Figures(
        way=name,
        top1=share(right),
        mrr=sum(ranks) / len(ranks),
        auroc=auroc([item.score for item in inside], [item.score for item in outside]),
        at10=answered_at(scored, 0.10),
        at5=answered_at(scored, 0.05),
        losses=tuple(share(right) - _top1_misspelt(way, asked, edits) for edits in EDITS),
        p50=percentile(ran.times, 50),
        p99=percentile(ran.times, 99),
        decision=decided(ran.found, asked),
        curve=curve(scored),
    )


def decided(found: Sequence[Found], asked: QuestionSet) -> Decision | None:
    """Return what comes of what was found for all texts of a set, by the own decision of the way; None where it has none."""
    said = [item.said for item in found]
    if None in said:
        return None
    inside, outside = found[: len(asked.queries)], found[len(asked.queries) :]
    rightly = sum(item.said is True and flag for item, flag in zip(inside, _right(inside, asked), strict=True))
    declined = share([not item.said for item in outside]) if outside else None
    return Decision(100 * rightly / len(inside), 100 * (1 - rightly / max(sum(map(bool, said)), 1)), declined)


def timed_of(texts: int) -> range:
    """Return the places of those of so many texts that are timed."""
    return range(0, texts, max(texts // MOST_TIMED, 1))


def timed(calls: Mapping[str, Callable[[str], object]], texts: Sequence[str]) -> dict[str, list[float]]:
    """Return the milliseconds that each call took for each text.

    Every text is put once to each, one after the other, so that none gains from a cache and all see the same load.
    """
    for call in calls.values():
        for text in WARM_UP:
            call(text)
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for text in map(texts.__getitem__, timed_of(len(texts))):
        for name, call in calls.items():
            began = time.perf_counter()
            call(text)
            taken[name].append((time.perf_counter() - began) * 1000)
    return taken


def _top1_misspelt(way: Way, asked: QuestionSet, edits: int) -> float:
    texts = misspelt((query.text for query in asked.queries), edits)
    return share(_right([way.rank(text) for text in texts], asked))


def _right(found: Sequence[Found], asked: QuestionSet) -> list[bool]:
    return [bool(query.gold.intersection(item.ids[:1])) for item, query in zip(found, asked.queries, strict=True)]
