"""A reply with all that led to it, and what its thread is about after it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from bot.domain.knowledge import Entry
from bot.domain.reason import Reason
from bot.domain.reply import Answer, Context, Courtesy, Gap, Reply, Suggestions, Turn
from bot.search.policy import Signal
from bot.search.question import Question
from bot.search.ranking import Ranking
from bot.search.resolving import COMPARE

UseCase = Callable[[Question, Ranking], tuple[Reply, Reason] | None]
"""Answers questions of one kind, with the reason, and leaves the others."""


@dataclass(frozen=True, slots=True)
class Considered:
    """A reply with all that led to it: what was understood, the ranking, its signals, the confidence, the reason."""

    question: Question
    ranking: Ranking
    signals: Mapping[Signal, float]
    confidence: float
    reply: Reply
    reason: Reason


def turn_of(considered: Considered, context: Context) -> Turn:
    """Return the reply with what the thread is about after it; `context` is what it was about before."""
    told = _first(considered.reply)
    on_last = considered.reason is Reason.REJOINDER and (told is None or told.id == context.entry)
    if on_last or isinstance(considered.reply, Courtesy):
        return Turn(considered.reply, context)
    if considered.reason is Reason.ELSEWHERE and not considered.question.certifications:
        return Turn(considered.reply, considered.question.context_elsewhere)
    return Turn(considered.reply, _context(considered.question, considered.reply))


def _context(question: Question, reply: Reply) -> Context:
    """Return what the thread is about: what the question named, else what was answered."""
    context, told = question.context, _first(reply)
    if told is None:
        return _asked_back(context, reply)
    facet = told.facet if told.facet != COMPARE else None
    asked = facet if facet in question.facets else context.facet
    return Context(context.subjects or told.about, asked or facet, told.id)


def _asked_back(context: Context, reply: Reply) -> Context:
    """Return what the thread is about where it was asked which thing is meant: with the side that all options are on."""
    sides = {option.entry.facet for option in reply.options} if isinstance(reply, Suggestions) else set()
    return replace(context, facet=sides.pop()) if len(sides) == 1 else context


def _first(reply: Reply) -> Entry | None:
    match reply:
        case Answer(entries=(entry, *_)) | Gap(entry=Entry() as entry):
            return entry
        case _:
            return None
