"""The semantic channels: nearness in meaning to the questions, asks and statements of the entries."""

from collections.abc import Sequence
from functools import partial

import numpy as np

from bot.domain.knowledge import Entry, are_faq
from bot.search.beside import Beside, before
from bot.search.encoder import Encoder, Matrix
from bot.search.neighbours import IN_FAQ, Neighbours, Trust
from bot.search.sparse import Vector

SHRINKAGE = 0.6
"""How far the covariance within entries is drawn to that of a ball, since an entry has few asks (Ledoit and Wolf, 2004)."""
WORDING = 0.35
"""What the wording counts beside the meaning where a question is compared with all asks of an entry."""

Scores = tuple[Vector, Vector, Vector, Vector]
"""Nearness to one ask, to the centre of the asks, to what is answered, and what the nearest asks account for together."""


class SemanticChannel:
    """Scores entries by cosines to their asks, their centre and their statements, and by neighbours."""

    def __init__(self, entries: Sequence[Entry], encoder: Encoder, beside: Beside = before) -> None:
        """Encode the texts of the entries; their centres are made beside what is done after that."""
        self._encoder = encoder
        asked = [(entry.question, *entry.asks) for entry in entries]
        told = [tuple(statement.text for statement in entry.statements) or (entry.answer,) for entry in entries]
        rows = encoder.encode_all([text for texts in (*asked, *told) for text in texts])
        sizes, split = list(map(len, asked)), sum(map(len, asked))
        self._rows = rows[:split]
        self._asked = _Texts(rows[:split, : encoder.meaning], sizes)
        self._told = _Texts(rows[split:, : encoder.meaning], list(map(len, told)))
        counts = np.where(np.arange(rows.shape[1]) < encoder.meaning, 1, WORDING).astype(np.float32)
        self._centres = _Centres(rows[:split], sizes, counts, beside)
        owners, trust = np.repeat(np.arange(len(sizes)), sizes), IN_FAQ if are_faq(entries) else Trust()
        self._neighbours = Neighbours(rows[:split], owners, len(sizes), trust)

    def finish(self) -> None:
        """Wait for what is made beside. Raises what went wrong with it."""
        self._centres.finish()

    def score(self, *texts: str) -> Scores:
        """Return four scores from 0 to 1 an entry. Several texts are several ways to say one thing: their means."""
        one, *others = (self._scores(row) for row in self._encoder.encode(list(texts)))
        if not others:
            return one
        nearest, centre, told, weighed = (np.mean(scores, axis=0) for scores in zip(one, *others, strict=True))
        return nearest, centre, told, weighed

    def score_without(self, place: int, text: int) -> tuple[float, float]:
        """Return the scores of an entry for one of its own texts, by number, as if it did not have it.

        The two scores are nearness to an ask and to the centre of the asks; without the text nothing else changes.
        """
        row = self._rows[self._asked.of(place)[text]]
        return self._asked.nearest_without(place, text), self._centres.near_without(place, row)

    def score_own(self, place: int, text: int) -> Scores:
        """Return the four scores of all entries for a text of an entry, by number; the last one as if it did not have it."""
        own = self._asked.of(place)[text]
        return self._scores(self._rows[own], [own])

    def weigh_others(self, place: int, text: int) -> Vector:
        """Return what the nearest asks account for of a text of an entry, by number, as if there were no such entry."""
        own = self._asked.of(place)
        row = self._rows[own[text]]
        return self._neighbours.weigh(row, self._asked.cosines(row[: self._encoder.meaning]), own)

    def _scores(self, row: Matrix, without: Sequence[int] = ()) -> Scores:
        meaning = row[: self._encoder.meaning]
        cosines = self._asked.cosines(meaning)
        told = self._told.nearest(self._told.cosines(meaning))
        weighed = self._neighbours.weigh(row, cosines, without)
        return self._asked.nearest(cosines), self._centres.near(row), told, weighed


