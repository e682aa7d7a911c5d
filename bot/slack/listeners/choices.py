"""Somebody presses a button to choose an entry, or picks a related question in a menu."""

import re
from dataclasses import dataclass, replace

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.domain.people import Asker
from bot.domain.place import Place
from bot.slack.guidance import already_answered
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.modals import Modals
from bot.slack.listeners.payloads import Payload, asker_of, key_of, picked_in, place_of_press, pressed_in
from bot.slack.listeners.pressing import in_modal
from bot.slack.modal import View
from bot.slack.surface import CHOOSE, RELATED

CHOICE = re.compile(rf"^(?:{CHOOSE}:\d+|{RELATED}(?::\d+)?)$")
"""Buttons that answer, and the menu of related questions, which was a row of buttons in earlier messages."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Listens to what answers."""

    desk: Desk

    async def answer(self, ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        """Answer in the thread of the message; where one person sees it alone, in the place of suggestions or below."""
        await ack()
        entry_id, url = picked_in(body), str(body.get("response_url"))
        if not await self.desk.first_time(key_of("press", body.get("trigger_id"), url, entry_id)):
            return
        place, asker = place_of_press(context, body), asker_of(context, body)
        if in_modal(body):
            await self._in_modal(body["view"], entry_id, asker)
        elif place is None:
            # A related question leaves the answer before it where it is.
            alone = str(body["actions"][0]["action_id"]).startswith(CHOOSE)
            await self.desk.sender.respond(url, await self.desk.choose_alone(entry_id, asker), replace=alone)
        elif not await self._in_thread(place, entry_id, asker, pressed_in(body)):
            await self.desk.sender.respond(url, already_answered(), thread=place.thread)

    async def _in_modal(self, view: View, entry_id: str, asker: Asker) -> None:
        """Answer in place of what the modal shows."""
        turn = await self.desk.choose_noted(entry_id, asker)
        shown = self.desk.answered(self.desk.telling(turn), turn.context, asker)
        await Modals(self.desk.sender.client).change(view, shown)

    async def _in_thread(self, place: Place, entry_id: str, asker: Asker, under: str) -> bool:
        """Post an answer once a thread, however often its button is pressed; what is internal only where it was asked."""
        shared = not place.direct and await self.desk.store.outbox.is_shared(place, under)
        return await self.desk.choose_in_thread(replace(place, shared=shared), entry_id, asker, under)
