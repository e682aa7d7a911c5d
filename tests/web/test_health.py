"""Health: alive as long as the process answers, ready as long as it can reply."""

import asyncio

import pytest
from bot.web import health
from bot.web.application import application
from bot.web.health import health_routes

from tests.slack.conftest import Scene
from tests.slack.deliveries import mention, request
from tests.slack.recorder import Fault


async def yes() -> bool:
    return True


async def no() -> bool:
    return False


async def never() -> bool:
    await asyncio.Event().wait()
    return True


async def test_readiness_is_told_apart_from_liveness() -> None:
    app = application(health_routes({"store": no}))
    assert (await request(app, "GET", "/livez")).status == 200
    assert (await request(app, "GET", "/readyz")).status == 503


async def test_what_is_not_ready_is_named_and_nothing_else_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "CHECK_SECONDS", 0.01)
    app = application(health_routes({"knowledge": yes, "store": never, "auth": no}))
    assert (await request(app, "GET", "/readyz")).body == b"not ready: store, auth"
    assert (await request(application(health_routes({"store": yes})), "GET", "/readyz")).body == b"ok"


async def test_a_token_that_slack_refuses_makes_us_not_ready_until_slack_takes_it_again(scene: Scene) -> None:
    assert await scene.app.observing.is_authorized()
    scene.slack.fail("chat.postMessage", Fault(error="token_revoked"))
    await scene.deliver(mention("what does it cost"))
    assert not await scene.app.observing.is_authorized()
    await scene.deliver(mention("what does it cost"))
    assert await scene.app.observing.is_authorized()


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/slack/events"),
        ("PUT", "/slack/events"),
        ("POST", "/slack/events/"),
        ("GET", "/"),
        ("GET", "/metrics"),
        ("GET", "/slack/install"),
    ],
)
async def test_everything_else_is_not_found(scene: Scene, method: str, path: str) -> None:
    assert (await request(scene.asgi, method, path)).status == 404
