"""Why a reply is what it is, in full: what was understood, and the best entries with all that their scores are made of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.domain.knowledge import Entry
from bot.domain.location import Location
from bot.domain.reason import Reason
from bot.domain.reply import Reply, entries_told
from bot.search.considered import Considered
from bot.search.engine import Engine
from bot.search.question import Question
from bot.search.ranking import Ranked
from bot.search.scoring import FIT_WEIGHTS
from bot.search.text import stem

NOTHING = "nothing"
LACKING = "two close entries that lack most of the words"


@dataclass(frozen=True, slots=True)
class Part:
    """What a score is made of: how much there is of something (0 to 1), and how much of the score that is."""

    name: str
    amount: float
    counts: float


@dataclass(frozen=True, slots=True)
class Word:
    """A telling word of the question, its share of all that tells (0 to 1), and whether an entry has it or a synonym."""

    text: str
    share: float
    met: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """One of the best entries: where it stands, whether the reply tells it, and what its score is made of."""

    entry: Entry
    location: Location | None
    told: bool
    confidence: float
    score: float
    channels: tuple[Part, ...]
    fits: tuple[Part, ...]
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that led to a reply. `thresholds` are the confidences (0 to 1) from which something is done."""

    understood: Mapping[str, str]
    best: tuple[Placed, ...]
    signals: Mapping[str, float]
    confidence: float
    thresholds: Mapping[str, float]
    reply: Reply
    reason: Reason


def explanation_of(considered: Considered, engine: Engine) -> Explanation:
    """Return what led to a reply of this engine."""
    policy = engine.policy
    return Explanation(
        understood=dict(_understood(considered.question)),
        best=tuple(_placed(ranked, considered, engine) for ranked in considered.ranking.best),
        signals={signal.value: value for signal, value in considered.signals.items()},
        confidence=considered.confidence,
        thresholds={
            "answer": policy.answer_from,
            "alone": policy.alone_from,
            "two close entries": policy.pair_from,
            "suggestions": policy.suggest_from,
            **({LACKING: policy.answer_from} if policy.pair_meets else {}),
        },
        reply=considered.reply,
        reason=considered.reason,
    )


def _understood(question: Question) -> Iterator[tuple[str, str]]:
    yield "words", " ".join(question.words) or NOTHING
    yield "mended", ", ".join(f"{typed} as {mended}" for typed, mended in question.mended) or NOTHING
    subjects = (f"{kind}: {', '.join(sorted(ids))}" for kind, ids in sorted(question.subjects.all.items()))
    yield "about", "; ".join(subjects) or NOTHING
    yield "could also mean", ", ".join(sorted(question.subjects.meant)) or NOTHING
    yield "named but not covered", ", ".join(item.name for item in question.elsewhere) or NOTHING
    yield "side asked for", ", ".join(question.facets) or NOTHING


def _placed(ranked: Ranked, considered: Considered, engine: Engine) -> Placed:
    entry, weights = ranked.entry, engine.ranker.scorer.weights
    confidences = {match.entry.id: match.confidence for match in considered.reply.ranked}
    return Placed(
        entry=entry,
        location=engine.knowledge.locations.get(entry.id),
        told=entry in entries_told(considered.reply),
        confidence=confidences.get(entry.id, 0.0),
        score=ranked.score,
        channels=tuple(Part(name, score, weights[name] * score) for name, score in ranked.channels.items()),
        fits=tuple(Part(fit.value, 1.0, FIT_WEIGHTS[fit]) for fit in ranked.fits),
        words=tuple(_words(ranked.place, considered.question, engine)),
    )


def _words(place: int, question: Question, engine: Engine) -> Iterator[Word]:
    """Yield the telling words of a question as they are written in it, the most telling first."""
    written = {stem(word): word for word in reversed(question.words)}
    telling = engine.ranker.telling(question, place)
    total = sum(weight for _, weight, _ in telling)
    for term, weight, met in sorted(telling, key=lambda found: -found[1]):
        yield Word(written.get(term, term), weight / total, met)
