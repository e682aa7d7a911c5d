"""Questions that went to the experts, and the answers that came back, which editors make entries of."""

from dataclasses import dataclass
from typing import Protocol

from bot.domain.people import Asker
from bot.domain.place import Place


@dataclass(frozen=True, slots=True)
class ExpertQuestion:
    """A question for the experts, as the asker sent it there; the text is empty once it is answered.

    `ref` is that of the message which could not answer it. Without `channel` and `thread` the asker alone saw that.
    `posted` is the message of the experts' channel that holds it, empty while that is not known.
    """

    asker: Asker
    text: str
    ref: str
    channel: str = ""
    thread: str = ""
    answered: bool = False
    posted: str = ""

    def stands_in(self, ts: str) -> bool:
        """Say whether it is what a message of the experts' channel asks: numbers of forgotten questions are used again."""
        return self.posted in ("", ts)

    @property
    def place(self) -> Place:
        """Return where the answer goes: into the thread of the question, or to the asker alone."""
        return Place(self.asker.team, self.channel or self.asker.user, self.thread)


@dataclass(frozen=True, slots=True)
class Draft:
    """A question, redacted, with what an expert answered, and when, in seconds since the epoch."""

    id: int
    question: str
    answer: str
    at: float


class Experts(Protocol):
    """What was asked of experts. Every verb raises StoreAwayError while the store cannot be reached."""

    async def ask(self, question: ExpertQuestion, at: float) -> int | None:
        """Keep a question and return its number; None when the one of this `ref` is with the experts already.

        One that was kept minutes ago and of whose post nothing was noted never reached them.
        """

    async def is_asked(self, ref: str, at: float) -> bool:
        """Say whether the question with this reference is with the experts by then, or was answered by one."""

    async def posted(self, number: int, ts: str) -> None:
        """Note which message of the experts' channel holds a question."""

    async def uncertain(self, number: int) -> None:
        """Note that nobody knows whether a question was posted; it counts as asked."""

    async def refused(self, number: int, code: str) -> None:
        """Note that Slack did not take a question, with its word for that; it may then be asked again."""

    async def refusals(self, since: float) -> tuple[str, ...]:
        """Return Slack's words for not taking questions since then, one for each question, newest first."""

    async def question(self, number: int) -> ExpertQuestion | None:
        """Return a question; None when it is forgotten."""

    async def answer(self, number: int, question: str, answer: str, at: float) -> bool:
        """Keep question and answer as a draft, and forget the words of the asker; False when it was answered before."""

    async def open_posts(self, asker: Asker) -> tuple[str, ...]:
        """Return the messages (`ts`) of the experts' channel with questions of a person that nobody has answered."""

    async def drafts(self) -> tuple[Draft, ...]:
        """Return the drafts, oldest first."""

    async def dismiss(self, numbers: tuple[int, ...]) -> int:
        """Forget drafts; return how many there were."""
