"""Tell from the things named which side is asked for, where no cue says so."""

from collections.abc import Sequence

from bot.search.names import Mention, NameKind

COMPARE, WHAT_IS = "compare", "what-is"
COMPARED = frozenset(
    (
        NameKind.CERTIFICATION,
        NameKind.LEVEL,
        NameKind.OFFER,
        NameKind.PATH,
        NameKind.TRACK,
        NameKind.PROVIDER,
    )
)
"""Kinds of things that people weigh against each other."""
BETWEEN = frozenset(("against", "or", "than", "versus", "vs"))
"""Words that weigh two things against each other."""
TOGETHER = frozenset(("and",))
"""Words that do so when a side of the two things is asked for."""
NEXT = frozenset(("next",))
"""Sides for which they do not: what comes next is asked by who has both."""
WHAT = frozenset((("what", "is"), ("whats",)))
"""What stands around a bare name when it is asked what it is."""
AROUND = frozenset("a actually again an and but exactly ok okay really so the then".split())
"""Words around that say nothing."""


def implied(mentions: Sequence[Mention], split: Sequence[str], facets: Sequence[str]) -> tuple[str, ...]:
    """Return the facet of a comparison when two things of a kind are named with a word between them that weighs them.

    A certification of which nothing but `what is` is said is asked what it is.
    """
    if not facets and len(mentions) == 1 and _asks_what(mentions[0], split):
        return (WHAT_IS,)
    between = BETWEEN | TOGETHER if not NEXT.issuperset(facets) else BETWEEN
    pairs = ((one, other) for place, one in enumerate(mentions) for other in mentions[place + 1 :])
    return (COMPARE,) if any(_weighed(one, other, split, between) for one, other in pairs) else ()


def _weighed(one: Mention, other: Mention, split: Sequence[str], between: frozenset[str]) -> bool:
    kinds = (one.name.kind, other.name.kind)
    alike = kinds[0] is kinds[1] in COMPARED or set(kinds) == {NameKind.CERTIFICATION, NameKind.ELSEWHERE}
    return alike and one.name.ids != other.name.ids and not between.isdisjoint(split[one.end : other.start])


def _asks_what(mention: Mention, split: Sequence[str]) -> bool:
    said = (word for word in (*split[: mention.start], *split[mention.end :]) if word not in AROUND)
    return mention.name.kind is NameKind.CERTIFICATION and tuple(said) in WHAT
