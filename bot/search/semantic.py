"""The semantic channels: nearness in meaning to the questions, asks and statements of the entries."""

from collections.abc import Sequence

import numpy as np

from bot.domain.knowledge import Entry
from bot.search.encoder import Encoder, Matrix
from bot.search.sparse import Vector

SHRINKAGE = 0.6
"""How far the covariance within entries is drawn to that of a ball, since an entry has few asks (Ledoit and Wolf, 2004)."""


class SemanticChannel:
    """Scores entries by cosines: to the nearest ask, to the centre of all asks, and to the nearest statement."""

    def __init__(self, entries: Sequence[Entry], encoder: Encoder) -> None:
        """Encode the texts of the entries."""
        self._encoder = encoder
        asked = [(entry.question, *entry.asks) for entry in entries]
        told = [tuple(statement.text for statement in entry.statements) or (entry.answer,) for entry in entries]
        vectors = encoder.encode_all([text for texts in (*asked, *told) for text in texts])
        split = sum(map(len, asked))
        self._asked, self._told = _Texts(vectors[:split], asked), _Texts(vectors[split:], told)
        self._centres = _Centres(vectors[:split], list(map(len, asked)))

    def score(self, *texts: str) -> tuple[Vector, Vector, Vector]:
        """Return three scores from 0 to 1 an entry: nearness to an ask, to the centre of its asks, to what it answers.

        Several texts are several ways to say one thing, and the scores are their means.
        """
        vectors = self._encoder.encode(list(texts)).T
        nearest, centre, told = self._asked.nearest(vectors), self._centres.near(vectors), self._told.nearest(vectors)
        return _mean(nearest), _mean(centre), _mean(told)

    def score_without(self, place: int, text: int) -> tuple[float, float]:
        """Return the scores of an entry for one of its own texts, by number, as if it did not have it.

        The two scores are nearness to an ask and to the centre of the asks; without the text nothing else changes.
        """
        vector = self._asked.vector(place, text)
        return self._asked.nearest_without(place, text), self._centres.near_without(place, vector)

    def score_own(self, texts: Sequence[tuple[int, int]]) -> list[tuple[Vector, Vector, Vector]]:
        """Return the three scores of all entries for texts of entries, each by its entry's place and its number.

        They need no encoding, and one product of matrices does for all of them.
        """
        if not texts:
            return []
        vectors = np.stack([self._asked.vector(place, text) for place, text in texts]).T
        scores = (self._asked.nearest(vectors), self._centres.near(vectors), self._told.nearest(vectors))
        return list(zip(*(score.T.copy() for score in scores), strict=True))


class _Texts:
    """The vectors of several texts an entry."""

    def __init__(self, vectors: Matrix, texts: Sequence[Sequence[str]]) -> None:
        self._vectors = np.ascontiguousarray(vectors)
        self._starts = np.cumsum([0, *map(len, texts)])[:-1]

    def nearest(self, vector: Matrix) -> Vector:
        if not len(self._starts):
            return np.zeros(0, dtype=np.float32)
        return np.maximum(np.maximum.reduceat(self._vectors @ vector, self._starts, axis=0), 0)

    def vector(self, place: int, text: int) -> Matrix:
        return np.asarray(self._vectors[self._starts[place] + text], dtype=np.float32)

    def nearest_without(self, place: int, text: int) -> float:
        start = int(self._starts[place])
        end = int(self._starts[place + 1]) if place + 1 < len(self._starts) else len(self._vectors)
        others = np.delete(self._vectors[start:end], text, axis=0)
        return max(float((others @ self._vectors[start + text]).max(initial=0.0)), 0.0)


class _Centres:
    """The means of the asks of entries, seen where asks of one entry differ alike in all directions.

    Directions in which people vary one question are shrunk by the inverse root of the covariance within entries, as linear
    discriminant analysis does (Fisher, 1936); then cosines to the means tell entries apart better than those to single asks.
    """

    def __init__(self, vectors: Matrix, sizes: Sequence[int]) -> None:
        owner = np.repeat(np.arange(len(sizes)), sizes)
        starts = np.cumsum([0, *sizes])[:-1]
        sums = (
            np.add.reduceat(vectors, starts, axis=0, dtype=np.float64)
            if len(sizes)
            else np.zeros((0, vectors.shape[1]))
        )
        means = sums / np.maximum(np.array(sizes), 1)[:, None]
        self._sums, self._sizes = sums, sizes
        self._round = _rounding((vectors - means[owner]).astype(np.float32), max(len(vectors) - len(sizes), 1))
        self._means = _unit(means.astype(np.float32) @ self._round)

    def near(self, vector: Matrix) -> Vector:
        if not len(self._means):
            return np.zeros(0, dtype=np.float32)
        cosines = self._means @ _unit(vector.T @ self._round).T
        return np.asarray(np.maximum(cosines, 0), dtype=np.float32)

    def near_without(self, place: int, vector: Matrix) -> float:
        rest = ((self._sums[place] - vector) / max(self._sizes[place] - 1, 1)).astype(np.float32)
        mean, own = _unit(rest @ self._round), _unit(vector @ self._round)
        return max(float(mean @ own), 0.0)


def _mean(scores: Matrix) -> Vector:
    return np.asarray(scores.mean(axis=1) if scores.ndim > 1 else scores, dtype=np.float32)


def _rounding(residuals: Matrix, freedom: int) -> Matrix:
    """Return the matrix that makes the covariance of residuals, drawn to a ball, equal in all directions."""
    size = residuals.shape[1]
    within = (residuals.T @ residuals).astype(np.float64) / freedom
    scale = np.trace(within) / size if size else 0.0
    if scale <= 0:
        return np.eye(size, dtype=np.float32)
    values, directions = np.linalg.eigh((1 - SHRINKAGE) * within + SHRINKAGE * scale * np.eye(size))
    return np.asarray(directions / np.sqrt(values), dtype=np.float32)


def _unit(rows: Matrix) -> Matrix:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-12), dtype=np.float32)
