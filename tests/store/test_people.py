"""What is kept of a person is theirs: it is told, limited, and gone for good when they say so."""

from dataclasses import replace

import pytest
from bot.domain.people import MOST_RECENT, Asker, Preferences, Recent
from bot.domain.reply import Context
from bot.domain.told import Status
from bot.store.exporting import NESTED
from bot.store.opening import DAY_SECONDS, SqlStore, open_store
from bot.store.tables import METADATA
from sqlalchemy import Boolean, Double, Integer, Table, func, select
from sqlalchemy.engine import URL

from tests.store.outgoing import TOLD, outgoing

ANA, BO, ELSEWHERE = Asker("T1", "U1"), Asker("T1", "U2"), Asker("T2", "U1")
OF_PEOPLE = [table for table in METADATA.sorted_tables if "person" in table.c]


async def test_preferences_are_kept_for_each_person(store: SqlStore, other: SqlStore) -> None:
    await store.people.prefer(ANA, Preferences(keeps_gaps=False))
    assert await other.people.preferences(ANA) == Preferences(keeps_gaps=False)
    assert await other.people.preferences(BO) == await other.people.preferences(ELSEWHERE) == Preferences()
    await other.people.prefer(ANA, Preferences())
    assert await store.people.preferences(ANA) == Preferences()


async def test_answers_are_remembered_newest_first_and_each_once(store: SqlStore) -> None:
    for at, entry in enumerate(["price", "length", "price"]):
        await store.people.note_answer(ANA, (entry, "more"), at)
    assert await store.people.recent(ANA) == (Recent(("price", "more"), 2), Recent(("length", "more"), 1))
    assert await store.people.recent(BO) == ()


async def test_no_more_than_the_most_recent_answers_are_kept(store: SqlStore) -> None:
    for number in range(MOST_RECENT + 2):
        await store.people.note_answer(ANA, (f"{number}",), number)
    await store.people.note_answer(BO, ("first",), 0)
    assert [each.at for each in await store.people.recent(ANA)] == [*range(MOST_RECENT + 1, 1, -1)]
    assert await rows(store, METADATA.tables["recent"]) == MOST_RECENT + 1


@pytest.mark.parametrize("status", Status)
async def test_what_is_posted_is_remembered_when_it_is_an_answer(store: SqlStore, status: Status) -> None:
    told = replace(TOLD, status=status, entries=("price",))
    for _ in range(2):
        await store.outbox.accept(replace(outgoing(ts="1.1"), told=told, asker=ANA), Context(), 7)
    assert await store.people.recent(ANA) == ((Recent(("price",), 7),) if status is Status.ANSWER else ())


async def test_answers_are_forgotten_when_the_settings_say(url: URL) -> None:
    async with open_store(url, gap_days=1) as store:
        await store.people.note_answer(ANA, ("price",), 0)
        await store.forget(DAY_SECONDS)
        assert await store.people.recent(ANA)
        await store.forget(DAY_SECONDS + 1)
        assert await store.people.recent(ANA) == ()


async def test_to_forget_a_person_empties_every_table_of_their_rows_and_of_nobody_elses(store: SqlStore) -> None:
    for person in (ANA, BO, ELSEWHERE):
        await fill(store, person)
        await store.outbox.accept(outgoing(person.user, event=f"Ev-{person}"), Context(), 0)
    await store.people.forget(ANA, 1)
    for table in OF_PEOPLE:
        assert await rows(store, table, "T1", "U1") == 0
        assert await rows(store, table, "T1", "U2") == await rows(store, table, "T2", "U1") == 1
    assert [claimed.place.channel for claimed in await store.outbox.claim("a", 9, 10, 9)] == ["U2"]


async def test_what_is_shown_of_a_person_is_what_is_forgotten(store: SqlStore) -> None:
    for person in (ANA, BO, ELSEWHERE):
        await fill(store, person)
        await store.outbox.accept(outgoing(person.user, event=f"Ev-{person}"), Context(), 0)
    kept = await store.people.kept(ANA)
    assert {*kept} == {table.name for table in METADATA.sorted_tables if {"person", "channel"} & {*table.c.keys()}}
    assert {(row["team"], row.get("person") or row["channel"]) for rows_ in kept.values() for row in rows_} == {
        ("T1", "U1")
    }
    await store.people.forget(ANA, 1)
    assert await store.people.kept(ANA) == {}


def test_what_holds_a_person_holds_their_workspace() -> None:
    assert OF_PEOPLE
    assert all("team" in table.c for table in OF_PEOPLE)


async def fill(store: SqlStore, person: Asker) -> None:
    """Put a row of this person into every table that holds people, whatever else it holds."""
    async with store.engine.begin() as connection:
        for table in OF_PEOPLE:
            blank = {
                column.name: "[]" if column.name in NESTED else _some(column.type, person)
                for column in table.c
                if column is not table.autoincrement_column
            }
            await connection.execute(table.insert().values({**blank, "team": person.team, "person": person.user}))


async def rows(store: SqlStore, table: Table, team: str = "", person: str = "") -> int:
    query = select(func.count()).select_from(table)
    if person:
        query = query.where(table.c.team == team, table.c.person == person)
    async with store.engine.begin() as connection:
        return (await connection.execute(query)).scalar_one()


def _some(kind: object, person: Asker) -> object:
    if isinstance(kind, Boolean):
        return False
    return 0 if isinstance(kind, Double | Integer) else f"of {person.user} in {person.team}"
