"""What a text takes from its thread: a short one that asks on says only what is new."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.knowledge import Entry
from bot.domain.reply import Context
from bot.search.names import Mention, NameIndex, NameKind
from bot.search.numbering import ORDINALS, with_level
from bot.search.plain import PLAIN
from bot.search.resolving import COMPARE, FACET_KINDS
from bot.search.text import stem, words
from bot.search.things import OPEN, Things

SHORT = 5
"""Words of a text that is short enough to be asking on about the facet of its thread."""
LONG = 12
"""Words from which a question stands for itself, however it starts."""
OPENERS = frozenset(("and", "but", "or", "also", "so", "ok", "okay"))
"""Words that start a text that asks on."""
ABOUT = frozenset((("what", "about"), ("how", "about"), ("same", "for")))
"""Pairs of words that start one, or follow such a word."""
ASKING = frozenset(
    """
    am are can could did do does doing had has have how is may might must need said shall should was were what when where
    which who whom whose why will would
    """.split()
)
"""Words that make a whole question, which says itself what it wants to know."""
STANDING_IN = frozenset(("one", "ones"))
"""Words that stand for the kind of thing that the thread is about."""
REFERRING = frozenset(("it", "that", "this", "those"))
"""Words that stand for what was said last."""
LEVEL, AUDIENCE, ROLE = "level", "audience", "role"
WIDE = frozenset((AUDIENCE, ROLE, COMPARE, "levels"))
"""Sides on which a name of several meanings may stand for people, or for what is put beside the subject of the thread."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What a text takes from its thread: words for what it leaves out, and the facet."""

    words: tuple[str, ...] = ()
    facets: tuple[str, ...] = ()


def asks_on(split: Sequence[str]) -> bool:
    """Tell whether a text is so short, or starts so, that it may be about the facet of its thread."""
    return len(split) <= SHORT or (len(split) < LONG and len(_rest(split)) < len(split))


def is_fragment(split: Sequence[str]) -> bool:
    """Tell whether a text asks on without being a whole question."""
    return asks_on(split) and ASKING.isdisjoint(_rest(split))


def completed(split: Sequence[str], context: Context, things: Things, names: NameIndex) -> tuple[str, ...]:
    """Return the words with the kind of thing that they leave out, such as `path` after `and the second`.

    To a fragment nothing is added that makes neither a name nor a number of a level of them; a whole question in a thread on
    levels gets `level` behind a number alone.
    """
    noun = _noun(context, things)
    if noun is None or not is_fragment(split):
        return with_level(split) if noun == LEVEL else tuple(split)
    longer = (*(word for word in split if word not in STANDING_IN), noun)
    numbered = noun == LEVEL and len(longer) > 1 and longer[-2] in ORDINALS
    named = any(mention.end == len(longer) > mention.start + 1 for mention in names.find(longer, frozenset(longer)))
    return longer if numbered or named else tuple(split)


def carried(
    split: Sequence[str],
    mentions: Sequence[Mention],
    own: Sequence[str],
    context: Context,
    entry: Entry | None,
    names: NameIndex,
) -> Carried:
    """Return what the words take from the thread when they ask on; `own` are their own facets, `entry` was told last.

    A text that names another subject and nothing else repeats the question that was answered last.
    """
    if set(own) == {COMPARE} and context.facet and (asks_on(split) or not REFERRING.isdisjoint(split)):
        return Carried(facets=(*own, context.facet))
    telling = _telling(split, mentions)
    renamed = not telling and any(mention.name.kind is NameKind.CERTIFICATION for mention in mentions)
    if own or not (asks_on(split) or renamed):
        return Carried()
    if telling and not is_fragment(split):
        return Carried()
    facet = context.facet or (entry.facet if entry else None)
    facets = (facet,) if facet else ()
    if entry and mentions and is_fragment(split) and not telling:
        return Carried(_without_names(entry.question, names), facets)
    return Carried(tuple(facet.split("-")) if facet else (), facets)


def for_others(
    split: Sequence[str], mentions: Sequence[Mention], own: Sequence[str], *, amending: bool = False
) -> bool:
    """Tell whether a text asks on for people that are no role we know, such as `and for managers?`, or puts a role right."""
    named = any(mention.name.kind is NameKind.ROLE for mention in mentions)
    people = amending or AUDIENCE in own or "for" in _rest(split)[:1]
    return people and not named and is_fragment(split) and bool(_telling(split, mentions))


def for_another_role(split: Sequence[str], own: Sequence[str], roles: Collection[str], context: Context) -> bool:
    """Tell whether a text asks on for other roles than those of its thread; `roles` are those that its names can mean.

    An ambiguous name, and half of a name, mean a role where recommendations are asked for.
    """
    return bool(roles) and context.facet == ROLE and set(own) <= {ROLE, AUDIENCE} and is_fragment(split)


def titles(ids: Iterable[str], titled: Mapping[str, str]) -> tuple[str, ...]:
    """Return the words of the names of these things, each name once."""
    return tuple(word for title in dict.fromkeys(titled[id_] for id_ in ids if id_ in titled) for word in words(title))


def _rest(split: Sequence[str]) -> Sequence[str]:
    """Return the words behind those that only ask on."""
    place = 0
    while place < len(split) and split[place] in OPENERS:
        place += 1
    return split[place + 2 :] if tuple(split[place : place + 2]) in ABOUT else split[place:]


def _noun(context: Context, things: Things) -> str | None:
    if context.facet in FACET_KINDS:
        return context.facet
    levels = any(things.kinds.get(id_) is NameKind.LEVEL for id_ in context.subjects)
    return LEVEL if levels or context.facet == "levels" else None


def _telling(split: Sequence[str], mentions: Sequence[Mention]) -> tuple[str, ...]:
    named = {place for mention in mentions for place in range(mention.start, mention.end)}
    beside = (word for place, word in enumerate(split) if place not in named)
    return tuple(word for word in beside if stem(word) not in PLAIN and word not in ORDINALS)


def _without_names(question: str, names: NameIndex) -> tuple[str, ...]:
    split = words(question)
    found = (mention for mention in names.find(split, frozenset(split)) if mention.name.kind not in OPEN)
    named = {place for mention in found for place in range(mention.start, mention.end)}
    return tuple(word for place, word in enumerate(split) if place not in named)
