"""Find which things a question wants to have compared."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import takewhile

from bot.domain.knowledge import Knowledge
from bot.domain.reply import Context
from bot.search.names import NameKind
from bot.search.numbering import ORDINALS
from bot.search.question import Question, Reader
from bot.search.text import words
from bot.service.guides import Guides, telling_words

FACET, ROLE = "compare", "role"
CUES = (
    r"vs?\b|versus\b|against\b|compar\w*|diff\w*|contrast\w*|distinguish\w*",
    r"same (?:as|thing|or)\b|(?<!\b(?:in|at|of|by) the )same\b",
    r"next to\b|side by side\b|alongside\b",
    r"better than\b|instead of\b|rather than\b|split between\b|equivalent\b|equal to\b",
    r"what changes\b|adds? (?:up )?(?:on|over|to|compared)\b|on top of\b",
    r"(?:dis)?agree\w*|overlap\w*|pros\b|which is which\b|which is what\b",
    r"separates?\b|opposed to\b|(?:more|less|fewer)(?: \w+)? than\b|between\b|which (?:\w+ )?has more\b",
    r"(?:cheaper|longer|shorter|harder|easier|tougher|better|pricier|more expensive)\b",
)
"""How people ask for a comparison."""
EITHER = re.compile(r"\bor\b", re.IGNORECASE)
_CUES = re.compile(rf"\b(?:{'|'.join(CUES)})", re.IGNORECASE)
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
OF_THREAD = re.compile(
    r"\bwhich (?:one|of (?:them|these|those|the (?:two|three)))\b|\b(?:either|both) of (?:them|these|those)\b|\bthe two\b",
    re.IGNORECASE,
)
"""How people speak of several things that were named before."""
_LEVEL = r"(?:level|tier|stage|step)"
BESIDE = (
    (1, re.compile(rf"\b(?:next|following) {_LEVEL}\b|\b(?:{_LEVEL}|one) (?:after|above|up|beyond)\b", re.IGNORECASE)),
    (
        -1,
        re.compile(rf"\b(?:previous|preceding) {_LEVEL}\b|\b(?:{_LEVEL}|one) (?:before|below|under)\b", re.IGNORECASE),
    ),
)
"""How people speak of the level above or below another one."""
_AMOUNT = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d\d)?(?![\w%])")
LISTED = re.compile(r"\s*(?:[,;/&+]|\b(?:and|or|vs?|versus)\b\.?)\s*", re.IGNORECASE)
"""What stands between the items of a list."""
PARTS = (NameKind.OFFER, NameKind.LEVEL)
KINDS = (*PARTS, NameKind.PATH, NameKind.TRACK, NameKind.CERTIFICATION, NameKind.PROVIDER, NameKind.ROLE)
"""Kinds of things that are compared, the narrowest first."""
TAKEN = frozenset((*PARTS, NameKind.CERTIFICATION))
"""Kinds that can be compared with each other."""
LEVEL = " level"

MOST = 3
"""Things that are compared at once."""

Side = tuple[str, ...]
Found = tuple[NameKind, Side]


class Sides:
    """Finds sides with the names of one knowledge."""

    def __init__(self, knowledge: Knowledge, reader: Reader) -> None:
        """Note which source names which levels, and by which words sources and certifications are known."""
        self._reader = reader
        self._schemes = {level.id: level.scheme for item in knowledge.certifications for level in item.levels}
        self._orders = {level.id: level.order for item in knowledge.certifications for level in item.levels}
        self._prices = [
            (offer.price.amount, item.id, offer.id)
            for item in knowledge.certifications
            for offer in item.offers
            if offer.price
        ]
        titles = {word for item in knowledge.certifications for word in words(item.name)}
        levels = [level for item in knowledge.certifications for level in item.levels]
        named = (word for level in levels for name in (level.name, *level.aliases) for word in words(name))
        self._level_words = frozenset(named) - titles | {*ORDINALS}
        self._guides = Guides(knowledge)
        self._told_by = telling_words(knowledge)

    def of(self, question: Question) -> tuple[Side, ...]:
        """Return two or more sides; nothing when no comparison is asked for, or a side cannot be told."""
        asked = compares(question)
        parts = [part for part in LISTED.split(question.text) if part.strip()]
        if len(parts) > 2 and (sides := self._several(question, parts)):
            return sides
        for split in SPLITS if asked else (EITHER,):
            parts = split.split(question.text)
            if len(parts) > 2 and (sides := self._several(question, parts)):
                return sides
            for found in split.finditer(question.text):
                sides = self._halves(question, question.text[: found.start()], question.text[found.end() :])
                if sides:
                    return sides
        return self._alone(question) if asked or _speaks_of_several(question) else ()

    def _several(self, question: Question, parts: Sequence[str]) -> tuple[Side, ...]:
        """Return a side for each part, when all of them are of one kind."""
        found = (self._side(part, question) for part in parts if len(parts) <= MOST)
        sides = [side for side in takewhile(bool, found) if side]  # one that is no thing ends it
        if len(sides) < len(parts) or len({kind for kind, _ in sides}) > 1:
            return ()
        ids = [id_ for _, side in sides for id_ in side]
        return self._of_one_scheme(tuple(side for _, side in sides)) if len(set(ids)) == len(ids) else ()

    def _halves(self, question: Question, left: str, right: str) -> tuple[Side, ...]:
        """Return the sides of two halves; a half that names nothing stands for what the thread is about."""
        other = self._side(right, question)
        tells = other or any(cue.search(right) for _, cue in BESIDE)
        one = self._side(left, question) if tells else None
        one, other = self._beside(left, one, other, question) or one, self._beside(right, other, one, question) or other
        if other and not one:
            one = self._of_thread(question, other[0])
        if not one or not other or set(one[1]) & set(other[1]):
            return ()
        if one[0] is not other[0] and not TAKEN.issuperset((one[0], other[0])):
            return ()
        return self._of_one_scheme((one[1], other[1]))

    def _side(self, text: str, whole: Question) -> Found | None:
        """Return the narrowest thing that a part of a question names, with the help of the certifications of the whole."""
        guides = self._guides.named(text)
        within = frozenset(self._reader.resolver.parents[id_] for id_, by in self._schemes.items() if by in guides)
        own = self._reader.read(text)
        certifications = own.certifications or within or whole.certifications
        levels = self._levels(own, certifications, guides)
        if levels:
            return NameKind.LEVEL, levels
        read = self._reader.read(text, Context(tuple(sorted(certifications)))) if certifications else own
        priced = self._priced(text, certifications)
        for kind in KINDS:
            ids = read.subjects.of(kind)
            if priced and kind not in PARTS:
                return priced
            if ids and (kind in read.subjects.named or kind in PARTS):
                return self._as_level(text, certifications) or (kind, tuple(sorted(ids)))
        return self._as_level(text, certifications)

    def _priced(self, text: str, certifications: frozenset[str]) -> Found | None:
        """Return the one offer that costs an amount in a part, for which people call it by its price."""
        amounts = {Decimal(amount.replace(",", "")) for amount in _AMOUNT.findall(text)}
        ids = tuple(
            id_
            for amount, of, id_ in self._prices
            if amount in amounts and (not certifications or of in certifications)
        )
        return (NameKind.OFFER, ids) if len(ids) == 1 else None

    def _beside(self, text: str, own: Found | None, other: Found | None, question: Question) -> Found | None:
        """Return the level above or below one that the part names itself, the other part names, or the thread is about."""
        by = next((by for by, cue in BESIDE if cue.search(text)), 0)
        if not by:
            return None
        known = (found[1] for found in (own, other, self._of_thread(question, NameKind.LEVEL)) if found)
        bases = next((side for side in known if self._schemes.keys() & {*side}), ())
        parents = self._reader.resolver.parents
        beside = tuple(
            id_
            for base in bases
            for id_, order in self._orders.items()
            if (parents[id_], self._schemes[id_]) == (parents[base], self._schemes[base])
            and order == self._orders[base] + by
        )
        return (NameKind.LEVEL, beside) if beside else None

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

    def _as_level(self, text: str, certifications: frozenset[str]) -> Found | None:
        """Return the level that a bare word such as `associate` is, beside a certification."""
        for word in dict.fromkeys(words(text)) if certifications else ():
            if word in self._level_words:
                read = self._reader.read(word + LEVEL, Context(tuple(sorted(certifications))))
                if levels := read.subjects.of(NameKind.LEVEL):
                    return NameKind.LEVEL, tuple(sorted(levels))
        return None

    def _of_thread(self, question: Question, kind: NameKind) -> Found | None:
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
        """Keep of levels those of one certification, and that one source names, when it is the only one for a side.

        Nothing is left when a side is still several things: guides may name a level differently, but not two of them.
        """
        sides = self._of_one_certification(sides)
        if not all(map(self._is_one_thing, sides)):
            return ()
        for side in sides:
            schemes = {self._schemes.get(id_) for id_ in side}
            if len(schemes) == 1 and None not in schemes:
                return tuple(tuple(i for i in other if self._schemes.get(i) in schemes) or other for other in sides)
        return sides

    def _of_one_certification(self, sides: tuple[Side, ...]) -> tuple[Side, ...]:
        parents = self._reader.resolver.parents
        for side in sides:
            certified = {parents.get(id_) for id_ in side}
            if len(certified) == 1 and None not in certified:
                return tuple(tuple(i for i in other if parents.get(i) in certified) or other for other in sides)
        return sides

    def _is_one_thing(self, side: Side) -> bool:
        parents = self._reader.resolver.parents
        return len(side) == 1 or (self._schemes.keys() >= {*side} and len({parents[id_] for id_ in side}) == 1)


def compares(question: Question) -> bool:
    """Tell whether a comparison is asked for in so many words."""
    return FACET in question.facets or bool(_CUES.search(question.text))


def _speaks_of_several(question: Question) -> bool:
    """Tell whether a question names nothing itself and asks how the things of its thread differ."""
    return not question.subjects.named and ROLE not in question.facets and bool(OF_THREAD.search(question.text))
