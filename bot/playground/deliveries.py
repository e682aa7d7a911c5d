"""Deliveries to the app over HTTP or Socket Mode, and what came back."""

import asyncio
import io
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol
from urllib.parse import urlencode

import aiohttp

from bot.playground.sockets import Sockets
from bot.playground.wire import Json, signed_headers

ACK_SECONDS = 3.0
"""Slack takes a delivery for lost when it is not acknowledged within this time."""
JSON_TYPE = "application/json"
FORM_TYPE = "application/x-www-form-urlencoded"


class Kind(StrEnum):
    """How a payload travels; the values are the types of Socket Mode envelopes."""

    EVENT = "events_api"
    COMMAND = "slash_commands"
    INTERACTION = "interactive"


@dataclass(frozen=True, slots=True)
class Delivery:
    """A payload for the app."""

    kind: Kind
    payload: Json


@dataclass(frozen=True, slots=True)
class Retry:
    """That a delivery is sent again: for the `number`-th time (1 to 3) and why."""

    number: int
    reason: str = "http_timeout"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the app did with a delivery.

    `status` is the HTTP status, 200 for an acknowledged envelope; None when nothing came within 3 seconds or the app
    was not there. `body` is the answer, read as JSON where it is JSON; None when it is empty. `seconds` is how long it
    took.
    """

    status: int | None
    body: Any
    seconds: float


class Transport(Protocol):
    """A way to the app."""

    async def deliver(self, delivery: Delivery, retry: Retry | None = None) -> Receipt:
        """Send a payload and wait for the acknowledgement."""


@dataclass(frozen=True, slots=True)
class OverHttp:
    """POSTs to the app's request URL, signed with a secret."""

    session: aiohttp.ClientSession
    url: str
    secret: str
    clock: Callable[[], float]

    async def deliver(self, delivery: Delivery, retry: Retry | None = None) -> Receipt:
        """Send a payload as Slack does for its kind."""
        body, content_type = _encoded(delivery)
        headers = signed_headers(self.secret, self.clock(), body, content_type) | _retry_headers(retry)
        return await self.send(body, headers)

    async def send(self, body: bytes, headers: Mapping[str, str]) -> Receipt:
        """POST these bytes with these headers."""
        started = time.monotonic()
        try:
            async with (
                asyncio.timeout(ACK_SECONDS),
                self.session.post(self.url, data=io.BytesIO(body), headers=headers) as response,
            ):
                answer = await response.text()
                return Receipt(response.status, _read(answer), time.monotonic() - started)
        except (TimeoutError, aiohttp.ClientConnectionError):
            return Receipt(None, None, time.monotonic() - started)


@dataclass(frozen=True, slots=True)
class OverSocket:
    """Sends envelopes through the connection that the app opened."""

    sockets: Sockets

    async def deliver(self, delivery: Delivery, retry: Retry | None = None) -> Receipt:
        """Send a payload in an envelope and wait for its acknowledgement."""
        started = time.monotonic()
        ack = await self.sockets.send(_envelope(delivery, retry), ACK_SECONDS)
        body = None if ack is None else ack.get("payload")
        return Receipt(None if ack is None else 200, body, time.monotonic() - started)


def _encoded(delivery: Delivery) -> tuple[bytes, str]:
    """Return the body and its content type."""
    if delivery.kind is Kind.EVENT:
        return json.dumps(delivery.payload).encode(), JSON_TYPE
    form = delivery.payload if delivery.kind is Kind.COMMAND else {"payload": json.dumps(delivery.payload)}
    return urlencode(form).encode(), FORM_TYPE


def _retry_headers(retry: Retry | None) -> dict[str, str]:
    return {} if retry is None else {"X-Slack-Retry-Num": str(retry.number), "X-Slack-Retry-Reason": retry.reason}


def _envelope(delivery: Delivery, retry: Retry | None) -> Json:
    envelope = {"type": delivery.kind.value, "payload": delivery.payload}
    if delivery.kind is not Kind.EVENT:
        return {**envelope, "accepts_response_payload": True}
    told = (retry.number, retry.reason) if retry else (0, "")
    return {**envelope, "accepts_response_payload": False, "retry_attempt": told[0], "retry_reason": told[1]}


def _read(answer: str) -> Any:
    if not answer:
        return None
    try:
        return json.loads(answer)
    except json.JSONDecodeError:
        return answer
