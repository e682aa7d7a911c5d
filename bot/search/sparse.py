"""BM25 over entries, as one sparse matrix of impacts."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import chain, repeat
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

K1 = 1.2
"""How soon a repeated term stops counting (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009)."""
B = 0.5
"""How much long entries are held back: those with many asks are long for a good reason, so less than the usual 0.75."""
OFTEN = 0.25
"""Share of the entries from which a term has its impact on all of them in one row: twice the room at most, and no looking up."""

Vector = NDArray[np.float32]
Numbers = NDArray[np.int64]


class SparseIndex:
    """Scores all entries for a bag of terms: idf x saturated frequency, summed, as a share of what could be reached."""

    def __init__(self, entries: Sequence[Mapping[str, float]]) -> None:
        """Index one bag of weighted terms an entry."""
        self.size = len(entries)
        lengths = np.array([sum(bag.values()) for bag in entries], dtype=np.float32)
        average = float(lengths.mean()) if self.size and lengths.mean() > 0 else 1.0
        self._average = average
        frequency = Counter(chain.from_iterable(entries))
        self._numbers = {term: number for number, term in enumerate(frequency)}
        held = np.array([*frequency.values(), 0.0])  # the last is for all terms that no entry has
        self._idf = np.log1p((self.size - held + 0.5) / (held + 0.5))
        places, impacts, sizes = _columns(entries, self._numbers, lengths / average, self._idf)
        often = sizes >= max(OFTEN * self.size, 1)
        self._rows = np.where(often, np.cumsum(often) - 1, -1)
        in_rows = np.repeat(often, sizes)
        self._of_all = np.zeros((int(often.sum()), self.size), dtype=np.float32)
        self._of_all[np.repeat(self._rows, sizes)[in_rows], places[in_rows]] = impacts[in_rows]
        self._places, self._impacts = places[~in_rows], impacts[~in_rows]
        self._starts = np.concatenate(([0], np.cumsum(np.where(often, 0, sizes))))

    def idf(self, term: str) -> float:
        """Return how telling a term is; one that no entry has is the most telling."""
        return float(self._idf[self._number(term)])

    def __contains__(self, term: str) -> bool:
        """Tell whether any entry has the term."""
        return term in self._numbers

    def score(self, terms: Mapping[str, float]) -> Vector:
        """Return a score from 0 to 1 an entry for weighted terms; a term that no entry has counts against all."""
        return self.score_numbers(self.numbers(terms), np.fromiter(terms.values(), np.float64, len(terms)))

    def numbers(self, terms: Collection[str]) -> Numbers:
        """Return the number of each term; one stands for all that no entry has."""
        return np.fromiter(map(self._numbers.get, terms, repeat(len(self._numbers))), np.int64, len(terms))

    def score_numbers(self, numbers: Numbers, exact: NDArray[np.float64]) -> Vector:
        """Return the score of terms by their numbers, which may occur again, with the weight of each."""
        possible = (K1 + 1) * float(exact @ self._idf[numbers])
        if possible <= 0:
            return np.zeros(self.size, dtype=np.float32)
        weights = exact.astype(np.float32)
        reached = self._by_rows(numbers, weights) + self._by_places(numbers, weights)
        return np.asarray(reached / possible, dtype=np.float32)

    def _by_rows(self, numbers: Numbers, weights: Vector) -> Vector:
        """Return what the terms add that many entries have."""
        rows = self._rows[numbers]
        often = rows >= 0
        impacts = self._of_all[rows[often]] * weights[often, None]
        return np.asarray(impacts.sum(axis=0))

    def _by_places(self, numbers: Numbers, weights: Vector) -> NDArray[np.float64]:
        """Return what the terms add that few entries have."""
        starts, sizes = self._starts[numbers], self._starts[numbers + 1] - self._starts[numbers]
        cells = runs(starts, sizes)
        impacts = self._impacts[cells] * np.repeat(weights, sizes)
        return np.bincount(self._places[cells], impacts, self.size).astype(np.float64)

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


def runs(starts: Numbers, sizes: Numbers) -> Numbers:
    """Return the places of several runs of places, one behind the other, from where each starts and how many it has."""
    ends = np.cumsum(sizes)
    return np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(starts - ends + sizes, sizes)


Amount = TypeVar("Amount", float, Vector)


def _base(relative: Amount) -> Amount:
    return K1 * (1 - B + B * relative)


def _impact(idf: Amount, count: Amount, base: Amount) -> Amount:
    return idf * count * (K1 + 1) / (count + base)


def _columns(
    entries: Sequence[Mapping[str, float]],
    numbers: Mapping[str, int],
    relative: Vector,
    idf: NDArray[np.float64],
) -> tuple[NDArray[np.int32], Vector, Numbers]:
    """Return the places of the entries that have each term, one term after the other, its impact on each, and how many."""
    terms = np.fromiter(map(numbers.__getitem__, chain.from_iterable(entries)), dtype=np.int32)
    counts = np.fromiter(chain.from_iterable(bag.values() for bag in entries), dtype=np.float32)
    places = np.repeat(np.arange(len(entries), dtype=np.int32), [len(bag) for bag in entries])
    impacts = _impact(idf.astype(np.float32)[terms], counts, _base(relative)[places])
    order = np.argsort(terms, kind="stable")
    sizes = np.bincount(terms, minlength=len(numbers) + 1)
    return places[order], impacts[order].astype(np.float32), sizes
