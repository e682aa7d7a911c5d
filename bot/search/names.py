"""Find the names and aliases of what we know, and of what we know to be elsewhere, in the words of a question."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from bot.search.near_names import NearNames
from bot.search.text import fold, words

LONGEST_NAME = 8
"""Words of the longest name that is looked for."""
JOINING = frozenset(("and", "or", "to", "versus", "vs"))
"""Words between two names, of which one may lack what they share."""
ARTICLES = frozenset(("a", "an", "the"))


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


Run = tuple[int, int]
Found = tuple[tuple[Name, ...], bool]


class NameIndex:
    """All names, ready to be found exactly, run together, in the plural, or with a letter or two wrong."""

    def __init__(self, names: Iterable[Name], parents: Mapping[str, str] = MappingProxyType({})) -> None:
        """Index the names; of two equal ones of a kind the ids are united, of two kinds both are kept.

        `parents` holds the certification of each offer.
        """
        self._parents = parents
        by_key: dict[str, dict[NameKind, Name]] = {}
        for name in names:
            key = fold(name.text)
            if key:
                kinds = by_key.setdefault(key, {})
                known = kinds.get(name.kind)
                ids = tuple(dict.fromkeys((*known.ids, *name.ids))) if known else name.ids
                kinds[name.kind] = Name(name.text, name.kind, ids)
        self._names: Mapping[str, tuple[Name, ...]] = {key: tuple(kinds.values()) for key, kinds in by_key.items()}
        self._beginnings = frozenset(key[:size] for key in self._names for size in range(1, len(key) + 1))
        self._near = NearNames(self._names)
        self.words = frozenset(
            word for kinds in by_key.values() for name in kinds.values() for word in words(name.text)
        )

    def find(self, question: Sequence[str], known: frozenset[str]) -> tuple[Mention, ...]:
        """Return the names in these words, longest first and not overlapping, in order of place.

        Of two that overlap and are of one length the one without an article wins: it says more.

        `known` are words that are spelt right: only a run with a word outside of it is compared letter by letter.
        """
        runs = dict(self._spelt(question))
        if not known.issuperset(question):
            runs = {**dict(self._misspelt(question, known)), **runs}
        if not runs:
            return ()
        found = self._with_shared(question, self._of_those_named(runs, _mentions(runs, question), question))
        return tuple(sorted(found, key=lambda mention: (mention.start, mention.end)))

    def _of_those_named(
        self, runs: Mapping[Run, Found], found: list[Mention], question: Sequence[str]
    ) -> list[Mention]:
        """Let offers of other certifications than those named give way to offers of theirs in the same words."""
        offers = [one for one in found if one.name.kind is NameKind.OFFER]
        if not offers:
            return found
        named = {id_ for one in found if one.name.kind is NameKind.CERTIFICATION for id_ in one.name.ids}
        others = {id_ for id_, parent in self._parents.items() if parent not in named} if named else set()
        strange = [one for one in offers if others.issuperset(one.name.ids)]
        if not strange:
            return found
        again = _mentions(dict(_without(runs, others)), question)
        within = [{other.name.kind for other in again if one.start <= other.start < one.end} for one in strange]
        return again if all(kinds == {NameKind.OFFER} for kinds in within) else found

    def _with_shared(self, question: Sequence[str], found: list[Mention]) -> list[Mention]:
        """Add names that share words with the one beside them, such as both of `the north or south path`.

        They win over an ambiguous name of the single word that is left.
        """
        if JOINING.isdisjoint(question):
            return found
        shared = [other for mention in found for other in self._shared(question, mention)]
        own = {
            place
            for mention in found
            if mention.end - mention.start > 1 or mention.name.kind is not NameKind.AMBIGUOUS
            for place in range(mention.start, mention.end)
        }
        places = {mention.start for mention in shared} - own
        return [
            *(mention for mention in found if mention.start not in places),
            *(mention for mention in shared if mention.start in places),
        ]

    def _shared(self, question: Sequence[str], mention: Mention) -> Iterator[Mention]:
        *head, last = question[mention.start : mention.end]
        if not head:
            return
        for beside, place in ((mention.start - 1, mention.start - 2), (mention.end, mention.end + 1)):
            if 0 <= beside < len(question) and question[beside] in JOINING and 0 <= place < len(question):
                word = question[place]
                before = place < mention.start
                names = self._names.get("".join((*head, word))) or (self._names.get(word + last) if before else None)
                yield from (Mention(place, place + 1, name) for name in names or () if name.kind is mention.name.kind)

    def _spelt(self, question: Sequence[str]) -> Iterator[tuple[Run, Found]]:
        """Yield the runs of words that are names as they stand, run together, or in the plural."""
        names, beginnings = self._names, self._beginnings
        for start, first in enumerate(question):
            # Of a name in the plural the word is no beginning, but it is without its last letter.
            if first not in beginnings and first[:-1] not in names:
                continue
            key = ""
            for end, word in enumerate(question[start : start + LONGEST_NAME], start=start + 1):
                key += word
                found = names.get(key) or (names.get(key[:-1]) if word.endswith("s") else None)
                if found:
                    yield (start, end), (found, True)
                if key not in beginnings:
                    break

    def _misspelt(self, question: Sequence[str], known: frozenset[str]) -> Iterator[tuple[Run, Found]]:
        """Yield the runs with an unknown word that are names but for a letter or two."""
        strange = [word not in known for word in question]
        for start in range(len(question)):
            for end in range(start + 1, min(start + LONGEST_NAME, len(question)) + 1):
                if not any(strange[start:end]):
                    continue
                if near := self._near.of("".join(question[start:end])):
                    yield (start, end), (self._names[near], False)


def _mentions(runs: Mapping[Run, Found], question: Sequence[str]) -> list[Mention]:
    chosen = _not_overlapping(runs, question)
    return [Mention(*run, name, runs[run][1]) for run in chosen for name in runs[run][0]]


def _without(runs: Mapping[Run, Found], barred: set[str]) -> Iterator[tuple[Run, Found]]:
    for run, (names, exact) in runs.items():
        if left := tuple(name for name in names if name.kind is not NameKind.OFFER or not barred.issuperset(name.ids)):
            yield run, (left, exact)


def _not_overlapping(runs: Mapping[Run, Found], question: Sequence[str]) -> list[Run]:
    """Return the longest runs that do not overlap.

    One gives words away to the name of an offer when the words left are a name of the same: in `acme exam only`, where
    `acme exam` is a name, they are `acme`.
    """
    if len(runs) == 1:
        return list(runs)
    chosen: list[Run] = []
    for run in sorted(runs, key=lambda run: (run[0] - run[1], question[run[0]] in ARTICLES, run[0])):
        over = [other for other in chosen if other[0] < run[1] and run[0] < other[1]]
        left = _left(over[0], run) if len(over) == 1 and _all_offers(runs[run]) else None
        if left and left in runs and _stand_for(runs[left]) == _stand_for(runs[over[0]]):
            chosen.remove(over[0])
            chosen.extend((left, run))
        elif not over:
            chosen.append(run)
    return chosen


def _left(whole: Run, taken: Run) -> Run | None:
    """Return the words of one run before or behind those of another that reaches out of it."""
    if taken[0] > whole[0] and taken[1] > whole[1]:
        return whole[0], taken[0]
    return (taken[1], whole[1]) if taken[0] < whole[0] and taken[1] < whole[1] else None


def _all_offers(found: Found) -> bool:
    return all(name.kind is NameKind.OFFER for name in found[0])


def _stand_for(found: Found) -> set[tuple[NameKind, tuple[str, ...]]]:
    return {(name.kind, name.ids) for name in found[0]}
