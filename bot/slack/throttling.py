"""How many questions a person may ask in a minute: beyond it they are told once, and then not answered for a while."""

from collections import OrderedDict, deque
from collections.abc import Callable
from enum import Enum

MOST_QUESTIONS = 10
SECONDS = 60.0
MOST_PEOPLE = 20_000
"""People remembered at the same time; beyond it the one who has been quiet longest is forgotten."""


class Admission(Enum):
    """What becomes of a question."""

    ADMITTED = "admitted"
    TELL = "tell"
    """It is too much, and the person does not know yet."""
    IGNORE = "ignore"
    """It is too much, and the person was told."""


class Throttle:
    """Counts the questions of each person in the memory of one process; `clock` gives seconds."""

    def __init__(
        self,
        clock: Callable[[], float],
        most: int = MOST_QUESTIONS,
        seconds: float = SECONDS,
        people: int = MOST_PEOPLE,
    ) -> None:
        self._clock = clock
        self._most = most
        self._seconds = seconds
        self._people = people
        self._asked: OrderedDict[tuple[str, str], deque[float]] = OrderedDict()
        self._told: dict[tuple[str, str], float] = {}

    def admit(self, team: str, person: str) -> Admission:
        """Count a question of a person and say what becomes of it. One that is not admitted does not count."""
        now, who = self._clock(), (team, person)
        asked = self._lately(who, now)
        if len(asked) < self._most:
            asked.append(now)
            return Admission.ADMITTED
        if now - self._told.get(who, float("-inf")) < self._seconds:
            return Admission.IGNORE
        self._told[who] = now
        return Admission.TELL

    def _lately(self, who: tuple[str, str], now: float) -> deque[float]:
        """Return when the person asked within the time, and put them last among those who may be forgotten."""
        asked = self._asked.setdefault(who, deque())
        self._asked.move_to_end(who)
        while asked and now - asked[0] >= self._seconds:
            asked.popleft()
        if len(self._asked) > self._people:
            quietest, _ = self._asked.popitem(last=False)
            self._told.pop(quietest, None)
        return asked
