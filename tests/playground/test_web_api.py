"""The Web API answers a real SDK client as Slack does."""

from typing import Any

import aiohttp
import pytest
from bot.playground.installation import Installation
from bot.playground.server import running
from bot.playground.slack import Slack
from bot.playground.workspace import Channel, Person
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.playground.blocks import section


async def refused(client: AsyncWebClient, method: str, **arguments: Any) -> SlackApiError:
    with pytest.raises(SlackApiError) as caught:
        await client.api_call(method, json=arguments)
    return caught.value


async def test_a_token_says_whose_it_is_and_its_scopes(client: AsyncWebClient, slack: Slack) -> None:
    answer = await client.auth_test()
    assert (answer["user_id"], answer["bot_id"]) == (slack.site.installation.bot_user, slack.site.installation.bot_id)
    assert answer.headers["x-oauth-scopes"].split(",") == list(slack.site.installation.bot_scopes)


async def test_a_message_is_posted_into_its_thread(client: AsyncWebClient, slack: Slack, general: Channel) -> None:
    question = slack.say(slack.person("Bo"), general, "how much?")
    answer = await client.chat_postMessage(channel=general.id, text="300", thread_ts=question.ts)
    posted = slack.site.workspace.find(general.id, answer["ts"])
    assert posted is not None
    assert (posted.text, posted.thread_ts, posted.bot) == ("300", question.ts, True)


async def test_forms_and_json_say_the_same(client: AsyncWebClient, slack: Slack, general: Channel) -> None:
    said = {"channel": general.id, "text": "hello", "blocks": [section()]}
    await client.api_call("chat.postMessage", json=said)
    await client.api_call("chat.postMessage", data={**said, "blocks": '[{"type": "divider"}]'})
    first, second = slack.site.calls.of("chat.postMessage")
    assert first.arguments == said
    assert second.arguments == {**said, "blocks": [{"type": "divider"}]}


async def test_a_token_among_the_arguments_is_read_and_not_recorded(slack: Slack) -> None:
    form = {"token": slack.site.installation.bot_token}
    async with aiohttp.ClientSession() as session, session.post(f"{slack.api_url}auth.test", data=form) as response:
        assert (await response.json())["ok"]
    assert slack.site.calls.of("auth.test")[0].arguments == {}


@pytest.mark.parametrize(
    ("token", "error"),
    [("", "not_authed"), ("xoxb-stolen", "invalid_auth"), ("xapp-1-playground-app", "not_allowed_token_type")],
)
async def test_a_token_must_be_ours_and_of_the_right_kind(slack: Slack, token: str, error: str) -> None:
    headers = {"Authorization": f"Bearer {token}"}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.post(f"{slack.api_url}chat.postMessage", json={"channel": "C1", "text": "x"}) as response,
    ):
        assert await response.json() == {"ok": False, "error": error}


async def test_a_scope_that_was_not_granted_is_named() -> None:
    async with running(Installation(bot_scopes=("commands",))) as slack:
        client = AsyncWebClient(token=slack.site.installation.bot_token, base_url=slack.api_url)
        error = await refused(client, "chat.postMessage", channel="C1", text="x")
    assert error.response.data == {
        "ok": False,
        "error": "missing_scope",
        "needed": "chat:write",
        "provided": "commands",
    }


@pytest.mark.parametrize(
    ("method", "arguments", "error"),
    [
        ("chat.postMessage", {"channel": "C404", "text": "x"}, "channel_not_found"),
        ("chat.postMessage", {"text": "x"}, "channel_not_found"),
        ("chat.postMessage", {"channel": "GENERAL"}, "no_text"),
        ("chat.postMessage", {"channel": "GENERAL", "text": "x" * 40_001}, "msg_too_long"),
        ("chat.postMessage", {"channel": "GENERAL", "text": "x", "blocks": "no list"}, "invalid_blocks_format"),
        (
            "chat.postMessage",
            {"channel": "GENERAL", "text": "x", "blocks": {"type": "divider"}},
            "invalid_blocks_format",
        ),
        (
            "chat.postMessage",
            {"channel": "GENERAL", "text": "x", "blocks": [section("x" * 2500)] * 5},
            "msg_blocks_too_long",
        ),
        ("chat.postEphemeral", {"channel": "GENERAL", "text": "x", "user": "U404"}, "user_not_in_channel"),
        ("chat.update", {"channel": "GENERAL", "ts": "1.0", "text": "x"}, "message_not_found"),
        ("chat.delete", {"channel": "GENERAL", "ts": "1.0"}, "message_not_found"),
        ("chat.update", {"channel": "ANA", "ts": "1.0", "text": "x"}, "channel_not_found"),
        ("chat.postEphemeral", {"channel": "ANA", "text": "x", "user": "ANA"}, "channel_not_found"),
        ("chat.deleteScheduledMessage", {"channel": "ANA", "scheduled_message_id": "Q1"}, "channel_not_found"),
        ("users.info", {"user": "U404"}, "user_not_found"),
        ("conversations.open", {"users": "U404"}, "user_not_found"),
        ("views.open", {"trigger_id": "1"}, "invalid_arguments"),
        ("admin.users.list", {}, "unknown_method"),
    ],
)
async def test_what_cannot_be_done_is_refused_by_its_name(
    client: AsyncWebClient, ana: Person, general: Channel, method: str, arguments: dict[str, Any], error: str
) -> None:
    ids = {"GENERAL": general.id, "ANA": ana.id}
    meant = {name: ids.get(value, value) if isinstance(value, str) else value for name, value in arguments.items()}
    assert (await refused(client, method, **meant)).response["error"] == error


