"""A lead sees how people get on: who is stuck first, what they hold, and what nobody holds."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.domain.newcomers import GapAtStep, Newcomer
from bot.domain.people import Asker
from bot.domain.plan import Held, Standing
from bot.domain.teamwork import Lack
from bot.service.planning import acting
from bot.service.planning.overseeing import stuck, team_of

from tests.service.planning.plans import GUILD, TODAY, kept, level, planned

ANA, BO = Asker("T1", "U1"), Asker("T1", "U2")
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC).timestamp()
OWNER = Newcomer(plan=planned(role="cafe-owner"))


def test_a_member_is_told_by_plan_step_and_figures() -> None:
    plan = kept(acting.tick(planned(role="cafe-owner"), "team-1", TODAY))
    member = team_of([(ANA, replace(OWNER, plan=plan))], level(), NOON).members[0]
    assert (member.title, member.role, member.standing) == (plan.title, "cafe-owner", Standing.RUNNING)
    assert (member.done, member.of, member.overdue, member.exam) == (1, 10, 0, plan.exam)
    assert member.step
    assert member.step.key == "preparation-1"


def test_two_missed_steps_or_a_question_asked_twice_in_vain_are_stuck() -> None:
    assert stuck(OWNER, TODAY + timedelta(days=8)) == ("2 steps are overdue",)
    assert stuck(OWNER, TODAY + timedelta(days=7)) == ()
    gap, another = GapAtStep("a", "project-1"), GapAtStep("b", "project-1")
    assert stuck(replace(OWNER, gaps=(gap, another)), TODAY) == ()
    assert stuck(replace(OWNER, gaps=(gap, another, gap)), TODAY) == (
        "asked the same question without an answer 2 times",
    )
    paused = replace(OWNER, plan=kept(acting.pause(planned(), TODAY)))
    assert stuck(paused, TODAY + timedelta(days=80)) == stuck(Newcomer(), TODAY) == ()


def test_who_is_stuck_comes_first() -> None:
    late = replace(OWNER, plan=planned(today=TODAY - timedelta(days=30)))
    assert [one.who for one in team_of([(ANA, OWNER), (BO, late)], level(), NOON).members] == [BO, ANA]


def test_what_is_recommended_to_a_role_of_the_team_and_held_by_nobody_is_named() -> None:
    both = ("Barista Certified Professional", "Certified Barista Professional, Foundation")
    assert team_of([(ANA, OWNER)], level(), NOON).lacks == tuple(Lack(name, ("Café Owner",)) for name in both)
    holds = replace(OWNER, held=(Held(GUILD, "Guild"),))
    assert team_of([(ANA, OWNER), (BO, holds)], level(), NOON).lacks == (Lack(both[1], ("Café Owner",)),)
    assert team_of([(ANA, Newcomer())], level(), NOON).lacks == ()
