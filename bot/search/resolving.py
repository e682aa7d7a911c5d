"""From the names in a question to what it is about, with what its thread adds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.knowledge import Knowledge
from bot.domain.reply import Context
from bot.search.names import Mention, NameKind
from bot.search.numbering import numbered, places_of, says_level, step_in, stepped
from bot.search.text import fold, words
from bot.search.things import OPEN, PARTS, Things

FACET_KINDS: Mapping[str, NameKind] = {
    "path": NameKind.PATH,
    "track": NameKind.TRACK,
    "role": NameKind.ROLE,
    "provider": NameKind.PROVIDER,
}
"""Facets that belong to one kind of thing."""
COMPARE, NEXT = "compare", "next"

Ids = Mapping[NameKind, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Subjects:
    """What a question is about: ids by kind.

    `named` holds the kinds that its own words name, `all` also what the thread adds, `meant` what ambiguous names can mean.
    """

    all: Ids = field(default_factory=dict)
    named: frozenset[NameKind] = frozenset()
    meant: frozenset[str] = frozenset()

    def of(self, kind: NameKind) -> frozenset[str]:
        """Return the ids of a kind."""
        return self.all.get(kind, frozenset())

    @property
    def own(self) -> tuple[str, ...]:
        """Return the ids that its own words name; of a certification whose level or offer is named, the part alone."""
        parts = [id_ for kind in PARTS if kind in self.named for id_ in self.of(kind)]
        others = (id_ for kind in self.named.difference(PARTS) for id_ in self.of(kind))
        return tuple(sorted(parts or others))

    def from_thread(self, context: Context) -> tuple[str, ...]:
        """Return the ids that the thread adds."""
        added = {id_ for kind, ids in self.all.items() if kind not in self.named for id_ in ids}
        return tuple(id_ for id_ in context.subjects if id_ in added)


class Resolver:
    """Resolves names with the catalog of one knowledge."""

    def __init__(self, knowledge: Knowledge, things: Things) -> None:
        """Take the things of the knowledge, and note the order of its levels."""
        self._things = things
        self._places = places_of(knowledge)
        self._orders = {
            certification.id: {level.id: level.order for level in certification.levels}
            for certification in knowledge.certifications
        }

    def resolve(
        self,
        mentions: Sequence[Mention],
        split: Sequence[str],
        facets: Sequence[str],
        context: Context,
        *,
        fragment: bool = False,
    ) -> Subjects:
        """Return what these words, which speak of these facets, are about in a thread with that context.

        In a `fragment`, a word of the name of one certification stands for it.
        """
        meant = frozenset(
            id_ for mention in mentions if mention.name.kind is NameKind.AMBIGUOUS for id_ in mention.name.ids
        )
        thread = (
            {}
            if any(mention.name.kind is NameKind.ELSEWHERE for mention in mentions)
            else self._things.by_kind(context)
        )
        named = self._named(mentions, split, fragment=fragment)
        named = self._with_levels(named, thread.get(NameKind.CERTIFICATION, frozenset()), meant, split)
        ids = _with_thread(named, thread, comparing=COMPARE in facets)
        ids = self._beside(self._within(self._with_kinds(ids, meant, facets)), split, facets)
        return Subjects(ids, frozenset(named), self._open(meant, ids))

    def _named(
        self, mentions: Sequence[Mention], split: Sequence[str], *, fragment: bool
    ) -> dict[NameKind, frozenset[str]]:
        ids: dict[NameKind, frozenset[str]] = {}
        certified = any(mention.name.kind is NameKind.CERTIFICATION for mention in mentions)
        open_ = any(mention.name.kind is NameKind.AMBIGUOUS for mention in mentions)
        for mention in mentions:
            kind = mention.name.kind
            if kind is NameKind.LEVEL and not certified and _is_ambiguous(mention, mentions):
                continue
            if kind not in OPEN and (kind is not NameKind.LEVEL or self._is_level(mention, split, certified)):
                ids[kind] = ids.get(kind, frozenset()) | frozenset(mention.name.ids)
            elif fragment and kind is NameKind.LEVEL and not (certified or open_):
                named = self._titled(fold(mention.name.text))
                ids |= {NameKind.CERTIFICATION: named} if len(named) == 1 else {}
        if NameKind.CERTIFICATION not in ids and NameKind.LEVEL in ids:
            parents = frozenset(self._things.parents[id_] for id_ in ids[NameKind.LEVEL])
            if len(parents) == 1:
                ids[NameKind.CERTIFICATION] = parents
        return ids

    def _titled(self, word: str) -> frozenset[str]:
        """Return the certifications with that word in their name."""
        return frozenset(id_ for id_ in self._orders if word in words(self._things.titles[id_]))

    def _is_level(self, mention: Mention, split: Sequence[str], certified: bool) -> bool:
        """Tell whether a level is meant: its bare name may be any word, or a word of the certification's own name."""
        if says_level(mention, split):
            return True
        name = fold(mention.name.text)
        own = (word for id_ in mention.name.ids for word in words(self._things.titles[self._things.parents[id_]]))
        return certified and name not in own

    def _with_kinds(
        self, ids: dict[NameKind, frozenset[str]], meant: frozenset[str], facets: Sequence[str]
    ) -> dict[NameKind, frozenset[str]]:
        """Add what an ambiguous name means when the facet asked for belongs to one kind: a role to a recommendation."""
        for kind in (FACET_KINDS[facet] for facet in facets if facet in FACET_KINDS):
            found = frozenset(id_ for id_ in meant if self._things.kinds.get(id_) is kind)
            if found and kind not in ids:
                return {**ids, kind: found}
        return ids

    def _within(self, ids: dict[NameKind, frozenset[str]]) -> dict[NameKind, frozenset[str]]:
        """Keep of levels and offers those of the certifications in question, when there are any."""
        certifications = ids.get(NameKind.CERTIFICATION)
        if not certifications:
            return ids
        kept = {
            kind: frozenset(
                id_ for id_ in several if kind not in PARTS or self._things.parents.get(id_) in certifications
            )
            for kind, several in ids.items()
        }
        return {kind: several for kind, several in kept.items() if several}

    def _with_levels(
        self, ids: dict[NameKind, frozenset[str]], thread: frozenset[str], meant: frozenset[str], split: Sequence[str]
    ) -> dict[NameKind, frozenset[str]]:
        """Add levels that an ambiguous name can mean, or a number such as `third`, of the certifications in question.

        Without any these are the ones of the thread.
        """
        named = ids.get(NameKind.LEVEL, frozenset())
        found = named
        for one in ids.get(NameKind.CERTIFICATION, thread):
            levels = self._orders[one]
            own = named.intersection(levels)
            found |= numbered(levels, split, own) or (frozenset() if own else meant.intersection(levels))
        return {**ids, NameKind.LEVEL: found} if found else ids

    def _beside(
        self, ids: dict[NameKind, frozenset[str]], split: Sequence[str], facets: Sequence[str]
    ) -> dict[NameKind, frozenset[str]]:
        """Put the level above or below in the place of one that the words point from, if there is one.

        A comparison is with the one itself, and what comes next is asked of it.
        """
        by = 0 if COMPARE in facets else step_in(" ".join(split))
        asked_next = by > 0 and {NEXT}.issuperset(facets)
        found = frozenset[str]() if asked_next or not by else stepped(self._places, ids.get(NameKind.LEVEL, ()), by)
        return {**ids, NameKind.LEVEL: found} if found else ids

    def _open(self, meant: frozenset[str], ids: Ids) -> frozenset[str]:
        """Return what stays open of the meanings: with a certification in question, others of them are none any more."""
        if NameKind.CERTIFICATION not in ids:
            return meant
        closed = (NameKind.CERTIFICATION, NameKind.PROVIDER, *PARTS)
        return frozenset(id_ for id_ in meant if self._things.kinds.get(id_) not in closed)


def _is_ambiguous(level: Mention, mentions: Sequence[Mention]) -> bool:
    """Tell whether editors say that the name of a level, as it stands there, means others as well."""
    place = (level.start, level.end)
    named = [
        other.name for other in mentions if other.name.kind is NameKind.AMBIGUOUS and (other.start, other.end) == place
    ]
    return any(not {*name.ids} <= {*level.name.ids} for name in named)


def _with_thread(
    named: Mapping[NameKind, frozenset[str]], thread: Mapping[NameKind, frozenset[str]], *, comparing: bool
) -> dict[NameKind, frozenset[str]]:
    """Add what the thread is about, unless the question names a certification: a new subject drops the old one.

    What its own words name stands first. A comparison of one thing is one with the thing of its kind in the thread.
    """
    if comparing:
        other = {kind: ids | thread[kind] for kind, ids in named.items() if len(ids) == 1 and kind in thread}
        if any(len(other[kind]) > 1 for kind in other):
            return {**named, **other}
    added = {} if NameKind.CERTIFICATION in named else {kind: ids for kind, ids in thread.items() if kind not in named}
    return {**named, **added}
