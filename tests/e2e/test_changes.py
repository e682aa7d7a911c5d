"""Somebody changes a question, or takes it back: the answer changes, or goes, with it."""

import pytest
from bot.playground.faults import Held, RateLimited
from bot.playground.slack import Slack
from bot.playground.wire import Markup
from bot.playground.workspace import Channel, Person

from tests.e2e.reading import read, said_by_the_app, until_gone, until_read
from tests.e2e.running_app import RunningApp

RIVER_PRICE = "How much is the River Pilot exam?"
HARBOUR_PRICE = "How much is the Harbour Pilot exam?"
VAGUE = "how much is the pilot certificate"


async def test_a_changed_direct_message_changes_its_answer_in_place(slack: Slack, app: RunningApp, ana: Person) -> None:
    asked = await slack.direct_message(ana, RIVER_PRICE)
    answer = await slack.answer(asked)
    assert (await slack.editing.change(asked, HARBOUR_PRICE)).status == 200
    changed = await until_read(slack, answer, "480 euros")
    assert "120 euros" not in read(changed) + changed.text
    assert "480 euros" in changed.text
    await app.stop()
    assert len(said_by_the_app(slack)) == 1


async def test_a_changed_mention_changes_its_answer_in_place(
    slack: Slack, app: RunningApp, ana: Person, general: Channel
) -> None:
    asked = await slack.mention(ana, general, RIVER_PRICE)
    answer = await slack.answer(asked)
    await slack.editing.change(asked, VAGUE)
    choices = await until_read(slack, answer, "None of these")
    assert "120 euros" not in read(choices)
    await slack.press(ana, choices, "Harbour Pilot")
    await app.stop()
    assert ["480 euros" in read(message) for message in said_by_the_app(slack)] == [False, True]


async def test_who_adds_the_mention_later_is_answered(
    slack: Slack, app: RunningApp, ana: Person, general: Channel
) -> None:
    said = slack.say(ana, general, RIVER_PRICE)
    bot = slack.site.workspace.people[slack.site.installation.bot_user]
    changed = await slack.editing.edit(ana, said, Markup(f"{bot.mention} {RIVER_PRICE}"))
    assert changed
    assert "120 euros" in read(await slack.answer(changed))
    await slack.editing.change(changed, HARBOUR_PRICE)
    await app.stop()
    assert ["480 euros" in read(message) for message in said_by_the_app(slack)] == [True]


async def test_a_change_is_followed_once_however_often_slack_tells_of_it(
    slack: Slack, app: RunningApp, ana: Person
) -> None:
    asked = await slack.direct_message(ana, RIVER_PRICE)
    await slack.answer(asked)
    changed = await slack.editing.change(asked, HARBOUR_PRICE)
    receipts = [await slack.retry(changed, number) for number in (1, 2, 3)]
    await app.stop()
    assert [receipt.status for receipt in receipts] == [200] * 3
    assert [len(slack.site.calls.of(method)) for method in ("chat.postMessage", "chat.update")] == [1, 1]


@pytest.mark.usefixtures("app")
async def test_a_changed_question_in_a_thread_follows_up_on_what_came_before_it(
    slack: Slack, ana: Person, general: Channel
) -> None:
    first = await slack.answer(await slack.mention(ana, general, RIVER_PRICE))
    asked = await slack.mention(ana, general, HARBOUR_PRICE, thread=first)
    second = await slack.answer(asked)
    assert "480 euros" in read(second)
    await slack.editing.change(asked, "and how do I prepare?")
    assert "Row for thirty days" in read(await until_read(slack, second, "Row"))


async def test_a_direct_message_that_is_taken_back_takes_its_answer_with_it(
    slack: Slack, app: RunningApp, ana: Person
) -> None:
    asked = await slack.direct_message(ana, VAGUE)
    choices = await slack.answer(asked)
    answer = await slack.answer(await slack.press(ana, choices, "Harbour Pilot"))
    assert asked.message
    taken = await slack.editing.delete(ana, asked.message)
    assert taken
    await until_gone(slack, choices, answer)
    await slack.retry(taken, 1)
    await app.stop()
    assert said_by_the_app(slack) == ()


