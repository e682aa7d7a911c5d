"""Answer two questions in one message, and find the question in a long one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.knowledge import Entry
from bot.domain.reason import Reason
from bot.domain.reply import Answer, Context, Gap, Match, Suggestions
from bot.search import wording
from bot.search.asking_on import ASKING
from bot.search.engine import Considered, Engine, UseCase
from bot.search.ranking import BEST
from bot.search.resolving import COMPARE
from bot.search.text import LONGEST_QUESTION, clean, words

MOST = 3
"""Questions of one message that are answered."""
SHORTEST = 3
"""Words of the shortest sentence that is taken for a question of its own."""
RAMBLE = 35
"""Words from which a message is long, so that its question may drown in it."""
OFFERING = frozenset("a an any just like maybe or perhaps some something".split())
"""Words that start a guess at the answer to one's own question."""
_AND = re.compile(r",?\s+(?:and|also|plus)\s+(?=(?:what|how|when|where|who|which|is|are|does|do|can)\b)", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[?!.;])\s+|\n+")


@dataclass(frozen=True, slots=True)
class _Part:
    """One question of a message, as typed and as considered."""

    text: str
    considered: Considered


def considered(engine: Engine, text: str, context: Context, use_cases: Sequence[UseCase]) -> Considered:
    """Return the reply to a message: to the whole of it, to each of its questions, or to the one in a long story."""
    whole = engine.consider(text, context, use_cases)
    sentences = _sentences(text)
    if len(sentences) == 1:
        sentences = _clauses(engine, sentences[0], whole)
    questions = [sentence for sentence in sentences if sentence.endswith("?")][:MOST]
    several = len(questions) > 1
    if len(sentences) < 2 or not questions or not (several or len(clean(text).split()) >= RAMBLE):
        return whole
    parts = _in_turn(engine, sentences, questions, context, use_cases)
    if several:
        return _together(whole, parts) or whole
    alone = parts[0].considered
    return alone if alone.confidence > whole.confidence else whole


def _clauses(engine: Engine, sentence: str, whole: Considered) -> list[str]:
    """Return the two questions of a sentence, when each asks for a side of its own and not both are told; else the sentence."""
    told = {entry.facet for entry in whole.reply.entries} if isinstance(whole.reply, Answer) else set()
    for found in _AND.finditer(sentence):
        one, other = sentence[: found.start()].strip(), sentence[found.end() :].strip()
        facets = [set(engine.reader.read(part).facets) - {COMPARE} for part in (one, other)]
        if all(facets) and not facets[0] & facets[1] and not all(sides & told for sides in facets):
            return [f"{one.rstrip('?')}?", f"{other.rstrip('?')}?"]
    return [sentence]


def _sentences(text: str) -> list[str]:
    """Return the sentences of a message as typed, without those of a word or two."""
    found = (sentence.strip() for sentence in _SENTENCE.split(text[:LONGEST_QUESTION]))
    told: list[str] = []
    for sentence in found:
        if told and told[-1].endswith("?") and _elaborates(sentence):
            told[-1] += f" {sentence}"
        else:
            told.append(sentence)
    return [sentence for sentence in told if len(clean(sentence).split()) >= SHORTEST]


def _elaborates(sentence: str) -> bool:
    """Tell whether a sentence only offers an answer to the question before it, such as `some teacher?`."""
    first, *rest = words(clean(sentence)) or ("",)
    return sentence.endswith("?") and first in OFFERING and ASKING.isdisjoint(rest)


def _in_turn(
    engine: Engine, sentences: Sequence[str], questions: Sequence[str], context: Context, use_cases: Sequence[UseCase]
) -> list[_Part]:
    """Consider each question with what the sentences before it are about."""
    parts: list[_Part] = []
    for sentence in sentences:
        if sentence in questions:
            part = _Part(sentence, engine.consider(sentence, context, use_cases))
            parts.append(part)
            context = part.considered.question.context
        else:
            context = Context(engine.reader.read(sentence, context).context.subjects)
    return parts


def _together(whole: Considered, parts: Sequence[_Part]) -> Considered | None:
    """Return one reply to several questions, those without an answer named; None when they ask one thing."""
    told = {entry.id: part for part in parts for entry in _entries(part)[:1]}
    answered = [part for part in told.values() if isinstance(part.considered.reply, Answer)]
    left = [part for part in parts if not _entries(part)]
    if not answered or len(told) + len(left) < len(parts):
        return None
    entries = tuple(dict.fromkeys(entry for part in answered for entry in _entries(part)))
    texts = (*(_text(part) for part in told.values()), *(_left(part) for part in left))
    others = (ranked.entry for ranked in whole.ranking.best if ranked.entry not in entries)
    confidence = min(part.considered.confidence for part in answered)
    matches = tuple(Match(entry, confidence / (place + 1)) for place, entry in enumerate((*entries, *others)))[:BEST]
    reply = Answer("\n\n".join(texts), entries, matches)
    return replace(whole, confidence=confidence, reply=reply, reason=Reason.SEVERAL)


def _entries(part: _Part) -> tuple[Entry, ...]:
    match part.considered.reply:
        case Answer(entries=entries):
            return entries
        case Gap(entry=entry) if entry:
            return (entry,)
        case _:
            return ()


def _left(part: _Part) -> str:
    unsure = isinstance(part.considered.reply, Suggestions)
    return wording.left_open(clean(part.text), unsure=unsure)


def _text(part: _Part) -> str:
    question, text = _entries(part)[0].question, part.considered.reply.text
    return text if text.startswith(wording.under(question, "")) else wording.under(question, text)
