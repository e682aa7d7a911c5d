"""Conversations with the app, from a question in Slack to what people read."""

import pytest
from bot.playground.controls import controls
from bot.playground.slack import Slack
from bot.playground.workspace import Channel, Person

from tests.e2e.reading import read

pytestmark = pytest.mark.usefixtures("app")

RIVER_PRICE = "How much is the River Pilot exam?"
VAGUE = "how much is the pilot certificate"


async def test_a_question_in_a_channel_is_answered_in_its_thread_with_its_source(
    slack: Slack, ana: Person, general: Channel
) -> None:
    asked = await slack.mention(ana, general, RIVER_PRICE)
    answer = await slack.answer(asked)
    assert asked.status == 200
    assert "120 euros" in read(answer)
    assert "handbook" in read(answer)
    assert answer.thread_ts == asked.root
    assert answer.visible_to is None


async def test_the_fallback_text_says_the_answer_too(slack: Slack, ana: Person, general: Channel) -> None:
    answer = await slack.answer(await slack.mention(ana, general, RIVER_PRICE))
    assert "120 euros" in answer.text
    assert slack.site.calls.remarks() == ()


async def test_a_follow_up_in_a_thread_need_not_repeat_its_subject(
    slack: Slack, ana: Person, bo: Person, general: Channel
) -> None:
    first = await slack.mention(ana, general, RIVER_PRICE)
    answer = await slack.answer(first)
    second = await slack.mention(bo, general, "and how do I prepare?", thread=answer)
    follow_up = await slack.answer(second)
    assert "Row for thirty days" in read(follow_up)
    assert follow_up.thread_ts == first.root
    without_thread = await slack.answer(await slack.mention(bo, general, "and how do I prepare?"))
    assert read(without_thread) != read(follow_up)


async def test_a_direct_message_is_answered_in_a_thread_of_its_own(slack: Slack, ana: Person, bo: Person) -> None:
    asked = await slack.direct_message(ana, RIVER_PRICE)
    answer = await slack.answer(asked)
    assert "120 euros" in read(answer)
    assert answer.thread_ts == asked.root
    assert slack.seen(bo, slack.direct_channel(bo)) == ()


async def test_a_vague_question_is_answered_by_the_button_that_is_pressed(
    slack: Slack, ana: Person, bo: Person, general: Channel
) -> None:
    asked = await slack.mention(ana, general, VAGUE)
    choices = await slack.answer(asked)
    assert [control.label for control in controls(choices.blocks)][2:] == ["None of these"]
    assert "euros" not in read(choices)

    pressed = await slack.press(bo, choices, "River Pilot")
    answer = await slack.answer(pressed)
    assert pressed.status == 200
    assert "120 euros" in read(answer)
    assert answer.thread_ts == asked.root


async def test_a_button_pressed_again_answers_once_and_tells_the_second_person_so(
    slack: Slack, ana: Person, bo: Person, general: Channel
) -> None:
    choices = await slack.answer(await slack.mention(ana, general, VAGUE))
    await slack.answer(await slack.press(ana, choices, "Harbour Pilot"))
    again = await slack.answer(await slack.press(bo, choices, "Harbour Pilot"))
    assert again.visible_to == bo.id
    assert sum("480 euros" in read(message) for message in slack.seen(ana, general)) == 1


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("who won the cup in 1998?", "don't know"),
        ("How much is the Balloon Captain licence?", "Balloon Captain"),
        ("Does the River Pilot Certificate expire?", "does not say"),
    ],
)
async def test_what_is_not_known_is_said_to_be_not_known(
    slack: Slack, ana: Person, general: Channel, question: str, said: str
) -> None:
    answer = await slack.answer(await slack.mention(ana, general, question))
    assert said in read(answer)
    assert "euros" not in read(answer)


async def test_thanks_are_taken_kindly(slack: Slack, ana: Person) -> None:
    answer = await slack.answer(await slack.direct_message(ana, "thanks"))
    assert "welcome" in read(answer)


@pytest.mark.parametrize("nothing", ["", "   ", ":wave:"])
async def test_a_message_without_a_question_is_told_how_to_ask(slack: Slack, ana: Person, nothing: str) -> None:
    answer = await slack.answer(await slack.direct_message(ana, nothing))
    assert "question" in read(answer)


async def test_what_is_internal_is_told_at_home_and_not_to_guests(slack: Slack, ana: Person, general: Channel) -> None:
    question = "Which pay grade does a Harbour Pilot get with us?"
    shared = slack.channel("with-partners", ana, external=True)
    at_home = await slack.answer(await slack.mention(ana, general, question))
    abroad = await slack.answer(await slack.mention(ana, shared, question))
    assert "pay grade seven" in read(at_home)
    assert "pay grade seven" not in read(abroad)


@pytest.mark.parametrize(
    "message",
    [
        "How much is the River Pilot exam? Which pay grade does a Harbour Pilot get with us?",
        "Compare the River Pilot and the Harbour Pilot",
        "Which pay grade does a pilot get?",
    ],
)
async def test_what_is_put_together_of_several_tells_guests_nothing_internal(
    slack: Slack, ana: Person, message: str
) -> None:
    shared = slack.channel("with-partners", ana, external=True)
    assert "seven" not in read(await slack.answer(await slack.mention(ana, shared, message)))


async def test_nobody_is_answered_who_did_not_ask(slack: Slack, ana: Person, general: Channel) -> None:
    slack.say(ana, general, RIVER_PRICE)
    asked = await slack.mention(ana, general, RIVER_PRICE)
    await slack.answer(asked)
    assert [message.bot for message in slack.seen(ana, general)] == [False, False, True]
