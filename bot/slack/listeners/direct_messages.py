"""Somebody writes to us in a direct message."""

from dataclasses import dataclass

from slack_bolt.context.async_context import AsyncBoltContext

from bot.slack.listeners.messages import Messages
from bot.slack.listeners.payloads import DIRECT, Payload


@dataclass(frozen=True, slots=True)
class DirectMessages:
    """Listens to `message`, of which only those in direct messages are for us."""

    messages: Messages

    async def accept(self, context: AsyncBoltContext, body: Payload) -> None:
        """Have the message answered in its thread; in channels we speak only when mentioned. Raises StoreAwayError."""
        if body["event"].get("channel_type") == DIRECT:
            await self.messages.accept(context, body)
