"""The plans of people: begun, looked at and changed, one change after the other however many come at once."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from bot.domain.knowledge import Knowledge
from bot.domain.newcomers import GapAtStep, Newcomer, Newcomers
from bot.domain.people import Asker
from bot.domain.plan import Aim, Plan, Planned, Refused, Standing, Why
from bot.domain.reminders import Rhythm
from bot.domain.store import StoreAwayError
from bot.service.planning import acting, renewing
from bot.service.planning.clock import day_in
from bot.service.planning.planner import Planner
from bot.service.steps import Ladder

ATTEMPTS = 5
"""Changes of the same plan at once that find their turn; more clicks than that are no person's."""
MOST_GAPS = 50
SIGN_SECONDS = 43_200.0
"""A sign of somebody is passed on once in this time, so that questions need no look into the store."""
MOST_SIGNED = 10_000

Act = Callable[[Plan, date], Planned]
Change = Callable[[Newcomer, date], Newcomer | Refused]


@dataclass(frozen=True, slots=True)
class Start:
    """With what somebody begins: an aim, when to be reminded, whether to share, and what is held since when."""

    aim: Aim
    rhythm: Rhythm = field(default_factory=Rhythm)
    shares: bool | None = None
    since: date | None = None


@dataclass(slots=True)
class Plans:
    """Plans with the knowledge in use. `clock` gives seconds since the epoch."""

    newcomers: Newcomers
    knowledge: Callable[[], Knowledge]
    clock: Callable[[], float]
    zone: str = "UTC"
    ring: Callable[[], None] = lambda: None
    _signed: dict[Asker, float] = field(default_factory=dict)
    _with: tuple[Knowledge, Planner, Ladder] | None = None

    async def look(self, asker: Asker) -> Newcomer:
        """Return what is kept of a person, their plan as the knowledge has it today."""
        newcomer = (await self.newcomers.get(asker)).newcomer
        return self._today(newcomer, self.today(newcomer))

    async def sign(self, asker: Asker) -> None:
        """Note that a person was there, if they plan."""
        now = self.clock()
        if self._signed.get(asker, float("-inf")) > now - SIGN_SECONDS:
            return
        await self.newcomers.sign(asker, now)
        if len(self._signed) >= MOST_SIGNED:
            self._signed.clear()
        self._signed[asker] = now

    async def begin(self, asker: Asker, start: Start) -> Newcomer | Refused:
        """Make a plan in place of the one there was."""

        def change(newcomer: Newcomer, _: date) -> Newcomer | Refused:
            aim = start.aim
            today = day_in(aim.zone, self.clock())
            made = self._planner.make(aim, today)
            if isinstance(made, Refused):
                return made
            known = {one.id: one for one in newcomer.held}
            new = {id_: renewing.held(self._ladder, id_, start.since) for id_ in aim.held if id_ not in known}
            shares = newcomer.shares if start.shares is None else start.shares
            held = (*newcomer.held, *new.values())
            return replace(newcomer, zone=aim.zone, plan=made, held=held, rhythm=start.rhythm, shares=shares, gaps=())

        return await self.change(asker, change)

    async def act(self, asker: Asker, act: Act) -> Newcomer | Refused:
        """Do something with the plan of a person as it is today."""

        def change(newcomer: Newcomer, today: date) -> Newcomer | Refused:
            if newcomer.plan is None:
                return Refused(Why.NO_PLAN)
            done = act(newcomer.plan, today)
            return done if isinstance(done, Refused) else replace(newcomer, plan=done)

        return await self.change(asker, change)

    async def passed(self, asker: Asker, day: date) -> Newcomer | Refused:
        """Note that the exam was passed on a day, and that the person now holds what it was for."""

        def change(newcomer: Newcomer, today: date) -> Newcomer | Refused:
            if newcomer.plan is None:
                return Refused(Why.NO_PLAN)
            done = acting.passed(newcomer.plan, day, today)
            if isinstance(done, Refused):
                return done
            got = renewing.held(self._ladder, done.aim.target, day)
            others = tuple(one for one in newcomer.held if one.id != got.id)
            return replace(newcomer, plan=done, held=(*others, got))

        return await self.change(asker, change)

    async def remind(self, asker: Asker, rhythm: Rhythm) -> Newcomer | Refused:
        """Remind a person as they want it from now on."""
        return await self.change(asker, lambda newcomer, _: replace(newcomer, rhythm=rhythm))

    async def share(self, asker: Asker, shares: bool) -> Newcomer | Refused:
        """Let the leads of a person see their plan, or no longer."""
        return await self.change(asker, lambda newcomer, _: replace(newcomer, shares=shares))

    async def note_gap(self, asker: Asker, text: str) -> None:
        """Note that a question found no answer while a step was open; worth less than the reply to it."""
        newcomer = (await self.newcomers.get(asker)).newcomer
        if newcomer.plan is None or newcomer.plan.standing is not Standing.RUNNING or not newcomer.plan.open:
            return
        words = " ".join(text.casefold().split())
        gap = GapAtStep(hashlib.sha256(words.encode()).hexdigest()[:16], newcomer.plan.open[0].key)
        await self.change(asker, lambda one, _: replace(one, gaps=(*one.gaps, gap)[-MOST_GAPS:]))

    async def change(self, asker: Asker, change: Change) -> Newcomer | Refused:
        """Change what is kept of a person, again when somebody else did so meanwhile.

        Raises StoreAwayError, also when too many others did.
        """
        for _ in range(ATTEMPTS):
            kept = await self.newcomers.get(asker)
            today = self.today(kept.newcomer)
            changed = change(self._today(kept.newcomer, today), today)
            if isinstance(changed, Refused):
                return changed
            if await self.newcomers.keep(asker, changed, kept.version, self.clock()):
                self.ring()
                return changed
        raise StoreAwayError("a plan was changed too often at once")

    def today(self, newcomer: Newcomer) -> date:
        """Return the day that it is where somebody is."""
        return day_in(newcomer.zone, self.clock())

    def current(self, newcomer: Newcomer) -> Newcomer:
        """Return somebody with their plan as the knowledge has it today."""
        return self._today(newcomer, self.today(newcomer))

    def _today(self, newcomer: Newcomer, today: date) -> Newcomer:
        if newcomer.plan is None:
            return newcomer
        return replace(newcomer, plan=self._planner.current(acting.settled(newcomer.plan, today), today))

    @property
    def _planner(self) -> Planner:
        return self._now()[1]

    @property
    def _ladder(self) -> Ladder:
        return self._now()[2]

    def _now(self) -> tuple[Knowledge, Planner, Ladder]:
        known = self.knowledge()
        if self._with is None or self._with[0] is not known:
            self._with = (known, Planner(known), Ladder(known))
        return self._with
