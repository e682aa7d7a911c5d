"""Votes are kept once for each person and message; what is withheld is known to every process."""

import asyncio

import pytest
from bot.domain.feedback import Tally, Value, Vote, Withheld
from bot.domain.people import Asker
from bot.store.connecting import transaction
from bot.store.opening import SqlStore, open_store
from bot.store.tables import REMARKS
from sqlalchemy.engine import URL
from sqlalchemy.exc import IntegrityError

DAY = 24 * 60 * 60.0
UP, DOWN = Value.HELPFUL, Value.UNHELPFUL


def vote(
    value: Value, person: str = "U1", ts: str = "1.1", reason: str = "", entries: tuple[str, ...] = ("a",)
) -> Vote:
    return Vote("T1", "C1", ts, person, value, entries, reason)


async def test_the_last_vote_of_a_person_on_a_message_counts(store: SqlStore, other: SqlStore) -> None:
    await store.feedback.vote(vote(DOWN, reason="too short"), 0)
    await other.feedback.vote(vote(UP), 1)
    assert await store.feedback.tallies() == (Tally("a", 1, 0),)
    await store.feedback.vote(vote(DOWN, reason="still too short"), 2)
    assert await other.feedback.tallies() == (Tally("a", 0, 1, ("still too short",)),)


async def test_the_same_vote_again_keeps_the_reason_that_was_given(store: SqlStore) -> None:
    await store.feedback.vote(vote(DOWN, reason="too short"), 0)
    await store.feedback.vote(vote(DOWN), 1)
    assert await store.feedback.tallies() == (Tally("a", 0, 1, ("too short",)),)
    await store.feedback.vote(vote(UP), 2)
    await store.feedback.vote(vote(DOWN), 3)
    assert await store.feedback.tallies() == (Tally("a", 0, 1),)


async def test_a_vote_on_a_message_that_tells_something_else_by_now_counts_for_that_alone(store: SqlStore) -> None:
    await store.feedback.vote(vote(DOWN, entries=("a", "b")), 0)
    await store.feedback.vote(vote(DOWN, person="U2", entries=("a", "b")), 0)
    await store.feedback.vote(vote(UP, entries=("b", "c")), 1)
    assert await store.feedback.tallies() == (Tally("a", 0, 1), Tally("b", 1, 1), Tally("c", 1, 0))


async def test_votes_of_others_and_on_other_messages_count_for_themselves(store: SqlStore) -> None:
    for number, value in enumerate((UP, DOWN, DOWN)):
        await store.feedback.vote(vote(value, person=f"U{number}", reason=f"reason {number}"), number)
    await store.feedback.vote(vote(UP, ts="2.2", entries=("a", "b")), 9)
    assert await store.feedback.tallies() == (
        Tally("a", 2, 2, ("reason 2", "reason 1", "reason 0")),
        Tally("b", 1, 0),
    )


async def test_what_helped_least_comes_first(store: SqlStore) -> None:
    for number, (entry, value) in enumerate((("a", UP), ("b", DOWN), ("c", DOWN), ("c", DOWN), ("d", DOWN), ("d", UP))):
        await store.feedback.vote(vote(value, person=f"U{number}", entries=(entry,)), 0)
    assert [tally.entry for tally in await store.feedback.tallies()] == ["c", "b", "d", "a"]


async def test_two_presses_at_once_make_one_vote(store: SqlStore, other: SqlStore) -> None:
    both = ("b", "a")
    presses = (feedback.vote(vote(UP, entries=both), 0) for feedback in (store.feedback, other.feedback) * 3)
    await asyncio.gather(*presses)
    assert await store.feedback.tallies() == (Tally("a", 1, 0), Tally("b", 1, 0))


async def test_a_vote_on_a_message_without_entries_is_kept_nowhere(store: SqlStore) -> None:
    await store.feedback.vote(vote(UP, entries=()), 0)
    assert await store.feedback.tallies() == ()


async def test_a_person_can_have_their_votes_forgotten(store: SqlStore) -> None:
    await store.feedback.vote(vote(DOWN, person="U1", reason="mine"), 0)
    await store.feedback.vote(vote(DOWN, person="U2"), 0)
    await store.people.forget(Asker("T1", "U1"), 1)
    await store.people.forget(Asker("T2", "U2"), 1)
    assert await store.feedback.tallies() == (Tally("a", 0, 1),)


async def test_votes_are_forgotten_when_the_settings_say_so(url: URL) -> None:
    async with open_store(url, gap_days=7) as store:
        await store.feedback.vote(vote(DOWN, reason="x"), 0)
        await store.forget(7 * DAY)
        assert len(await store.feedback.tallies()) == 1
        await store.forget(7 * DAY + 1)
        assert await store.feedback.tallies() == ()


async def test_an_entry_is_withheld_in_every_process_until_it_is_restored(store: SqlStore, other: SqlStore) -> None:
    await store.feedback.withhold(Withheld("a", "old", 1))
    await store.feedback.withhold(Withheld("b", "f", 2))
    await other.feedback.withhold(Withheld("a", "new", 3))
    assert await store.feedback.withheld() == (Withheld("a", "new", 3), Withheld("b", "f", 2))
    await other.feedback.restore("a")
    await other.feedback.restore("nothing")
    assert await store.feedback.withheld() == (Withheld("b", "f", 2),)


@pytest.mark.parametrize("days", [1, 1_000])
async def test_what_is_withheld_is_never_forgotten_by_itself(store: SqlStore, days: int) -> None:
    await store.feedback.withhold(Withheld("a", "f", 0))
    await store.forget(days * DAY)
    assert len(await store.feedback.withheld()) == 1


async def test_an_error_of_the_database_quotes_nothing_that_was_to_be_kept(store: SqlStore) -> None:
    with pytest.raises(IntegrityError) as raised:
        async with transaction(store.engine) as connection:
            await connection.execute(REMARKS.insert().values(text="secret words", at=None))
    assert "secret words" not in str(raised.value)


async def test_what_is_about_an_entry_with_a_long_id_is_kept(store: SqlStore) -> None:
    long = "certified-" + "very-" * 40 + "long/disagreement"
    await store.feedback.vote(Vote("T1", "C1", "1.1", "U1", Value.HELPFUL, (long,)), 1)
    await store.feedback.withhold(Withheld(long, "f", 1))
    assert [tally.entry for tally in await store.feedback.tallies()] == [long]
    assert await store.feedback.withheld() == (Withheld(long, "f", 1),)
