"""What can come of posting a message."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Posted:
    """It stands in Slack under this `ts`."""

    ts: str


@dataclass(frozen=True, slots=True)
class NotTaken:
    """Slack did not take it on: it may be tried again, after so many seconds when Slack says how many."""

    code: str
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """Slack will not take it; `speakable` says whether something else could be said in the same place."""

    code: str
    speakable: bool


@dataclass(frozen=True, slots=True)
class Uncertain:
    """Nobody can tell whether it was posted, and Slack has no way to ask; it must not be posted again."""

    code: str


@dataclass(frozen=True, slots=True)
class Gone:
    """The message that was to be changed, or taken away, is no longer there."""


Outcome = Posted | NotTaken | Refused | Uncertain
