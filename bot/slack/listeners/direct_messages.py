"""Somebody writes to us in a direct message."""

from dataclasses import dataclass

from slack_bolt.context.async_context import AsyncBoltContext

from bot.slack.listeners.messages import Messages
from bot.slack.listeners.payloads import CHANGED, DIRECT, Payload, changed_in, taken_back_in


@dataclass(frozen=True, slots=True)
class DirectMessages:
    """Listens to `message`, of which only those in direct messages are for us."""

    messages: Messages

    async def accept(self, context: AsyncBoltContext, body: Payload) -> None:
        """Have the message answered in its thread, and the answer change or go with it. Raises StoreAwayError.

        In channels we speak only when mentioned.
        """
        event = body["event"]
        if event.get("channel_type") != DIRECT:
            return
        if ts := taken_back_in(body):
            await self.messages.take_back(context, body, ts)
        elif event.get("subtype") != CHANGED:
            await self.messages.accept(context, body)
        elif changed := changed_in(body):
            await self.messages.accept(context, changed)
