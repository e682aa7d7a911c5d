"""The knowledge may be edited while plans run: what is done stays, what changed says so, and nothing is lost silently."""

from dataclasses import replace

from bot.domain.knowledge import Knowledge
from bot.domain.plan import Change, Plan, State
from bot.domain.sources import Statement
from bot.service.planning.acting import skip, stop, tick
from bot.service.planning.planner import Planner

from tests.service.planning.plans import PROJECTS, TODAY, kept, level, planned, step

MENU, CUPS = PROJECTS
SIGN = Statement("Paint a sign.", ("guide#levels",))


def edited(plan: Plan, known: Knowledge) -> Plan:
    return Planner(known).current(plan, TODAY)


def test_a_plan_whose_knowledge_is_as_it_was_is_as_it_was() -> None:
    plan = kept(tick(planned(), "project-1", TODAY))
    assert edited(plan, level()) == plan


def test_an_open_step_that_was_reworded_is_new_in_words_and_says_so() -> None:
    plan = edited(planned(), level(projects=(Statement("Write two menus.", ("guide#milk",)), CUPS)))
    found = step(plan, "project-1")
    assert (found.text, found.sources) == ("Practise: Write two menus.", ("guide#milk",))
    assert found.change is Change.CHANGED
    assert step(plan, "project-2").change is Change.NONE


def test_a_change_is_told_until_the_step_is_closed() -> None:
    known = level(projects=(SIGN, CUPS))
    again = edited(edited(planned(), known), known)
    assert step(again, "project-1").change is Change.CHANGED
    assert step(kept(tick(again, "project-1", TODAY)), "project-1").change is Change.NONE


def test_a_step_that_is_done_or_skipped_stays_as_it_was() -> None:
    plan = kept(skip(kept(tick(planned(), "project-1", TODAY)), "project-2", "no time", TODAY))
    after = edited(plan, level(projects=()))
    assert [one for one in after.steps if not one.open] == [one for one in plan.steps if not one.open]
    assert step(after, "project-2").state is State.SKIPPED


def test_a_step_that_is_no_longer_there_stays_and_says_so() -> None:
    plan = edited(planned(), level(projects=(CUPS,)))
    assert step(plan, "project-1").change is Change.REMOVED
    assert step(plan, "project-2").change is Change.NONE
    assert step(edited(plan, level()), "project-1").change is Change.NONE


def test_a_new_step_is_added_not_in_the_past_and_with_a_key_of_its_own() -> None:
    plan = edited(planned(), level(projects=(SIGN, MENU, CUPS)))
    added = step(plan, "project-3")
    assert (added.text, added.change) == ("Practise: Paint a sign.", Change.ADDED)
    assert added.due >= TODAY
    assert step(plan, "project-1").text == "Practise: Write a menu."
    assert len({one.key for one in plan.steps}) == len(plan.steps)


def test_a_certification_that_is_gone_leaves_the_plan_with_all_steps_marked() -> None:
    plan = edited(planned(), replace(level(), certifications=()))
    assert {one.change for one in plan.steps} == {Change.REMOVED}


def test_a_plan_that_has_ended_is_left_as_it_is() -> None:
    plan = kept(stop(planned()))
    assert edited(plan, level(projects=())) == plan
