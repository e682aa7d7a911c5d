"""Find the names and aliases of what we know, and of what we know to be elsewhere, in the words of a question."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.search.text import fold, words

LONGEST_NAME = 8
"""Words of the longest name that is looked for."""
SHORTEST_FUZZY = 6
"""Letters a name must have before a misspelt form of it is accepted: shorter ones are too near to other words."""


class NameKind(StrEnum):
    """What a name stands for; the order says which wins when the same words are several."""

    CERTIFICATION = "certification"
    LEVEL = "level"
    OFFER = "offer"
    PROVIDER = "provider"
    PATH = "path"
    ROLE = "role"
    TRACK = "track"
    AMBIGUOUS = "ambiguous"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Name:
    """A name with what it stands for; `ids` holds several when the name alone does not decide."""

    text: str
    kind: NameKind
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in the words from `start` up to, not including, `end`."""

    start: int
    end: int
    name: Name
    exact: bool = True


class NameIndex:
    """All names, ready to be found exactly, run together, in the plural, or with a letter or two wrong."""

    def __init__(self, names: Iterable[Name]) -> None:
        """Index the names; of two equal ones of a kind the ids are united, of two kinds both are kept."""
        by_key: dict[str, dict[NameKind, Name]] = {}
        for name in names:
            key = fold(name.text)
            if key:
                kinds = by_key.setdefault(key, {})
                known = kinds.get(name.kind)
                ids = tuple(dict.fromkeys((*known.ids, *name.ids))) if known else name.ids
                kinds[name.kind] = Name(name.text, name.kind, ids)
        self._names: Mapping[str, tuple[Name, ...]] = {key: tuple(kinds.values()) for key, kinds in by_key.items()}
        self._fuzzy = [key for key in self._names if len(key) >= SHORTEST_FUZZY and not key.isdigit()]
        self.words = frozenset(
            word for kinds in by_key.values() for name in kinds.values() for word in words(name.text)
        )

    def find(self, question: Sequence[str], known: frozenset[str]) -> tuple[Mention, ...]:
        """Return the names in these words, longest first and not overlapping, in order of place.

        `known` are words that are spelt right: only a run with a word outside of it is compared letter by letter.
        """
        found: list[Mention] = []
        taken = [False] * len(question)
        for size in range(min(LONGEST_NAME, len(question)), 0, -1):
            for start in range(len(question) - size + 1):
                run = question[start : start + size]
                if any(taken[start : start + size]):
                    continue
                mentions = tuple(self._at(start, run, known))
                if mentions:
                    found.extend(mentions)
                    taken[start : start + size] = [True] * size
        return tuple(sorted(found, key=lambda mention: (mention.start, mention.end)))

    def _at(self, start: int, run: Sequence[str], known: frozenset[str]) -> Iterator[Mention]:
        key = "".join(run)
        names = self._names.get(key) or (self._names.get(key[:-1]) if key.endswith("s") else None)
        exact = names is not None
        if names is None and len(key) >= SHORTEST_FUZZY and any(word not in known for word in run):
            names = self._nearest(key)
        for name in names or ():
            yield Mention(start, start + len(run), name, exact)

    def _nearest(self, key: str) -> tuple[Name, ...] | None:
        allowed = 1 if len(key) < 10 else 2
        best = process.extractOne(key, self._fuzzy, scorer=OSA.distance, score_cutoff=allowed)
        return self._names[best[0]] if best and best[0][0] == key[0] else None
