"""Find which things a question wants to have compared."""

import re
from collections.abc import Sequence
from itertools import takewhile

from bot.domain.knowledge import Knowledge
from bot.search.names import NameKind
from bot.search.numbering import step_in
from bot.search.question import Question
from bot.search.reading import Reader
from bot.service.asking_to_compare import compares, speaks_of_several
from bot.service.level_names import LevelNames, Side
from bot.service.one_side import KINDS, TAKEN, OneSide

EITHER = re.compile(r"\bor\b", re.IGNORECASE)
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
LISTED = re.compile(r"\s*(?:[,;/&+]|\b(?:and|or|vs?|versus)\b\.?)\s*", re.IGNORECASE)
"""What stands between the items of a list."""
MOST = 3
"""Things that are compared at once."""


class Sides:
    """Finds sides with the names of one knowledge."""

    def __init__(self, knowledge: Knowledge, reader: Reader) -> None:
        """Note what names the levels have, and what else may stand for one side."""
        self._levels = LevelNames(knowledge, reader)
        self._one = OneSide(knowledge, reader, self._levels)

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
        return self._alone(question) if asked or speaks_of_several(question) else ()

    def _several(self, question: Question, parts: Sequence[str]) -> tuple[Side, ...]:
        """Return a side for each part, when all of them are of one kind."""
        named = (self._one.of(part, question) for part in parts if len(parts) <= MOST)
        found = [side for side in takewhile(bool, named) if side]  # one that is no thing ends it
        whole = next((side for side in found if side[0] is NameKind.CERTIFICATION), None)
        sides = [
            side for part, own in zip(parts, found, strict=False) if (side := self._one.beside_whole(part, own, whole))
        ]
        if len(sides) < len(parts) or len({kind for kind, _ in sides}) > 1:
            return ()
        ids = [id_ for _, side in sides for id_ in side]
        return self._levels.of_one_scheme(tuple(side for _, side in sides)) if len(set(ids)) == len(ids) else ()

    def _halves(self, question: Question, left: str, right: str) -> tuple[Side, ...]:
        """Return the sides of two halves; a half that names nothing stands for what the thread is about."""
        find = self._one
        other = find.of(right, question)
        tells = other or step_in(right)
        one = find.of(left, question) if tells else None
        one, other = find.stepped(left, one, other, question) or one, find.stepped(right, other, one, question) or other
        if other and not one:
            one = find.of_thread(question, other[0])
        if not one or not other or set(one[1]) & set(other[1]):
            return ()
        if one[0] is not other[0] and not TAKEN.issuperset((one[0], other[0])):
            return ()
        one, other = find.beside_whole(left, one, other), find.beside_whole(right, other, one)
        if not one or not other:
            return ()
        return self._levels.of_one_scheme((one[1], other[1]))

    def _alone(self, question: Question) -> tuple[Side, ...]:
        """Return the things of the narrowest kind that the question names several of."""
        for kind in KINDS:
            ids = tuple(sorted(question.subjects.of(kind)))
            if 1 < len(ids) <= MOST:
                return tuple((id_,) for id_ in ids)
        return ()
