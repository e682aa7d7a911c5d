"""Weigh the texts nearest to a question against each other, so that those that say the same share their say."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.search.encoder import Matrix
from bot.search.sparse import Vector

NEAREST = 64
"""Texts that are weighed; twice as many change nothing measurable (CLINC150, BANKING77) and take twice as long."""
SHARES = 4
"""Shares for each text that is weighed, in which texts are looked through for the nearest."""


@dataclass(frozen=True, slots=True)
class Trust:
    """How far the texts around a question are trusted.

    `sharpness` tells how fast likeness falls with distance, `doubt` is what is added to the likeness of a text to itself.
    """

    sharpness: float = 2.0
    doubt: float = 0.3


IN_FAQ = Trust(sharpness=3.0, doubt=0.1)
"""In a plain list of questions what is near is of another matter: sharper tells better whether the matter is known at all."""


class Neighbours:
    """Foretells the entry of a question from the texts around it, by kernel ridge regression on those alone.

    Learning from the neighbours only, anew for every question, comes from SVM-KNN (Zhang, Berg, Maire and Malik, 2006). It
    needs no training before, and a text can be left out at no cost. The kernel is Gauss's, of meaning and wording together.
    """

    def __init__(self, rows: Matrix, owners: NDArray[np.int64], entries: int, trust: Trust = Trust()) -> None:
        """Take the rows of all texts, the place of the entry that each belongs to, and how many entries there are."""
        self._rows = rows
        self._owners = owners
        self._entries = entries
        self._trust = trust

    def weigh(self, row: Matrix, cosines: Vector, without: Sequence[int] = ()) -> Vector:
        """Return a score from 0 to 1 an entry: how much of the question its texts account for.

        `cosines` are those in meaning to all texts, by which the nearest are found; texts `without` are left out.
        """
        nearest = _nearest(cosines, without)
        if not len(nearest):
            return np.zeros(self._entries, dtype=np.float32)
        rows, square = self._rows[nearest], float(row @ row)
        likeness = self._kernel(rows @ row / square)
        among = self._kernel(rows @ rows.T / square) + self._trust.doubt * np.eye(len(rows), dtype=np.float32)
        shares = np.linalg.solve(among, likeness)
        say = np.bincount(self._owners[nearest], weights=shares, minlength=self._entries)
        return np.clip(say, 0, 1).astype(np.float32)

    def _kernel(self, cosines: Matrix) -> Matrix:
        return np.asarray(np.exp(self._trust.sharpness * (cosines - 1)), dtype=np.float32)


def _nearest(cosines: Vector, without: Sequence[int]) -> NDArray[np.int64]:
    count = min(NEAREST, len(cosines) - len(without))
    if without:
        cosines = cosines.copy()
        cosines[list(without)] = -np.inf
    if count in (0, len(cosines)):
        return np.arange(count)
    near = (cosines >= _least(cosines, count)).nonzero()[0]
    return np.asarray(near[np.argpartition(-cosines[near], count - 1)[:count]], dtype=np.int64)


def _least(cosines: Vector, count: int) -> float:
    """Return a number that at least so many cosines reach, and few more: one among the largest of each of many shares.

    To look through those alone takes a fourth of the time that all of them take.
    """
    each = len(cosines) // (SHARES * count)
    if not each:
        return -np.inf
    largest = cosines[: SHARES * count * each].reshape(each, -1).max(axis=0)
    return float(np.partition(largest, -count)[-count])
