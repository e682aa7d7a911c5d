"""Somebody presses a button that recommends."""

import re
from dataclasses import dataclass

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.slack.listeners.consult_messages import advice_modal, advised
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.payloads import Payload, is_outsider, key_of, picked_in, seen_alone, thread_of_press
from bot.slack.surface import ADVISE
from bot.slack.wishes import read

ADVISED = re.compile(rf"^{ADVISE}(:\d+)?$")


@dataclass(frozen=True, slots=True)
class Advising:
    """Listens to what recommends."""

    desk: Desk

    async def answer(self, ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        """Recommend to the person alone; in place of the message when they alone see it, or of the modal."""
        await ack()
        value, url = picked_in(body), str(body.get("response_url"))
        public = is_outsider(context, body)
        if view := body.get("view"):
            shown = await advice_modal(self.desk, read(value), public=public)
            await self.desk.sender.client.views_update(view_id=view["id"], hash=view["hash"], view=shown)
            return
        if await self.desk.first_time(key_of("advise", body.get("trigger_id"), url, value)):
            told = await advised(self.desk, read(value), public=public)
            await self.desk.sender.respond(url, told, replace=seen_alone(body), thread=thread_of_press(body))
