"""Browse the knowledge in use: a card by any of its names, and what a name may begin."""

from collections.abc import Callable, Iterable, Set
from dataclasses import replace

from bot.domain.card import Card, Found, Kind, Link, Nowhere, Several
from bot.domain.knowledge import Knowledge
from bot.search.lookup import Lookup
from bot.service.cards import card, links_of


class Browsing:
    """Looks things up by name; the names are collected once for each knowledge."""

    def __init__(self, current: Callable[[], Knowledge], hidden: Callable[[], Set[str]] = frozenset) -> None:
        """Browse what `current` gives at that moment, without the entries whose ids are `hidden` then."""
        self._current = current
        self._hidden = hidden
        self._of: tuple[Knowledge, Lookup] | None = None

    @property
    def knowledge(self) -> Knowledge:
        """Return the knowledge in use."""
        return self._current()

    @property
    def shown(self) -> Knowledge:
        """Return the knowledge in use without the entries that are hidden."""
        knowledge, hidden = self.knowledge, self._hidden()
        entries = (entry for entry in knowledge.entries if entry.id not in hidden)
        return replace(knowledge, entries=tuple(entries)) if hidden else knowledge

    def found(self, text: str) -> Found:
        """Return the card of what a text names: a name, an alias or an id, also with a slip."""
        knowledge, lookup = self._now()
        ids = lookup.whole(text)
        if len(ids) == 1:
            return self.card(ids[0])
        if ids:
            return Several(_links(knowledge, ids))
        if elsewhere := lookup.elsewhere(text):
            # What is spelt alike is something else.
            return Nowhere(elsewhere=elsewhere)
        return Nowhere(_links(knowledge, lookup.nearest(text)))

    def is_name(self, text: str) -> bool:
        """Say whether a text is the name of one thing, or its id, and nothing else."""
        return len(self._now()[1].exact(text)) == 1

    def card(self, id_: str) -> Card | Nowhere:
        """Return the card of a thing, or of an entry, by its id; Nowhere when it is no longer there."""
        return card(self.shown, id_)

    def begun(self, typed: str, kinds: Iterable[Kind], most: int) -> tuple[Link, ...]:
        """Return at most so many things of these kinds with a name that may begin so, best first, slips forgiven."""
        knowledge, lookup = self._now()
        links, wanted = links_of(knowledge), frozenset(kinds)
        ids = (id_ for id_ in lookup.begun(typed) if links[id_].kind in wanted)
        return tuple(links[id_] for _, id_ in zip(range(most), ids, strict=False))

    def _now(self) -> tuple[Knowledge, Lookup]:
        knowledge = self.knowledge
        if self._of is None or self._of[0] is not knowledge:
            self._of = (knowledge, Lookup(knowledge))
        return self._of


def _links(knowledge: Knowledge, ids: Iterable[str]) -> tuple[Link, ...]:
    entries = {entry.id: Link(Kind.ENTRY, entry.id, entry.question) for entry in knowledge.entries}
    links = links_of(knowledge)
    return tuple(links.get(id_) or entries[id_] for id_ in ids if id_ in links or id_ in entries)
