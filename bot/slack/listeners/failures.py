"""The error boundary of the listeners: note what happened without anybody's words, and tell the person once."""

import secrets
import traceback
from dataclasses import dataclass

import aiohttp
import structlog
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.errors import SlackClientError

from bot.slack.guidance import failed
from bot.slack.listeners.payloads import Payload, place_of_event, spoken_by_person, thread_of_press
from bot.slack.sending import ResponseUrlError, Sender, error_code

FRAMES = 4
"""Lines of code noted for an error: where it happened, and who called."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Failures:
    """Handles what listeners raise."""

    sender: Sender

    async def tell(self, error: Exception, context: AsyncBoltContext, body: Payload) -> None:
        """Log the error under a reference, and give the person a sentence with that reference."""
        reference = secrets.token_hex(4)
        log.error("listener_failed", reference=reference, error=error_code(error), at=_places(error), **_ids(body))
        try:
            await self._say(reference, context, body)
        except (SlackClientError, ResponseUrlError, aiohttp.ClientError, TimeoutError) as second:
            log.warning("failure_not_told", reference=reference, error=error_code(second))

    async def _say(self, reference: str, context: AsyncBoltContext, body: Payload) -> None:
        event = body.get("event") or {}
        if url := body.get("response_url"):
            await self.sender.respond(str(url), failed(reference), thread=thread_of_press(body))
        elif event.get("ts") and spoken_by_person(event):
            await self.sender.post(place_of_event(context, body, event), failed(reference))


def _ids(body: Payload) -> dict[str, object]:
    event = body.get("event") or {}
    return {
        "event_id": body.get("event_id"),
        "kind": event.get("type") or body.get("type") or body.get("command"),
        "channel": event.get("channel") or body.get("channel_id") or (body.get("channel") or {}).get("id"),
    }


def _places(error: Exception) -> list[str]:
    """Return the innermost lines of code, without the values that a full traceback message may quote."""
    frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
    return [f"{frame.filename.rpartition('site-packages/')[2]}:{frame.lineno} {frame.name}" for frame in frames]
