"""Mend words that are in nobody's vocabulary: one letter off in short words, two in long ones."""

from collections.abc import Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 4
"""Letters of the shortest word that is mended; shorter ones are as near to a dozen others."""
TWO_EDITS_FROM = 8
"""Letters from which a word may be two edits away; an edit is an insertion, deletion, change or swap of neighbours."""


class Vocabulary:
    """The words we know with how often they occur, in buckets of equal length."""

    def __init__(self, counts: Mapping[str, int], correct: frozenset[str] = frozenset()) -> None:
        """Keep the words of the knowledge with their counts; `correct` words are never mended, nor mended to."""
        self._counts = dict(counts)
        self._correct = correct
        self._buckets: dict[int, list[str]] = {}
        for word in sorted(counts):
            if len(word) >= SHORTEST and word.isalpha():
                self._buckets.setdefault(len(word), []).append(word)
        self._mended: dict[str, str] = {}

    @property
    def known(self) -> frozenset[str]:
        """Return the words that need no mending."""
        return self._correct | self._counts.keys()

    def mend(self, word: str) -> str:
        """Return the nearest word of the knowledge, or the word itself when it is known or nothing is near."""
        if word in self._counts or word in self._correct or len(word) < SHORTEST or not word.isalpha():
            return word
        return self._nearest(word)

    def _nearest(self, word: str) -> str:
        allowed = 2 if len(word) >= TWO_EDITS_FROM else 1
        best = (allowed + 1, 0, word)
        for length in range(len(word) - allowed, len(word) + allowed + 1):
            bucket = self._buckets.get(length, [])
            for near, distance, _ in process.extract(word, bucket, scorer=OSA.distance, score_cutoff=allowed, limit=5):
                same_start = near[0] == word[0] or near[:2] == word[1::-1]
                rank = (distance + (0 if same_start else 1), -self._counts[near], near)
                best = min(best, rank)
        return best[2]
