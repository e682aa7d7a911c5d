"""The verbs of Slack reach a real Bolt app and bring back what it does, over HTTP and in Socket Mode alike."""

from collections.abc import AsyncIterator

import pytest
from bot.playground.controls import words
from bot.playground.door import Door
from bot.playground.installation import Installation
from bot.playground.server import over_http, running
from bot.playground.slack import Slack
from bot.playground.workspace import PARTNERS, Channel, Person
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler

from tests.playground.conftest import EVERY_SCOPE
from tests.playground.small_app import small_app

MODES = ("http", "socket")


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    """A stand-in with the real clock, since Bolt has no other."""
    async with running(Installation(bot_scopes=EVERY_SCOPE)) as slack:
        yield slack


@pytest.fixture(params=MODES, autouse=True)
async def app(slack: Slack, request: pytest.FixtureRequest) -> AsyncIterator[None]:
    bolt = small_app(slack)
    if request.param == "http":
        door = Door(bolt.web_app("/slack/events"))
        await door.open()
        async with over_http(slack, f"http://{door.address}/slack/events"):
            yield
        await door.remove()
    else:
        handler = AsyncSocketModeHandler(bolt, slack.site.installation.app_token)
        await handler.connect_async()  # type: ignore[no-untyped-call]  # Bolt leaves it untyped
        yield
        await handler.close_async()  # type: ignore[no-untyped-call]  # as above


async def test_a_mention_is_answered_in_its_thread(slack: Slack, ana: Person, general: Channel) -> None:
    asked = await slack.mention(ana, general, "2 < 3 & <!channel>")
    answer = await slack.answer(asked)
    assert asked.status == 200
    assert answer.thread_ts == asked.root
    assert "2 &lt; 3 &amp; &lt;!channel&gt;" in words(answer.blocks)


async def test_a_follow_up_is_answered_in_the_same_thread(slack: Slack, ana: Person, general: Channel) -> None:
    first = await slack.mention(ana, general, "one")
    second = await slack.mention(ana, general, "two", thread=await slack.answer(first))
    answer = await slack.answer(second)
    assert "two" in words(answer.blocks)
    assert answer.thread_ts == first.root


async def test_a_direct_message_is_answered_and_seen_by_its_person_alone(slack: Slack, ana: Person) -> None:
    await slack.answer(await slack.direct_message(ana, "hello"))
    assert len(slack.seen(ana, slack.direct_channel(ana))) == 2
    assert slack.seen(slack.person("Bo"), slack.direct_channel(slack.person("Bo"))) == ()


async def test_a_retry_is_the_same_event_and_another_event_is_not(slack: Slack, ana: Person, general: Channel) -> None:
    lost = await slack.mention(ana, general, "hello", arrives=False)
    assert (lost.receipt, slack.answers(lost)) == (None, ())
    assert (await slack.retry(lost, 1, "connection_failed")).status == 200
    await slack.answer(lost)
    other = await slack.again_as_message(lost)
    assert other.delivery.payload["event_id"] != lost.delivery.payload["event_id"]
    assert other.delivery.payload["event"]["ts"] == lost.delivery.payload["event"]["ts"]


async def test_a_change_and_an_echo_reach_the_app(slack: Slack, ana: Person) -> None:
    asked = await slack.direct_message(ana, "hello")
    answer = await slack.answer(asked)
    assert (await slack.editing.change(asked, "hello again")).status == 200
    echoed = await slack.echo(ana, answer)
    assert echoed.delivery.payload["event"]["bot_id"] == slack.site.installation.bot_id


async def test_a_change_in_a_channel_reaches_the_app_when_it_is_mentioned(
    slack: Slack, ana: Person, general: Channel
) -> None:
    asked = await slack.mention(ana, general, "hello")
    event = (await slack.editing.change(asked, "hello again")).delivery.payload["event"]
    assert (event["type"], event["ts"], event["edited"]["user"]) == ("app_mention", asked.ts, ana.id)
    assert await slack.editing.edit(ana, slack.say(ana, general, "hello"), "hello all") is None
    assert await slack.editing.delete(ana, slack.say(ana, general, "hello")) is None


