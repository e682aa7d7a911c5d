"""Somebody writes to us in a direct message."""

from dataclasses import dataclass

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.slack.listeners.desk import Desk
from bot.slack.listeners.messages import answer_message
from bot.slack.listeners.payloads import DIRECT, Payload


@dataclass(frozen=True, slots=True)
class DirectMessages:
    """Listens to `message`, of which only those in direct messages are for us."""

    desk: Desk

    async def answer(self, ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        """Answer in the thread of the message; in channels we speak only when mentioned."""
        await ack()
        if body["event"].get("channel_type") == DIRECT:
            await answer_message(self.desk, context, body)
