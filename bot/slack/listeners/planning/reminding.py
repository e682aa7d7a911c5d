"""Have Slack hold the reminders that people are to get: look at each plan that changed, or once in a while."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.newcomers import Greeting, Newcomer
from bot.domain.people import Asker
from bot.domain.reminders import Reminder, Scheduled
from bot.domain.store import Store, StoreAwayError
from bot.service.planning.clock import seconds_at
from bot.service.planning.plans import Plans
from bot.service.planning.reminding import Person, rescheduling
from bot.slack.listeners.planning.holding import HOLD_SECONDS, Holding, digest
from bot.slack.listeners.planning.withdrawing import Withdrawing
from bot.slack.planning.reminder import reminder_message
from bot.slack.sending import CALL_FAILED, error_code, places

LOOK_SECONDS = 30.0
LEASE_SECONDS = 600.0
"""How long one process looks at somebody; a plan with all its reminders takes some dozen calls."""
AGAIN_SECONDS = 3_600.0
"""After which we try again what Slack refused."""
MOST_AT_ONCE = 5
MOST_SILENT = 20
SILENT_SECONDS = 90 * 86_400.0
"""After so long without a sign what is kept of somebody who plans is deleted."""
HOUR = 0

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Reminding:
    """Keeps what Slack holds as it should be, as one process among others. `clock` gives seconds since the epoch."""

    store: Store
    plans: Plans
    client: AsyncWebClient
    clock: Callable[[], float]
    owner: str = field(default_factory=lambda: secrets.token_hex(8))
    _rung: asyncio.Event = field(default_factory=asyncio.Event)

    def ring(self) -> None:
        """Look at once, because a plan changed."""
        self._rung.set()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Look within the block; what is not looked at by its end is looked at by another process, or later."""
        task = asyncio.create_task(self._run())
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def look(self) -> int:
        """Look at everybody whose turn it is; return how many there were."""
        now = self.clock()
        claimed = await self.store.newcomers.claim(self.owner, now, now + LEASE_SECONDS, MOST_AT_ONCE)
        for asker in claimed:
            try:
                await self._settle(asker, now + LEASE_SECONDS - HOLD_SECONDS)
            except Exception as error:  # noqa: BLE001  the error boundary of one person
                log.error("reminders_not_settled", error=error_code(error), at=places(error))  # noqa: TRY400  its text may quote somebody
                await self.store.newcomers.looked(asker, self.owner, None, now + AGAIN_SECONDS)
        return len(claimed)

    async def work(self) -> None:
        """Take back what is due to be."""
        await self._withdrawing.work()

    async def forget(self, asker: Asker) -> None:
        """Delete what is kept of somebody and have nothing more delivered to them; what Slack no longer takes back is left."""
        await self.store.people.forget(asker, self.clock())
        await self._withdrawing.work()

    async def forget_silent(self) -> None:
        """Delete the plans of people who were not there for 90 days, and take their reminders back.

        That they were greeted stays, because nobody is greeted twice. What else is kept of them has a time of its own.
        """
        newcomers = self.store.newcomers
        for asker in await newcomers.silent(self.clock() - SILENT_SECONDS, MOST_SILENT):
            greeting = (await newcomers.get(asker)).newcomer.greeting
            await newcomers.forget(asker, self.clock())
            if greeting is not Greeting.NONE:
                await newcomers.keep(asker, Newcomer(greeting=greeting), 0, self.clock())
            log.info("forgotten_after_silence")

    async def _run(self) -> None:
        while True:
            self._rung.clear()
            await self._round()
            try:
                async with asyncio.timeout(LOOK_SECONDS):
                    await self._rung.wait()
            except TimeoutError:
                pass

    async def _round(self) -> None:
        """Look at everybody and tidy; one thing that fails must not end it all."""
        for do in (self._look_at_all, self.forget_silent, self._withdrawing.work):
            try:
                await do()
            except StoreAwayError as error:
                log.warning("reminders_not_looked_at", error=str(error))
            except Exception as error:  # noqa: BLE001  the error boundary
                log.error("reminding_failed", error=error_code(error), at=places(error))  # noqa: TRY400  its text may quote somebody

    async def _look_at_all(self) -> None:
        while await self.look():
            pass

    async def _settle(self, asker: Asker, until: float) -> None:
        """Cancel and make what has to be, then say when to look again; no call begins after `until`."""
        newcomers, now = self.store.newcomers, self.clock()
        kept = await newcomers.get(asker)
        newcomer = self.plans.current(kept.newcomer)
        booked = await self._known(asker, await newcomers.reminders(asker), now)
        person = Person(newcomer.rhythm, newcomer.zone, newcomer.plan, newcomer.held)
        sent = [one.reminder for one in booked if one.reminder.at <= now]
        change = rescheduling(person, [one for one in booked if one.reminder.at > now], sent, now)
        for one in change.cancel:
            await newcomers.withdraw(asker, one.reminder.at, now)
        await self._withdrawing.work()
        done = [await self._made(asker, newcomer, one, until) for one in change.make]
        again = _begin_of(newcomer, change.again) if all(done) else now + AGAIN_SECONDS
        await newcomers.looked(asker, self.owner, kept.version, max(again, now + 60))

    async def _known(self, asker: Asker, booked: Sequence[Scheduled], now: float) -> list[Scheduled]:
        """Return what is booked, after finding out at Slack what became of bookings that nobody confirmed.

        Nobody else is about to confirm them: whoever booked them makes no call after their time with the person.
        """
        channel = next((one.id.partition(":")[0] for one in booked if one.id), "")
        known = [one for one in booked if one.id or one.reminder.at <= now]
        for one in (one for one in booked if not one.id and one.reminder.at > now):
            found = await self._found(one, channel)
            if found and await self.store.newcomers.confirm(asker, one.reminder.at, found, self.owner):
                known.append(replace(one, id=found))
            elif not found:
                await self.store.newcomers.unbook(asker, one.reminder.at)
        return sorted(known, key=lambda one: one.reminder.at)

    async def _found(self, booked: Scheduled, channel: str) -> str:
        """Return the id of a message that Slack holds for that time, and that is nobody else's; empty when there is none.

        Raises StoreAwayError when Slack does not say: then the person's turn comes again.
        """
        try:
            ids = await self._withdrawing.holding.find(int(booked.reminder.at), booked.told, channel)
        except CALL_FAILED as error:
            raise StoreAwayError(error_code(error)) from None
        others = await self.store.newcomers.known(ids)
        return next((id_ for id_ in ids if id_ not in others), "")

    async def _made(self, asker: Asker, newcomer: Newcomer, reminder: Reminder, until: float) -> bool:
        """Book a reminder, have Slack hold it, and note its id; whoever looks next finds out about what failed.

        Of somebody who was forgotten meanwhile it is taken back, unless whoever looks at them now knows of it.
        """
        if self.clock() > until:
            return False
        message, at = reminder_message(reminder, newcomer), reminder.at
        if not await self.store.newcomers.book(asker, reminder, digest(message.text), self.owner):
            return True
        try:
            id_ = await self._withdrawing.holding.hold(asker.user, int(at), message)
        except CALL_FAILED as error:
            log.warning("reminder_not_scheduled", error=error_code(error))
            return False
        confirmed = await self.store.newcomers.confirm(asker, at, id_, self.owner)
        if not confirmed and id_ not in await self.store.newcomers.known((id_,)):
            await self.store.withdrawals.add(at, digest(message.text), id_, self.clock())
            await self._withdrawing.work()
        return True

    @property
    def _withdrawing(self) -> Withdrawing:
        return Withdrawing(self.store.withdrawals, self.store.newcomers, Holding(self.client), self.clock)


def _begin_of(newcomer: Newcomer, day: date) -> float:
    return seconds_at(newcomer.zone, day, HOUR)
