"""What the engine asks of a sentence encoder."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]


class Encoder(Protocol):
    """Turns texts into rows of numbers: what a text means and, of most models, how it is worded.

    Both parts are of unit length, so that a dot product of two texts' parts is a cosine.
    """

    @property
    def meaning(self) -> int:
        """Return how many numbers of a row are the meaning; those that follow are the wording."""

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Return one row a text; the same text has the same row, whatever stands beside it."""

    def encode_all(self, texts: Sequence[str]) -> Matrix:
        """Return one row for each text of the knowledge, which may have been encoded before."""
