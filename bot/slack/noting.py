"""Note in the outbox what came of a post: it is there, comes later, or never will, which its person is told of once."""

import asyncio
import random
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

import structlog

from bot.domain.posting import Gone, NotTaken, Outcome, Posted, Refused, Uncertain
from bot.domain.store import Claimed, End, Outbox, StoreAwayError
from bot.domain.told import notice
from bot.slack.outcomes import FIXES, OTHER_FIX, UNREADABLE
from bot.slack.sending import error_code, places

MOST_ATTEMPTS = 8
LONGEST_WAIT = 30.0
"""Seconds between two attempts at the most: after half a second at first, twice as long each time, a minute in all."""
AWAY_SECONDS = 1.0
"""Seconds between two attempts to reach a store that is away."""
POST_SECONDS = 90.0
"""How long a post may take with what belongs to it; what has not ended by then never will, as far as anybody knows.

To note what came of it is tried for as long.
"""
SORRY = (
    "Sorry, I could not post my answer to you. Please ask again. "
    "If it happens again, give the maintainers this reference: {reference}"
)
UNREADABLE_SECONDS = 600.0
"""How long what another version wrote waits for a process of that version; an update is over by then."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Noting:
    """Notes outcomes. `clock` gives seconds since the epoch; `ring` is called when something is due because of one."""

    outbox: Outbox
    clock: Callable[[], float]
    count_uncertain: Callable[[int], None]
    ring: Callable[[], None]

    async def outcome(self, claimed: Claimed, outcome: Outcome | Gone) -> None:
        """Note what came of a post."""
        await _surely(lambda: self._note(claimed, outcome))

    async def unreadable(self, claimed: Claimed) -> None:
        """Leave what we cannot read to the version that wrote it: its claim ends by itself. In the end tell the person."""
        if self.clock() - claimed.at < UNREADABLE_SECONDS:
            log.warning(UNREADABLE, fix=FIXES[UNREADABLE])
        else:
            await _surely(lambda: self._give_up(claimed, Refused(UNREADABLE, speakable=True)))

    async def _note(self, claimed: Claimed, outcome: Outcome | Gone) -> None:
        now = self.clock()
        match outcome:
            case Posted(ts=ts):
                await self.outbox.end(claimed, End.POSTED, now, ts)
                log.info("changed" if claimed.posted else "posted")
            case Gone():
                await self.outbox.end(claimed, End.GONE, now)
                log.info("gone")
            case Uncertain(code=code) if not claimed.posted:
                await self.outbox.end(claimed, End.UNCERTAIN, now, code)
                self.count_uncertain(1)
                log.error("post_uncertain", error=code)
            case Uncertain(code=code) | NotTaken(code=code) if claimed.attempts + 1 < MOST_ATTEMPTS:
                # To change a message once more, or to take it away, does no harm.
                again = replace(claimed, attempts=claimed.attempts + 1)
                asked = outcome.seconds if isinstance(outcome, NotTaken) else None
                await self.outbox.put_back(again, now + _wait(again.attempts, asked))
                self.ring()
                log.warning("post_put_off", error=code, attempts=again.attempts)
            case Uncertain(code=code) | NotTaken(code=code):
                await self._give_up(claimed, Refused(code, speakable=True))
            case Refused():
                await self._give_up(claimed, outcome)

    async def _give_up(self, claimed: Claimed, refused: Refused) -> None:
        """Tell the person once, where that is possible; what stands there already is left as it is."""
        now, reference = self.clock(), secrets.token_hex(4)
        fix = FIXES.get(refused.code, OTHER_FIX)
        log.error("post_refused", error=refused.code, fix=fix, reference=reference)
        if refused.speakable and not (claimed.apology or claimed.posted):
            sorry = replace(claimed, told=notice(SORRY.format(reference=reference)), attempts=0, apology=True)
            await self.outbox.put_back(sorry, now)
            self.ring()
        else:
            await self.outbox.end(claimed, End.REFUSED, now, refused.code)


async def _surely(note: Callable[[], Awaitable[None]]) -> None:
    """Note what came of a post, also when the store is away for a while."""
    for _ in range(int(POST_SECONDS / AWAY_SECONDS)):
        try:
            await note()
            return
        except StoreAwayError:
            await asyncio.sleep(AWAY_SECONDS)
        except Exception as error:  # noqa: BLE001  the error boundary
            log.error("outcome_not_noted", error=error_code(error), at=places(error))  # noqa: TRY400  its text may quote somebody
            return
    log.error("outcome_not_noted")


def _wait(attempts: int, asked: float | None) -> float:
    """Return the seconds until the next attempt: what Slack asks for, else more each time; never over half a minute."""
    usual = 2.0 ** (attempts - 2)
    return min(usual if asked is None else asked, LONGEST_WAIT) + random.random() / 10
