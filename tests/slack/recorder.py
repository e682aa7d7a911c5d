"""A recorder of what is sent to Slack, over real HTTP: the Web API, `response_url`s and the WebSocket of Socket Mode."""

import asyncio
import json
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

TEAM = "T1"
BOT_USER = "UBOT"
BOT_ID = "BBOT"
BOT_TOKEN = "xoxb-1-bot"
APP_TOKEN = "xapp-1-app"
PATIENCE = 10.0
SCOPES = "app_mentions:read,assistant:write,chat:write,commands,im:history"


@dataclass(frozen=True, slots=True)
class Call:
    """A call of a Web API method, or with method `response_url` a message through one."""

    method: str
    arguments: dict[str, Any]
    token: str


@dataclass(frozen=True, slots=True)
class Fault:
    """An answer other than Slack's usual one; status 0 drops the connection."""

    status: int = 200
    error: str | None = None
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Recorder:
    """What was sent, and what goes wrong next."""

    url: str = ""
    calls: list[Call] = field(default_factory=list)
    faults: dict[str, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))
    envelopes: asyncio.Queue[dict[str, Any]] = field(default_factory=asyncio.Queue)
    connections: asyncio.Queue[web.WebSocketResponse] = field(default_factory=asyncio.Queue)
    tickets: set[str] = field(default_factory=set)
    hold: asyncio.Event = field(default_factory=asyncio.Event)
    held: asyncio.Event = field(default_factory=asyncio.Event)
    called: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def api_url(self) -> str:
        """Return the base address of the Web API."""
        return f"{self.url}/api/"

    @property
    def posts(self) -> list[dict[str, Any]]:
        """Return the arguments of every message posted."""
        return self.sent("chat.postMessage")

    @property
    def responses(self) -> list[dict[str, Any]]:
        """Return every message sent through a response_url."""
        return self.sent("response_url")

    def sent(self, method: str) -> list[dict[str, Any]]:
        """Return the arguments of every call of a method."""
        return [call.arguments for call in self.calls if call.method == method]

    def fail(self, method: str, *faults: Fault) -> None:
        """Answer the next calls of a method with these faults."""
        self.faults[method].extend(faults)

    async def until(self, method: str, count: int = 1) -> None:
        """Wait until a method was called that often."""
        async with asyncio.timeout(PATIENCE):
            while len(self.sent(method)) < count:
                self.called.clear()
                await self.called.wait()

    def response_url(self) -> str:
        """Return an address for messages to one person."""
        return f"{self.url}/response/1"


@asynccontextmanager
async def recording() -> AsyncIterator[Recorder]:
    """Listen on a free port of this machine; messages are held back while `hold` is cleared."""
    recorder = Recorder()
    recorder.hold.set()
    app = web.Application()
    app.add_routes(_routes(recorder))
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    recorder.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield recorder
    finally:
        await runner.cleanup()


def _routes(recorder: Recorder) -> Iterable[web.RouteDef]:
    async def call_method(request: web.Request) -> web.StreamResponse:
        return await _answer(recorder, request, request.match_info["method"])

    async def respond(request: web.Request) -> web.StreamResponse:
        return await _answer(recorder, request, "response_url")

    async def socket(request: web.Request) -> web.StreamResponse:
        return await _socket(recorder, request)

    return [web.route("*", "/api/{method}", call_method), web.post("/response/1", respond), web.get("/link", socket)]


async def _answer(recorder: Recorder, request: web.Request, method: str) -> web.StreamResponse:
    arguments = {**request.query, **(await request.json() if request.content_type == "application/json" else {})}
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    recorder.calls.append(Call(method, arguments, token))
    recorder.called.set()
    if method in {"chat.postMessage", "response_url"}:
        recorder.held.set()
        await recorder.hold.wait()
    faults = recorder.faults[method]
    fault = faults.popleft() if faults else Fault()
    if fault.status == 0 and request.transport:
        request.transport.abort()
    if method == "response_url":
        return web.Response(status=fault.status, text=fault.error or "ok", headers=fault.headers)
    answer = {"ok": fault.error is None, **({"error": fault.error} if fault.error else _usual(recorder, method))}
    return web.json_response(answer, status=fault.status or 200, headers={"x-oauth-scopes": SCOPES, **fault.headers})


def _usual(recorder: Recorder, method: str) -> dict[str, Any]:
    usual: dict[str, dict[str, Any]] = {
        "auth.test": {"team_id": TEAM, "user_id": BOT_USER, "bot_id": BOT_ID, "team": "Team", "user": "certguide"},
        "chat.postMessage": {"channel": "C1", "ts": f"{len(recorder.calls)}.0001"},
        "apps.connections.open": {"url": f"{recorder.url.replace('http', 'ws')}/link?ticket=t{len(recorder.calls)}"},
    }
    return usual.get(method, {})


async def _socket(recorder: Recorder, request: web.Request) -> web.StreamResponse:
    ticket, faults = request.query["ticket"], recorder.faults["link"]
    if ticket in recorder.tickets or faults:
        recorder.tickets.add(ticket)
        return web.Response(status=faults.popleft().status if faults else 403)
    recorder.tickets.add(ticket)
    socket = web.WebSocketResponse()
    await socket.prepare(request)
    await socket.send_str(json.dumps({"type": "hello"}))
    recorder.connections.put_nowait(socket)
    async for message in socket:
        if message.type is WSMsgType.TEXT:
            recorder.envelopes.put_nowait(json.loads(message.data))
    return socket
