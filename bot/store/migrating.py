"""Bring a database to the tables of this version, or of an earlier one, one migration after the other."""

import inspect
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import text
from sqlalchemy.engine import URL, Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.address import is_sqlite, make_folder
from bot.store.connecting import new_engine

FOLDER = Path(__file__).parent / "migrations"
LOCK = 0x63657274
"""The advisory lock of PostgreSQL that one migration at a time holds: `cert` in ASCII."""
PATIENCE = 30.0
"""How many seconds a migration waits for another one of the same file."""
UNREACHABLE = "the database cannot be reached ({reason}); check CERTGUIDE_DATABASE_URL and that it is running"
STALE = "the database is at {found} and this version needs {wanted}; run `certguide migrate`"
NEWER = "the database is at {found}, which this version does not know; run the version of Certguide that migrated it"
UNKNOWN = "there is no migration {wanted}; there are {known}"
NOTHING = "no migration"
NEWEST, EMPTY = "head", "base"
"""The names of alembic for the newest migration, and for a database before the first one."""


class MigrationError(Exception):
    """A database that cannot be used or migrated; the text says why, and what to do."""


async def migrate(url: URL, to: str = NEWEST) -> tuple[str, str]:
    """Bring the database to a migration; return the one it was at, empty at first, and the one it is at now.

    To go back to an older one loses what that has no place for (`lost_on_the_way`). Processes that do so at the same time
    wait for each other. Raises MigrationError.
    """
    try:
        make_folder(url)
    except OSError as error:
        raise MigrationError(UNREACHABLE.format(reason=error.strerror)) from None
    engine = new_engine(url, PATIENCE)
    try:
        async with engine.begin() as connection:
            if not is_sqlite(url):
                await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
            return await connection.run_sync(_moved, to)
    except (DBAPIError, OSError) as error:
        raise _unreachable(error) from None
    finally:
        await engine.dispose()


async def ready(url: URL) -> None:
    """Migrate a SQLite file, which is ours alone; raise MigrationError when another database is not migrated."""
    if is_sqlite(url):
        await migrate(url)
    else:
        await up_to_date(url)


async def lost_on_the_way(url: URL, to: str) -> tuple[str, ...]:
    """Return what each step back to a migration loses, in its own words; nothing for a step ahead. Raises MigrationError."""
    async with _connected(url) as connection:
        before = await connection.run_sync(_revision)
    scripts = ScriptDirectory(str(FOLDER))
    back = [scripts.get_revision(revision) for revision in _back(scripts, before, to)]
    return tuple(f"{script.revision}: {inspect.getdoc(script.module.downgrade)}" for script in back if script)


async def up_to_date(url: URL) -> None:
    """Raise MigrationError when a database is not at the newest migration; change nothing."""
    async with _connected(url) as connection:
        found, wanted = await connection.run_sync(_revision), newest()
    if found != wanted:
        text_ = NEWER if found and not _known(found) else STALE
        raise MigrationError(text_.format(found=found or NOTHING, wanted=wanted))


def newest() -> str:
    """Return the newest migration of this version."""
    return ScriptDirectory(str(FOLDER)).get_current_head() or ""


def _moved(connection: Connection, to: str) -> tuple[str, str]:
    scripts = ScriptDirectory(str(FOLDER))
    before = _revision(connection)
    back = _back(scripts, before, to)
    steps = scripts._downgrade_revs if back or to == EMPTY else scripts._upgrade_revs
    context = MigrationContext.configure(connection, opts={"fn": lambda revision, _: steps(to, revision)})
    with Operations.context(context):
        context.run_migrations()
    return before, _revision(connection)


def _back(scripts: ScriptDirectory, before: str, to: str) -> tuple[str, ...]:
    """Return the migrations to be undone on the way, the newest first; raise MigrationError when there is no way."""
    if before and not _known(before):
        raise MigrationError(NEWER.format(found=before))
    known = [script.revision for script in scripts.walk_revisions()]
    if to not in (NEWEST, EMPTY, *known):
        raise MigrationError(UNKNOWN.format(wanted=to, known=", ".join(sorted(known))))
    if not before or to == NEWEST:
        return ()
    done = known[known.index(before) :]
    return tuple(done[: done.index(to)]) if to in done else tuple(done) if to == EMPTY else ()


@asynccontextmanager
async def _connected(url: URL) -> AsyncIterator[AsyncConnection]:
    engine = new_engine(url)
    try:
        async with engine.connect() as connection:
            yield connection
    except (DBAPIError, OSError) as error:
        raise _unreachable(error) from None
    finally:
        await engine.dispose()


def _revision(connection: Connection) -> str:
    return MigrationContext.configure(connection).get_current_revision() or ""


def _known(revision: str) -> bool:
    try:
        return ScriptDirectory(str(FOLDER)).get_revision(revision) is not None
    except CommandError:
        return False


def _unreachable(error: Exception) -> MigrationError:
    """Tell the kind of the error alone: its text may hold the address and with it a password."""
    return MigrationError(UNREACHABLE.format(reason=type(getattr(error, "orig", None) or error).__name__))
