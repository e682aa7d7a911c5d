"""What is kept of a person: what they prefer, and which entries answered them lately; never what they wrote."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

MOST_RECENT = 10
"""Answers of a person that are remembered; beyond it the oldest is forgotten."""


Row: TypeAlias = Mapping[str, Any]
Rows: TypeAlias = Mapping[str, Sequence[Row]]
"""Rows of the store as plain values, by table."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Someone of a workspace who asks, by the ids of Slack."""

    team: str
    user: str


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person prefers. With `keeps_gaps` their questions without an answer are kept for editors, redacted."""

    keeps_gaps: bool = True


@dataclass(frozen=True, slots=True)
class Recent:
    """An answer that a person got: the ids of the entries it was taken from, and when, in seconds since the epoch."""

    entries: tuple[str, ...]
    at: float


class People(Protocol):
    """What is kept of people. Every verb raises StoreAwayError while the store cannot be reached."""

    async def preferences(self, asker: Asker) -> Preferences:
        """Return what a person prefers; what everybody starts with when they never said."""

    async def prefer(self, asker: Asker, preferences: Preferences) -> None:
        """Keep what a person prefers."""

    async def note_answer(self, asker: Asker, entries: tuple[str, ...], at: float) -> None:
        """Note that these entries answered a person; the same ones again count as the newest."""

    async def recent(self, asker: Asker) -> tuple[Recent, ...]:
        """Return what a person was answered lately, newest first, at most ten."""

    async def kept(self, asker: Asker) -> Rows:
        """Return every row that `forget` would delete, by table; tables without any are left out."""

    async def forget(self, asker: Asker, at: float) -> None:
        """Delete everything that is kept of a person, whatever keeps it, and have their reminders taken back."""
