"""Slack is acknowledged in time: for a command at once, for a message when its answer is kept and cannot be lost."""

import asyncio
import threading
from collections.abc import AsyncIterator

import pytest
from bot.domain.knowledge import Knowledge
from bot.domain.reply import Context
from bot.playground.deliveries import ACK_SECONDS
from bot.playground.faults import Held
from bot.playground.slack import Slack
from bot.playground.workspace import Channel, Person
from bot.service.answering import Turn
from bot.service.consulting import Consulting
from bot.service.live import LiveAnswering

from tests.e2e.reading import read, said_by_the_app
from tests.e2e.running_app import MODES, RunningApp, running_app

RIVER_PRICE = "How much is the River Pilot exam?"


class Pondering:
    """Answers as another does, once it may."""

    def __init__(self, answering: LiveAnswering) -> None:
        self.may_answer = threading.Event()
        self._answering = answering

    @property
    def knowledge(self) -> Knowledge:
        return self._answering.knowledge

    @property
    def consulting(self) -> Consulting:
        return self._answering.consulting

    def ask(self, text: str, context: Context = Context()) -> Turn:
        self.may_answer.wait()
        return self._answering.ask(text, context)

    def choose(self, entry_id: str) -> Turn:
        self.may_answer.wait()
        return self._answering.choose(entry_id)


@pytest.fixture
def pondering(answering: LiveAnswering) -> Pondering:
    return Pondering(answering)


@pytest.fixture(params=MODES)
async def slow_app(slack: Slack, pondering: Pondering, request: pytest.FixtureRequest) -> AsyncIterator[RunningApp]:
    async with running_app(slack, pondering, request.param) as app:
        yield app
        pondering.may_answer.set()


async def test_commands_are_acknowledged_while_the_answer_is_still_looked_for(
    slack: Slack, slow_app: RunningApp, pondering: Pondering, ana: Person
) -> None:
    exchanges = await asyncio.gather(*(slack.command(ana, "/cert", f"ask {RIVER_PRICE}") for _ in range(10)))
    receipts = [exchange.receipt for exchange in exchanges if exchange.receipt]
    assert [receipt.status for receipt in receipts] == [200] * 10
    assert max(receipt.seconds for receipt in receipts) < ACK_SECONDS
    assert said_by_the_app(slack) == ()
    pondering.may_answer.set()
    await slow_app.stop()
    assert ["120 euros" in read(message) for message in said_by_the_app(slack)] == [True] * 10


async def test_a_message_is_acknowledged_when_its_answer_is_kept_and_answered_once_however_late_that_is(
    slack: Slack, slow_app: RunningApp, pondering: Pondering, ana: Person, general: Channel
) -> None:
    asked = await slack.mention(ana, general, RIVER_PRICE)
    assert asked.status is None
    again = asyncio.create_task(slack.retry(asked, 1))
    pondering.may_answer.set()
    assert (await again).status == 200
    await slow_app.stop()
    assert ["120 euros" in read(message) for message in said_by_the_app(slack)] == [True]


async def test_a_reply_that_is_under_way_is_posted_before_the_app_has_stopped(
    slack: Slack, app: RunningApp, ana: Person, general: Channel
) -> None:
    held = Held()
    slack.site.faults.add("chat.postMessage", held)
    asked = await slack.mention(ana, general, RIVER_PRICE)
    await held.reached.wait()
    stopping = asyncio.create_task(app.stop())
    await app.stopping.wait()
    assert slack.answers(asked) == ()
    held.released.set()
    await stopping
    assert "120 euros" in read(await slack.answer(asked))
