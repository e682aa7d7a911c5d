"""Responsible for finding texts that are nearly the same, without comparing each with each."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from math import ceil

from rapidfuzz.distance import OSA

Words = tuple[str, ...]

SHORTEST_MISSPELT = 5
"""Letters of a word that counts as misspelt when one letter differs; shorter ones, such as FOCP and FOCF, are names."""
RARE_IN_COMMON = 3
MOST_ALIKE = 100
MOST_SPELLINGS = 10
"""Texts with the same rare word, and words with the same letters, that are compared, so that odd content costs no time."""


def groups(keys: Iterable[Hashable]) -> Iterator[tuple[int, ...]]:
    """Yield the positions of equal keys, for each key that stands there more than once. None is no key."""
    found: dict[Hashable, list[int]] = defaultdict(list)
    for position, key in enumerate(keys):
        if key is not None:
            found[key].append(position)
    return (tuple(group) for group in found.values() if len(group) > 1)


def misspelt_pairs(texts: Sequence[Words]) -> Iterator[tuple[int, int]]:
    """Yield the positions of texts that differ in one letter of one word of five letters or more without digits."""
    gaps = ((number, gap) for number, words in enumerate(texts) for gap in range(len(words)))
    listed = [(number, gap) for number, gap in gaps if _can_be_misspelt(texts[number][gap])]
    rests = ((gap, texts[number][:gap], texts[number][gap + 1 :]) for number, gap in listed)
    for group in groups(rests):
        members = [listed[position] for position in group]
        words = [texts[number][gap] for number, gap in members]
        yield from ((members[one][0], members[other][0]) for one, other in _one_letter_apart(words))


def alike_pairs(texts: Sequence[frozenset[str]], share: float) -> Iterator[tuple[int, int]]:
    """Yield the positions of sets of words of which at least `share` (0 to 1) are common, the smaller position first.

    Two such sets have some of their rarest words in common, so that only sets that do are compared (prefix filtering, Chaudhuri and
    others, 2006; asking for several common words, Wang and others, 2012).
    """
    frequency = Counter(word for words in texts for word in words)
    having: dict[str, list[int]] = defaultdict(list)
    for position, words in enumerate(texts):
        in_common = min(RARE_IN_COMMON, len(words))
        longest = len(words) - ceil(share * len(words)) + in_common
        rarest = sorted(words, key=lambda word: (frequency[word], word))[:longest]
        shared = Counter(other for word in rarest for other in having[word])
        candidates = sorted(other for other, count in shared.items() if count >= in_common)
        yield from ((other, position) for other in candidates if _overlap(texts[other], words) >= share)
        for word in rarest:
            if len(having[word]) < MOST_ALIKE:
                having[word].append(position)


def _can_be_misspelt(word: str) -> bool:
    return len(word) >= SHORTEST_MISSPELT and word.isalpha()


def _one_letter_apart(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the positions of words that differ in one letter: they are equal once at most one letter is taken from each."""
    seen: set[tuple[int, int]] = set()
    having: dict[str, list[int]] = defaultdict(list)
    for position, word in enumerate(words):
        for part in {word, *(word[:gap] + word[gap + 1 :] for gap in range(len(word)))}:
            for other in having[part][:MOST_SPELLINGS]:
                pair = (other, position)
                if pair not in seen and words[other] != word and OSA.distance(words[other], word) == 1:
                    seen.add(pair)
                    yield pair
            having[part].append(position)


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)
