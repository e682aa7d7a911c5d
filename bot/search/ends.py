"""Tell the ends of a scale apart: the dearest from the cheapest, the longest from the shortest.

The cues are plain English; nothing here belongs to one knowledge folder.
"""

import re
from collections.abc import Iterable
from enum import StrEnum

from bot.search.denying import DENYING
from bot.search.text import words


class Scale(StrEnum):
    """What things are ranked by when the first or last of them is asked for."""

    COST = "cost"
    TIME = "time"
    EFFORT = "effort"
    AGE = "age"
    FAME = "fame"
    AMOUNT = "amount"


ENDS: dict[Scale, tuple[str, str]] = {
    Scale.COST: (
        r"cheapest|least (?:expensive|costly|pricey)|lowest (?:price|cost|fee)s?|most affordable|costs? (?:the )?least|inexpensive",
        r"most (?:expensive|costly|pricey)|priciest|dearest|costliest|highest (?:price|cost|fee)s?|costs? (?:the )?most",
    ),
    Scale.TIME: (r"shortest|quickest|fastest|(?:least|less) time|briefest", r"longest|slowest|(?:the )?most time"),
    Scale.EFFORT: (
        r"easiest|simplest|least (?:difficult|demanding|hard)",
        r"hardest|toughest|most (?:difficult|demanding|challenging)|trickiest",
    ),
    Scale.AGE: (r"oldest|earliest", r"newest|latest|most recent|youngest"),
    Scale.FAME: (
        r"least (?:popular|known|recognized|respected)",
        r"most (?:popular|known|recogni[sz]ed|respected|famous|wanted)",
    ),
    Scale.AMOUNT: (r"lowest|smallest|fewest", r"highest|biggest|largest|greatest"),
}
"""How people speak of the low and of the high end of each scale."""
FACETS: dict[Scale, str] = {Scale.COST: "price", Scale.TIME: "duration", Scale.EFFORT: "difficulty"}
"""The side of a subject on which a scale is."""
_ENDS = {(scale, high): re.compile(rf"\b(?:{cue})\b") for scale, both in ENDS.items() for high, cue in enumerate(both)}
_ANY = re.compile(rf"\b(?:{'|'.join(cue for both in ENDS.values() for cue in both)})\b")
_DENIED = re.compile(rf"\b(?:{'|'.join(sorted(DENYING))}) (?:(?:a|an|the) )?$")

End = tuple[Scale, int]


def ends_in(texts: Iterable[str]) -> frozenset[End]:
    """Return the ends of scales that texts speak of, without those that they deny."""
    return frozenset(end for text in texts for end in _of(" ".join(words(text))))


def opposite(ends: Iterable[End]) -> frozenset[End]:
    """Return the other ends of the same scales."""
    return frozenset((scale, 1 - high) for scale, high in ends)


def _of(plain: str) -> Iterable[End]:
    if ("st" in plain or "inexpensive" in plain) and _ANY.search(plain):
        for end, cue in _ENDS.items():
            found = cue.search(plain)
            if found and not _DENIED.search(plain[: found.start()]):
                yield end
