"""Plans of people over both databases: begun, changed at once by several, passed, shared, and lost by nobody."""

import asyncio
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from bot.domain.newcomers import Newcomer
from bot.domain.people import Asker
from bot.domain.plan import Aim, Held, Plan, Refused, Renewal, Standing, State, Why
from bot.domain.reminders import Rhythm
from bot.service.planning import acting
from bot.service.planning.plans import Plans, Start
from bot.store.opening import SqlStore

from tests.service.planning.plans import FOUNDATION, GUILD, TODAY, level, step

ANA = Asker("T1", "U1")
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC).timestamp()
KNOWN = level()


def plans_over(store: SqlStore, rung: Callable[[], None] = lambda: None) -> Plans:
    return Plans(store.newcomers, lambda: KNOWN, lambda: NOON, ring=rung)


@pytest.fixture
def plans(store: SqlStore) -> Plans:
    return plans_over(store)


async def begun(plans: Plans, target: str = FOUNDATION) -> Plan:
    outcome = await plans.begin(ANA, Start(Aim(target, zone="Asia/Tokyo"), Rhythm(on=True), shares=True))
    assert isinstance(outcome, Newcomer)
    assert outcome.plan
    return outcome.plan


async def test_a_plan_begins_on_the_day_that_it_is_where_somebody_is(plans: Plans) -> None:
    start = Start(Aim(FOUNDATION, held=(GUILD,), zone="Pacific/Kiritimati"), since=date(2024, 2, 29))
    outcome = await plans.begin(ANA, start)
    assert isinstance(outcome, Newcomer)
    assert outcome.plan
    assert outcome.plan.begun == date(2026, 11, 22)
    assert [one.renewal.earliest for one in outcome.held if one.renewal] == [date(2027, 2, 28)]
    assert await plans.look(ANA) == outcome


async def test_of_two_clicks_at_once_one_changes_the_step_and_the_other_is_told(
    store: SqlStore, other: SqlStore
) -> None:
    one, two = plans_over(store), plans_over(other)
    await begun(one)
    outcomes = await asyncio.gather(
        *(each.act(ANA, lambda plan, day: acting.tick(plan, "project-1", day)) for each in (one, two))
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Newcomer", "Refused"]
    assert Refused(Why.CLOSED) in outcomes


async def test_changes_of_different_steps_at_once_are_all_kept(store: SqlStore, other: SqlStore) -> None:
    one, two = plans_over(store), plans_over(other)
    await begun(one)
    keys = ("project-1", "project-2", "mistakes-1")
    await asyncio.gather(
        *(
            each.act(ANA, lambda plan, day, key=key: acting.tick(plan, key, day))  # type: ignore[misc]
            for key, each in zip(keys, (one, two, one), strict=True)
        )
    )
    plan = (await one.look(ANA)).plan
    assert plan
    assert {each.key for each in plan.done} == {*keys}


async def test_whoever_passes_holds_what_the_plan_was_for(plans: Plans) -> None:
    await begun(plans, GUILD)
    outcome = await plans.passed(ANA, TODAY)
    assert isinstance(outcome, Newcomer)
    assert outcome.plan
    assert outcome.plan.standing is Standing.PASSED
    day = date(2029, 11, 21)
    renewal = Renewal(day, day, "It has to be renewed every three years.", ("page#rules",))
    assert outcome.held == (Held(GUILD, "Barista Certified Professional", TODAY, renewal),)


async def test_somebody_may_change_their_mind_about_reminders_and_sharing(plans: Plans, store: SqlStore) -> None:
    await begun(plans)
    await plans.remind(ANA, Rhythm())
    assert not (await plans.look(ANA)).rhythm.on
    await plans.share(ANA, False)
    assert await store.newcomers.sharing("T1") == ()


async def test_what_cannot_be_done_changes_nothing(plans: Plans) -> None:
    assert await plans.passed(ANA, TODAY) == Refused(Why.NO_PLAN)
    assert await plans.act(ANA, acting.pause) == Refused(Why.NO_PLAN)
    assert await plans.begin(ANA, Start(Aim("tea"))) == Refused(Why.UNKNOWN)
    assert await plans.look(ANA) == Newcomer()


async def test_whoever_looks_at_reminders_is_told_of_each_change(store: SqlStore) -> None:
    rung: list[None] = []
    await begun(plans_over(store, lambda: rung.append(None)))
    assert len(rung) == 1


async def test_a_gap_is_noted_with_the_step_that_was_open_and_not_in_words(plans: Plans) -> None:
    await plans.note_gap(ANA, "who brews?")
    assert (await plans.look(ANA)).gaps == ()
    await begun(plans)
    for text in ("Who  brews?", "who brews?"):
        await plans.note_gap(ANA, text)
    gaps = (await plans.look(ANA)).gaps
    assert len(gaps) == 2
    assert len(set(gaps)) == 1
    assert gaps[0].step == "team-1"
    assert "brews" not in str(gaps)


async def test_a_step_that_was_done_stays_so(plans: Plans) -> None:
    await begun(plans)
    await plans.act(ANA, lambda plan, day: acting.tick(plan, "project-1", day))
    plan = (await plans.look(ANA)).plan
    assert plan
    assert step(plan, "project-1").state is State.DONE
