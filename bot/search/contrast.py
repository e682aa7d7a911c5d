"""Tell the entries that share most words with a question apart by the words and word pairs that only one of them has."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bot.search.sparse import Vector, runs

Terms = Sequence[str]
Reals = NDArray[np.float64]
Numbers = NDArray[np.int64]

SHARES = np.array((0.7, 0.3))
"""How far the likeness of two texts is that of their words, and that of their pairs of neighbouring words."""
RIDGE = 0.1
"""How far a text is doubted: what is added to its likeness to itself."""
SHARPNESS = 3.0
"""Log odds of an entry whose texts account for all of a question against one whose texts account for nothing of it."""
MOST = 120
"""Texts that are compared at the most, those nearest to the question."""


class Contrast:
    """Learns anew for every question which of a few entries it belongs to, from their texts alone.

    Kernel ridge regression on the neighbours only, as SVM-KNN does (Zhang and others, 2006): there is nothing to train or to
    keep, and a text can be left out. The kernel is the cosine of the tf-idf of stems and their pairs. Logistic regression
    tells entries apart no better, and takes twice as long (CLINC150).
    """

    def __init__(self, texts: Sequence[Sequence[Terms]]) -> None:
        """Take the stems of each text of each entry, in their order."""
        self._starts = np.cumsum([0, *map(len, texts)])
        bags = [_bag(terms) for several in texts for terms in several]
        frequency = Counter(term for bag in bags for term in bag)
        self._numbers = {term: number for number, term in enumerate(frequency)}
        self._paired = np.fromiter((" " in term for term in frequency), np.int64, len(frequency))
        self._idf = np.log((len(bags) + 1) / (np.fromiter(frequency.values(), np.float64, len(frequency)) + 0.5))
        self._columns, self._weights, self._ends = self._rows(bags)

    def weigh(self, terms: Terms, places: Sequence[int], without: tuple[int, int] | None = None) -> Vector:
        """Return for each of these entries the probability that the question is one of its own; they add up to 1.

        `without` is the place of an entry and the number of a text of it that is left out.
        """
        if len(places) == 1:
            return np.ones(1, dtype=np.float32)
        starts = self._starts[list(places)]
        sizes = self._starts[1:][list(places)] - starts
        texts, owners = runs(starts, sizes), np.repeat(np.arange(len(places)), sizes)
        if without:
            kept = texts != self._starts[without[0]] + without[1]
            texts, owners = texts[kept], owners[kept]
        rows, columns, weights = self._terms_of(texts)
        likeness = np.bincount(rows, weights * self._row(terms)[columns], len(texts))
        if len(texts) > MOST:
            nearest = np.argpartition(-likeness, MOST)[:MOST]
            likeness, owners = likeness[nearest], owners[nearest]
            rows, columns, weights = self._terms_of(texts[nearest])
        among = _cosines(rows, columns, weights, len(likeness))
        say = np.bincount(owners, np.linalg.solve(among + RIDGE * np.eye(len(among)), likeness), len(places))
        raised = np.exp(SHARPNESS * (say - say.max()))
        return np.asarray(raised / raised.sum(), dtype=np.float32)

    def _row(self, terms: Terms) -> Reals:
        """Return the weights of all terms in a question."""
        row = np.zeros(len(self._numbers))
        for share, counts in zip(SHARES, (Counter(terms), Counter(_pairs(terms))), strict=True):
            known = {self._numbers[term]: count for term, count in counts.items() if term in self._numbers}
            columns = [*known]
            weights = (1 + np.log([*known.values()])) * self._idf[columns]
            row[columns] = weights * math.sqrt(share / (weights @ weights)) if known else 0.0
        return row

    def _terms_of(self, texts: Numbers) -> tuple[Numbers, Numbers, Reals]:
        """Return the numbers of the texts' terms with their weights, one text after the other, and which text each is of."""
        starts = self._ends[texts]
        lengths = self._ends[texts + 1] - starts
        cells = runs(starts, lengths)
        return np.repeat(np.arange(len(texts)), lengths), self._columns[cells], self._weights[cells]

    def _rows(self, bags: Sequence[Mapping[str, int]]) -> tuple[Numbers, Reals, Numbers]:
        """Return the numbers of the terms that we know, with their weights, of one bag after the other, and where each ends.

        Words and pairs of a bag are of unit length each, but for what they count.
        """
        known = [[term for term in bag if term in self._numbers] for bag in bags]
        ends = np.cumsum([0, *map(len, known)])
        columns = np.fromiter((self._numbers[term] for row in known for term in row), np.int64, ends[-1])
        pairs = zip(bags, known, strict=True)
        counts = np.fromiter((bag[term] for bag, row in pairs for term in row), np.float64, ends[-1])
        weights = (1 + np.log(counts)) * self._idf[columns]
        kinds = self._paired[columns]
        groups = 2 * np.repeat(np.arange(len(bags)), np.diff(ends)) + kinds
        lengths = np.sqrt(np.bincount(groups, weights**2, minlength=1))
        return columns, np.sqrt(SHARES[kinds]) * weights / np.maximum(lengths[groups], 1e-9), ends


def _bag(terms: Terms) -> Counter[str]:
    return Counter((*terms, *_pairs(terms)))


def _pairs(terms: Terms) -> Iterator[str]:
    return map(" ".join, pairwise(terms))


def _cosines(rows: Numbers, columns: Numbers, weights: Reals, texts: int) -> Reals:
    """Return the cosines of texts among each other, from their terms and which text each is of."""
    places, shared = _numbered(columns)
    table = np.zeros((texts, shared + 1))
    table[rows, places] = weights
    cosines = table[:, :shared] @ table[:, :shared].T
    np.fill_diagonal(cosines, np.bincount(rows, weights**2, texts))
    return np.asarray(cosines, dtype=np.float64)


def _numbered(columns: Numbers) -> tuple[Numbers, int]:
    """Return numbers from 0 on for columns, and how many stand for one that occurs again; all others have that number.

    A term that only one text has makes none like another.
    """
    last = np.empty(int(columns.max(initial=0)) + 1, dtype=np.int64)
    last[columns] = np.arange(len(columns))
    place = last[columns]
    again = np.bincount(place, minlength=len(columns)) > 1
    shared = int(again.sum())
    numbers = np.where(again, np.cumsum(again) - 1, shared)
    return numbers[place], shared
