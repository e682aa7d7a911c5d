"""The endpoint of response URLs: posts, replaces or deletes on behalf of one command or click."""

import json

from aiohttp import web

from bot.playground.calls import Call
from bot.playground.faults import Refused
from bot.playground.posting import content, post
from bot.playground.refusal import RefusalError
from bot.playground.response_urls import ResponseUrl
from bot.playground.standin import StandIn
from bot.playground.wire import Json
from bot.playground.workspace import Message

CALL_NAME = "response_url"
"""The name under which uses are recorded among the calls, and faults are added."""
ACK_NAME = "ack"
"""The name under which messages in acknowledgements are recorded."""
IN_CHANNEL = "in_channel"


class ResponseApi:
    """Serves `/response/<id>`."""

    def __init__(self, site: StandIn) -> None:
        self._site = site

    async def serve(self, request: web.Request) -> web.Response:
        """Answer one use of a response_url and record it."""
        call = Call(CALL_NAME, self._site.clock())
        try:
            call.arguments = json.loads(await request.text())
        except json.JSONDecodeError:
            return web.Response(status=400, text="invalid_payload")
        self._site.calls.begin(call)
        fault = self._site.faults.take(CALL_NAME)

        async def do() -> web.Response:
            return self._done(call, request.match_info["id"])

        if fault is None:
            return await do()
        call.fault = type(fault).__name__
        if isinstance(fault, Refused):
            return web.Response(status=404, text=fault.error)
        return await fault.meet(request, do)

    def _done(self, call: Call, response_id: str) -> web.Response:
        try:
            respond(self._site, call, self._usable(response_id))
        except RefusalError as refusal:
            self._site.calls.end(call, refusal.answer)
            gone = refusal.error in ("expired_url", "used_url")
            return web.Response(status=404 if gone else 400, text=refusal.error)
        self._site.calls.end(call, {"ok": True})
        return web.Response(text="ok")

    def _usable(self, response_id: str) -> ResponseUrl:
        given = self._site.response_urls.given.get(response_id)
        if given is None:
            raise RefusalError("expired_url")
        if error := self._site.response_urls.refusal(given):
            raise RefusalError(error)
        given.uses += 1
        return given


def acknowledge(site: StandIn, given: ResponseUrl, body: object) -> None:
    """Post what the app put into its acknowledgement, if anything, as if by response_url; recorded as a call `ack`."""
    said = {"text": body} if isinstance(body, str) else body
    if not isinstance(said, dict) or not said.keys() & {"text", "blocks"}:
        return
    call = Call(ACK_NAME, site.clock(), said)
    site.calls.begin(call)
    try:
        respond(site, call, given)
    except RefusalError as refusal:
        site.calls.end(call, refusal.answer)
    else:
        site.calls.end(call, {"ok": True})


def respond(site: StandIn, call: Call, given: ResponseUrl) -> None:
    """Do what an answer to a command or click says: post (to the person alone by default), replace or delete."""
    original = site.workspace.find(given.channel, given.original) if given.original else None
    if call.arguments.get("delete_original"):
        _delete(site, original)
    elif call.arguments.get("replace_original") and original is not None:
        site.workspace.edit(original, *content(site, call), through=given.id)
    else:
        thread_ts = call.arguments.get("thread_ts") or given.thread_ts
        post(site, call, given.channel, thread_ts, visible_to=_reader(call.arguments, given), through=given.id)


def _delete(site: StandIn, original: Message | None) -> None:
    if original is None:
        raise RefusalError("message_not_found")
    site.workspace.delete(original)


def _reader(answer: Json, given: ResponseUrl) -> str | None:
    return None if answer.get("response_type") == IN_CHANNEL else given.person
