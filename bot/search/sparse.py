"""BM25 over entries, as one sparse matrix of impacts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

K1 = 1.2
"""How soon a repeated term stops counting (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009)."""
B = 0.5
"""How much long entries are held back: those with many asks are long for a good reason, so less than the usual 0.75."""

Vector = NDArray[np.float32]


class SparseIndex:
    """Scores all entries for a bag of terms: idf x saturated frequency, summed, as a share of what could be reached."""

    def __init__(self, entries: Sequence[Mapping[str, float]]) -> None:
        """Index one bag of weighted terms an entry."""
        self.size = len(entries)
        lengths = np.array([sum(bag.values()) for bag in entries], dtype=np.float32)
        average = float(lengths.mean()) if self.size and lengths.mean() > 0 else 1.0
        self._average = average
        frequency = Counter(term for bag in entries for term in bag)
        self._numbers = {term: number for number, term in enumerate(frequency)}
        held = np.array([*frequency.values(), 0.0])  # the last is for all terms that no entry has
        self._idf = np.log1p((self.size - held + 0.5) / (held + 0.5))
        self._places, self._impacts, self._starts = _columns(entries, self._numbers, lengths / average, self._idf)

    def idf(self, term: str) -> float:
        """Return how telling a term is; one that no entry has is the most telling."""
        return float(self._idf[self._number(term)])

    def __contains__(self, term: str) -> bool:
        """Tell whether any entry has the term."""
        return term in self._numbers

    def score(self, terms: Mapping[str, float]) -> Vector:
        """Return a score from 0 to 1 an entry for weighted terms; a term that no entry has counts against all."""
        numbers = np.fromiter(map(self._number, terms), dtype=np.int64, count=len(terms))
        weights = np.fromiter(terms.values(), dtype=np.float64, count=len(terms))
        possible = (K1 + 1) * float(weights @ self._idf[numbers])
        starts, sizes = self._starts[numbers], self._starts[numbers + 1] - self._starts[numbers]
        count = int(sizes.sum())
        if not count or possible <= 0:
            return np.zeros(self.size, dtype=np.float32)
        cells = runs(starts, sizes)
        impacts = self._impacts[cells] * np.repeat(weights.astype(np.float32), sizes)
        return (np.bincount(self._places[cells], impacts, self.size) / possible).astype(np.float32)

    def score_bag(self, terms: Mapping[str, float], bag: Mapping[str, float]) -> float:
        """Return the score of one bag as if it were an entry, with the statistics of those that are."""
        possible = sum(weight * self.idf(term) * (K1 + 1) for term, weight in terms.items())
        base = _base(sum(bag.values()) / self._average)
        held = ((weight, self.idf(term), bag[term]) for term, weight in terms.items() if term in bag)
        return (
            sum(weight * _impact(idf, count, base) for weight, idf, count in held) / possible if possible > 0 else 0.0
        )

    def _number(self, term: str) -> int:
        return self._numbers.get(term, len(self._numbers))


def runs(starts: NDArray[np.int64], sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the places of several runs of places, one behind the other, from where each starts and how many it has."""
    ends = np.cumsum(sizes)
    return np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(starts - ends + sizes, sizes)


Numbers = TypeVar("Numbers", float, Vector)


def _base(relative: Numbers) -> Numbers:
    return K1 * (1 - B + B * relative)


def _impact(idf: Numbers, count: Numbers, base: Numbers) -> Numbers:
    return idf * count * (K1 + 1) / (count + base)


def _columns(
    entries: Sequence[Mapping[str, float]],
    numbers: Mapping[str, int],
    relative: Vector,
    idf: NDArray[np.float64],
) -> tuple[NDArray[np.int32], Vector, NDArray[np.int64]]:
    """Return the places of the entries that have each term, one term after the other, its impact on each, and the starts."""
    terms = np.fromiter((numbers[term] for bag in entries for term in bag), dtype=np.int32)
    counts = np.fromiter((count for bag in entries for count in bag.values()), dtype=np.float32)
    places = np.repeat(np.arange(len(entries), dtype=np.int32), [len(bag) for bag in entries])
    impacts = _impact(idf.astype(np.float32)[terms], counts, _base(relative)[places])
    order = np.argsort(terms, kind="stable")
    sizes = np.bincount(terms, minlength=len(numbers) + 1)
    return places[order], impacts[order].astype(np.float32), np.concatenate(([0], np.cumsum(sizes)))
