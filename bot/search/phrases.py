"""Find of which set phrases a message consists, and of nothing else."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Generic, TypeVar

Kind = TypeVar("Kind", bound=StrEnum)


class Phrases(Generic[Kind]):
    """Phrases of several kinds, and words around them that change nothing."""

    def __init__(self, said: Mapping[Kind, str], filler: str) -> None:
        """Take what people say by kind, separated by commas."""
        self._kinds = {tuple(phrase.split()): kind for kind, several in said.items() for phrase in several.split(",")}
        self._longest = max(map(len, self._kinds))
        self._firsts = frozenset(phrase[0] for phrase in self._kinds)
        self._filler = frozenset(filler.split())

    def in_(self, words: Sequence[str]) -> tuple[Kind, ...]:
        """Return the kinds of the phrases that a message consists of; none when it says anything else, too."""
        said: list[Kind] = []
        place = 0
        while place < len(words):
            longest = min(self._longest, len(words) - place) if words[place] in self._firsts else 0
            for size in range(longest, 0, -1):
                kind = self._kinds.get(tuple(words[place : place + size]))
                if kind:
                    said.append(kind)
                    place += size
                    break
            else:
                if words[place] not in self._filler:
                    return ()
                place += 1
        return tuple(said)
