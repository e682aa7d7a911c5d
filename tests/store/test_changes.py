"""A reply whose question is changed or taken back: it follows, however far it has come, and is never posted twice."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest
from bot.domain.gaps import Missed, ref_of
from bot.domain.reply import Context
from bot.domain.store import Claimed, End, Known, Outgoing
from bot.domain.told import notice
from bot.store.opening import SqlStore

from tests.store.outgoing import outgoing

ABOUT, BEFORE = Context(("focp",), "price", "price-1"), Context(("other",))
ME = "me"
TS, ANSWER = "1.000100", "1.000200"
NEW = notice("something else")
LATE = 1e6


def asked(**parts: Any) -> Outgoing:
    return replace(outgoing(ts=TS, event="Ev-first"), before=BEFORE, **parts)


def changed(version: str = "2.0", event: str = "Ev-changed") -> Outgoing:
    return replace(asked(), told=NEW, version=version, event=event)


async def claimed(store: SqlStore, at: float = LATE) -> list[Claimed]:
    return list(await store.outbox.claim(ME, at, at + 10, 9))


async def take_back(store: SqlStore, event: str = "Ev-gone", at: float = 5) -> bool:
    return await store.outbox.take_back(asked().place, TS, event, at)


async def began(store: SqlStore, at: float = 0) -> Claimed:
    [taken] = await claimed(store, at)
    assert await store.outbox.begin(taken, ME, at + 60)
    return taken


async def waiting(store: SqlStore) -> None:
    await store.outbox.accept(asked(), ABOUT, 0)


async def taken_on(store: SqlStore) -> None:
    await waiting(store)
    await claimed(store, 0)


def ended(end: End) -> Callable[[SqlStore], Awaitable[None]]:
    async def bring(store: SqlStore) -> None:
        await waiting(store)
        await store.outbox.end(await began(store), end, 1, ANSWER if end is End.POSTED else "no")

    return bring


posted, refused, uncertain = ended(End.POSTED), ended(End.REFUSED), ended(End.UNCERTAIN)


async def gone(store: SqlStore) -> None:
    await posted(store)
    await take_back(store, "Ev-before")
    await store.outbox.end(await began(store, 20), End.GONE, 21)


async def dropped(store: SqlStore) -> None:
    await waiting(store)
    await take_back(store, "Ev-before")


@pytest.mark.parametrize(
    ("state", "stands"),
    [(waiting, ""), (taken_on, ""), (posted, ANSWER), (refused, ""), (uncertain, None), (gone, None), (dropped, None)],
)
async def test_a_changed_question_changes_the_reply_that_waits_or_stands(
    store: SqlStore, other: SqlStore, state: Callable[[SqlStore], Awaitable[None]], stands: str | None
) -> None:
    await state(store)
    assert await other.outbox.change(changed(), ABOUT, 10) == (stands is not None)
    found = [(one.told, one.posted) for one in await claimed(store)]
    assert found == ([] if stands is None else [(NEW, stands)])


@pytest.mark.parametrize(
    ("state", "stands"),
    [
        (waiting, None),
        (taken_on, None),
        (posted, ANSWER),
        (refused, None),
        (uncertain, None),
        (gone, None),
        (dropped, None),
    ],
)
async def test_a_question_that_is_taken_back_takes_its_reply_with_it(
    store: SqlStore, other: SqlStore, state: Callable[[SqlStore], Awaitable[None]], stands: str | None
) -> None:
    await state(store)
    assert await take_back(other)
    assert [(one.told, one.posted) for one in await claimed(store)] == ([] if stands is None else [(None, stands)])


async def test_whoever_has_taken_on_a_reply_that_changes_may_not_begin_with_the_old_one(store: SqlStore) -> None:
    await waiting(store)
    [old] = await claimed(store, 0)
    await store.outbox.change(changed(), ABOUT, 1)
    assert not await store.outbox.begin(old, ME, 60)


@pytest.mark.parametrize(
    ("end", "follows"),
    [(End.POSTED, [(NEW, ANSWER)]), (End.REFUSED, [(NEW, "")]), (End.UNCERTAIN, [])],
)
async def test_a_change_during_a_post_follows_it_when_it_is_known_where_it_stands(
    store: SqlStore, other: SqlStore, end: End, follows: list[tuple[object, str]]
) -> None:
    await waiting(store)
    mine = await began(store)
    assert await other.outbox.change(changed(), ABOUT, 1)
    assert await claimed(other) == []
    await store.outbox.end(mine, end, 2, ANSWER)
    assert [(one.told, one.posted) for one in await claimed(other)] == follows


@pytest.mark.parametrize(("end", "follows"), [(End.POSTED, [(None, ANSWER)]), (End.REFUSED, []), (End.UNCERTAIN, [])])
async def test_a_question_taken_back_during_a_post_takes_away_what_was_posted(
    store: SqlStore, end: End, follows: list[tuple[object, str]]
) -> None:
    await waiting(store)
    mine = await began(store)
    await take_back(store)
    await store.outbox.end(mine, end, 2, ANSWER)
    assert [(one.told, one.posted) for one in await claimed(store)] == follows


async def test_what_is_put_back_after_a_change_says_what_was_changed(store: SqlStore) -> None:
    await waiting(store)
    mine = await began(store)
    await store.outbox.change(changed(), ABOUT, 1)
    await store.outbox.put_back(replace(mine, attempts=1), 2)
    assert [one.told for one in await claimed(store)] == [NEW]


async def test_a_change_that_was_begun_by_somebody_who_died_is_made_again(store: SqlStore) -> None:
    await posted(store)
    await store.outbox.change(changed(), ABOUT, 10)
    await began(store, 20)
    assert await store.outbox.end_lost(LATE) == 0
    assert [(one.told, one.posted) for one in await claimed(store)] == [(NEW, ANSWER)]


async def test_changes_count_in_the_order_in_which_they_were_made(store: SqlStore) -> None:
    await posted(store)
    assert await store.outbox.change(changed("3.0", "Ev3"), ABOUT, 10)
    assert not await store.outbox.change(changed("2.0", "Ev2"), ABOUT, 11)
    assert not await store.outbox.change(changed("3.0", "Ev3 as another event"), ABOUT, 12)
    assert await store.outbox.known(asked().place, TS) == Known(BEFORE, "3.0")
    assert len(await claimed(store)) == 1


async def test_of_many_deliveries_of_a_change_one_is_accepted(store: SqlStore, other: SqlStore) -> None:
    await posted(store)
    tries = [outbox.change(changed(), ABOUT, 10) for _ in range(5) for outbox in (store.outbox, other.outbox)]
    assert sorted(await asyncio.gather(*tries)) == [False] * 9 + [True]


async def test_a_changed_message_that_was_not_replied_to_is_replied_to_once(store: SqlStore, other: SqlStore) -> None:
    assert await store.outbox.known(asked().place, TS) is None
    assert await store.outbox.change(changed(), ABOUT, 0)
    assert not await other.outbox.accept(asked(), ABOUT, 1)
    assert [(one.told, one.posted) for one in await claimed(store)] == [(NEW, "")]
    assert await store.memory.recall(asked().place.topics[0], 1) == ABOUT


async def test_a_message_that_was_taken_back_is_not_replied_to_when_it_arrives_late(store: SqlStore) -> None:
    assert await take_back(store)
    assert not await take_back(store)
    assert not await store.outbox.accept(asked(), ABOUT, 1)
    assert not await store.outbox.change(changed(), ABOUT, 2)
    assert await claimed(store) == []


async def test_what_was_chosen_below_a_reply_goes_with_it(store: SqlStore) -> None:
    await posted(store)
    chosen = replace(outgoing(ts="choice", thread=asked().place.thread), under=ANSWER)
    await store.outbox.accept(chosen, ABOUT, 10)
    await store.outbox.accept(outgoing(ts="9.9", thread=asked().place.thread), ABOUT, 10)
    for ts in ("1.3", "1.4"):
        await store.outbox.end(await began_first(store), End.POSTED, 20, ts)
    await take_back(store, at=30)
    assert sorted(one.posted for one in await claimed(store)) == [ANSWER, "1.3"]


async def began_first(store: SqlStore) -> Claimed:
    [first] = await store.outbox.claim(ME, LATE, LATE + 10, 1)
    assert await store.outbox.begin(first, ME, LATE + 60)
    return first


@pytest.mark.parametrize(("apology", "end"), [(False, End.REFUSED), (True, End.POSTED)])
async def test_what_was_pressed_and_did_not_get_done_can_be_pressed_again(
    store: SqlStore, apology: bool, end: End
) -> None:
    pressed = replace(asked(), under=ANSWER)
    await store.outbox.accept(pressed, ABOUT, 0)
    await store.outbox.end(replace(await began(store), apology=apology), end, 1, "no")
    assert await store.outbox.accept(pressed, ABOUT, 2)
    assert not await store.outbox.accept(pressed, ABOUT, 3)


@pytest.mark.parametrize("taken", [True, False], ids=["taken back", "answered after a change"])
async def test_a_gap_is_forgotten_with_its_question(store: SqlStore, taken: bool) -> None:
    place = asked().place
    missed = Missed("who is that", ref=ref_of(place.team, place.channel, TS))
    await store.outbox.accept(asked(missed=missed), ABOUT, 0)
    assert len(await store.gaps.since(0)) == 1
    assert await (take_back(store) if taken else store.outbox.change(changed(), ABOUT, 5))
    assert await store.gaps.since(0) == ()


@pytest.mark.parametrize("shared", [True, False])
async def test_it_is_known_who_sees_what_was_posted_and_else_the_most_is_assumed(store: SqlStore, shared: bool) -> None:
    place = replace(asked().place, shared=shared)
    await store.outbox.accept(asked(place=place), ABOUT, 0)
    await store.outbox.end(await began(store), End.POSTED, 1, ANSWER)
    assert await store.outbox.is_shared(place, ANSWER) == shared
    assert await store.outbox.is_shared(place, "9.9")


async def test_the_first_reply_in_a_thread_of_a_channel_is_known_as_such(store: SqlStore) -> None:
    for one in (
        outgoing(ts="1.1"),
        outgoing(ts="1.2", thread="1.1"),
        outgoing("C2", thread="1.1"),
        outgoing("D1", direct=True),
        replace(outgoing("C3"), under="1.0"),
    ):
        await store.outbox.accept(one, ABOUT, 0)
    found = [(one.place.channel, one.opens) for one in await claimed(store)]
    assert sorted(found) == [("C1", False), ("C1", True), ("C2", True), ("C3", False), ("D1", False)]
