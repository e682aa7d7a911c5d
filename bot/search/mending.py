"""Mend words that are in nobody's vocabulary: one letter off in short words, two in long ones."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 3
"""Letters of the shortest word that is mended."""
SHORT = 4
"""Letters up to which a word is near to a dozen others, so that it is only mended to one that is frequent here."""
FREQUENT = 12
"""How often a word occurs in the knowledge that a short one is mended to."""
TWO_EDITS_FROM = 8
"""Letters from which a word may be two edits away; an edit is an insertion, deletion, change or swap of neighbours."""
SWAP = 0.5
"""How much cheaper two swapped neighbours are than another edit: fingers do that most."""


class Vocabulary:
    """The words we know with how often they occur, in buckets of equal length."""

    def __init__(self, counts: Mapping[str, int], correct: frozenset[str] = frozenset()) -> None:
        """Keep the words of the knowledge with their counts; `correct` words are never mended, nor mended to."""
        self._counts = dict(counts)
        self._buckets = _by_length(counts)
        self._language = _by_length(correct - counts.keys())
        self.known = correct | counts.keys()
        """The words that need no mending."""

    def mend(self, word: str) -> str:
        """Return the nearest word of the knowledge, or the word itself when it is known or nothing is near."""
        if word in self.known or len(word) < SHORTEST or not word.isalpha():
            return word
        nearest = self._nearest(word)
        return nearest if len(word) > SHORT or self._counts.get(nearest, 0) >= FREQUENT else word

    def strange(self, words: Sequence[str]) -> float:
        """Return the share of words (0 to 1) that nobody knows; 0 when no words of the language were given to tell by."""
        if not self._language:
            return 0.0
        return sum(word not in self.known for word in words if not word.isdigit()) / max(len(words), 1)

    def _nearest(self, word: str) -> str:
        allowed = 2 if len(word) >= TWO_EDITS_FROM else 1
        nobody = (allowed + 1.0, 0, word)
        ours = min(self._near(self._buckets, word, allowed), default=nobody)
        theirs = min(self._near(self._language, word, allowed), default=nobody)
        return ours[2] if ours[0] <= theirs[0] else word

    def _near(self, buckets: Mapping[int, list[str]], word: str, allowed: int) -> Iterator[tuple[float, int, str]]:
        """Yield near words with what it costs to get there: edits, more for another first letter, less for a swap."""
        for length in range(len(word) - allowed, len(word) + allowed + 1):
            near = process.extract(word, buckets.get(length, []), scorer=OSA.distance, score_cutoff=allowed, limit=5)
            for other, distance, _ in near:
                swapped = sorted(other) == sorted(word)
                cost = distance + (other[0] != word[0] and not swapped) - (SWAP if swapped else 0)
                if cost <= allowed:
                    yield cost, -self._counts.get(other, 0), other


def _by_length(words: Iterable[str]) -> dict[int, list[str]]:
    buckets: dict[int, list[str]] = {}
    for word in sorted(words):
        if len(word) >= SHORTEST and word.isalpha():
            buckets.setdefault(len(word), []).append(word)
    return buckets
