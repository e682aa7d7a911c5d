"""What was seen is known for a day; what conversations are about, as long as people follow up."""

import asyncio

import pytest
from bot.domain.place import Place, Topic
from bot.domain.reply import Context
from bot.store.connecting import transaction
from bot.store.memory import note_topics
from bot.store.opening import SEEN_SECONDS, SqlStore

HOUR = 60 * 60.0
DAY = 24 * HOUR
ABOUT = Context(("focp", "architect"), "price", "focp-price")


async def remember(store: SqlStore, topics: tuple[Topic, ...], context: Context, at: float) -> None:
    async with transaction(store.engine) as connection:
        await note_topics(connection, topics, context, at)


async def test_a_key_is_new_once_and_again_when_it_was_released(store: SqlStore, other: SqlStore) -> None:
    assert await store.memory.first_time(("a", "b"), 0)
    assert not await other.memory.first_time(("b", "c"), 1)
    assert not await store.memory.first_time(("c",), 2)
    await other.memory.release(("a", "c"))
    assert await store.memory.first_time(("a", "c"), 3)


async def test_of_many_who_see_a_key_at_once_one_is_first(store: SqlStore, other: SqlStore) -> None:
    tries = [
        memory.first_time(("b", "a", f"{number}"), 0) for number in range(5) for memory in (store.memory, other.memory)
    ]
    assert sorted(await asyncio.gather(*tries)) == [False] * 9 + [True]


async def test_a_key_is_forgotten_after_a_day(store: SqlStore) -> None:
    await store.memory.first_time(("a",), 0)
    await store.forget(SEEN_SECONDS)
    assert not await store.memory.first_time(("a",), SEEN_SECONDS)
    await store.forget(SEEN_SECONDS + 1)
    assert await store.memory.first_time(("a",), SEEN_SECONDS + 1)
    assert SEEN_SECONDS == DAY


async def test_a_topic_is_known_to_every_process_and_replaced_by_a_newer_one(store: SqlStore, other: SqlStore) -> None:
    thread = Topic("T1", "C1", "1.1")
    await remember(store, (thread,), ABOUT, 0)
    assert await other.memory.recall(thread, 1) == ABOUT
    await remember(other, (thread,), Context(), 2)
    assert await store.memory.recall(thread, 3) == Context()


@pytest.mark.parametrize(
    ("topic", "seconds"), [(Topic("T1", "C1", "1.1"), 7 * DAY), (Topic("T1", "D1"), HOUR / 4)], ids=["thread", "direct"]
)
async def test_a_topic_ends(store: SqlStore, topic: Topic, seconds: float) -> None:
    await remember(store, (topic,), ABOUT, 0)
    await store.forget(seconds - 1)
    assert await store.memory.recall(topic, seconds - 1) == ABOUT
    assert await store.memory.recall(topic, seconds) == Context()


async def test_threads_channels_and_teams_are_apart(store: SqlStore) -> None:
    await remember(store, (Topic("T1", "C1", "1.1"),), ABOUT, 0)
    for elsewhere in (Topic("T1", "C1", "1.2"), Topic("T1", "C2", "1.1"), Topic("T2", "C1", "1.1"), Topic("T1", "C1")):
        assert await store.memory.recall(elsewhere, 1) == Context()


@pytest.mark.parametrize(
    ("place", "follows", "noted"),
    [
        (Place("T1", "C1", "1.1", fresh=True), "1.1", ["1.1"]),
        (Place("T1", "C1", "1.1"), "1.1", ["1.1"]),
        (Place("T1", "D1", "1.1", fresh=True, direct=True), "", ["1.1", ""]),
        (Place("T1", "D1", "1.1", direct=True), "1.1", ["1.1", ""]),
    ],
    ids=["a new thread", "a thread", "a direct message", "a thread of direct messages"],
)
def test_what_a_place_follows_up_on(place: Place, follows: str, noted: list[str]) -> None:
    assert place.follows.thread == follows
    assert [topic.thread for topic in place.topics] == noted
