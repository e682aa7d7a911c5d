"""An expert answers a question: once, where it was asked, with their name; the pair stays as a draft for the editors."""

import json
from dataclasses import dataclass

import structlog
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.domain.experts import ExpertQuestion
from bot.domain.store import Outgoing, StoreAwayError
from bot.service.missing import kept_of
from bot.slack import experts
from bot.slack.experts import Where
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.modals import Modals, refuse
from bot.slack.listeners.payloads import Payload, name_of, thread_of_press
from bot.slack.message import Message, message
from bot.slack.modal import View, told_modal, typed_in_field
from bot.slack.sending import CALL_FAILED, error_code
from bot.slack.surface import ANSWER_AS_EXPERT

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class AnsweringExperts:
    """Listens to the button under a question in the experts' channel, and to the modal that it opens."""

    desk: Desk

    async def open(self, ack: AsyncAck, _context: AsyncBoltContext, body: Payload) -> None:
        """Open a modal for the answer, unless there is one already."""
        await ack()
        number = int(body["actions"][0]["value"])
        container = body["container"]
        question = await self._question(number, container["message_ts"])
        if question is None or question.answered:
            said = message(experts.ANSWERED_BEFORE if question else experts.GONE)
            await self.desk.sender.respond(str(body["response_url"]), said, thread=thread_of_press(body))
            return
        metadata = json.dumps([number, container["channel_id"], container["message_ts"]])
        view = experts.answering_modal(ANSWER_AS_EXPERT, metadata, question)
        await self.desk.sender.client.views_open(trigger_id=str(body["trigger_id"]), view=view)

    async def submit(self, ack: AsyncAck, _context: AsyncBoltContext, body: Payload) -> None:
        """Have the answer posted, keep it as a draft, and say in the modal what came of it."""
        answer = typed_in_field(body["view"], experts.FIELD)
        if not answer:
            await refuse(ack, experts.FIELD, experts.NO_TEXT)
            return
        modals = Modals(self.desk.sender.client)
        await modals.wait(ack, experts.ANSWER_TITLE)
        number, channel, ts = json.loads(body["view"]["private_metadata"])
        try:
            question = await self._question(number, ts)
            taken = question is not None and await self._taken(number, question, (channel, ts), answer, name_of(body))
        except StoreAwayError:
            await modals.show(body, _not_posted(experts.NOT_KEPT, answer))
            return
        if question is None or not taken:
            why = experts.ANSWERED_BEFORE if question else experts.GONE
            await modals.show(body, _not_posted(why, answer))
            return
        await modals.show(body, told_modal(experts.ANSWER_TITLE, experts.DONE))
        await self._mark(channel, ts, experts.answered_message(question.text, name_of(body)))

    async def _question(self, number: int, ts: str) -> ExpertQuestion | None:
        """Return the question that stands in a message of the experts' channel. Raises StoreAwayError."""
        question = await self.desk.store.experts.question(number)
        return question if question and question.stands_in(ts) else None

    async def _taken(
        self, number: int, question: ExpertQuestion, post: tuple[str, str], answer: str, expert: str
    ) -> bool:
        """Put the answer in the outbox and keep the draft; return False when another answer was there before.

        The outbox takes one answer to a `post` (channel and `ts`), whoever is first. Raises StoreAwayError.
        """
        if question.answered:
            return False
        place, now, (channel, ts) = question.place, self.desk.clock(), post
        about = await self.desk.store.memory.recall(place.follows, now)
        told = experts.answer_told(await self._quoted(question), answer, expert)
        outgoing = Outgoing(place, f"expert:{ts}", f"expert:{channel}:{ts}", told)
        if not await self.desk.store.outbox.accept(outgoing, about, now):
            return False
        self.desk.ring()
        try:
            await self.desk.store.experts.answer(number, kept_of(question.text), answer, now)
        except StoreAwayError as error:
            log.warning("draft_not_kept", error=str(error))
        return True

    async def _quoted(self, question: ExpertQuestion) -> str:
        """Return what the answer quotes: where others read along, not what was written for the experts alone."""
        if Where(question.channel).can_be_seen:
            return await self.desk.store.gaps.text_of(question.ref)
        return question.text

    async def _mark(self, channel: str, ts: str, shown: Message) -> None:
        """Say under the question that it is answered; the answer does not depend on it."""
        try:
            blocks = list(shown.blocks)
            await self.desk.sender.client.chat_update(channel=channel, ts=ts, text=shown.text, blocks=blocks)
        except CALL_FAILED as error:
            log.warning("question_not_marked", error=error_code(error))


def _not_posted(why: str, answer: str) -> View:
    """Return what an expert is told whose answer was not posted, with the answer, so that it is not lost."""
    return told_modal(experts.ANSWER_TITLE, f"{why} {experts.NOT_POSTED}", answer)
