"""The one address that Slack sends to: guarded, bounded, counted and timed."""

import time
from collections.abc import Callable
from dataclasses import dataclass

import structlog
from slack_bolt.adapter.starlette.async_handler import to_starlette_response
from slack_bolt.async_app import AsyncApp
from slack_sdk.signature import SignatureVerifier
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.metrics import OTHER, Metrics, kind_of, reason_label
from bot.slack.surface import EVENTS_PATH
from bot.web.requests import RETRY_HEADER, RETRY_REASON_HEADER, RefusedError, trusted

MOST_AT_ONCE = 200
"""Requests worked on at the same time: 50 MB of bodies at the most, and far more than one process answers in time."""
BUSY = "too many requests at once"
DONE, FAILED = "ok", "error"

log = structlog.get_logger(__name__)


def slack_route(bolt: AsyncApp, signing_secret: str, metrics: Metrics, load: Callable[[], int] = int) -> Route:
    """Return the route for events, commands and interactions.

    `load` tells how many listeners still run. With those at `MOST_AT_ONCE` a request gets a 503, and Slack sends it again.
    """
    door = _Door(bolt, SignatureVerifier(signing_secret), metrics, load)
    return Route(EVENTS_PATH, door.answer, methods=["POST"])


@dataclass(slots=True)
class _Door:
    """Takes requests, hands those of Slack's to Bolt, and counts how each ended."""

    bolt: AsyncApp
    verifier: SignatureVerifier
    metrics: Metrics
    load: Callable[[], int]
    open_requests: int = 0

    async def answer(self, request: Request) -> Response:
        """Answer one request."""
        began, kind, outcome = time.perf_counter(), OTHER, FAILED
        self.open_requests += 1
        try:
            if self.open_requests + self.load() > MOST_AT_ONCE:
                raise RefusedError(503, BUSY, "overloaded")
            told = await trusted(request, self.verifier)
            kind = kind_of(told.body)
            if RETRY_HEADER in told.headers:
                self.metrics.retries.labels(reason_label(request.headers.get(RETRY_REASON_HEADER))).inc()
            answered = to_starlette_response(await self.bolt.async_dispatch(told))
            outcome = DONE if answered.status_code < 300 else FAILED
            return answered
        except RefusedError as refused:
            outcome = refused.outcome
            log.warning("request_refused", outcome=outcome, status=refused.status)
            return JSONResponse({"error": refused.why}, refused.status)
        finally:
            self.open_requests -= 1
            self.metrics.requests.labels(kind, outcome).inc()
            self.metrics.ack.labels(kind).observe(time.perf_counter() - began)
