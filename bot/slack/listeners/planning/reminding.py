"""Have Slack hold the reminders that people are to get: look at each plan that changed, or once in a while."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
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
from bot.slack.planning.reminder import reminder_message
from bot.slack.sending import CALL_FAILED, error_code

LOOK_SECONDS = 30.0
LEASE_SECONDS = 300.0
"""How long one process looks at somebody; a plan with all its reminders takes some dozen calls."""
AGAIN_SECONDS = 3_600.0
"""After which we try again what Slack refused."""
MOST_AT_ONCE = 20
SILENT_SECONDS = 90 * 86_400.0
"""After so long without a sign what is kept of somebody who plans is deleted."""
GONE = "invalid_scheduled_message_id"
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
            await self._settle(asker)
        return len(claimed)

    async def take_back(self, asker: Asker) -> None:
        """Have nothing more delivered to somebody; what Slack no longer takes back is left."""
        for one in await self.store.newcomers.reminders(asker):
            if one.reminder.at > self.clock():
                await self._cancelled(asker, one)

    async def forget_silent(self) -> None:
        """Delete what is kept of people who were not there for 90 days, and take their reminders back.

        That they were greeted stays, because nobody is greeted twice.
        """
        newcomers = self.store.newcomers
        for asker in await newcomers.silent(self.clock() - SILENT_SECONDS, MOST_AT_ONCE):
            greeting = (await newcomers.get(asker)).newcomer.greeting
            await self.take_back(asker)
            await self.store.people.forget(asker)
            if greeting is not Greeting.NONE:
                await newcomers.keep(asker, Newcomer(greeting=greeting), 0, self.clock())
            log.info("forgotten_after_silence")

    async def _run(self) -> None:
        while True:
            self._rung.clear()
            try:
                await self.forget_silent()
                while await self.look():
                    pass
            except StoreAwayError:
                log.warning("reminders_not_looked_at")
            try:
                async with asyncio.timeout(LOOK_SECONDS):
                    await self._rung.wait()
            except TimeoutError:
                pass

    async def _settle(self, asker: Asker) -> None:
        """Cancel and make what has to be, then say when to look again."""
        newcomers, now = self.store.newcomers, self.clock()
        kept = await newcomers.get(asker)
        newcomer = self.plans.current(kept.newcomer)
        booked = await self._known(asker, newcomer, await newcomers.reminders(asker), now)
        person = Person(newcomer.rhythm, newcomer.zone, newcomer.plan, newcomer.held)
        sent = [one.reminder for one in booked if one.reminder.at <= now]
        change = rescheduling(person, [one for one in booked if one.reminder.at > now], sent, now)
        done = [await self._cancelled(asker, one) for one in change.cancel]
        done += [await self._made(asker, newcomer, one) for one in change.make]
        again = _begin_of(newcomer, change.again) if all(done) else now + AGAIN_SECONDS
        await newcomers.looked(asker, self.owner, kept.version, max(again, now + 60))

    async def _known(
        self, asker: Asker, newcomer: Newcomer, booked: Iterable[Scheduled], now: float
    ) -> list[Scheduled]:
        """Return what is booked, after finding out at Slack what became of bookings that nobody confirmed."""
        known = [one for one in booked if one.id or one.reminder.at <= now]
        for one in (one for one in booked if not one.id and one.reminder.at > now):
            found = await self._found(one.reminder, newcomer)
            if found:
                await self.store.newcomers.confirm(asker, one.reminder.at, found)
                known.append(Scheduled(one.reminder, found))
            else:
                await self.store.newcomers.unbook(asker, one.reminder.at)
        return sorted(known, key=lambda one: one.reminder.at)

    async def _found(self, reminder: Reminder, newcomer: Newcomer) -> str:
        """Return the id of a message that Slack holds for that time, and that is nobody else's; empty when there is none.

        Raises StoreAwayError when Slack does not say: then the person's turn comes again.
        """
        text, at = reminder_message(reminder, newcomer).text, int(reminder.at)
        try:
            listed = await self.client.chat_scheduledMessages_list(oldest=str(at - 1), latest=str(at + 1))
        except CALL_FAILED as error:
            raise StoreAwayError(error_code(error)) from None
        held = [one for one in listed.get("scheduled_messages") or () if one["post_at"] == at and one["text"] == text]
        ids = tuple(f"{one['channel_id']}:{one['id']}" for one in held)
        others = await self.store.newcomers.confirmed(ids)
        return next((id_ for id_ in ids if id_ not in others), "")

    async def _cancelled(self, asker: Asker, one: Scheduled) -> bool:
        channel, _, id_ = one.id.partition(":")
        try:
            await self.client.chat_deleteScheduledMessage(channel=channel, scheduled_message_id=id_)
        except CALL_FAILED as error:
            log.warning("reminder_not_cancelled", error=error_code(error))
            if error_code(error) != GONE:
                return False
        await self.store.newcomers.unbook(asker, one.reminder.at)
        return True

    async def _made(self, asker: Asker, newcomer: Newcomer, reminder: Reminder) -> bool:
        """Book a reminder, have Slack take it, and note its id; what Slack does not take is booked no longer."""
        if not await self.store.newcomers.book(asker, reminder):
            return True
        told, at = reminder_message(reminder, newcomer), int(reminder.at)
        try:
            taken = await self.client.chat_scheduleMessage(
                channel=asker.user, post_at=at, text=told.text, blocks=list(told.blocks)
            )
        except CALL_FAILED as error:
            log.warning("reminder_not_scheduled", error=error_code(error))
            if isinstance(error, TimeoutError):
                return False
            await self.store.newcomers.unbook(asker, reminder.at)
            return False
        id_ = f"{taken['channel']}:{taken['scheduled_message_id']}"
        await self.store.newcomers.confirm(asker, reminder.at, id_)
        return True


def _begin_of(newcomer: Newcomer, day: date) -> float:
    return seconds_at(newcomer.zone, day, HOUR)
