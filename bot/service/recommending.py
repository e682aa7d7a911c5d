"""Answer which certification suits a role, with what every source recommends."""

from bot.domain.reply import Answer
from bot.search.engine import Engine
from bot.search.names import NameKind
from bot.search.question import Question
from bot.search.ranking import Ranking
from bot.service.telling import told_together

FACET = "role"
ROLES = 2
"""Roles that are answered for in one reply; of more, nobody reads all."""


def recommended(engine: Engine, question: Question, ranking: Ranking) -> Answer | None:
    """Return the recommendations of all sources for the roles named, when a recommendation is asked for."""
    if FACET not in question.facets:
        return None
    roles = sorted(question.subjects.of(NameKind.ROLE))
    ids = (f"{role}/{FACET}" for role in roles)
    entries = tuple(engine.entries[id_] for id_ in ids if id_ in engine.entries)[:ROLES]
    return told_together(entries, ranking) if entries else None
