"""Socket Mode as the SDK's client lives through it: hello, envelopes, acknowledgements, being asked to leave."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
from bot.playground.deliveries import ACK_SECONDS
from bot.playground.slack import Slack
from bot.playground.workspace import Channel, Person
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient


class Listener:
    """Keeps what comes and acknowledges it, unless told to be silent."""

    def __init__(self) -> None:
        self.got: list[SocketModeRequest] = []
        self.silent = False

    async def __call__(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        self.got.append(request)
        if not self.silent:
            await client.send_socket_mode_response(SocketModeResponse(request.envelope_id, {"text": "seen"}))


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
async def connected(slack: Slack, listener: Listener) -> AsyncIterator[SocketModeClient]:
    web_client = AsyncWebClient(base_url=slack.api_url)
    client = SocketModeClient(slack.site.installation.app_token, web_client=web_client)
    client.socket_mode_request_listeners.append(listener)
    await client.connect()  # type: ignore[no-untyped-call]  # the SDK leaves it untyped
    await slack.site.sockets.connected()
    yield client
    await client.close()  # type: ignore[no-untyped-call]  # as above


async def test_an_envelope_carries_the_payload_and_the_acknowledgement_comes_back(
    slack: Slack, connected: SocketModeClient, listener: Listener, ana: Person, general: Channel
) -> None:
    asked = await slack.mention(ana, general, "hello")
    assert await connected.is_connected()
    assert asked.receipt is not None
    assert (asked.status, asked.receipt.body) == (200, {"text": "seen"})
    assert listener.got[0].payload == asked.delivery.payload
    assert (listener.got[0].type, listener.got[0].accepts_response_payload) == ("events_api", False)


async def test_a_command_may_be_answered_in_its_acknowledgement(
    slack: Slack, connected: SocketModeClient, listener: Listener, ana: Person
) -> None:
    typed = await slack.command(ana, "/cert", "help")
    assert [message.text for message in slack.answers(typed)] == ["seen"]
    assert (listener.got[0].type, listener.got[0].accepts_response_payload) == ("slash_commands", True)
    assert await connected.is_connected()


@pytest.mark.usefixtures("connected")
async def test_a_retry_is_numbered_from_one_and_the_first_delivery_is_zero(
    slack: Slack, listener: Listener, ana: Person, general: Channel
) -> None:
    await slack.retry(await slack.mention(ana, general, "hello"), 1, "timeout")
    assert [(got.retry_attempt, got.retry_reason) for got in listener.got] == [(0, ""), (1, "timeout")]
    assert listener.got[0].envelope_id != listener.got[1].envelope_id


async def test_an_app_that_is_asked_to_leave_comes_back_by_another_connection(
    slack: Slack, connected: SocketModeClient, listener: Listener, ana: Person, general: Channel
) -> None:
    before = await slack.site.sockets.connected()
    await slack.site.sockets.ask_to_leave()
    after = await slack.site.sockets.connected()
    assert after is not before
    assert (await slack.mention(ana, general, "hello")).status == 200
    assert len(listener.got) == 1
    assert await connected.is_connected()


async def test_without_an_acknowledgement_there_is_no_receipt(
    slack: Slack, connected: SocketModeClient, listener: Listener
) -> None:
    listener.silent = True
    assert await slack.site.sockets.send({"type": "events_api", "payload": {}}, within=0.05) is None
    assert await connected.is_connected()
    assert ACK_SECONDS == 3.0


async def test_without_a_connection_there_is_no_receipt(slack: Slack) -> None:
    assert await slack.site.sockets.send({"type": "events_api", "payload": {}}, within=0.05) is None


async def test_a_ticket_opens_one_connection(slack: Slack) -> None:
    async with aiohttp.ClientSession() as session:
        address = slack.site.sockets.new_address()
        async with session.ws_connect(address) as socket:
            assert (await socket.receive_json())["type"] == "hello"
            with pytest.raises(aiohttp.WSServerHandshakeError, match="401"):
                await session.ws_connect(address)
