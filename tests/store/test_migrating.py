"""Migrations: from nothing to the tables of this version, one process at a time."""

import asyncio
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from bot.domain.reply import Context
from bot.domain.store import StoreAwayError
from bot.store.address import AddressError, database_url, default_url, is_sqlite
from bot.store.connecting import new_engine
from bot.store.migrating import MigrationError, migrate, newest, ready
from bot.store.opening import open_store
from bot.store.tables import METADATA
from sqlalchemy import text
from sqlalchemy.engine import URL, Connection

from tests.store.outgoing import outgoing


async def run(url: URL, statement: str) -> None:
    engine = new_engine(url)
    async with engine.begin() as connection:
        await connection.execute(text(statement))
    await engine.dispose()


def differences(connection: Connection) -> list[object]:
    return list(compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), METADATA))


async def test_the_migrations_lead_to_the_tables_of_the_program(url: URL) -> None:
    engine = new_engine(url)
    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []
    await engine.dispose()


async def test_a_second_migration_changes_nothing(empty: URL) -> None:
    assert await migrate(empty) == ("", newest())
    assert await migrate(empty) == (newest(), newest())


async def test_processes_that_migrate_at_once_wait_for_each_other(empty: URL) -> None:
    befores = sorted(before for before, _ in await asyncio.gather(*(migrate(empty) for _ in range(3))))
    assert befores == ["", newest(), newest()]


async def test_a_new_file_that_another_process_writes_to_is_waited_for(tmp_path: Path) -> None:
    file = tmp_path / "store.sqlite3"
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("CREATE TABLE theirs (a)")
    other.execute("BEGIN IMMEDIATE")
    waiting = asyncio.ensure_future(migrate(database_url(f"sqlite:///{file}")))
    await asyncio.sleep(0.2)
    assert not waiting.done()
    other.execute("ROLLBACK")
    assert await waiting == ("", newest())
    other.close()


async def test_a_sqlite_file_is_migrated_by_itself_and_postgresql_asks_for_the_command(empty: URL) -> None:
    if is_sqlite(empty):
        await ready(empty)
    else:
        with pytest.raises(
            MigrationError, match=f"is at no migration and this version needs {newest()}; run `certguide migrate`"
        ):
            await ready(empty)
        await migrate(empty)
    await ready(empty)


async def test_a_database_of_a_newer_version_is_left_alone(url: URL) -> None:
    await run(url, "UPDATE alembic_version SET version_num = '9999'")
    for act in (migrate, ready):
        with pytest.raises(MigrationError, match="is at 9999, which this version does not know"):
            await act(url)


async def test_a_database_that_is_not_there_is_told_without_its_password(tmp_path: Path) -> None:
    away = database_url(f"postgresql://ann:secret@/certguide?host={tmp_path}")
    with pytest.raises(MigrationError, match="cannot be reached") as told:
        await migrate(away)
    assert "secret" not in str(told.value)
    async with open_store(away) as store:
        with pytest.raises(StoreAwayError) as lost:
            await store.outbox.accept(outgoing(), Context(), 0)
    assert "secret" not in str(lost.value)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("postgres://ann:pw@db:5432/certs", "postgresql+asyncpg://ann:pw@db:5432/certs"),
        ("postgresql://db/certs", "postgresql+asyncpg://db/certs"),
        ("postgresql+asyncpg://db/certs", "postgresql+asyncpg://db/certs"),
        ("postgres://db/certs?sslmode=require", "postgresql+asyncpg://db/certs?ssl=require"),
        ("sqlite+aiosqlite:////var/certs.db", "sqlite+aiosqlite:////var/certs.db"),
        ("sqlite:///certs.db", "sqlite+aiosqlite:///certs.db"),
    ],
)
def test_an_address_is_taken_in_the_forms_that_people_write(written: str, meant: str) -> None:
    assert database_url(written).render_as_string(hide_password=False) == meant


@pytest.mark.parametrize(
    "written",
    [
        "certs.db",
        "mysql://ann:secret@db/certs",
        "sqlite://",
        "sqlite:///:memory:",
        "postgres://ann:secret@db:port/certs",
    ],
)
def test_an_address_that_cannot_be_used_is_told_without_quoting_it(written: str) -> None:
    with pytest.raises(AddressError) as told:
        database_url(written)
    assert "secret" not in str(told.value)


def test_without_an_address_a_file_in_the_data_folder_is_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert Path(default_url().database or "").is_relative_to(tmp_path)
