"""Responsible for what written entries and those made from the catalog have to do with each other."""

from collections.abc import Iterator

from bot.content.checks.references import dangling_entries
from bot.content.draft import Draft
from bot.content.ids import ENTRY
from bot.content.problems import problem
from bot.domain.knowledge import Knowledge
from bot.domain.problem import Problem

_TAKEN = "this id belongs to an entry that is made from the catalog"


def made_problems(draft: Draft, knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each id of a written entry that a made one has, and for each reference to a made entry that is none."""
    made = frozenset(entry.id for entry in knowledge.entries[len(draft.ids[ENTRY]) :])
    for id_ in made & draft.ids[ENTRY].keys():
        yield problem("duplicate-id", draft.ids[ENTRY][id_].location, _TAKEN, id_)
    yield from dangling_entries(draft, made)
