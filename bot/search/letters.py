"""Tell which words have most letters in common with another, so that few need comparing letter by letter."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

LETTERS = 32
"""Bits of a number."""


class Letters:
    """Words with the letters of each as bits of one number; letters beyond a to z may share a bit."""

    def __init__(self, words: Sequence[str]) -> None:
        """Take at least one word, and no empty one."""
        self._words = tuple(words)
        self._bits = _bits(self._words)

    def near(self, word: str, edits: int) -> list[str]:
        """Return the words that so many edits at the most may make of this one, in their order, and some others.

        An edit adds a letter, drops one or takes one for another, so that two letters at the most are not shared for it.
        """
        bits = 0
        for letter in word:
            bits |= 1 << ord(letter) % LETTERS
        unshared = np.bitwise_count(self._bits ^ np.uint32(bits))
        return [self._words[place] for place in (unshared <= 2 * edits).nonzero()[0].tolist()]


def _bits(words: Sequence[str]) -> NDArray[np.uint32]:
    """Return for each of these words which letters it has; numpy fills up short words with zeros."""
    codes = np.array(words, dtype=np.str_).view(np.uint32).reshape(len(words), -1)
    letters = np.where(codes, np.uint32(1) << codes % LETTERS, np.uint32(0))
    return np.asarray(np.bitwise_or.reduce(letters, axis=1), dtype=np.uint32)
