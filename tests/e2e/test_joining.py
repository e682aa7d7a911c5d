"""With the overlay, whoever joins is greeted once, and of whoever leaves nothing is kept."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from bot.playground.changes import PATIENCE
from bot.playground.controls import words
from bot.playground.installation import BOT_SCOPES, Installation
from bot.playground.server import running
from bot.playground.slack import Slack
from bot.playground.wire import Markup
from bot.playground.workspace import Channel, Person

from tests.e2e.reading import read
from tests.e2e.test_planning import START, app, begun

__all__ = ["app"]


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    async with running(Installation(bot_scopes=(*BOT_SCOPES, "users:read"))) as slack:
        yield slack


pytestmark = pytest.mark.usefixtures("app")


async def test_whoever_joins_is_greeted_once_and_not_when_they_said_so(
    slack: Slack, ana: Person, bo: Person, general: Channel
) -> None:
    joined = await slack.people.join(bo)
    direct = slack.direct_channel(bo)
    await slack.site.changes.until(lambda: slack.seen(bo, direct), "a greeting")
    await slack.retry(joined, 1)
    (greeting,) = slack.seen(bo, direct)
    pressed = await slack.press(bo, greeting, "Don't ask again")
    assert "I will not ask again" in read(await slack.answer(pressed))
    await slack.people.join(bo)
    invited = await slack.command(ana, "/cert", Markup(f"onboard {bo.mention}"), general)
    assert "asked me not to" in read(await slack.answer(invited))
    assert [one for one in slack.seen(bo, direct) if "step by step" in read(one)] == [greeting]


async def test_of_whoever_leaves_nothing_is_kept(slack: Slack, bo: Person) -> None:
    await begun(slack, bo, Reminders="Remind me of what is due, at most once a day")
    held = slack.site.schedule.waiting
    await slack.site.changes.until(lambda: held, "a reminder")
    await slack.people.leave(bo)
    await slack.site.changes.until(lambda: not held, "no reminder")
    async with asyncio.timeout(PATIENCE):
        while START not in words((await slack.modals.home(bo)).body["blocks"]):
            await slack.open_app(bo)
