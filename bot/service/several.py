"""Answer several questions in one message, and find the question in a long one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.reason import Reason
from bot.domain.reply import Answer, Context, Courtesy, Gap, Match, Suggestions, entries_told
from bot.search import wording
from bot.search.considered import Considered, UseCase, turn_of
from bot.search.engine import Engine
from bot.search.ranking import BEST
from bot.search.text import clean
from bot.service.on_side import best_for
from bot.service.splitting import (
    SHORTEST,
    asks,
    asks_side,
    clauses_of,
    facets_in,
    items_of,
    joined_in,
    says_side_alone,
    sentences_of,
)
from bot.service.telling import LONGEST, PROBABLE

MOST = 5
"""Questions of one message that are answered."""
RAMBLE = 35
"""Words from which a message is long, so that its question may drown in it."""
USE_CASES = frozenset(
    (Reason.ROLE, Reason.DESCRIBED, Reason.AUDIENCE, Reason.COMPARISON, Reason.OFFERS, Reason.RECOMMENDED)
)
"""Reasons for which a part is told as it is."""
_BREAK = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True, slots=True)
class _Part:
    """One question of a message, as typed and as considered."""

    text: str
    considered: Considered


def considered(engine: Engine, text: str, context: Context, use_cases: Sequence[UseCase]) -> Considered:
    """Return the reply to a message: to the whole of it, to each of its questions, or to the one in a long story."""
    whole = engine.consider(text, context, use_cases)
    sentences = sentences_of(engine, text)
    if len(sentences) == 1 and len(clauses := clauses_of(engine, sentences[0], whole)) > 1:
        about = _about(whole, context)
        parts = [_on_side(engine, part) for part in _in_turn(engine, clauses, clauses[:MOST], about, use_cases)]
        return _together(whole, parts, clauses[MOST:]) or whole
    if len(sentences) == 1 and len(joined := joined_in(sentences[0])) > 1:
        about = _about(whole, context)
        parts = _in_turn(engine, joined, joined[:MOST], about, use_cases)
        return (_together(whole, parts, joined[MOST:]) if _adds(engine, whole, parts) else None) or whole
    questions = [sentence for sentence in sentences if sentence.endswith("?")]
    sides_alone = len(sentences) > 1 and all(asks_side(engine, sentence) for sentence in sentences)
    unmarked = sentences if sides_alone else [sentence for sentence in sentences if asks(sentence)]
    questions = unmarked if len(unmarked) > 1 else questions
    several = len(questions) > 1
    if len(sentences) < 2 or not questions or not (several or len(clean(text).split()) >= RAMBLE):
        return whole
    items = items_of(text)
    about = _about(whole, context) if items and len(whole.question.certifications) == 1 else context
    parts = _in_turn(engine, sentences, questions[:MOST], about, use_cases)
    if several:
        parts = [_on_side(engine, part) if part.text in items or _is_short(part.text) else part for part in parts]
        return _together(whole, parts, questions[MOST:]) or whole
    alone = parts[0].considered
    return alone if alone.confidence > whole.confidence else whole


def _adds(engine: Engine, whole: Considered, parts: Sequence[_Part]) -> bool:
    """Tell whether parts say more than the whole: those that are answered are so for sure, and each on a side of its own.

    One of them is answered as the whole is, unless all are surer, or the whole speaks of what is not covered.
    """
    told = [part for part in parts if entries_told(part.considered.reply)]
    first = [entries_told(part.considered.reply)[:1] for part in told]
    sure = all(_confidence(part) >= engine.policy.answer_from for part in told)
    sides = {entry.facet for entries in first for entry in entries}
    all_sure = bool(told) and len(told) == len(parts) and min(map(_confidence, told)) >= PROBABLE
    fits = entries_told(whole.reply)[:1] in first or whole.reason is Reason.ELSEWHERE or all_sure
    return bool(told) and sure and len(sides) == len(told) and fits


def _is_short(text: str) -> bool:
    return len(clean(text).split()) < SHORTEST


def _on_side(engine: Engine, part: _Part) -> _Part:
    """Return a part, which asks for a side and little else, with the best on that side where one certification is meant."""
    found = part.considered
    told, certifications = entries_told(found.reply), [*found.question.certifications]
    sides = facets_in(engine, part.text)
    if len(certifications) != 1 or found.reason in USE_CASES or not says_side_alone(engine, part.text, sides):
        return part
    entry = best_for(engine, found.question, certifications[0], [e for e in told if e.facet in sides], sides)
    if entry is None or entry in told:
        return part
    matches = found.reply.ranked
    reply = Answer(entry.answer, (entry,), matches) if entry.known else Gap(entry.answer, (), entry, matches)
    return _Part(part.text, replace(found, reply=reply, confidence=max(found.confidence, PROBABLE)))


def _about(whole: Considered, context: Context) -> Context:
    """Return a thread with what a sentence names anywhere, for each of its clauses."""
    named = whole.question.context.subjects
    return Context(named, context.facet, context.entry) if named else context


def _in_turn(
    engine: Engine, sentences: Sequence[str], questions: Sequence[str], context: Context, use_cases: Sequence[UseCase]
) -> list[_Part]:
    """Consider each question with what the sentences before it are about."""
    parts: list[_Part] = []
    for sentence in sentences:
        if sentence in questions:
            thread = _without_side(engine, sentence, context)
            part = _Part(sentence, engine.consider(sentence, thread, use_cases))
            parts.append(part)
            context = turn_of(part.considered, context).context
        else:
            context = Context(engine.reader.read(sentence, context).context.subjects)
    return parts


def _without_side(engine: Engine, sentence: str, context: Context) -> Context:
    """Return the thread of a sentence: what says its own side, if only by its bare name, does not ask on about the one before."""
    if not facets_in(engine, sentence):
        return context
    return Context(context.subjects, None, context.entry if engine.reader.read(sentence).facets else None)


def _together(whole: Considered, parts: Sequence[_Part], more: Sequence[str]) -> Considered | None:
    """Return one reply to several questions, those without an answer named; None when they ask one thing.

    Of what is asked beyond them (`more`) it says that there is more.
    """
    told = {entry.id: part for part in parts for entry in entries_told(part.considered.reply)[:1]}
    answered = [part for part in told.values() if isinstance(part.considered.reply, Answer)]
    left = [part for part in parts if not entries_told(part.considered.reply)]
    if not told or len(told) + len(left) <= 1:
        return None
    entries = tuple(
        dict.fromkeys(entry for part in answered or told.values() for entry in entries_told(part.considered.reply))
    )
    texts = [*(_text(part) for part in told.values()), *(_left(part) for part in left)]
    texts += [wording.asked_beyond(more, MOST)] if more else []
    others = (ranked.entry for ranked in whole.ranking.best if ranked.entry not in entries)
    confidence = min(map(_confidence, answered or told.values()))
    matches = tuple(Match(entry, confidence / (place + 1)) for place, entry in enumerate((*entries, *others)))[:BEST]
    text = "\n\n".join(_shared_out(texts))
    reply = Answer(text, entries, matches) if answered else Gap(text, entry=entries[0], ranked=matches)
    return replace(whole, confidence=confidence, reply=reply, reason=Reason.SEVERAL)


def _confidence(part: _Part) -> float:
    """Return the confidence in what a part is told, which a use case may rest on something else than likeness."""
    ranked = part.considered.reply.ranked
    return max(part.considered.confidence, ranked[0].confidence if ranked else 0.0)


def _shared_out(texts: Sequence[str]) -> list[str]:
    """Return texts that are not too long together: what short ones leave of the room is for the long ones."""
    room, kept = LONGEST, dict.fromkeys(range(len(texts)), "")
    for place in sorted(kept, key=lambda place: len(texts[place])):
        share = room // sum(not text for text in kept.values())
        kept[place] = _cut(texts[place], share)
        room -= len(kept[place])
    return [*kept.values()]


def _cut(text: str, longest: int) -> str:
    """Return a text, or as many of its sentences and lines as fit, with a mark that there is more."""
    if len(text) <= longest:
        return text
    ends = [found.start() for found in _BREAK.finditer(text) if found.start() <= longest - len(wording.CUT)]
    return text[: max(ends, default=longest)].rstrip(" :\n") + wording.CUT


def _left(part: _Part) -> str:
    if isinstance(part.considered.reply, Courtesy) or part.considered.reason is Reason.ELSEWHERE:
        return part.considered.reply.text
    unsure = isinstance(part.considered.reply, Suggestions)
    return wording.left_open(clean(part.text), unsure=unsure)


def _text(part: _Part) -> str:
    question, text = entries_told(part.considered.reply)[0].question, part.considered.reply.text
    return text if text.startswith(wording.under(question, "")) else wording.under(question, text)
