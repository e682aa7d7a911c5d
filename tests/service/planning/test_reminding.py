"""Reminders come when somebody wants them: by day, once for each thing, never twice in a day, and over summer time."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from bot.domain.plan import Held, Renewal
from bot.domain.reminders import Reminder, Rhythm, Scheduled
from bot.service.planning import acting
from bot.service.planning.clock import day_in, is_zone, seconds_at
from bot.service.planning.reminding import HORIZON_SECONDS, Person, reminders, rescheduling

from tests.service.planning.plans import TODAY, kept, planned, step

MONDAYS = Rhythm(on=True)
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC).timestamp()
"""A Saturday."""
HELD = Held("guild", "The guild's", TODAY, Renewal(date(2027, 5, 1), date(2028, 5, 1), "Renew it."))


def told(person: Person, sent: tuple[Reminder, ...] = (), now: float = NOW) -> list[tuple[str, str]]:
    return [
        (
            f"{datetime.fromtimestamp(one.at, ZoneInfo(person.zone)):%a %Y-%m-%d %H:%M}",
            " ".join(one.steps + one.renewals),
        )
        for one in reminders(person, sent, now)
    ]


def test_each_step_is_told_on_the_last_of_the_days_before_it_is_due_else_on_the_next() -> None:
    assert told(Person(MONDAYS, "UTC", planned())) == [
        ("Mon 2026-11-23 09:00", "team-1 preparation-1"),
        ("Mon 2026-12-07 09:00", "project-1"),
        ("Mon 2026-12-21 09:00", "preparation-2"),
        ("Mon 2026-12-28 09:00", "project-2"),
        ("Mon 2027-01-11 09:00", "mistakes-1"),
        ("Mon 2027-01-18 09:00", "preparation-3 exam-1 team-after-1"),
        ("Mon 2027-01-25 09:00", "next-1"),
    ]


def test_days_and_hours_are_those_of_the_person() -> None:
    rhythm = Rhythm(on=True, weekdays=(1, 4), hour=14)
    assert told(Person(rhythm, "Asia/Kolkata", planned()))[:2] == [
        ("Tue 2026-11-24 14:00", "team-1"),
        ("Fri 2026-11-27 14:00", "preparation-1"),
    ]


@pytest.mark.parametrize(("hour", "told_at"), [(0, "09:00"), (8, "09:00"), (16, "16:00"), (17, "16:00"), (23, "16:00")])
def test_no_reminder_comes_before_nine_or_after_five(hour: int, told_at: str) -> None:
    assert {at[-5:] for at, _ in told(Person(Rhythm(on=True, hour=hour), "UTC", planned()))} == {told_at}


@pytest.mark.parametrize(
    "person",
    [
        Person(Rhythm(), "UTC", planned(), (HELD,)),
        Person(Rhythm(on=True, weekdays=()), "UTC", planned(), (HELD,)),
        Person(MONDAYS, "UTC", kept(acting.pause(planned(), TODAY)), (HELD,)),
        Person(MONDAYS, "UTC", kept(acting.stop(planned())), (HELD,)),
        Person(MONDAYS, "UTC"),
    ],
)
def test_nobody_is_reminded_who_did_not_ask_paused_or_stopped(person: Person) -> None:
    assert told(person) == []


def test_whoever_passed_is_reminded_of_what_follows_and_of_the_renewal_ninety_and_thirty_days_before() -> None:
    plan = kept(acting.passed(planned(), TODAY, TODAY))
    assert told(Person(MONDAYS, "UTC", plan, (HELD,))) == [
        ("Mon 2026-11-23 09:00", "team-after-1 next-1"),
        ("Sun 2027-01-31 09:00", "guild"),
        ("Thu 2027-04-01 09:00", "guild"),
    ]


def test_a_renewal_and_steps_of_the_same_day_are_one_reminder() -> None:
    held = replace(HELD, renewal=Renewal(date(2027, 4, 11), date(2028, 4, 11), "Renew it."))
    assert ("Mon 2027-01-11 09:00", "mistakes-1 guild") in told(Person(MONDAYS, "UTC", planned(), (held,)))


def test_what_was_told_is_not_told_again_unless_it_was_put_off() -> None:
    person = Person(MONDAYS, "UTC", planned())
    first = reminders(person, (), NOW)[0]
    later = first.at + 60
    assert told(person, (first,), later)[0][1] == "project-1"
    put_off = replace(person, plan=kept(acting.snooze(planned(), "preparation-1", TODAY)))
    assert told(put_off, (first,), later)[0] == ("Mon 2026-11-30 09:00", "preparation-1")


def test_nobody_is_reminded_twice_in_a_day() -> None:
    person = Person(MONDAYS, "UTC", planned())
    first = reminders(person, (), NOW)[0]
    sent = Reminder(first.at, marks=("something else",))
    assert (
        told(replace(person, rhythm=Rhythm(on=True, hour=15)), (sent,), first.at + 60)[0][0] == "Mon 2026-11-30 15:00"
    )


def test_what_is_overdue_is_told_once_on_the_next_of_the_days() -> None:
    person, now = Person(MONDAYS, "UTC", planned()), NOW + 100 * 86_400
    only = told(person, (), now)
    assert len(only) == 1
    assert only[0][0] == "Mon 2027-03-08 09:00"
    assert len(only[0][1].split()) == len(planned().steps)


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia"])
def test_the_hour_stays_the_same_over_summer_time(zone: str) -> None:
    begin = date(2027, 2, 1)
    plan = planned(today=begin, hours=3)
    found = told(Person(Rhythm(on=True, weekdays=tuple(range(7))), zone, plan), (), seconds_at(zone, begin, 0))
    assert {at[-5:] for at, _ in found} == {"09:00"}
    assert "2027-06" in found[-1][0]


def test_slack_holds_what_lies_within_its_horizon_and_nothing_is_made_twice() -> None:
    person = Person(MONDAYS, "UTC", planned(hours=2))
    first = rescheduling(person, (), (), NOW)
    assert first.cancel == ()
    assert all(one.at <= NOW + HORIZON_SECONDS for one in first.make)
    assert 0 < len(first.make) < len(reminders(person, (), NOW))
    assert first.again == TODAY + timedelta(days=30)
    scheduled = tuple(Scheduled(one, f"Q{number}") for number, one in enumerate(first.make))
    again = rescheduling(person, scheduled, (), NOW)
    assert (again.cancel, again.make) == ((), ())
    later = rescheduling(person, scheduled, (), NOW + 60 * 86_400)
    assert later.make
    assert min(one.at for one in later.make) > NOW + HORIZON_SECONDS


def test_a_plan_that_changes_has_its_reminders_cancelled_and_made_anew() -> None:
    person = Person(MONDAYS, "UTC", planned())
    scheduled = tuple(Scheduled(one, f"Q{one.at}") for one in reminders(person, (), NOW))
    done = replace(person, plan=kept(acting.tick(planned(), "project-1", TODAY)))
    change = rescheduling(done, scheduled, (), NOW)
    assert [one.reminder.steps for one in change.cancel] == [("project-1",)]
    assert change.make == ()
    assert len(rescheduling(replace(person, rhythm=Rhythm()), scheduled, (), NOW).cancel) == len(scheduled)


def test_other_words_for_a_step_are_other_words_in_its_reminder() -> None:
    plan = planned()
    other = replace(
        plan, steps=tuple(replace(one, text="Else.") if one.key == "project-1" else one for one in plan.steps)
    )
    scheduled = tuple(Scheduled(one, "Q") for one in reminders(Person(MONDAYS, "UTC", plan), (), NOW))
    change = rescheduling(Person(MONDAYS, "UTC", other), scheduled, (), NOW)
    assert [one.reminder.steps for one in change.cancel] == [one.steps for one in change.make] == [("project-1",)]


def test_what_is_about_to_be_posted_is_left_alone_and_counts_as_told() -> None:
    person = Person(MONDAYS, "UTC", planned())
    first = reminders(person, (), NOW)[0]
    stopped = replace(person, rhythm=Rhythm())
    assert rescheduling(stopped, (Scheduled(first, "Q"),), (), first.at - 60).cancel == ()
    assert rescheduling(person, (Scheduled(first, "Q"),), (), first.at - 60).make[0].steps == ("project-1",)


def test_it_is_looked_at_again_when_a_pause_ends() -> None:
    until = TODAY + timedelta(days=9)
    person = Person(MONDAYS, "UTC", kept(acting.pause(planned(), TODAY, until)))
    assert rescheduling(person, (), (), NOW).again == until


def test_days_are_told_by_the_zone() -> None:
    midnight = datetime(2026, 11, 21, 23, tzinfo=UTC).timestamp()
    assert [day_in(zone, midnight).day for zone in ("UTC", "Asia/Tokyo", "America/Lima")] == [21, 22, 21]
    assert [is_zone(name) for name in ("Europe/Berlin", "Nowhere", "", "../etc/passwd")] == [True, False, False, False]
    assert step(planned(), "exam-1").due == planned().exam
