"""What a person does with a plan has one clear result, and the rest of the plan moves along."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from bot.domain.plan import Act, Held, Plan, Planned, Refused, Renewal, Standing, State, Why
from bot.service.planning import acting
from bot.service.planning.renewing import held
from bot.service.steps import Ladder

from tests.service.planning.plans import FOUNDATION, GUILD, TODAY, kept, level, planned, step

WEEK = timedelta(days=7)


def dues(plan: Plan) -> dict[str, int]:
    return {one.key: (one.due - TODAY).days for one in plan.steps}


def test_a_step_is_done_once_and_can_be_taken_back() -> None:
    plan = kept(acting.tick(planned(), "project-1", TODAY))
    assert (step(plan, "project-1").state, step(plan, "project-1").closed) == (State.DONE, TODAY)
    assert acting.tick(plan, "project-1", TODAY) == Refused(Why.CLOSED)
    later = TODAY + timedelta(days=30)
    again = step(kept(acting.reopen(plan, "project-1", later)), "project-1")
    assert (again.state, again.due) == (State.OPEN, later)


def test_a_step_is_skipped_with_a_reason_of_a_line() -> None:
    found = step(kept(acting.skip(planned(), "project-1", "no\n menu " + "x" * 300, TODAY)), "project-1")
    assert found.state is State.SKIPPED
    assert found.note.startswith("no menu x")
    assert len(found.note) == 200


def test_a_step_is_put_off_by_a_week_but_not_beyond_the_exam() -> None:
    plan = kept(acting.snooze(planned(), "project-1", TODAY))
    assert dues(plan)["project-1"] == 27
    for _ in range(9):
        plan = kept(acting.snooze(plan, "project-1", TODAY))
    assert step(plan, "project-1").due == plan.exam
    assert step(plan, "project-1").snoozed == 10


def test_an_overdue_step_is_put_off_from_today() -> None:
    today = TODAY + timedelta(days=40)
    assert step(kept(acting.snooze(planned(), "project-1", today)), "project-1").due == today + WEEK


def test_to_put_off_the_exam_moves_what_follows_it() -> None:
    plan = kept(acting.snooze(planned(), "exam-1", TODAY))
    assert (dues(plan)["exam-1"], dues(plan)["next-1"]) == (67, 74)


def test_the_exam_moves_with_the_steps_before_it_in_proportion_and_those_after_it_at_their_distance() -> None:
    plan = kept(acting.move_exam(planned(), TODAY + timedelta(days=30), TODAY))
    assert dues(plan) == {
        "team-1": 1,
        "preparation-1": 3,
        "project-1": 10,
        "preparation-2": 15,
        "project-2": 20,
        "mistakes-1": 27,
        "preparation-3": 30,
        "exam-1": 30,
        "team-after-1": 33,
        "next-1": 37,
    }


def test_an_exam_that_was_missed_moves_with_the_open_steps_spread_evenly() -> None:
    today = TODAY + timedelta(days=70)
    plan = kept(acting.move_exam(planned(), today + timedelta(days=14), today))
    before = [one.due for one in plan.open if one.act not in (Act.EXAM, Act.NEXT, Act.TEAM_AFTER)]
    assert before == [today + timedelta(days=2 * place) for place in range(1, 8)]


def test_a_pause_moves_everything_by_its_length() -> None:
    before = planned()
    away = kept(acting.pause(before, TODAY + timedelta(days=3)))
    back = kept(acting.resume(away, TODAY + timedelta(days=13)))
    assert {key: day - 10 for key, day in dues(back).items()} == dues(before)
    assert back.exam == before.exam + timedelta(days=10)


def test_a_pause_until_a_day_ends_on_that_day_by_itself() -> None:
    until = TODAY + timedelta(days=10)
    away = kept(acting.pause(planned(), TODAY, until))
    assert acting.settled(away, until - timedelta(days=1)) == away
    assert acting.settled(away, until + timedelta(days=5)) == kept(acting.resume(away, until))


def test_a_plan_that_was_stopped_keeps_what_was_done() -> None:
    plan = kept(acting.stop(kept(acting.tick(planned(), "project-1", TODAY))))
    assert plan.standing is Standing.STOPPED
    assert [one.key for one in plan.done] == ["project-1"]
    assert plan.overdue(date(2030, 1, 1)) == ()


def test_whoever_passed_has_only_what_follows_before_them() -> None:
    day = TODAY + timedelta(days=10)
    plan = kept(acting.passed(planned(), day, day + timedelta(days=2)))
    assert plan.standing is Standing.PASSED
    assert [(one.key, (one.due - day).days) for one in plan.open] == [("team-after-1", 3), ("next-1", 7)]
    assert step(plan, "exam-1").state is State.DONE
    assert kept(acting.tick(plan, "next-1", day)).open[0].key == "team-after-1"


def test_whoever_did_not_pass_gets_a_second_plan_with_the_mistakes_and_the_exam() -> None:
    day = TODAY + timedelta(days=60)
    before = planned()
    for key in ("project-1", "mistakes-1", "exam-1"):
        before = kept(acting.tick(before, key, day))
    plan = kept(acting.not_passed(before, day))
    assert (plan.attempts, plan.exam) == (1, day + timedelta(days=30))
    assert step(plan, "project-1").state is State.DONE
    assert {"mistakes-1", "exam-1", "project-2"} <= {one.key for one in plan.open}
    assert all(day <= one.due <= plan.exam + timedelta(days=7) for one in plan.open)


PAUSED, STOPPED = kept(acting.pause(planned(), TODAY)), kept(acting.stop(planned()))
TOMORROW = TODAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("act", "why"),
    [
        (lambda: acting.tick(planned(), "no-such", TODAY), Why.GONE),
        (lambda: acting.reopen(planned(), "no-such", TODAY), Why.GONE),
        (lambda: acting.reopen(planned(), "exam-1", TODAY), Why.OPEN),
        (lambda: acting.tick(STOPPED, "exam-1", TODAY), Why.ENDED),
        (lambda: acting.reopen(STOPPED, "exam-1", TODAY), Why.ENDED),
        (lambda: acting.stop(STOPPED), Why.ENDED),
        (lambda: acting.passed(STOPPED, TODAY, TODAY), Why.ENDED),
        (lambda: acting.not_passed(STOPPED, TODAY), Why.ENDED),
        (lambda: acting.passed(planned(), TOMORROW, TODAY), Why.FUTURE),
        (lambda: acting.move_exam(planned(), TODAY, TODAY), Why.PAST),
        (lambda: acting.move_exam(PAUSED, TOMORROW, TODAY), Why.STANDING),
        (lambda: acting.pause(PAUSED, TODAY), Why.STANDING),
        (lambda: acting.pause(planned(), TODAY, TODAY), Why.PAST),
        (lambda: acting.resume(planned(), TODAY), Why.NOT_PAUSED),
        (lambda: acting.not_passed(planned(), TODAY, TODAY), Why.PAST),
    ],
)
def test_what_cannot_be_done_is_refused_with_its_reason(act: Callable[[], Planned], why: Why) -> None:
    assert act() == Refused(why)


def test_a_renewal_is_due_when_its_source_says() -> None:
    ladder = Ladder(level())
    text, sources = "It has to be renewed every three years.", ("page#rules",)
    day = date(2030, 11, 1)
    name = "Barista Certified Professional"
    assert held(ladder, GUILD, date(2027, 11, 1)) == Held(
        GUILD, name, date(2027, 11, 1), Renewal(day, day, text, sources)
    )
    assert held(ladder, GUILD, None).renewal is None
    assert held(ladder, FOUNDATION, TODAY).renewal is None
    assert held(ladder, "gone", TODAY) == Held("gone", "gone", TODAY)


def test_a_renewal_between_two_numbers_of_years_is_a_range_also_after_a_leap_day() -> None:
    known = level()
    stated = [replace(one.renewal, years=(2, 3)) for one in known.certifications if one.renewal]
    certifications = tuple(replace(one, renewal=stated[0]) if one.renewal else one for one in known.certifications)
    found = held(Ladder(replace(known, certifications=certifications)), GUILD, date(2028, 2, 29)).renewal
    assert found
    assert (found.earliest, found.latest) == (date(2030, 2, 28), date(2031, 2, 28))
