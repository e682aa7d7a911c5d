"""Questions without an answer are kept once, redacted, for as long as the settings say, and as the asker prefers."""

from dataclasses import replace

import pytest
from bot.domain.gaps import KeptGap, Missed, ref_of
from bot.domain.people import Asker, Preferences
from bot.domain.reply import Context
from bot.store.connecting import transaction
from bot.store.gaps import drop_missed
from bot.store.opening import DAY_SECONDS, SqlStore, open_store
from sqlalchemy.engine import URL

from tests.store.outgoing import outgoing

ANA = Asker("T1", "U1")
MISSED = Missed("who is [mention]", ("price",), "r1")


async def test_a_question_is_kept_along_with_its_reply_once(store: SqlStore, other: SqlStore) -> None:
    for each in (store, other):
        await each.outbox.accept(replace(outgoing(ts="0.1"), missed=MISSED), Context(), 5)
    assert await store.gaps.since(0) == (KeptGap("who is [mention]", ("price",), 5),)


async def drop(store: SqlStore, ref: str) -> None:
    async with transaction(store.engine) as connection:
        await drop_missed(connection, ref)


async def test_gaps_come_newest_first_and_from_a_time_on(store: SqlStore) -> None:
    for at in (1, 3, 2):
        await store.gaps.miss(Missed(f"{at}"), at)
    assert [gap.text for gap in await store.gaps.since(2)] == ["3", "2"]


async def test_a_text_is_found_by_its_reference_and_replaced_under_it(store: SqlStore, other: SqlStore) -> None:
    await store.gaps.miss(MISSED, 1)
    assert await other.gaps.text_of("r1") == "who is [mention]"
    await other.gaps.miss(replace(MISSED, text="who was [mention]"), 2)
    assert [gap.text for gap in await store.gaps.since(0)] == ["who was [mention]"]
    await drop(other, "r1")
    assert await store.gaps.text_of("r1") == ""
    assert await store.gaps.since(0) == ()


async def test_what_has_no_reference_is_never_found_replaced_or_dropped(store: SqlStore) -> None:
    for at in (1, 2):
        await store.gaps.miss(Missed("who"), at)
    await drop(store, "")
    assert len(await store.gaps.since(0)) == 2
    assert await store.gaps.text_of("") == ""


@pytest.mark.parametrize("keeps", [True, False])
async def test_the_asker_decides_whether_the_text_is_kept(store: SqlStore, keeps: bool) -> None:
    await store.people.prefer(ANA, Preferences(keeps))
    await store.gaps.miss(MISSED, 1, ANA)
    await store.outbox.accept(replace(outgoing(), missed=Missed("why"), asker=ANA), Context(), 2)
    await store.gaps.miss(Missed("how"), 3, Asker("T1", "U2"))
    kept = [gap.text for gap in await store.gaps.since(0)]
    assert kept == (["how", "why", "who is [mention]"] if keeps else ["how", "", ""])


async def test_a_gap_is_forgotten_when_the_settings_say(url: URL) -> None:
    async with open_store(url, gap_days=2) as store:
        for days in (0, 1):
            await store.gaps.miss(MISSED if days else Missed("who"), days * DAY_SECONDS)
        await store.forget(2 * DAY_SECONDS)
        assert len(await store.gaps.since(0)) == 2
        await store.forget(2 * DAY_SECONDS + 1)
        assert len(await store.gaps.since(0)) == 1


def test_a_reference_says_nothing_and_differs_by_each_of_its_parts() -> None:
    refs = {ref_of("T1", "C1", "1.1"), ref_of("T1", "C1", "1.2"), ref_of("T1", "C11", ".1"), ref_of("T2", "C1", "1.1")}
    assert len(refs) == 4
    assert all(len(ref) == 32 and "C1" not in ref for ref in refs)
