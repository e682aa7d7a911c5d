"""An admin marks an answer as wrong, or takes that back."""

import re
from dataclasses import dataclass

import structlog
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.domain.feedback import Withheld, fingerprint
from bot.slack.correcting import changed, hidden, not_for_you, restored
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.payloads import Payload, asker_of, picked_in
from bot.slack.listeners.pressing import tell
from bot.slack.menu import marked_in
from bot.slack.message import Message
from bot.slack.surface import RESTORE

RESTORED = re.compile(rf"^{RESTORE}:\d+$")

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Corrections:
    """Hides entries from everybody, and shows them again, when an admin says so."""

    desk: Desk

    async def mark(self, told: str, context: AsyncBoltContext, body: Payload) -> None:
        """Hide the entries that an answer told, unless they were changed since; `told` is the value of its menu."""
        allowed = asker_of(context, body).user in self.desk.admins
        await tell(self.desk.sender, body, await self._marked(told) if allowed else not_for_you())

    async def restore(self, ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        """Have a hidden entry told again."""
        await ack()
        if asker_of(context, body).user not in self.desk.admins:
            await tell(self.desk.sender, body, not_for_you())
            return
        entry_id = picked_in(body)
        await self.desk.store.feedback.restore(entry_id)
        await self.desk.withheld.renew()
        log.info("restored", entry=entry_id)
        questions = {entry.id: entry.question for entry in self.desk.answering.knowledge.entries}
        await tell(self.desk.sender, body, restored(questions.get(entry_id, entry_id)))

    async def _marked(self, told: str) -> Message:
        knowledge = self.desk.answering.knowledge
        ids = marked_in(told, knowledge)
        entries = [entry for entry in knowledge.entries if entry.id in ids]
        for entry in entries:
            await self.desk.store.feedback.withhold(Withheld(entry.id, fingerprint(entry), self.desk.clock()))
            log.info("withheld", entry=entry.id)
        await self.desk.withheld.renew()
        return hidden(entries, knowledge) if entries else changed()
