"""By which words people speak of the sources, and of certifications beside their names."""

from collections import Counter
from collections.abc import Iterable, Mapping

from bot.domain.knowledge import Knowledge
from bot.search.text import words

SHORTEST = 4
"""Letters of a word that tells a source or a certification from the others."""


class Guides:
    """Finds the sources of one knowledge in a text: by their id, or by a word that only one of them bears."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Note the words of ids and titles; those that name things of the catalog tell no source."""
        things = {word for subject in knowledge.subjects() for word in words(subject.name)}
        own = {source.id: {*words(source.id), *words(source.title)} - things for source in knowledge.sources}
        self._phrases = {source.id: f" {' '.join(words(source.id))} " for source in knowledge.sources}
        self._words = telling(own)

    def named(self, text: str) -> frozenset[str]:
        """Return the ids of the sources that a text speaks of."""
        split = words(text)
        run = f" {' '.join(split)} "
        by_phrase = {id_ for id_, phrase in self._phrases.items() if phrase in run}
        return frozenset(by_phrase | {self._words[word] for word in split if word in self._words})


def telling_words(knowledge: Knowledge) -> Mapping[str, str]:
    """Return the words that stand in the name of one certification only, with its id."""
    return telling({item.id: words(item.name) for item in knowledge.certifications})


def telling(of: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return the words that only one of several things has, with its id."""
    counts = Counter(word for some in of.values() for word in set(some))
    return {word: id_ for id_, some in of.items() for word in some if counts[word] == 1 and len(word) >= SHORTEST}
