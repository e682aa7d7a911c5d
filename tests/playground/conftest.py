"""A stand-in for each test, with somebody in it, and a real SDK client that is told where it is."""

from collections.abc import AsyncIterator

import pytest
from bot.playground.installation import BOT_SCOPES, Installation
from bot.playground.server import running
from bot.playground.slack import Slack
from bot.playground.workspace import Channel, Person
from slack_sdk.web.async_client import AsyncWebClient

from tests.clock import Clock

EVERY_SCOPE = (*BOT_SCOPES, "users:read", "im:write", "reactions:write")


@pytest.fixture
def clock() -> Clock:
    return Clock(1_790_000_000.0)


@pytest.fixture
async def slack(clock: Clock) -> AsyncIterator[Slack]:
    async with running(Installation(bot_scopes=EVERY_SCOPE), clock) as slack:
        yield slack


@pytest.fixture
def client(slack: Slack) -> AsyncWebClient:
    return AsyncWebClient(token=slack.site.installation.bot_token, base_url=slack.api_url)


@pytest.fixture
def ana(slack: Slack) -> Person:
    return slack.person("Ana")


@pytest.fixture
def general(slack: Slack, ana: Person) -> Channel:
    return slack.channel("general", ana)
