"""Bring a database to the tables of this version, one migration after the other."""

from pathlib import Path

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import text
from sqlalchemy.engine import URL, Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

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
NOTHING = "no migration"


class MigrationError(Exception):
    """A database that cannot be used or migrated; the text says why, and what to do."""


async def migrate(url: URL) -> tuple[str, str]:
    """Bring the database to the newest migration; return the one it was at, empty at first, and the one it is at now.

    Processes that do so at the same time wait for each other. Raises MigrationError.
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
            return await connection.run_sync(_upgraded)
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


async def up_to_date(url: URL) -> None:
    """Raise MigrationError when a database is not at the newest migration; change nothing."""
    engine = new_engine(url)
    try:
        await _check(engine)
    except (DBAPIError, OSError) as error:
        raise _unreachable(error) from None
    finally:
        await engine.dispose()


async def _check(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        found, wanted = await connection.run_sync(_revision), newest()
    if found != wanted:
        text_ = NEWER if found and not _known(found) else STALE
        raise MigrationError(text_.format(found=found or NOTHING, wanted=wanted))


def newest() -> str:
    """Return the newest migration of this version."""
    return ScriptDirectory(str(FOLDER)).get_current_head() or ""


def _upgraded(connection: Connection) -> tuple[str, str]:
    scripts = ScriptDirectory(str(FOLDER))
    before = _revision(connection)
    if before and not _known(before):
        raise MigrationError(NEWER.format(found=before))
    options = {"fn": lambda revision, _: scripts._upgrade_revs("head", revision)}
    context = MigrationContext.configure(connection, opts=options)
    with Operations.context(context):
        context.run_migrations()
    return before, _revision(connection)


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
