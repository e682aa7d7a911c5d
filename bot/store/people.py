"""What is kept of people, in tables."""

import json
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Table, and_, delete, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.domain.people import MOST_RECENT, Asker, Preferences, Recent, Rows
from bot.store.connecting import transaction
from bot.store.exporting import kept_of
from bot.store.memory import insert
from bot.store.statements import NOTE_RECENT, TRIM_RECENT
from bot.store.tables import METADATA, NEWCOMERS, PREFERENCES, RECENT, REMINDERS
from bot.store.withdrawals import withdraw


@dataclass(frozen=True, slots=True)
class SqlPeople:
    """A People in a database."""

    engine: AsyncEngine

    async def preferences(self, asker: Asker) -> Preferences:
        """Return what a person prefers."""
        async with transaction(self.engine) as connection:
            return await preferences_of(connection, asker)

    async def prefer(self, asker: Asker, preferences: Preferences) -> None:
        """Keep what a person prefers."""
        row, values = {"team": asker.team, "person": asker.user}, {"keeps_gaps": preferences.keeps_gaps}
        async with transaction(self.engine) as connection:
            keeping = insert(connection, PREFERENCES).values(**row, **values)
            await connection.execute(keeping.on_conflict_do_update(index_elements=[*row], set_=values))

    async def note_answer(self, asker: Asker, entries: tuple[str, ...], at: float) -> None:
        """Note that these entries answered a person."""
        async with transaction(self.engine) as connection:
            await note_recent(connection, asker, entries, at)

    async def recent(self, asker: Asker) -> tuple[Recent, ...]:
        """Return what a person was answered lately, newest first."""
        query = select(RECENT.c.entries, RECENT.c.at).where(is_of(RECENT, asker)).order_by(RECENT.c.id.desc())
        async with transaction(self.engine) as connection:
            rows = (await connection.execute(query.limit(MOST_RECENT))).all()
        return tuple(Recent(tuple(json.loads(row.entries)), row.at) for row in rows)

    async def kept(self, asker: Asker) -> Rows:
        """Return every row of a person."""
        return await kept_of(self.engine, asker.user, asker.team)

    async def forget(self, asker: Asker, at: float) -> None:
        """Delete every row of a person, and what is on its way, or was said, to them directly."""
        async with transaction(self.engine) as connection:
            # First of all, so that whoever is about to book a reminder books it before the next step or not at all.
            await connection.execute(delete(NEWCOMERS).where(is_of(NEWCOMERS, asker)))
            await withdraw(connection, is_of(REMINDERS, asker), at)
            for table in METADATA.sorted_tables:
                if theirs := [*_theirs(table, asker)]:
                    await connection.execute(delete(table).where(or_(*theirs)))


def is_of(table: Table, asker: Asker) -> ColumnElement[bool]:
    """Return the condition that a row is of this person."""
    return and_(table.c.team == asker.team, table.c.person == asker.user)


async def preferences_of(connection: AsyncConnection, asker: Asker) -> Preferences:
    """Return what a person prefers."""
    keeps: bool | None = await connection.scalar(select(PREFERENCES.c.keeps_gaps).where(is_of(PREFERENCES, asker)))
    return Preferences() if keeps is None else Preferences(keeps)


async def note_recent(connection: AsyncConnection, asker: Asker, entries: tuple[str, ...], at: float) -> None:
    """Note that these entries answered a person, and forget what is beyond the most that is kept."""
    row = {"team": asker.team, "person": asker.user, "entries": json.dumps(entries), "at": at}
    await connection.execute(NOTE_RECENT, row)
    await connection.execute(TRIM_RECENT, {"by": asker.user, "of": asker.team, "most": MOST_RECENT})


def _theirs(table: Table, asker: Asker) -> list[ColumnElement[bool]]:
    """Return the conditions that a row is of this person; none for a table that holds nothing of people.

    A message to a person alone has their id for a channel.
    """
    names = {"person", "channel"} & set(table.c.keys()) if "team" in table.c else set()
    return [and_(table.c.team == asker.team, table.c[name] == asker.user) for name in sorted(names)]
