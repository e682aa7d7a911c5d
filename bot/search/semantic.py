"""The semantic channel: nearness in meaning to the questions, asks and statements of the entries."""

from collections.abc import Sequence

import numpy as np

from bot.domain.knowledge import Entry
from bot.search.encoder import Encoder, Matrix
from bot.search.sparse import Vector


class SemanticChannel:
    """Scores entries by the cosine of a question to their nearest ask, and to their nearest statement."""

    def __init__(self, entries: Sequence[Entry], encoder: Encoder) -> None:
        """Encode the texts of the entries."""
        self._encoder = encoder
        asked = [(entry.question, *entry.asks) for entry in entries]
        told = [tuple(statement.text for statement in entry.statements) or (entry.answer,) for entry in entries]
        vectors = encoder.encode_all([text for texts in (*asked, *told) for text in texts])
        split = sum(map(len, asked))
        self._asked, self._told = _Texts(vectors[:split], asked), _Texts(vectors[split:], told)

    def score(self, text: str) -> tuple[Vector, Vector]:
        """Return two scores from 0 to 1 an entry: nearness to its asks, and to what it answers."""
        vector = self._encoder.encode([text])[0]
        return self._asked.nearest(vector), self._told.nearest(vector)


class _Texts:
    """The vectors of several texts an entry."""

    def __init__(self, vectors: Matrix, texts: Sequence[Sequence[str]]) -> None:
        self._vectors = np.ascontiguousarray(vectors)
        self._starts = np.cumsum([0, *map(len, texts)])[:-1]

    def nearest(self, vector: Matrix) -> Vector:
        if not len(self._starts):
            return np.zeros(0, dtype=np.float32)
        return np.maximum(np.maximum.reduceat(self._vectors @ vector, self._starts), 0)
