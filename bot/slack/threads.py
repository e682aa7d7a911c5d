"""What each thread is about, so that a follow-up can leave out its subject."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from bot.domain.reply import Context
from bot.slack.recent import Recent

THREAD_SECONDS = 7 * 24 * 60 * 60.0
DIRECT_SECONDS = 15 * 60.0
"""How long a direct message outside any thread follows up on the one before."""
MOST = 10_000


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reply goes: the thread under the message `thread`, in a channel of a workspace.

    `fresh` says that the message is not in a thread yet, `direct` that the channel is a direct message, and `shared`
    that other organisations see it too.
    """

    team: str
    channel: str
    thread: str
    fresh: bool = False
    direct: bool = False
    shared: bool = False


class Threads(Protocol):
    """Remembers what threads are about; never the words of a person."""

    async def recall(self, place: Place) -> Context:
        """Return what the thread is about so far."""

    async def remember(self, place: Place, context: Context) -> None:
        """Note what the thread is about now."""


class ThreadsLately:
    """Remembers what threads are about in the memory of one process."""

    def __init__(self, clock: Callable[[], float], most: int = MOST) -> None:
        self._threads: Recent[tuple[str, str, str], Context] = Recent(clock, THREAD_SECONDS, most)
        self._direct: Recent[tuple[str, str], Context] = Recent(clock, DIRECT_SECONDS, most)

    async def recall(self, place: Place) -> Context:
        """Return what the thread is about; for a direct message outside any thread, what the last one was about."""
        if place.fresh and place.direct:
            return self._direct.get((place.team, place.channel)) or Context()
        return self._threads.get((place.team, place.channel, place.thread)) or Context()

    async def remember(self, place: Place, context: Context) -> None:
        """Note what the thread, and with it a direct conversation, is about now."""
        self._threads.put((place.team, place.channel, place.thread), context)
        if place.direct:
            self._direct.put((place.team, place.channel), context)
