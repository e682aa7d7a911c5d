"""A running app over a recorder of what it sends."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from bot.app import SlackApp, opened
from bot.config import Config
from bot.store.address import database_url
from bot.store.migrating import migrate
from bot.store.opening import open_store
from bot.web.application import application
from bot.web.door import slack_route
from sqlalchemy.engine import URL
from starlette.types import ASGIApp

from tests.clock import Clock
from tests.slack.answers import FixedAnswering
from tests.slack.deliveries import SECRET, Got, deliver
from tests.slack.recorder import BOT_TOKEN, Recorder, recording

PATIENCE = 10.0


@dataclass(frozen=True, slots=True)
class Scene:
    """The app, what it sends, what it is asked, and its time."""

    app: SlackApp
    asgi: ASGIApp
    slack: Recorder
    answering: FixedAnswering
    clock: Clock = field(default_factory=Clock)

    async def deliver(self, payload: dict[str, Any], **headers: str) -> Got:
        """Send a payload and wait until everything it started is done; the clock goes to when things are due."""
        got = await deliver(self.asgi, payload, **headers)
        assert await self.app.running.drain(PATIENCE) == 0
        await self.settle()
        return got

    async def settle(self) -> None:
        """Post everything that is in the outbox."""
        due: float | None = 0.0
        while due is not None:
            self.clock.now = max(self.clock.now, due)
            await self.app.delivering.deliver_due()
            await self.app.delivering.idle()
            due = await self.app.delivering.store.outbox.next_due()


@pytest.fixture
async def slack() -> AsyncIterator[Recorder]:
    """Return a recorder of what is sent to Slack."""
    async with recording() as recorder:
        yield recorder


@pytest.fixture
def database(tmp_path: Path) -> URL:
    """Return the address of a store of this test's own."""
    return database_url(f"sqlite:///{tmp_path / 'store.sqlite3'}")


@pytest.fixture
async def scene(slack: Recorder, database: URL) -> AsyncIterator[Scene]:
    """Return an app that delivers when it is told to."""
    answering, clock = FixedAnswering(), Clock()
    config = Config(BOT_TOKEN, signing_secret=SECRET, api_url=slack.api_url, database=database)
    await migrate(database)
    async with open_store(database) as store, opened(config, answering, store, clock) as app:
        yield Scene(app, application([slack_route(app.bolt, SECRET, app.metrics)]), slack, answering, clock)
