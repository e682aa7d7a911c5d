"""Decide between an answer, suggestions and a gap."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.search.question import Question
from bot.search.ranking import Ranking


class Decision(StrEnum):
    """What is done with a ranking."""

    ANSWER = "answer"
    SUGGEST = "suggest"
    DECLINE = "decline"


class Signal(StrEnum):
    """What tells whether the best entry is right; each is a number from about 0 to 1."""

    SCORE = "score of the best entry"
    MARGIN = "lead over the next entry that says something else"
    COVERAGE = "share of the telling words that the entry has"
    FITS = "the entry is about what is named"
    MISSES = "the entry is about another certification than the one named"
    OPEN = "no certification is named, and the next entry is about another one"


LEXICAL_SIGNALS: Mapping[Signal, float] = {
    Signal.SCORE: 6.0,
    Signal.MARGIN: 8.0,
    Signal.COVERAGE: 3.6,
    Signal.FITS: 0.8,
    Signal.MISSES: -3.0,
    Signal.OPEN: -0.5,
}
SIGNALS: Mapping[Signal, float] = {
    Signal.SCORE: 6.0,
    Signal.MARGIN: 8.0,
    Signal.COVERAGE: 2.5,
    Signal.FITS: 0.8,
    Signal.MISSES: -3.0,
    Signal.OPEN: -0.5,
}
"""What each signal counts towards the confidence, without and with a sentence encoder."""


@dataclass(frozen=True, slots=True)
class Policy:
    """The thresholds on the confidence (0 to 1), and the logistic regression that makes one of the signals."""

    answer_from: float = 0.62
    suggest_from: float = 0.28
    pair_from: float = 0.4
    bias: float = -5.2
    weights: Mapping[Signal, float] = field(default_factory=lambda: dict(SIGNALS))

    def confidence(self, signals: Mapping[Signal, float]) -> float:
        """Return the probability that the best entry answers the question."""
        return 1 / (1 + math.exp(-self.bias - sum(self.weights[signal] * value for signal, value in signals.items())))

    def decide(self, confidence: float) -> Decision:
        """Return what to do at that confidence."""
        if confidence >= self.answer_from:
            return Decision.ANSWER
        return Decision.SUGGEST if confidence >= self.suggest_from else Decision.DECLINE


def signals_of(ranking: Ranking, question: Question) -> dict[Signal, float]:
    """Return the signals of a ranking that is not empty."""
    best, rival = ranking.best[0], ranking.rival
    named = question.certifications
    about, rival_about = set(best.about), set(rival.about if rival else ())
    missed = bool(named and not named & about)
    return {
        Signal.SCORE: best.score,
        Signal.MARGIN: best.score - max(rival.score, 0.0) if rival else best.score,
        Signal.COVERAGE: ranking.coverage,
        Signal.FITS: float(bool(question.subjects.all) and not missed),
        Signal.MISSES: float(missed),
        Signal.OPEN: float(not named and bool(rival_about - about)),
    }
