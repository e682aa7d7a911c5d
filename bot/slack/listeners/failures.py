"""The error boundary of the listeners: note what happened without anybody's words, and tell the person once."""

import secrets
import time
import traceback
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

import aiohttp
import structlog
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.errors import SlackClientError

from bot.metrics import Metrics
from bot.slack.guidance import failed
from bot.slack.listeners.payloads import Payload, place_of_event, spoken_by_person, thread_of_press
from bot.slack.sending import ResponseUrlError, Sender, error_code

FRAMES = 4
"""Lines of code noted for an error: where it happened, and who called."""

MAPPINGS = ("event", "channel", "team")
"""Parts of a payload that ids are taken from; one that is something else is passed over."""

log = structlog.get_logger(__name__)

Listener = Callable[[AsyncAck, AsyncBoltContext, Payload], Awaitable[None]]
"""Acknowledges first, then answers."""


@dataclass(frozen=True, slots=True)
class Failures:
    """Handles what listeners raise."""

    sender: Sender
    metrics: Metrics

    def guarded(self, answer: Listener) -> Listener:
        """Return a listener for Bolt that never raises.

        Bolt 1.30 takes back the acknowledgement of a listener that raises right after it (`AsyncioListenerRunner.run`),
        and Slack then tells the person that the app did not respond.
        """

        name = answer.__qualname__.partition(".")[0].lower()

        async def listener(ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
            began = time.perf_counter()
            with structlog.contextvars.bound_contextvars(listener=name, **_ids(body)):
                try:
                    await answer(ack, context, body)
                except Exception as error:  # noqa: BLE001  the error boundary
                    self.metrics.listener_errors.labels(name, type(error).__name__).inc()
                    await self._tell(error, context, body)
                seconds = time.perf_counter() - began
                self.metrics.listener.labels(name).observe(seconds)
                log.info("handled", duration_ms=round(seconds * 1000, 1))

        return listener

    async def note(self, error: Exception, body: Payload) -> None:
        """Log what went wrong before any listener was reached."""
        log.error("request_failed", error=error_code(error), at=_places(error), **_ids(body))

    async def _tell(self, error: Exception, context: AsyncBoltContext, body: Payload) -> None:
        """Log the error under a reference, and give the person a sentence with that reference."""
        reference = secrets.token_hex(4)
        log.error("listener_failed", reference=reference, error=error_code(error), at=_places(error))
        try:
            await self._say(reference, context, body)
        except (SlackClientError, ResponseUrlError, aiohttp.ClientError, TimeoutError) as second:
            log.warning("failure_not_told", reference=reference, error=error_code(second))

    async def _say(self, reference: str, context: AsyncBoltContext, body: Payload) -> None:
        event = body.get("event") or {}
        if url := body.get("response_url"):
            await self.sender.respond(str(url), failed(reference), thread=thread_of_press(body))
        elif event.get("ts") and spoken_by_person(event):
            await self.sender.post(place_of_event(context, body), failed(reference))


def _ids(body: Payload) -> dict[str, object]:
    event, channel, team = (part if isinstance(part := body.get(name), Mapping) else {} for name in MAPPINGS)
    return {
        "team": body.get("team_id") or team.get("id"),
        "event_id": body.get("event_id"),
        "kind": event.get("type") or body.get("type") or body.get("command"),
        "channel": event.get("channel") or body.get("channel_id") or channel.get("id"),
    }


def _places(error: Exception) -> list[str]:
    """Return the innermost lines of code, without the values that a full traceback message may quote."""
    frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
    return [f"{frame.filename.rpartition('site-packages/')[2]}:{frame.lineno} {frame.name}" for frame in frames]
