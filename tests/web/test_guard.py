"""The guard: what is not signed by Slack, too large or unreadable never gets to Bolt, and is never logged."""

import json
import logging
import time
from urllib.parse import urlencode

import pytest
from bot.web import requests

from tests.slack.conftest import Scene
from tests.slack.deliveries import FORM, JSON, PATH, Got, mention, request, signed

BODY = json.dumps(mention("my secret words cost")).encode()
NOW = str(int(time.time()))


async def post(scene: Scene, body: bytes, headers: dict[str, str | bytes]) -> Got:
    got = await request(scene.asgi, "POST", PATH, body, headers)
    assert await scene.app.running.drain(10) == 0
    return got


@pytest.mark.parametrize(
    "changed",
    [
        {"X-Slack-Signature": "v0=" + "0" * 64},
        {"X-Slack-Signature": ""},
        {"X-Slack-Signature": "v0=abc"},
        {"X-Slack-Signature": "v0=é".encode()},
        {"X-Slack-Signature": b"v0=\xff\xfe"},
        {"X-Slack-Signature": "v0=" + "é" * 64},
        {"X-Slack-Signature": "v0=" + "A" * 64},
        {"X-Slack-Request-Timestamp": ""},
        {"X-Slack-Request-Timestamp": "now"},
        {"X-Slack-Request-Timestamp": "nan"},
        {"X-Slack-Request-Timestamp": "1.5"},
        {"X-Slack-Request-Timestamp": "-1"},
        {"X-Slack-Request-Timestamp": "9" * 5_000},
        {"X-Slack-Request-Timestamp": "١٢٣".encode()},
        {"X-Slack-Request-Timestamp": b"\xff"},
        {"X-Slack-Request-Timestamp": str(int(NOW) - 100)},
    ],
)
async def test_a_bad_signature_is_refused_whatever_it_looks_like(scene: Scene, changed: dict[str, str | bytes]) -> None:
    assert (await post(scene, BODY, {**signed(BODY), **changed})).status == 401
    assert scene.slack.posts == []


@pytest.mark.parametrize("minutes", [-6, 6])
async def test_an_old_or_future_signature_is_refused(scene: Scene, minutes: int) -> None:
    assert (await post(scene, BODY, signed(BODY, at=int(time.time()) + minutes * 60))).status == 401


async def test_a_request_without_a_signature_is_refused(scene: Scene) -> None:
    assert (await post(scene, BODY, {"Content-Type": JSON})).status == 401
    assert (await post(scene, b"", {})).status == 401


async def test_a_changed_body_is_refused(scene: Scene) -> None:
    assert (await post(scene, BODY.replace(b"cost", b"long"), signed(BODY))).status == 401


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"{not json", JSON),
        (b"", JSON),
        (b"[]", JSON),
        (b'"text"', JSON),
        (b"7", JSON),
        (b"null", JSON),
        (b"[" * 200_000, JSON),
        (b'{"event": ', FORM),
        (urlencode({"payload": "{not json"}).encode(), FORM),
        (urlencode({"payload": "[]"}).encode(), FORM),
        (b"\xff\xfe", JSON),
    ],
)
async def test_a_body_that_cannot_be_read_is_told_so(scene: Scene, body: bytes, kind: str) -> None:
    headers = signed(body, kind) if body.isascii() else {**signed(b"x"), "Content-Type": kind}
    got = await post(scene, body, headers)
    assert got.status == 400


@pytest.mark.parametrize(("size", "status"), [(256 * 1024, 200), (256 * 1024 + 1, 413), (5_000_000, 413)])
async def test_a_body_beyond_a_quarter_of_a_megabyte_is_refused(scene: Scene, size: int, status: int) -> None:
    start, end = b'{"type": "url_verification", "challenge": "c", "x": "', b'"}'
    body = start + b"x" * (size - len(start) - len(end)) + end
    assert (await post(scene, body, signed(body))).status == status


@pytest.mark.parametrize(
    ("bound", "size", "status"),
    [("MOST_UNREAD", 100, 503), ("MOST_HELD", requests.SMALL_BODY, 200), ("MOST_HELD", requests.SMALL_BODY + 1, 503)],
)
async def test_what_is_read_is_bounded_whoever_sends_it_and_a_small_body_always_gets_through(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, bound: str, size: int, status: int
) -> None:
    body = b'{"type": "url_verification", "challenge": "c", "x": "%s"}'
    body %= b"x" * (size - len(body) + 2)
    with monkeypatch.context() as bounded:
        bounded.setattr(requests, bound, 0)
        assert (await post(scene, body, signed(body))).status == status
    assert (await post(scene, body, signed(body))).status == 200


async def test_other_headers_never_get_in_the_way(scene: Scene) -> None:
    headers = {**signed(BODY), "X-City": "Köln".encode("latin-1"), "X-Slack-Retry-Num": b"\xff"}
    assert (await post(scene, BODY, headers)).status == 200
    await scene.settle()
    assert len(scene.slack.posts) == 1


async def test_nothing_of_a_request_is_logged(scene: Scene, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    await post(scene, BODY, {**signed(BODY), "X-Slack-Signature": "v0=" + "0" * 64})
    await post(scene, BODY, signed(BODY))
    assert "secret words" not in caplog.text


async def test_a_signed_payload_that_makes_no_sense_is_noted_by_its_kind(
    scene: Scene, capsys: pytest.CaptureFixture[str]
) -> None:
    body = json.dumps({"type": "event_callback", "event": "my secret words"}).encode()
    got = await post(scene, body, signed(body))
    assert got.status == 500
    logged = capsys.readouterr().out
    assert "event_callback" in logged
    assert "secret words" not in logged
