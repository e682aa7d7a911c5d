"""Somebody says that none of the options offered is what they asked for."""

from dataclasses import dataclass

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.domain.gaps import Missed, ref_of
from bot.domain.people import Asker
from bot.domain.place import Place
from bot.domain.store import Outgoing, StoreAwayError
from bot.domain.told import Told
from bot.slack.asking import about_in
from bot.slack.further import NOTED_BEFORE, none_fits, offered_in
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.modals import Modals
from bot.slack.listeners.payloads import Payload, asker_of, key_of, place_of_press, pressed_in
from bot.slack.listeners.pressing import in_modal
from bot.slack.message import message
from bot.slack.modal import View


@dataclass(frozen=True, slots=True)
class NoneOfThese:
    """Listens to the button."""

    desk: Desk

    async def answer(self, ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        """Note a gap for the editors, once, and say so in the thread, or in place of the options seen alone."""
        await ack()
        value, url = str(body["actions"][0]["value"]), str(body.get("response_url"))
        if not await self.desk.first_time(key_of("press", body.get("trigger_id"), url, value)):
            return
        place = place_of_press(context, body)
        if in_modal(body):
            await self._in_modal(body["view"], value, asker_of(context, body))
        elif place is None:
            await self.desk.sender.respond(url, self.desk.told(await self._noted(value)), replace=True)
        elif not await self._in_thread(place, value, pressed_in(body)):
            await self.desk.sender.respond(url, message(NOTED_BEFORE), thread=place.thread)

    async def _in_thread(self, place: Place, value: str, under: str) -> bool:
        """Answer once, however many people press; return False when it was answered before. Raises StoreAwayError."""
        key = ref_of("none", place.team, place.channel, place.thread, value)
        if await self.desk.store.outbox.is_accepted(place, key, key):
            return False
        about = await self.desk.store.memory.recall(place.follows, self.desk.clock())
        return await self.desk.post_once(Outgoing(place, key, key, await self._noted(value), under=under), about)

    async def _in_modal(self, view: View, value: str, asker: Asker) -> None:
        shown = self.desk.answered(await self._noted(value), about_in(view), asker)
        await Modals(self.desk.sender.client).change(view, shown)

    async def _noted(self, value: str) -> Told:
        """Keep the gap, with the question when it is still known and its asker lets us; return what to say."""
        ref, near = offered_in(value)
        question = self.desk.lately.known(ref)
        try:
            await self.desk.store.gaps.miss(Missed(question.text, near, ref), self.desk.clock(), question.asker)
        except StoreAwayError:
            return none_fits(noted=False, ref=ref)
        return none_fits(noted=True, ref=ref)
