"""Find which things a question wants to have compared."""

import re
from collections.abc import Sequence

from bot.domain.knowledge import Knowledge
from bot.domain.reply import Context
from bot.search.names import NameKind
from bot.search.question import Question, Reader
from bot.search.resolving import ORDINALS
from bot.search.text import words
from bot.service.guides import Guides, telling_words

FACET = "compare"
CUES = (
    r"\bvs?\b|\bversus\b|\bagainst\b|\bcompar\w*|\bdiff\w*|\bcontrast\w*|\bdistinguish\w*",
    r"\bsame (?:as|thing|or)\b|(?<!\b(?:in|at|of|by) the )\bsame\b",
    r"\bnext to\b|\bside by side\b|\balongside\b",
    r"\bbetter than\b|\binstead of\b|\brather than\b|\bsplit between\b|\bequivalent\b|\bequal to\b",
    r"\bwhat changes\b|\badds? (?:up )?(?:on|over|to|compared)\b|\bon top of\b",
    r"\b(?:dis)?agree\w*|\boverlap\w*|\bpros\b|\bwhich is which\b|\bwhich is what\b",
    r"\bseparates?\b|\bopposed to\b|\b(?:more|less|fewer)(?: \w+)? than\b|\bbetween\b|\bwhich (?:\w+ )?has more\b",
    r"\b(?:cheaper|longer|shorter|harder|easier|tougher|better|pricier|more expensive)\b",
)
"""How people ask for a comparison."""
EITHER = re.compile(r"\bor\b", re.IGNORECASE)
_CUES = re.compile("|".join(CUES), re.IGNORECASE)
SPLITS = (
    re.compile(r"\b(?:vs?|versus|against|as opposed to)\b\.?", re.IGNORECASE),
    re.compile(
        r"\b(?:compared|compare|equal|equivalent) (?:to|with)\b|\bdiff\w* (?:from|to|than)\b|\bsame as\b|\bdistinct from\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:instead of|rather than|on top of|next to|alongside|than|over)\b", re.IGNORECASE),
    EITHER,
    re.compile(r"\b(?:to|from|and|with)\b", re.IGNORECASE),
    re.compile(r"\s[/&+]\s|/|\+|->|,"),
)
"""What stands between two sides, the plainest first."""
PARTS = (NameKind.OFFER, NameKind.LEVEL)
KINDS = (*PARTS, NameKind.PATH, NameKind.TRACK, NameKind.CERTIFICATION, NameKind.PROVIDER, NameKind.ROLE)
"""Kinds of things that are compared, the narrowest first."""
TAKEN = frozenset((*PARTS, NameKind.CERTIFICATION))
"""Kinds that can be compared with each other."""
LEVEL = " level"

MOST = 3
"""Things that are compared at once."""

Side = tuple[str, ...]


