"""Listen on a port until told to stop."""

import asyncio
import socket

import structlog
import uvicorn
from starlette.types import ASGIApp

REQUEST_SECONDS = 3
"""How long a stop waits for requests: Bolt acknowledges each within three seconds. Replies have more time."""

log = structlog.get_logger(__name__)


class PortError(Exception):
    """A port that cannot be listened on; the text says why, and what to do."""


def bound(port: int) -> socket.socket:
    """Return a socket that listens on this port of every address. Raises PortError."""
    try:
        return socket.create_server(("", port))
    except OSError as error:
        raise PortError(f"PORT {port} cannot be listened on ({error.strerror}); set PORT to a free one") from None


async def listen(app: ASGIApp, listening: socket.socket, stop: asyncio.Event) -> None:
    """Serve until `stop` is set, then answer the requests that were taken."""
    config = uvicorn.Config(
        app,
        lifespan="off",
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=REQUEST_SECONDS,
    )
    server = uvicorn.Server(config)
    stopping = asyncio.create_task(_stop(server, stop))
    log.info("listening", port=listening.getsockname()[1])
    try:
        await server.serve([listening])
    finally:
        stopping.cancel()


async def _stop(server: uvicorn.Server, stop: asyncio.Event) -> None:
    await stop.wait()
    server.should_exit = True
