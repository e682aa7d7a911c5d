"""The real app in this process, composed as `certguide run` does, reached over a port or over a WebSocket."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from tempfile import TemporaryDirectory
from typing import Any

from bot.config import Config
from bot.playground.server import over_http
from bot.playground.slack import Slack
from bot.service.answering import Answering
from bot.serving import serve
from bot.store.address import database_url
from sqlalchemy.engine import URL

HTTP = "http"
SOCKET = "socket"
MODES = (HTTP, SOCKET)


@dataclass(eq=False, slots=True)
class RunningApp:
    """An app that runs. `address` is where it listens, empty in Socket Mode."""

    serving: asyncio.Task[None]
    stopping: asyncio.Event
    address: str = ""

    async def stop(self) -> None:
        """Stop it as SIGTERM does; afterwards every reply that was under way is posted, so that replies can be counted."""
        self.stopping.set()
        await self.serving


@asynccontextmanager
async def running_app(
    slack: Slack,
    answering: Answering,
    mode: str,
    database: URL | None = None,
    clock: Callable[[], float] = time.time,
    **more: Any,
) -> AsyncIterator[RunningApp]:
    """Run the app for a stand-in within the block, with a store of its own unless one is given, and `more` settings."""
    folder = TemporaryDirectory()
    own = database_url(f"sqlite:///{folder.name}/store.sqlite3")
    config = replace(settings(slack, mode, database or own), **more)
    stopping = asyncio.Event()
    app = RunningApp(asyncio.create_task(serve(config, answering, stopping, clock=clock)), stopping)
    async with AsyncExitStack() as stack:
        stack.enter_context(folder)
        stack.push_async_callback(app.stop)
        await slack.site.changes.until(lambda: app.serving.done() or slack.site.calls.of("auth.test"), "the app")
        if mode == HTTP:
            app.address = f"http://127.0.0.1:{config.port}"
            await stack.enter_async_context(over_http(slack, f"{app.address}/slack/events"))
        else:
            await slack.site.sockets.connected()
        yield app


def settings(slack: Slack, mode: str, database: URL) -> Config:
    """Return the settings of an app that takes the stand-in for Slack."""
    installed = slack.site.installation
    if mode == SOCKET:
        return Config(
            installed.bot_token, app_token=installed.app_token, api_url=slack.api_url, port=None, database=database
        )
    secret, port = installed.signing_secret, free_port()
    return Config(installed.bot_token, signing_secret=secret, api_url=slack.api_url, port=port, database=database)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])
