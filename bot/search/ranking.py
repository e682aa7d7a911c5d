"""Rank the entries for a question."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from bot.domain.knowledge import Entry
from bot.search.contrast import Contrast
from bot.search.lexical import LexicalChannel
from bot.search.plain import PLAIN
from bot.search.question import Question, Reader
from bot.search.semantic import SemanticChannel
from bot.search.sparse import Vector
from bot.search.subjects import Fit, SubjectFit
from bot.search.text import stems_of

BEST = 5
"""How many of the best entries a ranking keeps."""
DEEP = 15
"""How far down a rival that says something else is looked for."""

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
    WORDS: 0.33,
    GRAMS: 0.23,
    MEANING: 0.22,
    CENTRE: 0.59,
    TOLD: 0.24,
    NEIGHBOURS: 0.33,
}
"""What each channel counts, without and with a sentence encoder."""
FIT_WEIGHTS: Mapping[Fit, float] = {
    Fit.CERTIFICATION: 0.03,
    Fit.MORE_CERTIFICATIONS: 0.00,
    Fit.OTHER_CERTIFICATION: -0.25,
    Fit.NO_CERTIFICATION: -0.04,
    Fit.PART: 0.13,
    Fit.OTHER_PART: -0.09,
    Fit.UNNAMED_PART: -0.05,
    Fit.MEANT: -0.03,
    Fit.THING: 0.20,
    Fit.MORE_THINGS: -0.08,
    Fit.OTHER_THING: -0.10,
    Fit.UNNAMED_THING: -0.10,
    Fit.FACET: 0.07,
    Fit.OTHER_FACET: -0.04,
    Fit.UNASKED: -0.04,
}
"""What it counts how an entry stands to the subjects and facets of the question."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """An entry with its place in the knowledge, what it is about, its score and what the score is made of."""

    place: int
    entry: Entry
    about: tuple[str, ...]
    score: float
    channels: Mapping[str, float]
    fits: tuple[Fit, ...] = ()


@dataclass(frozen=True, slots=True)
class _Scored:
    """All entries scored for one question."""

    total: Vector
    channels: Mapping[str, Vector]
    fits: Mapping[Fit, Vector]


@dataclass(frozen=True, slots=True)
class Ranking:
    """The best entries, best first; `rival` is the best of those that say something else than the first."""

    best: tuple[Ranked, ...]
    rival: Ranked | None
    coverage: float


class Ranker:
    """Ranks the entries of one knowledge."""

    def __init__(
        self,
        entries: Sequence[Entry],
        reader: Reader,
        synonyms: Sequence[Sequence[str]],
        semantic: SemanticChannel | None = None,
    ) -> None:
        """Build the lexical channel over these entries; the semantic one is given, or not there."""
        self._entries = tuple(entries)
        self._lexical = LexicalChannel(self._entries, reader, synonyms)
        self._semantic = semantic
        self._weights = WEIGHTS if semantic else LEXICAL_WEIGHTS
        self._contrast = None if semantic else Contrast([_stems_of(entry) for entry in self._entries])
        self._fit = SubjectFit(self._entries, reader)
        self._kept: tuple[Question, _Scored] | None = None

    @property
    def weights(self) -> Mapping[str, float]:
        """Return what each channel counts."""
        return self._weights

    def rank(self, question: Question) -> Ranking:
        """Return the best entries; ties go to the one that stands first in the knowledge."""
        return self._ranking(question, self._apart(question, self._latest(question)))

    def rank_left_out(self, question: Question, place: int, text: int) -> Iterator[Ranking]:
        """Yield two rankings for a text of an entry: as if the entry did not have it, and as if there were no entry."""
        own = self._semantic.score_own(place, text) if self._semantic else ()
        scored = self._scored(question, dict(zip(MEANINGS, own, strict=False)))
        entry = self._entries[place]
        words, grams, stems = self._lexical.score_without(question, place, (entry.question, *entry.asks)[text])
        left = {WORDS: words, GRAMS: grams}
        if self._semantic:
            left[MEANING], left[CENTRE] = self._semantic.score_without(place, text)
        for name, score in left.items():
            scored.total[place] += self._weights[name] * (score - scored.channels[name][place])
            scored.channels[name][place] = score
        yield self._ranking(question, self._apart(question, scored, (place, text)), {place: stems})
        if self._semantic:
            others = self._semantic.weigh_others(place, text)
            scored.total[:] += self._weights[NEIGHBOURS] * (others - scored.channels[NEIGHBOURS])
        scored.total[place] = -np.inf
        yield self._ranking(question, self._apart(question, scored))

    def _apart(self, question: Question, scored: _Scored, without: tuple[int, int] | None = None) -> _Scored:
        """Add which of the best entries the question belongs to, where no meanings tell; a text `without` is left out."""
        if self._contrast is None:
            return scored
        places = [place for place in _best(scored, BEST) if np.isfinite(scored.total[place])]
        if not places:
            return scored
        apart = np.zeros_like(scored.total)
        apart[places] = self._contrast.weigh(stems_of(question.sought[-1]), places, without)
        return _Scored(scored.total + self._weights[APART] * apart, {**scored.channels, APART: apart}, scored.fits)

    def _ranking(
        self, question: Question, scored: _Scored, stems: Mapping[int, Collection[str]] = MappingProxyType({})
    ) -> Ranking:
        places = _best(scored, DEEP)
        if not places:
            return Ranking((), None, 0.0)
        first = places[0]
        others = (place for place in places[1:] if not same_matter(self._entries[first], self._entries[place]))
        rival = next((self._ranked(place, scored) for place in others), None)
        coverage = self._coverage(stems.get(first, self._lexical.stems[first]), question)
        return Ranking(tuple(self._ranked(place, scored) for place in places[:BEST]), rival, coverage)

    def channels(self, question: Question, meanings: Channels | None = None) -> dict[str, Vector]:
        """Return the scores of all entries, from 0 to 1, by channel; `meanings` are given when they are known already."""
        words, grams = self._lexical.score(question)
        if self._semantic is None:
            return {WORDS: words, GRAMS: grams}
        meanings = meanings or dict(zip(MEANINGS, self._semantic.score(*question.sought), strict=True))
        return {WORDS: words, GRAMS: grams, **meanings}

    def likeness(self, question: Question) -> Vector:
        """Return how like all entries are to a question, from 0 to 1, whatever it names: the mean of the channels.

        What the nearest asks account for is left out: it tells entries apart, not how near any of them is.
        """
        channels = {name: scores for name, scores in self.channels(question).items() if name != NEIGHBOURS}
        return self._weighted(channels) / np.float32(sum(self._weights[name] for name in channels))

    def _weighted(self, channels: Channels) -> Vector:
        total = np.zeros(len(self._entries), dtype=np.float32)
        for name, scores in channels.items():
            total += self._weights[name] * scores
        return total

    def about(self, question: Question, id_: str) -> Iterator[Ranked]:
        """Yield the entries about a thing, best first."""
        scored = self._latest(question)
        for place in sorted(self._fit.places(id_), key=lambda place: (-float(scored.total[place]), place)):
            yield self._ranked(place, scored)

    def best_about(self, question: Question, ids: Sequence[str]) -> tuple[Ranked, ...]:
        """Return for each of these things the best entry about it, best first, and nothing for one without entries.

        An entry about several of them tells nothing apart, and is taken only for want of another.
        """
        scored = self._latest(question)
        best: dict[int, Ranked] = {}
        for id_ in ids:
            others = {place for other in ids if other != id_ for place in self._fit.places(other)}
            every = self._fit.places(id_)
            places = [place for place in every if place not in others] or every
            if places:
                place = max(places, key=lambda place: (float(scored.total[place]), -place))
                best[place] = self._ranked(place, scored)
        return tuple(sorted(best.values(), key=lambda ranked: (-ranked.score, ranked.place)))

    def _latest(self, question: Question) -> _Scored:
        """Return the scores of a question, kept until the next one: it is ranked, and then each side of it looked for."""
        if self._kept is None or self._kept[0] is not question:
            self._kept = question, self._scored(question)
        return self._kept[1]

    def _scored(self, question: Question, meanings: Channels | None = None) -> _Scored:
        channels, fits = self.channels(question, meanings), self._fit.features(question)
        total = self._weighted(channels)
        for fit, holds in fits.items():
            total += FIT_WEIGHTS[fit] * holds
        return _Scored(total, channels, fits)

    def _ranked(self, place: int, scored: _Scored) -> Ranked:
        parts = {name: float(scores[place]) for name, scores in scored.channels.items()}
        fits = tuple(fit for fit, holds in scored.fits.items() if holds[place])
        return Ranked(place, self._entries[place], self._fit.about[place], float(scored.total[place]), parts, fits)

    def telling(self, question: Question, place: int) -> tuple[tuple[str, float, bool], ...]:
        """Return the telling stems of a question, each with how telling it is and whether an entry has it or a synonym."""
        return self._telling(question, self._lexical.stems[place])

    def _telling(self, question: Question, stems: Collection[str]) -> tuple[tuple[str, float, bool], ...]:
        terms = (term for term in dict.fromkeys(question.matter) if term not in PLAIN)
        return tuple((term, self._lexical.idf(term), self._lexical.met(term, stems)) for term in terms)

    def _coverage(self, stems: Collection[str], question: Question) -> float:
        """Return the share of the telling words of a question among an entry's stems, weighted by how telling each is."""
        telling = self._telling(question, stems)
        met = sum(weight for _, weight, is_met in telling if is_met)
        return met / sum(weight for _, weight, _ in telling) if telling else 1.0


def _stems_of(entry: Entry) -> tuple[tuple[str, ...], ...]:
    return tuple(map(stems_of, (entry.question, *entry.asks)))


def _best(scored: _Scored, most: int) -> list[int]:
    """Return the places of the best entries, of equal ones the first."""
    return [int(place) for place in np.argsort(-scored.total, kind="stable")[:most]]


def same_matter(one: Entry, other: Entry) -> bool:
    """Tell whether two entries rest on a common place of a source and are about common things."""
    return bool(set(one.sources) & set(other.sources)) and bool(not one.about or set(one.about) & set(other.about))
