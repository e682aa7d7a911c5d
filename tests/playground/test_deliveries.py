"""Deliveries over HTTP are signed and shaped as Slack's, and an app that is slow or away gives no receipt."""

import json
from collections.abc import AsyncIterator
from urllib.parse import parse_qsl

import pytest
from aiohttp import web
from bot.playground.door import Door
from bot.playground.server import over_http
from bot.playground.slack import Slack
from bot.playground.wire import Json, Markup
from bot.playground.workspace import Channel, Person
from slack_sdk.signature import Clock as SignatureClock
from slack_sdk.signature import SignatureVerifier

from tests.clock import Clock


class At(SignatureClock):
    """The verifier's clock, set to ours."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def now(self) -> float:
        return self._clock()


class Receiver:
    """An address that keeps what it gets."""

    address = ""

    def __init__(self) -> None:
        self.got: list[tuple[web.BaseRequest, bytes]] = []

    async def serve(self, request: web.Request) -> web.Response:
        self.got.append((request, await request.read()))
        return web.json_response({"seen": True})

    @property
    def payload(self) -> Json:
        request, body = self.got[-1]
        if request.content_type == "application/json":
            return dict(json.loads(body))
        form = dict(parse_qsl(body.decode(), keep_blank_values=True))
        return dict(json.loads(form["payload"])) if "payload" in form else form


@pytest.fixture
async def receiver(slack: Slack) -> AsyncIterator[Receiver]:
    receiver = Receiver()
    application = web.Application()
    application.router.add_post("/slack/events", receiver.serve)
    door = Door(application)
    await door.open()
    receiver.address = f"http://{door.address}/slack/events"
    async with over_http(slack, receiver.address):
        yield receiver
    await door.remove()


async def test_the_signature_is_one_that_the_sdk_accepts(
    slack: Slack, receiver: Receiver, ana: Person, general: Channel, clock: Clock
) -> None:
    verifier = SignatureVerifier(slack.site.installation.signing_secret, At(clock))
    await slack.mention(ana, general, "hello")
    await slack.command(ana, "/cert", "help")
    for request, body in receiver.got:
        assert verifier.is_valid_request(body, dict(request.headers))


async def test_a_mention_says_who_where_and_by_whose_leave(
    slack: Slack, receiver: Receiver, ana: Person, clock: Clock
) -> None:
    partners = slack.channel("partners", ana, external=True)
    await slack.mention(ana, partners, "hello")
    payload, event = receiver.payload, receiver.payload["event"]
    assert (payload["type"], payload["event_time"]) == ("event_callback", int(clock()))
    assert payload["event_id"].startswith("Ev")
    assert payload["is_ext_shared_channel"] is True
    assert payload["authorizations"][0]["user_id"] == slack.site.installation.bot_user
    assert (event["type"], event["user"], event["channel"]) == ("app_mention", ana.id, partners.id)
    assert event["text"] == f"<@{slack.site.installation.bot_user}> hello"
    assert [part["type"] for part in event["blocks"][0]["elements"][0]["elements"]] == ["user", "text"]
    assert "thread_ts" not in event


async def test_a_direct_message_names_its_kind_of_channel(slack: Slack, receiver: Receiver, ana: Person) -> None:
    await slack.direct_message(ana, "hello")
    event = receiver.payload["event"]
    assert (event["type"], event["channel_type"], event["channel"][0]) == ("message", "im", "D")


async def test_what_is_typed_is_escaped_and_what_is_picked_is_markup(
    slack: Slack, receiver: Receiver, ana: Person
) -> None:
    await slack.direct_message(ana, f"2 < 3 & {ana.mention}")
    assert receiver.payload["event"]["text"] == f"2 &lt; 3 &amp; &lt;@{ana.id}&gt;"
    await slack.direct_message(ana, Markup(ana.mention))
    assert receiver.payload["event"]["text"] == f"<@{ana.id}>"


async def test_a_retry_carries_its_number_and_reason(
    slack: Slack, receiver: Receiver, ana: Person, general: Channel
) -> None:
    asked = await slack.mention(ana, general, "hello")
    await slack.retry(asked, 2, "http_error")
    (first, body), (again, repeated) = receiver.got
    assert "X-Slack-Retry-Num" not in first.headers
    assert (again.headers["X-Slack-Retry-Num"], again.headers["X-Slack-Retry-Reason"]) == ("2", "http_error")
    assert body == repeated


async def test_a_command_travels_as_a_form_with_its_response_url(
    slack: Slack, receiver: Receiver, ana: Person, general: Channel
) -> None:
    await slack.command(ana, "/cert", "ask a & b", general)
    form = receiver.payload
    assert (form["command"], form["text"], form["user_name"]) == ("/cert", "ask a &amp; b", "Ana")
    assert form["response_url"].startswith(f"http://{slack.door.address}/response/")
    assert form["trigger_id"]


async def test_an_address_is_verified_by_a_challenge(slack: Slack, receiver: Receiver) -> None:
    receipt = await slack.verify_url("abc")
    assert receiver.payload["challenge"] == "abc"
    assert (receipt.status, receipt.body) == (200, {"seen": True})


async def test_an_app_that_is_away_gives_no_receipt(slack: Slack, ana: Person, general: Channel) -> None:
    async with over_http(slack, "http://127.0.0.1:9/slack/events"):
        asked = await slack.mention(ana, general, "hello")
    assert asked.receipt is not None
    assert (asked.status, asked.receipt.body) == (None, None)


async def test_a_wrong_secret_makes_a_signature_that_is_refused(
    slack: Slack, receiver: Receiver, ana: Person, general: Channel, clock: Clock
) -> None:
    async with over_http(slack, receiver.address, "not the secret"):
        await slack.mention(ana, general, "hello")
    request, body = receiver.got[-1]
    verifier = SignatureVerifier(slack.site.installation.signing_secret, At(clock))
    assert not verifier.is_valid_request(body, dict(request.headers))
