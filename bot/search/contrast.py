"""Tell the entries that share most words with a question apart by the words and word pairs that only one of them has."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bot.search.sparse import Vector

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
        left_out = self._starts[without[0]] + without[1] if without else -1
        texts = [
            (owner, number)
            for owner, place in enumerate(places)
            for number in range(self._starts[place], self._starts[place + 1])
            if number != left_out
        ]
        asked, weighed, _ = self._rows([_bag(terms)])
        texts = self._nearest(asked, weighed, texts)
        parts = [self._part(number) for _, number in texts]
        columns = np.concatenate([asked, *(self._columns[part] for part in parts)])
        weights = np.concatenate([weighed, *(self._weights[part] for part in parts)])
        cosines = _cosines(columns, weights, [len(asked), *(part.stop - part.start for part in parts)])
        owners = np.array([owner for owner, _ in texts], dtype=np.int64)
        return _shares(cosines[0, 1:], cosines[1:, 1:], owners, len(places))

    def _nearest(self, asked: Numbers, weighed: Square, texts: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return the texts nearest to a question, in their order, when they are too many, else all."""
        if len(texts) <= MOST:
            return texts
        question = np.zeros(len(self._numbers))
        question[asked] = weighed
        parts = [self._part(number) for _, number in texts]
        likeness = np.array([self._weights[part] @ question[self._columns[part]] for part in parts])
        return [texts[number] for number in sorted(np.argsort(-likeness, kind="stable")[:MOST])]

    def _part(self, text: int) -> slice:
        return slice(int(self._ends[text]), int(self._ends[text + 1]))

    def _rows(self, bags: Sequence[Mapping[str, int]]) -> tuple[Numbers, Square, Numbers]:
        """Return the numbers of the terms that we know, with their weights, of one bag after the other, and where each ends.

        Words and pairs of a bag are of unit length each, but for what they count.
        """
        known = [[(self._numbers[term], count) for term, count in bag.items() if term in self._numbers] for bag in bags]
        ends = np.cumsum([0, *map(len, known)])
        flat = np.array([pair for row in known for pair in row], dtype=np.int64).reshape(-1, 2)
        columns, weights = flat[:, 0], (1 + np.log(flat[:, 1])) * self._idf[flat[:, 0]]
        kinds = self._paired[columns]
        groups = 2 * np.repeat(np.arange(len(bags)), np.diff(ends)) + kinds
        lengths = np.sqrt(np.bincount(groups, weights**2, minlength=1))
        return columns, np.sqrt(SHARES[kinds]) * weights / np.maximum(lengths[groups], 1e-9), ends


def _bag(terms: Terms) -> Counter[str]:
    return Counter((*terms, *map(" ".join, pairwise(terms))))


def _cosines(columns: Numbers, weights: Square, sizes: Sequence[int]) -> Square:
    """Return the cosines of texts among each other, from their terms, one text after the other."""
    used, places = np.unique(columns, return_inverse=True)
    table = np.zeros((len(sizes), len(used)))
    table[np.repeat(np.arange(len(sizes)), sizes), places] = weights
    return np.asarray(table @ table.T, dtype=np.float64)


def _shares(likeness: Square, among: Square, owners: Numbers, entries: int) -> Vector:
    """Return the probabilities of the entries, by Newton's steps with an upper bound of the curvature (Böhning, 1992)."""
    belongs = np.eye(entries)[owners]
    step = np.linalg.inv(among / 2 + RIDGE * np.eye(len(among)))
    weights = np.zeros_like(belongs)
    for _ in range(STEPS):
        weights -= step @ (_softmax(among @ weights) - belongs + RIDGE * weights)
    return np.asarray(_softmax(likeness @ weights), dtype=np.float32)


def _softmax(odds: Square) -> Square:
    raised = np.exp(odds - odds.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), dtype=np.float64)
