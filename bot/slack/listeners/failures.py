"""The error boundary of the listeners: note what happened without anybody's words, and tell the person once."""

import secrets
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import structlog
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.response import BoltResponse

from bot.domain.store import StoreAwayError
from bot.metrics import Metrics
from bot.slack.guidance import failed
from bot.slack.listeners.payloads import Payload
from bot.slack.listeners.pressing import tell
from bot.slack.message import message
from bot.slack.modal import told_modal
from bot.slack.sending import CALL_FAILED, ResponseUrlError, Sender, error_code, places
from bot.slack.surface import NAME

SUBMITTED = "view_submission"
UNAVAILABLE = 503
"""What Slack is told when nothing could be kept: it sends the event again."""

MAPPINGS = ("event", "channel", "team")
"""Parts of a payload that ids are taken from; one that is something else is passed over."""

log = structlog.get_logger(__name__)

Listener = Callable[[AsyncAck, AsyncBoltContext, Payload], Awaitable[None]]
"""Acknowledges first, then answers."""
Accept = Callable[[AsyncBoltContext, Payload], Awaitable[None]]
"""Accepts first; the acknowledgement comes afterwards. It raises StoreAwayError."""
Next = Callable[[], Awaitable[None]]
Middleware = Callable[[AsyncBoltContext, Payload, Next], Awaitable[BoltResponse | None]]


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

        async def listener(ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
            with self._watched(answer, body):
                try:
                    await answer(ack, context, body)
                except Exception as error:  # noqa: BLE001  the error boundary
                    await self._tell(error, body)

        return listener

    def accepting(self, accept: Accept) -> Middleware:
        """Return what Bolt runs before it answers Slack: only what was accepted gets the 200 that ends Slack's retries.

        A middleware of a listener is the one place that Bolt waits for over HTTP and in Socket Mode alike: there an
        envelope that got no 200 is not acknowledged.
        """

        async def middleware(context: AsyncBoltContext, body: Payload, next: Next) -> BoltResponse | None:
            with self._watched(accept, body):
                try:
                    await accept(context, body)
                except StoreAwayError as error:
                    log.warning("not_accepted", error=str(error))
                    return BoltResponse(status=UNAVAILABLE, body="")
            await next()
            return None

        return middleware

    def noted(self, error: Exception) -> str:
        """Log and count an error; return what to say about it, with a reference that finds the line in the log."""
        reference = secrets.token_hex(4)
        name = structlog.contextvars.get_contextvars().get("listener", "")
        self.metrics.listener_errors.labels(name, type(error).__name__).inc()
        log.error("listener_failed", reference=reference, error=error_code(error), at=places(error))
        return failed(reference)

    async def note(self, error: Exception, body: Payload) -> None:
        """Log what went wrong before any listener was reached."""
        log.error("request_failed", error=error_code(error), at=places(error), **_ids(body))

    @contextmanager
    def _watched(self, listener: Listener | Accept, body: Payload) -> Iterator[None]:
        """Name the listener and the event in the log, and time it."""
        began, name = time.perf_counter(), listener.__qualname__.partition(".")[0].lower()
        with structlog.contextvars.bound_contextvars(listener=name, **_ids(body)):
            yield
            seconds = time.perf_counter() - began
            self.metrics.listener.labels(name).observe(seconds)
            log.info("handled", duration_ms=round(seconds * 1000, 1))

    async def _tell(self, error: Exception, body: Payload) -> None:
        """Note the error, and give the person who typed or pressed a sentence about it."""
        said = self.noted(error)
        try:
            if body.get("type") == SUBMITTED:
                # Nobody can be told once it is closed, but it stays open while something is being done.
                shown = told_modal(NAME, said)
                await self.sender.client.views_update(view_id=str(body["view"]["id"]), view=shown)
            elif body.get("response_url") or body.get("trigger_id"):
                await tell(self.sender, body, message(said))
        except (*CALL_FAILED, ResponseUrlError) as second:
            log.warning("failure_not_told", error=error_code(second))


def _ids(body: Payload) -> dict[str, object]:
    event, channel, team = (part if isinstance(part := body.get(name), Mapping) else {} for name in MAPPINGS)
    return {
        "team": body.get("team_id") or team.get("id"),
        "event_id": body.get("event_id"),
        "kind": event.get("type") or body.get("type") or body.get("command"),
        "channel": event.get("channel") or body.get("channel_id") or channel.get("id"),
    }