@pytest.mark.parametrize("taken", [False, True], ids=["changed", "taken back"])
async def test_what_is_changed_or_taken_back_while_its_answer_is_being_posted_is_followed_after_that(
    slack: Slack, app: RunningApp, ana: Person, taken: bool
) -> None:
    slack.site.faults.add("chat.postMessage", held := Held())
    asked = await slack.direct_message(ana, RIVER_PRICE)
    await held.reached.wait()
    assert asked.message
    await (slack.editing.delete(ana, asked.message) if taken else slack.editing.change(asked, HARBOUR_PRICE))
    held.released.set()
    answer = await slack.answer(asked)
    await (until_gone(slack, answer) if taken else until_read(slack, answer, "480 euros"))
    await app.stop()
    assert len(said_by_the_app(slack)) == (0 if taken else 1)


async def test_a_question_that_is_taken_back_while_slack_takes_no_posts_is_not_answered(
    slack: Slack, app: RunningApp, ana: Person
) -> None:
    slack.site.faults.add("chat.postMessage", RateLimited(5))
    asked = await slack.direct_message(ana, RIVER_PRICE)
    await slack.site.changes.until(lambda: slack.site.calls.of("chat.postMessage"), "the first post")
    assert asked.message
    await slack.editing.delete(ana, asked.message)
    await app.stop()
    assert len(slack.site.calls.of("chat.postMessage")) == 1


async def test_when_a_link_unfolds_or_an_answer_is_gone_nothing_is_posted_for_it(
    slack: Slack, app: RunningApp, ana: Person
) -> None:
    asked = await slack.direct_message(ana, RIVER_PRICE)
    answer = await slack.answer(asked)
    await slack.editing.change(asked, RIVER_PRICE)
    slack.site.workspace.delete(answer)
    assert (await slack.editing.change(asked, HARBOUR_PRICE)).status == 200
    await app.stop()
    assert said_by_the_app(slack) == ()
    assert len(slack.site.calls.of("chat.postMessage")) == 1


FILES = [{"id": "F1", "name": "plan.pdf", "mimetype": "application/pdf"}]
SNIPPET = [{"id": "F2", "name": "question.txt", "mode": "snippet", "preview": RIVER_PRICE}]
FORWARDED = [{"is_share": True, "text": RIVER_PRICE, "author_id": "U0SOMEBODY"}]


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(
    ("text", "more", "said"),
    [
        ("", {"subtype": "file_share", "files": FILES}, "not files"),
        ("", {"subtype": "file_share", "files": SNIPPET}, "not files"),
        (RIVER_PRICE, {"subtype": "file_share", "files": FILES}, "120 euros"),
        ("", {"attachments": FORWARDED}, "forwarded"),
        (RIVER_PRICE, {"attachments": FORWARDED}, "120 euros"),
        (RIVER_PRICE, {"subtype": "thread_broadcast"}, "120 euros"),
    ],
    ids=["a file", "a snippet", "a question with a file", "forwarded", "a question above it", "also to the channel"],
)
async def test_what_is_more_than_words_is_answered_by_its_words_or_told_what_works(
    slack: Slack, ana: Person, general: Channel, text: str, more: dict[str, object], said: str
) -> None:
    for where in (general, slack.direct_channel(ana)):
        assert said in read(await slack.answer(await slack.write_with(ana, where, text, **more)))


@pytest.mark.parametrize(
    "more",
    [
        {"subtype": "huddle_thread", "user": "USLACKBOT", "room": {"call_family": "huddle"}},
        {"subtype": "bot_message", "bot_id": "B0SOMEBOT"},
        {"user": "USLACKBOT"},
        {"subtype": "channel_join"},
        {"subtype": "reminder_add"},
    ],
    ids=["a huddle", "a bot", "Slackbot", "a join", "a reminder"],
)
async def test_what_no_person_wrote_is_left_alone(
    slack: Slack, app: RunningApp, ana: Person, general: Channel, more: dict[str, object]
) -> None:
    for where in (general, slack.direct_channel(ana)):
        assert (await slack.write_with(ana, where, RIVER_PRICE, **more)).status == 200
    await app.stop()
    assert said_by_the_app(slack) == ()
