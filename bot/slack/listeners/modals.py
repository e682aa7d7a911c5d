"""Modals that were submitted: show that something is being done, and then what came of it."""

import asyncio
from dataclasses import dataclass

import structlog
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.listeners.payloads import Payload
from bot.slack.modal import View, waiting_modal
from bot.slack.sending import CALL_FAILED, error_code

SETTLE_SECONDS = 0.1
"""Bolt sends an acknowledgement up to 10 ms after `ack()`; what is shown before it arrives would be replaced by it."""
OUTDATED = frozenset({"hash_conflict", "not_found"})
"""What Slack answers when a press came from a modal that shows something else by now, or nothing any more."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Modals:
    """Changes the modal that somebody submitted. With `ack` alone it would close and nobody could be told."""

    client: AsyncWebClient

    async def wait(self, ack: AsyncAck, title: str) -> None:
        """Take what was submitted, and show that it is being done."""
        await ack(response_action="update", view=waiting_modal(title))
        await asyncio.sleep(SETTLE_SECONDS)

    async def show(self, body: Payload, view: View) -> None:
        """Show something in the modal that was submitted, unless the person has closed it by now."""
        try:
            await self.client.views_update(view_id=str(body["view"]["id"]), view=view)
        except CALL_FAILED as error:
            log.info("modal_not_shown", error=error_code(error))

    async def change(self, view: Payload, shown: View) -> None:
        """Show something in place of a modal in which something was pressed, unless it was changed or closed meanwhile.

        Raises SlackApiError.
        """
        try:
            await self.client.views_update(view_id=str(view["id"]), hash=str(view["hash"]), view=shown)
        except SlackApiError as error:
            if error_code(error) not in OUTDATED:
                raise
            log.info("modal_not_shown", error=error_code(error))


async def refuse(ack: AsyncAck, block: str, why: str) -> None:
    """Leave the modal open, and say under a field what is wrong with what was typed there."""
    await ack(response_action="errors", errors={block: why})
