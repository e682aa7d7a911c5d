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
from bot.store.withdrawals import UNSURE_SECONDS

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


async def looked_at(store: SqlStore, *people: Asker, owner: str = "a") -> None:
    """Have somebody look at people who plan."""
    for asker in people:
        await store.newcomers.keep(asker, PLANNING, 0, 1.0)
    await store.newcomers.claim(owner, 1.0, 2.0, 9)


async def test_a_reminder_is_booked_once(store: SqlStore, other: SqlStore) -> None:
    await looked_at(store, ANA, BO)
    booked = await asyncio.gather(*(each.newcomers.book(ANA, FIRST, "d", "a") for each in (store, other)))
    assert sorted(booked) == [False, True]
    assert await store.newcomers.reminders(ANA) == (Scheduled(FIRST, "", "d"),)
    assert await store.newcomers.confirm(ANA, FIRST.at, "Q1", "a")
    await store.newcomers.book(ANA, SECOND, "d", "a")
    await store.newcomers.book(BO, SECOND, "d", "a")
    assert await other.newcomers.reminders(ANA) == (Scheduled(FIRST, "Q1", "d"), Scheduled(SECOND, "", "d"))
    await store.newcomers.unbook(ANA, FIRST.at)
    assert await other.newcomers.reminders(ANA) == (Scheduled(SECOND, "", "d"),)
    assert await other.newcomers.reminders(BO) == (Scheduled(SECOND, "", "d"),)


async def test_only_who_looks_at_somebody_books_and_confirms(store: SqlStore, other: SqlStore) -> None:
    await looked_at(store, ANA)
    assert not await other.newcomers.book(ANA, FIRST, "d", "b")
    assert await store.newcomers.book(ANA, FIRST, "d", "a")
    assert await other.newcomers.claim("b", 3.0, 9.0, 9) == (ANA,)
    assert not await store.newcomers.confirm(ANA, FIRST.at, "Q1", "a")
    assert await other.newcomers.confirm(ANA, FIRST.at, "Q1", "b")


async def test_what_is_to_be_taken_back_is_known_until_it_is(store: SqlStore, other: SqlStore) -> None:
    await looked_at(store, ANA)
    for reminder in (FIRST, SECOND):
        await store.newcomers.book(ANA, reminder, "d", "a")
    await store.newcomers.confirm(ANA, FIRST.at, "D1:Q1", "a")
    assert await other.newcomers.unsure(SECOND.at, "d")
    assert not await other.newcomers.unsure(FIRST.at, "d")
    await store.newcomers.withdraw(ANA, FIRST.at, 5.0)
    assert await other.newcomers.reminders(ANA) == (Scheduled(SECOND, "", "d"),)
    assert await store.newcomers.known(("D1:Q1", "D1:Q2")) == {"D1:Q1"}
    (due,) = await other.withdrawals.due(5.0, 9)
    assert (due.at, due.told, due.id) == (FIRST.at, "d", "D1:Q1")
    await store.withdrawals.later(due.number, 7.0)
    assert await other.withdrawals.due(6.0, 9) == ()
    await store.withdrawals.drop(due.number)
    assert await store.newcomers.known(("D1:Q1",)) == frozenset()


async def test_whoever_is_forgotten_is_booked_no_more_and_their_reminders_to_come_are_taken_back(
    store: SqlStore, other: SqlStore
) -> None:
    await looked_at(store, ANA)
    for reminder in (FIRST, SECOND, replace(FIRST, at=3_000.0)):
        await store.newcomers.book(ANA, reminder, "d", "a")
    await store.newcomers.confirm(ANA, SECOND.at, "D1:Q2", "a")
    await other.people.forget(ANA, 1_500.0)
    assert not await store.newcomers.book(ANA, replace(FIRST, at=4_000.0), "d", "a")
    assert not await store.newcomers.confirm(ANA, 3_000.0, "D1:Q3", "a")
    assert [(one.at, one.id) for one in await store.withdrawals.due(1_500.0, 9)] == [(2_000.0, "D1:Q2")]
    later = await store.withdrawals.due(1_500.0 + UNSURE_SECONDS, 9)
    assert [(one.at, one.id) for one in later] == [(2_000.0, "D1:Q2"), (3_000.0, "")]


async def test_of_who_forgets_and_who_books_at_once_nothing_is_left(store: SqlStore, other: SqlStore) -> None:
    for number in range(20):
        await looked_at(store, ANA)
        _, booked = await asyncio.gather(
            other.people.forget(ANA, 1.0), store.newcomers.book(ANA, replace(FIRST, at=1_000.0 + number), "d", "a")
        )
        assert await store.newcomers.reminders(ANA) == ()
        left = await store.withdrawals.due(1.0 + UNSURE_SECONDS, 9)
        assert len(left) == booked
        for one in left:
            await store.withdrawals.drop(one.number)


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
        await looked_at(store, asker)
        await store.newcomers.book(asker, FIRST, "d", "a")
        await store.people.note_answer(asker, ("price",), 1.0)
    shown = await kept_of(store.engine, "U1", "T1")
    assert {name: len(rows) for name, rows in shown.items()} == {"newcomers": 1, "recent": 1, "reminders": 1}
    assert shown["newcomers"][0]["body"]["plan"]["title"] == "Certified Barista Professional, Foundation"
    assert {row["team"] for row in (await kept_of(store.engine, "U1"))["newcomers"]} == {"T1", "T2"}
    await store.people.forget(ANA, 1.0)
    assert await kept_of(store.engine, "U1", "T1") == {}
