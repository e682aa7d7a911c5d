"""Somebody picks something in the menu of an answer."""

from dataclasses import dataclass

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.slack.listeners.corrections import Corrections
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.payloads import Payload, picked_in
from bot.slack.listeners.pressing import open_modal, tell
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
        knowledge, sender = self.desk.answering.knowledge, self.desk.sender
        try:
            why = read(rest, knowledge)
        except ValueError:
            await tell(sender, body, message(NOT_KNOWN))
            return
        if not await open_modal(sender, body, why_modal(why, knowledge)):
            await tell(sender, body, why_message(why, knowledge))
