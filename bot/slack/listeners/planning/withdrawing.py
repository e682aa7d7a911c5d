"""Take back from Slack what nobody is to get any more, again and again until Slack has done it."""

from collections.abc import Callable
from dataclasses import dataclass

import structlog

from bot.domain.newcomers import Newcomers
from bot.domain.reminders import Withdrawals, Withdrawn
from bot.slack.listeners.planning.holding import Holding
from bot.slack.sending import CALL_FAILED, error_code

LATER_SECONDS = 600.0
"""After which we try again what Slack has not done."""
MOST_AT_ONCE = 50

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Withdrawing:
    """Works through what is to be taken back. Two processes may do so at once: what is gone is gone.

    `clock` gives seconds since the epoch.
    """

    withdrawals: Withdrawals
    newcomers: Newcomers
    holding: Holding
    clock: Callable[[], float]

    async def work(self) -> None:
        """Take back everything that is due."""
        while found := await self.withdrawals.due(self.clock(), MOST_AT_ONCE):
            for one in found:
                if await self._taken_back(one):
                    await self.withdrawals.drop(one.number)
                else:
                    await self.withdrawals.later(one.number, self.clock() + LATER_SECONDS)

    async def _taken_back(self, one: Withdrawn) -> bool:
        if one.at <= self.clock():
            return True
        if one.id:
            return await self.holding.release(int(one.at), one.id)
        return await self._found_and_taken_back(one)

    async def _found_and_taken_back(self, one: Withdrawn) -> bool:
        """Take back what Slack holds with these words and nobody has booked; wait while somebody may be about to."""
        if await self.newcomers.unsure(one.at, one.told):
            return False
        try:
            held = await self.holding.find(int(one.at), one.told)
        except CALL_FAILED as error:
            log.warning("reminders_not_listed", error=error_code(error))
            return False
        known = await self.newcomers.known(held)
        return all([await self.holding.release(int(one.at), id_) for id_ in held if id_ not in known])
