"""Tell the entries that share most words with a question apart by the words and word pairs that only one of them has."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bot.search.sparse import Vector, runs

Terms = Sequence[str]
Square = NDArray[np.float64]
Numbers = NDArray[np.int64]

SHARES = np.array((0.7, 0.3))
"""How far the likeness of two texts is that of their words, and that of their pairs of neighbouring words."""
RIDGE = 0.05
"""How strongly the weights of texts are held at zero."""
STEPS = 10
"""Steps of the fit; more change nothing measurable (CLINC150, BANKING77)."""
MOST = 120
"""Texts that are compared at the most, those nearest to the question."""


class Contrast:
    """Learns anew for every question which of a few entries it belongs to, from their texts alone.

    Kernel logistic regression (Zhu and Hastie, 2005) on the neighbours only, as SVM-KNN does (Zhang and others, 2006): there is
    nothing to train or to keep, and a text can be left out. The kernel is the cosine of the tf-idf of stems and their pairs.
    """

    def __init__(self, texts: Sequence[Sequence[Terms]]) -> None:
        """Take the stems of each text of each entry, in their order."""
        self._sizes = np.array([*map(len, texts)], dtype=np.int64)
        self._starts = np.concatenate(([0], np.cumsum(self._sizes)))
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
        left_out = self._starts[without[0]] + without[1] if without else -1
        starts, sizes = self._starts[:-1][list(places)], self._sizes[list(places)]
        texts, owners = runs(starts, sizes), np.repeat(np.arange(len(places)), sizes)
        kept = texts != left_out
        texts, owners = texts[kept], owners[kept]
        asked, weighed, _ = self._rows([_bag(terms)])
        if len(texts) > MOST:
            nearest = self._nearest(asked, weighed, texts)
            texts, owners = texts[nearest], owners[nearest]
        cells, lengths = self._cells(texts)
        columns = np.concatenate((asked, self._columns[cells]))
        weights = np.concatenate((weighed, self._weights[cells]))
        cosines = _cosines(columns, weights, np.concatenate(([len(asked)], lengths)))
        return _shares(cosines[0, 1:], cosines[1:, 1:], owners, len(places))

    def _nearest(self, asked: Numbers, weighed: Square, texts: Numbers) -> Numbers:
        """Return which of the texts are nearest to a question, in their order."""
        question = np.zeros(len(self._numbers))
        question[asked] = weighed
        cells, lengths = self._cells(texts)
        owners = np.repeat(np.arange(len(texts)), lengths)
        likeness = np.bincount(owners, self._weights[cells] * question[self._columns[cells]], len(texts))
        return np.sort(np.argsort(-likeness, kind="stable")[:MOST])

    def _cells(self, texts: Numbers) -> tuple[Numbers, Numbers]:
        """Return where the terms of texts stand, one text after the other, and how many each has."""
        starts = self._ends[texts]
        lengths = self._ends[texts + 1] - starts
        return runs(starts, lengths), lengths

    def _rows(self, bags: Sequence[Mapping[str, int]]) -> tuple[Numbers, Square, Numbers]:
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
    return Counter((*terms, *map(" ".join, pairwise(terms))))


def _cosines(columns: Numbers, weights: Square, sizes: Numbers) -> Square:
    """Return the cosines of texts among each other, from their terms, one text after the other."""
    rows = np.repeat(np.arange(len(sizes)), sizes)
    places, shared = _numbered(columns)
    own = np.bincount(rows, weights**2, len(sizes))
    table = np.zeros((len(sizes), shared))
    met = places < shared
    table[rows[met], places[met]] = weights[met]
    cosines = table @ table.T
    np.fill_diagonal(cosines, own)
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


def _shares(likeness: Square, among: Square, owners: Numbers, entries: int) -> Vector:
    """Return the probabilities of the entries, by Newton's steps with an upper bound of the curvature (Böhning, 1992).

    There is a row an entry: numpy is faster over few long rows than over many short ones.
    """
    belongs = np.eye(entries)[:, owners]
    step = RIDGE * _inverse(among / 2 + RIDGE * np.eye(len(among)))
    held, odds = -2 * belongs, np.zeros_like(belongs)
    for _ in range(STEPS):
        slope = _softmax(odds, 2) + held
        taken = slope @ step
        held -= taken
        # That is `taken @ among / RIDGE / 2`, for which no second product is needed: the step is the inverse of half of that.
        slope -= taken
        odds -= slope
    return np.asarray(_softmax((held / 2 + belongs) / RIDGE @ likeness), dtype=np.float32)


def _inverse(square: Square) -> Square:
    """Return the inverse of a symmetric positive definite matrix, by quarters: for a hundred rows that takes half the time."""
    half = len(square) // 2
    first, beside = np.linalg.inv(square[:half, :half]), square[:half, half:]
    across = first @ beside
    last = np.linalg.inv(square[half:, half:] - beside.T @ across)
    corner = -across @ last
    inverse = np.empty_like(square)
    inverse[:half, :half], inverse[:half, half:] = first - corner @ across.T, corner
    inverse[half:, :half], inverse[half:, half:] = corner.T, last
    return inverse


def _softmax(odds: Square, total: float = 1.0) -> Square:
    """Return probabilities times a total. No step makes the fit worse, for which odds stay below 100: none is too high for exp."""
    raised: Square = np.exp(odds)
    raised *= total / np.add.reduce(raised)
    return raised
