"""The outbox: accepted once, posted in turn, taken over from the dead, and never posted again after a doubt."""

import asyncio
from dataclasses import replace

import pytest
from bot.domain.people import Asker
from bot.domain.reply import Context
from bot.domain.store import Claimed, End, Trouble
from bot.store.opening import POSTED_SECONDS, SqlStore
from bot.store.tables import OUTBOX
from sqlalchemy import update

from tests.store.outgoing import TOLD, outgoing

ABOUT = Context(("focp",), "price")
ME, YOU = "me", "you"


async def claimed(
    store: SqlStore, owner: str = ME, at: float = 0.0, until: float = 10.0, most: int = 9
) -> list[Claimed]:
    return list(await store.outbox.claim(owner, at, until, most))


async def test_what_is_accepted_is_claimed_as_it_was_given(store: SqlStore, other: SqlStore) -> None:
    given = outgoing()
    assert await store.outbox.accept(given, ABOUT, 0)
    [taken] = await claimed(other)
    assert (taken.place.team, taken.place.channel, taken.place.thread) == ("T1", "C1", given.ts)
    assert (taken.told, taken.event, taken.attempts, taken.apology) == (TOLD, given.event, 0, False)
    assert await other.memory.recall(given.place.topics[0], 0) == ABOUT


@pytest.mark.parametrize(("event", "ts"), [("Ev0", ""), ("", "0.1"), ("Ev0", "0.1")], ids=["event", "message", "both"])
async def test_an_event_or_a_message_is_accepted_once(store: SqlStore, other: SqlStore, event: str, ts: str) -> None:
    assert await store.outbox.accept(outgoing(event="Ev0", ts="0.1"), ABOUT, 0)
    second = outgoing(event=event, ts=ts)
    assert not await other.outbox.accept(second, Context(("other",)), 1)
    assert len(await claimed(store, at=5)) == 1
    assert await store.memory.recall(second.place.topics[0], 1) != Context(("other",))


async def test_of_many_deliveries_at_once_one_is_accepted(store: SqlStore, other: SqlStore) -> None:
    tries = [outbox.accept(outgoing(ts="0.1"), ABOUT, 0) for _ in range(5) for outbox in (store.outbox, other.outbox)]
    assert sorted(await asyncio.gather(*tries)) == [False] * 9 + [True]


async def test_of_two_who_claim_at_once_each_gets_what_the_other_does_not(store: SqlStore, other: SqlStore) -> None:
    for number in range(8):
        await store.outbox.accept(outgoing(f"C{number}"), ABOUT, 0)
    halves = await asyncio.gather(claimed(store, ME, most=4), claimed(other, YOU, most=4))
    rest = await claimed(store)
    assert len({one.id for half in (*halves, rest) for one in half}) == 8
    assert sum(map(len, halves)) + len(rest) == 8


async def test_a_channel_is_posted_to_once_a_second_and_in_order(store: SqlStore, other: SqlStore) -> None:
    given = [outgoing() for _ in range(3)]
    for one in given:
        await store.outbox.accept(one, ABOUT, 0)
    await other.outbox.accept(outgoing("C2"), ABOUT, 0)
    assert [one.place.channel for one in await claimed(store, at=0)] == ["C1", "C2"]
    assert await store.outbox.next_due() == 1
    assert await claimed(other, at=0.9) == []
    assert [one.event for at in (1, 2) for one in await claimed(store, at=at)] == [one.event for one in given[1:]]
    assert await store.outbox.next_due() is None


async def test_a_claim_whose_owner_died_is_taken_over_and_the_dead_may_not_begin(
    store: SqlStore, other: SqlStore
) -> None:
    await store.outbox.accept(outgoing(), ABOUT, 0)
    [mine] = await claimed(store, ME, until=10)
    assert await claimed(other, YOU, at=10) == []
    [yours] = await claimed(other, YOU, at=11, until=21)
    assert not await store.outbox.begin(mine, ME, 50)
    assert await other.outbox.begin(yours, YOU, 50)


async def test_a_claim_that_its_owner_took_on_again_can_be_begun_once(store: SqlStore) -> None:
    await store.outbox.accept(outgoing(), ABOUT, 0)
    [first] = await claimed(store, until=10)
    [again] = await claimed(store, at=11, until=21)
    assert not await store.outbox.begin(first, ME, 50)
    assert await store.outbox.begin(again, ME, 50)


