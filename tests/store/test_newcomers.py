"""Plans outlive a restart; of two who change one at once the second is told, and each reminder is made once."""

import asyncio
from dataclasses import replace
from datetime import date

from bot.domain.newcomers import GapAtStep, Greeting, Kept, Newcomer
from bot.domain.people import Asker
from bot.domain.plan import Held, Renewal
from bot.domain.reminders import Reminder, Rhythm, Scheduled
from bot.service.planning import acting
from bot.store.exporting import kept_of
from bot.store.opening import SqlStore

from tests.service.planning.plans import TODAY, kept, planned

ANA, BO, ELSEWHERE = Asker("T1", "U1"), Asker("T1", "U2"), Asker("T2", "U1")
PLANNING = Newcomer(
    zone="Asia/Kolkata",
    rhythm=Rhythm(on=True, weekdays=(1, 3), hour=14),
    plan=kept(acting.skip(kept(acting.tick(planned(hours=3), "project-1", TODAY)), "project-2", "no “time” 🛶", TODAY)),
    held=(Held("guild", "Guild", date(2024, 2, 29), Renewal(date(2026, 2, 28), date(2027, 2, 28), "r", ("a#b",))),),
    shares=True,
    greeting=Greeting.GREETED,
    gaps=(GapAtStep("abc", "project-1"),),
)
FIRST = Reminder(1_000.0, ("project-1",), (), ("project-1@2026-12-11",), "abc")
SECOND = replace(FIRST, at=2_000.0)


async def test_everything_of_a_person_who_plans_is_kept(store: SqlStore, other: SqlStore) -> None:
    assert await store.newcomers.get(ANA) == Kept(Newcomer())
    assert await store.newcomers.keep(ANA, PLANNING, 0, 1.0)
    assert await other.newcomers.get(ANA) == Kept(PLANNING, 1)
    assert await other.newcomers.get(ELSEWHERE) == Kept(Newcomer())


async def test_of_two_who_change_a_plan_at_once_one_is_told_to_look_again(store: SqlStore, other: SqlStore) -> None:
    plan = planned()
    outcomes = await asyncio.gather(
        *(each.newcomers.keep(ANA, replace(PLANNING, plan=plan), 0, 1.0) for each in (store, other))
    )
    assert sorted(outcomes) == [False, True]
    outcomes = await asyncio.gather(*(each.newcomers.keep(ANA, PLANNING, 1, 1.0) for each in (store, other)))
    assert sorted(outcomes) == [False, True]
    assert await store.newcomers.get(ANA) == Kept(PLANNING, 2)
    assert not await store.newcomers.keep(BO, PLANNING, 1, 1.0)


async def test_only_those_who_share_are_seen(store: SqlStore) -> None:
    people = ((ANA, True), (BO, None), (ELSEWHERE, True), (Asker("T1", "U3"), False))
    for asker, shares in people:
        await store.newcomers.keep(asker, replace(PLANNING, shares=shares), 0, 1.0)
    assert await store.newcomers.sharing("T1") == ((ANA, PLANNING),)
    assert await store.newcomers.count_sharing("T1") == 1
    assert [asker for asker, _ in await store.newcomers.sharing("")] == [ANA, ELSEWHERE]
    await store.newcomers.keep(ANA, replace(PLANNING, shares=False), 1, 1.0)
    assert await store.newcomers.sharing("T1") == ()
    assert await store.newcomers.count_sharing("T1") == 0


async def test_reminders_are_looked_at_by_one_process_at_a_time(store: SqlStore, other: SqlStore) -> None:
    await store.newcomers.keep(ANA, PLANNING, 0, 10.0)
    assert await store.newcomers.claim("a", 9.0, 20.0, 9) == ()
    claims = await asyncio.gather(store.newcomers.claim("a", 10.0, 20.0, 9), other.newcomers.claim("b", 10.0, 20.0, 9))
    assert sorted(len(claimed) for claimed in claims) == [0, 1]
    assert await other.newcomers.claim("c", 21.0, 30.0, 9) == (ANA,)
    await other.newcomers.looked(ANA, "a", 1, 99.0)
    assert await store.newcomers.claim("d", 22.0, 40.0, 9) == ()
    await other.newcomers.looked(ANA, "c", 1, 99.0)
    assert await store.newcomers.claim("d", 98.0, 120.0, 9) == ()
    assert await store.newcomers.claim("d", 99.0, 120.0, 9) == (ANA,)


