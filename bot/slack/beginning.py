"""Note that a post begins at the last moment at which nothing of it has left us: connected, and no word sent.

What a crash cuts off before that moment is posted by the next process; what it cuts off afterwards is uncertain.
"""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import aiohttp

Begin = Callable[[], Awaitable[bool]]
"""Notes that a post begins; says whether it still is ours to make."""

_BEGIN: ContextVar[Begin | None] = ContextVar("begin", default=None)


class NotOursError(Exception):
    """A post that somebody else has taken over; nothing of it was sent."""


@contextmanager
def beginning(begin: Begin) -> Iterator[None]:
    """Have the calls in the block note, once, that they begin. They raise NotOursError, and what `begin` raises."""
    begun = False

    async def once() -> bool:
        nonlocal begun
        begun = begun or await begin()
        return begun

    token = _BEGIN.set(once)
    try:
        yield
    finally:
        _BEGIN.reset(token)


def watching_connections() -> aiohttp.TraceConfig:
    """Return what a session needs to have its calls begin so."""
    told = aiohttp.TraceConfig()
    told.on_connection_create_end.append(_connected)
    told.on_connection_reuseconn.append(_connected)
    return told


async def _connected(*_: object) -> None:
    begin = _BEGIN.get()
    if begin and not await begin():
        raise NotOursError
