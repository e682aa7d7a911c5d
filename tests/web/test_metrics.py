"""What is counted: each request by its kind and end, each reply, each call to Slack; and nobody's name or words."""

import asyncio
import json
import socket
import sqlite3
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from bot.metrics import Metrics
from bot.web.application import application
from bot.web.door import CROWD, LATE_SECONDS, MOST_AT_ONCE, slack_route
from bot.web.listening import PortError, serving_metrics
from prometheus_client import generate_latest
from sqlalchemy.engine import URL

from tests.clock import Clock
from tests.slack.answers import KNOWLEDGE
from tests.slack.conftest import Scene
from tests.slack.deliveries import JSON, PATH, SECRET, command, direct, mention, request, signed
from tests.slack.recorder import Fault

NAMED = {"counter": "_total", "info": "_info"}
"""What the names of counters and infos end with where they are shown."""


def counted(scene: Scene, name: str, **labels: str) -> float:
    return scene.app.metrics.registry.get_sample_value(name, labels) or 0.0


async def refused(scene: Scene, body: bytes, headers: dict[str, str | bytes]) -> None:
    await request(scene.asgi, "POST", PATH, body, headers)


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        ("app_mention", mention("what does it cost")),
        ("message", direct("what does it cost")),
        ("command", command("help", "set below")),
        ("url_verification", {"type": "url_verification", "challenge": "c"}),
        ("other", {"type": "event_callback", "event": {"type": "made_up_by_somebody"}}),
        ("other", {"type": "made_up_by_somebody", "event": {"type": ["app_mention"]}}),
    ],
)
async def test_a_request_is_counted_and_timed_by_its_kind(scene: Scene, kind: str, payload: dict[str, Any]) -> None:
    got = await scene.deliver({**payload, "response_url": scene.slack.response_url()})
    outcome = "ok" if got.status == 200 else "error"
    assert counted(scene, "slack_requests_total", type=kind, outcome=outcome) == 1
    assert counted(scene, "slack_ack_seconds_count", type=kind) == 1


async def test_a_refused_request_is_counted_by_what_is_wrong_with_it(scene: Scene) -> None:
    await refused(scene, b"{}", {"Content-Type": JSON})
    await refused(scene, b"{", signed(b"{"))
    await refused(scene, b"x" * 300_000, signed(b"x"))
    for outcome in ("bad_signature", "bad_request", "too_large"):
        assert counted(scene, "slack_requests_total", type="other", outcome=outcome) == 1


async def test_a_reply_is_counted_by_how_the_question_ended(scene: Scene) -> None:
    for text in ("what does it cost", "how long is it", "who knows", "hello", "exam"):
        await scene.deliver(mention(text))
    found = {status: counted(scene, "certguide_replies_total", status=status) for status in ("answer", "gap")}
    assert found == {"answer": 2, "gap": 1}
    assert counted(scene, "certguide_replies_total", status="suggestions") == 1
    assert counted(scene, "certguide_replies_total", status="courtesy") == 1


async def test_a_request_that_comes_again_is_counted_as_such(scene: Scene) -> None:
    payload = mention("what does it cost")
    await scene.deliver(payload)
    await scene.deliver(payload, X_Slack_Retry_Num="1", X_Slack_Retry_Reason="http_timeout")
    await scene.deliver(payload, X_Slack_Retry_Num="2", X_Slack_Retry_Reason="made up")
    assert counted(scene, "slack_retries_received_total", reason="http_timeout") == 1
    assert counted(scene, "slack_retries_received_total", reason="other") == 1
    assert counted(scene, "slack_duplicates_dropped_total") == 2


async def test_calls_to_slack_are_counted_by_what_came_of_each_attempt(scene: Scene) -> None:
    limited = Fault(429, "ratelimited", {"Retry-After": "0"})
    scene.slack.fail("chat.postMessage", limited, Fault(503, "busy"), Fault(error="channel_not_found"))
    await scene.deliver(mention("what does it cost"))
    await scene.deliver(mention("how long is it"))
    calls = {
        result: counted(scene, "slack_api_calls_total", method="chat.postMessage", result=result)
        for result in ("ratelimited", "http_503", "channel_not_found")
    }
    assert calls == {"ratelimited": 1, "http_503": 1, "channel_not_found": 1}
    assert counted(scene, "slack_api_calls_total", method="chat.postMessage", result="ok") >= 1
    assert counted(scene, "slack_api_rate_limited_total", method="chat.postMessage") == 1
    assert counted(scene, "slack_api_seconds_count", method="auth.test") == 1