async def test_what_changes_while_it_is_looked_at_is_looked_at_again(store: SqlStore) -> None:
    await store.newcomers.keep(ANA, PLANNING, 0, 10.0)
    assert await store.newcomers.claim("a", 10.0, 20.0, 9) == (ANA,)
    await store.newcomers.keep(ANA, replace(PLANNING, zone="UTC"), 1, 11.0)
    await store.newcomers.looked(ANA, "a", 1, 99.0)
    assert await store.newcomers.claim("a", 12.0, 20.0, 9) == (ANA,)


async def test_a_reminder_is_booked_once(store: SqlStore, other: SqlStore) -> None:
    booked = await asyncio.gather(store.newcomers.book(ANA, FIRST), other.newcomers.book(ANA, FIRST))
    assert sorted(booked) == [False, True]
    assert await store.newcomers.reminders(ANA) == (Scheduled(FIRST, ""),)
    await store.newcomers.confirm(ANA, FIRST.at, "Q1")
    await store.newcomers.book(ANA, SECOND)
    await store.newcomers.book(BO, SECOND)
    assert await other.newcomers.reminders(ANA) == (Scheduled(FIRST, "Q1"), Scheduled(SECOND, ""))
    await store.newcomers.unbook(ANA, FIRST.at)
    assert await other.newcomers.reminders(ANA) == (Scheduled(SECOND, ""),)
    assert await other.newcomers.reminders(BO) == (Scheduled(SECOND, ""),)


async def test_people_without_a_sign_are_known(store: SqlStore) -> None:
    for at, asker in enumerate((BO, ANA)):
        await store.newcomers.keep(asker, PLANNING, 0, float(at))
    assert await store.newcomers.silent(10.0, 9) == (BO, ANA)
    assert await store.newcomers.silent(10.0, 1) == (BO,)
    await store.newcomers.sign(BO, 100.0)
    assert await store.newcomers.silent(10.0, 9) == (BO, ANA)
    await store.newcomers.sign(BO, 100_000.0)
    await store.newcomers.sign(ELSEWHERE, 100_000.0)
    assert await store.newcomers.silent(10.0, 9) == (ANA,)


async def test_leads_are_those_of_a_workspace(store: SqlStore, other: SqlStore) -> None:
    for lead in (ANA, ANA, ELSEWHERE):
        await store.leads.name(lead)
    assert await other.leads.all("T1") == {"U1"}
    await other.leads.dismiss(ANA)
    assert await store.leads.all("T1") == frozenset()
    assert await store.leads.all("T2") == {"U1"}


async def test_everything_kept_of_a_person_can_be_shown_and_nothing_of_others(store: SqlStore) -> None:
    for asker in (ANA, BO, ELSEWHERE):
        await store.newcomers.keep(asker, PLANNING, 0, 1.0)
        await store.newcomers.book(asker, FIRST)
        await store.people.note_answer(asker, ("price",), 1.0)
    shown = await kept_of(store.engine, "U1", "T1")
    assert {name: len(rows) for name, rows in shown.items()} == {"newcomers": 1, "recent": 1, "reminders": 1}
    assert shown["newcomers"][0]["body"]["plan"]["title"] == "Certified Barista Professional, Foundation"
    assert {row["team"] for row in (await kept_of(store.engine, "U1"))["newcomers"]} == {"T1", "T2"}
    await store.people.forget(ANA)
    assert await kept_of(store.engine, "U1", "T1") == {}
