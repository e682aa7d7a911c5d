"""Find roles that are named by half: by the one word of their name that no other role has, such as `manager`."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from bot.domain.catalog import Role
from bot.domain.knowledge import Knowledge
from bot.search.names import ARTICLES, Mention
from bot.search.plain import PLAIN
from bot.search.text import stem, words

SHORTEST = 4
"""Letters of such a word."""
PEOPLE = frozenset("colleague colleagues folks guy guys people person peeps side staff stuff team teams work".split())
"""Words behind one that says in which field somebody works."""
FIELD = frozenset(("in", "into", "from"))
"""Words before one."""
_BRACKETED = re.compile(r"\([^)]*\)")


class HalfNames:
    """Knows by which words the roles of one knowledge are named by half."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Note the last word of each role's name, which is what somebody is, and the words before it, which are a field."""
        shared = Counter(word for role in knowledge.roles for word in set(_all_words(role)))
        taken = {word for subject in knowledge.certifications for word in words(subject.name)}
        people: dict[str, str] = {}
        fields: dict[str, str] = {}
        for role in knowledge.roles:
            *before, last = words(_BRACKETED.sub(" ", role.name)) or ("",)
            alone = {word for word in (*before, last) if shared[word] == 1} - taken
            own = {word for word in alone if len(word) >= SHORTEST and stem(word) not in PLAIN}
            people.update({last: role.id} if last in own and before else {})
            fields.update({word: role.id for word in before if word in own})
        self._people, self._fields = _with_plurals(people), _with_plurals(fields)

    def roles_in(self, split: Sequence[str], mentions: Collection[Mention]) -> frozenset[str]:
        """Return the roles that words outside of these names name by half.

        Of `project manager` the manager is none of ours: only plain words may stand before one who is named by the last word.
        """
        named = {place for mention in mentions for place in range(mention.start, mention.end)}
        return frozenset(self._found(split, [place for place in range(len(split)) if place not in named]))

    def _found(self, split: Sequence[str], places: Iterable[int]) -> Iterator[str]:
        for place in places:
            person, field = self._people.get(split[place], ""), self._fields.get(split[place], "")
            if not (person or field):
                continue
            before = split[place - 1] if place else ""
            after = split[place + 1] if place + 1 < len(split) else ""
            alone = not before or before in ARTICLES or stem(before) in PLAIN
            works = before in FIELD or after in PEOPLE or len(split) == 1 or (before == "for" and not after)
            yield from filter(None, (person if alone else "", field if works else ""))


def _with_plurals(roles: Mapping[str, str]) -> dict[str, str]:
    return {f"{word}s": id_ for word, id_ in roles.items()} | {**roles}


def _all_words(role: Role) -> Iterator[str]:
    return (word for name in (role.name, *role.aliases) for word in words(name))
