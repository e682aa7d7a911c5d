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
        self._idf = {term: float(np.log1p((self.size - n + 0.5) / (n + 0.5))) for term, n in frequency.items()}
        self._unseen = float(np.log1p((self.size + 0.5) / 0.5))
        self._rows = _rows(entries, lengths / average, self._idf)

    def idf(self, term: str) -> float:
        """Return how telling a term is; one that no entry has is the most telling."""
        return self._idf.get(term, self._unseen)

    def __contains__(self, term: str) -> bool:
        """Tell whether any entry has the term."""
        return term in self._idf

    def score(self, terms: Mapping[str, float]) -> Vector:
        """Return a score from 0 to 1 an entry for weighted terms; a term that no entry has counts against all."""
        possible = self._possible(terms)
        held = [(self._rows[term], weight) for term, weight in terms.items() if term in self._rows]
        if not held or possible <= 0:
            return np.zeros(self.size, dtype=np.float32)
        places = np.concatenate([row[0] for row, _ in held])
        impacts = np.concatenate([row[1] * weight for row, weight in held])
        return (np.bincount(places, weights=impacts, minlength=self.size) / possible).astype(np.float32)

    def score_bag(self, terms: Mapping[str, float], bag: Mapping[str, float]) -> float:
        """Return the score of one bag as if it were an entry, with the statistics of those that are."""
        possible = self._possible(terms)
        base = _base(sum(bag.values()) / self._average)
        held = ((weight, self.idf(term), bag[term]) for term, weight in terms.items() if term in bag)
        return (
            sum(weight * _impact(idf, count, base) for weight, idf, count in held) / possible if possible > 0 else 0.0
        )

    def _possible(self, terms: Mapping[str, float]) -> float:
        return sum(weight * self.idf(term) * (K1 + 1) for term, weight in terms.items())


Numbers = TypeVar("Numbers", float, Vector)


def _base(relative: Numbers) -> Numbers:
    return K1 * (1 - B + B * relative)


def _impact(idf: Numbers, count: Numbers, base: Numbers) -> Numbers:
    return idf * count * (K1 + 1) / (count + base)


def _rows(
    entries: Sequence[Mapping[str, float]], relative: Vector, idf: Mapping[str, float]
) -> dict[str, tuple[NDArray[np.int32], Vector]]:
    """Return for each term the places of the entries that have it, and its impact on each."""
    numbers = {term: number for number, term in enumerate(idf)}
    terms = np.fromiter((numbers[term] for bag in entries for term in bag), dtype=np.int32)
    counts = np.fromiter((count for bag in entries for count in bag.values()), dtype=np.float32)
    places = np.repeat(np.arange(len(entries), dtype=np.int32), [len(bag) for bag in entries])
    telling = np.fromiter(idf.values(), dtype=np.float32, count=len(idf))
    impacts = _impact(telling[terms], counts, _base(relative)[places])
    order = np.argsort(terms, kind="stable")
    ends = np.cumsum(np.bincount(terms, minlength=len(numbers)))
    starts = ends - np.diff(ends, prepend=0)
    places, impacts = places[order], impacts[order].astype(np.float32)
    return {
        term: (places[start:end], impacts[start:end]) for term, start, end in zip(numbers, starts, ends, strict=True)
    }
