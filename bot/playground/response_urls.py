"""Response URLs: five messages within half an hour in answer to a command or a click, without a token."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count

USES = 5
SECONDS = 30 * 60.0


@dataclass(eq=False, slots=True)
class ResponseUrl:
    """One response_url. `original` is the `ts` of the message that was clicked; None after a command."""

    id: str
    channel: str
    person: str
    at: float
    original: str | None = None
    thread_ts: str | None = None
    uses: int = 0


@dataclass(eq=False, slots=True)
class ResponseUrls:
    """The response URLs given out; `base` is the address before the id."""

    clock: Callable[[], float]
    base: str = ""
    given: dict[str, ResponseUrl] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def new(self, channel: str, person: str, original: str | None = None, thread_ts: str | None = None) -> ResponseUrl:
        """Give out a response_url for what a person just did."""
        given = ResponseUrl(f"R{next(self._numbers):010d}", channel, person, self.clock(), original, thread_ts)
        self.given[given.id] = given
        return given

    def address(self, given: ResponseUrl) -> str:
        """Return the URL itself."""
        return f"{self.base}{given.id}"

    def refusal(self, given: ResponseUrl) -> str | None:
        """Return why a response_url cannot be used any more; None when it can."""
        if self.clock() - given.at > SECONDS:
            return "expired_url"
        return "used_url" if given.uses >= USES else None
