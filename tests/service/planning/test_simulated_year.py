"""A year of 1,000 people who change their plans: Slack, told only of changes, reminds each of them rightly."""

import random
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.plan import Aim, Held, Plan, Planned, Renewal, Standing
from bot.domain.reminders import FIRST_HOUR, LAST_HOUR, Reminder, Rhythm, Scheduled
from bot.service.planning import acting
from bot.service.planning.clock import day_in
from bot.service.planning.planner import Planner
from bot.service.planning.reminding import HORIZON_SECONDS, SILENT, Person, rescheduling

from tests.service.planning.plans import FOUNDATION, PROFESSIONAL, kept, level

PEOPLE, DAYS = 1_000, 365
BEGIN = datetime(2027, 6, 1, 6, tzinfo=UTC).timestamp()
"""The year has a leap day in it, and both changes of summer time on both halves of the world."""
DAY = 86_400.0
ZONES = (
    "UTC Europe/Berlin America/New_York America/St_Johns Asia/Kolkata Australia/Lord_Howe Pacific/Kiritimati".split()
)
ACTS_A_YEAR = 16


@dataclass
class Someone:
    """A person, what Slack holds for them, and what it has posted."""

    person: Person
    chance: random.Random
    scheduled: list[Scheduled] = field(default_factory=list)
    sent: list[Reminder] = field(default_factory=list)
    again: float = 0.0


def somebody(number: int, planner: Planner) -> Someone:
    chance = random.Random(number)
    zone = chance.choice(ZONES)
    days = tuple(chance.sample(range(7), chance.choice((1, 1, 1, 2, 5))))
    rhythm = Rhythm(on=chance.random() < 0.9, weekdays=days, hour=chance.randrange(24))
    today = day_in(zone, BEGIN)
    plan = kept(planner.make(Aim(chance.choice((FOUNDATION, PROFESSIONAL)), hours=chance.randint(1, 20)), today))
    earliest = today + timedelta(days=chance.randrange(500))
    held = (Held("guild", "Guild", None, Renewal(earliest, earliest + timedelta(days=365), "Renew.")),)
    return Someone(Person(rhythm, zone, plan, held), chance)


def act(one: Someone, now: float) -> None:
    """Do something that people do."""
    plan, today = one.person.plan, day_in(one.person.zone, now)
    assert plan
    key = one.chance.choice(plan.steps).key
    outcomes: tuple[Planned, ...] = (
        acting.tick(plan, key, today),
        acting.tick(plan, key, today),
        acting.snooze(plan, key, today),
        acting.skip(plan, key, "no", today),
        acting.move_exam(plan, today + timedelta(days=one.chance.randint(1, 300)), today),
        acting.pause(plan, today, today + timedelta(days=one.chance.randint(1, 60))),
        acting.pause(plan, today),
        acting.resume(plan, today),
        acting.resume(plan, today),
        acting.not_passed(plan, today),
    )
    outcome = acting.stop(plan) if one.chance.random() < 0.02 else one.chance.choice(outcomes)
    if isinstance(outcome, Plan):
        one.person = replace(one.person, plan=outcome)


def deliver(one: Someone, until: float) -> None:
    """Have Slack post what was due, as it was told last."""
    due = sorted((each.reminder for each in one.scheduled if each.reminder.at <= until), key=lambda each: each.at)
    one.scheduled = [each for each in one.scheduled if each.reminder.at > until]
    one.sent += due


def look(one: Someone, now: float) -> None:
    """Settle the plan, and change at Slack what has to be changed."""
    plan = one.person.plan
    assert plan
    one.person = replace(one.person, plan=acting.settled(plan, day_in(one.person.zone, now)))
    change = rescheduling(one.person, one.scheduled, one.sent, now)
    one.scheduled = [each for each in one.scheduled if each not in change.cancel]
    one.scheduled += [Scheduled(each, f"Q{each.at}") for each in change.make]
    one.again = now + (change.again - day_in(one.person.zone, now)).days * DAY
    assert all(now < each.reminder.at <= now + HORIZON_SECONDS for each in one.scheduled)
    silent = not one.person.rhythm.on or (one.person.plan and one.person.plan.standing in SILENT)
    assert not (silent and any(each.reminder.at > now + 300 for each in one.scheduled))


def live(one: Someone) -> None:
    moments = sorted(one.chance.uniform(0, DAYS * DAY) + BEGIN for _ in range(ACTS_A_YEAR))
    now = BEGIN
    while now < BEGIN + DAYS * DAY:
        look(one, now)
        nearest = min([one.again, *(moment for moment in moments if moment > now)])
        deliver(one, nearest)
        now = nearest
        if now in moments:
            act(one, now)


def test_a_year_of_a_thousand_people() -> None:
    planner = Planner(level())
    told = 0
    for number in range(PEOPLE):
        one = somebody(number, planner)
        live(one)
        zone = ZoneInfo(one.person.zone)
        local = [datetime.fromtimestamp(each.at, zone) for each in one.sent]
        assert all(FIRST_HOUR <= at.hour <= LAST_HOUR and at.minute == 0 for at in local)
        assert max(Counter(at.date() for at in local).values(), default=0) <= 1
        assert max(Counter(mark for each in one.sent for mark in each.marks).values(), default=0) <= 1
        assert one.person.rhythm.on or not one.sent
        told += len(one.sent)
        assert one.person.plan
        if one.person.plan.standing is Standing.RUNNING and one.person.rhythm.on:
            missed(one)
    assert told > PEOPLE


def missed(one: Someone) -> None:
    """See that whatever has been due for two weeks was told, or is about to be."""
    assert one.person.plan
    end = day_in(one.person.zone, BEGIN + DAYS * DAY)
    marks = {mark for each in (*one.sent, *(each.reminder for each in one.scheduled)) for mark in each.marks}
    for step in one.person.plan.open:
        assert step.due > end - timedelta(days=14) or f"{step.key}@{step.due}" in marks
