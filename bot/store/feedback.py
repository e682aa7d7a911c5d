"""Votes and withheld entries, in tables."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import and_, case, delete, func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.domain.feedback import Tally, Value, Vote, Withheld
from bot.store.connecting import transaction
from bot.store.memory import insert
from bot.store.tables import VOTES, WITHHELD

MOST_REASONS = 500
"""What people wrote that is read at a time, the newest."""


@dataclass(frozen=True, slots=True)
class SqlFeedback:
    """Feedback in a database."""

    engine: AsyncEngine

    async def vote(self, vote: Vote, at: float) -> None:
        """Keep a vote, a row for each entry, in place of what the same person said of the same message before.

        The same vote without a reason, pressed once more, leaves the reason that was given. A message whose question was
        edited may tell other entries by now; what was said of those before goes.
        """
        message = {"team": vote.team, "channel": vote.channel, "ts": vote.ts, "person": vote.person}
        said = {"value": vote.value.value, "reason": vote.reason, "at": at}
        rows = [{**message, "entry": entry, **said} for entry in sorted(set(vote.entries))]
        if not rows:
            return
        before = and_(*(VOTES.c[name] == value for name, value in message.items()))
        async with transaction(self.engine) as connection:
            keeping = insert(connection, VOTES).values(rows)
            repeated = and_(VOTES.c.value == keeping.excluded.value, keeping.excluded.reason == "")
            reason = case((repeated, VOTES.c.reason), else_=keeping.excluded.reason)
            now = {**said, "reason": reason}
            await connection.execute(keeping.on_conflict_do_update(index_elements=[*message, "entry"], set_=now))
            await connection.execute(delete(VOTES).where(before, VOTES.c.entry.not_in(vote.entries)))

    async def tallies(self, since: float = 0.0) -> tuple[Tally, ...]:
        """Return the votes since then by entry, those that helped least first."""
        helpful, unhelpful = (func.sum(case((VOTES.c.value == value.value, 1), else_=0)) for value in Value)
        counting = select(VOTES.c.entry, helpful.label("helpful"), unhelpful.label("unhelpful")).group_by(VOTES.c.entry)
        lately = VOTES.c.at >= since
        written = select(VOTES.c.entry, VOTES.c.reason).where(VOTES.c.reason != "").order_by(VOTES.c.at.desc())
        async with transaction(self.engine) as connection:
            counted = (await connection.execute(counting.where(lately))).all()
            reasons = defaultdict(list)
            for row in await connection.execute(written.where(lately).limit(MOST_REASONS)):
                reasons[row.entry].append(row.reason)
        tallies = (Tally(row.entry, row.helpful, row.unhelpful, tuple(reasons[row.entry])) for row in counted)
        return tuple(sorted(tallies, key=lambda tally: (-tally.unhelpful, tally.helpful, tally.entry)))

    async def withhold(self, withheld: Withheld) -> None:
        """Keep that an entry is not to be told."""
        kept = {"fingerprint": withheld.fingerprint, "at": withheld.at}
        async with transaction(self.engine) as connection:
            keeping = insert(connection, WITHHELD).values(entry=withheld.entry, **kept)
            await connection.execute(keeping.on_conflict_do_update(index_elements=["entry"], set_=kept))

    async def restore(self, entry: str) -> None:
        """Have an entry told again."""
        async with transaction(self.engine) as connection:
            await connection.execute(delete(WITHHELD).where(WITHHELD.c.entry == entry))

    async def withheld(self) -> tuple[Withheld, ...]:
        """Return every entry that was marked as wrong, latest first."""
        query = select(*WITHHELD.c).order_by(WITHHELD.c.at.desc(), WITHHELD.c.entry)
        async with transaction(self.engine) as connection:
            rows = (await connection.execute(query)).all()
        return tuple(Withheld(row.entry, row.fingerprint, row.at) for row in rows)
