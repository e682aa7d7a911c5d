"""Answer which certification suits a role, with what every source recommends."""

from dataclasses import replace

from bot.domain.knowledge import Entry
from bot.domain.reason import Reason
from bot.domain.reply import Answer
from bot.search.engine import Engine
from bot.search.names import NameKind
from bot.search.question import Question
from bot.search.ranking import Ranking
from bot.service.telling import told_together

FACET = "role"
PROVIDER = "provider"
LEAD = "**{role}: what is recommended within that certification**"
ROLES = 2
"""Roles that are answered for in one reply; of more, nobody reads all."""


def recommended(engine: Engine, question: Question, ranking: Ranking) -> tuple[Answer, Reason] | None:
    """Return the recommendations of all sources for the roles named, when a recommendation is asked for."""
    roles = sorted(question.subjects.of(NameKind.ROLE))
    if FACET not in question.facets or PROVIDER in question.facets:
        return None
    found = (engine.entries.get(f"{role}/{FACET}") for role in roles)
    entries = tuple(_within(engine, entry, question.certifications) for entry in found if entry)[:ROLES]
    return (told_together(entries, ranking), Reason.ROLE) if entries else None


def _within(engine: Engine, entry: Entry, certifications: frozenset[str]) -> Entry:
    """Return the entry with the recommendations that concern these certifications, when there are any."""
    role = next(role for role in engine.knowledge.roles if role.id in entry.about)
    pairs = zip(role.recommendations, entry.statements, strict=True)
    kept = [
        statement
        for item, statement in pairs
        if certifications.intersection(named.certification for named in item.certifications)
    ]
    if not kept or len(kept) == len(entry.statements):
        return entry
    sources = dict.fromkeys(citation for statement in kept for citation in statement.sources)
    lead = LEAD.format(role=role.name)
    answer = "\n".join((lead, *(f"- {statement.text}" for statement in kept)))
    return replace(entry, answer=answer, statements=tuple(kept), sources=tuple(sources))
