"""When a call to Slack is made again: only when Slack cannot have acted on it yet, because a post has no undo."""

import asyncio
import random
from collections.abc import Mapping, Sequence
from typing import Any

from aiohttp import ClientConnectionResetError, ClientConnectorError, ConnectionTimeoutError
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.builtin_async_handlers import AsyncConnectionErrorRetryHandler
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState

MOST_RETRIES = 3
"""The same for all handlers, because the SDK counts the attempts of all of them together."""
LONGEST_WAIT = 30.0
"""Seconds that a `Retry-After` is followed at the most before the next attempt."""
UNAVAILABLE = 503
RATE_LIMITED = 429
BEFORE_SENDING: list[type[Exception]] = [ClientConnectorError, ConnectionTimeoutError, ClientConnectionResetError]
"""Raised while connecting, or on writing to a connection that is closing: nothing was handed over."""


class RateLimited(AsyncRetryHandler):
    """Waits as long as Slack asks, at most 30 seconds, before the next attempt."""

    async def _can_retry_async(self, *, response: HttpResponse | None = None, **_given: Any) -> bool:
        return response is not None and response.status_code == RATE_LIMITED

    async def prepare_for_next_attempt_async(
        self, *, state: RetryState, response: HttpResponse | None = None, **_given: Any
    ) -> None:
        """Wait for the time that Slack asked for, plus some so that callers do not return all at once."""
        state.next_attempt_requested = True
        await asyncio.sleep(asked_to_wait(response) + random.random() / 10)
        state.increment_current_attempt()


class Unavailable(AsyncRetryHandler):
    """Tries again when Slack says that it took nothing on; a plain server error may come after the post was made."""

    async def _can_retry_async(self, *, response: HttpResponse | None = None, **_given: Any) -> bool:
        return response is not None and response.status_code == UNAVAILABLE


def asked_to_wait(response: HttpResponse | None) -> float:
    """Return the seconds of a `Retry-After` header, from 0 to 30; one second when there is none to read."""
    asked = seconds_asked(response.headers) if response else None
    return 1.0 if asked is None else asked


def seconds_asked(headers: Mapping[str, str | Sequence[str]]) -> float | None:
    """Return the seconds of a `Retry-After` header, from 0 to 30; None when there is none to read."""
    given = {name.lower(): value for name, value in headers.items()}.get("retry-after") or ""
    try:
        asked = float(given if isinstance(given, str) else given[0])
    except ValueError:
        return None
    return min(max(asked, 0.0), LONGEST_WAIT)


def retry_handlers() -> list[AsyncRetryHandler]:
    """Return the handlers for the clients of the Slack SDK."""
    return [
        AsyncConnectionErrorRetryHandler(MOST_RETRIES, error_types=BEFORE_SENDING),
        RateLimited(MOST_RETRIES),
        Unavailable(MOST_RETRIES),
    ]
