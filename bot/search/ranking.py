"""Rank the entries for a question."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from bot.domain.knowledge import Entry, are_faq
from bot.search.contrast import IN_FAQ, Contrast, Shares
from bot.search.names import NameKind
from bot.search.plain import PLAIN
from bot.search.question import Question
from bot.search.reading import Reader
from bot.search.scoring import APART, CENTRE, GRAMS, MEANING, MEANINGS, NEIGHBOURS, WORDS, Scored, Scorer
from bot.search.semantic import SemanticChannel
from bot.search.subjects import Fit
from bot.search.text import stems_of

BEST = 5
"""How many of the best entries a ranking keeps."""
DEEP = 15
"""How far down a rival that says something else is looked for."""
REACH = 0.2
"""How far below the best an entry may be to be told apart from it: one further below passes it hardly ever (CLINC150)."""
KEPT = 6
"""Questions whose scores are kept: a message, and each question in it."""
MANY = 2_000
"""Entries from which only those are put in order that can be among the best: of ten thousand in an eighth of the time."""

Telling = tuple[tuple[str, float, bool], ...]
"""Stems of a question, each with how telling it is and whether an entry has it or a synonym."""


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
class Ranking:
    """The best entries, best first; `rival` is the best of those that say something else than the first.

    A ranking is `narrowed` when the best entry was about other certifications than those named, and such are left out.
    """

    best: tuple[Ranked, ...]
    rival: Ranked | None
    coverage: float
    narrowed: bool = False


class Ranker:
    """Ranks the entries of one knowledge."""

    def __init__(
        self,
        entries: Sequence[Entry],
        reader: Reader,
        synonyms: Sequence[Sequence[str]],
        semantic: SemanticChannel | None = None,
    ) -> None:
        """Index these entries; without the semantic channel they are ranked by words alone."""
        self._entries = tuple(entries)
        self.scorer = Scorer(self._entries, reader, synonyms, semantic)
        shares = IN_FAQ if are_faq(self._entries) else Shares()
        self._contrast = None if semantic else Contrast([_stems_of(entry) for entry in self._entries], shares)
        self._kept: tuple[tuple[Question, Scored], ...] = ()

    def rank(self, question: Question) -> Ranking:
        """Return the best entries; ties go to the one that stands first in the knowledge.

        Where the best is about other certifications than those named, it can be no answer, and all such are left out.
        """
        scored = self._latest(question)
        ranking = self._ranking(question, self._apart(question, scored))
        others = scored.fits.get(Fit.OTHER_CERTIFICATION)
        named = NameKind.CERTIFICATION in question.subjects.named
        if not named or others is None or not ranking.best or not others[ranking.best[0].place] or others.all():
            return ranking
        left = replace(scored, total=np.where(others, -np.inf, scored.total).astype(np.float32))
        return replace(self._ranking(question, self._apart(question, left)), narrowed=True)

    def rank_left_out(self, question: Question, place: int, text: int) -> Iterator[Ranking]:
        """Yield two rankings for a text of an entry: as if the entry did not have it, and as if there were no entry."""
        weights, semantic = self.scorer.weights, self.scorer.semantic
        own = semantic.score_own(place, text) if semantic else ()
        scored = self.scorer.score(question, dict(zip(MEANINGS, own, strict=False)))
        entry = self._entries[place]
        words, grams, stems = self.scorer.lexical.score_without(question, place, (entry.question, *entry.asks)[text])
        left = {WORDS: words, GRAMS: grams}
        if semantic:
            left[MEANING], left[CENTRE] = semantic.score_without(place, text)
        for name, score in left.items():
            scored.total[place] += weights[name] * (score - scored.channels[name][place])
            scored.channels[name][place] = score
        yield self._ranking(question, self._apart(question, scored, (place, text)), {place: stems})
        if semantic:
            others = semantic.weigh_others(place, text)
            scored.total[:] += weights[NEIGHBOURS] * (others - scored.channels[NEIGHBOURS])
        scored.total[place] = -np.inf
        yield self._ranking(question, self._apart(question, scored))

    def _apart(self, question: Question, scored: Scored, without: tuple[int, int] | None = None) -> Scored:
        """Add which of the best entries the question belongs to, where no meanings tell; a text `without` is left out."""
        if self._contrast is None:
            return scored
        total = scored.total
        near = (total > total.max(initial=-np.inf) - REACH).nonzero()[0]
        places = near[np.argsort(-total[near], kind="stable")[:BEST]].tolist()
        if not places:
            return scored
        apart = np.zeros_like(total)
        apart[places] = self._contrast.weigh(stems_of(question.sought[-1]), places, without)
        return Scored(total + self.scorer.weights[APART] * apart, {**scored.channels, APART: apart}, scored.fits)

    def _ranking(
        self, question: Question, scored: Scored, stems: Mapping[int, Collection[str]] = MappingProxyType({})
    ) -> Ranking:
        places = _best(scored, DEEP)
        if not places:
            return Ranking((), None, 0.0)
        first = places[0]
        others = (place for place in places[1:] if not same_matter(self._entries[first], self._entries[place]))
        rival = next((self._ranked(place, scored) for place in others), None)
        coverage = _share(self._telling(question, stems.get(first, self.scorer.lexical.stems[first])))
        return Ranking(tuple(self._ranked(place, scored) for place in places[:BEST]), rival, coverage)

    def about(self, question: Question, id_: str) -> Iterator[Ranked]:
        """Yield the entries about a thing, best first."""
        scored = self._latest(question)
        places = self.scorer.fit.places(id_)
        for number in (-scored.total[list(places)]).argsort(kind="stable").tolist():
            yield self._ranked(places[number], scored)

    def best_about(self, question: Question, ids: Sequence[str]) -> tuple[Ranked, ...]:
        """Return for each of these things the best entry about it, best first, and nothing for one without entries.

        An entry about several of them tells nothing apart, and is taken only for want of another.
        """
        scored = self._latest(question)
        best: dict[int, Ranked] = {}
        for id_ in ids:
            others = {place for other in ids if other != id_ for place in self.scorer.fit.places(other)}
            every = self.scorer.fit.places(id_)
            places = [place for place in every if place not in others] or every
            if places:
                place = max(places, key=lambda place: (float(scored.total[place]), -place))
                best[place] = self._ranked(place, scored)
        return tuple(sorted(best.values(), key=lambda ranked: (-ranked.score, ranked.place)))

    def _latest(self, question: Question) -> Scored:
        """Return the scores of a question, kept for a few: each is ranked, and then each side of it looked for."""
        scored = next((scored for kept, scored in self._kept if kept is question), None)
        if scored is None:
            scored = self.scorer.score(question)
            self._kept = ((question, scored), *self._kept[: KEPT - 1])
        return scored

    def _ranked(self, place: int, scored: Scored) -> Ranked:
        parts = {name: float(scores[place]) for name, scores in scored.channels.items()}
        fits = tuple(fit for fit, holds in scored.fits.items() if holds[place])
        return Ranked(
            place, self._entries[place], self.scorer.fit.about[place], float(scored.total[place]), parts, fits
        )

    def telling(self, question: Question, place: int) -> Telling:
        """Return the telling stems of a question, each with how telling it is and whether an entry has it or a synonym."""
        return self._telling(question, self.scorer.lexical.stems[place])

    def share_met(self, question: Question, places: Sequence[int]) -> float:
        """Return the share of the telling words of a question that any of these entries has, weighted by how telling each is."""
        return _share(*(self.telling(question, place) for place in places))

    def _telling(self, question: Question, stems: Collection[str]) -> Telling:
        terms = (term for term in dict.fromkeys(question.matter) if term not in PLAIN)
        return tuple((term, self.scorer.lexical.idf(term), self.scorer.lexical.met(term, stems)) for term in terms)


def _share(*several: Telling) -> float:
    """Return the share of telling words that are met in any of these, weighted by how telling each is; 1 where there is none."""
    weights = {term: weight for term, weight, _ in several[0]}
    met = {term for telling in several for term, _, is_met in telling if is_met}
    # In the order of the words: a set has another one in each process, and a sum of fractions depends on it.
    share = sum(weight for term, weight in weights.items() if term in met)
    return share / sum(weights.values()) if weights else 1.0


def _stems_of(entry: Entry) -> tuple[tuple[str, ...], ...]:
    return tuple(map(stems_of, (entry.question, *entry.asks)))


def _best(scored: Scored, most: int) -> list[int]:
    """Return the places of the best entries, of equal ones the first; those that are left out score less than any number."""
    total = scored.total
    least = np.partition(total, -most)[-most] if len(total) > MANY else -np.inf
    near = ((total >= least) & (total > -np.inf)).nonzero()[0]
    places: list[int] = near[np.argsort(-total[near], kind="stable")[:most]].tolist()
    return places


def same_matter(one: Entry, other: Entry) -> bool:
    """Tell whether two entries rest on a common place of a source and are about common things."""
    if set(one.sources).isdisjoint(other.sources):
        return False
    return not one.about or not set(one.about).isdisjoint(other.about)
