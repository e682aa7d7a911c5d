"""The app is taken out of the workspace, or a token is withdrawn."""

from typing import Any

import pytest

from tests.slack.conftest import Scene
from tests.slack.deliveries import event
from tests.slack.recorder import BOT_USER


@pytest.mark.parametrize(
    ("payload", "authorized"),
    [
        (event("app_uninstalled", "", "D1"), False),
        (event("tokens_revoked", "", "D1", tokens={"oauth": [], "bot": [BOT_USER]}), False),
        (event("tokens_revoked", "", "D1", tokens={"oauth": ["U9"], "bot": ["U8"]}), True),
        (event("tokens_revoked", "", "D1", tokens={"oauth": ["U9"]}), True),
    ],
)
async def test_it_is_taken_quietly_and_told_to_the_readiness_check(
    scene: Scene, payload: dict[str, Any], authorized: bool
) -> None:
    got = await scene.deliver(payload)
    assert (got.status, got.body) == (200, b"")
    assert await scene.app.observing.is_authorized() is authorized
    assert [call.method for call in scene.slack.calls] == ["auth.test"]
