"""Shortcuts: ask from anywhere in a modal, and look up a colleague's message."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from bot.domain.feedback import Value
from bot.playground.controls import controls, words
from bot.playground.faults import Refused
from bot.playground.slack import Slack
from bot.playground.surfaces import View
from bot.playground.workspace import Channel, Message, Person
from bot.service.live import LiveAnswering
from bot.slack.voting import DONE, NOTED, REASON_LABEL, THANKS
from bot.store.address import database_url
from bot.store.opening import open_store
from sqlalchemy.engine import URL

from tests.e2e.reading import called, modal_that_says, read
from tests.e2e.running_app import MODES, RunningApp, running_app


@pytest.fixture
def database(tmp_path: Path) -> URL:
    return database_url(f"sqlite:///{tmp_path / 'store.sqlite3'}")


@pytest.fixture(params=MODES)
async def app(
    slack: Slack, answering: LiveAnswering, database: URL, request: pytest.FixtureRequest
) -> AsyncIterator[RunningApp]:
    """Run the app with a store that the test can look into."""
    async with running_app(slack, answering, request.param, database) as app:
        yield app


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
    further = await slack.answer(await slack.press(bo, posted, "How do I prepare"))
    assert "Row for thirty days" in read(further)
    assert (further.visible_to, further.thread_ts) == (bo.id, asked.ts)
    assert further not in slack.seen(ana, where)
    shown = await slack.answer(await slack.press(bo, further, "Post in thread"))
    assert shown in slack.seen(ana, where)
    assert shown.thread_ts == asked.ts


async def test_what_may_be_meant_is_picked_first(slack: Slack, ana: Person, bo: Person, general: Channel) -> None:
    asked = slack.say(bo, general, "how much is the pilot certificate")
    choices = await looked_up(slack, ana, asked)
    answer = await slack.answer(await slack.press(ana, choices, "Harbour Pilot"))
    assert "480 euros" in read(answer)
    await slack.answer(await slack.press(ana, answer, "Post in thread"))
    await slack.open_app(ana)
    assert "How much is the Harbour Pilot exam?" in words((await slack.modals.home(ana)).body["blocks"])
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


async def test_an_answer_in_a_modal_can_be_asked_on_voted_on_and_explained(
    slack: Slack, ana: Person, database: URL
) -> None:
    answer = await asked_in_modal(slack, ana, PRICE)
    await slack.press(ana, answer, "Helpful")
    await modal_that_says(slack, ana, THANKS[Value.HELPFUL])
    await slack.modals.close(ana)
    await slack.press(ana, answer, "Why this answer?")
    await modal_that_says(slack, ana, "entry river-price")
    await slack.modals.close(ana)
    await slack.press(ana, answer, "Not helpful")
    await modal_that_says(slack, ana, NOTED)
    await slack.modals.submit(ana, {REASON_LABEL: "It is 130 by now"})
    await modal_that_says(slack, ana, DONE)
    await slack.modals.close(ana)
    await slack.press(ana, answer, "How do I prepare")
    await modal_that_says(slack, ana, "Row for thirty days")
    async with open_store(database) as store:
        [tally] = await store.feedback.tallies()
    assert (tally.entry, tally.helpful, tally.unhelpful, tally.reasons) == ("river-price", 0, 1, ("It is 130 by now",))


async def test_who_finds_nothing_in_a_modal_says_so_there(slack: Slack, ana: Person, database: URL) -> None:
    choices = await asked_in_modal(slack, ana, "how much is the pilot certificate")
    await slack.press(ana, choices, "None of these")
    await modal_that_says(slack, ana, "told the editors")
    async with open_store(database) as store:
        [kept] = await store.gaps.since(0)
    assert kept.text == "how much is the pilot certificate"


async def asked_in_modal(slack: Slack, person: Person, question: str) -> View:
    await slack.shortcut(person, "ask_anywhere")
    await slack.modals.shown(person)
    await slack.modals.submit(person, {"Your question": question})
    return await modal_that_says(slack, person, "Your next question")


async def test_what_goes_wrong_in_a_modal_is_told_on_top_of_it(slack: Slack, ana: Person) -> None:
    answer = await asked_in_modal(slack, ana, PRICE)
    slack.site.faults.add("views.update", Refused("internal_error"))
    await slack.press(ana, answer, "How do I prepare")
    await modal_that_says(slack, ana, "Sorry, something went wrong")


async def test_a_second_press_in_a_modal_that_has_changed_is_taken_quietly(slack: Slack, ana: Person) -> None:
    answer = await asked_in_modal(slack, ana, PRICE)
    await slack.press(ana, answer, "How do I prepare")
    await modal_that_says(slack, ana, "Row for thirty days")
    await slack.press(ana, answer, "How do I prepare")
    await slack.site.changes.until(lambda: len(slack.site.calls.of("views.update")) == 3, "the second press")
    await modal_that_says(slack, ana, "Row for thirty days")
    assert len(slack.site.surfaces.stacks[ana.id]) == 1


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
