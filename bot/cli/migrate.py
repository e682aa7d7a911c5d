"""The command `migrate`, which makes and renews the tables of the store."""

import asyncio
import sys

import click
from sqlalchemy.engine import URL

from bot.cli.environment import variables
from bot.config import SettingsError, read_database
from bot.store.migrating import NEWEST, MigrationError, lost_on_the_way
from bot.store.migrating import migrate as migrate_store

FAILED = 1
"""Exit code when the database cannot be migrated."""
CANNOT = 2
"""Exit code when the settings cannot be used."""
MIGRATE_EXAMPLES = """\b
Examples:
  certguide migrate
  certguide migrate --to 0006
  CERTGUIDE_DATABASE_URL=postgresql://user:password@host/name certguide migrate
"""
UP_TO_DATE = "The store is up to date (at {now})."
MIGRATED = "The store went from {before} to {now}."
NOTHING = "nothing"
LOST = "To go back loses something:"
SURE = "Go back?"


@click.command(epilog=MIGRATE_EXAMPLES)
@click.option("--to", default=NEWEST, metavar="MIGRATION", help="The one to go to, also back to an older one.")
@click.option("--yes", is_flag=True, help="Go back without asking, although something is lost.")
def migrate(to: str, yes: bool) -> None:
    """Make or renew the tables of the store; `run` needs that on PostgreSQL, and does it by itself on SQLite."""
    try:
        lost = asyncio.run(lost_on_the_way(database(), to)) if to != NEWEST else ()
        if lost:
            click.echo("\n\n".join((LOST, *lost, "")), err=True)
        if lost and not yes:
            click.confirm(SURE, abort=True, err=True)
        before, now = asyncio.run(migrate_store(database(), to))
    except MigrationError as error:
        click.echo(f"certguide: {error}", err=True)
        sys.exit(FAILED)
    told = MIGRATED.format(before=before or NOTHING, now=now or NOTHING)
    click.echo(UP_TO_DATE.format(now=now) if before == now else told)


def database() -> URL:
    """Return where the settings say that the store is; on a bad one leave with exit code 2."""
    try:
        return read_database(variables())
    except SettingsError as error:
        click.echo(f"certguide: {error}", err=True)
        sys.exit(CANNOT)
