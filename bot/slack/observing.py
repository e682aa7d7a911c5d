"""What calls to Slack come to: counted and timed by method, and whether Slack still knows our token."""

import json
import re
import time
from types import SimpleNamespace

import aiohttp
import structlog

from bot.metrics import Metrics
from bot.slack.identity import BAD_TOKENS

OK_STATUS, RATE_LIMITED_STATUS = 200, 429
OK, RATE_LIMITED, UNREADABLE = "ok", "ratelimited", "unreadable"
METHOD = re.compile(r"/api/([A-Za-z]+(?:\.[A-Za-z]+)+)$")
RESPONSE_URL = "response_url"
OTHER_TOKEN = frozenset({RESPONSE_URL, "apps.connections.open"})
"""Calls that say nothing about the bot's token."""
WORD = re.compile(r"[a-z_]{1,60}")
TOKEN_FIX = "install the app again, set SLACK_BOT_TOKEN to its new token, and restart"

log = structlog.get_logger(__name__)


class Observing:
    """Watches one session. `authorized` turns false when Slack refuses our token, and true when it takes it again."""

    def __init__(self, metrics: Metrics) -> None:
        self.authorized = True
        self._metrics = metrics

    async def is_authorized(self) -> bool:
        """Say whether Slack took our token when we last called it."""
        return self.authorized

    def note_gone(self) -> None:
        """Note that Slack has told us that our token is withdrawn."""
        self.authorized = False

    def tracing(self) -> aiohttp.TraceConfig:
        """Return what the session needs to tell us of every exchange, attempts that are made again included."""
        told = aiohttp.TraceConfig()
        told.on_request_start.append(self._begin)
        told.on_request_end.append(self._head)
        told.on_response_chunk_received.append(self._body)
        told.on_request_exception.append(self._broken)
        return told

    async def _begin(self, _: object, call: SimpleNamespace, told: aiohttp.TraceRequestStartParams) -> None:
        call.began, call.method = time.perf_counter(), _method(told.url.path)

    async def _head(self, _: object, call: SimpleNamespace, told: aiohttp.TraceRequestEndParams) -> None:
        call.status = told.response.status
        self._metrics.api_seconds.labels(call.method).observe(time.perf_counter() - call.began)
        if call.status == RATE_LIMITED_STATUS:
            self._metrics.api_limited.labels(call.method).inc()
            self._count(call, RATE_LIMITED)
        elif call.status != OK_STATUS:
            self._count(call, f"http_{call.status}")

    async def _body(self, _: object, call: SimpleNamespace, told: aiohttp.TraceResponseChunkReceivedParams) -> None:
        if call.status != OK_STATUS:
            return
        result = OK if call.method == RESPONSE_URL else _result(told.chunk)
        self._count(call, result)
        if call.method not in OTHER_TOKEN:
            self._note_token(result)

    async def _broken(self, _: object, call: SimpleNamespace, told: aiohttp.TraceRequestExceptionParams) -> None:
        self._count(call, type(told.exception).__name__)

    def _note_token(self, result: str) -> None:
        if result in BAD_TOKENS and self.authorized:
            log.error("token_refused", error=result, fix=TOKEN_FIX)
        if result in BAD_TOKENS or result == OK:
            self.authorized = result == OK

    def _count(self, call: SimpleNamespace, result: str) -> None:
        self._metrics.api_calls.labels(call.method, result).inc()


def _method(path: str) -> str:
    found = METHOD.search(path)
    return found[1] if found else RESPONSE_URL


def _result(body: bytes) -> str:
    """Return `ok`, else Slack's word for what was wrong."""
    try:
        answer = json.loads(body)
    except ValueError:
        return UNREADABLE
    if not isinstance(answer, dict):
        return UNREADABLE
    word = answer.get("error")
    return OK if answer.get("ok") is True else word if isinstance(word, str) and WORD.fullmatch(word) else UNREADABLE