class _Texts:
    """The meanings of several texts an entry."""

    def __init__(self, vectors: Matrix, sizes: Sequence[int]) -> None:
        # A column a text: a vector times a matrix is computed in half the time of a matrix times a vector.
        self._columns = np.ascontiguousarray(vectors.T)
        self._starts = np.cumsum([0, *sizes])

    def cosines(self, vector: Matrix) -> Vector:
        return np.asarray(vector @ self._columns if self._columns.size else np.zeros(0), dtype=np.float32)

    def nearest(self, cosines: Vector) -> Vector:
        if len(self._starts) == 1:
            return np.zeros(0, dtype=np.float32)
        return np.maximum(np.maximum.reduceat(cosines, self._starts[:-1]), 0)

    def of(self, place: int) -> range:
        """Return the numbers of the texts of an entry."""
        return range(int(self._starts[place]), int(self._starts[place + 1]))

    def nearest_without(self, place: int, text: int) -> float:
        own = self.of(place)
        others = np.delete(self._columns[:, own.start : own.stop], text, axis=1)
        return max(float((self._columns[:, own[text]] @ others).max(initial=0.0)), 0.0)


class _Centres:
    """The means of the asks of entries, in meaning and wording, seen where asks of one entry differ alike in all directions.

    Directions in which people vary one question are shrunk by the inverse root of the covariance within entries, as linear
    discriminant analysis does (Fisher, 1936); then cosines to the means tell entries apart better than those to single asks.
    """

    def __init__(self, vectors: Matrix, sizes: Sequence[int], counts: Vector, beside: Beside) -> None:
        """Take the rows of the asks, how many each entry has, and what each number of a row counts."""
        ends = np.cumsum(sizes)
        # A sum of each entry's own rows is taken five times as fast as all of them by `np.add.reduceat`.
        sums = np.zeros((len(sizes), vectors.shape[1]))
        for place, (end, size) in enumerate(zip(ends, sizes, strict=True)):
            vectors[end - size : end].sum(axis=0, dtype=np.float64, out=sums[place])
        means = (sums / np.maximum(np.array(sizes), 1)[:, None]).astype(np.float32)
        self._sums, self._sizes = sums, sizes
        # Only few and large steps are left to what works beside: after each of them it waits for Python's lock.
        self._rounded = beside(partial(_rounded, vectors, means, sizes, counts))

    def finish(self) -> None:
        self._rounded()

    def near(self, vector: Matrix) -> Vector:
        rounding, means = self._rounded()
        if not means.size:
            return np.zeros(0, dtype=np.float32)
        cosines = _unit(vector @ rounding) @ means
        return np.asarray(np.maximum(cosines, 0), dtype=np.float32)

    def near_without(self, place: int, vector: Matrix) -> float:
        rest = ((self._sums[place] - vector) / max(self._sizes[place] - 1, 1)).astype(np.float32)
        rounding, _ = self._rounded()
        mean, own = _unit(rest @ rounding), _unit(vector @ rounding)
        return max(float(mean @ own), 0.0)


def _rounded(vectors: Matrix, means: Matrix, sizes: Sequence[int], counts: Vector) -> tuple[Matrix, Matrix]:
    """Return the matrix through which rows differ alike in all directions within entries, and the means as seen so."""
    residuals = means[np.repeat(np.arange(len(sizes)), sizes)]
    # In place, since these are as large as all vectors.
    np.subtract(vectors, residuals, out=residuals)
    residuals *= counts
    rounding = counts[:, None] * _rounding(residuals, max(len(vectors) - len(sizes), 1))
    return rounding, np.ascontiguousarray(_unit(means @ rounding).T)


def _rounding(residuals: Matrix, freedom: int) -> Matrix:
    """Return the matrix that makes the covariance of residuals, drawn to a ball, equal in all directions."""
    size = residuals.shape[1]
    within = (residuals.T @ residuals).astype(np.float64) / freedom
    scale = np.trace(within) / size if size else 0.0
    if scale <= 0:
        return np.eye(size, dtype=np.float32)
    root = np.linalg.cholesky((1 - SHRINKAGE) * within + SHRINKAGE * scale * np.eye(size))
    return np.asarray(np.linalg.inv(root).T, dtype=np.float32)


def _unit(rows: Matrix) -> Matrix:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-12), dtype=np.float32)
