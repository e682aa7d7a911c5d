"""Why a reply is what it is: enough to explain it later, and nothing of the asker's words."""

from dataclasses import dataclass

from bot.domain.reason import Reason


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The confidences (0 to 1) from which we answer, tell two close entries together, and suggest."""

    answer: float = 0.0
    pair: float = 0.0
    suggest: float = 0.0


@dataclass(frozen=True, slots=True)
class Grounds:
    """What was understood (ids of subjects, the side asked for), the best entries by id with confidences, and the rule."""

    reason: Reason
    subjects: tuple[str, ...] = ()
    facet: str | None = None
    best: tuple[tuple[str, float], ...] = ()
    thresholds: Thresholds = Thresholds()
