"""BM25 over entries, as one sparse matrix of impacts."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Cells:
    """How often terms are in entries: a number for each term of each entry, term after term, and entry after entry in it.

    `numbers` has the number of each term, in their order from 0 on; `size` is how many entries there are.
    """

    numbers: Mapping[str, int]
    size: int
    terms: Numbers
    places: Numbers
    counts: NDArray[np.float64]


class SparseIndex:
    """Scores all entries for a bag of terms: idf x saturated frequency, summed, as a share of what could be reached."""

    def __init__(self, cells: Cells) -> None:
        """Index entries by how often each has which term."""
        self.size = cells.size
        lengths = np.bincount(cells.places, cells.counts, self.size).astype(np.float32)
        average = float(lengths.mean()) if self.size and lengths.mean() > 0 else 1.0
        self._average = average
        self._numbers = cells.numbers
        held = np.bincount(cells.terms, minlength=len(cells.numbers) + 1)  # the last is for all terms that no entry has
        self._idf = np.log1p((self.size - held + 0.5) / (held + 0.5))
        idf, counts, relative = self._idf.astype(np.float32), cells.counts.astype(np.float32), lengths / average
        impacts = _impact(idf[cells.terms], counts, _base(relative)[cells.places])
        often = held >= max(OFTEN * self.size, 1)
        self._rows = np.where(often, np.cumsum(often) - 1, -1)
        in_rows = often[cells.terms]
        self._of_all = np.zeros((int(often.sum()), self.size), dtype=np.float32)
        self._of_all[self._rows[cells.terms[in_rows]], cells.places[in_rows]] = impacts[in_rows]
        self._places, self._impacts = cells.places[~in_rows].astype(np.int32), impacts[~in_rows].astype(np.float32)
        self._starts = np.concatenate(([0], np.cumsum(np.where(often, 0, held))))

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
        return np.asarray(weights[often] @ self._of_all[rows[often]])

    def _by_places(self, numbers: Numbers, weights: Vector) -> NDArray[np.float64]:
        """Return what the terms add that few entries have."""
        starts, sizes = self._starts[numbers], self._starts[numbers + 1] - self._starts[numbers]
        cells = _runs(starts, sizes)
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


def _runs(starts: Numbers, sizes: Numbers) -> Numbers:
    """Return the places of several runs of places, one behind the other, from where each starts and how many it has."""
    ends = np.cumsum(sizes)
    return np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(starts - ends + sizes, sizes)


Amount = TypeVar("Amount", float, Vector)


def _base(relative: Amount) -> Amount:
    return K1 * (1 - B + B * relative)


def _impact(idf: Amount, count: Amount, base: Amount) -> Amount:
    return idf * count * (K1 + 1) / (count + base)


def cells_of(bags: Sequence[Mapping[str, float]]) -> Cells:
    """Return the cells of one bag of weighted terms an entry."""
    numbers = _numbered(chain.from_iterable(bags))
    terms = np.fromiter(map(numbers.__getitem__, chain.from_iterable(bags)), dtype=np.int64)
    counts = np.fromiter(chain.from_iterable(bag.values() for bag in bags), dtype=np.float64)
    return _united(numbers, len(bags), terms, np.repeat(np.arange(len(bags)), [len(bag) for bag in bags]), counts)


def cells_of_parts(cells: Cells, parts: Callable[[str], Sequence[str]]) -> Cells:
    """Return the cells of what terms consist of: a part is in an entry as often as all the terms that it is a part of."""
    split = [parts(term) for term in cells.numbers]
    numbers = _numbered(chain.from_iterable(split))
    every = np.fromiter(map(numbers.__getitem__, chain.from_iterable(split)), dtype=np.int64)
    sizes = np.array([*map(len, split)], dtype=np.int64)
    starts, several = np.cumsum(sizes) - sizes, sizes[cells.terms]
    terms = every[_runs(starts[cells.terms], several)]
    return _united(numbers, cells.size, terms, np.repeat(cells.places, several), np.repeat(cells.counts, several))


def _numbered(terms: Iterable[str]) -> dict[str, int]:
    """Return a number for each term, from 0 on in the order in which they first come."""
    return {term: number for number, term in enumerate(dict.fromkeys(terms))}


def _united(
    numbers: Mapping[str, int],
    size: int,
    terms: Numbers,
    places: Numbers,
    counts: NDArray[np.float64],
) -> Cells:
    """Return cells in their order, those of one term and entry added up."""
    keys = terms * size + places
    order = np.argsort(keys)
    ordered = keys[order]
    starts = np.flatnonzero(np.diff(ordered, prepend=-1))
    own = ordered[starts]
    return Cells(numbers, size, own // size, own % size, np.add.reduceat(counts[order], starts))
