"""What is to be taken back from Slack, in a table: put there in the same step that ends a booking, so that nothing is lost."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.domain.reminders import Withdrawn
from bot.store.connecting import reading, transaction
from bot.store.tables import REMINDERS, WITHDRAWN

UNSURE_SECONDS = 300.0
"""After so long a call that was under way has reached Slack or never will; what nobody confirmed is looked for then."""


@dataclass(frozen=True, slots=True)
class SqlWithdrawals:
    """Withdrawals in a database."""

    engine: AsyncEngine

    async def add(self, at: float, told: str, id_: str, look: float) -> None:
        """Have a message taken back."""
        row = {"at": at, "digest": told, "scheduled": id_, "look": look}
        async with transaction(self.engine) as connection:
            await connection.execute(insert(WITHDRAWN).values(**row))

    async def due(self, now: float, most: int) -> tuple[Withdrawn, ...]:
        """Return what is to be taken back now."""
        query = select(WITHDRAWN).where(WITHDRAWN.c.look <= now).order_by(WITHDRAWN.c.look, WITHDRAWN.c.id)
        async with reading(self.engine) as connection:
            rows = (await connection.execute(query.limit(most))).all()
        return tuple(Withdrawn(row.id, row.at, row.digest, row.scheduled) for row in rows)

    async def later(self, number: int, look: float) -> None:
        """Have it taken back later."""
        async with transaction(self.engine) as connection:
            await connection.execute(update(WITHDRAWN).where(WITHDRAWN.c.id == number).values(look=look))

    async def drop(self, number: int) -> None:
        """Forget it."""
        async with transaction(self.engine) as connection:
            await connection.execute(delete(WITHDRAWN).where(WITHDRAWN.c.id == number))


async def withdraw(connection: AsyncConnection, which: ColumnElement[bool], now: float) -> None:
    """Have reminders that are still to come taken back instead of kept."""
    ahead = and_(which, REMINDERS.c.at > now)
    # The lock waits for whoever is noting an id right now, so that the id is not lost.
    rows = (await connection.execute(select(REMINDERS).where(ahead).with_for_update())).all()
    if rows:
        values = [
            {
                "at": row.at,
                "digest": row.digest,
                "scheduled": row.scheduled,
                "look": now if row.scheduled else now + UNSURE_SECONDS,
            }
            for row in rows
        ]
        await connection.execute(insert(WITHDRAWN), values)
        await connection.execute(delete(REMINDERS).where(ahead))
