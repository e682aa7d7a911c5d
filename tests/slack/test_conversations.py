"""Conversations in Slack: who says what where, and what we send."""

from typing import Any

import pytest
from bot.domain.reply import Context
from bot.slack.hint import ASK_ON

from tests.slack.conftest import Scene
from tests.slack.deliveries import command, direct, event, mention, press
from tests.slack.recorder import BOT_ID, BOT_TOKEN, BOT_USER

FILE = {"id": "F1", "name": "plan.pdf"}
OWN = {"ts": "7.000700", "user": BOT_USER, "bot_id": BOT_ID, "text": "300 USD, once."}
OWN_CHANGED = {**OWN, "text": "One hour.", "edited": {"user": BOT_USER, "ts": "8.000000"}}


async def test_a_mention_is_answered_in_its_thread_with_its_sources(scene: Scene) -> None:
    asked = mention("what does it cost?")
    got = await scene.deliver(asked)
    assert (got.status, got.body) == (200, b"")
    [post] = scene.slack.posts
    assert (post["channel"], post["thread_ts"]) == ("C1", asked["event"]["ts"])
    kinds = ["markdown", "context", "context_actions", "context"]
    assert [block["type"] for block in post["blocks"]] == kinds
    assert post["blocks"][0]["text"] == "**300 USD**, once."
    sources = "Sources:\nFinOps Foundation: Exam guide (undated), Question 1"
    assert post["text"] == f"300 USD, once.\n\n{sources}\n\n{ASK_ON}"
    assert (post["unfurl_links"], post["unfurl_media"]) == (False, False)
    assert "reply_broadcast" not in post


async def test_the_bot_token_is_used_and_asked_about_once(scene: Scene) -> None:
    for _ in range(3):
        await scene.deliver(mention("cost"))
    assert {call.token for call in scene.slack.calls} == {BOT_TOKEN}
    assert len(scene.slack.sent("auth.test")) == 1


async def test_a_mention_in_a_thread_is_answered_in_that_thread(scene: Scene) -> None:
    await scene.deliver(mention("cost", thread_ts="1.000001"))
    assert scene.slack.posts[0]["thread_ts"] == "1.000001"


async def test_the_question_reaches_the_service_without_markup(scene: Scene) -> None:
    await scene.deliver(mention("what does <https://x.org|it> cost, A&amp;B <@U9>? :thinking_face:"))
    assert scene.answering.asked == [("what does it cost, A&B ?", Context())]


async def test_a_follow_up_in_a_thread_knows_what_the_thread_is_about(scene: Scene) -> None:
    first = mention("what does it cost?")
    await scene.deliver(first)
    await scene.deliver(mention("and for how long?", thread_ts=first["event"]["ts"]))
    await scene.deliver(mention("elsewhere"))
    assert [context for _, context in scene.answering.asked] == [Context(), Context(("focp",)), Context()]


async def test_a_direct_message_is_answered_in_its_thread(scene: Scene) -> None:
    asked = direct("what does it cost?")
    await scene.deliver(asked)
    [post] = scene.slack.posts
    assert (post["channel"], post["thread_ts"]) == ("D1", asked["event"]["ts"])


@pytest.mark.parametrize(("minutes", "context"), [(14, Context(("focp",))), (16, Context())])
async def test_a_direct_message_follows_up_on_the_last_one_for_a_quarter_of_an_hour(
    scene: Scene, minutes: int, context: Context
) -> None:
    await scene.deliver(direct("what does it cost?"))
    scene.clock.now += minutes * 60
    await scene.deliver(direct("and for how long?"))
    assert scene.answering.asked[-1] == ("and for how long?", context)


async def test_suggestions_come_with_buttons_that_answer_in_the_thread(scene: Scene) -> None:
    asked = mention("the exam")
    await scene.deliver(asked)
    [post] = scene.slack.posts
    buttons = post["blocks"][1]["elements"]
    assert [(button["action_id"], button["value"]) for button in buttons] == [
        ("choose:1", "price"),
        ("choose:2", "length"),
    ]
    assert post["text"] == f"Which do you mean?\n\n1. What does the exam cost?\n2. How long is the exam?\n\n{ASK_ON}"
    shown = {"ts": "7.000700", "thread_ts": asked["event"]["ts"], "bot_id": BOT_ID, "text": post["text"]}
    got = await scene.deliver(press("length", scene.slack.response_url(), shown, "choose:2"))
    assert (got.status, got.body) == (200, b"")
    assert scene.slack.posts[1]["thread_ts"] == asked["event"]["ts"]
    assert scene.slack.posts[1]["blocks"][0]["text"] == "One hour."
    assert scene.slack.responses == []


