"""Reminders: when somebody wants them, and what each is about."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

FIRST_HOUR, LAST_HOUR = 9, 16
"""The hours, in a person's time zone, in which a reminder may be sent: none before 9 and none after 17."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When somebody wants reminders: not before they say so; `weekdays` counts from Monday, 0."""

    on: bool = False
    weekdays: tuple[int, ...] = (0,)
    hour: int = FIRST_HOUR


@dataclass(frozen=True, slots=True)
class Reminder:
    """One message, at a time in seconds since the epoch.

    `steps` are keys of steps, `renewals` ids of what is to be renewed. `marks` tell what it reminds of for good: a step
    at its day, a renewal at its distance; `fingerprint` changes with the words of its steps.
    """

    at: float
    steps: tuple[str, ...] = ()
    renewals: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A reminder that Slack has accepted under an id of its own, and delivers by itself; `told` is a digest of its words."""

    reminder: Reminder
    id: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A message that nobody is to get: of that time, with that digest of its words; without an `id` Slack may not hold it."""

    number: int
    at: float
    told: str
    id: str


class Withdrawals(Protocol):
    """What is to be taken back from Slack, and no word of whose it was.

    Every verb raises StoreAwayError while the store cannot be reached.
    """

    async def add(self, at: float, told: str, id_: str, look: float) -> None:
        """Have a message taken back from `look` on."""

    async def due(self, now: float, most: int) -> tuple[Withdrawn, ...]:
        """Return what is to be taken back now."""

    async def later(self, number: int, look: float) -> None:
        """Have it taken back later, because Slack did not do it now."""

    async def drop(self, number: int) -> None:
        """Forget it, because it is taken back or its time is over."""


@dataclass(frozen=True, slots=True)
class Rescheduling:
    """What is to be changed at Slack, cancellations first, and the day on which to look again."""

    cancel: tuple[Scheduled, ...]
    make: tuple[Reminder, ...]
    again: date
