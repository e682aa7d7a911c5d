"""Connections to the database: one writer on SQLite, a few connections on PostgreSQL, and a clear word when it is away."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import event
from sqlalchemy.engine import URL, Connection
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.exc import TimeoutError as NoConnectionError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

from bot.domain.store import StoreAwayError
from bot.store.address import is_sqlite

SECONDS = 2.0
"""How long a transaction may take, so that Slack, which waits for three seconds, still hears that it failed."""
CONNECTIONS = 5
PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "busy_timeout = 1500", "foreign_keys = ON")
"""With FULL, what was accepted survives a loss of power; a write waits for another process for 1,500 ms at the most."""
OUR_FAULT = (DataError, IntegrityError, ProgrammingError)
"""Errors that say that we asked for nonsense; every other one comes from a database that is not there."""


def new_engine(url: URL) -> AsyncEngine:
    """Return an engine that has not connected yet."""
    if not is_sqlite(url):
        connecting = {"timeout": SECONDS, "command_timeout": SECONDS}
        return create_async_engine(
            url, pool_size=CONNECTIONS, pool_timeout=SECONDS, pool_pre_ping=True, connect_args=connecting
        )
    engine = create_async_engine(
        url, poolclass=AsyncAdaptedQueuePool, pool_size=1, max_overflow=0, pool_timeout=SECONDS
    )
    event.listen(engine.sync_engine, "connect", _prepare)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


@asynccontextmanager
async def transaction(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """Do everything in the block or nothing. Raises StoreAwayError."""
    try:
        async with asyncio.timeout(SECONDS), engine.begin() as connection:
            yield connection
    except OUR_FAULT:
        raise
    except (DBAPIError, NoConnectionError, OSError) as error:
        # TimeoutError is an OSError. The text of an error may hold an address.
        raise StoreAwayError(type(getattr(error, "orig", None) or error).__name__) from None


def _prepare(connection: DBAPIConnection, _: object) -> None:
    # The driver would otherwise begin by itself, and only with the first write.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    """Begin as a writer: a transaction that reads first and writes then may find that it cannot."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
