"""Listen on a port until told to stop."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import structlog
import uvicorn
from prometheus_client import CollectorRegistry, start_http_server
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
        raise _taken("PORT", port, error) from None


@contextmanager
def serving_metrics(port: int, registry: CollectorRegistry) -> Iterator[None]:
    """Serve `/metrics` on a port of its own, from a thread, so that it answers however busy we are. Raises PortError."""
    try:
        server, thread = start_http_server(port, registry=registry)
    except OSError as error:
        raise _taken("CERTGUIDE_METRICS_PORT", port, error) from None
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


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


def _taken(variable: str, port: int, error: OSError) -> PortError:
    return PortError(f"{variable} {port} cannot be listened on ({error.strerror}); set {variable} to a free one")


async def _stop(server: uvicorn.Server, stop: asyncio.Event) -> None:
    await stop.wait()
    server.should_exit = True
