"""The Web API's endpoint: reads a call, checks token, scopes and arguments, lets faults happen, and answers."""

import json
from typing import Any

from aiohttp import web

from bot.playground.calls import Call
from bot.playground.methods import METHODS
from bot.playground.methods.method import Method
from bot.playground.refusal import RefusalError, invalid
from bot.playground.standin import StandIn
from bot.playground.wire import Json

JSON_ARGUMENTS = ("attachments", "blocks", "loading_messages", "metadata", "prompts", "view")
"""Arguments that travel as JSON within a form."""
UNREADABLE = {"blocks": "invalid_blocks_format"}
BEARER = "Bearer"
RATE_LIMITED = {"ok": False, "error": "ratelimited"}


class WebApi:
    """Serves `/api/<method>`."""

    def __init__(self, site: StandIn) -> None:
        self._site = site

    async def serve(self, request: web.Request) -> web.Response:
        """Answer one call and record it."""
        name = request.match_info["method"]
        call = Call(name, self._site.clock())
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        try:
            call.arguments = await _arguments(request)
        except RefusalError as refusal:
            return _answered(refusal.answer)
        token = call.arguments.pop("token", None) or (token if scheme == BEARER else "")
        self._site.calls.begin(call)
        fault = self._site.faults.take(name)

        async def do() -> web.Response:
            return self._done(call, str(token))

        if fault is None:
            return await do()
        call.fault = type(fault).__name__
        return await fault.meet(request, do)

    def _done(self, call: Call, token: str) -> web.Response:
        try:
            method = METHODS.get(call.method)
            if method is None:
                raise RefusalError("unknown_method", req_method=call.method)
            self._admit(method, token)
            _complete(method, call.arguments)
            if wait := self._wait(method, call):
                return self._limited(call, wait)
            answer = {"ok": True, **method.run(self._site, call)}
        except RefusalError as refusal:
            answer = refusal.answer
        self._site.calls.end(call, answer)
        granted = self._site.installation.scopes_of(token)
        return _answered(answer, {} if granted is None else {"x-oauth-scopes": ",".join(granted)})

    def _wait(self, method: Method, call: Call) -> int:
        """Return after how many seconds the call may be made again; 0 when it may be made now."""
        channel = str(call.arguments.get("channel") or "")
        return self._site.rates.wait(method.name, method.rate, channel, call.at) if method.rate else 0

    def _limited(self, call: Call, wait: int) -> web.Response:
        self._site.calls.end(call, RATE_LIMITED)
        return web.json_response(RATE_LIMITED, status=429, headers={"Retry-After": str(wait)})

    def _admit(self, method: Method, token: str) -> None:
        if not method.tokens:
            return
        if not token:
            raise RefusalError("not_authed")
        granted = self._site.installation.scopes_of(token)
        if granted is None:
            raise RefusalError("invalid_auth")
        if not token.startswith(method.tokens):
            raise RefusalError("not_allowed_token_type")
        if method.scopes and not set(method.scopes) & set(granted):
            raise RefusalError("missing_scope", needed=method.scopes[0], provided=",".join(granted))


async def _arguments(request: web.Request) -> Json:
    """Return the arguments of the query, the form or the JSON body."""
    given: Json = dict(request.query)
    if request.content_type == "application/json":
        try:
            body = await request.json()
        except json.JSONDecodeError:
            raise RefusalError("invalid_json") from None
        if not isinstance(body, dict):
            raise RefusalError("json_not_object")
        given |= body
    else:
        given |= dict(await request.post())
    return {name: _decoded(name, value) for name, value in given.items() if value is not None}


def _decoded(name: str, value: Any) -> Any:
    if name not in JSON_ARGUMENTS or not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        raise RefusalError(UNREADABLE.get(name, "invalid_arguments")) from None


def _complete(method: Method, arguments: Json) -> None:
    missing = [name for name in method.required if arguments.get(name) in (None, "")]
    if missing == ["channel"]:
        raise RefusalError("channel_not_found")
    if missing:
        raise invalid([f"[ERROR] missing required field: {name}" for name in missing])
    if not isinstance(arguments.get("blocks", []), list):
        raise RefusalError("invalid_blocks_format")


def _answered(answer: Json, headers: dict[str, str] | None = None) -> web.Response:
    return web.json_response(answer, headers=headers)
