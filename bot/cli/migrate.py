"""The command `migrate`, which makes and renews the tables of the store."""

import asyncio
import sys

import click
from sqlalchemy.engine import URL

from bot.cli.environment import variables
from bot.config import SettingsError, read_database
from bot.store.migrating import MigrationError
from bot.store.migrating import migrate as migrate_store

FAILED = 1
"""Exit code when the database cannot be migrated."""
CANNOT = 2
"""Exit code when the settings cannot be used."""
MIGRATE_EXAMPLES = """\b
Examples:
  certguide migrate
  CERTGUIDE_DATABASE_URL=postgresql://user:password@host/name certguide migrate
"""
UP_TO_DATE = "The store is up to date (at {now})."
MIGRATED = "The store went from {before} to {now}."
NOTHING = "nothing"


@click.command(epilog=MIGRATE_EXAMPLES)
def migrate() -> None:
    """Make or renew the tables of the store; `run` needs that on PostgreSQL, and does it by itself on SQLite."""
    try:
        before, now = asyncio.run(migrate_store(database()))
    except MigrationError as error:
        click.echo(f"certguide: {error}", err=True)
        sys.exit(FAILED)
    click.echo(UP_TO_DATE.format(now=now) if before == now else MIGRATED.format(before=before or NOTHING, now=now))


def database() -> URL:
    """Return where the settings say that the store is; on a bad one leave with exit code 2."""
    try:
        return read_database(variables())
    except SettingsError as error:
        click.echo(f"certguide: {error}", err=True)
        sys.exit(CANNOT)
