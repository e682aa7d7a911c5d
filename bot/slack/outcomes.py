"""What an answer of Slack's to a post means: taken, not yet taken, never taken, or nobody knows."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.domain.posting import Gone, NotTaken, Outcome, Posted, Refused, Uncertain
from bot.domain.store import StoreAwayError
from bot.slack.beginning import Begin, NotOursError
from bot.slack.identity import BAD_TOKENS
from bot.slack.retrying import BEFORE_SENDING, seconds_asked
from bot.slack.sending import error_code, places

OK, RATE_LIMITED = 200, 429
NOT_TAKEN_STATUS = frozenset({500, 502, 503})
"""An error of Slack's, or of what stands before it, without an answer of the method. 504 is none: it is a time-out."""
NOT_TAKEN = frozenset({"ratelimited", "rate_limited", "service_unavailable"})
UNSPEAKABLE = BAD_TOKENS | {"not_in_channel", "channel_not_found", "is_archived", "missing_scope", "no_permission"}
"""After these nothing else can be posted in that place either."""
UNREADABLE = "told_by_another_version"
"""Our own word for what we cannot post because we cannot read it."""
FIXES = {
    "not_in_channel": "invite the app to the channel",
    "channel_not_found": "the channel is gone, or the app was taken out of it",
    "is_archived": "the channel was archived after the question",
    UNREADABLE: "run the version of Certguide again that wrote it; its process takes it on",
}
OTHER_FIX = "see https://docs.slack.dev/reference/methods/chat.postMessage for what this means"

log = structlog.get_logger(__name__)


async def outcome_of(call: Awaitable[AsyncSlackResponse]) -> Outcome:
    """Make a post and return what came of it."""
    try:
        return Posted(str((await call).get("ts") or ""))
    except SlackApiError as error:
        return _refusal(error)
    except tuple(BEFORE_SENDING) as error:
        return NotTaken(error_code(error))
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        return Uncertain(error_code(error))


async def guarded(post: Callable[[Begin], Awaitable[Outcome | Gone]], begin: Begin) -> Outcome | Gone:
    """Make a post and return what came of it, also when we failed. Raises NotOursError and StoreAwayError."""
    begun = False

    async def beginning() -> bool:
        nonlocal begun
        begun = await begin()
        return begun

    try:
        return await post(beginning)
    except (NotOursError, StoreAwayError):
        raise
    except Exception as error:  # noqa: BLE001  the error boundary
        code = error_code(error)
        log.error("post_failed", error=code, at=places(error))  # noqa: TRY400  its text may quote somebody
        return Uncertain(code) if begun else Refused(code, speakable=True)


def _refusal(error: SlackApiError) -> Outcome:
    code, response = error_code(error), error.response
    # The SDK gives its own response, or that of aiohttp when it cannot read the body.
    status = getattr(response, "status_code", None) or getattr(response, "status", 0)
    if status == RATE_LIMITED or code in NOT_TAKEN:
        return NotTaken(code, seconds_asked(getattr(response, "headers", {})))
    if status in NOT_TAKEN_STATUS:
        return NotTaken(f"http_{status}")
    if status != OK or not _is_told(getattr(response, "data", None)):
        return Uncertain(f"http_{status}")
    return Refused(code, code not in UNSPEAKABLE)


def _is_told(data: Any) -> bool:
    return isinstance(data, Mapping) and "error" in data
