"""Find which things a question wants to have compared."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import takewhile

from bot.domain.knowledge import Knowledge
from bot.domain.reply import Context
from bot.search.names import NameKind
from bot.search.numbering import step_in, without_steps
from bot.search.plain import PLAIN
from bot.search.question import Question
from bot.search.reading import Reader
from bot.search.text import stem
from bot.service.guides import Guides
from bot.service.level_names import LevelNames, Side

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
CUE = re.compile(rf"\b(?:{'|'.join(CUES)})", re.IGNORECASE)
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
_AMOUNT = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d\d)?(?![\w%])")
LISTED = re.compile(r"\s*(?:[,;/&+]|\b(?:and|or|vs?|versus)\b\.?)\s*", re.IGNORECASE)
"""What stands between the items of a list."""
PARTS = (NameKind.OFFER, NameKind.LEVEL)
KINDS = (*PARTS, NameKind.PATH, NameKind.TRACK, NameKind.CERTIFICATION, NameKind.PROVIDER, NameKind.ROLE)
"""Kinds of things that are compared, the narrowest first."""
TAKEN = frozenset((*PARTS, NameKind.CERTIFICATION))
"""Kinds that can be compared with each other."""
COMPARED = re.compile(
    rf"(?:certs?|certifications?|certificates?|programm?e?s?|side|guides?)$|(?:{'|'.join(CUES)})", re.IGNORECASE
)
"""Words around a name that is compared."""

MOST = 3
"""Things that are compared at once."""

Found = tuple[NameKind, Side]


class Sides:
    """Finds sides with the names of one knowledge."""

    def __init__(self, knowledge: Knowledge, reader: Reader) -> None:
        """Note which source names which levels, and by which words sources and certifications are known."""
        self._reader = reader
        self._levels = LevelNames(knowledge, reader)
        self._publishers = {item.id: item.publisher for item in knowledge.certifications}
        self._prices = [
            (offer.price.amount, item.id, offer.id)
            for item in knowledge.certifications
            for offer in item.offers
            if offer.price
        ]
        self._guides = Guides(knowledge)

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
        named = (self._side(part, question) for part in parts if len(parts) <= MOST)
        found = [side for side in takewhile(bool, named) if side]  # one that is no thing ends it
        whole = next((side for side in found if side[0] is NameKind.CERTIFICATION), None)
        sides = [
            side for part, own in zip(parts, found, strict=False) if (side := self._beside_whole(part, own, whole))
        ]
        if len(sides) < len(parts) or len({kind for kind, _ in sides}) > 1:
            return ()
        ids = [id_ for _, side in sides for id_ in side]
        return self._levels.of_one_scheme(tuple(side for _, side in sides)) if len(set(ids)) == len(ids) else ()

    def _halves(self, question: Question, left: str, right: str) -> tuple[Side, ...]:
        """Return the sides of two halves; a half that names nothing stands for what the thread is about."""
        other = self._side(right, question)
        tells = other or step_in(right)
        one = self._side(left, question) if tells else None
        one, other = self._beside(left, one, other, question) or one, self._beside(right, other, one, question) or other
        if other and not one:
            one = self._of_thread(question, other[0])
        if not one or not other or set(one[1]) & set(other[1]):
            return ()
        if one[0] is not other[0] and not TAKEN.issuperset((one[0], other[0])):
            return ()
        one, other = self._beside_whole(left, one, other), self._beside_whole(right, other, one)
        if not one or not other:
            return ()
        return self._levels.of_one_scheme((one[1], other[1]))

    def _beside_whole(self, text: str, own: Found | None, other: Found | None) -> Found | None:
        """Return what a part means beside a whole certification: of an ambiguous name rather another one than a level of it.

        Of several it means the one by the same publisher. Nothing is left when that does not decide.
        """
        if not own or not other or (own[0], other[0]) != (NameKind.LEVEL, NameKind.CERTIFICATION):
            return own
        read = self._reader.read(text)
        meant = self._reader.things.certifications(read.subjects.meant) - {*other[1]}
        if NameKind.LEVEL in read.subjects.named or not meant:
            return own
        publishers = {self._publishers[id_] for id_ in other[1]}
        alike = tuple(sorted(id_ for id_ in meant if self._publishers[id_] in publishers))
        return (NameKind.CERTIFICATION, alike) if len(alike) == 1 else None

    def _side(self, text: str, whole: Question) -> Found | None:
        """Return the narrowest thing that a part of a question names, with the help of the certifications of the whole."""
        text = without_steps(text)
        guides = self._guides.named(text)
        within = frozenset(self._reader.things.parents[id_] for id_, by in self._levels.schemes.items() if by in guides)
        own = self._reader.read(text)
        certifications = own.certifications or within or whole.certifications
        levels = self._levels.named(own, certifications, guides) or self._levels.numbered(text, own)
        if levels:
            return NameKind.LEVEL, levels
        read = self._reader.read(text, Context(tuple(sorted(certifications)))) if certifications else own
        priced = self._priced(text, certifications)
        for kind in KINDS:
            ids = read.subjects.of(kind)
            if priced and kind not in PARTS:
                return priced
            if ids and (kind in read.subjects.named or kind in PARTS):
                bare = self._levels.bare(text, certifications)
                return (NameKind.LEVEL, bare) if bare else (kind, tuple(sorted(ids)))
        bare = self._levels.bare(text, certifications)
        return (NameKind.LEVEL, bare) if bare else self._by_hint(own)

    def _by_hint(self, own: Question) -> Found | None:
        """Return the certification whose name has the one word that tells something in a part."""
        telling = {word for word in own.words if stem(word) not in PLAIN and not COMPARED.search(word)}
        hints = self._levels.hints(own) if len(telling) == 1 else frozenset[str]()
        return (NameKind.CERTIFICATION, tuple(hints)) if len(hints) == 1 else None

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
        by = step_in(text)
        if not by:
            return None
        known = (found[1] for found in (own, other, self._of_thread(question, NameKind.LEVEL)) if found)
        bases = next((side for side in known if self._levels.schemes.keys() & {*side}), ())
        parents = self._reader.things.parents
        beside = tuple(
            id_
            for base in bases
            for id_, order in self._levels.orders.items()
            if (parents[id_], self._levels.schemes[id_]) == (parents[base], self._levels.schemes[base])
            and order == self._levels.orders[base] + by
        )
        return (NameKind.LEVEL, beside) if beside else None

    def _of_thread(self, question: Question, kind: NameKind) -> Found | None:
        kinds = self._reader.things.kinds
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


def compares(question: Question) -> bool:
    """Tell whether a comparison is asked for in so many words."""
    return FACET in question.facets or bool(CUE.search(question.text))


def _speaks_of_several(question: Question) -> bool:
    """Tell whether a question names nothing itself and asks how the things of its thread differ."""
    return not question.subjects.named and ROLE not in question.facets and bool(OF_THREAD.search(question.text))