async def test_a_choice_says_what_the_thread_is_about(scene: Scene) -> None:
    await scene.deliver(press("length", scene.slack.response_url(), {"ts": "7.000700", "thread_ts": "1.000100"}))
    await scene.deliver(mention("more", thread_ts="1.000100"))
    assert scene.answering.asked == [("more", Context(("focp",), "duration"))]


async def test_a_choice_is_answered_once_however_often_it_is_pressed(scene: Scene) -> None:
    for _ in range(2):
        await scene.deliver(press("length", scene.slack.response_url(), {"ts": "7.000700", "thread_ts": "1.000100"}))
    assert len(scene.slack.posts) == 1
    [told] = scene.slack.responses
    assert told["text"] == "That answer is already in this thread."
    assert (told["response_type"], told["replace_original"], told["thread_ts"]) == ("ephemeral", False, "1.000100")


async def test_a_choice_that_is_gone_gets_a_kind_sentence(scene: Scene) -> None:
    await scene.deliver(press("removed", scene.slack.response_url(), {"ts": "7.000700"}))
    [post] = scene.slack.posts
    assert (post["text"], post["thread_ts"]) == ("That answer is no longer there.", "7.000700")


async def test_a_gap_says_so_and_offers_what_is_near(scene: Scene) -> None:
    await scene.deliver(mention("near it"))
    [post] = scene.slack.posts
    assert (
        post["text"] == f"I do not know that.\n\nThe nearest things I know:\n\n1. What does the exam cost?\n\n{ASK_ON}"
    )
    assert [button["value"] for button in post["blocks"][1]["elements"]] == ["price"]


async def test_what_the_sources_do_not_give_is_told_with_the_sources(scene: Scene) -> None:
    await scene.deliver(direct("the passing score?"))
    assert scene.slack.posts[0]["text"].endswith("Sources:\nFinOps Foundation: Exam guide (undated), Question 1")


async def test_cert_ask_answers_to_the_asker_alone(scene: Scene) -> None:
    got = await scene.deliver(command("ask what does it cost?", scene.slack.response_url()))
    assert (got.status, got.body) == (200, b"")
    [told] = scene.slack.responses
    assert told["response_type"] == "ephemeral"
    assert told["text"].startswith("300 USD, once.")
    assert scene.slack.posts == []


async def test_a_choice_in_a_private_answer_takes_its_place(scene: Scene) -> None:
    await scene.deliver(command("ask the exam", scene.slack.response_url()))
    await scene.deliver(press("price", scene.slack.response_url(), None))
    told = scene.slack.responses[1]
    assert (told["response_type"], told["replace_original"]) == ("ephemeral", True)
    assert told["blocks"][0]["text"] == "**300 USD**, once."
    assert scene.slack.posts == []


@pytest.mark.parametrize(
    ("typed", "start"),
    [
        ("", "Certguide"),
        ("help", "Certguide"),
        ("  HELP  ", "Certguide"),
        ("ask", "Please type your question after /cert ask"),
        ("hlep", "I do not know /cert hlep. Did you mean /cert help?"),
        ("aks me", "I do not know /cert aks me. Did you mean /cert ask [question]?"),
        ("frobnicate", "I do not know /cert frobnicate.\n\nCertguide"),
        ("how much does it cost", "300 USD"),
        ("cost?", "300 USD"),
        ("ASK cost", "300 USD"),
        ("&lt;!channel&gt; `x`", "I do not know /cert channel 'x'."),
    ],
)
async def test_cert_always_gets_a_useful_reply(scene: Scene, typed: str, start: str) -> None:
    await scene.deliver(command(typed, scene.slack.response_url()))
    assert scene.slack.responses[0]["text"].startswith(start)


