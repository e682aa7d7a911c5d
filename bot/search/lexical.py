"""The lexical channel: BM25 over stems and over character n-grams, with synonyms."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache, partial

import numpy as np

from bot.domain.knowledge import Entry
from bot.search.question import Question
from bot.search.reading import Reader
from bot.search.sparse import Numbers, SparseIndex, Vector, cells_of, cells_of_parts
from bot.search.text import stem, words

ANSWER_WEIGHT = 0.25
"""What a word of the answer counts beside a word of the question or an ask (measured: about a quarter)."""
SYNONYM_WEIGHT = 0.7
"""What a synonym counts beside the word that was typed."""
GRAM_SIZES = (3, 4, 5)
KEPT = 4_096
"""Stems of questions of which is remembered which n-grams they have."""


class LexicalChannel:
    """Scores entries by the words and letter groups they share with a question."""

    def __init__(self, entries: Sequence[Entry], reader: Reader, synonyms: Sequence[Sequence[str]]) -> None:
        """Index the questions and asks of the entries, and their answers at less weight."""
        self._reader = reader
        bags = [_bag(entry, reader) for entry in entries]
        cells = cells_of(bags)
        self._stems = SparseIndex(cells)
        self._grams = SparseIndex(cells_of_parts(cells, _grams))
        self._numbers = lru_cache(maxsize=KEPT)(partial(_numbers_of, self._grams))
        self.stems: tuple[Mapping[str, float], ...] = tuple(bags)
        """The stems of each entry, with what they count in it."""
        self._synonyms = _by_stem(synonyms)

    def idf(self, term: str) -> float:
        """Return how telling a stem is in this knowledge."""
        return self._stems.idf(term)

    def score(self, question: Question) -> tuple[Vector, Vector]:
        """Return two scores from 0 to 1 an entry: by stems, and by character n-grams."""
        typed = Counter(question.matter)
        return self._stems.score(self._with_synonyms(typed)), self._by_grams(typed)

    def _by_grams(self, typed: Mapping[str, int]) -> Vector:
        """Return the score by character n-grams; those of a stem are looked up once for all questions that have it."""
        if not typed:
            return np.zeros(self._grams.size, dtype=np.float32)
        numbers = [*map(self._numbers, typed)]
        weights = np.repeat(np.array([*typed.values()], dtype=np.float64), [*map(len, numbers)])
        return self._grams.score_numbers(np.concatenate(numbers), weights)

    def score_without(self, question: Question, place: int, text: str) -> tuple[float, float, Collection[str]]:
        """Return the two scores and the stems of one entry, by its place, as if it did not have this text among its asks."""
        bag = _less(self.stems[place], self._reader.matter(text))
        typed = Counter(question.matter)
        by_stems = self._stems.score_bag(self._with_synonyms(typed), bag)
        return by_stems, self._grams.score_bag(_grams_of(typed), _grams_of(bag)), bag.keys()

    def met(self, term: str, stems: Collection[str]) -> bool:
        """Tell whether a stem or a synonym of it is among those of an entry."""
        return term in stems or any(other in stems for other in self._synonyms.get(term, ()))

    def _with_synonyms(self, typed: Mapping[str, float]) -> dict[str, float]:
        terms = dict(typed)
        for term in typed:
            for other in self._synonyms.get(term, ()):
                if other in self._stems:
                    terms[other] = max(terms.get(other, 0.0), SYNONYM_WEIGHT * typed[term])
        return terms


def _bag(entry: Entry, reader: Reader) -> dict[str, float]:
    bag: Counter[str] = Counter()
    for text in (entry.question, *entry.asks):
        bag.update(reader.matter(text))
    weighted = {term: float(count) for term, count in bag.items()}
    for term, count in Counter(reader.matter(entry.answer)).items():
        weighted[term] = weighted.get(term, 0.0) + ANSWER_WEIGHT * count
    return weighted


def _less(bag: Mapping[str, float], terms: Sequence[str]) -> dict[str, float]:
    """Return the bag without these terms, once each time that they are given."""
    taken = Counter(terms)
    return {term: weight - taken[term] for term, weight in bag.items() if weight > taken[term]}


@lru_cache(maxsize=65_536)
def _grams(term: str) -> tuple[str, ...]:
    padded = f" {term} "
    return tuple(padded[i : i + size] for size in GRAM_SIZES for i in range(len(padded) - size + 1))


def _numbers_of(index: SparseIndex, term: str) -> Numbers:
    return index.numbers(_grams(term))


def _grams_of(bag: Mapping[str, float]) -> dict[str, float]:
    grams: dict[str, float] = {}
    for term, weight in bag.items():
        for gram in _grams(term):
            grams[gram] = grams.get(gram, 0.0) + weight
    return grams


def _by_stem(synonyms: Sequence[Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Map the stem of each single word to the stems of the others of its groups."""
    groups: dict[str, set[str]] = {}
    for group in synonyms:
        stems = {stem(word) for text in group if len(split := words(text)) == 1 for word in split}
        for term in stems:
            groups.setdefault(term, set()).update(stems - {term})
    return {term: tuple(sorted(others)) for term, others in groups.items()}
