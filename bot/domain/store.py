"""What must outlive a restart, as the use cases see it: what was seen, what is being talked about, what is to be posted.

Times are seconds since the epoch, given by the caller. Every verb raises StoreAwayError while the store cannot be
reached, and has then done nothing that anybody was told of.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.domain.experts import Experts
from bot.domain.feedback import Feedback
from bot.domain.gaps import Gaps, Missed
from bot.domain.newcomers import Leads, Newcomers
from bot.domain.people import Asker, People
from bot.domain.place import Place, Topic
from bot.domain.reminders import Withdrawals
from bot.domain.reply import Context
from bot.domain.told import Told


class StoreAwayError(Exception):
    """The store cannot be reached, or takes too long; the text says which, without an address or a password."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What is to be posted where, in reply to the message `ts`; `event` is Slack's id of the event that told of it.

    `missed` is kept for editors along with it, and what answers the `asker` as their latest answer. `before` is what the
    thread was about before the message, `version` when the message was changed last, as Slack's `ts`, empty at first.
    `under` is the `ts` of our message in which something was pressed.
    """

    place: Place
    ts: str
    event: str
    told: Told
    missed: Missed | None = None
    asker: Asker | None = None
    before: Context = Context()
    version: str = ""
    under: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a message that was replied to: see `Outgoing`."""

    before: Context
    version: str


@dataclass(frozen=True, slots=True)
class Claimed:
    """Something to post that an owner has taken on, to begin before `until`.

    With `posted` it stands in Slack under this `ts` and is to be changed there, or to be taken away when `told` is None.
    `opens` says that nothing of ours stands in the thread yet. `attempts` were refused before, since `apology` or the
    start. With `apology` the person is told that it could not be posted. Without `readable` another version wrote what is
    told, and only that one can post it. `at` is when it was accepted.
    """

    id: int
    place: Place
    told: Told | None
    event: str
    attempts: int = 0
    apology: bool = False
    until: float = 0.0
    posted: str = ""
    opens: bool = False
    readable: bool = True
    at: float = 0.0


class End(StrEnum):
    """How something to post ends."""

    POSTED = "posted"
    REFUSED = "refused"
    UNCERTAIN = "uncertain"
    DROPPED = "dropped"
    """Its question was taken back before it was posted."""
    GONE = "gone"
    """It was posted, and is no longer there."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A word of Slack's for refusing posts, how often it was said, and when last."""

    code: str
    count: int
    last: float


class Memory(Protocol):
    """What was seen, and what conversations are about."""

    async def first_time(self, keys: tuple[str, ...], at: float) -> bool:
        """Remember these keys; return whether none of them was known before."""

    async def release(self, keys: tuple[str, ...]) -> None:
        """Forget these keys, because what they stand for did not get done."""

    async def recall(self, topic: Topic, at: float) -> Context:
        """Return what is being talked about, nothing when that is too long ago."""


class Outbox(Protocol):
    """What is to be posted, until it is."""

    async def is_accepted(self, place: Place, ts: str, event: str) -> bool:
        """Say whether this event, or this message of the channel, was accepted before."""

    async def accept(self, outgoing: Outgoing, context: Context, at: float) -> bool:
        """Keep something to post, and what its thread is then about, all or nothing.

        Return False, and keep nothing, when the same event or the same message was accepted before.
        """

    async def known(self, place: Place, ts: str) -> Known | None:
        """Return what is known of a message that was replied to; None when it was not, or too long ago."""

    async def change(self, outgoing: Outgoing, context: Context, at: float) -> bool:
        """Have the reply to a message say this, because the message was changed, whether it is posted or not yet.

        It is the first reply when there was none. Return False, and change nothing, when the same event was accepted
        before, its version is not newer than the last one, or message or reply are gone.
        """

    async def take_back(self, place: Place, ts: str, event: str, at: float) -> bool:
        """Have the reply to a message, and what was chosen below it, not posted or taken away: the message is gone.

        Return False when the same event was accepted before.
        """

    async def is_shared(self, place: Place, posted: str) -> bool:
        """Say whether other organisations see what we posted in a place; yes, when we no longer know."""

    async def claim(self, owner: str, at: float, until: float, most: int) -> tuple[Claimed, ...]:
        """Take on what is due and nobody's, or whose owner has let the time go by that it had to begin."""

    async def begin(self, claimed: Claimed, owner: str, until: float) -> bool:
        """Note that the post is being made now; return False when somebody, or this owner once more, took it on."""

    async def put_back(self, claimed: Claimed, due: float) -> None:
        """Have it, as it is given, posted later."""

    async def end(self, claimed: Claimed, end: End, at: float, note: str = "") -> None:
        """Note how it ended: the `ts` of the message that was posted, or Slack's word for refusing it."""

    async def end_lost(self, at: float) -> int:
        """End as uncertain what was begun and has not ended in time; return how many."""

    async def next_due(self) -> float | None:
        """Return when the next thing is due that nobody has taken on."""

    async def troubles(self, since: float) -> tuple[Trouble, ...]:
        """Return why Slack refused posts since then, the most frequent first."""


class Store(Protocol):
    """Everything that is kept."""

    @property
    def memory(self) -> Memory:
        """Return what was seen and what is being talked about."""

    @property
    def outbox(self) -> Outbox:
        """Return what is to be posted."""

    @property
    def feedback(self) -> Feedback:
        """Return what people think of answers, and what is withheld."""

    @property
    def people(self) -> People:
        """Return what is kept of people."""

    @property
    def gaps(self) -> Gaps:
        """Return what was not known."""

    @property
    def experts(self) -> Experts:
        """Return what was asked of experts."""

    @property
    def newcomers(self) -> Newcomers:
        """Return what is kept of people who plan."""

    @property
    def withdrawals(self) -> Withdrawals:
        """Return what is to be taken back from Slack."""

    @property
    def leads(self) -> Leads:
        """Return who sees the plans that people share."""

    async def check(self) -> None:
        """Return when the store answers."""

    async def forget(self, at: float) -> None:
        """Forget what has been kept long enough.

        What was seen is kept for a day, topics and what was posted for a week, everything else for as long as the
        settings say.
        """
