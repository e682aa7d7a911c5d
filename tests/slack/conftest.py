"""A running app over a recorder of what it sends."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from bot.app import SlackApp, opened
from bot.config import Config
from bot.web.application import application
from bot.web.door import slack_route
from starlette.types import ASGIApp

from tests.slack.answers import FixedAnswering
from tests.slack.deliveries import SECRET, Got, deliver
from tests.slack.recorder import BOT_TOKEN, Recorder, recording

PATIENCE = 10.0


@dataclass(slots=True)
class Clock:
    """A clock that stands still until it is moved."""

    now: float = 0.0

    def __call__(self) -> float:
        """Return the seconds."""
        return self.now


@dataclass(frozen=True, slots=True)
class Scene:
    """The app, what it sends, what it is asked, and its time."""

    app: SlackApp
    asgi: ASGIApp
    slack: Recorder
    answering: FixedAnswering
    clock: Clock = field(default_factory=Clock)

    async def deliver(self, payload: dict[str, Any], **headers: str) -> Got:
        """Send a payload and wait until everything it started is done."""
        got = await deliver(self.asgi, payload, **headers)
        assert await self.app.running.drain(PATIENCE) == 0
        return got


@pytest.fixture
async def slack() -> AsyncIterator[Recorder]:
    """Return a recorder of what is sent to Slack."""
    async with recording() as recorder:
        yield recorder


@pytest.fixture
async def scene(slack: Recorder) -> AsyncIterator[Scene]:
    """Return a running app."""
    answering, clock = FixedAnswering(), Clock()
    config = Config(BOT_TOKEN, signing_secret=SECRET, api_url=slack.api_url)
    async with opened(config, answering, clock) as app:
        yield Scene(app, application([slack_route(app.bolt, SECRET, app.metrics)]), slack, answering, clock)
