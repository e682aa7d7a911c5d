"""Responsible for guessing which known name somebody meant."""

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

_NEAR_ENOUGH = 0.55
"""Share of letters that agree; half of them would pair words that have nothing in common."""

_QUESTION = "did you mean {nearest}?"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known name with the fewest edits to `word`, None when all are far from it."""
    best = process.extractOne(word, list(known), scorer=OSA.normalized_similarity, score_cutoff=_NEAR_ENOUGH)
    return best[0] if best else None


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return a question that names the nearest known name, or what else to do when none is near."""
    best = nearest(word, known)
    return _QUESTION.format(nearest=best) if best else otherwise
