"""What Slack holds until its time: have it hold a message, find one again, and take one back."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.message import Message
from bot.slack.sending import CALL_FAILED, error_code

HOLD_SECONDS = 120.0
"""How long a call may take with all its attempts."""
GONE = "invalid_scheduled_message_id"
"""It was delivered or taken back, or is delivered within a minute (docs.slack.dev, `chat.deleteScheduledMessage`)."""
NO_CHANNEL = "channel_not_found"
PAGE = 200

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Holding:
    """Knows messages by ids of their channel and their own, as in `D1:Q1`."""

    client: AsyncWebClient

    async def hold(self, person: str, at: int, message: Message) -> str:
        """Have Slack deliver a message to a person and return its id; after any of `CALL_FAILED` Slack may hold it or not.

        The id of a person stands for their direct messages and needs no scope to open them
        (docs.slack.dev/reference/methods/chat.scheduleMessage, "Post to a DM").
        """
        blocks = list(message.blocks)
        async with asyncio.timeout(HOLD_SECONDS):
            taken = await self.client.chat_scheduleMessage(channel=person, post_at=at, text=message.text, blocks=blocks)
        return f"{taken['channel']}:{taken['scheduled_message_id']}"

    async def find(self, at: int, told: str, channel: str = "") -> tuple[str, ...]:
        """Return what Slack holds for that second in a channel or, when that is not known, with this digest of its words.

        Raises any of `CALL_FAILED`.
        """
        held = [one async for one in self._held(at)]
        fits = [one for one in held if (one["channel_id"] == channel if channel else digest(one["text"]) == told)]
        return tuple(f"{one['channel_id']}:{one['id']}" for one in fits)

    async def release(self, at: int, id_: str) -> bool:
        """Take back a message of that second; return False when Slack has not done it."""
        channel, _, number = id_.partition(":")
        try:
            await self._delete(channel, number)
        except CALL_FAILED as error:
            code = error_code(error)
            log.warning("reminder_not_cancelled", error=code)
            return code == GONE or (code == NO_CHANNEL and await self._release_anywhere(at, number))
        return True

    async def _release_anywhere(self, at: int, number: str) -> bool:
        """Take back a message whose channel is not the one that Slack told us."""
        try:
            async for one in self._held(at):
                if one["id"] == number:
                    await self._delete(one["channel_id"], number)
        except CALL_FAILED:
            return False
        return True

    async def _delete(self, channel: str, number: str) -> None:
        await self.client.chat_deleteScheduledMessage(channel=channel, scheduled_message_id=number)

    async def _held(self, at: int) -> AsyncIterator[Mapping[str, Any]]:
        cursor = ""
        while True:
            within = {"oldest": str(at - 1), "latest": str(at + 1)}
            page = await self.client.chat_scheduledMessages_list(**within, limit=PAGE, cursor=cursor or None)
            for one in page.get("scheduled_messages") or ():
                if one["post_at"] == at:
                    yield one
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return


def digest(text: str) -> str:
    """Return what tells the words of a message from others'."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]
