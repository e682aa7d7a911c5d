"""Connections to the database: one writer on SQLite, a few connections on PostgreSQL, and a clear word when it is away."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager

import aiosqlite
from sqlalchemy import event
from sqlalchemy.connectors.asyncio import AsyncAdapt_dbapi_connection
from sqlalchemy.engine import URL, Connection
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.exc import TimeoutError as NoConnectionError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

from bot.domain.store import StoreAwayError
from bot.store.address import is_sqlite
from bot.store.inline import opening

SECONDS = 2.0
"""How long a transaction may take, so that Slack, which waits for three seconds, still hears that it failed."""
CONNECTIONS = 5
BUSY_SECONDS = 1.5
"""How long a write waits for another process that writes to the same file."""
AGAIN_SECONDS = 0.01
"""How soon a busy file is asked again for what SQLite itself does not wait for."""
PRAGMAS = ("busy_timeout = {busy:.0f}", "synchronous = FULL", "foreign_keys = ON")
"""With FULL, what was accepted survives a loss of power."""
READING = "reading"
"""The option of a connection whose transaction only reads, and so waits for no writer."""
OUR_FAULT = (DataError, IntegrityError, ProgrammingError)
"""Errors that say that we asked for nonsense; every other one comes from a database that is not there."""


def new_engine(url: URL, busy: float = BUSY_SECONDS) -> AsyncEngine:
    """Return an engine that has not connected yet; a write to a file waits `busy` seconds for another process."""
    if not is_sqlite(url):
        connecting = {"timeout": SECONDS, "command_timeout": SECONDS}
        return create_async_engine(
            url,
            hide_parameters=True,
            pool_size=CONNECTIONS,
            pool_timeout=SECONDS,
            pool_pre_ping=True,
            connect_args=connecting,
        )
    engine = create_async_engine(
        url,
        hide_parameters=True,
        poolclass=AsyncAdaptedQueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=SECONDS,
        async_creator=opening(url),
    )
    event.listen(engine.sync_engine, "connect", _preparing(busy))
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


@asynccontextmanager
async def transaction(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """Do everything in the block or nothing. Raises StoreAwayError."""
    with _told_when_away():
        async with asyncio.timeout(SECONDS), engine.begin() as connection:
            yield connection


@asynccontextmanager
async def reading(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """Look things up, as they all were at one moment, and change nothing. Raises StoreAwayError."""
    with _told_when_away():
        async with asyncio.timeout(SECONDS), engine.connect() as connection:
            yield await connection.execution_options(**{READING: True})


@contextmanager
def _told_when_away() -> Iterator[None]:
    try:
        yield
    except OUR_FAULT:
        raise
    except (DBAPIError, NoConnectionError, OSError) as error:
        # TimeoutError is an OSError. The text of an error may hold an address.
        raise StoreAwayError(type(getattr(error, "orig", None) or error).__name__) from None


def _preparing(busy: float) -> Callable[[AsyncAdapt_dbapi_connection, object], None]:
    def prepare(connection: AsyncAdapt_dbapi_connection, _: object) -> None:
        cursor = connection.cursor()
        for pragma in PRAGMAS:
            cursor.execute(f"PRAGMA {pragma.format(busy=busy * 1000)}")
        cursor.close()
        connection.run_async(lambda file: _write_ahead(file, busy))

    return prepare


async def _write_ahead(file: aiosqlite.Connection, busy: float) -> None:
    """Have the file write ahead; a new one is busy while another process has just that done, and SQLite would not wait."""
    clock = asyncio.get_running_loop().time
    until = clock() + busy
    async with file.cursor() as cursor:
        while True:
            try:
                await cursor.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or clock() > until:
                    raise
                await asyncio.sleep(AGAIN_SECONDS)


def _begin(connection: Connection) -> None:
    """Begin as a writer, at once: a transaction that reads first and writes then may find that it cannot."""
    connection.exec_driver_sql("BEGIN" if connection.get_execution_options().get(READING) else "BEGIN IMMEDIATE")
