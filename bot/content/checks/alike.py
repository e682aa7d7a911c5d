"""Responsible for entries that people, and the search, can hardly tell apart: near-ask, near-duplicate."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from bot.content.checks.names import spelled
from bot.content.draft import Draft
from bot.content.folding import folded
from bot.content.ids import ENTRY, Bearer, bearers
from bot.content.near import Words, alike_pairs, groups, misspelt_pairs
from bot.content.nodes import scalars, text_of
from bot.content.problems import MOST_PER_FILE, problem, shown
from bot.domain.location import Location
from bot.domain.problem import Problem

ALIKE = 0.8
"""Share of common words from which two answers count as nearly the same."""
SHORTEST_ALIKE = 4
"""Words of an answer that is compared, little ones not counted; in shorter ones a single word makes the difference."""
SHORTEST_PLURAL = 5

_LITTLE = frozenset(
    "a an the is are am be was do does did i im me my we our you your it its this that these there any some to of for in on at "
    "please pls plz just really so and also hi hey hello can could would will".split()
)
"""Words that tell no two questions apart."""
_FEWEST_WORDS = 2

_NEAR = "the entry {entry} asks nearly the same in {place}: {text}"
_SAME_ANSWER = "the entry {entry} in {place} has the same answer"
_AND_MORE = ", and {count} more have it"
_NEAR_ANSWER = "the entry {entry} in {place} has nearly the same answer"


class _Ask(NamedTuple):
    entry: str
    text: str
    words: Words
    location: Location


def near_asks(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each ask that is told from one of another entry only by little words or a misspelt one."""
    asks = tuple(_asks(draft))
    told: set[int] = set()
    for one, other in _near_pairs(asks):
        first, second = asks[one], asks[other]
        if other not in told and first.entry != second.entry and folded(first.text) != folded(second.text):
            told.add(other)
            message = _NEAR.format(entry=first.entry, place=spelled(first.location), text=shown(first.text))
            yield problem("near-ask", second.location, message, second.text)


def near_duplicates(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each answer that another entry has, once for all that have it, and for each that is nearly another's.

    Answers about different things, or with different numbers, are no near duplicates: they say the same of each.
    """
    entries = tuple(entry for entry in bearers(draft.folder, ENTRY) if text_of(entry.node, "answer"))
    answers = [folded(text_of(entry.node, "answer")) for entry in entries]
    for group in groups(answers):
        first, second = entries[group[0]], entries[group[1]]
        yield _duplicate(_SAME_ANSWER + (_AND_MORE.format(count=len(group) - 2) if group[2:] else ""), first, second)
    for one, other in islice(_near_answers(entries, answers), MOST_PER_FILE + 1):
        yield _duplicate(_NEAR_ANSWER, entries[one], entries[other])


def _asks(draft: Draft) -> Iterator[_Ask]:
    for entry in bearers(draft.folder, ENTRY):
        for text, node in (*scalars(entry.node, "question"), *scalars(entry.node, "asks/*")):
            yield _Ask(entry.id, text, _telling(text), entry.document.at(node))


def _telling(text: str) -> Words:
    """Return the words of a text that tell it from others, without their plural s."""
    words = (word for word in folded(text).split() if word not in _LITTLE)
    return tuple(
        word[:-1] if len(word) >= SHORTEST_PLURAL and word.endswith("s") and word[-2] != "s" else word for word in words
    )


def _near_pairs(asks: Sequence[_Ask]) -> Iterator[tuple[int, int]]:
    for group in groups(ask.words if len(ask.words) >= _FEWEST_WORDS else None for ask in asks):
        first = asks[group[0]].entry
        stranger = next((number for number in group if asks[number].entry != first), group[0])
        yield from ((group[0] if asks[number].entry != first else stranger, number) for number in group[1:])
    entries_with = _entries_with_word(asks)
    for one, other in misspelt_pairs([ask.words for ask in asks]):
        # A word that several entries have is no misspelling: former and format, not former and formre.
        unlike = set(asks[one].words) ^ set(asks[other].words)
        if any(len(entries_with[word]) == 1 for word in unlike):
            yield min(one, other), max(one, other)


def _entries_with_word(asks: Sequence[_Ask]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for ask in asks:
        for word in ask.words:
            found.setdefault(word, set()).add(ask.entry)
    return found


def _near_answers(entries: Sequence[Bearer], answers: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield each entry whose answer is nearly that of an entry before it, with the first such entry."""
    telling = [_telling(answer) for answer in answers]
    long = [number for number, words in enumerate(telling) if len(words) >= SHORTEST_ALIKE]
    told: set[int] = set()
    for one, other in alike_pairs([frozenset(telling[number]) for number in long], ALIKE):
        first, second = long[one], long[other]
        if second not in told and answers[first] != answers[second] and _comparable(entries[first], entries[second]):
            told.add(second)
            yield first, second


def _comparable(one: Bearer, other: Bearer) -> bool:
    return all(
        not (mine and theirs) or mine == theirs
        for mine, theirs in ((_about(one), _about(other)), (_numbers(one), _numbers(other)))
    )


def _about(entry: Bearer) -> set[str]:
    return {text for text, _ in scalars(entry.node, "about/*")}


def _numbers(entry: Bearer) -> set[str]:
    return {word for word in folded(text_of(entry.node, "answer")).split() if any(letter.isdigit() for letter in word)}


def _duplicate(message: str, first: Bearer, second: Bearer) -> Problem:
    said = message.format(entry=first.id, place=spelled(first.location))
    return problem("near-duplicate", second.location, said, second.id)