async def test_a_limit_that_is_broken_is_told_with_its_place(client: AsyncWebClient, general: Channel) -> None:
    error = await refused(client, "chat.postMessage", channel=general.id, text="x", blocks=[section("x" * 3001)])
    assert error.response["error"] == "invalid_blocks"
    assert error.response["response_metadata"]["messages"] == [
        "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    ]


async def test_only_own_messages_can_be_changed_and_taken_back(
    client: AsyncWebClient, slack: Slack, ana: Person, general: Channel
) -> None:
    hers = slack.say(ana, general, "mine")
    assert (await refused(client, "chat.update", channel=general.id, ts=hers.ts, text="x")).response["error"] == (
        "cant_update_message"
    )
    ours = await client.chat_postMessage(channel=general.id, text="before")
    await client.chat_update(channel=general.id, ts=ours["ts"], text="after")
    assert slack.seen(ana, general)[-1].text == "after"
    await client.chat_delete(channel=general.id, ts=ours["ts"])
    assert slack.seen(ana, general) == (hers,)


async def test_an_ephemeral_message_is_seen_by_one_person(
    client: AsyncWebClient, slack: Slack, ana: Person, general: Channel
) -> None:
    await client.chat_postEphemeral(channel=general.id, user=ana.id, text="for you")
    assert [message.text for message in slack.seen(ana, general)] == ["for you"]
    assert slack.seen(slack.person("Bo"), general) == ()


async def test_a_channel_without_the_app_takes_no_message(client: AsyncWebClient, slack: Slack, ana: Person) -> None:
    closed = slack.site.workspace.add_channel("closed", ana.id)
    error = await refused(client, "chat.postMessage", channel=closed.id, text="x")
    assert error.response["error"] == "not_in_channel"


async def test_a_message_to_a_person_goes_to_their_conversation(
    client: AsyncWebClient, slack: Slack, ana: Person
) -> None:
    answer = await client.chat_postMessage(channel=ana.id, text="hello")
    opened = await client.conversations_open(users=ana.id)
    assert answer["channel"] == opened["channel"]["id"] == slack.direct_channel(ana).id


async def test_what_was_scheduled_is_listed_a_page_at_a_time(client: AsyncWebClient, slack: Slack, ana: Person) -> None:
    at = int(slack.site.clock()) + 3_600
    made = [await client.chat_scheduleMessage(channel=ana.id, post_at=at + number, text="x") for number in range(5)]
    assert {each["channel"] for each in made} == {slack.direct_channel(ana).id}
    first = await client.chat_scheduledMessages_list(limit=3)
    then = await client.chat_scheduledMessages_list(limit=3, cursor=first["response_metadata"]["next_cursor"])
    assert then["response_metadata"]["next_cursor"] == ""
    listed = [one["id"] for page in (first, then) for one in page["scheduled_messages"]]
    assert listed == [each["scheduled_message_id"] for each in made]


async def test_what_slack_accepts_in_silence_is_remarked(
    client: AsyncWebClient, slack: Slack, ana: Person, general: Channel
) -> None:
    with pytest.warns(UserWarning, match="top-level `text`"):
        await client.chat_postMessage(channel=general.id, blocks=[section()])
    await client.chat_postMessage(channel=general.id, text="x" * 4001)
    await client.chat_postMessage(channel=general.id, text="x", thread_ts="1.0", reply_broadcast=True)
    await client.assistant_threads_setSuggestedPrompts(
        channel_id=slack.direct_channel(ana).id, thread_ts="1.0", prompts=[{"title": "a", "message": "b"}]
    )
    assert [remark.split(" ")[1] for remark in slack.site.calls.remarks()] == [
        "blocks",
        "`text`",
        "thread_ts",
        "reply_broadcast",
        "with",
    ]
    assert slack.site.workspace.prompts == {}


async def test_prompts_are_shown_in_the_conversation(client: AsyncWebClient, slack: Slack, ana: Person) -> None:
    channel, prompts = slack.direct_channel(ana).id, [{"title": "a", "message": "b"}]
    await client.assistant_threads_setSuggestedPrompts(channel_id=channel, prompts=prompts)
    assert slack.site.workspace.prompts == {channel: tuple(prompts)}
    assert await refused(client, "assistant.threads.setSuggestedPrompts", channel_id=channel, prompts=prompts * 5)


async def test_a_reaction_and_a_link_belong_to_their_message(
    client: AsyncWebClient, slack: Slack, ana: Person, general: Channel
) -> None:
    said = slack.say(ana, general, "well")
    await client.reactions_add(channel=general.id, timestamp=said.ts, name="eyes")
    assert slack.seen(ana, general)[0].reactions == ("eyes",)
    again = await refused(client, "reactions.add", channel=general.id, timestamp=said.ts, name="eyes")
    assert again.response["error"] == "already_reacted"
    link = await client.chat_getPermalink(channel=general.id, message_ts=said.ts)
    assert link["permalink"].endswith(f"/archives/{general.id}/p{said.ts.replace('.', '')}")