@pytest.mark.parametrize("text", ["", "   ", ":wave:", f"<@{BOT_USER}>"])
async def test_an_empty_message_is_asked_for_a_question(scene: Scene, text: str) -> None:
    await scene.deliver(mention(text))
    assert scene.slack.posts[0]["text"].startswith("What would you like to know?")
    assert scene.answering.asked == []


async def test_a_message_with_only_a_file_is_told_that_files_are_not_read(scene: Scene) -> None:
    await scene.deliver(direct("", subtype="file_share", files=[FILE]))
    assert scene.slack.posts[0]["text"].startswith("I can read text only")


async def test_a_forwarded_message_without_words_is_told_what_works(scene: Scene) -> None:
    await scene.deliver(direct("", attachments=[{"is_share": True, "text": "what does it cost?"}]))
    assert scene.slack.posts[0]["text"].startswith("I do not read forwarded messages")
    assert scene.answering.asked == []


@pytest.mark.parametrize("subtype", ["thread_broadcast", "me_message"])
async def test_what_a_person_says_in_another_way_is_answered(scene: Scene, subtype: str) -> None:
    await scene.deliver(mention("what does it cost?", subtype=subtype))
    assert scene.slack.posts[0]["text"].startswith("300 USD")


async def test_the_first_reply_in_a_thread_of_a_channel_says_how_to_ask_on(scene: Scene) -> None:
    first = mention("what does it cost?")
    await scene.deliver(first)
    await scene.deliver(mention("and for how long?", thread_ts=first["event"]["ts"]))
    await scene.deliver(mention("what does it cost?", thread_ts="1.000001"))
    await scene.deliver(direct("what does it cost?"))
    assert [post["text"].endswith(ASK_ON) for post in scene.slack.posts] == [True, False, True, False]


async def test_a_question_with_a_file_is_answered(scene: Scene) -> None:
    await scene.deliver(direct("what does it cost?", subtype="file_share", files=[FILE]))
    assert scene.slack.posts[0]["text"].startswith("300 USD")


@pytest.mark.parametrize(
    "payload",
    [
        mention("cost", bot_id="B2"),
        mention("cost", user=BOT_USER),
        mention("cost", user=None),
        direct("cost", bot_id=BOT_ID, user=BOT_USER),
        direct("cost", subtype="bot_message"),
        direct("cost", subtype="message_changed", message={"user": "U1", "text": "cost"}, hidden=True),
        direct("cost", subtype="message_deleted"),
        direct("", subtype="message_changed", hidden=True, message=OWN_CHANGED, previous_message=OWN),
        direct("", subtype="message_deleted", hidden=True, deleted_ts=OWN["ts"], previous_message=OWN),
        direct("cost", user="USLACKBOT"),
        *(
            direct("cost", subtype=subtype)
            for subtype in ("huddle_thread", "channel_join", "message_replied", "reminder_add", "assistant_app_thread")
        ),
        mention("cost", subtype="channel_topic"),
        event("message", "cost", "C1", channel_type="channel"),
        event("message", "cost", "G1", channel_type="mpim"),
        event("app_home_opened", "", "D1", tab="messages"),
        event("reaction_added", "", "C1"),
    ],
    ids=lambda payload: f"{payload['event']['type']}-{payload['event'].get('subtype') or payload['event_id']}",
)
async def test_what_no_person_said_to_us_is_taken_in_silence(
    scene: Scene, payload: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    got = await scene.deliver(payload)
    assert (got.status, scene.slack.posts, scene.answering.asked) == (200, [], [])
    assert [record for record in caplog.records if record.levelname in {"WARNING", "ERROR"}] == []


async def test_internal_entries_never_appear_in_a_shared_channel(scene: Scene) -> None:
    await scene.deliver(mention("what do we pay?", is_ext_shared_channel=True))
    await scene.deliver(mention("what do we pay?"))
    shared, ours = scene.slack.posts
    assert shared["text"].startswith("I can tell that only inside our own organisation.")
    assert ours["text"] == f"Nothing.\n\n{ASK_ON}"


async def test_slack_is_told_its_challenge(scene: Scene) -> None:
    got = await scene.deliver({"token": "t", "challenge": "3eZbrw1a", "type": "url_verification"})
    assert (got.status, got.body) == (200, b'{"challenge": "3eZbrw1a"}')
