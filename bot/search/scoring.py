"""Score all entries for a question: channel by channel, and by how each stands to what it names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.domain.knowledge import Entry, are_faq
from bot.search.lexical import LexicalChannel
from bot.search.question import Question
from bot.search.reading import Reader
from bot.search.semantic import SemanticChannel
from bot.search.sparse import Vector
from bot.search.subjects import Fit, Mask, SubjectFit

WORDS, GRAMS, MEANING, CENTRE, TOLD = "words", "letters", "meaning", "meaning of all asks", "meaning of the answer"
NEIGHBOURS = "nearest asks together"
APART = "words that tell the best apart"
"""The channels: shared stems and letter groups; nearness in meaning to one ask, to the centre of all, to the answer; and
what the nearest asks account for when they are weighed against each other. Without an encoder there is instead the
probability of each of the best entries by the words in which they differ."""
MEANINGS = (MEANING, CENTRE, TOLD, NEIGHBOURS)
Channels = Mapping[str, Vector]

LEXICAL_WEIGHTS: Mapping[str, float] = {WORDS: 0.65, GRAMS: 0.45, APART: 0.4}
WEIGHTS: Mapping[str, float] = {
    WORDS: 0.17,
    GRAMS: 0.45,
    MEANING: 0.10,
    CENTRE: 0.95,
    TOLD: 0.24,
    NEIGHBOURS: 0.37,
}
"""What each channel counts, without and with a sentence encoder."""
FAQ_LEXICAL_WEIGHTS: Mapping[str, float] = {WORDS: 0.65, GRAMS: 0.55, APART: 0.85}
FAQ_WEIGHTS: Mapping[str, float] = {**WEIGHTS, NEIGHBOURS: 0.8}
"""The same where no entry is about anything.

The asks near to a question are then asks of other matters, so that it tells much which of them account for it; where
entries are about certifications, the same is asked of each of them, and such asks take each other's say.
"""
FIT_WEIGHTS: Mapping[Fit, float] = {
    Fit.CERTIFICATION: 0.01,
    Fit.MORE_CERTIFICATIONS: 0.00,
    Fit.OTHER_CERTIFICATION: -0.24,
    Fit.LEFT: -0.50,
    Fit.NO_CERTIFICATION: -0.04,
    Fit.PART: 0.16,
    Fit.OTHER_PART: -0.08,
    Fit.UNNAMED_PART: -0.05,
    Fit.MEANT: -0.02,
    Fit.THING: 0.19,
    Fit.MORE_THINGS: -0.10,
    Fit.OTHER_THING: -0.05,
    Fit.UNNAMED_THING: -0.07,
    Fit.FACET: 0.06,
    Fit.FACET_ALONE: 0.2,
    Fit.OTHER_FACET: -0.03,
    Fit.OPPOSITE: -0.50,
    Fit.UNASKED: 0.02,
}
"""What it counts how an entry stands to the subjects and facets of the question."""


@dataclass(frozen=True, slots=True)
class Scored:
    """All entries scored for one question, and what the scores are made of."""

    total: Vector
    channels: Mapping[str, Vector]
    fits: Mapping[Fit, Mask]


class Scorer:
    """Scores the entries of one knowledge."""

    def __init__(
        self,
        entries: Sequence[Entry],
        reader: Reader,
        synonyms: Sequence[Sequence[str]],
        semantic: SemanticChannel | None = None,
    ) -> None:
        """Build the lexical channel over these entries; the semantic one is given, or not there."""
        self._size = len(entries)
        self.lexical = LexicalChannel(entries, reader, synonyms)
        self.semantic = semantic
        self.fit = SubjectFit(entries, reader)
        self.weights = _weights(entries, semantic=semantic is not None)
        """What each channel counts."""

    def score(self, question: Question, meanings: Channels | None = None) -> Scored:
        """Return the scores of all entries; `meanings` are given when they are known already."""
        channels, fits = self._channels(question, meanings), self.fit.features(question)
        total = self._weighted(channels)
        for fit, holds in fits.items():
            np.add(total, FIT_WEIGHTS[fit], out=total, where=holds)
        return Scored(total, channels, fits)

    def likeness(self, question: Question) -> Vector:
        """Return how like all entries are to a question, from 0 to 1, whatever it names: the mean of the channels.

        What the nearest asks account for is left out: it tells entries apart, not how near any of them is.
        """
        channels = {name: scores for name, scores in self._channels(question).items() if name != NEIGHBOURS}
        return self._weighted(channels) / np.float32(sum(self.weights[name] for name in channels))

    def _channels(self, question: Question, meanings: Channels | None = None) -> dict[str, Vector]:
        """Return the scores of all entries, from 0 to 1, by channel."""
        words, grams = self.lexical.score(question)
        if self.semantic is None:
            return {WORDS: words, GRAMS: grams}
        meanings = meanings or dict(zip(MEANINGS, self.semantic.score(*question.sought), strict=True))
        return {WORDS: words, GRAMS: grams, **meanings}

    def _weighted(self, channels: Channels) -> Vector:
        total = np.zeros(self._size, dtype=np.float32)
        for name, scores in channels.items():
            total += self.weights[name] * scores
        return total


def _weights(entries: Sequence[Entry], *, semantic: bool) -> Mapping[str, float]:
    if are_faq(entries):
        return FAQ_WEIGHTS if semantic else FAQ_LEXICAL_WEIGHTS
    return WEIGHTS if semantic else LEXICAL_WEIGHTS
