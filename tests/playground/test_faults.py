"""Faults happen to the calls they are meant for, as often as asked, and a real SDK client sees them as in life."""

import asyncio

import aiohttp
import pytest
from bot.playground.faults import Closed, Fault, Held, RateLimited, Refused, ServerError, Slow
from bot.playground.slack import Slack
from bot.playground.workspace import Channel, Person
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler, AsyncServerErrorRetryHandler
from slack_sdk.http_retry.builtin_interval_calculators import FixedValueRetryIntervalCalculator
from slack_sdk.web.async_client import AsyncWebClient

POST = "chat.postMessage"


@pytest.fixture
def hasty(client: AsyncWebClient) -> AsyncWebClient:
    """A client that retries what the SDK can retry, without waiting."""
    at_once = FixedValueRetryIntervalCalculator(0)
    client.retry_handlers = [
        AsyncRateLimitErrorRetryHandler(max_retry_count=3),
        AsyncServerErrorRetryHandler(max_retry_count=3, interval_calculator=at_once),
    ]
    return client


@pytest.mark.parametrize("fault", [RateLimited(0), ServerError(500), ServerError(503)])
async def test_a_fault_that_passes_is_survived_by_a_client_that_retries(
    hasty: AsyncWebClient, slack: Slack, general: Channel, fault: Fault
) -> None:
    slack.site.faults.add(POST, fault)
    assert (await hasty.chat_postMessage(channel=general.id, text="x"))["ok"]
    assert [call.fault for call in slack.site.calls.of(POST)] == [type(fault).__name__, None]


async def test_a_refusal_is_told_once_and_the_next_call_is_done(
    client: AsyncWebClient, slack: Slack, ana: Person, general: Channel
) -> None:
    slack.site.faults.add(POST, Refused("restricted_action"))
    with pytest.raises(SlackApiError, match="restricted_action"):
        await client.chat_postMessage(channel=general.id, text="x")
    await client.chat_postMessage(channel=general.id, text="y")
    assert [message.text for message in slack.seen(ana, general)] == ["y"]


async def test_rate_limits_say_when_to_come_back(client: AsyncWebClient, slack: Slack) -> None:
    slack.site.faults.add("*", RateLimited(7))
    with pytest.raises(SlackApiError) as caught:
        await client.auth_test()
    assert (caught.value.response.status_code, caught.value.response.headers["Retry-After"]) == (429, "7")


@pytest.mark.parametrize(("done", "posted"), [(False, 0), (True, 1)])
async def test_a_connection_breaks_before_or_after_the_call_is_done(
    client: AsyncWebClient, slack: Slack, ana: Person, general: Channel, done: bool, posted: int
) -> None:
    client.retry_handlers = []
    slack.site.faults.add(POST, Closed(done=done))
    with pytest.raises(aiohttp.ClientConnectionError):
        await client.chat_postMessage(channel=general.id, text="x")
    assert len(slack.seen(ana, general)) == posted


async def test_a_slow_call_is_done_before_it_is_answered(
    client: AsyncWebClient, slack: Slack, ana: Person, general: Channel
) -> None:
    slack.site.faults.add(POST, Slow(60))
    call = asyncio.ensure_future(client.chat_postMessage(channel=general.id, text="x"))
    await slack.site.changes.until(lambda: slack.seen(ana, general), "the message")
    assert not call.done()
    call.cancel()


async def test_a_held_call_is_done_when_it_is_released(
    client: AsyncWebClient, slack: Slack, ana: Person, general: Channel
) -> None:
    held = Held()
    slack.site.faults.add(POST, held)
    call = asyncio.ensure_future(client.chat_postMessage(channel=general.id, text="x"))
    await held.reached.wait()
    assert slack.seen(ana, general) == ()
    held.released.set()
    await call
    assert len(slack.seen(ana, general)) == 1


async def test_a_shut_door_refuses_connections_and_opens_again_at_the_same_address(
    client: AsyncWebClient, slack: Slack
) -> None:
    client.retry_handlers = []
    async with slack.door.shut_for_a_while():
        with pytest.raises(aiohttp.ClientConnectorError):
            await client.auth_test()
    assert (await client.auth_test())["ok"]


async def test_cleared_faults_do_not_happen(client: AsyncWebClient, slack: Slack) -> None:
    slack.site.faults.add("auth.test", ServerError(), times=5)
    slack.site.faults.clear()
    assert (await client.auth_test())["ok"]


async def test_what_does_not_happen_is_named_when_waiting_ends(slack: Slack) -> None:
    with pytest.raises(TimeoutError, match=r"waited 0.01 s for a miracle; it did not happen"):
        await slack.site.changes.until(lambda: None, "a miracle", within=0.01)
