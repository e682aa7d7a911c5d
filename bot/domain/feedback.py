"""What people think of our answers: their votes, and the entries that an admin marked as wrong."""

import hashlib
import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Protocol

from bot.domain.knowledge import Entry


class Value(StrEnum):
    """Whether an answer helped."""

    HELPFUL = "helpful"
    UNHELPFUL = "unhelpful"


@dataclass(frozen=True, slots=True)
class Vote:
    """What a person says of the message `ts` of ours, which tells these entries (ids).

    `reason` is what they wrote about it, redacted; empty when they wrote nothing.
    """

    team: str
    channel: str
    ts: str
    person: str
    value: Value
    entries: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """How often an entry helped and how often not, and what people wrote about that, newest first."""

    entry: str
    helpful: int
    unhelpful: int
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Withheld:
    """An entry (its id) that an admin marked as wrong; it is not told while it has this fingerprint."""

    entry: str
    fingerprint: str
    at: float


class Feedback(Protocol):
    """The votes, and what is withheld. Every verb raises StoreAwayError; times are seconds since the epoch."""

    async def vote(self, vote: Vote, at: float) -> None:
        """Keep a vote in place of what the same person said of the same message before."""

    async def tallies(self, since: float = 0.0) -> tuple[Tally, ...]:
        """Return the votes since then by entry, those that helped least first."""

    async def withhold(self, withheld: Withheld) -> None:
        """Keep that an entry is not to be told, in place of what was kept about it before."""

    async def restore(self, entry: str) -> None:
        """Have an entry (its id) told again."""

    async def withheld(self) -> tuple[Withheld, ...]:
        """Return every entry that was marked as wrong, also those that were changed since, latest first."""


def fingerprint(entry: Entry) -> str:
    """Return what changes with anything that an editor wrote in an entry, and with nothing else: 32 hex digits.

    Fields without a value are left out, so that a version with a field more makes the same of the same entry.
    """
    written = {name: value for name, value in asdict(entry).items() if value}
    return hashlib.sha256(json.dumps(written, sort_keys=True, default=str).encode()).hexdigest()[:32]
