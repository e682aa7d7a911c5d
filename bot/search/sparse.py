"""BM25 over entries, as one sparse matrix of impacts."""

from collections import Counter
from collections.abc import Mapping, Sequence

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
        possible = sum(weight * self.idf(term) * (K1 + 1) for term, weight in terms.items())
        held = [(self._rows[term], weight) for term, weight in terms.items() if term in self._rows]
        if not held or possible <= 0:
            return np.zeros(self.size, dtype=np.float32)
        places = np.concatenate([row[0] for row, _ in held])
        impacts = np.concatenate([row[1] * weight for row, weight in held])
        return (np.bincount(places, weights=impacts, minlength=self.size) / possible).astype(np.float32)


def _rows(
    entries: Sequence[Mapping[str, float]], relative: Vector, idf: Mapping[str, float]
) -> dict[str, tuple[NDArray[np.int32], Vector]]:
    postings: dict[str, tuple[list[int], list[float]]] = {}
    for place, bag in enumerate(entries):
        base = K1 * (1 - B + B * float(relative[place]))
        for term, count in bag.items():
            places, impacts = postings.setdefault(term, ([], []))
            places.append(place)
            impacts.append(idf[term] * count * (K1 + 1) / (count + base))
    return {
        term: (np.array(places, dtype=np.int32), np.array(impacts, dtype=np.float32))
        for term, (places, impacts) in postings.items()
    }
