"""Each migration keeps what is there, one after the other and back again; what a step back loses is what it says."""

from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from bot.store.connecting import new_engine
from bot.store.migrating import EMPTY, FOLDER, MigrationError, lost_on_the_way, migrate, newest
from bot.store.tables import METADATA
from sqlalchemy import Boolean, Column, Double, Integer, MetaData, String, select
from sqlalchemy.engine import URL, Connection

REVISIONS = tuple(sorted(script.revision for script in ScriptDirectory(str(FOLDER)).walk_revisions()))
Row = dict[str, Any]
Rows = dict[str, list[Row]]
Shape = dict[str, list[tuple[str, str, bool]]]
POSTED = "1700000000.000100"


async def on(url: URL, do: Any, *given: Any) -> Any:
    engine = new_engine(url)
    async with engine.begin() as connection:
        found = await connection.run_sync(do, *given)
    await engine.dispose()
    return found


def reflected(connection: Connection) -> MetaData:
    found = MetaData()
    found.reflect(connection)
    found.remove(found.tables["alembic_version"])
    return found


def fill(connection: Connection) -> None:
    """Put two rows into every table, with something in every column."""
    for table in reflected(connection).tables.values():
        rows = [{column.name: _some(column, number) for column in table.c} for number in (1, 2)]
        connection.execute(table.insert(), rows)


def _some(column: Column[Any], number: int) -> object:
    if isinstance(column.type, Boolean):
        return number == 1
    if isinstance(column.type, Double | Integer):
        return number
    assert isinstance(column.type, String)
    return {"state": "posted", "note": POSTED, "posted": POSTED}.get(column.name, f"{column.name} {number}")


def rows(connection: Connection) -> Rows:
    tables = reflected(connection).tables
    return {name: [dict(row) for row in connection.execute(select(each)).mappings()] for name, each in tables.items()}


def shape(connection: Connection) -> Shape:
    """Return the columns of every table, and its indexes as columns that are told by their names."""
    tables = reflected(connection).tables
    return {
        name: [
            *sorted((column.name, str(column.type), bool(column.nullable)) for column in table.c),
            *sorted((str(index.name), str([*index.columns.keys()]), False) for index in table.indexes),
        ]
        for name, table in tables.items()
    }


def differences(connection: Connection) -> list[object]:
    return list(compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), METADATA))


def of_both(found: Rows, other: Rows) -> Rows:
    """Return what is found in the tables and columns that both have."""
    return {
        name: sorted(({key: row[key] for key in row if key in other[name][0]} for row in found[name]), key=str)
        for name in found.keys() & other.keys()
    }


@pytest.mark.parametrize("revision", REVISIONS)
async def test_what_any_migration_left_is_kept_up_to_the_newest(empty: URL, revision: str) -> None:
    await migrate(empty, revision)
    await on(empty, fill)
    before = await on(empty, rows)
    assert await migrate(empty) == (revision, newest())
    after = await on(empty, rows)
    assert of_both(after, before) == of_both(before, before)
    assert await on(empty, differences) == []


async def test_back_one_at_a_time_each_table_is_as_it_was_and_keeps_what_it_has_a_place_for(empty: URL) -> None:
    shapes: list[Shape] = []
    for revision in REVISIONS:
        await migrate(empty, revision)
        shapes.append(await on(empty, shape))
    await on(empty, fill)
    before = await on(empty, rows)
    for revision, wanted in zip(reversed(REVISIONS[:-1]), reversed(shapes[:-1]), strict=True):
        assert len(await lost_on_the_way(empty, revision)) == 1
        await migrate(empty, revision)
        assert await on(empty, shape) == wanted
        after = await on(empty, rows)
        assert of_both(after, before) == of_both(before, after)
        assert after.keys() == wanted.keys()
    assert await migrate(empty) == (REVISIONS[0], newest())
    assert await on(empty, differences) == []
    kept = await on(empty, rows)
    assert all(of_both(after, kept)[name] == of_both(kept, after)[name] for name in after)
    assert await migrate(empty, EMPTY) == (newest(), "")
    assert await on(empty, rows) == {}
    assert await migrate(empty) == ("", newest())


async def test_a_step_back_tells_what_it_loses_and_a_step_ahead_nothing(empty: URL) -> None:
    await migrate(empty)
    told = await lost_on_the_way(empty, "0001")
    assert [one[:4] for one in told] == [*reversed(REVISIONS[1:])]
    assert all("Drop the" in one and ":" in one for one in told)
    assert await lost_on_the_way(empty, newest()) == ()
    await migrate(empty, "0003")
    assert await lost_on_the_way(empty, "0005") == ()


async def test_a_migration_that_is_not_there_is_told_with_those_that_are(empty: URL) -> None:
    with pytest.raises(MigrationError, match="there is no migration 12; there are 0001, 0002"):
        await migrate(empty, "12")


@pytest.mark.parametrize(
    ("kept", "then"),
    [
        (("posted", POSTED, "text"), ("posted", POSTED, "text")),
        (("waiting", None, "text"), ("waiting", None, "text")),
        (("waiting", POSTED, "text"), ("posted", POSTED, None)),
        (("claimed", POSTED, "null"), ("posted", POSTED, None)),
        (("claimed", None, "null"), ("dropped", None, None)),
        (("gone", POSTED, None), ("gone", "word", None)),
    ],
)
async def test_before_replies_could_be_changed_none_is_posted_twice(
    empty: URL, kept: tuple[str, str | None, str | None], then: tuple[str, str | None, str | None]
) -> None:
    await migrate(empty, "0006")
    await on(empty, _one_reply, *kept)
    await migrate(empty, "0005")
    (row,) = (await on(empty, rows))["outbox"]
    assert (row["state"], row["note"] if then[1] else None, row["told"]) == then
    assert (row["ended"] is None) == (then[0] == "waiting")


def _one_reply(connection: Connection, state: str, posted: str | None, told: str | None) -> None:
    table = reflected(connection).tables["outbox"]
    row = {column.name: _some(column, 1) for column in table.c}
    ended = None if state in ("waiting", "claimed") else 1.0
    given = {"state": state, "posted": posted, "told": told, "ended": ended, "note": "word"}
    connection.execute(table.insert(), [{**row, **given}])
