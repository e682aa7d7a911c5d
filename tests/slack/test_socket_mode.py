"""Socket Mode: the same listeners over a WebSocket, connections that end, and a stop that loses nothing."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp.web import WebSocketResponse
from bot.app import opened
from bot.config import Config
from bot.serving import serve
from bot.slack.identity import SlackUnusableError
from bot.slack.socket_mode import connected
from bot.store.migrating import migrate
from bot.store.opening import open_store
from sqlalchemy.engine import URL

from tests.slack.answers import FixedAnswering
from tests.slack.deliveries import command, mention, press
from tests.slack.recorder import APP_TOKEN, BOT_TOKEN, PATIENCE, Fault, Recorder


def settings(slack: Recorder, database: URL) -> Config:
    """Return the settings for Socket Mode without health checks."""
    return Config(BOT_TOKEN, app_token=APP_TOKEN, api_url=slack.api_url, port=None, database=database)


@asynccontextmanager
async def running(slack: Recorder, database: URL) -> AsyncIterator[WebSocketResponse]:
    """Serve in Socket Mode; leaving the block stops it."""
    stop = asyncio.Event()
    serving = asyncio.create_task(serve(settings(slack, database), FixedAnswering(), stop))
    async with asyncio.timeout(PATIENCE):
        socket = await slack.connections.get()
        try:
            yield socket
        finally:
            stop.set()
            await serving


async def deliver(slack: Recorder, socket: WebSocketResponse, kind: str, payload: dict[str, Any], **more: Any) -> str:
    """Send an envelope and return the id of the acknowledgement."""
    envelope = {"type": kind, "envelope_id": f"E-{kind}-{len(slack.calls)}", "payload": payload, **more}
    await socket.send_str(json.dumps(envelope))
    acknowledged = await slack.envelopes.get()
    assert acknowledged == {"envelope_id": envelope["envelope_id"]}
    return str(acknowledged["envelope_id"])


async def test_everything_works_over_the_socket(slack: Recorder, database: URL) -> None:
    async with running(slack, database) as socket:
        await deliver(slack, socket, "events_api", mention("cost"), retry_attempt=0, retry_reason="")
        await slack.until("chat.postMessage")
        await deliver(slack, socket, "slash_commands", command("ask cost", slack.response_url()))
        await slack.until("response_url")
        await deliver(slack, socket, "interactive", press("length", slack.response_url(), {"ts": "1.1"}))
        await slack.until("chat.postMessage", 2)
    assert [post["text"][:7] for post in slack.posts] == ["300 USD", "One hou"]
    assert slack.responses[0]["text"].startswith("300 USD")
    assert {call.token for call in slack.calls if call.method == "apps.connections.open"} == {APP_TOKEN}


async def test_an_event_that_comes_again_is_acknowledged_and_not_answered_again(slack: Recorder, database: URL) -> None:
    asked = mention("cost")
    async with running(slack, database) as socket:
        await deliver(slack, socket, "events_api", asked)
        await deliver(slack, socket, "events_api", asked, retry_attempt=1, retry_reason="timeout")
    assert len(slack.posts) == 1


async def test_the_conversation_goes_on_when_slack_asks_to_reconnect(slack: Recorder, database: URL) -> None:
    async with running(slack, database) as socket:
        await socket.send_str(json.dumps({"type": "disconnect", "reason": "refresh_requested"}))
        second = await slack.connections.get()
        await deliver(slack, second, "events_api", mention("cost"))
        await slack.until("chat.postMessage")
    assert len(slack.sent("apps.connections.open")) == 2


async def test_a_lost_connection_is_replaced_although_an_address_works_only_once(
    slack: Recorder, database: URL
) -> None:
    config = settings(slack, database)
    await migrate(database)
    async with open_store(database) as store, opened(config, FixedAnswering(), store) as app, asyncio.timeout(PATIENCE):
        slack.fail("link", Fault(503), Fault(503))
        async with connected(app.bolt, app.sender.client, APP_TOKEN, app.running, app.metrics, 0.05):
            first = await slack.connections.get()
            slack.fail("link", Fault(503), Fault(503))
            await first.close()
            second = await slack.connections.get()
            async with app.delivering.running(lambda: PATIENCE):
                await deliver(slack, second, "events_api", mention("cost"))
                await slack.until("chat.postMessage")


async def test_a_stop_waits_for_the_reply_that_is_under_way(slack: Recorder, database: URL) -> None:
    slack.hold.clear()
    slack.fail("chat.postMessage", Fault(503, "service_unavailable"))
    stop = asyncio.Event()
    serving = asyncio.create_task(serve(settings(slack, database), FixedAnswering(), stop))
    async with asyncio.timeout(PATIENCE):
        await deliver(slack, await slack.connections.get(), "events_api", mention("cost"))
        await slack.held.wait()
        stop.set()
        slack.hold.set()
        await serving
    assert [post["text"][:7] for post in slack.posts] == ["300 USD", "300 USD"]


@pytest.mark.parametrize(
    ("method", "variable"), [("auth.test", "SLACK_BOT_TOKEN"), ("apps.connections.open", "SLACK_APP_TOKEN")]
)
async def test_a_token_that_slack_refuses_is_named_at_the_start(
    slack: Recorder, database: URL, method: str, variable: str
) -> None:
    slack.fail(method, Fault(error="invalid_auth"))
    with pytest.raises(SlackUnusableError, match=rf"{variable} \(invalid_auth\); install the app"):
        await serve(settings(slack, database), FixedAnswering(), asyncio.Event())
