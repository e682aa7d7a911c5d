"""A response_url posts five times within half an hour, to its person or to all."""

import pytest
from bot.playground.response_urls import ResponseUrl
from bot.playground.slack import Slack
from bot.playground.workspace import Channel, Message, Person
from slack_sdk.webhook.async_client import AsyncWebhookClient

from tests.clock import Clock
from tests.playground.blocks import section


@pytest.fixture
def clicked(slack: Slack, general: Channel) -> Message:
    bot = slack.site.installation.bot_user
    return slack.site.workspace.post(Message(general.id, slack.site.workspace.new_ts(), bot, "click me", bot=True))


@pytest.fixture
def given(slack: Slack, ana: Person, general: Channel, clicked: Message) -> ResponseUrl:
    return slack.site.response_urls.new(general.id, ana.id, original=clicked.ts)


@pytest.fixture
def hook(slack: Slack, given: ResponseUrl) -> AsyncWebhookClient:
    return AsyncWebhookClient(slack.site.response_urls.address(given))


async def test_an_answer_is_for_its_person_unless_it_says_otherwise(
    hook: AsyncWebhookClient, slack: Slack, ana: Person, general: Channel
) -> None:
    await hook.send(text="for you")
    await hook.send(text="for all", response_type="in_channel")
    assert [message.text for message in slack.seen(ana, general)] == ["click me", "for you", "for all"]
    assert [message.text for message in slack.seen(slack.person("Bo"), general)] == ["click me", "for all"]


async def test_the_message_that_was_clicked_can_be_replaced_and_deleted(
    hook: AsyncWebhookClient, slack: Slack, ana: Person, general: Channel
) -> None:
    await hook.send(text="clicked", replace_original=True)
    assert [message.text for message in slack.seen(ana, general)] == ["clicked"]
    await hook.send(delete_original=True)
    assert slack.seen(ana, general) == ()


async def test_the_sixth_use_is_refused(hook: AsyncWebhookClient) -> None:
    for _ in range(5):
        assert (await hook.send(text="again")).status_code == 200
    refused = await hook.send(text="again")
    assert (refused.status_code, refused.body) == (404, "used_url")


async def test_after_half_an_hour_it_is_refused(hook: AsyncWebhookClient, clock: Clock) -> None:
    clock.now += 30 * 60 + 1
    assert (await hook.send(text="late")).body == "expired_url"


async def test_limits_hold_here_too(hook: AsyncWebhookClient, slack: Slack) -> None:
    refused = await hook.send(text="x", blocks=[section("x" * 3001)])
    assert (refused.status_code, refused.body) == (400, "invalid_blocks")
    call = slack.site.calls.of("response_url")[0]
    assert call.answer is not None
    assert not call.ok
