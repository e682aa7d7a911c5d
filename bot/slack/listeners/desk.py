"""What the listeners share: find the reply to a question, note what its thread is about, and send it."""

import asyncio
from dataclasses import dataclass

import structlog

from bot.domain.reply import Context, Reply, Turn
from bot.metrics import Metrics
from bot.service.answering import Answering
from bot.slack.message import Message
from bot.slack.rendering import rendered
from bot.slack.seen import Seen
from bot.slack.sending import Sender
from bot.slack.threads import Place, Threads
from bot.slack.visibility import for_shared_channel

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Desk:
    """The parts that listeners work with."""

    answering: Answering
    sender: Sender
    seen: Seen
    threads: Threads
    metrics: Metrics

    async def ask_in_thread(self, place: Place, question: str) -> None:
        """Answer a question in its thread, with what the thread is about."""
        context = await self.threads.recall(place)
        await self._tell(place, await asyncio.to_thread(self.answering.ask, question, context))

    async def choose_in_thread(self, place: Place, entry_id: str) -> None:
        """Answer in a thread with the entry that somebody picked there."""
        await self._tell(place, await asyncio.to_thread(self.answering.choose, entry_id))

    async def ask_alone(self, question: str) -> Message:
        """Return the answer to a question that stands in no thread."""
        turn = await asyncio.to_thread(self.answering.ask, question, Context())
        return self._message(turn.reply)

    async def choose_alone(self, entry_id: str) -> Message:
        """Return the answer with the entry that somebody picked where only they see it."""
        turn = await asyncio.to_thread(self.answering.choose, entry_id)
        return self._message(turn.reply)

    async def _tell(self, place: Place, turn: Turn) -> None:
        await self.threads.remember(place, turn.context)
        reply = for_shared_channel(turn.reply) if place.shared else turn.reply
        await self.sender.post(place, self._message(reply))

    def _message(self, reply: Reply) -> Message:
        status = type(reply).__name__.lower()
        self.metrics.replies.labels(status).inc()
        log.info("replied", status=status)
        return rendered(reply, self.answering.knowledge)
