"""Waiting for something to happen, without sleeping: every change wakes those who wait."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

Seen = TypeVar("Seen")

PATIENCE = 20.0
"""Seconds to wait for what should happen at once: much, since a machine may be busy, and only a failure takes them all."""


class Changes:
    """A bell that rings after every change of the stand-in."""

    def __init__(self) -> None:
        self._changed = asyncio.Event()

    def ring(self) -> None:
        """Wake everyone who waits, so that they look again."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def until(self, probe: Callable[[], Seen | None], what: str, within: float = PATIENCE) -> Seen:
        """Return the first truthy value of `probe`, looked at now and after every change.

        `within` is in seconds. Raise TimeoutError that names `what` when it does not come in time.
        """
        try:
            async with asyncio.timeout(within):
                return await self._first(probe)
        except TimeoutError:
            raise TimeoutError(f"waited {within:g} s for {what}; it did not happen") from None

    async def _first(self, probe: Callable[[], Seen | None]) -> Seen:
        while True:
            changed = self._changed
            if seen := probe():
                return seen
            await changed.wait()
