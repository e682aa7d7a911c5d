"""Whoever plans whatever, wherever, and whenever it is looked: reminders come by day, once, in time, and to who wants them."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

from bot.domain.plan import Held, Plan, Renewal, Standing
from bot.domain.reminders import FIRST_HOUR, LAST_HOUR, Reminder, Rhythm, Scheduled
from bot.service.planning import acting
from bot.service.planning.clock import day_in, is_zone, seconds_at
from bot.service.planning.reminding import HORIZON_SECONDS, LOCKED_SECONDS, SILENT, Person, reminders, rescheduling
from hypothesis import given
from hypothesis import strategies as st

from tests.service.planning.plans import kept
from tests.service.planning.test_properties import acts, plans

CHANGING = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/St_Johns", "Africa/Casablanca")
zones = st.sampled_from(CHANGING) | st.sampled_from(sorted(filter(is_zone, available_timezones())))
rhythms = st.builds(
    lambda days, hour: Rhythm(on=True, weekdays=tuple(days), hour=hour),
    st.lists(st.integers(0, 6), min_size=1, max_size=7, unique=True),
    st.integers(0, 23),
)


@st.composite
def people(draw: st.DrawFn) -> tuple[Person, float]:
    """Return somebody who wants reminders, after some acts, and the time that it is."""
    plan, today = draw(plans())
    for act in draw(st.lists(acts, max_size=4)):
        outcome = act(plan, today)
        plan = outcome if isinstance(outcome, Plan) else plan
    zone, due = draw(zones), today + timedelta(days=draw(st.integers(-30, 400)))
    held = (Held("guild", "Guild", None, Renewal(due, due + timedelta(days=365), "Renew.")),)
    now = seconds_at(zone, today, draw(st.integers(0, 23))) + draw(st.integers(0, 3_599))
    return Person(draw(rhythms), zone, plan, held), now


def local(person: Person, at: float) -> datetime:
    return datetime.fromtimestamp(at, ZoneInfo(person.zone))


def day_of(person: Person, reminder: Reminder) -> date:
    return day_in(person.zone, reminder.at)


@given(people())
def test_reminders_come_in_office_hours_of_the_person_once_a_day_and_never_in_the_past(
    drawn: tuple[Person, float],
) -> None:
    person, now = drawn
    found = reminders(person, (), now)
    assert all(FIRST_HOUR <= local(person, one.at).hour <= LAST_HOUR for one in found)
    assert all(local(person, one.at).minute == 0 for one in found)
    assert all(one.at > now + LOCKED_SECONDS for one in found)
    days = [day_of(person, one) for one in found]
    assert days == sorted(set(days))


@given(people())
def test_each_open_step_is_told_once_on_a_wanted_day_and_in_time_where_there_is_time(
    drawn: tuple[Person, float],
) -> None:
    person, now = drawn
    assert person.plan
    found = reminders(person, (), now)
    told = Counter(key for one in found for key in one.steps)
    if person.plan.standing in SILENT:
        assert not found
        return
    assert told == Counter(step.key for step in person.plan.open)
    first = day_in(person.zone, now) + timedelta(days=7)
    due = {step.key: step.due for step in person.plan.open}
    for one in found:
        assert not one.steps or day_of(person, one).weekday() in person.rhythm.weekdays
        assert all(day_of(person, one) <= max(due[key], first) for key in one.steps)


@given(people())
def test_a_renewal_is_told_ninety_and_thirty_days_before_where_that_is_ahead(drawn: tuple[Person, float]) -> None:
    person, now = drawn
    assert person.held[0].renewal
    days = [person.held[0].renewal.earliest - timedelta(days=before) for before in (90, 30)]
    found = [day_of(person, one) for one in reminders(person, (), now) if one.renewals]
    assert set(found) <= {*days}
    quiet = person.plan is None or person.plan.standing in SILENT
    today = day_in(person.zone, now)
    assert quiet or {day for day in days if day > today} <= {*found}


@given(people(), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 86_399), acts), max_size=6))
def test_however_often_it_is_looked_and_whatever_is_done_nothing_is_told_twice(
    drawn: tuple[Person, float], moments: list[tuple[int, int, object]]
) -> None:
    person, now = drawn
    held: list[Scheduled] = []
    sent: list[Reminder] = []
    for days, seconds, act in moments:
        change = rescheduling(person, held, sent, now)
        held = [one for one in held if one not in change.cancel] + [Scheduled(one, f"{one.at}") for one in change.make]
        again = rescheduling(person, held, sent, now)
        assert (again.cancel, again.make) == ((), ())
        assert all(now < one.reminder.at <= now + HORIZON_SECONDS for one in held)
        now += days * 86_400.0 + seconds
        sent += [one.reminder for one in held if one.reminder.at <= now]
        held = [one for one in held if one.reminder.at > now]
        assert person.plan
        today = day_in(person.zone, now)
        outcome = act(acting.settled(person.plan, today), today)  # type: ignore[operator]  # one of `acts`
        person = replace(person, plan=outcome) if isinstance(outcome, Plan) else person
    assert max(Counter(day_of(person, one) for one in sent).values(), default=0) <= 1
    assert max(Counter(mark for one in sent for mark in one.marks).values(), default=0) <= 1


@given(people(), st.integers(1, 60))
def test_nobody_is_reminded_in_a_pause_and_everybody_after_it(drawn: tuple[Person, float], length: int) -> None:
    person, now = drawn
    assert person.plan
    today = day_in(person.zone, now)
    if person.plan.standing is not Standing.RUNNING:
        return
    until = today + timedelta(days=length)
    away = kept(acting.pause(person.plan, today, until))
    assert reminders(replace(person, plan=away), (), now) == ()
    back, then = acting.settled(away, until), seconds_at(person.zone, until, 0)
    told = {key for one in reminders(replace(person, plan=back), (), then) for key in one.steps}
    assert told == {step.key for step in back.open}
