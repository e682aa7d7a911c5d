"""Questions that options were offered for: known for an hour, in the memory of this process alone, redacted."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from bot.domain.people import Asker

SECONDS = 3_600.0
MOST = 2_000
"""Questions known at the same time; beyond it the oldest is forgotten."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question, redacted, and who asked it; both empty when it is no longer known."""

    text: str = ""
    asker: Asker | None = None


class Lately:
    """Knows questions by their reference; `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float], seconds: float = SECONDS, most: int = MOST) -> None:
        self._clock = clock
        self._seconds = seconds
        self._most = most
        self._known: OrderedDict[str, tuple[float, Question]] = OrderedDict()

    def note(self, ref: str, question: Question) -> None:
        """Remember a question, and forget those that were remembered for long enough."""
        self._known.pop(ref, None)
        self._known[ref] = self._clock(), question
        while len(self._known) > self._most or self._is_over(next(iter(self._known.values()))[0]):
            self._known.popitem(last=False)

    def known(self, ref: str) -> Question:
        """Return the question with this reference, an empty one when it is not known any more."""
        at, question = self._known.get(ref, (float("-inf"), Question()))
        return Question() if self._is_over(at) else question

    def forget(self, asker: Asker) -> None:
        """Forget the questions of a person."""
        for ref in [ref for ref, (_, question) in self._known.items() if question.asker == asker]:
            del self._known[ref]

    def _is_over(self, at: float) -> bool:
        return self._clock() - at > self._seconds
