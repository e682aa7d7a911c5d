"""Answer who tells what they hold and asks on: what the sources say comes next."""

import re

from bot.domain.knowledge import Entry
from bot.search.engine import Engine
from bot.search.question import Question
from bot.service.adviser import Adviser

NEXT = "next"
ASKED_WITH_NEXT = frozenset((NEXT, "role", "audience", "levels"))
"""Sides that ask for nothing else where it is asked what comes next."""
HELD = re.compile(r"\b(?:hold|have|ive|holding|passed|cleared|finished|completed|done|did|got|earned)\b")
"""How somebody tells what they hold."""
DIRECTIONS = re.compile(r"\b(?:same|cross) track\b.*\b(?:same|cross) track\b")
BOTH_DIRECTIONS = frozenset(("track", "compare"))
"""How people ask for two directions in which it goes on, and the sides that this seems to be about."""


def after_held(engine: Engine, adviser: Adviser, question: Question) -> tuple[Entry, ...]:
    """Return what the sources say comes next after the highest of the levels that somebody holds, when that is asked."""
    plain = " ".join(question.words)
    directions = bool(DIRECTIONS.search(plain))
    asked = set(question.facets) - (BOTH_DIRECTIONS if directions else set())
    next_ = directions or (NEXT in asked and HELD.search(plain))
    if not next_ or not ASKED_WITH_NEXT.issuperset(asked):
        return ()
    ladder = adviser.chooser.ladder
    held = [ladder.rungs[id_] for id_ in adviser.read(question).held if id_ in ladder.rungs]
    levels = [rung for rung in held if rung.level]
    if not levels or len({(rung.certification.id, rung.level.scheme) for rung in levels if rung.level}) > 1:
        return ()
    highest = max(levels, key=lambda rung: rung.level.order if rung.level else 0)
    entry = engine.entries.get(f"{highest.id}/{NEXT}")
    return (entry,) if entry else ()
