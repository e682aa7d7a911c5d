"""`/cert feedback`: somebody writes to the editors."""

from dataclasses import dataclass

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.service.missing import kept_of
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.modals import Modals, refuse
from bot.slack.listeners.payloads import Payload
from bot.slack.listeners.typed import Typed
from bot.slack.message import Message
from bot.slack.modal import told_modal, typed_in_field
from bot.slack.remarking import FIELD, NO_TEXT, THANKS, TITLE, remark_modal, thanks
from bot.slack.surface import REMARK


async def feedback(desk: Desk, typed: Typed) -> Message | None:
    """Keep what stands after the command, or open a modal to write it in."""
    if not typed.text:
        view = remark_modal(REMARK, desk.retention_days)
        await desk.sender.client.views_open(trigger_id=typed.trigger, view=view)
        return None
    await desk.store.gaps.remark(kept_of(typed.text), desk.clock())
    return thanks(desk.retention_days)


@dataclass(frozen=True, slots=True)
class Remarks:
    """Listens to the modal."""

    desk: Desk

    async def submit(self, ack: AsyncAck, _context: AsyncBoltContext, body: Payload) -> None:
        """Keep what was written, and thank for it."""
        text = typed_in_field(body["view"], FIELD)
        if not text:
            await refuse(ack, FIELD, NO_TEXT)
            return
        modals = Modals(self.desk.sender.client)
        await modals.wait(ack, TITLE)
        await self.desk.store.gaps.remark(kept_of(text), self.desk.clock())
        await modals.show(body, told_modal(TITLE, THANKS))
