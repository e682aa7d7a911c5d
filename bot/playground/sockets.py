"""Socket Mode, Slack's side: connections that apps open, envelopes sent through them, and their acknowledgements."""

import asyncio
import contextlib
import json
from dataclasses import dataclass, field
from itertools import count
from typing import TypeAlias

from aiohttp import WSMsgType, web

from bot.playground.changes import PATIENCE, Changes
from bot.playground.wire import Json

MOST_CONNECTIONS = 10
HEARTBEAT_SECONDS = 10.0
"""How often the server pings; a connection without a pong is closed."""

Ack: TypeAlias = "asyncio.Future[Json]"


@dataclass(eq=False, slots=True)
class Connection:
    """One open WebSocket; one that was told to leave gets no more envelopes."""

    socket: web.WebSocketResponse
    leaving: bool = False


@dataclass(eq=False)
class Sockets:
    """All connections of the app. `base` is the WebSocket address before the ticket."""

    changes: Changes
    app_id: str
    base: str = ""
    connections: list[Connection] = field(default_factory=list)
    _tickets: set[str] = field(default_factory=set)
    _acks: dict[str, Ack] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._numbers = count(1)

    def new_address(self) -> str:
        """Return the address of a connection to come; it can be opened once."""
        ticket = f"ticket-{next(self._numbers)}"
        self._tickets.add(ticket)
        return f"{self.base}?ticket={ticket}&app_id={self.app_id}"

    @property
    def full(self) -> bool:
        """Say whether the app has as many connections as Slack allows."""
        return len(self.connections) >= MOST_CONNECTIONS

    @property
    def current(self) -> Connection | None:
        """Return the connection that envelopes go to."""
        return next((connection for connection in reversed(self.connections) if not connection.leaving), None)

    async def accept(self, request: web.Request) -> web.StreamResponse:
        """Serve one connection until it closes."""
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            return web.Response(status=401, text="invalid_ticket")
        self._tickets.remove(ticket)
        socket = web.WebSocketResponse(heartbeat=HEARTBEAT_SECONDS)
        await socket.prepare(request)
        connection = Connection(socket)
        self.connections.append(connection)
        try:
            await socket.send_json(self._hello())
            self.changes.ring()
            await self._listen(socket)
        finally:
            self.connections.remove(connection)
            self.changes.ring()
        return socket

    async def send(self, envelope: Json, within: float) -> Json | None:
        """Send an envelope and return its acknowledgement; None when there is none within so many seconds."""
        envelope_id = f"envelope-{next(self._numbers)}"
        ack: Ack = asyncio.get_running_loop().create_future()
        self._acks[envelope_id] = ack
        try:
            async with asyncio.timeout(within):
                connection = await self.connected(within)
                await connection.socket.send_json({"envelope_id": envelope_id, **envelope})
                return await ack
        except (TimeoutError, ConnectionError):
            return None
        finally:
            del self._acks[envelope_id]

    async def connected(self, within: float = PATIENCE) -> Connection:
        """Wait for the app to connect and return its connection; raise TimeoutError when it does not."""
        return await self.changes.until(lambda: self.current, "a Socket Mode connection", within)

    async def ask_to_leave(self, reason: str = "refresh_requested") -> None:
        """Tell the current connection to leave, as Slack does with `warning` or `refresh_requested`."""
        if (connection := self.current) is not None:
            connection.leaving = True
            await connection.socket.send_json(
                {"type": "disconnect", "reason": reason, "debug_info": {"host": "playground"}}
            )

    async def close(self) -> None:
        """Close every connection."""
        for connection in tuple(self.connections):
            connection.leaving = True
            with contextlib.suppress(ConnectionError):
                await connection.socket.close()

    async def _listen(self, socket: web.WebSocketResponse) -> None:
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                answer = json.loads(message.data)
                ack = self._acks.get(answer.get("envelope_id", ""))
                if ack is not None and not ack.done():
                    ack.set_result(answer)

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self.connections),
            "connection_info": {"app_id": self.app_id},
            "debug_info": {"host": "playground", "approximate_connection_time": 18060},
        }
