"""The one address that Slack sends to: guarded, bounded, counted and timed."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice

import structlog
from slack_bolt.adapter.starlette.async_handler import to_starlette_response
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.signature import SignatureVerifier
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.metrics import OTHER, Metrics, kind_of, reason_label
from bot.slack.surface import EVENTS_PATH
from bot.web.requests import BUSY, OVERLOADED, RETRY_HEADER, RETRY_REASON_HEADER, RefusedError, Unread, trusted

MOST_AT_ONCE = 200
"""Requests of Slack's worked on at the same time: 50 MB of bodies at the most, and more than one process answers in time.

Who is not Slack takes none of these places: what is not read and checked yet has others (`requests.Unread`).
"""
LATE_SECONDS = 1.5
CROWD = 20
"""When so many requests have waited for so long, more would only have all of them fail: Slack gives up after three seconds.

A single one that is late says nothing about the others.
"""
DONE, FAILED = "ok", "error"

log = structlog.get_logger(__name__)


def slack_route(
    bolt: AsyncApp,
    signing_secret: str,
    metrics: Metrics,
    load: Callable[[], int] = int,
    clock: Callable[[], float] = time.perf_counter,
) -> Route:
    """Return the route for events, commands and interactions.

    `load` tells how many listeners still run. With those at `MOST_AT_ONCE`, or when a crowd has waited for long, a request
    gets a 503, and Slack sends it again.
    """
    door = _Door(bolt, SignatureVerifier(signing_secret), metrics, load, clock)
    return Route(EVENTS_PATH, door.answer, methods=["POST"])


@dataclass(slots=True)
class _Door:
    """Takes requests, hands those of Slack's to Bolt, and counts how each ended."""

    bolt: AsyncApp
    verifier: SignatureVerifier
    metrics: Metrics
    load: Callable[[], int]
    clock: Callable[[], float]
    unread: Unread = field(default_factory=Unread)
    _trusted: dict[object, float] = field(default_factory=dict)

    async def answer(self, request: Request) -> Response:
        """Answer one request."""
        began, kind, outcome = self.clock(), OTHER, FAILED
        try:
            self._look_at_load(began)
            told = await trusted(request, self.verifier, self.unread)
            kind = kind_of(told.body)
            if RETRY_HEADER in told.headers:
                self.metrics.retries.labels(reason_label(request.headers.get(RETRY_REASON_HEADER))).inc()
            answered = to_starlette_response(await self._dispatched(told))
            outcome = DONE if answered.status_code < 300 else FAILED
            return answered
        except RefusedError as refused:
            outcome = refused.outcome
            log.warning("request_refused", outcome=outcome, status=refused.status)
            return JSONResponse({"error": refused.why}, refused.status)
        finally:
            self.metrics.requests.labels(kind, outcome).inc()
            self.metrics.ack.labels(kind).observe(self.clock() - began)

    async def _dispatched(self, told: AsyncBoltRequest) -> BoltResponse:
        now = self.clock()
        self._look_at_load(now)
        self._trusted[told] = now
        try:
            return await self.bolt.async_dispatch(told)
        finally:
            del self._trusted[told]

    def _look_at_load(self, now: float) -> None:
        if len(self._trusted) + self.load() >= MOST_AT_ONCE or self._is_late(now):
            raise RefusedError(503, BUSY, OVERLOADED)

    def _is_late(self, now: float) -> bool:
        """Say whether a crowd of requests has waited too long; they stand in the order in which they came."""
        return any(now - began > LATE_SECONDS for began in islice(self._trusted.values(), CROWD - 1, CROWD))
