"""Somebody looks up a colleague's message: they see the answer first, and may post it in the thread."""

import re
from dataclasses import dataclass

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.domain.people import Asker
from bot.domain.reply import Turn
from bot.slack.guidance import too_many
from bot.slack.incoming import question_in
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.payloads import Payload, asker_of, key_of, picked_in
from bot.slack.lookup import choices_message, no_words, picked
from bot.slack.message import Message, message
from bot.slack.sharing import share_of, with_share
from bot.slack.surface import LOOKED_UP
from bot.slack.throttling import Admission

PICKED = re.compile(rf"^{LOOKED_UP}:\d+$")


@dataclass(frozen=True, slots=True)
class Lookups:
    """Listens to the shortcut in the menu of a message, and to the buttons of what may be meant."""

    desk: Desk

    async def answer(self, ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        """Answer to the person alone, by the `response_url`: the app need not be in the channel.

        What is not known is not kept for the editors, because who wrote the message did not ask us.
        """
        await ack()
        said, url = body["message"], str(body["response_url"])
        thread = str(said.get("thread_ts") or said["ts"])
        # In a thread the person has it open; elsewhere a message that they alone see would be hidden in one.
        within = thread if thread != said["ts"] else None
        if await self.desk.first_time(key_of("look_up", body.get("trigger_id"), url)):
            found = await self._message(context, body, question_in(str(said.get("text") or "")), thread)
            await self.desk.sender.respond(url, found, thread=within)

    async def pick(self, ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        """Answer with what was picked, in place of what could be picked."""
        await ack()
        entry, thread = picked(picked_in(body))
        asker = asker_of(context, body)
        turn = await self.desk.choose_noted(entry, asker)
        await self.desk.sender.respond(str(body["response_url"]), self._shown(turn, thread, asker), replace=True)

    async def _message(self, context: AsyncBoltContext, body: Payload, question: str, thread: str) -> Message:
        asker = asker_of(context, body)
        if not question:
            return no_words()
        if self.desk.throttle.admit(asker.team, asker.user) is not Admission.ADMITTED:
            return message(too_many().text)
        return self._shown(await self.desk.look_up(question, asker), thread, asker)

    def _shown(self, turn: Turn, thread: str, reader: Asker) -> Message:
        what = self.desk.telling(turn)
        if what.choices:
            return choices_message(what, thread)
        return with_share(self.desk.told(what, reader), share_of(turn.reply, thread))
