"""What it saves and what it costs to run the encoder less often: words alone answer where they are surest of all."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TypeVar

from benchmarks.figures import percentile
from benchmarks.measuring import Decision, Ran, decided, timed_of
from benchmarks.sets import QuestionSet

SHARES = (0, 10, 20, 30, 40, 50, 60)
"""Percent of the texts that words alone answer; more they hardly ever do."""

Each = TypeVar("Each")


@dataclass(frozen=True, slots=True)
class Sparing:
    """What comes of it when words alone answer so many percent of the texts.

    Times are in milliseconds, and at their least: for the other texts words alone were tried at no cost.
    """

    share: float
    decision: Decision
    p50: float
    p99: float


def sparings(asked: QuestionSet, whole: Ran, words: Ran) -> Iterator[Sparing]:
    """Yield what comes of each share; words alone answer the texts of which they are surest, and no text that they decline."""
    surest = sorted(
        (place for place, found in enumerate(words.found) if found.said), key=lambda place: -words.found[place].score
    )
    for share in SHARES:
        spared = {*surest[: len(words.found) * share // 100]}
        if len(spared) < len(words.found) * share // 100:
            return
        found = _mixed(spared, range(len(words.found)), whole.found, words.found)
        times = _mixed(spared, timed_of(len(words.found)), whole.times, words.times)
        decision = decided(found, asked)
        assert decision
        yield Sparing(share, decision, percentile(times, 50), percentile(times, 99))


def _mixed(spared: AbstractSet[int], places: Sequence[int], whole: Sequence[Each], words: Sequence[Each]) -> list[Each]:
    """Return of each text, by its place, what words alone made of it where they are spared the encoder."""
    return [one if place in spared else other for place, one, other in zip(places, words, whole, strict=True)]