async def test_a_listener_that_fails_is_counted_by_the_kind_of_its_error(scene: Scene) -> None:
    await scene.deliver(mention("break it"))
    assert counted(scene, "slack_listener_errors_total", listener="mentions", error="ValueError") == 1
    assert counted(scene, "slack_listener_seconds_count", listener="mentions") == 1


async def test_beyond_what_can_be_worked_on_slack_is_asked_to_come_again(scene: Scene) -> None:
    metrics = Metrics()
    route = slack_route(scene.app.bolt, SECRET, metrics, lambda: MOST_AT_ONCE)
    body = json.dumps(mention("what does it cost")).encode()
    assert (await request(application([route]), "POST", PATH, body, signed(body))).status == 503
    assert metrics.registry.get_sample_value("slack_requests_total", {"type": "other", "outcome": "overloaded"}) == 1


async def test_when_a_crowd_has_waited_long_slack_is_asked_to_come_again_with_others(
    scene: Scene, database: URL
) -> None:
    metrics, time, looks = Metrics(), Clock(), asyncio.Semaphore(0)

    def clock() -> float:
        looks.release()
        return time()

    asgi = application([slack_route(scene.app.bolt, SECRET, metrics, clock=clock)])
    bodies = [
        json.dumps({**mention("what does it cost"), "event_id": f"Ev{number}"}).encode() for number in range(CROWD + 1)
    ]
    writer = sqlite3.connect(database.database or "", isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    waiting = []
    for body in bodies[:-1]:
        waiting.append(asyncio.create_task(request(asgi, "POST", PATH, body, signed(body))))
        for _ in ("it came in", "it is signed"):
            await looks.acquire()
        time.now += LATE_SECONDS
    assert not any(task.done() for task in waiting)
    time.now += 0.1
    assert (await request(asgi, "POST", PATH, bodies[-1], signed(bodies[-1]))).status == 503
    writer.execute("COMMIT")
    writer.close()
    assert {answered.status for answered in await asyncio.gather(*waiting)} == {200}
    assert metrics.registry.get_sample_value("slack_requests_total", {"type": "other", "outcome": "overloaded"}) == 1


async def test_no_label_holds_an_id_or_a_word_of_anybody(scene: Scene) -> None:
    await scene.deliver(mention("what does my secret cost"))
    told = generate_latest(scene.app.metrics.registry).decode()
    assert 'certguide_knowledge_info{entries="4",version="v1"} 1.0' in told
    for part in ("U1", "C1", "Ev", "secret", "xoxb"):
        assert part not in told


def test_the_metrics_are_served_on_their_own_port_until_the_end() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    with serving_metrics(port, Metrics().registry):
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics") as answered:
            assert b"certguide_uncertain_total 0.0" in answered.read()
        with pytest.raises(PortError, match=f"CERTGUIDE_METRICS_PORT {port} cannot be listened on"):
            serving_metrics(port, Metrics().registry).__enter__()
    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics")


def test_every_metric_of_ours_is_told_in_the_documentation() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    metrics = Metrics()
    metrics.tell_knowledge(lambda: KNOWLEDGE)
    ours = {
        f"{family.name}{NAMED.get(family.type, '')}"
        for family in metrics.registry.collect()
        if family.name.startswith(("slack_", "certguide_"))
    }
    assert len(ours) == 14
    assert {name for name in ours if f"`{name}`" not in readme} == set()


def test_a_request_in_socket_mode_is_counted_by_how_it_ended() -> None:
    metrics = Metrics()
    with metrics.request("message", 0, ""):
        pass
    with pytest.raises(ValueError, match="broken"), metrics.request("message", 2, "http_timeout"):
        raise ValueError("broken")
    value = metrics.registry.get_sample_value
    assert value("slack_requests_total", {"type": "message", "outcome": "ok"}) == 1
    assert value("slack_requests_total", {"type": "message", "outcome": "error"}) == 1
    assert value("slack_ack_seconds_count", {"type": "message"}) == 2
    assert value("slack_retries_received_total", {"reason": "http_timeout"}) == 1
