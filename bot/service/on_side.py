"""Find the entry that answers a question for one certification alone, on the side that is asked for."""

from collections.abc import Iterable
from itertools import chain

from bot.domain.knowledge import Entry
from bot.search.engine import Engine
from bot.search.question import Question


def best_for(
    engine: Engine, question: Question, certification: str, sure: Iterable[Entry], facets: Iterable[str]
) -> Entry | None:
    """Return the entry that was told of that certification alone on one of these sides, else the nearest on them, else any told.

    What the sources give goes before what they do not.
    """
    spread, told, sides = engine.reader.things.spread, tuple(sure), frozenset(facets)
    others = {other.id for other in engine.knowledge.certifications} - {certification}
    near = (ranked for ranked in engine.ranker.about(question, certification) if others.isdisjoint(ranked.about))
    on_side = tuple(ranked.entry for ranked in near if ranked.entry.facet in sides)
    alone = [entry for entry in told if others.isdisjoint(spread(entry.about))]
    fitting = (
        entry for several in (alone, on_side[:1], told) for entry in several if entry.facet in sides and entry.known
    )
    return next(chain(fitting, (e for e in alone if e.facet in sides), on_side, alone, told), None)
