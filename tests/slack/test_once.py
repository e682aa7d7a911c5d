"""Never twice, never silent: Slack delivers again, in parts, or out of order, and things break."""

import logging
import sqlite3
from typing import Any

import pytest
from bot.app import opened
from bot.config import Config
from bot.domain.feedback import Withheld, fingerprint
from bot.service.withholding import MARKED
from bot.slack.listeners.outdated import OUTDATED
from bot.slack.noting import MOST_ATTEMPTS
from bot.slack.retrying import asked_to_wait
from bot.store.migrating import migrate
from bot.store.opening import open_store
from bot.web.application import application
from bot.web.door import slack_route
from slack_sdk.http_retry.response import HttpResponse
from sqlalchemy import text
from sqlalchemy.engine import URL

from tests.clock import Clock
from tests.slack.answers import PRICE, FixedAnswering
from tests.slack.conftest import Scene
from tests.slack.deliveries import SECRET, command, deliver, direct, event, mention, press
from tests.slack.recorder import BOT_TOKEN, BOT_USER, Fault, Recorder

RETRY = {"X_Slack_Retry_Num": "1", "X_Slack_Retry_Reason": "http_timeout"}
AT_ONCE = {"Retry-After": "0"}


async def test_a_retry_of_an_event_is_not_answered_again(scene: Scene) -> None:
    asked = mention("cost")
    for headers in ({}, RETRY, RETRY):
        assert (await scene.deliver(asked, **headers)).status == 200
    assert len(scene.slack.posts) == 1


async def test_a_retry_is_answered_when_the_first_delivery_was_lost(scene: Scene) -> None:
    await scene.deliver(mention("cost"), **RETRY)
    assert len(scene.slack.posts) == 1


async def test_a_retry_is_known_for_longer_than_slack_retries(scene: Scene) -> None:
    asked = mention("cost")
    await scene.deliver(asked)
    scene.clock.now += 10 * 60
    await scene.deliver(asked, **RETRY)
    assert len(scene.slack.posts) == 1


async def test_one_message_that_comes_as_two_events_is_answered_once(scene: Scene) -> None:
    as_message = direct(f"<@{BOT_USER}> cost")
    as_mention = event("app_mention", f"<@{BOT_USER}> cost", "D1", ts=as_message["event"]["ts"])
    await scene.deliver(as_mention)
    await scene.deliver(as_message)
    assert len(scene.slack.posts) == 1


async def test_two_messages_with_the_same_words_are_both_answered(scene: Scene) -> None:
    await scene.deliver(mention("cost"))
    await scene.deliver(mention("cost"))
    assert len(scene.slack.posts) == 2


@pytest.mark.parametrize("make", [lambda url: command("ask cost", url), lambda url: press("price", url, None)])
async def test_a_command_or_press_that_is_replayed_is_answered_once(scene: Scene, make: Any) -> None:
    payload = make(scene.slack.response_url())
    await scene.deliver(payload)
    await scene.deliver(payload)
    assert len(scene.slack.responses) == 1


@pytest.mark.parametrize(
    "faults",
    [
        [Fault(429, "ratelimited", AT_ONCE)],
        [Fault(503, "service_unavailable")],
        [Fault(500, "internal_error"), Fault(502)],
        [Fault(429, "ratelimited", AT_ONCE), Fault(503, "service_unavailable"), Fault(429, "ratelimited", AT_ONCE)],
    ],
)
async def test_a_post_that_slack_did_not_take_is_made_again(scene: Scene, faults: list[Fault]) -> None:
    scene.slack.fail("chat.postMessage", *faults)
    await scene.deliver(mention("cost"))
    assert len(scene.slack.posts) == len(faults) + 1
    assert len({post["text"] for post in scene.slack.posts}) == 1


@pytest.mark.parametrize("fault", [Fault(504, "timeout"), Fault(0)], ids=["time-out", "connection lost"])
async def test_a_post_that_slack_may_have_taken_is_not_made_again_and_is_counted(scene: Scene, fault: Fault) -> None:
    scene.slack.fail("chat.postMessage", fault)
    asked = mention("cost")
    await scene.deliver(asked)
    await scene.deliver(asked, **RETRY)
    assert [post["text"][:7] for post in scene.slack.posts] == ["300 USD"]
    assert scene.app.metrics.registry.get_sample_value("certguide_uncertain_total") == 1


