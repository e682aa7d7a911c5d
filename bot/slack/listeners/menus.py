"""Somebody picks something in the menu of an answer."""

from dataclasses import dataclass

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.slack.listeners.corrections import Corrections
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.payloads import Payload, picked_in, thread_of_press
from bot.slack.menu import WRONG, kind_of
from bot.slack.message import message
from bot.slack.why import NOT_KNOWN, read, why_message, why_modal


@dataclass(frozen=True, slots=True)
class Menus:
    """Listens to the menu of an answer."""

    desk: Desk
    corrections: Corrections

    async def pick(self, ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        """Do what was picked, for the one who picked it alone."""
        await ack()
        kind, rest = kind_of(picked_in(body))
        if kind == WRONG:
            await self.corrections.mark(rest, context, body)
        else:
            await self._explain(rest, body)

    async def _explain(self, rest: str, body: Payload) -> None:
        """Say why the answer was given: in a modal, else in a message."""
        knowledge, url, thread = self.desk.answering.knowledge, str(body.get("response_url")), thread_of_press(body)
        try:
            why = read(rest, knowledge)
        except ValueError:
            await self.desk.sender.respond(url, message(NOT_KNOWN), thread=thread)
            return
        if not await self.desk.sender.open_modal(str(body.get("trigger_id")), why_modal(why, knowledge)):
            await self.desk.sender.respond(url, why_message(why, knowledge), thread=thread)
