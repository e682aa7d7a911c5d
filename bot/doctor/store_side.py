"""The store: whether it is there and has the tables of this version, and what Slack refused to post lately."""

import os
from collections.abc import Callable
from pathlib import Path

from sqlalchemy.engine import URL

from bot.doctor.experts_side import refused_questions
from bot.doctor.finding import Finding, fine, note, told, wrong
from bot.domain.store import StoreAwayError
from bot.slack.outcomes import FIXES, OTHER_FIX
from bot.store.address import is_sqlite
from bot.store.migrating import MigrationError, newest, up_to_date
from bot.store.opening import open_store

STORE, POSTS = "store", "posts"
LATELY_SECONDS = 24 * 60 * 60.0
FILE_FIX = "let the user of the process write there, or set CERTGUIDE_DATABASE_URL"


async def examined_store(url: URL, clock: Callable[[], float]) -> tuple[Finding, ...]:
    """Return what was found about the store at an address; nothing is made or migrated. `clock` is the time of day."""
    if is_sqlite(url) and not (file := Path(url.database or "")).exists():
        return (_to_be_made(file),)
    try:
        await up_to_date(url)
        async with open_store(url) as store:
            await store.check()
            troubles = await store.outbox.troubles(clock() - LATELY_SECONDS)
            unasked = await store.experts.refusals(clock() - LATELY_SECONDS)
    except MigrationError as error:
        return (told(STORE, str(error)),)
    except StoreAwayError as error:
        return (wrong(STORE, f"it does not answer ({error})", "check CERTGUIDE_DATABASE_URL and that it is running"),)
    refused = (
        note(POSTS, f"{trouble.count} refused since yesterday ({trouble.code})", FIXES.get(trouble.code, OTHER_FIX))
        for trouble in troubles
    )
    return (fine(STORE, f"{_named(url)} is at {newest()}"), *refused, *refused_questions(unasked))


def _to_be_made(file: Path) -> Finding:
    folder = next(folder for folder in file.absolute().parents if folder.exists())
    if folder.is_dir() and os.access(folder, os.W_OK):
        return fine(STORE, f"SQLite, in {file}, which is made at the first start")
    return wrong(STORE, f"SQLite cannot make {file}", FILE_FIX)


def _named(url: URL) -> str:
    """Return the database without its user and password."""
    return f"SQLite, in {url.database}," if is_sqlite(url) else f"PostgreSQL, {url.database} on {url.host},"
