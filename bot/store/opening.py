"""Open the store: everything that is kept, in one database."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Table, delete, literal, select, tuple_
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.domain.place import DIRECT_SECONDS, THREAD_SECONDS
from bot.store.connecting import new_engine, transaction
from bot.store.experts import SqlExperts
from bot.store.feedback import SqlFeedback
from bot.store.gaps import SqlGaps
from bot.store.memory import SqlMemory
from bot.store.newcomers import SqlLeads, SqlNewcomers
from bot.store.outbox import SqlOutbox
from bot.store.people import SqlPeople
from bot.store.tables import (
    CHANNELS,
    DRAFTS,
    EXPERT_QUESTIONS,
    GAPS,
    OUTBOX,
    RECENT,
    REMARKS,
    REMINDERS,
    SEEN,
    TOPICS,
    VOTES,
)
from bot.store.withdrawals import SqlWithdrawals

DAY_SECONDS = 24 * 60 * 60.0
SEEN_SECONDS = DAY_SECONDS
"""Slack's last retry comes about five minutes after the first delivery; delayed events may come hours later."""
POSTED_SECONDS = THREAD_SECONDS
"""How long it is known which message answers which: as long as its thread is followed up on."""

REMINDED_SECONDS = 2 * 366 * DAY_SECONDS
"""How long it is known of what somebody was reminded: as long as a plan may take."""
GAP_DAYS = 90
MOST_AT_ONCE = 500
KEPT = (GAPS, VOTES, RECENT, EXPERT_QUESTIONS, DRAFTS, REMARKS)
"""What is kept for as long as the settings say."""


@dataclass(frozen=True, slots=True)
class SqlStore:
    """A Store in a database."""

    engine: AsyncEngine
    memory: SqlMemory
    outbox: SqlOutbox
    feedback: SqlFeedback
    people: SqlPeople
    gaps: SqlGaps
    experts: SqlExperts
    newcomers: SqlNewcomers
    leads: SqlLeads
    withdrawals: SqlWithdrawals
    gap_seconds: float

    async def check(self) -> None:
        """Return when the store answers. Raises StoreAwayError."""
        async with transaction(self.engine) as connection:
            await connection.execute(select(literal(1)))

    async def forget(self, at: float) -> None:
        """Forget what has been kept long enough."""
        direct = (TOPICS.c.thread == "") & (TOPICS.c.at < at - DIRECT_SECONDS)
        await self._delete(SEEN, SEEN.c.at < at - SEEN_SECONDS)
        await self._delete(TOPICS, (TOPICS.c.at < at - THREAD_SECONDS) | direct)
        await self._delete(OUTBOX, OUTBOX.c.ended < at - POSTED_SECONDS)
        for kept in KEPT:
            await self._delete(kept, kept.c.at < at - self.gap_seconds)
        await self._delete(REMINDERS, REMINDERS.c.at < at - REMINDED_SECONDS)
        await self._delete(CHANNELS, CHANNELS.c.next_at < at)

    async def _delete(self, table: Table, old: ColumnElement[bool]) -> None:
        """Delete rows, some at a time, so that nobody waits long for their turn to write."""
        key = tuple_(*table.primary_key)
        some = delete(table).where(key.in_(select(*table.primary_key).where(old).limit(MOST_AT_ONCE)))
        deleted = MOST_AT_ONCE
        while deleted == MOST_AT_ONCE:
            async with transaction(self.engine) as connection:
                deleted = (await connection.execute(some)).rowcount


@asynccontextmanager
async def open_store(url: URL, gap_days: int = GAP_DAYS) -> AsyncIterator[SqlStore]:
    """Return the store at an address, which has been migrated; connections are made when they are needed.

    Gaps, votes, what people were answered, and what they wrote to experts and editors are forgotten after `gap_days`.
    """
    engine = new_engine(url)
    try:
        yield SqlStore(
            engine=engine,
            memory=SqlMemory(engine),
            outbox=SqlOutbox(engine),
            feedback=SqlFeedback(engine),
            people=SqlPeople(engine),
            gaps=SqlGaps(engine),
            experts=SqlExperts(engine),
            newcomers=SqlNewcomers(engine),
            leads=SqlLeads(engine),
            withdrawals=SqlWithdrawals(engine),
            gap_seconds=gap_days * DAY_SECONDS,
        )
    finally:
        await engine.dispose()
