"""A record of every call the app made, for tests to read and a page to show."""

from dataclasses import dataclass, field

from bot.playground.changes import Changes
from bot.playground.wire import Json


@dataclass(eq=False, slots=True)
class Call:
    """One call of the Web API or of a response_url.

    `at` is when it came in, in seconds since the epoch. `answer` is None until it is answered. `fault` names what went
    wrong on purpose. `remarks` are what Slack accepts in silence and people suffer from. The token is never among the
    arguments.
    """

    method: str
    at: float
    arguments: Json = field(default_factory=dict)
    answer: Json | None = None
    fault: str | None = None
    remarks: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Say whether the call was done and answered well."""
        return self.answer is not None and self.answer.get("ok") is True


class Calls:
    """All calls, in the order they came in."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._all: list[Call] = []

    def begin(self, call: Call) -> None:
        """Note a call that came in."""
        self._all.append(call)
        self._changes.ring()

    def end(self, call: Call, answer: Json) -> None:
        """Note what a call was answered."""
        call.answer = answer
        self._changes.ring()

    def of(self, *methods: str) -> tuple[Call, ...]:
        """Return the calls of these methods; all calls without a name."""
        return tuple(call for call in self._all if not methods or call.method in methods)

    def take(self) -> tuple[Call, ...]:
        """Return all calls and forget them, so that a long run takes no more memory than a short one."""
        taken, self._all = tuple(self._all), []
        return taken

    def remarks(self) -> tuple[str, ...]:
        """Return every remark with its method, for a test to assert that there are none."""
        return tuple(f"{call.method}: {remark}" for call in self._all for remark in call.remarks)
