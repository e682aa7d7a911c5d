"""When to ask back instead of answering: which meaning of a name, or which certification, is meant; and what is near."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.domain.catalog import levels_and_offers
from bot.domain.knowledge import Entry, Knowledge
from bot.domain.reason import Reason
from bot.domain.reply import Option
from bot.search import wording
from bot.search.ends import FACETS, End, ends_in
from bot.search.facets import without_cues
from bot.search.plain import PLAIN
from bot.search.policy import Decision, Policy
from bot.search.question import AROUND, Question
from bot.search.ranking import Ranked, Ranker, Ranking, same_matter
from bot.search.reading import Reader
from bot.search.text import stem, words

OPTIONS = 3
"""How many options are offered at the most."""
FAMILIAR = 0.8
"""Share of its telling words that the best entry has of a question that may be about what we know, though it names nothing."""
FEWEST = 2
"""How many options there are at the least."""
NEAR = 0.6
"""Of more options, each has at least this share of the best one's score."""
RIVALS = 0.88
"""An entry of another certification with this share of the best score may as well be meant."""
RIVALS_BARE = 0.7
"""The same share when the question names a facet and nothing else, so that every certification fits it."""
SURE = 0.8
"""From this confidence on the best entry is told even if another certification has one that is not far."""
SEVERAL = 2
"""An entry about so many meanings of an ambiguous name, or so many certifications, answers for all of them."""
INTRODUCING = ("what-is", "audience", "role")
"""Sides of a thing on which an entry made of the catalog says what it is, the plainest first."""
BARE = 3
"""Telling words of a question that says a name or a facet and little else."""


@dataclass(frozen=True, slots=True)
class Back:
    """A question back: its text, and two or three options."""

    text: str
    options: tuple[Option, ...]
    reason: Reason


