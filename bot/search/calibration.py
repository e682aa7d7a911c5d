"""Fit the confidence to the knowledge at hand.

Asks are taken out of their entries and asked again, some of them with the entry gone altogether, which makes a question that
cannot be answered. An editor's expected questions are no substitute: whoever writes them knows the answers too well (measured:
a fit on them is too sure of itself on strangers' questions).
"""

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bot.domain.knowledge import Entry
from bot.search.policy import Policy, Signal, logit, signals_of
from bot.search.ranking import Ranker, same_matter
from bot.search.reading import Reader

SAMPLES = 400
"""About how many asks are left out: with half as many, chance moves a confidence near a threshold by .1, with twice by .06."""
ABSENT_EVERY = 3
"""About one of so many is asked again with its whole entry left out: a question that we cannot answer."""
FEWEST = 40
"""Samples below which the policy stays as it is."""
PRIOR = 4.0
"""How strongly the slope and the shift are held at 1 and 0, in samples."""
STEPS = 500
"""Steps of the fit; it takes 10 ms."""

Fit = tuple[float, float]
"""Slope and shift of the log odds of a confidence."""
Keep = Callable[[str, Callable[[], Fit]], Fit]
"""Returns the fit to all that a text describes, and makes it by the call given when it is not there yet."""
Believe = Callable[[Mapping[Signal, float]], float]
"""Makes a confidence of signals."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A question whose answer we know: the confidence in the best entry, and whether it is right."""

    confidence: float
    right: bool


def left_out(entries: Sequence[Entry], reader: Reader, ranker: Ranker, believe: Believe) -> Iterator[Sample]:
    """Yield a sample for asks of written entries, each as if its entry did not have it, some as if there were no entry.

    Of an entry with many asks no more are taken than of one with few: no more questions are about it for that.
    """
    written = [(place, entry) for place, entry in enumerate(entries) if entry.asks and not entry.statements]
    for place, entry, text in ((*one, text) for one in written for text in range(1, len(one[1].asks) + 1)):
        ask = entry.asks[text - 1]
        lot, share = _lot(ask), SAMPLES / (len(written) * len(entry.asks))
        if lot >= share:
            continue
        question = reader.read(ask)
        rankings = ranker.rank_left_out(question, place, text)
        without_text = next(rankings)
        best = without_text.best[0].entry
        yield Sample(believe(signals_of(without_text, question)), best == entry or same_matter(entry, best))
        if lot * ABSENT_EVERY < min(share, 1) and (without_entry := next(rankings)).best:
            yield Sample(believe(signals_of(without_entry, question)), False)


def _lot(ask: str) -> float:
    """Return a number from 0 to 1 that an ask draws, whatever else the knowledge holds: edits leave the other samples."""
    return zlib.crc32(ask.encode("utf-8", "surrogatepass")) / 2**32


def calibrated(policy: Policy, samples: Sequence[Sample]) -> Policy:
    """Return the policy with slope and shift fitted to the samples (Platt, 1999) with a prior.

    Newton's steps are taken with an upper bound of the curvature (Böhning, 1992), so that none goes too far.
    """
    if len(samples) < FEWEST:
        return policy
    odds = np.array([[logit(sample.confidence), 1.0] for sample in samples])
    right = np.array([sample.right for sample in samples], dtype=float)
    start = np.array([1.0, 0.0])
    fitted = start.copy()
    curvature = odds.T @ odds / 4 + PRIOR * np.eye(2)
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(odds @ fitted, -30, 30)))
        gradient = odds.T @ (chance - right) + PRIOR * (fitted - start)
        fitted -= np.linalg.solve(curvature, gradient)
    slope, shift = float(max(fitted[0], 0.1)), float(fitted[1])
    return replace(policy, slope=slope, shift=shift)
