"""Somebody asks in a modal, which a shortcut or the button in the Home tab opens."""

import secrets
from dataclasses import dataclass

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.slack.asking import NO_QUESTION, TITLE, about_in, ask_modal, field_in
from bot.slack.guidance import TOO_MANY
from bot.slack.incoming import question_in
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.failures import Failures
from bot.slack.listeners.modals import Modals, refuse
from bot.slack.listeners.payloads import Payload, asker_of
from bot.slack.modal import typed_in_field
from bot.slack.throttling import Admission


@dataclass(frozen=True, slots=True)
class AskModal:
    """Listens to what opens the modal, and to its submission."""

    desk: Desk
    failures: Failures

    async def open(self, ack: AsyncAck, _context: AsyncBoltContext, body: Payload) -> None:
        """Open the modal."""
        await ack()
        await self.desk.sender.client.views_open(trigger_id=str(body["trigger_id"]), view=ask_modal())

    async def submit(self, ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        """Answer in the modal; what was typed stays in the field when that fails."""
        view, asker = body["view"], asker_of(context, body)
        field = field_in(view)
        typed = typed_in_field(view, field)
        question = question_in(typed)
        if not question:
            await refuse(ack, field, NO_QUESTION)
            return
        if self.desk.throttle.admit(asker.team, asker.user) is not Admission.ADMITTED:
            await refuse(ack, field, TOO_MANY)
            return
        modals = Modals(self.desk.sender.client)
        await modals.wait(ack, TITLE)
        try:
            ref = secrets.token_hex(16)
            turn = await self.desk.ask_noted(question, asker, about_in(view), ref)
            self.desk.note_offered(turn.reply, question, ref, asker)
            shown = self.desk.answered(self.desk.telling(turn, ref), turn.context, asker, typed)
        except Exception as error:  # noqa: BLE001  the error boundary
            shown = ask_modal(typed, self.failures.noted(error))
        await modals.show(body, shown)
