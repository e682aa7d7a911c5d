"""Whatever people do with their plans, and whenever: no date in the past, the order kept, nothing lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.plan import AFTER_EXAM, Act, Aim, Experience, Plan, Planned, Standing
from bot.service.planning import acting
from bot.service.planning.planner import ORDER, Planner
from hypothesis import given
from hypothesis import strategies as st

from tests.service.planning.plans import FOUNDATION, GUILD, PROFESSIONAL, kept, level

PLANNER = Planner(level())
LEAP_DAYS = (date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 1), date(2032, 2, 29))
days = st.dates(date(2026, 1, 1), date(2036, 12, 31)) | st.sampled_from(LEAP_DAYS)
hours, ahead = st.integers(1, 40), st.none() | st.integers(1, 700)
KEYS = ("team-1", "preparation-1", "project-1", "project-2", "mistakes-1", "exam-1", "next-1", "no-such")

Do = Callable[[Plan, date], Planned]


def later(number: int) -> Callable[[date], date]:
    return lambda today: today + timedelta(days=number)


acts = st.one_of(
    st.builds(lambda key: lambda plan, day: acting.tick(plan, key, day), st.sampled_from(KEYS)),
    st.builds(lambda key: lambda plan, day: acting.snooze(plan, key, day), st.sampled_from(KEYS)),
    st.builds(lambda key: lambda plan, day: acting.skip(plan, key, "no", day), st.sampled_from(KEYS)),
    st.builds(lambda key: lambda plan, day: acting.reopen(plan, key, day), st.sampled_from(KEYS)),
    st.builds(lambda number: lambda plan, day: acting.move_exam(plan, later(number)(day), day), st.integers(0, 800)),
    st.builds(lambda number: lambda plan, day: acting.pause(plan, day, later(number)(day)), st.integers(0, 90)),
    st.builds(lambda number: lambda plan, day: acting.passed(plan, later(-number)(day), day), st.integers(0, 9)),
    st.sampled_from([acting.pause, acting.resume, acting.not_passed, lambda plan, _day: acting.stop(plan)]),
)
steps = st.lists(st.tuples(st.integers(0, 40), acts), max_size=12)


@st.composite
def plans(draw: st.DrawFn) -> tuple[Plan, date]:
    today = draw(days)
    left = draw(ahead)
    exam = today + timedelta(days=left) if left else None
    target = draw(st.sampled_from([FOUNDATION, PROFESSIONAL, GUILD]))
    aim = Aim(target, exam=exam, hours=draw(hours), experience=draw(st.sampled_from(Experience)))
    return kept(PLANNER.make(aim, today)), today


def in_order(plan: Plan) -> bool:
    return [*plan.steps] == sorted(plan.steps, key=lambda step: (step.due, ORDER.index(step.act)))


@given(plans())
def test_a_new_plan_has_no_date_in_the_past_and_ends_with_what_follows_the_exam(drawn: tuple[Plan, date]) -> None:
    plan, today = drawn
    assert in_order(plan)
    assert plan.begun == today < plan.exam
    for step in plan.steps:
        assert step.due >= plan.exam if step.act in AFTER_EXAM else today <= step.due <= plan.exam
    assert next(step for step in plan.steps if step.act is Act.EXAM).due == plan.exam


@given(plans(), steps)
def test_no_act_leads_to_a_date_in_the_past_out_of_order_or_loses_a_step(
    drawn: tuple[Plan, date], done: list[tuple[int, Do]]
) -> None:
    plan, today = drawn
    keys = {step.key for step in plan.steps}
    for gap, act in done:
        today += timedelta(days=gap)
        plan = acting.settled(plan, today)
        before = {step.key: step.due for step in plan.steps}
        outcome = act(plan, today)
        if isinstance(outcome, Plan):
            moved = [step for step in outcome.open if step.due != before[step.key]]
            paused = plan.standing is Standing.PAUSED
            assert paused or all(step.due >= today for step in moved)
            plan = outcome
        assert in_order(plan)
        assert {step.key for step in plan.steps} == keys
        assert PLANNER.current(plan, today) == plan


@given(plans(), st.integers(0, 60), st.integers(1, 200))
def test_a_pause_keeps_every_distance(drawn: tuple[Plan, date], begin: int, length: int) -> None:
    plan, today = drawn
    away = kept(acting.pause(plan, today + timedelta(days=begin)))
    back = kept(acting.resume(away, today + timedelta(days=begin + length)))
    assert {one.key: one.due - back.exam for one in back.steps} == {one.key: one.due - plan.exam for one in plan.steps}
    assert back.exam - plan.exam == timedelta(days=length)


@given(plans(), st.integers(1, 700))
def test_to_move_the_exam_keeps_the_order_of_what_is_open(drawn: tuple[Plan, date], left: int) -> None:
    plan, today = drawn
    moved = kept(acting.move_exam(plan, today + timedelta(days=left), today))
    place = {step.key: number for number, step in enumerate(plan.open)}
    by_old = sorted(moved.open, key=lambda step: (step.due, place[step.key]))
    assert [step.due for step in by_old] == [step.due for step in moved.open]
    before = [step.due for step in sorted(moved.open, key=lambda step: place[step.key]) if step.act not in AFTER_EXAM]
    assert before == sorted(before)


def test_a_plan_without_steps_of_a_team_is_planned_alike() -> None:
    alone = Planner(replace(level(), onboarding=()))
    assert {step.act for step in kept(alone.make(Aim(FOUNDATION), date(2028, 2, 29))).steps}.isdisjoint(
        {Act.TEAM, Act.TEAM_AFTER}
    )
