"""Socket Mode: Slack reached over a WebSocket that we open, for development and behind firewalls."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from urllib.parse import urlsplit
from urllib.request import proxy_bypass

from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.metrics import Metrics, kind_of
from bot.slack.identity import accepted
from bot.slack.running import Running

PING_SECONDS = 10.0
"""How often the connection is checked, and how long the SDK waits before it tries again to connect."""


@asynccontextmanager
async def connected(
    bolt: AsyncApp,
    client: AsyncWebClient,
    app_token: str,
    running: Running,
    metrics: Metrics,
    ping_seconds: float = PING_SECONDS,
) -> AsyncIterator[SocketModeClient]:
    """Take what Slack sends over a WebSocket until the block ends.

    Raises SlackUnusableError when Slack does not open a connection for the app token. The SDK reconnects by itself.
    """
    opening = client.apps_connections_open(app_token=app_token)
    url = str((await accepted(opening, "SLACK_APP_TOKEN", client.base_url))["url"])
    handler = AsyncSocketModeHandler(bolt, app_token, web_client=client, ping_interval=ping_seconds)
    socket: SocketModeClient = handler.client
    socket.wss_uri = url
    if proxy_bypass(urlsplit(url).hostname or ""):
        socket.proxy = None

    async def take(client_: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        await running.track()
        with metrics.request(kind_of(request.payload), request.retry_attempt, request.retry_reason):
            await handler.handle(client_, request)  # type: ignore[arg-type]

    socket.socket_mode_request_listeners[:] = [take]
    connecting = socket.connect()  # type: ignore[no-untyped-call]
    keeping = [asyncio.create_task(task) for task in (connecting, _forget_old_addresses(socket))]
    try:
        yield socket
    finally:
        for task in keeping:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        await socket.close()  # type: ignore[no-untyped-call]


def take_no_more(socket: SocketModeClient) -> None:
    """Leave what comes from now on to another connection or to the next process, by not acknowledging it."""
    socket.socket_mode_request_listeners.clear()


async def _forget_old_addresses(socket: SocketModeClient) -> None:
    """Make the SDK ask for a new address while it is not connected; it would try one that has expired for ever."""
    while True:
        await asyncio.sleep(socket.ping_interval)
        if not await socket.is_connected():
            socket.wss_uri = None
