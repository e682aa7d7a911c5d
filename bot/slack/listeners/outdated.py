"""Somebody presses what a message of an earlier version has and this one no longer knows: say so, because silence looks broken."""

from dataclasses import dataclass

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.slack.listeners.payloads import Payload
from bot.slack.listeners.pressing import tell
from bot.slack.message import message
from bot.slack.planning.files import EXPORT
from bot.slack.sending import Sender

OUTDATED = "That is from an earlier version of me and does nothing any more. Please ask again."


@dataclass(frozen=True, slots=True)
class Outdated:
    """Listens to every press that nothing else listens to."""

    sender: Sender

    async def answer(self, ack: AsyncAck, _context: AsyncBoltContext, body: Payload) -> None:
        """Say so to the person alone; a button that is a link has done what it says."""
        await ack()
        if not str(body["actions"][0].get("action_id")).startswith(EXPORT):
            await tell(self.sender, body, message(OUTDATED))
