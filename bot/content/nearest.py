"""Responsible for guessing which known name somebody meant."""

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

_NEAR_ENOUGH = 0.55
"""Share of letters that agree; half of them would pair words that have nothing in common."""

MOST_GUESSES = 200
_QUESTION = "did you mean {nearest}?"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known name with the fewest edits to `word`, None when all are far from it."""
    best = process.extractOne(word, tuple(known), scorer=OSA.normalized_similarity, score_cutoff=_NEAR_ENOUGH)
    return best[0] if best else None


class Guesses:
    """Guesses which of many names was meant, for the first faults only: each guess looks at every name."""

    def __init__(self, known: Iterable[str], most: int = MOST_GUESSES) -> None:
        """Take the names that exist."""
        self._known = tuple(known)
        self._left = most

    def did_you_mean(self, word: str, otherwise: str) -> str:
        """Return a question that names the nearest name, or what else to do when none is near."""
        self._left -= 1
        best = nearest(word, self._known) if self._left >= 0 else None
        return _QUESTION.format(nearest=best) if best else otherwise
