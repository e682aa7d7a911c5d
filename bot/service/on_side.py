"""Find the entry that answers a question for one certification alone, on the side that is asked for."""

from collections.abc import Iterable

from bot.domain.knowledge import Entry
from bot.search.engine import Engine
from bot.search.question import Question


def best_for(
    engine: Engine, question: Question, certification: str, sure: Iterable[Entry], facets: Iterable[str]
) -> Entry | None:
    """Return the first entry that was told of that certification alone, else the nearest on these sides, else any that was told."""
    spread, told, sides = engine.reader.resolver.spread, tuple(sure), frozenset(facets)
    others = {other.id for other in engine.knowledge.certifications} - {certification}
    alone = (entry for entry in told if others.isdisjoint(spread(entry.about)))
    near = (ranked for ranked in engine.ranker.about(question, certification) if others.isdisjoint(ranked.about))
    on_side = (ranked.entry for ranked in near if ranked.entry.facet in sides)
    return next(alone, None) or next(on_side, None) or next(iter(told), None)
