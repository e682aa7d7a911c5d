"""Tell the entries that share most words with a question apart by what only one of them has: words, word pairs, letter groups."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, pairwise

import numpy as np
from numpy.typing import NDArray

from bot.search.encoder import Matrix
from bot.search.sparse import Vector

Terms = Sequence[str]
Numbers = NDArray[np.int64]

GROUP_SIZES = (2, 3)
"""Letters of a letter group, with the ends of a word as letters."""
END = "\t"
"""Stands for the end of a word, and before each letter group: no word and no pair has it."""
RIDGE = 0.1
"""How far a text is doubted: what is added to its likeness to itself."""
SHARPNESS = 3.0
"""Log odds of an entry whose texts account for all of a question against one whose texts account for nothing of it."""
MOST = 120
"""Texts that are compared at the most, those nearest to the question."""


@dataclass(frozen=True, slots=True)
class Shares:
    """How far the likeness of two texts is that of their words, of their pairs of neighbouring words, and of letter groups."""

    words: float = 0.7
    pairs: float = 0.3
    letters: float = 0.0


IN_FAQ = Shares(words=0.5, pairs=0.25, letters=0.25)
"""In a plain list of questions the vocabulary is wide, so that more words are misspelt past mending.

Letter groups lose half a point less by two typing errors (CLINC150) and take half a millisecond more.
"""


class Contrast:
    """Learns anew for every question which of a few entries it belongs to, from their texts alone.

    Kernel ridge regression on the neighbours only, as SVM-KNN does (Zhang and others, 2006): there is nothing to train or to
    keep, and a text can be left out. The kernel is the cosine of the tf-idf of stems, their pairs and their letter groups.
    Logistic regression tells entries apart no better, and takes twice as long (CLINC150).
    """

    def __init__(self, texts: Sequence[Sequence[Terms]], shares: Shares = Shares()) -> None:
        """Take the stems of each text of each entry, in their order."""
        self._shares = np.array((shares.words, shares.pairs, shares.letters))
        self._parts = PARTS if shares.letters else PARTS[:2]
        self._sizes = [*map(len, texts)]
        bags = [self._bag(terms) for several in texts for terms in several]
        frequency = Counter(term for bag in bags for term in bag)
        self._numbers = {term: number for number, term in enumerate(frequency)}
        self._kinds = np.fromiter(map(_kind, frequency), np.int64, len(frequency))
        self._idf = np.log((len(bags) + 1) / (np.fromiter(frequency.values(), np.float64, len(frequency)) + 0.5))
        self._telling: list[float] = self._idf.tolist()
        self._columns, self._weights, ends = self._weighted(bags)
        self._rows = np.repeat(np.concatenate([[0], *map(np.arange, self._sizes)])[1:], np.diff(ends))
        self._ends: list[int] = ends[np.cumsum([0, *self._sizes])].tolist()

    def weigh(self, terms: Terms, places: Sequence[int], without: tuple[int, int] | None = None) -> Vector:
        """Return for each of these entries the probability that the question is one of its own; they add up to 1.

        `without` is the place of an entry and the number of a text of it that is left out.
        """
        if len(places) == 1:
            return np.ones(1, dtype=np.float32)
        texts = self._of(places)
        likeness = texts.likeness(self._row(terms))
        kept = np.ones(len(likeness), dtype=bool)
        if without and without[0] in places:
            before = sum(self._sizes[place] for place in places[: places.index(without[0])])
            kept[before + without[1]] = False
        if len(likeness) > MOST:
            kept[np.argsort(-likeness, kind="stable")[MOST:]] = False
        if not kept.all():
            texts, likeness = texts.only(kept), likeness[kept]
        among = texts.cosines()
        among.flat[:: len(among) + 1] += RIDGE
        say = np.bincount(texts.owners, np.linalg.solve(among, likeness), len(places))
        raised = np.exp(SHARPNESS * (say - say.max()))
        return np.asarray(raised / raised.sum(), dtype=np.float32)

    def _of(self, places: Sequence[int]) -> "_Texts":
        """Return the texts of these entries."""
        cells = [slice(self._ends[place], self._ends[place + 1]) for place in places]
        before = accumulate((self._sizes[place] for place in places), initial=0)
        rows = [self._rows[own] + number for own, number in zip(cells, before, strict=False)]
        columns, weights = ([part[own] for own in cells] for part in (self._columns, self._weights))
        owners = np.repeat(np.arange(len(places)), [self._sizes[place] for place in places])
        return _Texts(np.concatenate(rows), np.concatenate(columns), np.concatenate(weights), owners)

    def _row(self, terms: Terms) -> Vector:
        """Return the weights of all terms in a question."""
        row = np.zeros(len(self._numbers), dtype=np.float32)
        for share, parts in zip(self._shares, self._parts, strict=False):
            counts = Counter(parts(terms)).items()
            known = ((number, count) for term, count in counts if (number := self._numbers.get(term)) is not None)
            weights = {number: (1 + math.log(count)) * self._telling[number] for number, count in known}
            scale = math.sqrt(share) / max(math.hypot(*weights.values()), 1e-9)
            row[[*weights]] = [scale * weight for weight in weights.values()]
        return row

    def _weighted(self, bags: Sequence[Mapping[str, int]]) -> tuple[Numbers, Vector, Numbers]:
        """Return the numbers of the terms, with their weights, of one bag after the other, and where each ends.

        Words, pairs and letter groups of a bag are of unit length each, but for what they count.
        """
        ends = np.cumsum([0, *map(len, bags)])
        columns = np.fromiter(map(self._numbers.__getitem__, chain.from_iterable(bags)), np.int64, ends[-1])
        counts = np.fromiter(chain.from_iterable(bag.values() for bag in bags), np.float64, ends[-1])
        weights = (1 + np.log(counts)) * self._idf[columns]
        kinds = self._kinds[columns]
        groups = len(self._shares) * np.repeat(np.arange(len(bags)), np.diff(ends)) + kinds
        lengths = np.sqrt(np.bincount(groups, weights**2, minlength=1))
        weights *= np.sqrt(self._shares[kinds]) / np.maximum(lengths[groups], 1e-9)
        return columns, weights.astype(np.float32), ends

    def _bag(self, terms: Terms) -> Counter[str]:
        return Counter(chain.from_iterable(parts(terms) for parts in self._parts))


@dataclass(frozen=True, slots=True)
class _Texts:
    """The terms of several texts: the number of the text that has each, its own, what it weighs; and the owner of each text."""

    rows: Numbers
    columns: Numbers
    weights: Vector
    owners: Numbers

    def likeness(self, row: Vector) -> Vector:
        """Return the cosine of each text and a row of weights of all terms."""
        return np.bincount(self.rows, self.weights * row[self.columns], len(self.owners)).astype(np.float32)

    def only(self, kept: NDArray[np.bool_]) -> "_Texts":
        """Return those of the texts that are kept."""
        own, numbers = kept[self.rows], np.cumsum(kept) - 1
        return _Texts(numbers[self.rows[own]], self.columns[own], self.weights[own], self.owners[kept])

    def cosines(self) -> Matrix:
        """Return the cosines of the texts among each other."""
        places, shared = _numbered(self.columns)
        table = np.zeros((len(self.owners), shared + 1), dtype=np.float32)
        table[self.rows, places] = self.weights
        cosines = table[:, :shared] @ table[:, :shared].T
        np.fill_diagonal(cosines, np.bincount(self.rows, self.weights**2, len(cosines)))
        return np.asarray(cosines, dtype=np.float32)


def _pairs(terms: Terms) -> Iterator[str]:
    return map(" ".join, pairwise(terms))


def _groups(terms: Terms) -> Iterator[str]:
    return chain.from_iterable(map(_groups_of, terms))


@lru_cache(maxsize=65_536)
def _groups_of(term: str) -> tuple[str, ...]:
    padded = END + term + END
    return tuple(END + padded[i : i + size] for size in GROUP_SIZES for i in range(len(padded) - size + 1))


def _kind(term: str) -> int:
    """Return which part of a text a term is: 0 for a word, 1 for a pair, 2 for a letter group."""
    return 2 if term[0] == END else int(" " in term)


PARTS: tuple[Callable[[Terms], Iterable[str]], ...] = (tuple, _pairs, _groups)
"""What a text consists of, each from its stems."""


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
