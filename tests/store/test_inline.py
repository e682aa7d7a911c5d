"""SQLite on the event loop: statements run there, and what waits for another process does not hold it up."""

import asyncio
import sqlite3
import threading
from pathlib import Path

import pytest
from bot.domain.reply import Context
from bot.store.address import database_url
from bot.store.connecting import reading, transaction
from bot.store.migrating import migrate
from bot.store.opening import open_store
from sqlalchemy import text
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.event import listen

from tests.store.outgoing import outgoing


@pytest.fixture
async def file(tmp_path: Path) -> URL:
    url = database_url(f"sqlite:///{tmp_path}/store.sqlite3")
    await migrate(url)
    return url


def knows_its_thread(connection: DBAPIConnection, _: object) -> None:
    connection.create_function("thread", 0, threading.get_ident)


@pytest.mark.parametrize("way", [transaction, reading])
async def test_a_statement_runs_in_the_thread_of_the_event_loop(file: URL, way: type) -> None:
    async with open_store(file) as store:
        listen(store.engine.sync_engine, "connect", knows_its_thread)
        async with way(store.engine) as connection:
            assert await connection.scalar(text("SELECT thread()")) == threading.get_ident()


async def test_a_write_waits_for_another_process_while_the_event_loop_goes_on_and_others_read(file: URL) -> None:
    given = outgoing()
    writer = sqlite3.connect(file.database or "", isolation_level=None)
    async with open_store(file) as store, open_store(file) as other:
        writer.execute("BEGIN IMMEDIATE")
        accepting = asyncio.create_task(store.outbox.accept(given, Context(), 0))
        assert not await other.outbox.is_accepted(given.place, given.ts, given.event)
        assert not accepting.done()
        writer.execute("COMMIT")
        assert await accepting
        assert await other.outbox.is_accepted(given.place, given.ts, given.event)
    writer.close()
