"""The same store on both databases."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from bot.store.address import database_url
from bot.store.migrating import migrate
from bot.store.opening import SqlStore, open_store
from sqlalchemy.engine import URL

SQLITE, POSTGRES = "sqlite", "postgres"


@pytest.fixture(params=[SQLITE, POSTGRES])
async def empty(request: pytest.FixtureRequest, tmp_path: Path) -> URL:
    """Return the address of a database without tables."""
    if request.param == SQLITE:
        return database_url(f"sqlite+aiosqlite:///{tmp_path / 'folder' / 'store.sqlite3'}")
    return database_url(await request.getfixturevalue("postgres").new_database())


@pytest.fixture
async def url(empty: URL) -> URL:
    """Return the address of a migrated database."""
    await migrate(empty)
    return empty


@pytest.fixture
async def store(url: URL) -> AsyncIterator[SqlStore]:
    """Return a store."""
    async with open_store(url) as store:
        yield store


@pytest.fixture
async def other(url: URL) -> AsyncIterator[SqlStore]:
    """Return the store of another process over the same database."""
    async with open_store(url) as store:
        yield store
