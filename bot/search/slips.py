"""Find the words that a slip of the fingers may have made another of, with how likely each is."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.search.letters import Letters

SHORTEST = 3
"""Letters of the shortest word that is mended, and of the shortest whose ending may be another than that of a known word."""
SHORTEST_TARGET = 2
"""Letters of the shortest word that another is mended to."""
VOWELS = frozenset("aeiouy")
TWO_EDITS_FROM = 8
"""Letters from which a word may be two edits away; an edit is an insertion, deletion, change or swap of neighbours."""
EDIT, SWAP, FIRST = 5.0, 2.0, 1.5
"""Natural logarithms of how much less likely a word becomes by an edit, by a swap, and by another first letter."""
ABBREVIATED = 5
"""Letters of the longest abbreviation."""


def abbreviations(counts: Iterable[str], language: Collection[str]) -> frozenset[str]:
    """Return the words of a knowledge that are too short to be names, and no words of the language."""
    return frozenset(word for word in counts if len(word) <= ABBREVIATED and word not in language)


def near_words(
    buckets: Mapping[int, Letters], likely: Mapping[str, float], short: Collection[str], word: str
) -> Iterator[tuple[float, int, str]]:
    """Yield near words with the logarithm of how likely it is that one was meant and this was typed, and the edits between.

    With another letter an abbreviation is another one, and the word stands for itself: `short` ones are meant only where
    letters changed places, or one is doubled.
    """
    allowed = 2 if len(word) >= TWO_EDITS_FROM else 1
    # An abbreviation in the plural, such as `vms`, is a word of its own and no slip of a shorter one.
    shortest = SHORTEST if VOWELS.isdisjoint(word) and word.endswith("s") else SHORTEST_TARGET
    for length in range(max(shortest, len(word) - allowed), len(word) + allowed + 1):
        bucket = buckets.get(length)
        near = bucket.near(word, allowed) if bucket else ()
        for other, distance, _ in process.extract(word, near, scorer=OSA.distance, score_cutoff=allowed, limit=None):
            swapped = distance == 1 and sorted(other) == sorted(word)
            slip = SWAP if swapped else EDIT * distance + (FIRST if other[0] != word[0] else 0)
            another = other in short and not (swapped or _doubled(word, other))
            yield likely[other] - slip, int(distance), word if another else other


def _doubled(word: str, other: str) -> bool:
    """Tell whether a word is another with one letter typed twice."""
    pairs = (place for place in range(1, len(word)) if word[place] == word[place - 1])
    return any(word[:place] + word[place + 1 :] == other for place in pairs)


def by_length(words: Iterable[str]) -> dict[int, Letters]:
    """Return words by their length, ready to be compared."""
    buckets: dict[int, list[str]] = {}
    for word in sorted(words):
        if len(word) >= SHORTEST_TARGET and word.isalpha():
            buckets.setdefault(len(word), []).append(word)
    return {length: Letters(several) for length, several in buckets.items()}
