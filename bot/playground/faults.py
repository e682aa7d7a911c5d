"""Faults of the Web API, to be met once or several times: what a real network and a busy Slack do to an app."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

from aiohttp import web

ANY_METHOD = "*"
RATE_LIMITED = 429
SERVER_ERRORS = (500, 599)
BUSY_PAGE = "<h1>Service Unavailable</h1>"

Do: TypeAlias = Callable[[], Awaitable[web.Response]]
"""Does the call and returns its answer."""


class Fault(Protocol):
    """Something that goes wrong with one call."""

    async def meet(self, request: web.Request, do: Do) -> web.Response:
        """Answer the call, done or not."""


@dataclass(frozen=True, slots=True)
class RateLimited:
    """HTTP 429; `retry_after` is in whole seconds."""

    retry_after: int = 1

    async def meet(self, _request: web.Request, _do: Do) -> web.Response:
        """Refuse the call and say when to come back."""
        headers = {"Retry-After": str(self.retry_after)}
        return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)


@dataclass(frozen=True, slots=True)
class ServerError:
    """A status of 500 or more with a page instead of JSON, as load balancers answer."""

    status: int = 503

    async def meet(self, _request: web.Request, _do: Do) -> web.Response:
        """Answer with the status; the call is not done."""
        return web.Response(status=self.status, text=BUSY_PAGE, content_type="text/html")


@dataclass(frozen=True, slots=True)
class Refused:
    """`ok: false` with this error; methods say so with status 200, response URLs with its name alone and 404."""

    error: str = "fatal_error"
    status: int = 200

    async def meet(self, _request: web.Request, _do: Do) -> web.Response:
        """Refuse the call."""
        return web.json_response({"ok": False, "error": self.error}, status=self.status)


@dataclass(frozen=True, slots=True)
class Closed:
    """The connection breaks: before the call is done, or with `done` after it, so that the app cannot tell."""

    done: bool = False

    async def meet(self, request: web.Request, do: Do) -> web.Response:
        """Break the connection; what is returned does not arrive."""
        answer = await do() if self.done else web.Response(status=500)
        if request.transport is not None:
            request.transport.abort()
        return answer


@dataclass(frozen=True, slots=True)
class Slow:
    """The call is done at once and answered after so many seconds."""

    seconds: float

    async def meet(self, _request: web.Request, do: Do) -> web.Response:
        """Do the call and wait."""
        answer = await do()
        await asyncio.sleep(self.seconds)
        return answer


@dataclass(frozen=True, slots=True)
class Late:
    """The call is done and answered after so many seconds."""

    seconds: float

    async def meet(self, _request: web.Request, do: Do) -> web.Response:
        """Wait, then do the call."""
        await asyncio.sleep(self.seconds)
        return await do()


@dataclass(frozen=True, slots=True)
class Held:
    """The call waits, undone or with `done` only unanswered, until it is released; `reached` is set when it waits."""

    reached: asyncio.Event = field(default_factory=asyncio.Event)
    released: asyncio.Event = field(default_factory=asyncio.Event)
    done: bool = False

    async def meet(self, _request: web.Request, do: Do) -> web.Response:
        """Wait for the release before the call is done, or answered."""
        answer = await do() if self.done else None
        self.reached.set()
        await self.released.wait()
        return answer or await do()


def fault_of(what: str) -> Fault:
    """Return the fault that a word of the command line means: an HTTP status, `closed`, or an error code of Slack.

    Raise ValueError for a status that is none of a failure.
    """
    if what == "closed":
        return Closed()
    if not what.isdigit():
        return Refused(what)
    if what == str(RATE_LIMITED):
        return RateLimited()
    if SERVER_ERRORS[0] <= int(what) <= SERVER_ERRORS[1]:
        return ServerError(int(what))
    raise ValueError(f"{what} is no status of a failure; use 429, 500 to 599, closed, or an error code of Slack")


class Faults:
    """The faults to come, by method; `*` stands for any method that has none of its own.

    `usual` is what every other call meets.
    """

    def __init__(self) -> None:
        self._waiting: dict[str, deque[Fault]] = defaultdict(deque)
        self.usual: Fault | None = None

    def add(self, method: str, fault: Fault, times: int = 1) -> None:
        """Have the next `times` calls of a method meet a fault, after those added before."""
        self._waiting[method].extend([fault] * times)

    def take(self, method: str) -> Fault | None:
        """Return the fault that the next call of a method meets; it is used up."""
        for name in (method, ANY_METHOD):
            if self._waiting[name]:
                return self._waiting[name].popleft()
        return self.usual

    def clear(self) -> None:
        """Let everything go well from now on."""
        self._waiting.clear()
        self.usual = None
