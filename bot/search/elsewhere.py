"""Tell whether a text asks on about certifications that we know by name only."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

from bot.domain.knowledge import Elsewhere, Knowledge
from bot.domain.reply import Context
from bot.search.asking_on import REFERRING, ROLE, asks_on
from bot.search.names import Mention, NameKind
from bot.search.resolving import Subjects
from bot.search.text import words

TO_US = frozenset(("you", "your"))
"""Words of who turns to the one that answers, as in `what do you know then`."""
OTHERS = frozenset(("list", "all", "any", "other", "others", "another", "else", "instead", "recommend", "suggest"))
"""Words of who asks for other things than the one that was spoken of."""
MOST = 3
"""Such certifications that a thread is about at the most."""
ID = 6
"""Bytes of what stands for a name in what is kept of a thread, which has no room for long ones."""


def ids_of(items: Sequence[Elsewhere]) -> tuple[str, ...]:
    """Return what stands for the first of these certifications in what a thread is about; they have names only, and no ids."""
    return tuple(map(_id, items[:MOST]))


class KnownElsewhere:
    """Knows the certifications that are known by name only, which a thread can be about as well."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Note their names, and the words that most names of our own certifications have."""
        self._named = {item.name: item for item in knowledge.elsewhere}
        self._kept = {_id(item): item for item in knowledge.elsewhere}
        titles = [set(words(certification.name)) for certification in knowledge.certifications]
        held = Counter(word for title in titles for word in title)
        self._ours = frozenset(word for word, count in held.items() if 1 < len(titles) < 2 * count)

    def named_by(self, mentions: Iterable[Mention]) -> tuple[Elsewhere, ...]:
        """Return those that these names stand for."""
        return tuple(self._named[m.name.ids[0]] for m in mentions if m.name.kind is NameKind.ELSEWHERE)

    def asked_on(
        self, split: Sequence[str], facets: Sequence[str], subjects: Subjects, context: Context
    ) -> tuple[Elsewhere, ...]:
        """Return those of the thread when a text asks on about them; it names nothing of ours and asks for no other.

        A bare name of several meanings, as in `and the practitioner one`, is then one of theirs.
        """
        refers = not REFERRING.isdisjoint(split)
        asks = (facets and ROLE not in facets) or refers or asks_on(split)
        others = OTHERS | self._ours | (frozenset() if refers else TO_US)
        if not asks or subjects.named or not others.isdisjoint(split):
            return ()
        return tuple(self._kept[id_] for id_ in context.subjects if id_ in self._kept)


def _id(item: Elsewhere) -> str:
    return hashlib.blake2b(item.name.encode("utf-8", "surrogatepass"), digest_size=ID).hexdigest()
