"""What is withheld, as this process knows it: read again from the store when it may be old."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import structlog

from bot.domain.feedback import Feedback
from bot.domain.store import StoreAwayError

FRESH_SECONDS = 1.0
"""How long another process may take to notice what an admin hid here."""

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class WithheldList:
    """The fingerprints, by entry, of all that was marked as wrong. `clock` gives seconds since the epoch."""

    feedback: Feedback
    clock: Callable[[], float]
    _marked: Mapping[str, str] = field(default_factory=dict)
    _looked: float = float("-inf")
    _looking: asyncio.Lock = field(default_factory=asyncio.Lock)

    def marked(self) -> Mapping[str, str]:
        """Return what was read last."""
        return self._marked

    async def look(self) -> None:
        """Read it when it was not read within a second; while the store is away, what is known stays."""
        async with self._looking:
            if self.clock() - self._looked < FRESH_SECONDS:
                return
            try:
                await self.renew()
            except StoreAwayError as error:
                self._looked = self.clock()
                log.warning("withheld_not_read", error=str(error))

    async def renew(self) -> None:
        """Read it now. Raises StoreAwayError."""
        self._marked = {item.entry: item.fingerprint for item in await self.feedback.withheld()}
        self._looked = self.clock()


async def withheld_list(feedback: Feedback, clock: Callable[[], float]) -> WithheldList:
    """Return the list as it is now, so that nothing is told before it is known what must not be. Raises StoreAwayError."""
    read = WithheldList(feedback, clock)
    await read.renew()
    return read