class Sides:
    """Finds sides with the names of one knowledge."""

    def __init__(self, knowledge: Knowledge, reader: Reader) -> None:
        """Note which source names which levels, and by which words sources and certifications are known."""
        self._reader = reader
        self._schemes = {level.id: level.scheme for item in knowledge.certifications for level in item.levels}
        titles = {word for item in knowledge.certifications for word in words(item.name)}
        levels = [level for item in knowledge.certifications for level in item.levels]
        named = (word for level in levels for name in (level.name, *level.aliases) for word in words(name))
        self._level_words = frozenset(named) - titles | {*ORDINALS}
        self._guides = Guides(knowledge)
        self._told_by = telling_words(knowledge)

    def of(self, question: Question) -> tuple[Side, ...]:
        """Return two or more sides; nothing when no comparison is asked for, or a side cannot be told."""
        asked = compares(question)
        for split in SPLITS if asked else (EITHER,):
            parts = split.split(question.text)
            if len(parts) > 2 and (sides := self._several(question, parts)):
                return sides
            for found in split.finditer(question.text):
                sides = self._halves(question, question.text[: found.start()], question.text[found.end() :])
                if sides:
                    return sides
        return self._alone(question) if asked else ()

    def _several(self, question: Question, parts: Sequence[str]) -> tuple[Side, ...]:
        """Return a side for each part, when all of them are of one kind."""
        found = [self._side(part, question) for part in parts]
        sides = [side for side in found if side]
        if len(sides) < len(parts) or len({kind for kind, _ in sides}) > 1 or len(sides) > MOST:
            return ()
        ids = [id_ for _, side in sides for id_ in side]
        return self._of_one_scheme(tuple(side for _, side in sides)) if len(set(ids)) == len(ids) else ()

    def _halves(self, question: Question, left: str, right: str) -> tuple[Side, ...]:
        """Return the sides of two halves; a half that names nothing stands for what the thread is about."""
        other = self._side(right, question)
        one = (self._side(left, question) or self._of_thread(question, other[0])) if other else None
        if not one or not other or set(one[1]) & set(other[1]):
            return ()
        if one[0] is not other[0] and not TAKEN.issuperset((one[0], other[0])):
            return ()
        return self._of_one_scheme((one[1], other[1]))

    def _side(self, text: str, whole: Question) -> tuple[NameKind, Side] | None:
        """Return the narrowest thing that a part of a question names, with the help of the certifications of the whole."""
        guides = self._guides.named(text)
        within = frozenset(self._reader.resolver.parents[id_] for id_, by in self._schemes.items() if by in guides)
        own = self._reader.read(text)
        certifications = own.certifications or within or whole.certifications
        levels = self._levels(own, certifications, guides)
        if levels:
            return NameKind.LEVEL, levels
        read = self._reader.read(text, Context(tuple(sorted(certifications))))
        for kind in KINDS:
            ids = read.subjects.of(kind)
            if ids and (kind in read.subjects.named or kind in PARTS):
                return self._as_level(text, certifications) or (kind, tuple(sorted(ids)))
        return self._as_level(text, certifications)

    def _levels(self, own: Question, certifications: frozenset[str], guides: frozenset[str]) -> Side:
        """Return the levels that a part names itself, of an ambiguous name those of the certification or guide it speaks of."""
        parents = self._reader.resolver.parents
        named = own.subjects.of(NameKind.LEVEL)
        meant = named or frozenset(id_ for id_ in own.subjects.meant if id_ in self._schemes)
        hints = own.certifications or frozenset(self._told_by[word] for word in own.words if word in self._told_by)
        for wanted in (hints, certifications):
            kept = frozenset(id_ for id_ in meant if parents[id_] in wanted)
            meant = kept or meant
        by_guide = frozenset(id_ for id_ in meant if self._schemes[id_] in guides)
        return tuple(sorted(by_guide or meant))

    def _as_level(self, text: str, certifications: frozenset[str]) -> tuple[NameKind, Side] | None:
        """Return the level that a bare word such as `associate` is, beside a certification."""
        for word in dict.fromkeys(words(text)) if certifications else ():
            if word in self._level_words:
                read = self._reader.read(word + LEVEL, Context(tuple(sorted(certifications))))
                if levels := read.subjects.of(NameKind.LEVEL):
                    return NameKind.LEVEL, tuple(sorted(levels))
        return None

    def _of_thread(self, question: Question, kind: NameKind) -> tuple[NameKind, Side] | None:
        kinds = self._reader.resolver.kinds
        for wanted in dict.fromkeys((kind, *(KINDS if kind in TAKEN else ()))):
            ids = tuple(sorted(id_ for id_ in question.thread.subjects if kinds.get(id_) is wanted))
            if ids and (wanted is kind or wanted in TAKEN):
                return wanted, ids
        return None

    def _alone(self, question: Question) -> tuple[Side, ...]:
        """Return the things of the narrowest kind that the question names several of."""
        for kind in KINDS:
            ids = tuple(sorted(question.subjects.of(kind)))
            if 1 < len(ids) <= MOST:
                return tuple((id_,) for id_ in ids)
        return ()

    def _of_one_scheme(self, sides: tuple[Side, ...]) -> tuple[Side, ...]:
        """Keep of levels those that one source names, when it is the only one for a side."""
        for side in sides:
            schemes = {self._schemes.get(id_) for id_ in side}
            if len(schemes) == 1 and None not in schemes:
                return tuple(tuple(i for i in other if self._schemes.get(i) in schemes) or other for other in sides)
        return sides


def compares(question: Question) -> bool:
    """Tell whether a comparison is asked for in so many words."""
    return FACET in question.facets or bool(_CUES.search(question.text))
