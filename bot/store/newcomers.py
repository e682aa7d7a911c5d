"""People who plan, and their reminders, in tables."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, and_, case, delete, exists, func, or_, select, union_all, update
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.domain.newcomers import Kept, Newcomer
from bot.domain.people import Asker
from bot.domain.reminders import Reminder, Scheduled
from bot.store.connecting import reading, transaction
from bot.store.memory import insert
from bot.store.people import is_of
from bot.store.tables import LEADS, NEWCOMERS, REMINDERS, WITHDRAWN
from bot.store.withdrawals import withdraw

NEWCOMER: TypeAdapter[Newcomer] = TypeAdapter(Newcomer)
REMINDER: TypeAdapter[Reminder] = TypeAdapter(Reminder)
SIGN_SECONDS = 86_400.0
"""A sign of somebody is noted once in this time, so that questions need no write."""


@dataclass(frozen=True, slots=True)
class SqlNewcomers:
    """Newcomers in a database."""

    engine: AsyncEngine

    async def get(self, asker: Asker) -> Kept:
        """Return what is kept of a person."""
        query = select(NEWCOMERS.c.body, NEWCOMERS.c.version).where(is_of(NEWCOMERS, asker))
        async with reading(self.engine) as connection:
            row = (await connection.execute(query)).one_or_none()
        return Kept(NEWCOMER.validate_json(row.body), row.version) if row else Kept(Newcomer())

    async def keep(self, asker: Asker, newcomer: Newcomer, version: int, at: float) -> bool:
        """Keep this instead of that version, unless somebody else has kept another one meanwhile."""
        body = NEWCOMER.dump_json(newcomer).decode()
        values = {"version": version + 1, "shares": bool(newcomer.shares), "body": body, "at": at, "look": at}
        async with transaction(self.engine) as connection:
            if version:
                mine = and_(is_of(NEWCOMERS, asker), NEWCOMERS.c.version == version)
                return (await connection.execute(update(NEWCOMERS).where(mine).values(**values))).rowcount == 1
            row = {"team": asker.team, "person": asker.user, **values}
            making = insert(connection, NEWCOMERS).values(**row).on_conflict_do_nothing()
            return (await connection.execute(making)).rowcount == 1

    async def sign(self, asker: Asker, at: float) -> None:
        """Note that a person was there, unless that was noted lately."""
        stale = and_(is_of(NEWCOMERS, asker), NEWCOMERS.c.at < at - SIGN_SECONDS)
        async with reading(self.engine) as connection:
            needed = (await connection.execute(select(NEWCOMERS.c.at).where(stale))).first()
        if needed:
            async with transaction(self.engine) as connection:
                await connection.execute(update(NEWCOMERS).where(stale).values(at=at))

    async def sharing(self, team: str) -> tuple[tuple[Asker, Newcomer], ...]:
        """Return everybody of a workspace who shares their plan."""
        query = select(NEWCOMERS.c.team, NEWCOMERS.c.person, NEWCOMERS.c.body).where(NEWCOMERS.c.shares)
        query = query.order_by(NEWCOMERS.c.team, NEWCOMERS.c.person)
        async with reading(self.engine) as connection:
            rows = (await connection.execute(query.where(NEWCOMERS.c.team == team) if team else query)).all()
        # A thousand take a third of a second, in which others are to be answered.
        return await asyncio.to_thread(_read, rows)

    async def count_sharing(self, team: str) -> int:
        """Return how many people of a workspace share their plan."""
        query = select(func.count()).select_from(NEWCOMERS).where(NEWCOMERS.c.shares, NEWCOMERS.c.team == team)
        async with reading(self.engine) as connection:
            return int(await connection.scalar(query) or 0)

    async def silent(self, since: float, most: int) -> tuple[Asker, ...]:
        """Return people who were not there since then."""
        query = select(NEWCOMERS.c.team, NEWCOMERS.c.person).where(NEWCOMERS.c.at < since)
        async with reading(self.engine) as connection:
            rows = await connection.execute(query.order_by(NEWCOMERS.c.at).limit(most))
            return tuple(Asker(*row) for row in rows)

    async def forget(self, asker: Asker, at: float) -> None:
        """Delete the rows of a person who plans."""
        async with transaction(self.engine) as connection:
            await connection.execute(delete(NEWCOMERS).where(is_of(NEWCOMERS, asker)))
            await withdraw(connection, is_of(REMINDERS, asker), at)
            await connection.execute(delete(REMINDERS).where(is_of(REMINDERS, asker)))

    async def claim(self, owner: str, at: float, until: float, most: int) -> tuple[Asker, ...]:
        """Take on people whose reminders are to be looked at."""
        due = and_(NEWCOMERS.c.look <= at, or_(NEWCOMERS.c.lease.is_(None), NEWCOMERS.c.lease < at))
        first = select(NEWCOMERS.c.team, NEWCOMERS.c.person).where(due).order_by(NEWCOMERS.c.look).limit(most)
        async with transaction(self.engine) as connection:
            taken = [Asker(*row) for row in await connection.execute(first.with_for_update(skip_locked=True))]
            for asker in taken:
                mine = update(NEWCOMERS).where(is_of(NEWCOMERS, asker))
                await connection.execute(mine.values(owner=owner, lease=until))
        return tuple(taken)

    async def looked(self, asker: Asker, owner: str, version: int | None, again: float) -> None:
        """Let go of a person; what was kept meanwhile is looked at at once."""
        mine = _looked_at(asker, owner)
        seen = NEWCOMERS.c.version == version
        look = again if version is None else case((seen, again), else_=NEWCOMERS.c.look)
        async with transaction(self.engine) as connection:
            await connection.execute(update(NEWCOMERS).where(mine).values(look=look, owner=None, lease=None))

    async def reminders(self, asker: Asker) -> tuple[Scheduled, ...]:
        """Return the reminders of a person."""
        query = select(REMINDERS.c.body, REMINDERS.c.scheduled, REMINDERS.c.digest).where(is_of(REMINDERS, asker))
        async with reading(self.engine) as connection:
            rows = (await connection.execute(query.order_by(REMINDERS.c.at))).all()
        return tuple(Scheduled(REMINDER.validate_json(row.body), row.scheduled, row.digest) for row in rows)

    async def book(self, asker: Asker, reminder: Reminder, told: str, owner: str) -> bool:
        """Note that a reminder is about to be scheduled, by whom looks at the person."""
        row = {"team": asker.team, "person": asker.user, "at": reminder.at, "scheduled": "", "digest": told}
        body = REMINDER.dump_json(reminder).decode()
        mine = select(NEWCOMERS.c.person).where(_looked_at(asker, owner)).with_for_update()
        async with transaction(self.engine) as connection:
            if (await connection.execute(mine)).first() is None:
                return False
            making = insert(connection, REMINDERS).values(**row, body=body).on_conflict_do_nothing()
            return (await connection.execute(making)).rowcount == 1

    async def confirm(self, asker: Asker, at: float, id_: str, owner: str) -> bool:
        """Note the id of a reminder at Slack."""
        mine = and_(_booked(asker, at), exists().where(_looked_at(asker, owner)))
        async with transaction(self.engine) as connection:
            return (await connection.execute(update(REMINDERS).where(mine).values(scheduled=id_))).rowcount == 1

    async def known(self, ids: tuple[str, ...]) -> frozenset[str]:
        """Return which of these ids are of reminders that are booked or to be taken back."""
        found = union_all(
            *(select(table.c.scheduled).where(table.c.scheduled.in_(ids)) for table in (REMINDERS, WITHDRAWN))
        )
        async with reading(self.engine) as connection:
            return frozenset(await connection.scalars(found))

    async def unsure(self, at: float, told: str) -> bool:
        """Tell whether a reminder that says this is being scheduled."""
        query = select(REMINDERS.c.at).where(
            REMINDERS.c.at == at, REMINDERS.c.digest == told, REMINDERS.c.scheduled == ""
        )
        async with reading(self.engine) as connection:
            return (await connection.execute(query.limit(1))).first() is not None

    async def unbook(self, asker: Asker, at: float) -> None:
        """Forget a reminder."""
        async with transaction(self.engine) as connection:
            await connection.execute(delete(REMINDERS).where(_booked(asker, at)))

    async def withdraw(self, asker: Asker, at: float, now: float) -> None:
        """Have a reminder taken back."""
        async with transaction(self.engine) as connection:
            await withdraw(connection, _booked(asker, at), now)


@dataclass(frozen=True, slots=True)
class SqlLeads:
    """Leads in a database."""

    engine: AsyncEngine

    async def all(self, team: str) -> frozenset[str]:
        """Return the leads of a workspace."""
        async with reading(self.engine) as connection:
            return frozenset(await connection.scalars(select(LEADS.c.person).where(LEADS.c.team == team)))

    async def name(self, lead: Asker) -> None:
        """Make somebody a lead."""
        async with transaction(self.engine) as connection:
            row: dict[str, Any] = {"team": lead.team, "person": lead.user}
            await connection.execute(insert(connection, LEADS).values(**row).on_conflict_do_nothing())

    async def dismiss(self, lead: Asker) -> None:
        """Make somebody a lead no longer."""
        async with transaction(self.engine) as connection:
            await connection.execute(delete(LEADS).where(is_of(LEADS, lead)))


def _read(rows: Sequence[Any]) -> tuple[tuple[Asker, Newcomer], ...]:
    return tuple((Asker(row.team, row.person), NEWCOMER.validate_json(row.body)) for row in rows)


def _booked(asker: Asker, at: float) -> ColumnElement[bool]:
    return and_(is_of(REMINDERS, asker), REMINDERS.c.at == at)


def _looked_at(asker: Asker, owner: str) -> ColumnElement[bool]:
    return and_(is_of(NEWCOMERS, asker), NEWCOMERS.c.owner == owner)
