"""Never twice, never silent: Slack delivers again, in parts, or out of order, and things break."""

import logging
from typing import Any

import pytest
from bot.slack.retrying import asked_to_wait
from bot.slack.seen import MOST, SECONDS, SeenLately
from slack_sdk.http_retry.response import HttpResponse

from tests.slack.conftest import Clock, Scene
from tests.slack.deliveries import command, direct, event, mention, press
from tests.slack.recorder import BOT_USER, Fault

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
        [Fault(429, "ratelimited", AT_ONCE), Fault(503, "service_unavailable"), Fault(429, "ratelimited", AT_ONCE)],
    ],
)
async def test_a_post_that_slack_did_not_take_is_made_again(scene: Scene, faults: list[Fault]) -> None:
    scene.slack.fail("chat.postMessage", *faults)
    await scene.deliver(mention("cost"))
    assert len(scene.slack.posts) == len(faults) + 1
    assert len({post["text"] for post in scene.slack.posts}) == 1


@pytest.mark.parametrize("fault", [Fault(500, "internal_error"), Fault(0)], ids=["server error", "connection lost"])
async def test_a_post_that_slack_may_have_taken_is_not_made_again(scene: Scene, fault: Fault) -> None:
    scene.slack.fail("chat.postMessage", fault)
    await scene.deliver(mention("cost"))
    first, told = scene.slack.posts
    assert first["text"].startswith("300 USD")
    assert told["text"].startswith("Sorry, something went wrong")


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
        assert ["blocks" in message for message in sent] == [True, False]
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
    assert post["text"].split()[-1] in logged
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
    [told] = scene.slack.responses
    assert (told["text"][:5], told["thread_ts"], told["replace_original"]) == ("Sorry", "1.000100", False)
    assert len(scene.slack.posts) == 2


async def test_a_failure_that_cannot_be_told_ends_there(scene: Scene, capsys: pytest.CaptureFixture[str]) -> None:
    scene.slack.fail("chat.postMessage", Fault(error="is_archived"), Fault(error="is_archived"))
    got = await scene.deliver(mention("cost"))
    assert (got.status, len(scene.slack.posts)) == (200, 2)
    assert "failure_not_told" in capsys.readouterr().out


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


async def test_what_was_seen_is_forgotten_by_time_and_by_number() -> None:
    clock = Clock()
    seen = SeenLately(clock, most=3)
    assert await seen.claim("a", "b")
    assert not await seen.claim("b", "c")
    assert not await seen.claim("c")
    clock.now += SECONDS
    assert await seen.claim("a")
    for key in "wxyz":
        assert await seen.claim(key)
    assert await seen.claim("a")
    assert (SECONDS >= 600, MOST >= 30_000) == (True, True)
