"""Find whom a description fits: roles, and entries that say for whom a certification is."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.knowledge import Entry, Knowledge
from bot.search.engine import Engine
from bot.search.facets import without_cues
from bot.search.plain import PLAIN
from bot.search.question import Question
from bot.search.ranking import Ranking
from bot.search.sparse import Vector
from bot.search.text import stem, words
from bot.service.guides import telling
from bot.service.wanting import description

PERSONAL = frozenset(("role", "audience"))
"""Facets of entries that say for whom a certification is."""
NAMED, MOST = 0.05, 0.1
"""What a word adds that only one role's names have, and all such words together."""
MOST_ENTRIES = 50
"""Entries that are told to fit, the best ones; hundreds say for whom things are in a large knowledge."""
SHORTEST = 3
"""Letters of a word by which a role and a learning path belong together."""


@dataclass(frozen=True, slots=True)
class Likely:
    """How well a description fits: roles and entries with scores, best first."""

    roles: tuple[tuple[float, str], ...]
    entries: tuple[tuple[float, Entry], ...]


class Likeness:
    """Compares descriptions with the roles and the audiences of one knowledge."""

    def __init__(self, engine: Engine) -> None:
        """Note which entries speak of each role, by themselves or of a learning path that bears its name."""
        self._engine = engine
        knowledge = engine.knowledge
        self.common = _common_words(knowledge)
        lines = {line.id for line in knowledge.lines}
        links = _links(knowledge)
        self._of_roles = {
            role.id: [
                place
                for place, entry in enumerate(knowledge.entries)
                if role.id in entry.about
                or (len(lines.intersection(entry.about)) == 1 and links[role.id] & {*entry.about})
            ]
            for role in knowledge.roles
        }
        self._told_by = {word: id_ for word, id_ in telling(_words(knowledge)).items() if word not in self.common}
        roles = set(self._of_roles)
        self._personal = [
            place
            for place, entry in enumerate(knowledge.entries)
            if entry.known and entry.facet in PERSONAL and not roles.intersection(entry.about)
        ]

    def of(self, question: Question) -> Likely:
        """Return whom the words of a question, without those of the asking, describe; nobody for a side asked for alone."""
        if not (self._of_roles or self._personal):
            return Likely((), ())
        told = description(question, self.common)
        if PLAIN.issuperset(map(stem, words(without_cues(told, question.facets)))):
            return Likely((), ())
        scores = self._engine.ranker.scorer.likeness(self._engine.reader.read(told))
        entries = self._engine.knowledge.entries
        named = Counter(self._told_by[word] for word in set(question.words) if word in self._told_by)
        roles = ((_best(scores, p) + min(NAMED * named[id_], MOST), id_) for id_, p in self._of_roles.items())
        return Likely(
            tuple(sorted(roles, key=_falling)),
            tuple((float(scores[place]), entries[place]) for place in _ordered(scores, self._personal)),
        )

    def agrees(self, ranking: Ranking, role: str) -> bool:
        """Tell whether one of the best entries speaks of a role, by itself or of a learning path that bears its name."""
        return not {item.place for item in ranking.best}.isdisjoint(self._of_roles[role])

    def about(self, question: Question, facets: frozenset[str], ids: frozenset[str]) -> tuple[tuple[float, Entry], ...]:
        """Return the entries of these facets about any of these things with scores, best first."""
        told = description(question, self.common)
        scores = self._engine.ranker.scorer.likeness(self._engine.reader.read(told or question.text))
        entries = self._engine.knowledge.entries
        places = [
            p for p, entry in enumerate(entries) if entry.known and entry.facet in facets and ids & {*entry.about}
        ]
        return tuple((float(scores[place]), entries[place]) for place in _ordered(scores, places))


def _common_words(knowledge: Knowledge) -> frozenset[str]:
    """Return the words that stand in the names of most certifications, which tell none of them from another."""
    counts = Counter(word for item in knowledge.certifications for word in set(words(item.name)))
    return frozenset(word for word, count in counts.items() if count * 2 > len(knowledge.certifications))


def _links(knowledge: Knowledge) -> dict[str, frozenset[str]]:
    """Return the learning paths and tracks of each role: their name has a word that only this role's names have."""
    shared = Counter(word for some in _words(knowledge).values() for word in some)
    own = {id_: {w for w in some if shared[w] == 1 and len(w) >= SHORTEST} for id_, some in _words(knowledge).items()}
    lines = [(line.id, set(words(line.name))) for line in knowledge.lines]
    return {id_: frozenset(line for line, name in lines if name & some) for id_, some in own.items()}


def _words(knowledge: Knowledge) -> dict[str, frozenset[str]]:
    """Return the words of the names of each role."""
    return {
        role.id: frozenset(w for name in (role.name, *role.aliases) for w in words(name)) for role in knowledge.roles
    }


def _best(scores: Vector, places: Sequence[int]) -> float:
    return float(scores[places].max()) if places else 0.0


def _ordered(scores: Vector, places: Sequence[int]) -> list[int]:
    """Return the places with the highest scores, as many as count, the earlier one first of equals."""
    falling = (-scores[list(places)]).argsort(kind="stable") if places else ()
    return [places[place] for place in falling[:MOST_ENTRIES]]


def _falling(item: tuple[float, str]) -> tuple[float, str]:
    return -item[0], item[1]