async def test_a_response_is_sent_again_when_slack_is_busy(scene: Scene) -> None:
    scene.slack.fail("response_url", Fault(429, "ratelimited", AT_ONCE))
    await scene.deliver(command("ask cost", scene.slack.response_url()))
    assert [told["text"][:7] for told in scene.slack.responses] == ["300 USD"] * 2


async def test_blocks_that_slack_does_not_take_go_as_text(scene: Scene) -> None:
    scene.slack.fail("chat.postMessage", Fault(error="invalid_blocks"))
    scene.slack.fail("response_url", Fault(400, "invalid_blocks"))
    await scene.deliver(mention("cost"))
    await scene.deliver(command("ask cost", scene.slack.response_url()))
    for sent in (scene.slack.posts, scene.slack.responses):
        assert [message["blocks"][0]["type"] for message in sent] == ["markdown", "section"]
        assert sent[0]["text"] == sent[1]["text"]


@pytest.mark.parametrize("make", [mention, direct], ids=["mention", "direct message"])
async def test_a_failure_is_told_once_in_the_thread_with_a_reference(
    scene: Scene, make: Any, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    asked = make("break my secret words")
    await scene.deliver(asked)
    [post] = scene.slack.posts
    assert post["thread_ts"] == asked["event"]["ts"]
    assert post["text"].startswith("Sorry, something went wrong")
    logged = caplog.text + capsys.readouterr().out
    reference = post["text"].partition("reference: ")[2].split()[0]
    assert reference in logged
    assert asked["event_id"] in logged
    assert "ValueError" in logged
    assert "secret words" not in logged + post["text"]


@pytest.mark.parametrize("text", ["ask break it", "do break it please"])
async def test_a_failure_of_a_command_is_told_to_its_author_alone(scene: Scene, text: str) -> None:
    got = await scene.deliver(command(text, scene.slack.response_url()))
    [told] = scene.slack.responses
    assert (got.status, got.body) == (200, b"")
    assert told["text"].startswith("Sorry, something went wrong")
    assert (told["response_type"], scene.slack.posts) == ("ephemeral", [])


async def test_a_press_that_failed_can_be_pressed_again(scene: Scene) -> None:
    shown = {"ts": "7.000700", "thread_ts": "1.000100"}
    scene.slack.fail("chat.postMessage", Fault(error="channel_not_found"))
    await scene.deliver(press("price", scene.slack.response_url(), shown))
    await scene.deliver(press("price", scene.slack.response_url(), shown))
    assert [post["text"][:7] for post in scene.slack.posts] == ["300 USD"] * 2
    assert scene.slack.responses == []


@pytest.mark.parametrize("code", ["not_in_channel", "channel_not_found", "is_archived", "token_revoked"])
async def test_where_nothing_can_be_posted_nothing_more_is_tried_and_the_log_says_why(
    scene: Scene, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    scene.slack.fail("chat.postMessage", Fault(error=code))
    got = await scene.deliver(mention("cost"))
    assert (got.status, len(scene.slack.posts)) == (200, 1)
    assert code in capsys.readouterr().out
    [trouble] = await scene.app.delivering.store.outbox.troubles(0)
    assert (trouble.code, trouble.count) == (code, 1)
    assert await scene.app.observing.is_authorized() == (code != "token_revoked")


@pytest.mark.parametrize(
    "faults",
    [[Fault(error="restricted_action")], [Fault(503)] * MOST_ATTEMPTS],
    ids=["refused for good", "refused again and again"],
)
async def test_an_answer_that_is_not_taken_is_told_of_once(scene: Scene, faults: list[Fault]) -> None:
    scene.slack.fail("chat.postMessage", *faults)
    await scene.deliver(mention("cost"))
    tries = ["300 USD"] * len(faults)
    assert [post["text"][:7] for post in scene.slack.posts] == [*tries, "Sorry, "]


async def test_when_not_even_that_is_taken_it_ends_there(scene: Scene) -> None:
    scene.slack.fail("chat.postMessage", *[Fault(error="restricted_action")] * 9)
    await scene.deliver(mention("cost"))
    assert len(scene.slack.posts) == 2


async def test_a_channel_is_posted_to_once_a_second(scene: Scene) -> None:
    for _ in range(3):
        await deliver(scene.asgi, mention("cost"))
    for now in (0.0, 0.9, 1.0, 2.0):
        scene.clock.now = now
        await scene.app.delivering.deliver_due()
        await scene.app.delivering.idle()
        assert len(scene.slack.posts) == int(now) + 1


async def test_a_person_who_asks_too_much_is_told_once(scene: Scene) -> None:
    for _ in range(13):
        await deliver(scene.asgi, mention("cost"))
    await scene.settle()
    said = [post["text"][:7] for post in scene.slack.posts]
    assert said == ["300 USD"] * 10 + ["That is"]
    for typed in ("ask cost", "help"):
        await scene.deliver(command(typed, scene.slack.response_url()))
    assert [told["text"][:7] for told in scene.slack.responses] == ["That is", "Certgui"]
    asked = len(scene.answering.asked)
    for typed in ("recommend an apprentice", "path of an apprentice", "next focp", "compare a, b", "show focp", "cost"):
        await scene.deliver(command(typed, scene.slack.response_url()))
        assert scene.slack.responses[-1]["text"].startswith("That is"), typed
    assert len(scene.answering.asked) == asked
    scene.clock.now += 60
    await scene.deliver(command("ask cost", scene.slack.response_url()))
    assert scene.slack.responses[-1]["text"].startswith("300 USD")


async def test_a_word_that_is_no_subcommand_is_looked_up_once(scene: Scene) -> None:
    await scene.deliver(command("cost", scene.slack.response_url()))
    assert [told["text"][:7] for told in scene.slack.responses] == ["300 USD"]
    assert len(scene.answering.asked) == 1


@pytest.mark.parametrize("ephemeral", [True, False])
@pytest.mark.parametrize("action", ["a_former_name", "plan:verb:key"])
async def test_a_button_of_an_earlier_version_says_that_it_is_one(scene: Scene, action: str, ephemeral: bool) -> None:
    where = None if ephemeral else {"ts": "7.000700"}
    await scene.deliver(press("a former value", scene.slack.response_url(), where, action))
    assert [told["text"] for told in scene.slack.responses] == [OUTDATED]


async def test_a_button_that_is_a_link_is_taken_quietly(scene: Scene) -> None:
    await scene.deliver(press("", scene.slack.response_url(), {"ts": "7.000700"}, "export:ics"))
    assert [call.method for call in scene.slack.calls] == ["auth.test"]


async def test_what_was_hidden_before_a_start_stays_hidden_when_the_list_cannot_be_read_afterwards(
    slack: Recorder, database: URL
) -> None:
    config = Config(BOT_TOKEN, signing_secret=SECRET, api_url=slack.api_url, database=database)
    await migrate(database)
    async with open_store(database) as store:
        await store.feedback.withhold(Withheld("price", fingerprint(PRICE), 0.0))
        async with opened(config, FixedAnswering(), store, Clock()) as app:
            async with store.engine.begin() as connection:
                await connection.execute(text("DROP TABLE withheld"))
            asgi = application([slack_route(app.bolt, SECRET, app.metrics)])
            await deliver(asgi, command("ask cost", slack.response_url()))
            assert await app.running.drain(10) == 0
    assert [told["text"] for told in slack.responses] == [MARKED]


async def test_while_the_store_is_away_slack_is_asked_to_send_again_and_then_it_is_answered(
    scene: Scene, database: URL
) -> None:
    asked = mention("cost")
    with sqlite3.connect(str(database.database)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert (await deliver(scene.asgi, asked)).status == 503
        assert (await deliver(scene.asgi, command("help", scene.slack.response_url()))).status == 200
        other.rollback()
    other.close()
    assert await scene.app.running.drain(10) == 0
    assert scene.slack.posts == []
    assert len(scene.slack.responses) == 1
    assert (await scene.deliver(asked, **RETRY)).status == 200
    assert len(scene.slack.posts) == 1


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "3"}, 3.0),
        ({"retry-after": "0"}, 0.0),
        ({"Retry-After": "3600"}, 30.0),
        ({"Retry-After": "-5"}, 0.0),
        ({"Retry-After": "soon"}, 1.0),
        ({}, 1.0),
    ],
)
def test_the_wait_that_slack_asks_for_is_followed_up_to_half_a_minute(headers: dict[str, str], seconds: float) -> None:
    assert asked_to_wait(HttpResponse(status_code=429, headers=dict(headers))) == seconds