class AskingBack:
    """Finds what a question leaves open."""

    def __init__(self, knowledge: Knowledge, reader: Reader, ranker: Ranker, policy: Policy) -> None:
        """Remember the certifications; what the policy declines is not offered, but for a bare facet."""
        self._policy = policy
        self._names = {subject.id: subject.name for subject in knowledge.subjects()}
        for whole in knowledge.certifications:
            self._names |= {part.id: f"{whole.name}, {part.name}" for part in levels_and_offers(whole)}
        self._certifications = {certification.id: certification.name for certification in knowledge.certifications}
        self._entries = {entry.id: entry for entry in knowledge.entries}
        self._reader = reader
        self._ranker = ranker

    def about(self, question: Question, ranking: Ranking, confidence: float) -> Back | None:
        """Return the question back when an ambiguous name, or a certification left out, leaves open what is meant."""
        if question.certifications:
            return None
        if ranking.best and self._unranked(question, ranking.best[0]):
            options = self._options(self._of_each(question, ranking.best[0].entry.facet))
            return Back(wording.NOT_RANKED, options, Reason.OPEN_CERTIFICATION) if len(options) > 1 else None
        if self._open_name(question, ranking, confidence):
            back = Back(wording.which(question.ambiguous), self._options(self._meanings(question)), Reason.OPEN_NAME)
        else:
            options = self._options(ranked.entry for ranked in self._rivals(question, ranking, confidence))
            back = Back(wording.WHICH_CERTIFICATION, options, Reason.OPEN_CERTIFICATION)
        return back if len(back.options) > 1 else None

    def nearest(self, question: Question, ranking: Ranking, confidence: float) -> tuple[Option, ...]:
        """Return the best entries that say different things, when there are such, and are near to the best.

        Nothing is near to what is declined, nor hardly anything to a question that names nothing and shares few words.
        """
        strange = not question.subjects.all and not question.subjects.meant and ranking.coverage < FAMILIAR
        if self._declined(confidence) or (strange and confidence < self._policy.pair_from):
            return ()
        picked, least = [*_different(ranking.best)], NEAR * ranking.best[0].score
        picked = picked if len(picked) >= FEWEST else [*ranking.best]
        near = (item for place, item in enumerate(picked) if place < FEWEST or item.score >= least)
        return self._options(item.entry for item in near)

    def nearest_about(self, question: Question) -> tuple[Option, ...]:
        """Return the best entries about the one thing that a question names; what it leaves to its thread does not count."""
        ids = question.subjects.own
        found = (item for id_ in ids if len(ids) == 1 for item in self._ranker.about(question, id_))
        return self._options(item.entry for item in _different(item for item in found if item.entry.known))

    def not_known(self, question: Question) -> str:
        """Return the sentence that says so, with the names of what the question is about."""
        return wording.not_known([self._names[id_] for id_ in question.subjects.own if id_ in self._names])

    def _open_name(self, question: Question, ranking: Ranking, confidence: float) -> bool:
        """Tell whether an ambiguous name leaves open what is meant, and no likely entry speaks of several meanings."""
        meant = set(self._reader.things.spread(question.subjects.meant))
        if not meant or any(ids & meant for ids in question.subjects.all.values()):
            return False
        if self._declined(confidence):
            return _few(question)
        return len(meant.intersection(ranking.best[0].about)) < SEVERAL

    def _meanings(self, question: Question) -> Sequence[Entry]:
        """Return an entry on each thing that ambiguous names may mean: on the side asked for, or what each is."""
        ids = tuple(dict.fromkeys(id_ for item in question.ambiguous for id_ in item.means))
        introducing = [entry for id_ in ids if (entry := self._introducing(id_))]
        if len(introducing) >= FEWEST and _only_names(question):
            return introducing
        entries = [ranked.entry for ranked in self._ranker.best_about(question, ids)]
        asked = [entry for entry in entries if entry.facet in question.facets]
        return asked if len(asked) >= FEWEST else entries

    def _introducing(self, id_: str) -> Entry | None:
        """Return the entry made of the catalog that says what a thing is, or for whom."""
        made = (f"{id_}/{side}" for side in INTRODUCING)
        return next((self._entries[one] for one in made if one in self._entries), None)

    def _rivals(self, question: Question, ranking: Ranking, confidence: float) -> Iterator[Ranked]:
        """Yield the best entry of each certification that may be meant, when the question names nothing to tell."""
        if question.subjects.all or not ranking.best or len(self._about(ranking.best[0])) != 1:
            return
        met = ranking.coverage == 1 or _says_the_rest(ranking.best[0].entry, question)
        bare = bool(question.facets) and _few(question) and met
        if not bare and (self._declined(confidence) or confidence >= SURE):
            return
        for rival in self._ranker.best_about(question, tuple(self._certifications)):
            near = rival.score >= (RIVALS_BARE if bare else RIVALS) * ranking.best[0].score
            if near and (rival.entry.facet == ranking.best[0].entry.facet or rival.entry.facet in question.facets):
                yield rival

    def _unranked(self, question: Question, best: Ranked) -> bool:
        """Tell whether the first or last of all certifications is asked for, and the best entry speaks of no such thing."""
        ends = ends_in((question.text,))
        beside = len(self._about(best)) == 1 or not _sides(ends) <= {best.entry.facet}
        return bool(ends) and beside and ends.isdisjoint(ends_in((best.entry.question, *best.entry.asks)))

    def _of_each(self, question: Question, facet: str | None) -> Iterator[Entry]:
        """Yield what is nearest of each certification on the side asked for, else on that facet."""
        sides = _sides(ends_in((question.text,))) or frozenset(question.facets) - {"role"} or frozenset((facet,))
        for id_ in self._certifications:
            near = (ranked.entry for ranked in self._ranker.about(question, id_) if ranked.entry.facet in sides)
            yield from islice(
                (entry for entry in near if len(set(entry.about) & self._certifications.keys()) < SEVERAL), 1
            )

    def _declined(self, confidence: float) -> bool:
        return self._policy.decide(confidence) is Decision.DECLINE

    def _about(self, ranked: Ranked) -> set[str]:
        return set(ranked.about) & self._certifications.keys()

    def _options(self, entries: Iterable[Entry]) -> tuple[Option, ...]:
        """Return the first entries as options; each is given once."""
        return tuple(wording.option(entry, self._certifications) for entry in islice(entries, OPTIONS))


def _sides(ends: Iterable[End]) -> frozenset[str | None]:
    """Return the sides of a subject on which these scales are."""
    return frozenset(FACETS[scale] for scale, _ in ends if scale in FACETS)


def _different(best: Iterable[Ranked]) -> Iterator[Ranked]:
    """Yield those that say something else than any before them."""
    picked: list[Ranked] = []
    for item in best:
        if not any(same_matter(item.entry, other.entry) for other in picked):
            picked.append(item)
            yield item


def _says_the_rest(entry: Entry, question: Question) -> bool:
    """Tell whether an entry is on the side asked for and has every telling word beside those that ask for it."""
    own = {stem(word) for text in (entry.question, *entry.asks) for word in words(text)}
    left = {stem(word) for word in words(without_cues(" ".join(question.words), question.facets))}
    return entry.facet in question.facets and own.issuperset(left - PLAIN)


def _only_names(question: Question) -> bool:
    """Tell whether a question is an ambiguous name and asks for nothing."""
    named = {stem(word) for item in question.ambiguous for word in words(item.name)}
    return not question.facets and {stem(word) for word in question.words} <= named | AROUND | PLAIN


def _few(question: Question) -> bool:
    return sum(term not in PLAIN for term in set(question.matter)) <= BARE
