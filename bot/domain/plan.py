"""A plan: a certification with dates for one person, step by step, and what can be done with it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import ceil
from typing import TypeAlias

from bot.domain.sources import Citation

EVERYDAY = 7
"""Hours a week at which we count the days of a source as it states them: an hour a day, which is our assumption."""
LEAST_HOURS, MOST_HOURS = 1, 40
FURTHEST_DAYS = 730
"""How far ahead an exam may be planned."""
LONGEST_REASON = 200


class Experience(StrEnum):
    """How much somebody knows of the matter: it decides which of a source's preparation plans is taken."""

    NEW = "new"
    SOME = "some"
    MUCH = "much"


@dataclass(frozen=True, slots=True)
class Aim:
    """What somebody sets out for. `target` is the id of a level, or of a certification without levels.

    `path` holds the ids of what is to follow it, `hours` those a week, `exam` the day that was wished for or booked,
    `zone` an IANA name; `role` is an id, empty when none is known.
    """

    target: str
    role: str = ""
    path: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    experience: Experience = Experience.NEW
    hours: int = EVERYDAY
    exam: date | None = None
    zone: str = "UTC"


class Act(StrEnum):
    """What a step asks for, in the order in which steps of the same day stand."""

    TEAM = "team"
    NEEDS = "needs"
    TRAINING = "training"
    PREPARATION = "preparation"
    PROJECT = "project"
    MISTAKES = "mistakes"
    EXAM = "exam"
    NEXT = "next"
    TEAM_AFTER = "team-after"


AFTER_EXAM = frozenset((Act.NEXT, Act.TEAM_AFTER))


class State(StrEnum):
    """What became of a step."""

    OPEN = "open"
    DONE = "done"
    SKIPPED = "skipped"


class Change(StrEnum):
    """What an edit of the knowledge did to a step that was open."""

    NONE = "none"
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do by the day `due`. `key` tells it from the others of its plan, for good.

    `entries` are ids of entries about it; `closed` is the day on which it was done or skipped, for the reason in `note`.
    """

    key: str
    act: Act
    text: str
    due: date
    sources: tuple[Citation, ...] = ()
    entries: tuple[str, ...] = ()
    state: State = State.OPEN
    closed: date | None = None
    note: str = ""
    change: Change = Change.NONE
    snoozed: int = 0

    @property
    def open(self) -> bool:
        """Tell whether it is still to be done."""
        return self.state is State.OPEN


@dataclass(frozen=True, slots=True)
class Pace:
    """How the days until the exam come about: `stated` by the sources (0 when none states any), `days` as planned.

    `short` tells that there is less time than the shortest plan of the source takes.
    """

    stated: int
    days: int
    hours: int
    given: bool = False
    short: bool = False
    sources: tuple[Citation, ...] = ()

    @property
    def needed(self) -> int:
        """Return the days that the stated ones make at these hours a week."""
        return scaled(self.stated, self.hours)


def scaled(days: int, hours: int) -> int:
    """Return the days that a preparation takes at these hours a week; as stated at seven."""
    return ceil(days * EVERYDAY / hours)


class Standing(StrEnum):
    """Where a plan stands."""

    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan of one person. `title` names what it leads to; days are those of the person's time zone.

    It is `paused` since a day, and goes on `until` a day when one was said.
    """

    aim: Aim
    title: str
    begun: date
    exam: date
    pace: Pace
    steps: tuple[Step, ...]
    standing: Standing = Standing.RUNNING
    paused: date | None = None
    until: date | None = None
    attempts: int = 0

    @property
    def open(self) -> tuple[Step, ...]:
        """Return what is still to be done, in order."""
        return tuple(step for step in self.steps if step.open)

    @property
    def done(self) -> tuple[Step, ...]:
        """Return what was done or skipped."""
        return tuple(step for step in self.steps if not step.open)

    def overdue(self, today: date) -> tuple[Step, ...]:
        """Return the open steps whose day has gone by; none unless the plan runs."""
        return tuple(step for step in self.open if step.due < today) if self.standing is Standing.RUNNING else ()


@dataclass(frozen=True, slots=True)
class Renewal:
    """When something held is to be renewed: on one day when the source states one interval, else between two."""

    earliest: date
    latest: date
    text: str
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """A level or certification that somebody holds; `since` is None when they did not say."""

    id: str
    name: str
    since: date | None = None
    renewal: Renewal | None = None


class Why(StrEnum):
    """Why something cannot be done with a plan, in a sentence for people."""

    UNKNOWN = "The knowledge base does not know this certification or level."
    NO_PLAN = "You have no plan yet."
    GONE = "This step is no longer part of your plan."
    CLOSED = "This step is closed already."
    OPEN = "This step is still open."
    STANDING = "Your plan is not running."
    NOT_PAUSED = "Your plan is not paused."
    PAST = "This day is not ahead of us; name a later one."
    FUTURE = "This day is still to come."
    FAR = "This day is more than two years away."
    ENDED = "This plan has ended."


@dataclass(frozen=True, slots=True)
class Refused:
    """What was asked for cannot be done; the plan stays as it is."""

    why: Why


Planned: TypeAlias = Plan | Refused
