"""Shortcuts: ask from anywhere in a modal, and look up a colleague's message."""

import pytest
from bot.playground.controls import controls
from bot.playground.faults import Refused
from bot.playground.slack import Slack
from bot.playground.workspace import Channel, Message, Person

from tests.e2e.reading import called, modal_that_says, read

pytestmark = pytest.mark.usefixtures("app")

PRICE = "How much is the River Pilot exam?"


async def looked_up(slack: Slack, person: Person, message: Message) -> Message:
    return await slack.answer(await slack.shortcut(person, "look_up", message))


async def test_a_colleagues_message_is_answered_privately_and_then_posted_in_its_thread_once(
    slack: Slack, ana: Person, bo: Person
) -> None:
    where = slack.site.workspace.add_channel("without-the-app", ana.id, bo.id)
    asked = slack.say(bo, where, PRICE)
    answer = await looked_up(slack, ana, asked)
    assert "120 euros" in read(answer)
    assert (answer.visible_to, answer.thread_ts) == (ana.id, None)
    assert slack.seen(bo, where) == (asked,)
    posted = await slack.answer(await slack.press(ana, answer, "Post in thread"))
    again = await slack.answer(await slack.press(ana, answer, "Post in thread"))
    assert "already posted" in read(again)
    assert slack.seen(bo, where) == (asked, posted)
    assert posted.thread_ts == asked.ts
    assert f"Shared by Ana: {PRICE}" in read(posted)
    assert called(slack) == ()


async def test_what_may_be_meant_is_picked_first(slack: Slack, ana: Person, bo: Person, general: Channel) -> None:
    asked = slack.say(bo, general, "how much is the pilot certificate")
    choices = await looked_up(slack, ana, asked)
    answer = await slack.answer(await slack.press(ana, choices, "Harbour Pilot"))
    assert "480 euros" in read(answer)
    await slack.answer(await slack.press(ana, answer, "Post in thread"))
    assert [message.thread_ts for message in slack.seen(bo, general)] == [None, asked.ts]


async def test_a_message_in_a_thread_is_answered_there(slack: Slack, ana: Person, bo: Person, general: Channel) -> None:
    root = slack.say(bo, general, "Good morning")
    answer = await looked_up(slack, ana, slack.say(bo, general, PRICE, thread=root))
    assert answer.thread_ts == root.ts


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("who won the cup in 1998?", "don't know"),
        (":wave:", "nothing in this message that I can look up"),
        ("Which pay grade does a Harbour Pilot get with us?", "pay grade seven"),
    ],
)
async def test_what_is_unknown_wordless_or_internal_cannot_be_posted(
    slack: Slack, ana: Person, bo: Person, general: Channel, text: str, said: str
) -> None:
    answer = await looked_up(slack, ana, slack.say(bo, general, text))
    assert said in read(answer)
    assert "Post in thread" not in [control.label for control in controls(answer.blocks)]


async def test_a_shortcut_opens_a_modal_to_ask_in(slack: Slack, ana: Person) -> None:
    opened = await slack.shortcut(ana, "ask_anywhere")
    await slack.modals.shown(ana)
    await slack.modals.submit(ana, {"Your question": "how much is the pilot certificate"})
    choices = await modal_that_says(slack, ana, "Harbour Pilot")
    await slack.press(ana, choices, "Harbour Pilot")
    await modal_that_says(slack, ana, "480 euros")
    await slack.modals.submit(ana, {"Your next question": "and how do I prepare?"})
    await modal_that_says(slack, ana, "Sail along with a pilot")
    assert opened.status == 200


@pytest.mark.parametrize("nothing", ["", "   ", ":wave:"])
async def test_a_question_without_words_leaves_the_modal_open(slack: Slack, ana: Person, nothing: str) -> None:
    await slack.shortcut(ana, "ask_anywhere")
    before = await slack.modals.shown(ana)
    done = await slack.modals.submit(ana, {"Your question": nothing})
    assert done.receipt
    assert "words" in str(done.receipt.body["errors"])
    assert await slack.modals.shown(ana) == before


async def test_a_modal_that_cannot_be_opened_is_taken_quietly(slack: Slack, ana: Person) -> None:
    slack.site.faults.add("views.open", Refused("expired_trigger_id"))
    assert (await slack.shortcut(ana, "ask_anywhere")).status == 200
