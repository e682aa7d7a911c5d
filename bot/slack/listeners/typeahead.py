"""Somebody types in a menu of names: offer what may be meant, in time or not at all."""

import asyncio
import re
from dataclasses import dataclass

import structlog
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.slack.limits import OPTIONS
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.payloads import Payload
from bot.slack.surface import NAMES
from bot.slack.typeahead import kinds_of, option_groups

SECONDS = 2.0
"""Slack shows an error when options take three seconds; an empty list is kinder."""
TYPED_IN = re.compile(rf"^{NAMES}(:[a-z]+)*$")

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class TypeAhead:
    """Listens to menus of names."""

    desk: Desk

    async def answer(self, ack: AsyncAck, body: Payload) -> None:
        """Offer at most a hundred names; none when something goes wrong, because Slack can be told nothing else."""
        typed, kinds = str(body.get("value") or ""), kinds_of(str(body.get("action_id")))
        try:
            async with asyncio.timeout(SECONDS):
                links = await asyncio.to_thread(self.desk.browsing.begun, typed, kinds, OPTIONS)
        except Exception as error:  # noqa: BLE001  the error boundary
            log.warning("no_options", error=type(error).__name__)
            links = ()
        if groups := option_groups(links):
            await ack(option_groups=groups)
        else:
            await ack(options=[])
