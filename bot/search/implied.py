"""Tell from the things named which side is asked for, where no cue says so."""

from collections.abc import Sequence

from bot.search.names import Mention, NameKind

COMPARE = "compare"
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


def implied(mentions: Sequence[Mention], split: Sequence[str], facets: Sequence[str]) -> tuple[str, ...]:
    """Return the facet of a comparison when two things of a kind are named with a word between them that weighs them."""
    between = BETWEEN | TOGETHER if not NEXT.issuperset(facets) else BETWEEN
    pairs = ((one, other) for place, one in enumerate(mentions) for other in mentions[place + 1 :])
    return (COMPARE,) if any(_weighed(one, other, split, between) for one, other in pairs) else ()


def _weighed(one: Mention, other: Mention, split: Sequence[str], between: frozenset[str]) -> bool:
    kinds = (one.name.kind, other.name.kind)
    alike = kinds[0] is kinds[1] in COMPARED or set(kinds) == {NameKind.CERTIFICATION, NameKind.ELSEWHERE}
    return alike and one.name.ids != other.name.ids and not between.isdisjoint(split[one.end : other.start])
