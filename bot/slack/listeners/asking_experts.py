"""Somebody takes a question that we could not answer to the experts, with their name and knowing so."""

from contextlib import suppress
from dataclasses import dataclass

import structlog
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.domain.experts import ExpertQuestion
from bot.domain.place import Place
from bot.domain.posting import Outcome, Posted, Refused, Uncertain
from bot.domain.store import StoreAwayError
from bot.slack import experts
from bot.slack.experts import Where
from bot.slack.guidance import TOO_MANY
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.modals import Modals, refuse
from bot.slack.listeners.payloads import Payload, asker_of, name_of, place_of_press
from bot.slack.listeners.pressing import in_modal, tell
from bot.slack.message import Message, message, plain_version
from bot.slack.modal import told_modal, typed_in_field
from bot.slack.outcomes import FIXES, OTHER_FIX, outcome_of
from bot.slack.sending import BLOCKS_REFUSED, CALL_FAILED, error_code, post_arguments
from bot.slack.surface import ASK_EXPERT
from bot.slack.throttling import Admission

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class AskingExperts:
    """Listens to the button under a gap, and to the modal that it opens."""

    desk: Desk

    async def open(self, ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        """Open a modal with what is still known of the question, unless it is with the experts already."""
        await ack()
        ref, asked, text = str(body["actions"][0]["value"]), False, ""
        with suppress(StoreAwayError):
            asked = await self.desk.store.experts.is_asked(ref, self.desk.clock())
            text = await self.desk.store.gaps.text_of(ref)
        if asked or not self.desk.experts_channel:
            await tell(self.desk.sender, body, message(experts.ASKED_BEFORE if asked else experts.NOBODY_TO_ASK))
            return
        place = place_of_press(context, body)
        where = Where(place.channel, place.thread, str(body["container"]["message_ts"])) if place else Where()
        view = experts.asking_modal(ASK_EXPERT, ref, where, text, self.desk.retention_days)
        client = self.desk.sender.client
        show = client.views_push if in_modal(body) else client.views_open
        await show(trigger_id=str(body["trigger_id"]), view=view)

    async def submit(self, ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        """Post the question in the experts' channel, once, and say in the modal what came of it."""
        text, asker = typed_in_field(body["view"], experts.FIELD), asker_of(context, body)
        if not text:
            await refuse(ack, experts.FIELD, experts.NO_TEXT)
            return
        if self.desk.throttle.admit(asker.team, asker.user) is not Admission.ADMITTED:
            await refuse(ack, experts.FIELD, TOO_MANY)
            return
        modals = Modals(self.desk.sender.client)
        await modals.wait(ack, experts.ASK_TITLE)
        ref, where = experts.asked_of(body["view"]["private_metadata"])
        question = ExpertQuestion(asker, text, ref, where.channel, where.thread)
        try:
            said = await self._asked(question, where, name_of(body))
        except StoreAwayError:
            said = experts.NOT_KEPT
        await modals.show(body, told_modal(experts.ASK_TITLE, said))

    async def _asked(self, question: ExpertQuestion, where: Where, name: str) -> str:
        """Keep the question, post it, and return what to say. Raises StoreAwayError, and has then posted nothing."""
        number = await self.desk.store.experts.ask(question, self.desk.clock())
        if number is None:
            return experts.ASKED_BEFORE
        address = await self._address(where) if where.can_be_seen else ""
        outcome = await self._post(experts.question_message(number, name, question.text, where, address))
        with suppress(StoreAwayError):
            await self._note(number, outcome)
        match outcome:
            case Posted():
                return experts.ASKED.format(where=where.answered)
            case Uncertain():
                return experts.NOBODY_KNOWS
            case _:
                return experts.NOT_REACHED

    async def _note(self, number: int, outcome: Outcome) -> None:
        match outcome:
            case Posted(ts=ts):
                await self.desk.store.experts.posted(number, ts)
            case Uncertain(code=code):
                log.error("post_uncertain", error=code)
                await self.desk.store.experts.uncertain(number)
            case other:
                log.error("experts_not_reached", error=other.code, fix=FIXES.get(other.code, OTHER_FIX))
                await self.desk.store.experts.refused(number, other.code)

    async def _post(self, question: Message) -> Outcome:
        place = Place("", self.desk.experts_channel or "", "")
        post = self.desk.sender.client.chat_postMessage
        outcome = await outcome_of(post(**post_arguments(place, question)))
        if isinstance(outcome, Refused) and outcome.code in BLOCKS_REFUSED:
            return await outcome_of(post(**post_arguments(place, plain_version(question))))
        return outcome

    async def _address(self, where: Where) -> str:
        """Return the address of the message, empty when Slack gives none: a question without a link is better than none."""
        try:
            given = await self.desk.sender.client.chat_getPermalink(channel=where.channel, message_ts=where.ts)
        except CALL_FAILED as error:
            log.warning("no_permalink", error=error_code(error))
            return ""
        return str(given.get("permalink") or "")
