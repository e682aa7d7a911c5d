"""Find things by name: typed whole, with slips, or as far as somebody has typed."""

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from bot.domain.catalog import Certification, levels_and_offers
from bot.domain.knowledge import Knowledge
from bot.domain.reply import Context
from bot.search.names import Name, NameIndex, NameKind
from bot.search.naming import names_of
from bot.search.resolving import Resolver
from bot.search.text import fold, words
from bot.search.things import Things

NARROWEST = (
    NameKind.OFFER,
    NameKind.LEVEL,
    NameKind.CERTIFICATION,
    NameKind.ROLE,
    NameKind.PATH,
    NameKind.TRACK,
    NameKind.PROVIDER,
)
"""Of the kinds of things that a text names, the first of these is meant: the level, not its certification."""
SIMILAR = 0.6
"""Share of letters that a name has in common at least with what was typed to be near it."""
NEAREST = 5
BEGUN = 100.0
ALIKE = 79.0
"""Percent of the letters typed that a name must have in a row, but for slips, to be offered while typing."""
SHORTEST_ALIKE = 3
"""Letters below which everything is alike."""


class Lookup:
    """The names and ids of one knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Collect the names, those of levels and offers also with the name of their certification before them."""
        names = [*names_of(knowledge), *_in_full(knowledge)]
        self._index = NameIndex(names)
        self._things = Things(knowledge)
        self._resolver = Resolver(knowledge, self._things)
        self._titles = {certification.id: words(certification.name) for certification in knowledge.certifications}
        self._entries = {entry.id.casefold(): entry.id for entry in knowledge.entries}
        self._ids = {id_.casefold(): id_ for id_ in self._things.kinds} | self._entries
        self._by_key: dict[str, tuple[str, ...]] = {}
        self._elsewhere: dict[str, str] = {}
        self._texts: list[tuple[str, tuple[str, ...]]] = []
        for name in names:
            self._note(name)

    def whole(self, text: str) -> tuple[str, ...]:
        """Return the ids that a text names, several when it does not decide; nothing when it names none."""
        return self.exact(text) or self._within(text)

    def exact(self, text: str) -> tuple[str, ...]:
        """Return the ids of what has a text, and not a word more, as its id, name or alias; nothing when none has."""
        id_ = self._ids.get(text.strip().casefold())
        return (id_,) if id_ else self._by_key.get(fold(text), ())

    def elsewhere(self, text: str) -> str:
        """Return the name of the thing that we know by name only and the text names, else an empty text."""
        return self._elsewhere.get(fold(text), "")

    def nearest(self, text: str) -> tuple[str, ...]:
        """Return the ids of things, and of entries, with the most similar names or ids, best first, at most five.

        What the text may be the begin of comes after what it resembles as a whole.
        """
        if not fold(text):
            return ()
        near = {**self._by_key, **{fold(id_): (id_,) for id_ in self._ids.values()}}
        found = process.extract(
            fold(text), near.keys(), scorer=OSA.normalized_similarity, score_cutoff=SIMILAR, limit=NEAREST
        )
        alike = (id_ for key, *_ in found for id_ in near[key])
        return tuple(dict.fromkeys((*alike, *self.begun(text))))[:NEAREST]

    def begun(self, typed: str) -> tuple[str, ...]:
        """Return the ids of things with a name of which this may be the begin, best first; with nothing typed, all."""
        parts = words(typed)
        if not parts:
            return tuple(dict.fromkeys(id_ for _, ids in self._texts for id_ in ids))
        scores: dict[str, float] = {}
        for text, ids in self._texts:
            score = _likeness(parts, text)
            for id_ in ids if score else ():
                scores[id_] = max(score, scores.get(id_, 0))
        # What a slip may mean is worth nothing beside what begins as typed.
        least = BEGUN if any(score >= BEGUN for score in scores.values()) else 0.0
        return tuple(sorted((id_ for id_ in scores if scores[id_] >= least), key=lambda id_: -scores[id_]))

    def _note(self, name: Name) -> None:
        key = fold(name.text)
        if not key:
            return
        if name.kind is NameKind.ELSEWHERE:
            self._elsewhere[key] = name.ids[0]
            return
        known = [id_ for id_ in name.ids if id_ in self._things.kinds or id_.casefold() in self._entries]
        known += [parent for id_ in known if (parent := self._parent_called(id_, key))]
        self._by_key[key] = tuple(dict.fromkeys((*self._by_key.get(key, ()), *known)))
        self._texts.append((" ".join(words(name.text)), tuple(id_ for id_ in known if id_ in self._things.kinds)))

    def _parent_called(self, id_: str, key: str) -> str:
        """Return the certification of a level or offer when it is called so too, in short."""
        parent = self._things.parents.get(id_, "")
        return parent if key in self._titles.get(parent, ()) else ""

    def _within(self, text: str) -> tuple[str, ...]:
        split = words(text)
        mentions = self._index.find(split, self._index.words)
        subjects = self._resolver.resolve(mentions, split, (), Context())
        if subjects.meant:
            return tuple(sorted(subjects.meant))
        return next((tuple(sorted(ids)) for kind in NARROWEST if (ids := subjects.of(kind))), ())


def _in_full(knowledge: Knowledge) -> Iterator[Name]:
    """Yield the names of levels and offers behind every name of their certification."""
    for certification in knowledge.certifications:
        parts = {part.id: part for part in levels_and_offers(certification)}
        own = [name for name in names_of(Knowledge("", certifications=(certification,))) if name.ids[0] in parts]
        for whole in _called(certification):
            yield from (Name(f"{whole} {name.text}", name.kind, name.ids) for name in own)


def _called(certification: Certification) -> tuple[str, ...]:
    return tuple(filter(None, (certification.name, certification.abbreviation, *certification.aliases)))


def _likeness(typed: Sequence[str], text: str) -> float:
    """Return how well a name fits what was typed: 0 not at all, 100 and more when each word typed begins one of its."""
    split = text.split()
    if all(any(word.startswith(part) for word in split) for part in typed):
        first = text.startswith(" ".join(typed))
        return BEGUN + first + 1 / (1 + len(text))
    whole = " ".join(typed)
    return fuzz.partial_ratio(whole, text, score_cutoff=ALIKE) if SHORTEST_ALIKE <= len(whole) <= len(text) + 2 else 0.0
