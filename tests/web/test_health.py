"""Health: alive as long as the process answers, ready as long as it can reply."""

import pytest
from bot.web.application import application
from bot.web.health import health_routes

from tests.slack.conftest import Scene
from tests.slack.deliveries import request


@pytest.mark.parametrize(("is_ready", "status"), [(True, 200), (False, 503)])
async def test_readiness_is_told_apart_from_liveness(is_ready: bool, status: int) -> None:
    async def ready() -> bool:
        return is_ready

    app = application(health_routes({"store": ready}))
    assert ((await request(app, "GET", "/livez")).status, (await request(app, "GET", "/readyz")).status) == (
        200,
        status,
    )


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/slack/events"),
        ("PUT", "/slack/events"),
        ("POST", "/slack/events/"),
        ("GET", "/"),
        ("GET", "/slack/install"),
    ],
)
async def test_everything_else_is_not_found(scene: Scene, method: str, path: str) -> None:
    assert (await request(scene.asgi, method, path)).status == 404
