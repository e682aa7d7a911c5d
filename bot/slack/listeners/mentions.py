"""Somebody mentions us in a channel."""

from dataclasses import dataclass

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.slack.listeners.desk import Desk
from bot.slack.listeners.messages import answer_message
from bot.slack.listeners.payloads import Payload


@dataclass(frozen=True, slots=True)
class Mentions:
    """Listens to `app_mention`."""

    desk: Desk

    async def answer(self, ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        """Answer in the thread of the message."""
        await ack()
        await answer_message(self.desk, context, body)
