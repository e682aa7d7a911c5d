"""What comes next after something held: the directions that its sources give, and what entries say of it."""

from collections.abc import Iterator, Set
from dataclasses import dataclass

from bot.domain.catalog import NextStep
from bot.domain.knowledge import Entry, Knowledge
from bot.service.steps import Ladder, Rung

FACET = "next"


@dataclass(frozen=True, slots=True)
class After:
    """A step with the directions after it, by name, and the ids of the steps that each leads to."""

    step: Rung
    directions: tuple[tuple[str, NextStep], ...]


@dataclass(frozen=True, slots=True)
class Following:
    """All that is known of what comes next."""

    afters: tuple[After, ...]
    entries: tuple[Entry, ...]


def following(knowledge: Knowledge, ladder: Ladder, id_: str, without: Set[str] = frozenset()) -> Following:
    """Return what comes after a level, or after each level of a certification, else what an entry says of it.

    Entries (ids) that are to be done without are passed over.
    """
    own = tuple(_afters(ladder, id_))
    named = {id_, *(after.step.id for after in own)}
    written = (
        e for e in knowledge.entries if e.facet == FACET and e.known and not e.statements and e.id not in without
    )
    told = (entry for entry in written if named & {*entry.about})
    return Following(own, tuple(sorted(told, key=lambda entry: len(entry.about))[:1]) if not own else ())


def _afters(ladder: Ladder, id_: str) -> Iterator[After]:
    for step in ladder.of(id_):
        if directions := ladder.next(step):
            yield After(ladder.rungs[step], directions)
