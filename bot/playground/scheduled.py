"""Messages that wait for their time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count

from bot.playground.wire import Json


@dataclass(frozen=True, slots=True)
class Waiting:
    """A message of the app's, to be posted to a channel at a time in seconds since the epoch."""

    id: str
    channel: str
    post_at: int
    text: str
    blocks: tuple[Json, ...]


@dataclass(eq=False, slots=True)
class Schedule:
    """All that wait, by id."""

    waiting: dict[str, Waiting] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def add(self, channel: str, post_at: int, text: str, blocks: tuple[Json, ...]) -> Waiting:
        """Have a message wait."""
        added = Waiting(f"Q{next(self._numbers):010d}", channel, post_at, text, blocks)
        self.waiting[added.id] = added
        return added

    def take(self, when: Callable[[Waiting], bool]) -> tuple[Waiting, ...]:
        """Take out the messages of which something is so, the earliest first."""
        taken = sorted((one for one in self.waiting.values() if when(one)), key=lambda one: (one.post_at, one.id))
        for one in taken:
            del self.waiting[one.id]
        return tuple(taken)
