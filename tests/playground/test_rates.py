"""An app that calls too often is told when to come back, as Slack tells it, and nothing is done."""

import pytest
from bot.playground.rates import POSTS, TIER_3, TIER_4
from bot.playground.slack import Slack
from bot.playground.workspace import Channel, Person
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.clock import Clock


async def limited(client: AsyncWebClient, method: str, **arguments: str) -> tuple[int, str]:
    """Return the status, and the seconds to wait, of a call that is made too often."""
    with pytest.raises(SlackApiError) as caught:
        await client.api_call(method, params=arguments)
    assert caught.value.response["error"] == "ratelimited"
    return caught.value.response.status_code, caught.value.response.headers["Retry-After"]


async def test_a_channel_is_posted_to_once_a_second_with_short_bursts(
    client: AsyncWebClient, slack: Slack, ana: Person, general: Channel, clock: Clock
) -> None:
    for _ in range(POSTS.most):
        await client.chat_postMessage(channel=general.id, text="x")
    assert await limited(client, "chat.postMessage", channel=general.id, text="x") == (429, "1")
    assert len(slack.seen(ana, general)) == POSTS.most
    await client.chat_postMessage(channel=slack.channel("random", ana).id, text="x")
    for _ in range(5):
        clock.now += 1
        await client.chat_postMessage(channel=general.id, text="x")
    assert (await limited(client, "chat.postMessage", channel=general.id, text="x"))[0] == 429


@pytest.mark.parametrize(
    ("method", "arguments", "most", "wait"),
    [("chat.update", {"ts": "1.0"}, TIER_3.most, "2"), ("chat.postEphemeral", {"user": "U404"}, TIER_4.most, "1")],
)
async def test_a_method_is_called_so_often_a_minute_also_in_vain(
    client: AsyncWebClient, general: Channel, clock: Clock, method: str, arguments: dict[str, str], most: int, wait: str
) -> None:
    arguments = {"channel": general.id, "text": "x", **arguments}
    for _ in range(most):
        with pytest.raises(SlackApiError, match="_not_"):
            await client.api_call(method, params=arguments)
    assert await limited(client, method, **arguments) == (429, wait)
    clock.now += int(wait)
    with pytest.raises(SlackApiError, match="_not_"):
        await client.api_call(method, params=arguments)


async def test_what_no_app_calls_too_often_is_never_limited(client: AsyncWebClient) -> None:
    for _ in range(TIER_4.most + 1):
        await client.auth_test()