async def test_what_was_begun_and_not_ended_is_never_posted_again(store: SqlStore, other: SqlStore) -> None:
    await store.outbox.accept(outgoing(), ABOUT, 0)
    [mine] = await claimed(store)
    assert await store.outbox.begin(mine, ME, 60)
    assert await other.outbox.end_lost(60) == 0
    assert await other.outbox.end_lost(61) == 1
    assert await other.outbox.end_lost(61) == 0
    assert await claimed(other, at=1e9) == []


async def test_what_is_put_back_waits_and_its_channel_with_it(store: SqlStore) -> None:
    given = [outgoing() for _ in range(3)]
    for one in given:
        await store.outbox.accept(one, ABOUT, 0)
    [first] = await claimed(store)
    await store.outbox.begin(first, ME, 60)
    await store.outbox.put_back(Claimed(first.id, first.place, first.told, first.event, 1), 30)
    await store.outbox.accept(last := outgoing(), ABOUT, 1)
    assert await claimed(store, at=29.9) == []
    turns = {at: await claimed(store, at=at, until=99) for at in (30, 31, 32, 33)}
    assert [[one.event for one in turn] for turn in turns.values()] == [[one.event] for one in (*given, last)]
    assert turns[30][0].attempts == 1


async def test_what_is_put_back_may_say_something_else(store: SqlStore) -> None:
    await store.outbox.accept(outgoing(), ABOUT, 0)
    [first] = await claimed(store)
    sorry = replace(first, apology=True)
    await store.outbox.put_back(sorry, 1)
    assert await claimed(store, at=1) == [replace(sorry, until=10)]


@pytest.mark.parametrize("end", End)
async def test_what_has_ended_is_done_with_and_its_text_is_gone(store: SqlStore, end: End) -> None:
    await store.outbox.accept(outgoing(), ABOUT, 0)
    [mine] = await claimed(store)
    await store.outbox.begin(mine, ME, 60)
    await store.outbox.end(mine, end, 1, "1.000200")
    assert await claimed(store, at=1e9) == []
    assert await store.outbox.end_lost(1e9) == 0
    async with store.engine.begin() as connection:
        kept = (await connection.exec_driver_sql("SELECT told, state, note, entries FROM outbox")).one()
    assert tuple(kept) == (None, end.value, "1.000200", '["passing"]')


async def test_why_slack_refused_is_told(store: SqlStore) -> None:
    for at, code in enumerate(("is_archived", "not_in_channel", "is_archived")):
        await store.outbox.accept(outgoing(), ABOUT, 0)
        [mine] = await claimed(store, at=5)
        await store.outbox.end(mine, End.REFUSED, at, code)
    assert await store.outbox.troubles(0) == (Trouble("is_archived", 2, 2), Trouble("not_in_channel", 1, 1))
    assert await store.outbox.troubles(2) == (Trouble("is_archived", 1, 2),)


async def test_what_was_posted_is_forgotten_after_a_week_and_what_waits_is_not(store: SqlStore) -> None:
    for one in (outgoing("C1"), outgoing("C2")):
        await store.outbox.accept(one, ABOUT, 0)
    [mine] = await claimed(store, most=1)
    await store.outbox.end(mine, End.POSTED, 0)
    await store.forget(POSTED_SECONDS + 1)
    async with store.engine.begin() as connection:
        kept = (await connection.exec_driver_sql("SELECT state FROM outbox")).scalars().all()
    assert kept == ["waiting"]


@pytest.mark.parametrize("told", ['{"status": "a newer word", "text": "x"}', '{"text": "x"}', "no JSON"])
async def test_what_another_version_wrote_is_left_to_it_and_holds_nothing_up(store: SqlStore, told: str) -> None:
    theirs, ours = outgoing("C1"), outgoing("C2")
    for one in (theirs, ours):
        await store.outbox.accept(one, ABOUT, 0)
    async with store.engine.begin() as connection:
        await connection.execute(update(OUTBOX).where(OUTBOX.c.ts == theirs.ts).values(told=told))
    assert [(one.event, one.readable) for one in await claimed(store)] == [(theirs.event, False), (ours.event, True)]
    assert next(one.event for one in await claimed(store, YOU, at=11)) == theirs.event


async def test_what_was_on_its_way_to_somebody_who_was_forgotten_ends_quietly(store: SqlStore) -> None:
    await store.outbox.accept(outgoing("U1", direct=True), ABOUT, 0)
    [taken] = await claimed(store)
    await store.people.forget(Asker("T1", "U1"), 0)
    for end in End:
        await store.outbox.end(taken, end, 1, "note")
    assert await store.outbox.troubles(0) == ()
