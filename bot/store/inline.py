"""SQLite on the event loop: a statement takes microseconds there, and a hop to a thread and back takes far longer.

Only what may wait, for the disk or for another process, goes to the thread of its connection.
"""

import sqlite3
from collections.abc import Callable
from typing import Any

from aiosqlite import Connection
from sqlalchemy.engine import URL

WAITING = ("BEGIN IMMEDIATE", "PRAGMA")
"""Beginnings of statements that may wait for another process."""
LASTING = ("commit", "close")
"""What a connection does that may write to the disk, and waits for it."""
CHUNK = 64


class InlineConnection(Connection):
    """A connection as SQLAlchemy's dialect for aiosqlite takes it."""

    async def _execute(self, fn: Callable[..., Any], *args: Any, **given: Any) -> Any:
        if not self._connection or _may_wait(fn, args):
            return await super()._execute(fn, *args, **given)  # type: ignore[no-untyped-call]
        return fn(*args, **given)


def opening(url: URL) -> Callable[[], InlineConnection]:
    """Return what opens connections to a file; each may be used by one task at a time, and opens when it is awaited."""
    [file], given = url.get_dialect()().create_connect_args(url)
    # The driver would otherwise begin by itself, and only with the first write.
    options: dict[str, Any] = {**given, "isolation_level": None, "check_same_thread": False}

    def connect() -> InlineConnection:
        connection = InlineConnection(lambda: sqlite3.connect(file, **options), CHUNK)
        connection._thread.daemon = True
        return connection

    return connect


def _may_wait(fn: Callable[..., Any], args: tuple[Any, ...]) -> bool:
    if isinstance(getattr(fn, "__self__", None), sqlite3.Connection):
        return fn.__name__ in LASTING
    return bool(args) and str(args[0]).startswith(WAITING)
