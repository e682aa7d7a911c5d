"""Rank the entries for a question, and gather what tells whether the best one is right."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.domain.knowledge import Entry
from bot.search.lexical import LexicalChannel
from bot.search.names import NameKind
from bot.search.plain import PLAIN
from bot.search.question import Question, Reader
from bot.search.sparse import Vector
from bot.search.subjects import SubjectFit

BEST = 5
"""How many of the best entries a ranking keeps."""


@dataclass(frozen=True, slots=True)
class Signals:
    """What tells whether the best entry is right.

    `score` is the best score; `margin` how far the next entry that says something else stays behind, as a share of it;
    `coverage` the share of the telling words that it has; `fits` the share of the subjects named that it is about.
    """

    score: float
    margin: float
    coverage: float
    fits: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """An entry with its place in the knowledge and its score."""

    place: int
    entry: Entry
    score: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """The best entries, best first, with the signals of the best."""

    best: tuple[Ranked, ...]
    signals: Signals


class Ranker:
    """Ranks the entries of one knowledge."""

    def __init__(self, entries: Sequence[Entry], reader: Reader, synonyms: Sequence[Sequence[str]]) -> None:
        """Build the channels over these entries."""
        self._entries = tuple(entries)
        self._lexical = LexicalChannel(self._entries, reader, synonyms)
        self._fit = SubjectFit(self._entries, reader)

    def rank(self, question: Question) -> Ranking:
        """Return the best entries; ties go to the one that stands first in the knowledge."""
        scores = self.scores(question)
        order = np.argsort(-scores, kind="stable")[: BEST * 3]
        ranked = tuple(Ranked(int(place), self._entries[place], float(scores[place])) for place in order)
        return Ranking(ranked[:BEST], self._signals(ranked, question))

    def scores(self, question: Question) -> Vector:
        """Return the score of every entry."""
        return self._fit.adjust(self._lexical.score(question), question)

    def best_about(self, question: Question, ids: Sequence[str]) -> tuple[Ranked, ...]:
        """Return for each of these things the best entry about it, best first, and nothing for one without entries."""
        scores = self.scores(question)
        best: dict[int, Ranked] = {}
        for id_ in ids:
            places = self._fit.places(id_)
            if places:
                place = max(places, key=lambda place: (float(scores[place]), -place))
                best[place] = Ranked(place, self._entries[place], float(scores[place]))
        return tuple(sorted(best.values(), key=lambda ranked: (-ranked.score, ranked.place)))

    def about(self, ranked: Ranked) -> tuple[str, ...]:
        """Return what an entry is about, with the certifications of its levels and offers."""
        return self._fit.about[ranked.place]

    def _signals(self, ranked: tuple[Ranked, ...], question: Question) -> Signals:
        if not ranked or ranked[0].score <= 0:
            return Signals(0.0, 0.0, 0.0, 0.0)
        first = ranked[0]
        rival = next((other for other in ranked[1:] if not same_matter(first.entry, other.entry)), None)
        margin = 1 - (rival.score if rival else 0.0) / first.score
        return Signals(first.score, margin, self._coverage(first, question), self._subject_fits(first, question))

    def _coverage(self, ranked: Ranked, question: Question) -> float:
        telling = [term for term in dict.fromkeys(question.matter) if term not in PLAIN]
        weights: Vector = np.array([self._lexical.idf(term) for term in telling], dtype=np.float32)
        met = np.array([self._lexical.met(term, ranked.place) for term in telling], dtype=bool)
        return float(weights[met].sum() / weights.sum()) if telling else 1.0

    def _subject_fits(self, ranked: Ranked, question: Question) -> float:
        about, wanted = set(self.about(ranked)), question.subjects
        fitting = [bool(about & ids) for ids in wanted.values()]
        if not fitting or (NameKind.CERTIFICATION in wanted and not about & wanted[NameKind.CERTIFICATION]):
            return 0.0
        return sum(fitting) / len(fitting)


def same_matter(one: Entry, other: Entry) -> bool:
    """Tell whether two entries rest on a common place of a source and are about common things."""
    return bool(set(one.sources) & set(other.sources)) and (
        one.about == other.about or bool(set(one.about) & set(other.about))
    )
