"""Somebody mentions us in a channel."""

from dataclasses import dataclass

from slack_bolt.context.async_context import AsyncBoltContext

from bot.slack.listeners.desk import Desk
from bot.slack.listeners.messages import answer_message
from bot.slack.listeners.payloads import Payload


@dataclass(frozen=True, slots=True)
class Mentions:
    """Listens to `app_mention`."""

    desk: Desk

    async def answer(self, context: AsyncBoltContext, body: Payload, event: Payload) -> None:
        """Answer in the thread of the message."""
        await answer_message(self.desk, context, body, event)
