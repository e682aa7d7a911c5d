"""Somebody mentions us in a channel."""

from dataclasses import dataclass

from slack_bolt.context.async_context import AsyncBoltContext

from bot.slack.listeners.messages import Messages
from bot.slack.listeners.payloads import Payload


@dataclass(frozen=True, slots=True)
class Mentions:
    """Listens to `app_mention`."""

    messages: Messages

    async def accept(self, context: AsyncBoltContext, body: Payload) -> None:
        """Have the message answered in its thread. Raises StoreAwayError."""
        await self.messages.accept(context, body)