async def test_a_direct_message_with_a_thread_is_not_deleted_but_buried(slack: Slack, ana: Person) -> None:
    alone, asked = slack.say(ana, slack.direct_channel(ana), "hello"), await slack.direct_message(ana, "hello")
    await slack.answer(asked)
    assert asked.message
    taken = [await slack.editing.delete(ana, said) for said in (alone, asked.message)]
    events = [done.delivery.payload["event"] for done in taken if done]
    assert [event["subtype"] for event in events] == ["message_deleted", "message_changed"]
    assert (events[1]["message"]["subtype"], events[1]["message"]["ts"]) == ("tombstone", asked.ts)


async def test_a_command_is_answered_to_its_person_by_ack_and_by_url(
    slack: Slack, ana: Person, general: Channel
) -> None:
    typed = await slack.command(ana, "/echo", "hi", general)
    await slack.answer(typed, 2)
    assert {message.text for message in slack.answers(typed)} == {"echo: hi", "and once more"}
    assert slack.seen(slack.person("Bo"), general) == ()


async def test_a_button_is_pressed_in_a_message_that_all_see_and_in_one_that_one_sees(
    slack: Slack, ana: Person, general: Channel
) -> None:
    answer = await slack.answer(await slack.mention(ana, general, "hello"))
    pressed = await slack.press(ana, answer, "Greet me")
    greeting = await slack.answer(pressed)
    assert (greeting.text, greeting.visible_to) == ("Hello Ana", ana.id)
    assert "message" in pressed.delivery.payload


async def test_a_modal_is_filled_in_corrected_and_closed(slack: Slack, ana: Person, general: Channel) -> None:
    answer = await slack.answer(await slack.mention(ana, general, "hello"))
    await slack.press(ana, answer, "Ask me")
    survey = await slack.modals.shown(ana)
    refused = await slack.modals.submit(ana, {"Why": "no"})
    assert refused.receipt is not None
    assert refused.receipt.body["errors"] == {"input-why": "Say a little more"}
    assert await slack.modals.shown(ana) == survey
    await slack.modals.submit(ana, {"Why": "more"})
    assert len(slack.site.surfaces.stacks[ana.id]) == 2
    closed = await slack.modals.close(ana)
    assert closed is not None
    assert closed.status == 200
    assert await slack.modals.close(ana) is None
    assert slack.site.surfaces.top(ana.id) is None


async def test_a_home_tab_has_menus_that_ask_and_buttons_that_open(slack: Slack, ana: Person) -> None:
    await slack.open_app(ana)
    home = await slack.modals.home(ana)
    offered = await slack.modals.type_ahead(ana, home, "town", "Os")
    assert [option["value"] for option in offered] == ["Oslo", "Osaka"]
    await slack.press(ana, home, "Ask me")
    await slack.modals.shown(ana)


async def test_the_messages_tab_gets_its_prompts(slack: Slack, ana: Person) -> None:
    await slack.open_app(ana, "messages")
    prompts = slack.site.workspace.prompts
    assert await slack.site.changes.until(lambda: prompts.get(slack.direct_channel(ana).id), "prompts")


async def test_a_shortcut_carries_the_message_it_was_picked_on(slack: Slack, ana: Person, general: Channel) -> None:
    said = slack.say(ana, general, "what is FOCP?")
    answer = await slack.answer(await slack.shortcut(ana, "explain", said))
    assert (answer.text, answer.visible_to) == ("About: what is FOCP?", ana.id)


async def test_a_person_of_another_organisation_has_no_commands(slack: Slack) -> None:
    eve = slack.person("Eve", team=PARTNERS)
    with pytest.raises(LookupError, match="Eve has no commands"):
        await slack.command(eve, "/cert", "help", slack.channel("with-partners", eve, external=True))
