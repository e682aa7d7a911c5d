"""Tell what is recommended for roles, to somebody with what they hold, can spend and speak of."""

from dataclasses import replace

from bot.domain.knowledge import Entry
from bot.domain.reason import Reason
from bot.domain.reply import Answer
from bot.search.engine import Engine
from bot.search.question import Question
from bot.search.ranking import Ranking
from bot.service.adviser import Adviser
from bot.service.asking_to_compare import compares
from bot.service.brief import brief, constrained
from bot.service.telling import PROBABLE, told_together

FACET = "role"
LEAD = "**{role}: what is recommended within that certification**"
DESCRIBED = "That sounds like the work of this role: {role} (our inference; name your job if it is another)."
ROLES = 2
"""Roles that are answered for in one reply; of more, nobody reads all."""


class ForRoles:
    """Tells from one knowledge."""

    def __init__(self, engine: Engine, adviser: Adviser) -> None:
        """Take what advises, and note what people call things."""
        self._engine, self._adviser = engine, adviser
        self._labels = {source.id: source.title for source in engine.knowledge.sources}
        rungs = adviser.chooser.ladder.rungs.values()
        self._names = {**{r.certification.id: r.certification.name for r in rungs}, **{r.id: r.name for r in rungs}}
        self._roles = {role.id: role for role in engine.knowledge.roles}

    def told(
        self, roles: tuple[str, ...], question: Question, ranking: Ranking, inferred: tuple[str, ...] = ()
    ) -> tuple[Answer, Reason] | None:
        """Return the recommendations of all sources for these roles, of which some are inferred."""
        found = (self._engine.entries.get(f"{role}/{FACET}") for role in roles)
        within = frozenset[str]() if compares(question) else question.certifications
        entries = tuple(self._within(entry, within) for entry in found if entry)[:ROLES]
        if not entries:
            return None
        advice = self._constrained(roles, question)
        lead = self._described(inferred) if inferred else ""
        # What is recommended for a role names it: it needs no question above it.
        text = "\n\n".join(filter(None, (lead, *(entry.answer.strip() for entry in entries), advice)))
        return told_together(entries, ranking, text), Reason.DESCRIBED if inferred else Reason.ROLE

    def inferred(self, role: str, question: Question, ranking: Ranking) -> tuple[Answer, Reason]:
        """Return what is recommended for the role whose work somebody seems to describe."""
        entry = self._within(self._engine.entries[f"{role}/{FACET}"], question.certifications)
        text = f"{self._described((role,))}\n\n{entry.answer.strip()}"
        return told_together((entry,), ranking, text, PROBABLE), Reason.DESCRIBED

    def _described(self, roles: tuple[str, ...]) -> str:
        return DESCRIBED.format(role=" and ".join(self._roles[role].name for role in roles))

    def _constrained(self, roles: tuple[str, ...], question: Question) -> str:
        """Return what is recommended to somebody who has told what they hold or can spend; nothing when they have not."""
        wish = self._adviser.read(question)
        if not constrained(wish):
            return ""
        advice = self._adviser.choose(replace(wish, roles=roles, lines=(), publishers=()))
        return brief(advice, self._labels, self._names)

    def _within(self, entry: Entry, certifications: frozenset[str]) -> Entry:
        """Return the entry with the recommendations that concern these certifications, when there are any."""
        role = next(role for role in self._engine.knowledge.roles if role.id in entry.about)
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
