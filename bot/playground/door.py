"""The stand-in's address on the loopback interface; it can be shut, so that connections are refused."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

HOST = "127.0.0.1"
SHUTDOWN_SECONDS = 0.1
"""How long calls that are slow or held may still take when the stand-in stops."""


class Door:
    """One HTTP server on one port; port 0 takes a free one."""

    def __init__(self, application: web.Application, port: int = 0) -> None:
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=SHUTDOWN_SECONDS)
        self._site: web.TCPSite | None = None
        self.port = port

    @property
    def address(self) -> str:
        """Return the host and port, as in a URL."""
        return f"{HOST}:{self.port}"

    async def open(self) -> None:
        """Listen; after a `shut` on the same port as before."""
        if self._runner.server is None:
            await self._runner.setup()
        self._site = web.TCPSite(self._runner, HOST, self.port)
        await self._site.start()
        self.port = self._runner.addresses[0][1]

    async def shut(self) -> None:
        """Refuse connections and break those that are open."""
        if self._site is not None:
            await self._site.stop()
            self._site = None
        if self._runner.server is not None:
            for connection in self._runner.server.connections:
                connection.force_close()

    async def remove(self) -> None:
        """Stop for good."""
        await self._runner.cleanup()

    @asynccontextmanager
    async def shut_for_a_while(self) -> AsyncIterator[None]:
        """Be unreachable within the block."""
        await self.shut()
        try:
            yield
        finally:
            await self.open()
