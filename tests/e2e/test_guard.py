"""Over HTTP the app takes only what Slack signed, and refuses the rest in a way that says why and does no harm."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from urllib.parse import urlencode

import aiohttp
import pytest
from bot.playground.deliveries import FORM_TYPE, JSON_TYPE, OverHttp, Receipt
from bot.playground.server import over_http
from bot.playground.slack import Slack
from bot.playground.wire import signed_headers
from bot.playground.workspace import Channel, Person
from bot.service.live import LiveAnswering
from bot.web.door import MOST_AT_ONCE

from tests.e2e.reading import read, said_by_the_app
from tests.e2e.running_app import HTTP, RunningApp, running_app

RIVER_PRICE = "How much is the River Pilot exam?"
EVENT = json.dumps({"type": "event_callback", "event": {"type": "app_mention"}}).encode()
UNSIGNED: list[dict[str, str]] = [
    {"X-Slack-Signature": ""},
    {"X-Slack-Signature": "v0="},
    {"X-Slack-Signature": "v0=" + "0" * 64},
    {"X-Slack-Signature": "v1=" + "0" * 64},
    {"X-Slack-Signature": "v0=ключ"},
    {"X-Slack-Request-Timestamp": ""},
    {"X-Slack-Request-Timestamp": "now"},
    {"X-Slack-Request-Timestamp": "1e9"},
    {"X-Slack-Request-Timestamp": "٣"},
    {"X-Slack-Request-Timestamp": "-1"},
    {"X-Slack-Request-Timestamp": "9" * 400},
    {"X-Slack-Request-Timestamp": "1000000000"},
]
UNREADABLE = [
    b"{",
    b"[]",
    b"{]",
    b'"text"',
    b"\xff\xfe",
    b"{" * 5000,
    b"[" * 100_000,
    b'{"type": NaN',
    b"{'type': 'x'}",
]
UNREADABLE_PAYLOADS = ["{", "[]", "1"]
REACHED = {
    ("GET", "/livez"): 200,
    ("GET", "/readyz"): 200,
    ("GET", "/slack/events"): 404,
    ("GET", "/"): 404,
    ("POST", "/slack/events/"): 404,
    ("POST", "/slack/install"): 404,
    ("GET", "/../../etc/passwd"): 404,
}


@pytest.fixture
async def app(slack: Slack, answering: LiveAnswering) -> AsyncIterator[RunningApp]:
    async with running_app(slack, answering, HTTP) as app:
        yield app


@pytest.fixture
def way(slack: Slack, app: RunningApp) -> OverHttp:
    assert app.address
    transport = slack.exchanges.transport
    assert isinstance(transport, OverHttp)
    return transport


def signed(slack: Slack, body: bytes, content_type: str = JSON_TYPE) -> dict[str, str]:
    return signed_headers(slack.site.installation.signing_secret, time.time(), body, content_type)


async def test_what_is_not_signed_by_slack_is_refused(slack: Slack, way: OverHttp) -> None:
    got = {str(false): (await way.send(EVENT, {**signed(slack, EVENT), **false})).status for false in UNSIGNED}
    assert set(got.values()) == {401}, got


async def test_a_request_without_any_header_of_slacks_is_refused(way: OverHttp) -> None:
    assert (await way.send(EVENT, {"Content-Type": JSON_TYPE})).status == 401


async def test_a_signature_that_is_too_old_is_refused(slack: Slack, way: OverHttp) -> None:
    old = signed_headers(slack.site.installation.signing_secret, time.time() - 301, EVENT, JSON_TYPE)
    assert (await way.send(EVENT, old)).status == 401


async def test_a_mention_signed_with_another_secret_is_refused_and_not_answered(
    slack: Slack, app: RunningApp, ana: Person, general: Channel
) -> None:
    async with over_http(slack, f"{app.address}/slack/events", "another secret"):
        asked = await slack.mention(ana, general, RIVER_PRICE)
    await app.stop()
    assert asked.status == 401
    assert said_by_the_app(slack) == ()


async def test_a_signed_body_that_cannot_be_read_is_a_bad_request(slack: Slack, way: OverHttp) -> None:
    got = {body[:20]: (await way.send(body, signed(slack, body))).status for body in UNREADABLE}
    assert set(got.values()) == {400}, got


async def test_a_signed_form_with_a_payload_that_cannot_be_read_is_a_bad_request(slack: Slack, way: OverHttp) -> None:
    forms = [urlencode({"payload": payload}).encode() for payload in UNREADABLE_PAYLOADS]
    got = {form: (await way.send(form, signed(slack, form, FORM_TYPE))).status for form in forms}
    assert set(got.values()) == {400}, got


async def test_a_body_that_is_too_large_is_refused(slack: Slack, way: OverHttp) -> None:
    for size in (256 * 1024 + 1, 3_000_000):
        body = b'{"a": "' + b"x" * size + b'"}'
        assert (await way.send(body, signed(slack, body))).status == 413


async def test_after_all_that_the_next_question_is_answered(
    slack: Slack, way: OverHttp, ana: Person, general: Channel
) -> None:
    for body in (b"{", b"\xff", b"x" * 300_000):
        await way.send(body, signed(slack, body))
        await way.send(body, {"X-Slack-Signature": "v0=?", "X-Slack-Request-Timestamp": "?"})
    assert "120 euros" in read(await slack.answer(await slack.mention(ana, general, RIVER_PRICE)))


async def test_whoever_sends_slowly_without_being_slack_keeps_nobody_out(
    slack: Slack, app: RunningApp, ana: Person, general: Channel
) -> None:
    async with AsyncExitStack() as stack:
        for _ in range(MOST_AT_ONCE + 50):
            _, slow = await asyncio.open_connection("127.0.0.1", int(app.address.rpartition(":")[2]))
            stack.callback(slow.close)
            slow.write(b"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{")
            await slow.drain()
        assert "120 euros" in read(await slack.answer(await slack.mention(ana, general, RIVER_PRICE)))


@pytest.mark.usefixtures("app")
async def test_an_address_is_verified_by_its_challenge(slack: Slack) -> None:
    receipt: Receipt = await slack.verify_url("a-challenge")
    assert receipt.status == 200
    assert "a-challenge" in str(receipt.body)


async def test_only_what_is_meant_to_be_reached_is_reached(app: RunningApp) -> None:
    async with aiohttp.ClientSession(app.address) as session:
        for (method, path), status in REACHED.items():
            async with session.request(method, path) as response:
                assert response.status == status, (method, path)
