"""Answer how two things differ, with the best that is known about each side."""

from bot.domain.knowledge import Entry
from bot.domain.reason import Reason
from bot.domain.reply import Answer
from bot.search.engine import Engine
from bot.search.names import NameKind
from bot.search.question import Question
from bot.search.ranking import Ranking
from bot.service.telling import told_together

FACET = "compare"
KINDS = (NameKind.OFFER, NameKind.LEVEL, NameKind.CERTIFICATION, NameKind.PATH, NameKind.TRACK, NameKind.PROVIDER)
"""Kinds of things that are compared, the narrowest first."""
SIDES = 2
WRITTEN = 3
"""A comparison that an editor wrote is told when it is among so many of the best entries."""


def compared(engine: Engine, question: Question, ranking: Ranking) -> tuple[Answer, Reason] | None:
    """Return both sides of a comparison of two things of a kind; one that an editor wrote goes before."""
    sides = _sides(question) if FACET in question.facets else ()
    if len(sides) != SIDES:
        return None
    for ranked in ranking.best[:WRITTEN]:
        if set(sides) <= set(ranked.about) and ranked.entry.known:
            return told_together((ranked.entry,), ranking), Reason.COMPARISON
    entries = tuple(entry for side in sides if (entry := _best(engine, question, side, sides)))
    return (told_together(entries, ranking), Reason.COMPARISON) if len(entries) == SIDES else None


def _sides(question: Question) -> tuple[str, ...]:
    for kind in KINDS:
        ids = question.subjects.of(kind)
        if len(ids) == SIDES:
            return tuple(sorted(ids))
    return ()


def _best(engine: Engine, question: Question, side: str, sides: tuple[str, ...]) -> Entry | None:
    """Return the best entry about one side and not about the other, or the one that tells all of it."""
    kind = engine.reader.resolver.kinds[side]
    if whole := engine.entries.get(f"{side}/{kind}"):
        return whole
    others = set(sides) - {side}
    found = (ranked.entry for ranked in engine.ranker.about(question, side) if not others & set(ranked.about))
    return next((entry for entry in found if entry.known), None)
