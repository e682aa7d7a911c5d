"""Deliver what is in the outbox: take on what is due, post it, have noted what came of it; rest until more is due."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial

import structlog

from bot.domain.posting import Gone, Outcome
from bot.domain.store import Claimed, Store, StoreAwayError
from bot.slack.beginning import Begin, NotOursError
from bot.slack.noting import AWAY_SECONDS, POST_SECONDS, Noting
from bot.slack.outcomes import guarded
from bot.slack.sending import error_code, places

MOST_AT_ONCE = 100
"""Posts under way at the same time."""
BEGIN_SECONDS = 12.0
"""How long a claim lasts, a little longer than connecting may take: what was not begun by then is taken over."""
LOOK_SECONDS = 5.0
"""How often we look for what another process left behind."""
TIDY_SECONDS = 600.0
log = structlog.get_logger(__name__)

Post = Callable[[Claimed, Begin], Awaitable[Outcome | Gone]]


@dataclass(slots=True)
class Delivering:
    """Delivers as one owner among others. `clock` gives seconds since the epoch."""

    store: Store
    post: Post
    clock: Callable[[], float]
    count_uncertain: Callable[[int], None]
    owner: str = field(default_factory=lambda: secrets.token_hex(8))
    _noting: Noting = field(init=False)
    _rung: asyncio.Event = field(default_factory=asyncio.Event)
    _posting: set[asyncio.Task[None]] = field(default_factory=set)
    _until: float | None = None
    _looked: float = float("-inf")
    _tidied: float = float("-inf")
    _away: bool = False
    _failing: bool = False
    _task: asyncio.Task[None] | None = None

    def __post_init__(self) -> None:
        self._noting = Noting(self.store.outbox, self.clock, self.count_uncertain, self.ring)

    def ring(self) -> None:
        """Look at once, because something was accepted."""
        self._rung.set()

    @asynccontextmanager
    async def running(self, seconds: Callable[[], float]) -> AsyncIterator[None]:
        """Deliver within the block; afterwards for as long as something is due, at most so many seconds."""
        self._task = asyncio.create_task(self._run())
        try:
            yield
        finally:
            self._until = self.clock() + seconds()
            self.ring()
            await self._task

    async def is_working(self) -> bool:
        """Say whether what is due is being delivered, as far as that depends on us."""
        return self._task is not None and not self._task.done() and not self._failing

    async def deliver_due(self) -> float | None:
        """Begin to post what is due; return when the next thing is due."""
        now = self.clock()
        free = MOST_AT_ONCE - len(self._posting)
        for claimed in await self.store.outbox.claim(self.owner, now, now + BEGIN_SECONDS, free) if free else ():
            task = asyncio.create_task(self._deliver(claimed))
            self._posting.add(task)
            task.add_done_callback(self._done)
        return await self.store.outbox.next_due()

    async def idle(self) -> None:
        """Wait until nothing is being posted."""
        while self._posting:
            await asyncio.wait(self._posting)

    async def _run(self) -> None:
        while True:
            self._rung.clear()
            due = await self._round()
            if self._until is not None and self._is_over(self._until, due):
                log.info("delivery_stopped", posting=len(self._posting), waiting=due is not None)
                return
            await self._rest(due)

    async def _round(self) -> float | None:
        """Deliver and tidy; return when something is due again, soon when that failed: one thing must not end it all."""
        try:
            due = await self.deliver_due()
            await self._tidy()
        except StoreAwayError as error:
            self._note_store(error)
        except Exception as error:  # noqa: BLE001  the error boundary
            self._failing = True
            log.error("delivery_failed", error=error_code(error), at=places(error))  # noqa: TRY400  its text may quote somebody
        else:
            self._note_store(None)
            self._failing = False
            return due
        return self.clock() + AWAY_SECONDS

    def _is_over(self, until: float, due: float | None) -> bool:
        """Say whether all is done, or the time is up; a ring since we last looked means that there may be more."""
        done = not self._posting and not self._rung.is_set() and (due is None or due >= until)
        return done or self.clock() >= until

    async def _rest(self, due: float | None) -> None:
        """Wait for a ring, but no longer than until something is due."""
        now = self.clock()
        ends = [now + LOOK_SECONDS, *([due] if due and len(self._posting) < MOST_AT_ONCE else [])]
        ends += [self._until] if self._until is not None else []
        try:
            async with asyncio.timeout(max(min(ends) - now, 0.01)):
                await self._rung.wait()
        except TimeoutError:
            pass

    def _done(self, task: asyncio.Task[None]) -> None:
        self._posting.discard(task)
        if self._until is not None or len(self._posting) == MOST_AT_ONCE - 1:
            # Nothing else is waited for: looking costs more than a post.
            self.ring()

    async def _deliver(self, claimed: Claimed) -> None:
        ids = {"event_id": claimed.event, "channel": claimed.place.channel, "status": _status(claimed)}
        with structlog.contextvars.bound_contextvars(**ids):
            if not claimed.readable:
                await self._noting.unreadable(claimed)
                return
            try:
                outcome = await guarded(partial(self.post, claimed), lambda: self._begin(claimed))
            except (NotOursError, StoreAwayError):
                # The claim ends by itself, and what was not begun is taken up again.
                return
            await self._noting.outcome(claimed, outcome)

    async def _begin(self, claimed: Claimed) -> bool:
        return await self.store.outbox.begin(claimed, self.owner, self.clock() + POST_SECONDS)

    async def _tidy(self) -> None:
        now = self.clock()
        if now - self._looked < LOOK_SECONDS:
            return
        self._looked = now
        if lost := await self.store.outbox.end_lost(now):
            self.count_uncertain(lost)
            log.error("posts_uncertain", count=lost)
        if now - self._tidied > TIDY_SECONDS:
            self._tidied = now
            await self.store.forget(now)

    def _note_store(self, error: StoreAwayError | None) -> None:
        was_away, self._away = self._away, error is not None
        if error and not was_away:
            log.error("store_away", error=str(error))
        elif was_away and not error:
            log.info("store_back")


def _status(claimed: Claimed) -> str:
    return claimed.told.status.value if claimed.told else "taken back"
