"""Open the store for a command, or say why it cannot be opened and leave."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import NoReturn, TypeVar

import click

from bot.cli.migrate import database
from bot.cli.opening import CANNOT
from bot.domain.store import StoreAwayError
from bot.store.address import is_sqlite
from bot.store.migrating import MigrationError, up_to_date
from bot.store.opening import SqlStore, open_store

Result = TypeVar("Result")
NO_FILE = "there is no store in {file} yet; certguide run makes it, or set CERTGUIDE_DATABASE_URL to the one it uses"
AWAY = "the store does not answer ({why}); check CERTGUIDE_DATABASE_URL and that it is running"


def with_store(do: Callable[[SqlStore], Awaitable[Result]]) -> Result:
    """Do something with the store of the settings and return what came of it; leave with exit code 2 when it is not there.

    Nothing is made or migrated.
    """
    url = database()
    if is_sqlite(url) and not (file := Path(url.database or "")).exists():
        _leave(NO_FILE.format(file=file))

    async def done() -> Result:
        await up_to_date(url)
        async with open_store(url) as store:
            return await do(store)

    try:
        return asyncio.run(done())
    except MigrationError as error:
        _leave(str(error))
    except StoreAwayError as error:
        _leave(AWAY.format(why=error))


def _leave(why: str) -> NoReturn:
    click.echo(f"certguide: {why}", err=True)
    sys.exit(CANNOT)
