"""Plans are measured through the app itself, with people who are made up alike on every run."""

from datetime import date

from benchmarks.planners import planners
from benchmarks.plans import report, taken
from bot.domain.plan import State

from tests.service.planning.plans import level

DAY = date(2026, 11, 21)


async def test_homes_and_teams_are_measured_through_the_app() -> None:
    measured = await taken(level(), 4, 2)
    assert [(one.kind, one.times) for one in measured] == [("Home", 4), ("Home of a lead", 2), ("Team", 2)]
    assert all(one.p50 > 0 for one in measured)
    assert "| Team | 2 |" in "\n".join(report("", measured))


def test_the_same_people_are_made_up_each_time_and_some_are_behind() -> None:
    made = tuple(planners(level(), DAY, 40))
    assert made == tuple(planners(level(), DAY, 40))
    plans = [one.plan for one in made if one.plan]
    assert len(plans) == 40
    assert any(plan.overdue(DAY) for plan in plans)
    assert any(step.state is State.DONE for plan in plans for step in plan.steps)
