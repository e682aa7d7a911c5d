"""The things of one knowledge that a question can be about: of which kind each is, its title, and what it is part of."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.domain.catalog import levels_and_offers
from bot.domain.knowledge import Knowledge
from bot.domain.reply import Context
from bot.search.names import Mention, NameKind
from bot.search.naming import names_of

PARTS = (NameKind.LEVEL, NameKind.OFFER)
CERTIFIED = frozenset((NameKind.CERTIFICATION, *PARTS))
ALONE = (NameKind.ROLE, NameKind.TRACK, NameKind.PATH, NameKind.PROVIDER)
"""Kinds of things that are named for themselves, without a certification."""
OPEN = frozenset((NameKind.AMBIGUOUS, NameKind.ELSEWHERE))
"""Kinds of names that stand for nothing of ours, or not for one thing."""


class Things:
    """Knows the things of one knowledge by their ids."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Note the kind and the title of each id, and the certification of each level and offer."""
        names = [(id_, name) for name in names_of(knowledge) if name.kind not in OPEN for id_ in name.ids]
        self.kinds = {id_: name.kind for id_, name in names}
        self.titles = {id_: name.text for id_, name in reversed(names)}
        self.parents = {
            part.id: certification.id
            for certification in knowledge.certifications
            for part in levels_and_offers(certification)
        }

    def spread(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return known ids with the certifications of levels and offers behind them."""
        known = [id_ for id_ in ids if id_ in self.kinds]
        return tuple(dict.fromkeys((*known, *(self.parents[id_] for id_ in known if id_ in self.parents))))

    def certifications(self, ids: Iterable[str]) -> frozenset[str]:
        """Return those of these ids that are certifications."""
        return frozenset(id_ for id_ in ids if self.kinds.get(id_) is NameKind.CERTIFICATION)

    def roles(self, ids: Iterable[str]) -> frozenset[str]:
        """Return those of these ids that are roles."""
        return frozenset(id_ for id_ in ids if self.kinds.get(id_) is NameKind.ROLE)

    def by_kind(self, context: Context) -> dict[NameKind, frozenset[str]]:
        """Return what a thread is about by kind."""
        kinds = {id_: self.kinds[id_] for id_ in context.subjects if id_ in self.kinds}
        return {kind: frozenset(id_ for id_ in kinds if kinds[id_] is kind) for kind in kinds.values()}

    def without_roles(self, context: Context) -> Context:
        """Return what a thread is about but for roles."""
        kept = tuple(id_ for id_ in context.subjects if self.kinds.get(id_) is not NameKind.ROLE)
        return replace(context, subjects=kept)

    def without_others(self, context: Context, mentions: Sequence[Mention]) -> Context:
        """Return what a thread is about but for certifications where these names mean others."""
        meant = {id_ for mention in mentions if mention.name.kind is NameKind.AMBIGUOUS for id_ in mention.name.ids}
        others = {self.parents.get(id_, id_) for id_ in meant if self.kinds.get(id_) in CERTIFIED}
        own = self.certifications(self.spread(context.subjects))
        # Who speaks of a level and then names another means one of the same certification.
        switches = self.certifications(meant) and not self.by_kind(context).get(NameKind.LEVEL)
        if not others or len(own) != 1 or others <= own or (others & own and not switches):
            return context
        return replace(
            context, subjects=tuple(id_ for id_ in context.subjects if not own.intersection(self.spread((id_,))))
        )
