"""What is kept of somebody who plans: the plan, what they hold, how they want to be reminded, and whether they share it."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from bot.domain.people import Asker
from bot.domain.plan import Held, Plan
from bot.domain.reminders import Reminder, Rhythm, Scheduled


class Greeting(StrEnum):
    """How far somebody was greeted: nobody is greeted twice unasked."""

    NONE = "none"
    GREETED = "greeted"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class GapAtStep:
    """A question without an answer while a step was open: a fingerprint of its words, and the key of the step."""

    fingerprint: str
    step: str


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who plans. `zone` is an IANA name; `shares` is None as long as they were not asked."""

    zone: str = "UTC"
    rhythm: Rhythm = field(default_factory=Rhythm)
    plan: Plan | None = None
    held: tuple[Held, ...] = ()
    shares: bool | None = None
    greeting: Greeting = Greeting.NONE
    gaps: tuple[GapAtStep, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept, and which version of it: 0 for nothing yet."""

    newcomer: Newcomer
    version: int = 0


class Newcomers(Protocol):
    """What is kept of people who plan. Every verb raises StoreAwayError while the store cannot be reached."""

    async def get(self, asker: Asker) -> Kept:
        """Return what is kept of a person."""

    async def keep(self, asker: Asker, newcomer: Newcomer, version: int, at: float) -> bool:
        """Keep this instead of that version, and have their reminders looked at; return False when it is no longer the latest."""

    async def sign(self, asker: Asker, at: float) -> None:
        """Note that a person was there."""

    async def sharing(self, team: str) -> tuple[tuple[Asker, Newcomer], ...]:
        """Return everybody of a workspace who shares their plan; of all workspaces for an empty `team`."""

    async def count_sharing(self, team: str) -> int:
        """Return how many people of a workspace share their plan."""

    async def silent(self, since: float, most: int) -> tuple[Asker, ...]:
        """Return people who were not there since then, the longest first."""

    async def forget(self, asker: Asker, at: float) -> None:
        """Delete what is kept of a person who plans, and have their reminders taken back."""

    async def claim(self, owner: str, at: float, until: float, most: int) -> tuple[Asker, ...]:
        """Take on people whose reminders are to be looked at, and that nobody else looks at."""

    async def looked(self, asker: Asker, owner: str, version: int | None, again: float) -> None:
        """Note that the reminders of that version, None for any, are as they should be, and when to look again."""

    async def reminders(self, asker: Asker) -> tuple[Scheduled, ...]:
        """Return the reminders of a person that were sent or are scheduled, oldest first; without an id when it is not known."""

    async def book(self, asker: Asker, reminder: Reminder, told: str, owner: str) -> bool:
        """Note that a reminder that says this is about to be scheduled.

        Return False when one at its time is noted already, or when this owner no longer looks at the person.
        """

    async def confirm(self, asker: Asker, at: float, id_: str, owner: str) -> bool:
        """Note the id under which Slack accepted a reminder; return False when its booking, or the person, is gone."""

    async def known(self, ids: tuple[str, ...]) -> frozenset[str]:
        """Return which of these ids of Slack are booked or to be taken back, whosever they are."""

    async def unsure(self, at: float, told: str) -> bool:
        """Tell whether a reminder that says this is being scheduled for that time, for anybody."""

    async def unbook(self, asker: Asker, at: float) -> None:
        """Forget a reminder that was never accepted."""

    async def withdraw(self, asker: Asker, at: float, now: float) -> None:
        """Have a reminder taken back."""


class Leads(Protocol):
    """Who sees the plans that people share. Every verb raises StoreAwayError while the store cannot be reached."""

    async def all(self, team: str) -> frozenset[str]:
        """Return the leads of a workspace."""

    async def name(self, lead: Asker) -> None:
        """Make somebody a lead."""

    async def dismiss(self, lead: Asker) -> None:
        """Make somebody a lead no longer."""
