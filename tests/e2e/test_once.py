"""Every message of a person is answered exactly once, however often and by whatever way Slack tells of it.

Replies are counted after the app has stopped, because it posts everything that is under way before it stops.
"""

import asyncio

import pytest
from bot.playground.slack import Slack
from bot.playground.workspace import Channel, Person
from bot.service.live import LiveAnswering

from tests.e2e.reading import read, said_by_the_app
from tests.e2e.running_app import SOCKET, RunningApp, running_app

RIVER_PRICE = "How much is the River Pilot exam?"
HARBOUR_PRICE = "How much is the Harbour Pilot exam?"


async def test_retries_of_an_answered_message_are_taken_and_not_answered(
    slack: Slack, app: RunningApp, ana: Person, general: Channel
) -> None:
    asked = await slack.mention(ana, general, RIVER_PRICE)
    await slack.answer(asked)
    receipts = [await slack.retry(asked, number) for number in (1, 2, 3)]
    await app.stop()
    assert [receipt.status for receipt in receipts] == [200, 200, 200]
    assert len(said_by_the_app(slack)) == 1


async def test_deliveries_that_come_at_the_same_time_are_answered_once(
    slack: Slack, app: RunningApp, ana: Person, general: Channel
) -> None:
    asked = await slack.mention(ana, general, RIVER_PRICE, arrives=False)
    await asyncio.gather(*(slack.retry(asked, number) for number in (1, 2, 3)))
    await app.stop()
    assert len(said_by_the_app(slack)) == 1


async def test_a_message_whose_first_delivery_was_lost_is_answered_by_its_retry(
    slack: Slack, app: RunningApp, ana: Person, general: Channel
) -> None:
    asked = await slack.mention(ana, general, RIVER_PRICE, arrives=False)
    assert said_by_the_app(slack) == ()
    await slack.retry(asked, 1, "connection_failed")
    assert "120 euros" in read(await slack.answer(asked))
    await app.stop()
    assert len(said_by_the_app(slack)) == 1


async def test_a_mention_that_is_also_told_as_a_message_is_answered_once(
    slack: Slack, app: RunningApp, ana: Person, general: Channel
) -> None:
    asked = await slack.mention(ana, general, RIVER_PRICE)
    again = await slack.again_as_message(asked)
    await app.stop()
    assert again.status == 200
    assert len(said_by_the_app(slack)) == 1


async def test_a_mention_within_a_direct_message_is_answered_once(slack: Slack, app: RunningApp, ana: Person) -> None:
    asked = await slack.mention(ana, slack.direct_channel(ana), RIVER_PRICE)
    await slack.again_as_message(asked)
    await app.stop()
    assert len(said_by_the_app(slack)) == 1


async def test_the_same_words_asked_twice_are_answered_twice(
    slack: Slack, app: RunningApp, ana: Person, bo: Person, general: Channel
) -> None:
    await slack.mention(ana, general, RIVER_PRICE)
    await slack.mention(bo, general, RIVER_PRICE)
    await app.stop()
    assert len({message.thread_ts for message in said_by_the_app(slack)}) == 2


async def test_many_who_ask_at_once_get_one_answer_each_to_what_they_asked(slack: Slack, app: RunningApp) -> None:
    people = [slack.person(f"Person {number}") for number in range(20)]
    channels = [slack.channel(f"channel-{number}", *people) for number in range(7)]
    questions = [(RIVER_PRICE, "120 euros"), (HARBOUR_PRICE, "480 euros")] * 10
    asked = await asyncio.gather(
        *(slack.mention(person, channels[number % 7], questions[number][0]) for number, person in enumerate(people))
    )
    await app.stop()
    for exchange, (_, expected) in zip(asked, questions, strict=True):
        (answer,) = slack.answers(exchange)
        assert expected in read(answer)


async def test_what_the_app_said_itself_is_not_answered(slack: Slack, app: RunningApp, ana: Person) -> None:
    answer = await slack.answer(await slack.direct_message(ana, RIVER_PRICE))
    echoed = await slack.echo(ana, answer)
    await app.stop()
    assert echoed.status == 200
    assert len(said_by_the_app(slack)) == 1


async def test_another_bot_is_not_answered(slack: Slack, app: RunningApp, general: Channel) -> None:
    robot = slack.person("robot")
    said = await slack.mention_by_bot(robot, general, RIVER_PRICE)
    await app.stop()
    assert said.status == 200
    assert said_by_the_app(slack) == ()


async def test_a_message_that_is_changed_is_not_answered_again(slack: Slack, app: RunningApp, ana: Person) -> None:
    asked = await slack.direct_message(ana, RIVER_PRICE)
    await slack.answer(asked)
    changed = await slack.editing.change(asked, HARBOUR_PRICE)
    await app.stop()
    assert changed.status == 200
    assert len(said_by_the_app(slack)) == 1


@pytest.mark.parametrize("moment", ["before", "between"])
async def test_a_socket_that_slack_replaces_loses_no_question_and_doubles_no_answer(
    slack: Slack, answering: LiveAnswering, ana: Person, general: Channel, moment: str
) -> None:
    async with running_app(slack, answering, SOCKET) as app:
        asked = await slack.mention(ana, general, RIVER_PRICE, arrives=moment == "between")
        await slack.site.sockets.ask_to_leave()
        assert (await slack.retry(asked, 1, "timeout")).status == 200
        await app.stop()
    assert len(said_by_the_app(slack)) == 1


async def test_a_socket_that_slack_closes_is_opened_again(
    slack: Slack, answering: LiveAnswering, ana: Person, general: Channel
) -> None:
    async with running_app(slack, answering, SOCKET):
        await slack.site.sockets.close()
        await slack.site.sockets.connected()
        assert "120 euros" in read(await slack.answer(await slack.mention(ana, general, RIVER_PRICE)))
