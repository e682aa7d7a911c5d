"""Decide between an answer, suggestions and a gap."""

import math
from dataclasses import dataclass
from enum import StrEnum

from bot.search.ranking import Signals


class Decision(StrEnum):
    """What is done with a ranking."""

    ANSWER = "answer"
    SUGGEST = "suggest"
    DECLINE = "decline"


@dataclass(frozen=True, slots=True)
class Policy:
    """The thresholds on the confidence (0 to 1), and the weights that make a confidence of the signals of a ranking.

    The weights are those of a logistic regression; a later calibration may fit them to the knowledge at hand.
    """

    answer_from: float = 0.62
    suggest_from: float = 0.28
    bias: float = -5.2
    score: float = 6.5
    margin: float = 3.0
    coverage: float = 3.6
    fits: float = 0.6

    def confidence(self, signals: Signals) -> float:
        """Return the probability that the best entry answers the question."""
        if signals.score <= 0:
            return 0.0
        weighted = (
            self.bias
            + self.score * signals.score
            + self.margin * signals.margin
            + self.coverage * signals.coverage
            + self.fits * signals.fits
        )
        return 1 / (1 + math.exp(-weighted))

    def decide(self, confidence: float) -> Decision:
        """Return what to do at that confidence."""
        if confidence >= self.answer_from:
            return Decision.ANSWER
        return Decision.SUGGEST if confidence >= self.suggest_from else Decision.DECLINE
