"""What was taken on already, so that nothing is answered twice and nothing that was never seen is dropped."""

from collections.abc import Callable
from typing import Protocol

from bot.slack.recent import Recent

SECONDS = 60 * 60.0
"""Slack's last retry comes about five minutes after the first delivery; delayed events may come later."""
MOST = 50_000
"""Keys held; Slack sends an app at most 30,000 events an hour from one workspace."""


class Seen(Protocol):
    """Remembers keys of deliveries and messages."""

    async def claim(self, *keys: str) -> bool:
        """Remember these keys; return whether none of them was known before."""

    async def release(self, *keys: str) -> None:
        """Forget these keys, because what they stand for did not get done."""


class SeenLately:
    """Remembers keys in the memory of one process."""

    def __init__(self, clock: Callable[[], float], seconds: float = SECONDS, most: int = MOST) -> None:
        self._keys: Recent[str, bool] = Recent(clock, seconds, most)

    async def claim(self, *keys: str) -> bool:
        """Remember these keys; return whether none of them was known before."""
        known = any(self._keys.get(key) for key in keys)
        for key in keys:
            self._keys.put(key, True)
        return not known

    async def release(self, *keys: str) -> None:
        """Forget these keys, because what they stand for did not get done."""
        for key in keys:
            self._keys.drop(key)
