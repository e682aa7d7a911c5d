"""How people speak of levels: by a word for one beside a name, by numbers, or by another level."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from bot.domain.knowledge import Knowledge
from bot.search.names import Mention
from bot.search.text import words

LEVEL_WORDS = frozenset(("level", "levels", "tier", "stage", "step", "lvl", "grade"))
"""Words beside which a level's bare name, such as `professional`, or its number is meant as one."""
ORDINALS: Mapping[str, int] = {
    **dict.fromkeys(("1", "first", "1st", "entry", "lowest", "beginner", "starter"), 1),
    **dict.fromkeys(("2", "second", "2nd", "middle", "mid", "intermediate"), 2),
    **dict.fromkeys(("3", "third", "3rd"), 3),
    **dict.fromkeys(("top", "highest", "last", "final", "most"), -1),
}
"""How people number levels; -1 is the highest."""
COUNTED: Mapping[str, int] = {"two": 2, "three": 3, "four": 4}
"""Numbers that stand for a level only behind the word for it: “tier three”, not “three levels”."""
_NUMBERS = frozenset((*ORDINALS, *COUNTED))
JOINING = frozenset(("and", "or", "to", "vs", "versus", "from", "against"))
"""Words between the numbers of two levels."""
LEVEL = "level"
_LEVEL = r"(?:level|tier|stage|step)"
BESIDE = (
    (1, re.compile(rf"\b(?:next|following) {_LEVEL}\b|\b(?:{_LEVEL}|one) (?:after|above|up|beyond)\b", re.IGNORECASE)),
    (
        -1,
        re.compile(rf"\b(?:previous|preceding) {_LEVEL}\b|\b(?:{_LEVEL}|one) (?:before|below|under)\b", re.IGNORECASE),
    ),
)
"""How people speak of the level above or below another one."""
_NUMBER = "|".join(word for word in ORDINALS if word != "most")
_NUMBERED = re.compile(
    rf"\b(?:the )?(?:very )?(?:{_NUMBER}) (?:{'|'.join(sorted(LEVEL_WORDS))}|one)\b|\bthe (?:{_NUMBER})(?=\W*$)",
    re.IGNORECASE,
)
"""A level by its number."""
_ONE = re.compile(rf"\bthe ({_NUMBER})(?: ones?\b|$)")
"""One of the levels that a thread is about by its number alone."""
Place = tuple[str, str | None, int]
"""The certification of a level, the source that names it so, and its order."""


def says_level(mention: Mention, split: Sequence[str]) -> bool:
    """Tell whether a level is meant for sure: its name has several words, or one for a level beside it."""
    beside = (*split[max(0, mention.start - 1) : mention.start], *split[mention.end : mention.end + 1])
    return len(words(mention.name.text)) > 1 or bool(LEVEL_WORDS.intersection(beside))


def numbered(levels: Mapping[str, int], split: Sequence[str], named: frozenset[str]) -> frozenset[str]:
    """Return the levels that numbers beside a word for a level stand for; `named` ones need none, but may have a partner."""
    if _NUMBERS.isdisjoint(split):
        return frozenset()
    beside = (pair for one, other in pairwise(split) for pair in ((one, other), (other, one)))
    orders = {ORDINALS[number] for number, word in beside if number in ORDINALS and word in LEVEL_WORDS}
    orders |= {COUNTED[number] for word, number in pairwise(split) if number in COUNTED and word in LEVEL_WORDS}
    if orders or named:
        orders |= {ORDINALS[one] for one, word in pairwise(split) if one in ORDINALS and word in JOINING}
    top = max(levels.values(), default=0)
    return frozenset(id_ for id_, order in levels.items() if order in orders or (-1 in orders and order == top))


def with_level(split: Sequence[str]) -> tuple[str, ...]:
    """Return words with `level` behind numbers that have no noun: `the second one`, `of the last`."""
    return tuple(_ONE.sub(rf"the \1 {LEVEL}", " ".join(split)).split())


def with_name(text: str, name: str) -> str:
    """Return a text that speaks of one level by its number, and of no level beside it, with the level's name instead."""
    several = len(_NUMBERED.findall(text)) != 1 or step_in(text)
    bare = name.removesuffix(f" {LEVEL.capitalize()}")
    # By a call: in a text to put in, a backslash of a name would stand for something else.
    return text if several else _NUMBERED.sub(lambda _: f"the {bare} {LEVEL}", text)


def step_in(text: str) -> int:
    """Return 1 for words that speak of the level above another one, -1 for those of the one below, else 0."""
    return next((by for by, cue in BESIDE if cue.search(text)), 0)


def without_steps(text: str) -> str:
    """Return a text with a plain word for a level in place of words that speak of the one above or below."""
    for _, cue in BESIDE:
        text = cue.sub(LEVEL, text)
    return text


def places_of(knowledge: Knowledge) -> dict[str, Place]:
    """Return where each level stands."""
    return {
        level.id: (certification.id, level.scheme, level.order)
        for certification in knowledge.certifications
        for level in certification.levels
    }


def stepped(places: Mapping[str, Place], levels: Iterable[str], by: int) -> frozenset[str]:
    """Return the levels that stand so many above those, each within the same source."""
    wanted = {(of, scheme, order + by) for of, scheme, order in (places[id_] for id_ in levels)}
    return frozenset(id_ for id_, place in places.items() if place in wanted)
