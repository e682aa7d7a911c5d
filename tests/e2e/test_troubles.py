"""When Slack's Web API fails, the app goes on: the answer is posted later, or the person is told; never both twice."""

import pytest
from bot.playground.controls import words
from bot.playground.faults import Closed, Fault, RateLimited, Refused, ServerError
from bot.playground.slack import Slack
from bot.playground.workspace import Channel, Person
from bot.service.live import LiveAnswering

from tests.e2e.reading import read, said_by_the_app
from tests.e2e.running_app import HTTP, RunningApp, running_app

RIVER_PRICE = "How much is the River Pilot exam?"
HARBOUR_PRICE = "How much is the Harbour Pilot exam?"
POST = "chat.postMessage"
RESPOND = "response_url"
SORRY = "something went wrong"
NOT_POSTED = "could not post my answer"


@pytest.mark.parametrize("fault", [RateLimited(0), ServerError(503), ServerError(500)])
async def test_an_answer_that_slack_did_not_take_on_is_posted_when_it_does(
    slack: Slack, app: RunningApp, ana: Person, general: Channel, fault: Fault
) -> None:
    slack.site.faults.add(POST, fault)
    asked = await slack.mention(ana, general, RIVER_PRICE)
    answer = await slack.answer(asked)
    await app.stop()
    assert asked.status == 200
    assert "120 euros" in read(answer)
    assert len(said_by_the_app(slack)) == 1


@pytest.mark.parametrize(
    "fault",
    [Refused("fatal_error"), Refused("restricted_action"), Refused("no_such_error")],
)
async def test_an_answer_that_cannot_be_posted_is_replaced_by_a_word_to_the_person(
    slack: Slack, app: RunningApp, ana: Person, general: Channel, fault: Fault
) -> None:
    slack.site.faults.add(POST, fault)
    told = await slack.answer(await slack.mention(ana, general, RIVER_PRICE))
    await app.stop()
    assert NOT_POSTED in read(told)
    assert "Traceback" not in read(told)
    assert len(said_by_the_app(slack)) == 1


@pytest.mark.parametrize("done", [True, False])
async def test_an_answer_that_may_have_been_posted_is_not_posted_again(
    slack: Slack, app: RunningApp, ana: Person, general: Channel, done: bool
) -> None:
    slack.site.faults.add(POST, Closed(done))
    asked = await slack.mention(ana, general, RIVER_PRICE)
    await slack.retry(asked, 1)
    await app.stop()
    assert len(slack.site.calls.of(POST)) == 1
    assert ["120 euros" in read(message) for message in said_by_the_app(slack)] == [True] * done


async def test_blocks_that_slack_does_not_know_yet_are_left_out(
    slack: Slack, app: RunningApp, ana: Person, general: Channel
) -> None:
    slack.site.faults.add(POST, Refused("invalid_blocks"))
    answer = await slack.answer(await slack.mention(ana, general, RIVER_PRICE))
    await app.stop()
    assert {block["type"] for block in answer.blocks} == {"section", "actions"}
    assert "120 euros" in words(answer.blocks, answer.text)
    assert "Pilots' handbook" in words(answer.blocks, answer.text)


@pytest.mark.parametrize("fault", [Refused("channel_not_found"), Closed()])
async def test_an_app_that_can_post_nothing_still_takes_what_comes_and_answers_later(
    slack: Slack, app: RunningApp, ana: Person, general: Channel, fault: Fault
) -> None:
    slack.site.faults.add(POST, fault, times=100)
    lost = [await slack.direct_message(slack.person(name), RIVER_PRICE) for name in ("Cy", "Di", "Ed")]
    calls = slack.site.calls
    await slack.site.changes.until(lambda: len(calls.of(POST)) >= 3, "the answers")
    slack.site.faults.clear()
    asked = await slack.mention(ana, general, HARBOUR_PRICE)
    assert "480 euros" in read(await slack.answer(asked))
    await app.stop()
    assert [exchange.status for exchange in lost] == [200, 200, 200]
    assert len(said_by_the_app(slack)) == 1


async def test_a_command_is_answered_when_slack_takes_it_on(slack: Slack, app: RunningApp, ana: Person) -> None:
    slack.site.faults.add(RESPOND, RateLimited(0))
    asked = await slack.command(ana, "/cert", f"ask {RIVER_PRICE}")
    assert "120 euros" in read(await slack.answer(asked))
    await app.stop()
    assert len(slack.answers(asked)) == 1


@pytest.mark.parametrize("fault", [ServerError(500), ServerError(503), Refused("internal", 404), Closed()])
async def test_a_command_that_cannot_be_answered_is_told_so(
    slack: Slack, app: RunningApp, ana: Person, fault: Fault
) -> None:
    slack.site.faults.add(RESPOND, fault)
    asked = await slack.command(ana, "/cert", f"ask {RIVER_PRICE}")
    await app.stop()
    assert asked.status == 200
    assert [SORRY in read(told) for told in slack.answers(asked)] == [True]


async def test_while_slack_cannot_be_reached_an_answer_waits(
    slack: Slack, answering: LiveAnswering, ana: Person, general: Channel
) -> None:
    async with running_app(slack, answering, HTTP) as app:
        async with slack.door.shut_for_a_while():
            asked = await slack.mention(ana, general, RIVER_PRICE)
        assert "120 euros" in read(await slack.answer(asked))
        await app.stop()
    assert asked.status == 200
    assert len(said_by_the_app(slack)) == 1
