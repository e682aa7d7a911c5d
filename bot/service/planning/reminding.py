"""Decide which reminders somebody gets and when: a pure function of the plan, what they want, and the time."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.plan import Held, Plan, Standing, Step
from bot.domain.reminders import FIRST_HOUR, LAST_HOUR, Reminder, Rescheduling, Rhythm, Scheduled
from bot.service.planning.clock import day_in, seconds_at

RENEWAL_DAYS = (90, 30)
"""Days before the earliest day of a renewal on which to remind of it."""
HORIZON_SECONDS = 119 * 86_400.0
"""Slack schedules up to 120 days ahead (chat.scheduleMessage, time_too_far); a day is left for clocks that differ."""
LOCKED_SECONDS = 300.0
"""Slack does not take back what it posts within a minute, and within five it says that it did and posts it nevertheless
(docs.slack.dev, chat.deleteScheduledMessage; github.com/slackapi/bolt-js, issue 1857): we leave that alone, and plan nothing."""
AGAIN_DAYS = 30
"""Days after which to look again, long before anything beyond the horizon is due."""
SILENT = (Standing.PAUSED, Standing.STOPPED)


@dataclass(frozen=True, slots=True)
class Person:
    """What reminders depend on: a plan if there is one, what is held, what was wanted, and where."""

    rhythm: Rhythm
    zone: str
    plan: Plan | None = None
    held: tuple[Held, ...] = ()


def reminders(person: Person, sent: Iterable[Reminder], now: float) -> tuple[Reminder, ...]:
    """Return the reminders to come, in order: at most one a day, and for each thing at most one.

    `sent` are those that were sent, or can no longer be taken back.
    """
    plan, rhythm = person.plan, person.rhythm
    if not rhythm.on or not rhythm.weekdays or (plan and plan.standing in SILENT):
        return ()
    past = tuple(sent)
    told = frozenset(mark for reminder in past for mark in reminder.marks)
    slots = _Slots(person, frozenset(day_in(person.zone, reminder.at) for reminder in past), now)
    steps: dict[date, list[Step]] = {}
    renewals: dict[date, list[tuple[str, str]]] = {}
    for step in plan.open if plan else ():
        if _mark(step) not in told:
            steps.setdefault(slots.before(step.due), []).append(step)
    for mark, id_, day in _renewals(person.held):
        if mark not in told and slots.ahead(day):
            renewals.setdefault(slots.free(day), []).append((mark, id_))
    days = sorted({*steps, *renewals})
    return tuple(_reminder(slots.at(day), steps.get(day, ()), renewals.get(day, ())) for day in days)


def rescheduling(person: Person, scheduled: Sequence[Scheduled], sent: Iterable[Reminder], now: float) -> Rescheduling:
    """Return what to change at Slack so that it holds exactly what is to come within its horizon."""
    locked = [one.reminder for one in scheduled if one.reminder.at <= now + LOCKED_SECONDS]
    wanted = [one for one in reminders(person, (*sent, *locked), now) if one.at <= now + HORIZON_SECONDS]
    loose = [one for one in scheduled if one.reminder.at > now + LOCKED_SECONDS]
    there = {one.reminder for one in loose}
    cancel = tuple(one for one in loose if one.reminder not in wanted)
    make = tuple(one for one in wanted if one not in there)
    return Rescheduling(cancel, make, _again(person, day_in(person.zone, now)))


def _again(person: Person, today: date) -> date:
    """Return the day on which a pause ends, or the last on which looking again is early enough."""
    latest = today + timedelta(days=AGAIN_DAYS)
    until = person.plan.until if person.plan else None
    return min(until, latest) if until and until > today else latest


class _Slots:
    """The days on which somebody can be reminded."""

    def __init__(self, person: Person, taken: frozenset[date], now: float) -> None:
        self._zone, self._rhythm, self._taken, self._now = person.zone, person.rhythm, taken, now
        self._today = day_in(person.zone, now)
        self._hour = min(max(person.rhythm.hour, FIRST_HOUR), LAST_HOUR)

    def at(self, day: date) -> float:
        """Return the time of a reminder on a day."""
        return seconds_at(self._zone, day, self._hour)

    def ahead(self, day: date) -> bool:
        """Tell whether a reminder on that day is still to come."""
        return self.at(day) > self._now + LOCKED_SECONDS

    def before(self, due: date) -> date:
        """Return the last of the person's days that is not after a due day, else the first to come."""
        week = (due - timedelta(days=back) for back in range(7))
        return next((day for day in week if self._suits(day) and self.ahead(day)), None) or self._first()

    def free(self, day: date) -> date:
        """Return the first day from this one on that has not had its reminder."""
        return next(later for later in _days_from(day) if later not in self._taken)

    def _first(self) -> date:
        return next(day for day in _days_from(self._today) if self._suits(day) and self.ahead(day))

    def _suits(self, day: date) -> bool:
        return day.weekday() in self._rhythm.weekdays and day not in self._taken


def _days_from(day: date) -> Iterator[date]:
    while True:
        yield day
        day += timedelta(days=1)


def _renewals(held: Iterable[Held]) -> Iterator[tuple[str, str, date]]:
    """Yield the mark, the id and the day of each reminder of a renewal."""
    for one in held:
        for days in RENEWAL_DAYS if one.renewal else ():
            if one.renewal:
                day = one.renewal.earliest - timedelta(days=days)
                yield f"{one.id}@{one.renewal.earliest}-{days}", one.id, day


def _mark(step: Step) -> str:
    return f"{step.key}@{step.due}"


def _reminder(at: float, steps: Sequence[Step], renewals: Sequence[tuple[str, str]]) -> Reminder:
    texts = "\n".join(step.text for step in steps)
    return Reminder(
        at,
        tuple(step.key for step in steps),
        tuple(dict.fromkeys(id_ for _, id_ in renewals)),
        (*(_mark(step) for step in steps), *(mark for mark, _ in renewals)),
        hashlib.sha256(texts.encode()).hexdigest()[:12],
    )
