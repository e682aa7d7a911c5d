"""Find the thing that one side of a comparison means, by its own words, the other side and the thread."""

import re
from decimal import Decimal

from bot.domain.knowledge import Knowledge
from bot.domain.reply import Context
from bot.search.names import NameKind
from bot.search.numbering import step_in, without_steps
from bot.search.plain import PLAIN
from bot.search.question import Question
from bot.search.reading import Reader
from bot.search.text import stem
from bot.service.asking_to_compare import COMPARED
from bot.service.guides import Guides
from bot.service.level_names import LevelNames, Side

PARTS = (NameKind.OFFER, NameKind.LEVEL)
KINDS = (*PARTS, NameKind.PATH, NameKind.TRACK, NameKind.CERTIFICATION, NameKind.PROVIDER, NameKind.ROLE)
"""Kinds of things that are compared, the narrowest first."""
TAKEN = frozenset((*PARTS, NameKind.CERTIFICATION))
"""Kinds that can be compared with each other."""
_AMOUNT = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d\d)?(?![\w%])")

Found = tuple[NameKind, Side]


class OneSide:
    """Finds one side with the names of one knowledge."""

    def __init__(self, knowledge: Knowledge, reader: Reader, levels: LevelNames) -> None:
        """Note who publishes each certification, and what each offer costs."""
        self._reader = reader
        self._levels = levels
        self._publishers = {item.id: item.publisher for item in knowledge.certifications}
        self._prices = [
            (offer.price.amount, item.id, offer.id)
            for item in knowledge.certifications
            for offer in item.offers
            if offer.price
        ]
        self._guides = Guides(knowledge)

    def of(self, text: str, whole: Question) -> Found | None:
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

    def stepped(self, text: str, own: Found | None, other: Found | None, question: Question) -> Found | None:
        """Return the level above or below one that the part names itself, the other part names, or the thread is about."""
        by = step_in(text)
        if not by:
            return None
        known = (found[1] for found in (own, other, self.of_thread(question, NameKind.LEVEL)) if found)
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

    def of_thread(self, question: Question, kind: NameKind) -> Found | None:
        """Return what a thread is about of a kind, else of another one that can be compared with it."""
        kinds = self._reader.things.kinds
        for wanted in dict.fromkeys((kind, *(KINDS if kind in TAKEN else ()))):
            ids = tuple(sorted(id_ for id_ in question.thread.subjects if kinds.get(id_) is wanted))
            if ids and (wanted is kind or wanted in TAKEN):
                return wanted, ids
        return None

    def beside_whole(self, text: str, own: Found | None, other: Found | None) -> Found | None:
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
