"""The guard before Bolt: only what Slack signed, of a sane size and form, gets through; nothing of it is logged."""

import asyncio
import re
from dataclasses import dataclass

from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier
from starlette.requests import ClientDisconnect, Request

LARGEST_BODY = 256 * 1024
"""Bytes; Slack's largest payloads (a view with 100 blocks) stay far below, and Bolt sets no limit."""
LARGEST_DISCARDED = 4 * 1024 * 1024
"""Bytes read and thrown away so that the sender of a body that is too large gets to see why."""
READ_SECONDS = 3.0
"""Slack gives up after as long."""
MOST_UNREAD = 2_000
SMALL_BODY = 16 * 1024
MOST_HELD = 50 * 1024 * 1024
"""Bytes of bodies that are being read beyond which none may grow larger than a small one: then 80 MB are held at the most."""
BUSY = "too many requests at once"
UNSIGNED = "not signed by Slack"
UNREADABLE = "not a payload of Slack"
BAD_SIGNATURE, BAD_REQUEST, OVERLOADED = "bad_signature", "bad_request", "overloaded"
TIMESTAMP = re.compile(r"[0-9]{1,12}")
SIGNATURE = re.compile(r"v0=[0-9a-f]{64}")
TIMESTAMP_HEADER = "x-slack-request-timestamp"
SIGNATURE_HEADER = "x-slack-signature"
RETRY_HEADER, RETRY_REASON_HEADER = "x-slack-retry-num", "x-slack-retry-reason"
HEADERS = ("content-type", TIMESTAMP_HEADER, SIGNATURE_HEADER, RETRY_HEADER, RETRY_REASON_HEADER)
"""The only ones that go on to Bolt, which fails on any header that is not text."""


class RefusedError(Exception):
    """A request that is not answered: the HTTP status, why, and the word that it is counted under."""

    def __init__(self, status: int, why: str, outcome: str) -> None:
        super().__init__(why)
        self.status = status
        self.why = why
        self.outcome = outcome


@dataclass(slots=True)
class Unread:
    """What was not read to its end yet, from whomever it comes: how many bodies, and how many bytes of them are held."""

    bodies: int = 0
    held: int = 0


async def trusted(request: Request, verifier: SignatureVerifier, unread: Unread) -> AsyncBoltRequest:
    """Return the request for Bolt.

    Raises RefusedError with 401 for anything but a fresh signature of Slack's, 413 for more than 256 KB, 408 for a body
    that does not arrive, 400 for one that cannot be read, and 503 when too much is `unread`.
    """
    unread.bodies += 1
    try:
        if unread.bodies > MOST_UNREAD:
            raise RefusedError(503, BUSY, OVERLOADED)
        body = await _body(request, unread)
    finally:
        unread.bodies -= 1
    headers = {name: value for name in HEADERS if (value := request.headers.get(name)) and value.isascii()}
    timestamp, signature = headers.get(TIMESTAMP_HEADER, ""), headers.get(SIGNATURE_HEADER, "")
    if not TIMESTAMP.fullmatch(timestamp) or not SIGNATURE.fullmatch(signature):
        raise RefusedError(401, UNSIGNED, BAD_SIGNATURE)
    try:
        text = body.decode()
        if not verifier.is_valid(text, timestamp, signature):
            raise RefusedError(401, UNSIGNED, BAD_SIGNATURE)
        told = AsyncBoltRequest(body=text, headers=dict(headers))
    except (ValueError, TypeError, AttributeError, RecursionError):
        # Whatever Bolt makes of a body that is no JSON object, no form, or no text.
        raise RefusedError(400, UNREADABLE, BAD_REQUEST) from None
    if not told.body:
        raise RefusedError(400, UNREADABLE, BAD_REQUEST)
    return told


async def _body(request: Request, unread: Unread) -> bytes:
    body, size = bytearray(), 0
    try:
        async with asyncio.timeout(READ_SECONDS):
            async for chunk in request.stream():
                size += len(chunk)
                if size <= LARGEST_BODY:
                    body += chunk
                    unread.held += len(chunk)
                    if size > SMALL_BODY and unread.held > MOST_HELD:
                        raise RefusedError(503, BUSY, OVERLOADED)
                elif size > LARGEST_DISCARDED:
                    break
    except TimeoutError:
        raise RefusedError(408, "the body did not arrive", "timeout") from None
    except ClientDisconnect:
        raise RefusedError(400, "the body broke off", BAD_REQUEST) from None
    finally:
        unread.held -= len(body)
    if size > LARGEST_BODY:
        raise RefusedError(413, "larger than anything Slack sends", "too_large")
    return bytes(body)
